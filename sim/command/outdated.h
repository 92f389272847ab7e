/* The names of all chart files, for the case that another scenario's charts are replaced. */
#ifndef REACH_COMMAND_OUTDATED_H
#define REACH_COMMAND_OUTDATED_H

/* "charts/NAME.png" and so on, ended by NULL; NULL when out of memory. */
char **reach_chart_files(void);
void reach_chart_files_free(char **files);

#endif

/* File names beside a scenario. */
#ifndef REACH_SCENARIO_PATHS_H
#define REACH_SCENARIO_PATHS_H

/* `name` as seen from the folder of `scenario_path`; absolute names stay. Caller frees; NULL
 * when out of memory. */
char *reach_path_beside(const char *scenario_path, const char *name);

/* The file name of `path` without folder and .yaml or .yml, fit to name a folder. Caller frees;
 * NULL when out of memory. */
char *reach_path_title(const char *path);

/* The absolute form of `path`, without links where the file exists. Caller frees; NULL when
 * out of memory. */
char *reach_path_absolute(const char *path);

#endif

/* Lines of ties that are no ties: to oneself, and repeats; people who start and stand in no line.
 */
#ifndef REACH_COMMAND_DROPPED_H
#define REACH_COMMAND_DROPPED_H

#include "study/study.h"

/* One warning on standard error for each file with lines that were dropped though nobody said so.
 */
void reach_command_warn_dropped(const reach_scenario *scenario, const reach_line_count *lines);
/* The same of one organization. */
void reach_command_warn_dropped_of(const reach_scenario *scenario, size_t organization,
                                   const reach_line_count *lines);
/* One warning for each seed set that names somebody without ties. */
void reach_command_warn_loners(const reach_scenario *scenario, const reach_line_count *lines);
/* One line on standard output for each file: people, lines, what becomes of which. */
void reach_command_print_lines(const reach_scenario *scenario, const reach_line_count *lines);

#endif

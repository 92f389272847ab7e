/* Numbers of ties, one a person, in a text file: one whole number a line. */
#ifndef REACH_WORLD_DEGREES_FILE_H
#define REACH_WORLD_DEGREES_FILE_H

#include <stdint.h>

#include "base/report.h"

/* degree[n_people] from as many lines. Errors: REACH_UNREADABLE with file:line:column,
 * REACH_TOO_BIG, REACH_NO_MEMORY. */
int reach_degrees_read(const char *path, uint32_t n_people, uint32_t *degree, reach_report *report);

/* The sum of the numbers up to the first that is none; 0 for a file that cannot be read. */
double reach_degrees_sum(const char *path);

#endif

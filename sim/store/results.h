/* The files of a run: one table file a row of the registry in results.c. */
#ifndef REACH_STORE_RESULTS_H
#define REACH_STORE_RESULTS_H

#include "store/file.h"
#include "study/study.h"

#define REACH_SOLUTION_NAME "solve.csv"

/* The names of all files that a run may write, manifest included; ended by NULL. */
const char *const *reach_results_names(void);

/* Writes the resolved scenario and every table that the result has, then publishes them.
 * Earlier files of those names stay untouched until all are on the disk. */
int reach_results_write(const reach_result *result, const char *resolved, reach_folder *folder,
                        reach_report *report);

#endif

/* The tables of a sweep as CSV, and whether its database is what was written. */
#ifndef REACH_STORE_SWEEP_EXPORT_H
#define REACH_STORE_SWEEP_EXPORT_H

#include "store/sweep_rows.h"

typedef struct {
  uint64_t n_points, n_answered, n_failed, n_blocks;
  uint64_t n_begun;         /* points without an answer that have some replicates */
  uint64_t n_least, n_most; /* of these */
} reach_sweep_counts;

/* Writes points.csv, summary.csv, comparison.csv and failures.csv into the folder of the database:
 * in their order the points that have an answer, and what the replicates say so far of those that
 * have not (status "open" in points.csv). The same bytes for the same sweep, however it
 * was played. REACH_UNREADABLE, and nothing written, where a row is damaged. */
int reach_sweep_export(reach_database *db, reach_folder *folder, reach_sweep_counts *counts,
                       reach_report *report);

/* Looks at every page, every row of runs and every answer: REACH_UNREADABLE with the first that is
 * damaged. */
int reach_sweep_verify(reach_database *db, const volatile sig_atomic_t *stop,
                       reach_sweep_counts *counts, reach_report *report);

#endif

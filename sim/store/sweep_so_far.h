/* What the replicates say that a point of an unfinished sweep has so far. */
#ifndef REACH_STORE_SWEEP_SO_FAR_H
#define REACH_STORE_SWEEP_SO_FAR_H

#include "store/sweep_rows.h"

typedef struct {
  reach_database *db; /* borrowed */
  reach_sweep_size size;
  sqlite3_stmt *has_run, *read_run;
  char **organization; /* [size.n_organizations] names */
  size_t baseline;
  double *value;                 /* room for n_room replicates */
  uint64_t n_room, n_replicates; /* of the point that was summed up last */
  reach_summary *summary;        /* its own; [organization][measure] */
  reach_comparison *comparison;
} reach_sweep_so_far;

/* Free is legal after failure. REACH_UNREADABLE, REACH_NO_MEMORY. */
int reach_sweep_so_far_init(reach_sweep_so_far *so_far, reach_database *db,
                            const reach_sweep_size *size, reach_report *report);
void reach_sweep_so_far_free(reach_sweep_so_far *so_far);

/* Sums up the blocks that are there from the first one on without a gap; n_replicates 0: none. */
int reach_sweep_so_far_sum_up(reach_sweep_so_far *so_far, uint64_t point, reach_report *report);

/* Row i < organizations times measures. */
reach_sweep_label reach_sweep_so_far_label(const reach_sweep_so_far *so_far, uint64_t point,
                                           size_t i);

#endif

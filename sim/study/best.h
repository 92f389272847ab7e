/* Which value of a parameter has the best mean score, and which others may have it. docs/model.md,
 * section "Response". */
#ifndef REACH_STUDY_BEST_H
#define REACH_STUDY_BEST_H

#include "study/crossing.h"

typedef struct {
  size_t best; /* of those that may be, with the best mean, the first of equal ones; n_values: there
                  is no score */
  size_t n;    /* values that may be best */
  bool is_flat; /* the same scores at all values in every replicate */
} reach_best;

/* may[n_values] = this value may be best: paired comparisons with all others, Bonferroni, so that
 * the value that is best is among them with 95 % probability at least.
 * O(n_values^2 · n_replicates). Returns 0, REACH_NO_MEMORY or REACH_INTERRUPTED
 * + signal. */
int reach_best_find(const reach_score_table *table, bool wants_least, bool *may, reach_best *best);

#endif

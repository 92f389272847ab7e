/* What a cascade amounts to: the measures of one organization in one replicate. */
#ifndef REACH_OUTCOME_ADVOCACY_H
#define REACH_OUTCOME_ADVOCACY_H

#include "cascade/cascade.h"
#include "cascade/final_size.h"
#include "outcome/measures.h"
#include "outcome/overlap.h"
#include "outcome/shape.h"
#include "outcome/tree.h"

enum { REACH_N_BINS = 64 }; /* = REACH_MAX_BINS of study.h */

/* What one thread needs to measure. */
typedef struct {
  reach_overlap overlap;
  reach_shape shape;
  reach_tree tree;
  double *day; /* first exposures, days, and room for as many; scratch */
  size_t capacity;
  uint32_t *day_count; /* [lanes][n_days + 1] people by day of the first exposure; scratch */
  unsigned day_capacity;
} reach_advocacy;

/* One replicate's answer. */
typedef struct {
  double measure[REACH_N_MEASURES]; /* NaN = missing */
  uint64_t hop[REACH_N_BINS];       /* people of `reach` by hop of the first copy; last: or more */
  uint64_t frequency[REACH_N_BINS]; /* by number of exposures; last: or more */
  uint64_t at_least[REACH_N_BINS];  /* by at least so many exposures */
  uint64_t repeats;                 /* sum over people of f (f - 1), f exposures each */
  double *by_day;                   /* [n_days + 1] reach at the end of each day; the caller's */
  unsigned n_days;                  /* used only where by_day is not NULL */
  uint64_t *by_department; /* [departments of the world] associates (bare network: people) who have
                              the message, starting ones included; the caller's; may be NULL */
} reach_outcome;

int reach_advocacy_init(reach_advocacy *advocacy, const reach_world *world);
void reach_advocacy_free(reach_advocacy *advocacy);

/* Measures what reach_cascade_run left in the workspace. baseline_reach: the baseline's reach in
 * the same replicate, NaN for the baseline itself. O(people touched). Returns 0 or
 * REACH_NO_MEMORY. */
int reach_advocacy_measure(reach_advocacy *advocacy, const reach_plan *plan, uint32_t replicate,
                           const reach_workspace *workspace, const reach_trace *trace,
                           double baseline_reach, reach_outcome *outcome);

/* The same of what reach_final_size_run found, on a bare network: what hangs on exposures and
 * copies is missing. O(rounds), and O(people reached) where departments are counted. */
void reach_advocacy_measure_final(const reach_plan *plan, const reach_final_size *final,
                                  double baseline_reach, reach_outcome *outcome);

#endif

/* Numbers and choices of grade X that have an effect: which there are, and what a question
 * (verdict.h) is answered at the low and at the high end of each. */
#ifndef REACH_STUDY_ASSUMPTION_H
#define REACH_STUDY_ASSUMPTION_H

#include "scenario/ranges.h"
#include "scenario/scenario.h"
#include "study/verdict.h"

/* An assumption at one end of its range. */
typedef struct {
  double value;   /* of the parameter, as below; NaN = there is no other value that way */
  bool is_played; /* else, with a value, it is not possible: */
  char why[240];  /* what speaks against it */
  reach_finding finding;
} reach_range_end;

typedef struct {
  int param;
  uint64_t organizations;   /* bit o: of organization o, all with the same value */
  double value;             /* as it is: a number, or which word of a choice; else NaN */
  const reach_range *range; /* that was used; NULL = half and twice the value */
  reach_range_end low, high;
  double effect; /* largest - smallest result at the ends and as it is; NaN = neither was played */
} reach_assumption;

typedef struct {
  reach_assumption *item; /* [n_items] by effect, largest first */
  size_t n_items;
  reach_finding as_it_is;
  enum reach_aspect aspect; /* that `effect` is about */
  uint64_t n_replicates;    /* of each end, and of as_it_is */
} reach_one_at_a_time;

/* The assumptions about these organizations (bits), not played: all numbers and choices of grade X
 * that have an effect, in the order of params.def. Free item. Returns 0 or REACH_NO_MEMORY. */
int reach_assumptions_find(const reach_scenario *scenario, uint64_t organizations,
                           reach_assumption **item, size_t *n_items);

/* Its results: of an end, NaN where it was not played. */
double reach_assumption_result(const reach_range_end *end, enum reach_aspect aspect);

#endif

/* How learning and audited opportunities make two legs of trust grow over the weeks of a programme:
 * docs/model.md, "Learning and opportunities". */
#ifndef REACH_WORLD_GROWTH_H
#define REACH_WORLD_GROWTH_H

#include <stdbool.h>

#include "scenario/params.h"

/* Shares, 0..1. Knowledge is no leg: what people could do if they had practised it. */
typedef struct {
  double knowledge, competency, reliability;
} reach_grown;

/* All shares. What does not grow stays as it is. */
typedef struct {
  bool by_learning, by_opportunities;
  unsigned n_weeks;
  double stays_unknown; /* a week, of what is not known */
  double is_mastered;   /* a week, of what is known and cannot be done yet */
  double kept;          /* of the opportunities: where reliability goes */
  double stays_old;     /* a week, of what was known before of reliability */
  reach_grown start;
} reach_growth;

/* From the legs as they are before. */
reach_growth reach_growth_of(const reach_params *params, double competency, double reliability);

/* The week after. */
reach_grown reach_growth_next(const reach_growth *growth, reach_grown before);

/* After all weeks. O(weeks). */
reach_grown reach_growth_end(const reach_growth *growth);

#endif

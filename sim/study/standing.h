/* Which organization has the best mean of a measure, and which others may have it: paired
 * differences, corrected for several comparisons, as for the values of a response. */
#ifndef REACH_STUDY_STANDING_H
#define REACH_STUDY_STANDING_H

#include "study/study.h"

typedef struct {
  size_t n;      /* organizations that have the measure */
  size_t best;   /* of these the one with the best mean; SIZE_MAX: there is none */
  size_t n_best; /* organizations that may be best */
  bool is_flat;  /* they are the same in every replicate */
} reach_standing;

/* may_be_best[organizations]. Returns 0 or REACH_NO_MEMORY. */
int reach_standing_find(const reach_result *result, int measure, bool wants_least,
                        bool *may_be_best, reach_standing *standing);

#endif

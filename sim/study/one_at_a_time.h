/* Which assumption matters most: every number of grade X that has an effect is set to a low and to
 * a high value while all else stays, and a question (verdict.h) is asked anew.
 * docs/model.md, section "Claims". */
#ifndef REACH_STUDY_ONE_AT_A_TIME_H
#define REACH_STUDY_ONE_AT_A_TIME_H

#include "study/assumption.h"
#include "study/pool.h"

typedef struct {
  reach_question question;
  size_t organization, baseline; /* indices; baseline: where it is not against a value */
  uint64_t n_replicates;
} reach_inquiry;

/* Plays the scenario (as it is on a rung, without ladder) at all ends, in n_replicates each.
 * Progress runs through the part of the pool's options. Costs two plays an assumption. The same
 * numbers for any number of threads. Returns 0, REACH_NO_MEMORY, REACH_INTERRUPTED + signal, and
 * what reach_study_run refuses about the scenario as it is. Free is legal after failure. */
int reach_one_at_a_time_run(const reach_scenario *scenario, const reach_inquiry *inquiry,
                            const reach_pool_options *options, reach_one_at_a_time *out,
                            reach_report *report);
void reach_one_at_a_time_free(reach_one_at_a_time *one);

#endif

/* The claim of a scenario: whether the numbers support it, under which conditions, and which
 * assumption matters most. docs/model.md, section "Claims". */
#ifndef REACH_STUDY_CLAIM_H
#define REACH_STUDY_CLAIM_H

#include "study/one_at_a_time.h"
#include "study/study.h"

/* Index of the measure of that name, or -1. */
int reach_claim_measure(const char *name);

/* The same as the value of a key: REACH_INVALID with a line that begins with the key where it is
 * not known. */
int reach_claim_find_measure(const char *key, const char *name, int *measure, reach_report *report);

/* What the claim asks. Names of measures that are not known are refused: REACH_INVALID. */
int reach_claim_question(const reach_scenario *scenario, reach_question *question,
                         reach_report *report);

/* Is the verdict at this end another one than the claim's? Undecided for want of replicates, as the
 * scenario itself is with as few, is not another one. */
bool reach_claim_turns(const reach_claim_answer *claim, const reach_range_end *end);

/* Is there a claim, or is it asked what matters without one, and in replicates enough? */
bool reach_claim_is_played(const reach_scenario *scenario, const reach_study_options *options);

/* After the scenario and its ladder were played: fills result->claim (without a claim: the list of
 * assumptions only), which reach_result_free frees. Errors as reach_study_run. */
int reach_claim_find(const reach_scenario *scenario, const reach_pool_options *options,
                     reach_result *result, reach_report *report);

#endif

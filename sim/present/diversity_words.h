/* Whether referral makes a pool more diverse, along homophily, in words. */
#ifndef REACH_PRESENT_DIVERSITY_WORDS_H
#define REACH_PRESENT_DIVERSITY_WORDS_H

#include "present/lettering.h"
#include "study/study.h"

/* Does the response ask for it: groups.homophily, referral_diversity less pull_diversity? */
bool reach_diversity_is_asked(const reach_result *result);

/* Is it one that is certain, and not that at 0, where contacts are as the market? */
bool reach_diversity_is_turn(const reach_crossing *crossing);
/* The first such crossing of an organization: from more to less diverse, or back; NULL: none. */
const reach_crossing *reach_diversity_turn(const reach_response *response, size_t organization);

/* "more diverse up to 0.57 (0.48-0.65)", "more diverse at 0.15-0.9", "no clear difference". */
reach_line reach_diversity_words(const reach_response *response, size_t organization);
/* The same with "a homophily of" before its first number. */
reach_line reach_diversity_clause(const reach_response *response, size_t organization);

#endif

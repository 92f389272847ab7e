/* The claim of a scenario in words: what is compared, the verdict, its conditions, the assumption
 * that matters most. */
#ifndef REACH_PRESENT_CLAIM_WORDS_H
#define REACH_PRESENT_CLAIM_WORDS_H

#include "present/lettering.h"
#include "present/number.h"
#include "present/sentence.h"

/* All of it in one sentence; "" without a claim. */
reach_sentence reach_claim_sentence(const reach_result *result);

/* "feed.attention", with the organizations where others have another value of it. */
reach_line reach_assumption_words(const reach_result *result, const reach_assumption *assumption);

/* "0.35", "2,000". */
reach_number reach_plain_number(double value);
/* A value of a parameter: such a number, or a word. */
reach_number reach_assumption_value(int param, double value);

/* "2.31×", "+1,203", "0.312": a result at an end or as it is. */
reach_number reach_aspect_words(reach_aspect_value value, enum reach_aspect aspect);

#endif

/* What the numbers of a result say, in sentences that they and their intervals bear out. */
#ifndef REACH_PRESENT_SENTENCE_H
#define REACH_PRESENT_SENTENCE_H

#include <stddef.h>

#include "study/study.h"

typedef struct {
  char text[2048];
} reach_sentence;

/* "30 days, 1,000 replicates, seed 2012". */
reach_sentence reach_sentence_setting(const reach_result *result);

/* "social reaches 0.82 times as many people as traditional (95 % interval 0.81 to 0.83), ...";
 * where there is a ladder, that this is before its first step. */
reach_sentence reach_sentence_comparison(const reach_result *result, size_t organization);

/* "The message reaches 128,200 people (127,600–128,700) ...", for an organization alone. */
reach_sentence reach_sentence_alone(const reach_result *result);

/* What the ladder leaves after its last step; "" without a ladder. */
reach_sentence reach_sentence_ladder(const reach_result *result);

/* What is wrong with a supercritical organization, why it matters, what to try; "" for others. */
reach_sentence reach_sentence_supercritical(const reach_result *result, size_t organization);

/* How well a market that was made for an overlap has it; "" where none was asked for. */
reach_sentence reach_sentence_overlap(const reach_result *result, size_t organization);

/* What the intervals speak about. */
reach_sentence reach_sentence_scope(const reach_result *result);

/* How many numbers in use are assumptions, and where to read about them. */
reach_sentence reach_sentence_assumptions(const reach_scenario *scenario);

#endif

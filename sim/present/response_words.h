/* The response to a parameter in words: which value is best, and where a sign changes. */
#ifndef REACH_PRESENT_RESPONSE_WORDS_H
#define REACH_PRESENT_RESPONSE_WORDS_H

#include "present/lettering.h"
#include "present/number.h"
#include "present/sentence.h"

/* "net reach", "accurate reach less senders". */
reach_line reach_response_measure(const reach_response *response);

/* The organization that a sentence is about, of those whose numbers the parameter changes: where
 * the response is not of reach the first that crosses for certain; else the one that reach_focus
 * names, or the first. The focus itself where the parameter changes none. */
size_t reach_response_focus(const reach_result *result);

/* "0.6 (0.5–0.7)": the best value, and which may be best where several may; "" where no value is
 * clearly better than the others or there is no score. */
reach_line reach_response_best(const reach_response *response, size_t organization);

/* ", the largest tried"; "" where the best value has others on both sides. */
const char *reach_response_end(const reach_response *response, size_t organization);

/* "0.18 (0.177–0.182)"; with the interval alone where the crossing itself was not seen. */
reach_line reach_crossing_words(const reach_crossing *crossing);

/* One end of its interval, to the digits that its width allows. */
reach_number reach_crossing_end(const reach_crossing *crossing, double end);

/* What is said of an organization's measure: "is best at 0.6 (0.5–0.7); more than old from 0.18
 * (0.177–0.182) on". */
reach_line reach_response_words(const reach_result *result, size_t organization);

/* All of it in one sentence about the focus; "" without a response. */
reach_sentence reach_response_sentence(const reach_result *result);

#endif

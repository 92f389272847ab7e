/* The claim of a scenario in a terminal: the verdict, and the assumptions it rests on. */
#ifndef REACH_PRESENT_CLAIMS_H
#define REACH_PRESENT_CLAIMS_H

#include <stdbool.h>
#include <stdio.h>

#include "present/lettering.h"
#include "study/study.h"

/* "0.4: 2.67× (supported)": what a claim comes to at one end of an assumption. */
reach_line reach_claim_end_words(const reach_claim_answer *claim, int param,
                                 const reach_range_end *end);

/* The assumptions that matter most, one a line; nothing where none were played. */
void reach_claims_print(FILE *out, const reach_result *result, bool has_color);

#endif

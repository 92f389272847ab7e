/* The claim of a scenario in a terminal: the verdict, and the assumptions it rests on. */
#ifndef REACH_PRESENT_CLAIMS_H
#define REACH_PRESENT_CLAIMS_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* The assumptions that matter most, one a line; nothing where none were played. */
void reach_claims_print(FILE *out, const reach_result *result, bool has_color);

#endif

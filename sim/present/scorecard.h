/* The legs of trust, in the terminal. */
#ifndef REACH_PRESENT_SCORECARD_H
#define REACH_PRESENT_SCORECARD_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* Prints a block if anything but given numbers makes a leg; name[organization]. */
void reach_scorecard_print(FILE *out, const reach_result *result, const char *const *name,
                           bool has_color);

#endif

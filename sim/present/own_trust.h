/* Trust in associates by their own legs, in the terminal. */
#ifndef REACH_PRESENT_OWN_TRUST_H
#define REACH_PRESENT_OWN_TRUST_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* Prints a block if legs of associates or departments are given; name[organization]. */
void reach_own_trust_print(FILE *out, const reach_result *result, const char *const *name,
                           bool has_color);

#endif

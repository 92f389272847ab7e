/* The response to a parameter in the terminal: every value, and what it says. */
#ifndef REACH_PRESENT_RESPONSE_BLOCK_H
#define REACH_PRESENT_RESPONSE_BLOCK_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* Nothing without a response. name[organization] are headings. */
void reach_response_print(FILE *out, const reach_result *result, const char *const *name,
                          bool has_color);

#endif

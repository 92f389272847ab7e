/* Do applications come to hires as published? A block of the terminal. */
#ifndef REACH_PRESENT_RECRUITING_BANDS_H
#define REACH_PRESENT_RECRUITING_BANDS_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* Prints nothing where nobody applies. */
void reach_recruiting_bands_print(FILE *out, const reach_result *result, const char *const *name,
                                  bool has_color);

#endif

/* Do ideas come in, and are they implemented, as published? A block of the terminal. */
#ifndef REACH_PRESENT_IDEA_BANDS_H
#define REACH_PRESENT_IDEA_BANDS_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* Prints nothing unless customers of some organization send ideas for as long as was published. */
void reach_idea_bands_print(FILE *out, const reach_result *result, const char *const *name,
                            bool has_color);

#endif

/* A sensitivity in a terminal. */
#ifndef REACH_PRESENT_SENSITIVITY_TABLE_H
#define REACH_PRESENT_SENSITIVITY_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "study/sensitivity.h"

/* What was asked, a line for each parameter by rank, the five that matter most first, and what is
 * to be borne in mind. `folder`: where the tables are. */
void reach_sensitivity_print(FILE *out, const reach_sensitivity *s, const char *folder,
                             bool has_color);

#endif

/* Planners' formulas beside the simulated reach, in the terminal. */
#ifndef REACH_PRESENT_PLANNERS_H
#define REACH_PRESENT_PLANNERS_H

#include <stdbool.h>
#include <stdio.h>

#include "present/number.h"
#include "study/study.h"

/* Prints a block if any organization has a shared market; name[organization]. */
void reach_planners_print(FILE *out, const reach_result *result, const char *const *name,
                          bool has_color);

/* By how much an estimate misses what was simulated: "+2.7 %", "−0.4 %", "±0.0 %". */
reach_number reach_planners_error(double estimate, double simulated);

#endif

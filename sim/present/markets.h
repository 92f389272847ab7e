/* Reach against the baseline in markets of other sizes (run.market_sizes), for a terminal. */
#ifndef REACH_PRESENT_MARKETS_H
#define REACH_PRESENT_MARKETS_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* Nothing where the scenario asks for none. name[organization], as shown. */
void reach_markets_print(FILE *out, const reach_result *result, const char *const *name,
                         bool has_color);

#endif

/* From a draft to a scenario: values, defaults, what follows from them, checks. */
#ifndef REACH_SCENARIO_BUILD_H
#define REACH_SCENARIO_BUILD_H

#include "scenario/draft.h"

/* Fills the zeroed *scenario; mistakes are noted in the draft. Returns 0 or REACH_NO_MEMORY;
 * the caller frees the scenario in any case. */
int reach_build(reach_draft *draft, const char *path, reach_scenario *scenario);

#endif

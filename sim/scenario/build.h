/* From a draft to a scenario: values, defaults, what follows from them, checks. */
#ifndef REACH_SCENARIO_BUILD_H
#define REACH_SCENARIO_BUILD_H

#include "scenario/draft.h"

/* Fills the zeroed *scenario; mistakes are noted in the draft. Returns 0 or REACH_NO_MEMORY;
 * the caller frees the scenario in any case. */
int reach_build(reach_draft *draft, const char *path, reach_scenario *scenario);

/* Its parts that a rung of the ladder needs too. Both return 0 or REACH_NO_MEMORY. */

/* Notes every value of the section that its parameter cannot take. */
int reach_build_check_values(reach_draft *draft, reach_section *section);

/* Fills an organization from a section (may be NULL) and the draft's base. */
int reach_build_organization(reach_draft *draft, reach_section *section, const char *name,
                             reach_organization *organization);

/* ladder.c: the rungs, after the scenario itself was built. */
int reach_build_ladder(reach_draft *draft, reach_scenario *scenario);

/* claim.c: whom the claim speaks about, after everything else was built. */
void reach_build_claim(reach_draft *draft, reach_scenario *scenario);

/* response.c: the parameter that is played at several values, and whether it can have them. Returns
 * 0 or REACH_NO_MEMORY. */
int reach_build_response(reach_draft *draft, reach_scenario *scenario);

/* Makes the numbers that were not given follow from the others anew, after a change of some.
 * Returns 0 or REACH_NO_MEMORY. */
int reach_build_follow(reach_organization *organization);

#endif

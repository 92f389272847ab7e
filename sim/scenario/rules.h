/* What is judged after reading: where keys stand, what they mean together. */
#ifndef REACH_SCENARIO_RULES_H
#define REACH_SCENARIO_RULES_H

#include "scenario/draft.h"

/* Notes keys that stand where they cannot mean anything: a run key in an organization, a
 * market in a bare network. Their cells are marked bad. */
void reach_placement_check(reach_draft *draft, bool is_network);
/* The same for one step of the ladder. */
void reach_placement_check_step(reach_draft *draft, reach_step *step, bool is_network);

/* Notes settings of the command line that every organization overrides: what is asked for must
 * have an effect. */
void reach_overridden_check(reach_draft *draft);

/* Notes keys that have no effect, such as those of a channel that nobody lists. */
void reach_unused_check(reach_draft *draft, const reach_scenario *scenario);

/* Notes those of one section, judged by the organizations first to last. */
void reach_unused_check_section(reach_draft *draft, const reach_scenario *scenario,
                                const reach_section *section, size_t first, size_t last);

/* Notes values that contradict each other in organization i. */
void reach_rules_check(reach_draft *draft, const reach_scenario *scenario, size_t i);

/* The same without a draft: false, with what is wrong, where the values of an organization
 * contradict each other. */
bool reach_rules_hold(const reach_organization *organization, bool is_network,
                      char why[REACH_WHY_SIZE]);

/* The cell that gave the organization its value: its own, or the base's; NULL = default.
 * `section` is NULL where the scenario names no organizations. */
reach_cell *reach_cell_of(reach_draft *draft, reach_section *section, int param);

#endif

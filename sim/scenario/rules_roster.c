/* Rules about a company's own people. */
#include "scenario/ruling.h"

bool reach_rule_roster_agrees_with_model(reach_ruling *r) {
  const reach_params *p = r->p;
  bool has_roster = *p->associates_roster;
  if (p->work_ties_model == REACH_TIES_ROSTER && !has_roster)
    return reach_rule_object(r, "work_ties.model: roster needs associates.roster, a CSV with the "
                                "columns id and manager");
  if (has_roster && p->work_ties_model == REACH_TIES_FAMOUS)
    return reach_rule_object(r, "associates.roster: a famous network has people of its own; choose "
                                "another work_ties.model or remove the roster");
  if (has_roster && p->work_ties_model == REACH_TIES_HIERARCHY)
    return reach_rule_object(r, "associates.roster: work_ties.model: hierarchy makes reporting "
                                "lines of its own; choose roster, which takes those of the column "
                                "manager, or another model");
  return true;
}

bool reach_rule_group_agrees_with_choice(reach_ruling *r) {
  const reach_params *p = r->p;
  bool is_choice = p->cascade_seed_choice == REACH_SEED_GROUP, has_group = *p->cascade_seed_group;
  if (is_choice && !*p->associates_roster)
    return reach_rule_object(r,
                             "cascade.seed_choice: group needs associates.roster, a CSV with the "
                             "column group");
  if (is_choice && !has_group)
    return reach_rule_object(r, "cascade.seed_group: seed_choice: group needs the name of one");
  if (is_choice || !has_group) return true;
  return reach_rule_object(
      r, "cascade.seed_group: it needs seed_choice: group; add that or remove the key");
}

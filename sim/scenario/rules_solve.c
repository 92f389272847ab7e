/* Rules about what a scenario is solved for. */
#include "scenario/ruling.h"

bool reach_rule_goals_have_a_target(reach_ruling *r) {
  if (r->p->solve_goal == REACH_SOLVE_BREAK_EVEN || r->given[REACH_PARAM_solve_target]) return true;
  return reach_rule_object(r, "solve.goal: no number is given to reach; give solve.target");
}

/* Rules about complaints. */
#include "scenario/ruling.h"

static bool is_off(const reach_ruling *r) {
  return r->p->service_model == REACH_SERVICE_NONE;
}

bool reach_rule_complaints_have_a_market(reach_ruling *r) {
  bool is_separate = r->p->market_audiences == REACH_AUDIENCES_SEPARATE;
  if (is_off(r) || is_separate || r->p->market_people > 0) return true;
  return reach_rule_object(r,
                           "service.model: customers are people of the market, and market.people "
                           "is 0; give it some");
}

bool reach_rule_complaints_can_be_counted(reach_ruling *r) {
  const double most = 1e7; /* a gigabyte and a half a thread */
  double n = r->p->service_complaints * (double)r->p->run_days;
  if (is_off(r) || n <= most) return true;
  return reach_rule_object(r,
                           "service.complaints: %.15g a day are %.15g in run.days; at most %.15g",
                           r->p->service_complaints, n, most);
}

bool reach_rule_discretion_solves_more(reach_ruling *r) {
  double without = r->p->service_solved_without, with = r->p->service_solved_with;
  if (is_off(r) || without <= with) return true;
  return reach_rule_object(r,
                           "service.solved_with: %.15g is less than service.solved_without, %.15g; "
                           "discretion solves more, not less",
                           with, without);
}

bool reach_rule_served_customers_stay(reach_ruling *r) {
  const reach_params *p = r->p;
  double content = p->service_kept_content, late = p->service_kept_late;
  double unsolved = p->service_kept_unsolved;
  if (is_off(r) || (content >= late && late >= unsolved)) return true;
  return reach_rule_object(
      r,
      "service.kept_content, kept_late, kept_unsolved: %.15g, %.15g, %.15g; who "
      "was served better must be as likely to stay",
      content, late, unsolved);
}

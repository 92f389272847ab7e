/* Rules about recruiting. */
#include "scenario/ruling.h"

static const double most_applicants = 5e6; /* each is looked at, and kept while a replicate lasts */

bool reach_rule_applicants_can_be_looked_at(reach_ruling *r) {
  const reach_params *p = r->p;
  if (p->recruiting_model == REACH_RECRUITING_NONE) return true;
  double a_week = p->recruiting_pull_visits * p->recruiting_pull_start * p->recruiting_pull_finish;
  double n = a_week * (double)p->recruiting_weeks;
  if (n <= most_applicants) return true;
  return reach_rule_object(r,
                           "recruiting.pull.visits: %.10g visits a week make %.3g applications in "
                           "%lld weeks (allowed at most %.0f in all); lower visits, weeks, start "
                           "or finish",
                           p->recruiting_pull_visits, n, (long long)p->recruiting_weeks,
                           most_applicants);
}

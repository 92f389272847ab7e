/* Learning: each hour brings a share of what is not yet known, and skill follows knowledge as far
 * as it is practised and somebody says how it went. Opportunities: each that is audited counts
 * against all that was known before. Week by week, since that is how it is defined; tests know
 * closed forms.
 */
#include "world/growth.h"

#include <math.h>

static bool grows_by(const reach_params *p, int what) {
  return p->trust_grown_by == what || p->trust_grown_by == REACH_GROWN_BOTH;
}

reach_growth reach_growth_of(const reach_params *p, double competency, double reliability) {
  double n_audited = p->trust_opportunities_per_week * p->trust_opportunities_audited;
  reach_growth growth = {
      .by_learning = grows_by(p, REACH_GROWN_LEARNING),
      .by_opportunities = grows_by(p, REACH_GROWN_OPPORTUNITIES),
      .stays_unknown = pow(1 - p->trust_learning_per_hour, p->trust_learning_hours),
      .is_mastered =
          p->trust_learning_pace * p->trust_learning_practice * p->trust_learning_feedback,
      .kept = p->trust_opportunities_kept,
      .stays_old = pow(1 - p->trust_opportunities_weight, n_audited),
      .start = {fmax(p->trust_learning_knowledge, competency), competency, reliability}};
  if (growth.by_learning || growth.by_opportunities) growth.n_weeks = (unsigned)p->programme_weeks;
  return growth;
}

reach_grown reach_growth_next(const reach_growth *growth, reach_grown before) {
  reach_grown now = before;
  if (growth->by_learning) {
    now.knowledge = 1 - (1 - before.knowledge) * growth->stays_unknown;
    double gap = fmax(now.knowledge - before.competency, 0); /* below 0 by rounding only */
    now.competency = before.competency + growth->is_mastered * gap;
  }
  if (growth->by_opportunities)
    now.reliability =
        (1 - growth->stays_old) * growth->kept + growth->stays_old * before.reliability;
  return now;
}

reach_grown reach_growth_end(const reach_growth *growth) {
  reach_grown grown = growth->start;
  for (unsigned week = 0; week < growth->n_weeks; week++) grown = reach_growth_next(growth, grown);
  return grown;
}

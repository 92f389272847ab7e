/* cost = fixed + n (training + weeks (tools + hours x hourly cost)), n the associates who are
 * enabled; earned media value = CPM x impressions / 1000 + CPC x click rate x impressions, the
 * two usual forms; roi = (value - cost) / cost. */
#include "outcome/economics.h"

#include <math.h>

#include "outcome/measures.h"

static const double days_per_week = 7, impressions_per_price = 1000; /* CPM: cost per mille */

/* Those who tell contacts and those who tell colleagues are the first of one order: one of the two
 * includes the other. */
static uint64_t enabled_people(const reach_plan *plan) {
  uint64_t n = 0;
  for (int i = 0; i < plan->n_used; i++) {
    const reach_channel *channel = &plan->channel[plan->used[i]];
    if (channel->to_contacts && plan->n_participants > n) n = plan->n_participants;
    if (channel->to_colleagues && plan->n_insiders > n) n = plan->n_insiders;
  }
  return n;
}

static double cost_of_person(const reach_params *p) {
  double weeks = (double)p->run_days / days_per_week;
  double a_week = p->economics_tools_cost + p->economics_hours * p->economics_hourly_cost;
  return p->economics_training_cost + weeks * a_week;
}

reach_economics reach_economics_of(const reach_params *p, const reach_plan *plan) {
  int account = p->economics_account;
  bool is_of_all = p->economics_enabled == REACH_ENABLED_EVERYBODY;
  reach_economics e = {.has_cost = account == REACH_ACCOUNT_COST || account == REACH_ACCOUNT_BOTH,
                       .has_value =
                           account == REACH_ACCOUNT_VALUE || account == REACH_ACCOUNT_BOTH};
  if (e.has_cost) {
    e.fixed = p->economics_fixed_cost;
    e.per_person = cost_of_person(p);
    e.enabled = (double)(is_of_all ? plan->world->n_associates : enabled_people(plan));
    if (plan->adoption.is_on && !is_of_all && plan->n_used)
      e.adopters_of = (double)plan->world->n_associates;
  }
  if (e.has_value)
    e.per_impression =
        p->economics_cpm / impressions_per_price + p->economics_cpc * p->economics_click_rate;
  return e;
}

void reach_economics_measure(const reach_economics *e, double *m) {
  double people = m[REACH_MEASURE_accurate_reach];
  double value = e->has_value ? e->per_impression * m[REACH_MEASURE_impressions] : NAN;
  double enabled = e->enabled;
  if (e->adopters_of > 0) enabled = round(m[REACH_MEASURE_adoption] * e->adopters_of);
  double cost = e->has_cost ? e->fixed + enabled * e->per_person : NAN;
  m[REACH_MEASURE_cost] = cost;
  m[REACH_MEASURE_earned_media_value] = value;
  m[REACH_MEASURE_roi] = cost > 0 ? (value - cost) / cost : NAN;
  m[REACH_MEASURE_cost_per_accurate_reach] = people > 0 ? cost / people : NAN;
}

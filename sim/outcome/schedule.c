#include "outcome/schedule.h"

#include <math.h>

#include "outcome/planner.h"

const reach_formula reach_formula_table[REACH_N_FORMULAS] = {
#define REACH_FORMULA(name, words) {#name, words},
    REACH_FORMULAS
#undef REACH_FORMULA
};

double reach_schedule_page_share(const reach_plan *plan) {
  const reach_channel *page = &plan->channel[REACH_CHANNEL_PAGE];
  double market = (double)plan->world->market.people;
  if (!page->is_used || !(market > 0)) return 0;
  double in_time = reach_delay_share_by(&page->delay, plan->horizon_days);
  return page->attention * in_time * (double)plan->n_followers / market;
}

/* The senders as vehicles of one kind. */
static reach_vehicles senders_of(const reach_schedule *s) {
  double by_senders = fmax(s->impressions - s->page_share * s->market, 0);
  if (!(s->senders > 0 && by_senders > 0)) return (reach_vehicles){0, 0};
  double n = fmax(1, round(s->senders));
  return (reach_vehicles){by_senders / n / s->market, n};
}

static void plan_random(const reach_schedule *s, reach_planned *planned) {
  planned->reach = reach_planner_random(s->market, s->impressions);
  reach_planner_random_frequency(s->market, s->impressions, REACH_N_BINS, planned->frequency);
}

static void plan_sainsbury(const reach_schedule *s, reach_planned *planned) {
  reach_vehicles kind[] = {senders_of(s), {s->page_share, 1}};
  planned->reach = s->market * reach_planner_sainsbury(kind, 2);
  reach_planner_sainsbury_frequency(kind, 2, REACH_N_BINS, planned->frequency);
}

static void plan_beta_binomial(const reach_schedule *s, reach_planned *planned) {
  double n = senders_of(s).n + (s->page_share > 0);
  double c1 = s->impressions / n / s->market, both = s->repeats / (n * (n - 1)) / s->market;
  reach_beta_binomial law = reach_beta_binomial_of_pair(c1, both);
  planned->reach = s->market * reach_planner_beta_binomial(law, n);
  reach_planner_beta_binomial_frequency(law, n, REACH_N_BINS, planned->frequency);
}

void reach_schedule_plan(const reach_schedule *s, reach_planned *planned) {
  for (int i = 0; i < REACH_N_FORMULAS; i++) {
    planned[i].reach = NAN;
    for (int f = 0; f < REACH_N_BINS; f++) planned[i].frequency[f] = NAN;
  }
  if (!(s->market > 0)) return;
  plan_random(s, &planned[REACH_FORMULA_random_duplication]);
  plan_sainsbury(s, &planned[REACH_FORMULA_sainsbury]);
  plan_beta_binomial(s, &planned[REACH_FORMULA_beta_binomial]);
  for (int i = 0; i < REACH_N_FORMULAS; i++)
    for (int f = 0; f < REACH_N_BINS; f++) planned[i].frequency[f] *= s->market;
}

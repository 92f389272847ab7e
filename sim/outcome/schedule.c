#include "outcome/schedule.h"

#include <math.h>

#include "outcome/planner.h"

const reach_formula reach_formula_table[REACH_N_FORMULAS] = {
#define REACH_FORMULA(name, words) {#name, words},
    REACH_FORMULAS
#undef REACH_FORMULA
};

void reach_schedule_add_page(const reach_plan *plan, reach_schedule *schedule) {
  const reach_channel *page = &plan->channel[REACH_CHANNEL_PAGE];
  double market = (double)plan->world->market.people, seen = 0, unseen = 1;
  schedule->page_share = schedule->page_impressions = 0;
  if (!page->is_used || !(market > 0)) return;
  for (uint64_t k = 0; k < page->posts; k++) {
    double left = plan->horizon_days - (double)k * page->post_gap_days;
    if (left < 0) break;
    double attention = page->attention * pow(1 - page->fatigue, (double)k);
    double share = attention * reach_delay_share_by(&page->delay, left);
    seen += share;
    unseen *= 1 - share;
  }
  double once = page->posts > 1 ? 1 - unseen : seen;
  schedule->page_share = once * (double)plan->n_followers / market;
  schedule->page_impressions = seen * (double)plan->n_followers / market;
}

/* The senders as vehicles of one kind. */
static reach_vehicles senders_of(const reach_schedule *s) {
  double by_senders = fmax(s->impressions - s->page_impressions * s->market, 0);
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

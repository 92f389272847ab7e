/* The measures of a cascade of which only the final size is known: round r is day r. */
#include <math.h>
#include <string.h>

#include "outcome/advocacy.h"

/* Day on which person number k (from 1) was reached; NaN beyond the last. */
static double day_of_person(const reach_final_size *final, uint64_t k) {
  if (k < 1 || k > final->n_reached) return NAN;
  uint32_t low = 0, high = final->n_rounds - 1;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (final->round_end[middle] >= k)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static void count_departments(const reach_plan *plan, const reach_final_size *final,
                              reach_outcome *outcome) {
  const reach_departments *d = &plan->world->departments;
  memset(outcome->by_department, 0, d->n_departments * sizeof *outcome->by_department);
  for (uint32_t i = 0; i < final->n_reached; i++)
    outcome->by_department[d->department[final->reached[i]]]++;
}

static uint64_t people_of_round(const reach_final_size *final, uint32_t round) {
  return final->round_end[round] - (round ? final->round_end[round - 1] : 0);
}

void reach_advocacy_measure_final(const reach_plan *plan, const reach_final_size *final,
                                  double baseline_reach, reach_outcome *outcome) {
  double *m = outcome->measure, hops = 0, broadest = 0, n = final->n_reached;
  for (int i = 0; i < REACH_N_MEASURES; i++) m[i] = NAN;
  memset(outcome->hop, 0, sizeof outcome->hop);
  memset(outcome->frequency, 0, sizeof outcome->frequency);
  memset(outcome->at_least, 0, sizeof outcome->at_least);
  outcome->repeats = 0;
  for (uint32_t r = 0; r < final->n_rounds; r++) {
    uint64_t people = people_of_round(final, r);
    outcome->hop[r < REACH_N_BINS ? r : REACH_N_BINS - 1] += people;
    hops += (double)people * r;
    broadest = fmax(broadest, (double)people);
  }
  for (unsigned d = 0; outcome->by_day && d <= outcome->n_days; d++)
    outcome->by_day[d] = final->n_rounds == 0 ? 0 : d < final->n_rounds ? final->round_end[d] : n;
  if (outcome->by_department) count_departments(plan, final, outcome);
  double hearers = n - (double)plan->n_seeds;
  m[REACH_MEASURE_reach] = m[REACH_MEASURE_accurate_reach] = n;
  m[REACH_MEASURE_accepted_reach] = m[REACH_MEASURE_effective_reach] = n;
  m[REACH_MEASURE_senders] = n;
  m[REACH_MEASURE_hops_mean] = hearers > 0 ? hops / hearers : NAN;
  m[REACH_MEASURE_depth] = final->n_rounds ? final->n_rounds - 1 : 0;
  m[REACH_MEASURE_breadth] = broadest;
  m[REACH_MEASURE_days_to_half] = day_of_person(final, ((uint64_t) final->n_reached + 1) / 2);
  m[REACH_MEASURE_days_to_90] = day_of_person(final, ((uint64_t) final->n_reached * 9 + 9) / 10);
  if (!isnan(baseline_reach))
    m[REACH_MEASURE_days_to_baseline] = day_of_person(final, (uint64_t)baseline_reach + 1);
}

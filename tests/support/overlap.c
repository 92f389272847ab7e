#include "support/overlap.h"

#include <math.h>
#include <stdio.h>

#include "support/play.h"

void unique_contacts(double market, double n, double k, double *mean, double *variance) {
  double log_missed = n * log1p(-k / market);
  double log_both = log_missed + n * log1p(-k / (market - 1));
  double missed = exp(log_missed);
  *mean = -market * expm1(log_missed);
  *variance = market * missed * (1 - missed) +
              market * (market - 1) * missed * missed * expm1(log_both - 2 * log_missed);
}

void assert_unique_reach(unsigned market, unsigned n, unsigned k, unsigned n_replicates) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: %u, seed: 25, days: 10}\n"
                "associates: {count: %u, contacts: {law: constant, mean: %u}}\n"
                "market: {people: %u, segments: 1}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: 1, reshare: 0, delay: constant, half_life_days: 1}\n",
                n_replicates, n, k, market);
  double mean, variance;
  unique_contacts(market, n, k, &mean, &variance);
  char what[100];
  snprintf(what, sizeof what, "%u x %u in %u, n %u", n, k, market, n_replicates);
  test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
  assert_within_sigmas(reach.mean, mean, sqrt(variance / n_replicates), what);
  if (n_replicates >= 100) assert_variance(&reach, variance, what);
  test_moments gross = test_play_moments(&play, 0, REACH_MEASURE_gross_contacts);
  assert_close(gross.mean, (double)n * k, 1e-6, "gross contacts");
  test_moments overlap = test_play_moments(&play, 0, REACH_MEASURE_overlap);
  assert_close(overlap.mean, 1 - mean / ((double)n * k), 1e-9, "expected overlap");
  test_play_free(&play);
}

static double segmented_reach(const segmented *w) {
  double n_here = (double)w->market / w->segments;
  double n_home = n_here * w->home_segments, n_elsewhere = w->market - n_home;
  double locality = w->home_segments >= w->segments ? 1 : w->locality;
  double by_local = w->contacts * locality / n_home;
  double by_other = n_elsewhere > 0 ? w->contacts * (1 - locality) / n_elsewhere : 0;
  double colleagues = (double)w->associates / w->departments;
  double reached = 0;
  for (unsigned s = 0; s < w->segments; s++) {
    double missed = 1;
    for (unsigned d = 0; d < w->departments; d++) {
      unsigned first = d * w->home_segments % w->segments;
      int is_home = (s + w->segments - first) % w->segments < w->home_segments;
      missed *= pow(1 - (is_home ? by_local : by_other), colleagues);
    }
    reached += n_here * (1 - missed);
  }
  return reached;
}

void assert_segmented_reach(const segmented *w) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: 4000, seed: 26, days: 10}\n"
                "associates: {count: %u, contacts: {law: constant, mean: %u}}\n"
                "work_ties: {departments: %u, department_size_cv: 0}\n"
                "market: {people: %u, segments: %u, home_segments: %u, locality: %.17g}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: 1, reshare: 0, delay: constant, half_life_days: 1}\n",
                w->associates, w->contacts, w->departments, w->market, w->segments,
                w->home_segments, w->locality);
  char what[100];
  snprintf(what, sizeof what, "%u x %u, %u departments, %u segments, home %u", w->associates,
           w->contacts, w->departments, w->segments, w->home_segments);
  test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
  double expected = segmented_reach(w);
  assert_mean(&reach, expected, what);
  test_moments overlap = test_play_moments(&play, 0, REACH_MEASURE_overlap);
  assert_within_sigmas(1 - overlap.mean, expected / ((double)w->associates * w->contacts),
                       overlap.mean_error + 1e-9, "expected overlap, by segments");
  test_play_free(&play);
}

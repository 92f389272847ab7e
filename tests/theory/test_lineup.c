/* Participation that leans towards contacts: who takes part, how many contacts they have. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cascade/people.h"
#include "study/stage.h"
#include "support/play.h"

enum { MANY = 4000, FEW = 200 };

#define LAW "contacts: {law: lognormal, mean: 40, cv: 0.9}"

static test_moments gross_of(unsigned replicates, unsigned n, double share, double correlation) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: %u, seed: 121}\nassociates: {count: %u, " LAW "}\n"
                "market: {audiences: separate}\nparticipation: %.17g\n"
                "participation_correlation: %.17g\nchannels: [feed]\n"
                "feed: {attention: 0, reshare: 0}\n",
                replicates, n, share, correlation);
  test_moments m = test_play_moments(&play, 0, REACH_MEASURE_gross_contacts);
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_senders).mean, floor(share * n + .5), 0,
               "so many take part");
  test_play_free(&play);
  return m;
}

/* Mean of round(exp(mu + sigma z)) times a weight of z, by the midpoint rule. */
static double mean_weighted(double (*weight)(double u, const void *), const void *context) {
  const double sigma = sqrt(log(1 + .9 * .9)), mu = log(40) - sigma * sigma / 2;
  const int n = 400000;
  double sum = 0;
  for (int i = 0; i < n; i++) {
    double u = (i + .5) / n;
    sum += floor(exp(mu + sigma * gsl_cdf_ugaussian_Pinv(u)) + .5) * weight(u, context) / n;
  }
  return sum;
}

typedef struct {
  unsigned n, first, last; /* places from 1 among n in ascending order */
} places;

/* The density at u of the sum of the order statistics: n times a binomial of n - 1. */
static double order_statistics(double u, const void *context) {
  const places *p = context;
  double density = 0;
  for (unsigned k = p->first; k <= p->last; k++)
    density += p->n * exp(lgamma(p->n) - lgamma(k) - lgamma(p->n - k + 1.0) + (k - 1) * log(u) +
                          (p->n - k) * log1p(-u));
  return density;
}

static void test_the_best_connected_come_first_and_the_worst_last(void **state) {
  (void)state;
  const places best = {20, 18, 20}, worst = {20, 1, 3};
  test_moments most = gross_of(MANY, 20, .15, 1), least = gross_of(MANY, 20, .15, -1);
  assert_mean(&most, mean_weighted(order_statistics, &best), "contacts of the best three of 20");
  assert_mean(&least, mean_weighted(order_statistics, &worst), "contacts of the worst three");
}

/* The share of those at the quantile u of contacts who take part, of infinitely many. */
static double copula(double u, const void *context) {
  const double *share_and_lean = context;
  double lean = share_and_lean[1], edge = gsl_cdf_ugaussian_Qinv(share_and_lean[0]);
  return gsl_cdf_ugaussian_P((lean * gsl_cdf_ugaussian_Pinv(u) - edge) / sqrt(1 - lean * lean));
}

static void test_between_these_a_normal_copula(void **state) {
  (void)state;
  static const double row[][2] = {{.1, .5}, {.3, .9}, {.2, -.7}, {.5, .3}};
  const double sigma = sqrt(log(1 + .9 * .9));
  const unsigned n = 5000;
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    double share = row[i][0], lean = row[i][1];
    double expected = mean_weighted(copula, row[i]) / share;
    double formula = 40 * gsl_cdf_ugaussian_P(lean * sigma - gsl_cdf_ugaussian_Qinv(share)) / share;
    assert_close(formula, expected, .02 * expected, "the formula, but for whole contacts");
    test_moments m = gross_of(FEW, n, share, lean);
    double people = share * n; /* ranks are those of n, not of infinitely many */
    assert_within_sigmas(m.mean / people, expected, m.mean_error / people + expected / n,
                         "contacts of a participant");
  }
}

static int stage_of(reach_scenario *scenario, reach_stage *stage, const char *rest) {
  char text[600];
  int n = snprintf(text, sizeof text,
                   "run: {replicates: 3}\nassociates: {count: 200, " LAW "}\n"
                   "market: {people: 5000}\nchannels: [feed]\norganizations:\n%s",
                   rest);
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, (size_t)n, "t.yaml", NULL, scenario, &report), &report);
  assert_ok(reach_stage_set(scenario, &(reach_stage_options){0}, stage, &report), &report);
  return 0;
}

/* Everybody has one place; a larger share contains the smaller. */
static void test_participants_nest(void **state) {
  (void)state;
  reach_scenario scenario;
  reach_stage stage;
  stage_of(&scenario, &stage,
           "  few: {participation: 0.1, participation_correlation: 0.4}\n"
           "  many: {participation: 0.5, internal_participation: 0.7,\n"
           "         participation_correlation: 0.4}\n");
  for (uint32_t r = 0; r < 5; r++) {
    reach_lineup lineup[2] = {0};
    reach_people people[2];
    for (int o = 0; o < 2; o++) {
      people[o] = reach_people_open_with(&stage.plan[o], r, NULL, &lineup[o]);
      assert_int_equal(reach_people_line_up(&people[o], &lineup[o]), 0);
    }
    unsigned n_few = 0, n_many = 0, n_inside = 0;
    for (uint32_t u = 0; u < 200; u++) {
      reach_role few = reach_people_role(&people[0], u), many = reach_people_role(&people[1], u);
      assert_true(!few.to_contacts || many.to_contacts);
      assert_true(!many.to_contacts || many.to_colleagues);
      n_few += few.to_contacts;
      n_many += many.to_contacts;
      n_inside += many.to_colleagues;
      assert_int_equal(lineup[0].place[lineup[0].order[u]], u);
      assert_int_equal(reach_people_participant(&people[0], u), lineup[1].order[u]);
    }
    assert_int_equal(n_few, 20);
    assert_int_equal(n_many, 100);
    assert_int_equal(n_inside, 140);
    for (int o = 0; o < 2; o++) reach_lineup_free(&lineup[o]);
  }
  reach_stage_free(&stage);
  reach_scenario_free(&scenario);
}

/* 0 is the random order, and next to nothing is the same. */
static void test_no_correlation_is_the_random_order(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 122}\nassociates: {count: 60, " LAW "}\n"
                "market: {people: 5000}\nparticipation: 0.3\nchannels: [feed, conversation]\n"
                "organizations:\n  none: {}\n  nearly: {participation_correlation: 1e-9}\n"
                "  all: {participation: 1}\n"
                "  all of them: {participation: 1, participation_correlation: 0.9}\n",
                FEW);
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    if (m == REACH_MEASURE_days_to_baseline) continue; /* the baseline has none */
    for (size_t o = 0; o < 4; o += 2) {
      const double *one = test_play_values(&play, o, m), *other = test_play_values(&play, o + 1, m);
      for (uint64_t r = 0; r < FEW; r++)
        if (one[r] < other[r] || one[r] > other[r])
          fail_msg("%s: %.17g and %.17g", reach_measure_table[m].name, one[r], other[r]);
    }
  }
  test_play_free(&play);
}

static void test_what_cannot_act_is_refused(void **state) {
  (void)state;
  assert_mistake("participation_correlation: 1.1\n", "allowed -1 to 1");
  assert_mistake("participation_correlation: .nan\n", "must be finite");
  assert_mistake("participation_correlation: 0.5\nassociates: {contacts: {law: constant}}\n",
                 "s.yaml:1:28: participation_correlation: unused, since no organization has "
                 "associates.contacts.law: poisson or lognormal or pareto, nor associates.roster");
  assert_mistake("participation_correlation: 0.5\nadoption: {model: adkar}\n",
                 "participation_correlation: adoption.model tells who takes part");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_best_connected_come_first_and_the_worst_last),
      cmocka_unit_test(test_between_these_a_normal_copula),
      cmocka_unit_test(test_participants_nest),
      cmocka_unit_test(test_no_correlation_is_the_random_order),
      cmocka_unit_test(test_what_cannot_act_is_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

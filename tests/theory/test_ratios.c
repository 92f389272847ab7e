/* Money: ratios of means, also where many replicates reach nobody, and what their intervals
 * cover. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/ratios.h"
#include "study/statistics.h"
#include "support/support.h"

enum { SETS = 2000, MOST = 400, GROUPS = 20, N_ORGANIZATIONS = 2 };
enum { COST = REACH_MEASURE_cost, VALUE = REACH_MEASURE_earned_media_value };
enum { PEOPLE = REACH_MEASURE_accurate_reach, ROI = REACH_MEASURE_roi };
enum { PER_PERSON = REACH_MEASURE_cost_per_accurate_reach };

static double cell[N_ORGANIZATIONS * REACH_N_MEASURES * MOST];

static double *values(const reach_plays *plays, size_t o, int measure) {
  return cell + (o * REACH_N_MEASURES + (size_t)measure) * plays->n_replicates;
}

static reach_plays plays_of(uint64_t n, unsigned n_networks) {
  for (size_t i = 0; i < sizeof cell / sizeof *cell; i++) cell[i] = NAN;
  return (reach_plays){.n_replicates = n,
                       .value = cell,
                       .n_networks = n_networks,
                       .n_organizations = N_ORGANIZATIONS};
}

/* Per replicate, as the measures are. */
static void divide(const reach_plays *plays, size_t o) {
  for (uint64_t i = 0; i < plays->n_replicates; i++) {
    double cost = values(plays, o, COST)[i], people = values(plays, o, PEOPLE)[i];
    values(plays, o, ROI)[i] = cost > 0 ? values(plays, o, VALUE)[i] / cost - 1 : NAN;
    values(plays, o, PER_PERSON)[i] = people > 0 ? cost / people : NAN;
  }
}

static void set(const reach_plays *plays, size_t o, uint64_t i, double cost, double people,
                double value) {
  values(plays, o, COST)[i] = cost;
  values(plays, o, PEOPLE)[i] = people;
  values(plays, o, VALUE)[i] = value;
}

static reach_summary summary_of(const reach_plays *plays, size_t o, int measure) {
  reach_summary s;
  assert_int_equal(
      reach_summary_of(values(plays, o, measure), plays->n_replicates, plays->n_networks, &s), 0);
  assert_int_equal(reach_ratio_summarize(plays, o, measure, &s), 0);
  return s;
}

static reach_comparison comparison_of(const reach_plays *plays, int measure) {
  reach_comparison c;
  assert_int_equal(reach_ratio_compare(plays, 1, 0, measure, &c), 0);
  return c;
}

/* Four replicates cost 10 each and reach 0, 2, 4, 2 people: 40 for 8, although the three that reach
 * anybody cost 10/2, 10/4 and 10/2 a person. */
static void test_those_that_reach_nobody_cost_money_too(void **state) {
  (void)state;
  static const double people[] = {0, 2, 4, 2}, value[] = {0, 8, 40, 12};
  reach_plays plays = plays_of(4, 1);
  for (uint64_t i = 0; i < 4; i++) set(&plays, 0, i, 10, people[i], value[i]);
  for (uint64_t i = 0; i < 4; i++) set(&plays, 1, i, 30, 2 * people[i], 2 * value[i]);
  for (size_t o = 0; o < 2; o++) divide(&plays, o);
  reach_summary s = summary_of(&plays, 0, PER_PERSON);
  assert_close(s.mean, 5, 1e-12, "40 for 8");
  assert_int_equal(s.n, 4);
  assert_close(s.median, 5, 1e-12, "of the replicates that reach anybody");
  s = summary_of(&plays, 0, ROI);
  assert_close(s.mean, 60. / 40 - 1, 1e-12, "60 for 40");
  reach_comparison c = comparison_of(&plays, PER_PERSON);
  assert_close(c.ratio, 1.5, 1e-12, "three times the cost for twice the people");
  assert_close(c.difference, 2.5, 1e-12, "7.5 - 5");
  assert_close(comparison_of(&plays, ROI).difference, 0 - .5, 1e-12, "1 - 1 less 1.5 - 1");
}

/* Where cost is the same in every replicate a return is a plain mean, interval and all. */
static void test_over_a_constant_it_is_the_mean_of_ratios(void **state) {
  (void)state;
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  reach_plays plays = plays_of(200, GROUPS);
  for (uint64_t i = 0; i < 200; i++) set(&plays, 0, i, 7, 1, gsl_ran_poisson(rng, 9));
  divide(&plays, 0);
  reach_summary plain, s = summary_of(&plays, 0, ROI);
  assert_int_equal(reach_summary_of(values(&plays, 0, ROI), 200, GROUPS, &plain), 0);
  assert_close(s.mean, plain.mean, 1e-12, "mean");
  assert_close(s.ci_low, plain.ci_low, 1e-12, "lower end");
  assert_close(s.ci_high, plain.ci_high, 1e-12, "upper end");
  gsl_rng_free(rng);
}

static void test_there_is_no_ratio_to_nothing(void **state) {
  (void)state;
  reach_plays plays = plays_of(5, 1);
  for (size_t o = 0; o < 2; o++) {
    for (uint64_t i = 0; i < 5; i++) set(&plays, o, i, o ? 3 : 0, 0, 4);
    divide(&plays, o);
  }
  static const struct {
    size_t organization;
    int measure;
  } missing[] = {{0, ROI}, {0, PER_PERSON}, {1, PER_PERSON}};
  for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
    reach_summary s = summary_of(&plays, missing[i].organization, missing[i].measure);
    assert_true(isnan(s.mean) && isnan(s.ci_low) && isnan(s.ci_high) && !s.n);
  }
  assert_true(isnan(comparison_of(&plays, PER_PERSON).ratio));
  assert_true(isnan(comparison_of(&plays, ROI).difference));
  plays = plays_of(3, 1); /* no account at all */
  assert_int_equal(summary_of(&plays, 0, ROI).n, 0);
}

/* A programme whose cost and reach depend on how many take part: k of 20 associates, each costs 5
 * and reaches a Poisson number of people; in one of ten replicates nobody gets the story. */
static void play(gsl_rng *rng, const reach_plays *plays) {
  for (uint64_t i = 0; i < plays->n_replicates; i++) {
    for (size_t o = 0; o < N_ORGANIZATIONS; o++) {
      unsigned k = 1 + gsl_ran_binomial(rng, o ? .4 : .2, 19);
      double people = gsl_ran_bernoulli(rng, .9) ? gsl_ran_poisson(rng, 3 * k) : 0;
      set(plays, o, i, 100 * (double)o + 5 * k, people, 2 * people);
    }
  }
}

static void assert_covered(unsigned n_covered, const char *what, unsigned n) {
  double share = n_covered / (double)SETS;
  print_message("  %-24s n %3u: covers %.2f %%\n", what, n, 100 * share);
  if (share < .924 || share > .976) fail_msg("%s, n %u: covers %.2f %%", what, n, 100 * share);
}

static void test_intervals_cover_the_truth(void **state) {
  (void)state;
  const double cost[] = {5 * 4.8, 100 + 5 * 8.6}, people[] = {2.7 * 4.8, 2.7 * 8.6};
  const double per_person[] = {cost[0] / people[0], cost[1] / people[1]};
  const double back = 2 * people[1] / cost[1] - 1;
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, 32);
  for (unsigned n = 100; n <= MOST; n *= 4) {
    unsigned n_own = 0, n_back = 0, n_ratio = 0, n_difference = 0;
    for (unsigned i = 0; i < SETS; i++) {
      reach_plays plays = plays_of(n, 1);
      play(rng, &plays);
      reach_summary own = summary_of(&plays, 1, PER_PERSON), roi = summary_of(&plays, 1, ROI);
      reach_comparison c = comparison_of(&plays, PER_PERSON);
      n_own += own.ci_low <= per_person[1] && per_person[1] <= own.ci_high;
      n_back += roi.ci_low <= back && back <= roi.ci_high;
      double ratio = per_person[1] / per_person[0], more = per_person[1] - per_person[0];
      n_ratio += c.ratio_ci_low <= ratio && ratio <= c.ratio_ci_high;
      n_difference += c.difference_ci_low <= more && more <= c.difference_ci_high;
    }
    assert_covered(n_own, "cost of a person", n);
    assert_covered(n_back, "return", n);
    assert_covered(n_ratio, "ratio of two costs", n);
    assert_covered(n_difference, "difference of two costs", n);
  }
  gsl_rng_free(rng);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_those_that_reach_nobody_cost_money_too),
      cmocka_unit_test(test_over_a_constant_it_is_the_mean_of_ratios),
      cmocka_unit_test(test_there_is_no_ratio_to_nothing),
      cmocka_unit_test(test_intervals_cover_the_truth),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* 95 % intervals cover the truth in 92.4 to 97.6 % of 2,000 synthetic sets. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "study/statistics.h"
#include "support/support.h"

enum { SETS = 2000, MOST = 400, GROUPS = 20 };

typedef double draw(gsl_rng *rng);

static double normal(gsl_rng *rng) {
  return 10 + 2 * gsl_ran_gaussian(rng, 1);
}
static double poisson(gsl_rng *rng) {
  return gsl_ran_poisson(rng, 4);
}
static double lognormal(gsl_rng *rng) {
  return gsl_ran_lognormal(rng, 1, .5);
}

typedef struct {
  const char *name;
  draw *draw;
  double mean;
} named_law;

static gsl_rng *open_rng(void) {
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  assert_non_null(rng);
  gsl_rng_set(rng, 32);
  return rng;
}

static void assert_coverage(unsigned n_covered, const char *what, const char *law_name,
                            unsigned n) {
  double share = n_covered / (double)SETS;
  print_message("  %-22s %-10s n %3u: covers %.2f %%\n", what, law_name, n, 100 * share);
  if (share < .924 || share > .976)
    fail_msg("%s, %s, n %u: covers %.2f %%", what, law_name, n, 100 * share);
}

static const unsigned sizes[] = {100, 400};

static void with_laws(void (*test)(gsl_rng *rng, const named_law *law, unsigned n)) {
  const named_law laws[] = {{"normal", normal, 10},
                            {"poisson", poisson, 4},
                            {"lognormal", lognormal, exp(1 + .5 * .5 / 2)}};
  gsl_rng *rng = open_rng();
  for (size_t l = 0; l < sizeof laws / sizeof *laws; l++)
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) test(rng, &laws[l], sizes[s]);
  gsl_rng_free(rng);
}

static void cover_mean(gsl_rng *rng, const named_law *law, unsigned n) {
  unsigned n_covered = 0;
  for (unsigned set = 0; set < SETS; set++) {
    double value[MOST];
    for (unsigned i = 0; i < n; i++) value[i] = law->draw(rng);
    reach_summary summary;
    assert_int_equal(reach_summary_of(value, n, 1, &summary), 0);
    n_covered += summary.ci_low <= law->mean && law->mean <= summary.ci_high;
  }
  assert_coverage(n_covered, "mean", law->name, n);
}

/* Pairs with a share in common: value = base + own, as common random numbers make them. */
static void cover_comparison(gsl_rng *rng, const named_law *law, unsigned n) {
  unsigned n_difference = 0, n_ratio = 0;
  for (unsigned set = 0; set < SETS; set++) {
    double value[MOST], base[MOST];
    for (unsigned i = 0; i < n; i++) {
      base[i] = law->draw(rng);
      value[i] = 2 * base[i] + law->draw(rng);
    }
    reach_comparison c;
    assert_int_equal(reach_comparison_of(value, base, n, 1, &c), 0);
    n_difference += c.difference_ci_low <= 2 * law->mean && 2 * law->mean <= c.difference_ci_high;
    n_ratio += c.ratio_ci_low <= 3 && 3 <= c.ratio_ci_high;
  }
  assert_coverage(n_difference, "paired difference", law->name, n);
  assert_coverage(n_ratio, "Fieller ratio", law->name, n);
}

/* A denominator that is hard to tell from 0: about 5 standard errors. */
static void test_ratio_over_a_small_noisy_mean_is_covered(void **state) {
  (void)state;
  gsl_rng *rng = open_rng();
  unsigned n_covered = 0;
  for (unsigned set = 0; set < SETS; set++) {
    double value[MOST], base[MOST];
    for (unsigned i = 0; i < 100; i++) {
      double common = gsl_ran_gaussian(rng, 1);
      base[i] = .7 + common + gsl_ran_gaussian(rng, 1);
      value[i] = 1.4 + common + gsl_ran_gaussian(rng, 1);
    }
    reach_comparison c;
    assert_int_equal(reach_comparison_of(value, base, 100, 1, &c), 0);
    n_covered += c.ratio_ci_low <= 2 && 2 <= c.ratio_ci_high;
  }
  assert_coverage(n_covered, "Fieller, noisy base", "normal", 100);
  gsl_rng_free(rng);
}

/* Replicate i belongs to group i mod GROUPS and shares that group's effect. */
static void cover_grouped(gsl_rng *rng, const named_law *law, unsigned n) {
  unsigned n_mean = 0, n_difference = 0, n_ratio = 0;
  for (unsigned set = 0; set < SETS; set++) {
    double value[MOST], base[MOST], effect[GROUPS];
    for (unsigned g = 0; g < GROUPS; g++) effect[g] = gsl_ran_gaussian(rng, .15 * law->mean);
    for (unsigned i = 0; i < n; i++) {
      base[i] = law->draw(rng) + effect[i % GROUPS];
      value[i] = law->draw(rng) + 2 * law->mean + 1.5 * effect[i % GROUPS];
    }
    reach_summary summary;
    reach_comparison c;
    assert_int_equal(reach_summary_of(base, n, GROUPS, &summary), 0);
    assert_int_equal(reach_comparison_of(value, base, n, GROUPS, &c), 0);
    n_mean += summary.ci_low <= law->mean && law->mean <= summary.ci_high;
    n_difference += c.difference_ci_low <= 2 * law->mean && 2 * law->mean <= c.difference_ci_high;
    n_ratio += c.ratio_ci_low <= 3 && 3 <= c.ratio_ci_high;
  }
  assert_coverage(n_mean, "mean, 20 groups", law->name, n);
  assert_coverage(n_difference, "difference, 20 groups", law->name, n);
  assert_coverage(n_ratio, "Fieller, 20 groups", law->name, n);
}

static void test_interval_of_a_mean_covers_the_truth(void **state) {
  (void)state;
  with_laws(cover_mean);
}

static void test_intervals_of_comparisons_cover_the_truth(void **state) {
  (void)state;
  with_laws(cover_comparison);
}

static void test_intervals_respect_drawn_networks(void **state) {
  (void)state;
  with_laws(cover_grouped);
}

static void test_interval_is_that_of_student(void **state) {
  (void)state;
  /* 1, 2, 3, 4, 5: mean 3, sd sqrt(2.5), t(4) = 2.776445 */
  const double value[] = {1, 2, 3, 4, 5, NAN};
  reach_summary summary;
  assert_int_equal(reach_summary_of(value, 6, 1, &summary), 0);
  assert_int_equal(summary.n, 5);
  assert_close(summary.mean, 3, 1e-12, "mean");
  assert_close(summary.sd, sqrt(2.5), 1e-12, "sd");
  assert_close(summary.ci_high - 3, 2.7764451052 * sqrt(2.5 / 5), 1e-8, "upper");
  assert_close(3 - summary.ci_low, 2.7764451052 * sqrt(2.5 / 5), 1e-8, "lower");
  assert_close(summary.p05, 1.2, 1e-12, "type 7, 5 %");
  assert_close(summary.median, 3, 1e-12, "median");
  assert_close(summary.p95, 4.8, 1e-12, "type 7, 95 %");
}

static void test_ratio_to_a_base_that_may_be_zero_does_not_exist(void **state) {
  (void)state;
  const double value[] = {1, 2, 3, 4}, base[] = {1, -1, 1, -1}, zero[] = {0, 0, 0, 0};
  reach_comparison c;
  assert_int_equal(reach_comparison_of(value, base, 4, 1, &c), 0);
  assert_true(isnan(c.ratio) && isnan(c.ratio_ci_low) && isnan(c.ratio_ci_high));
  assert_int_equal(reach_comparison_of(value, zero, 4, 1, &c), 0);
  assert_true(isnan(c.ratio) && isnan(c.ratio_ci_low) && isnan(c.ratio_ci_high));
  assert_close(c.difference, 2.5, 1e-12, "difference");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_interval_of_a_mean_covers_the_truth),
      cmocka_unit_test(test_intervals_of_comparisons_cover_the_truth),
      cmocka_unit_test(test_ratio_over_a_small_noisy_mean_is_covered),
      cmocka_unit_test(test_intervals_respect_drawn_networks),
      cmocka_unit_test(test_interval_is_that_of_student),
      cmocka_unit_test(test_ratio_to_a_base_that_may_be_zero_does_not_exist)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

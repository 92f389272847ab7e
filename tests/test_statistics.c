/* Means, intervals, quantiles and ratios against worked examples. */
#include <math.h>

#include "study/statistics.h"
#include "support/support.h"

static const double SMALL = 1e-12;

/* 1..5: mean 3, sd sqrt(2.5), t(4, .975) = 2.776445105 (tables); type 7: the quantile .05 of five
 * values lies .2 of the way from the first to the second (Hyndman and Fan 1996). */
static void test_summary_of_one_to_five(void **state) {
  (void)state;
  const double value[] = {3, 1, 5, NAN, 2, 4};
  reach_summary s;
  assert_int_equal(reach_summary_of(value, 6, 1, &s), 0);
  assert_int_equal(s.n, 5);
  assert_close(s.mean, 3, SMALL, "mean");
  assert_close(s.sd, sqrt(2.5), SMALL, "sd");
  assert_close(s.ci_high - 3, 2.7764451052 * sqrt(0.5), 1e-9, "half width");
  assert_close(s.p05, 1.2, SMALL, "p05");
  assert_close(s.median, 3, SMALL, "median");
  assert_close(s.p95, 4.8, SMALL, "p95");
}

static void test_equal_values_have_no_spread(void **state) {
  (void)state;
  const double value[] = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
  reach_summary s;
  assert_int_equal(reach_summary_of(value, 7, 1, &s), 0);
  assert_true(s.mean == 0.1 && s.sd == 0 && s.ci_low == 0.1 && s.ci_high == 0.1);
}

static void test_one_value_has_no_interval(void **state) {
  (void)state;
  const double value[] = {7};
  reach_summary s;
  assert_int_equal(reach_summary_of(value, 1, 1, &s), 0);
  assert_true(s.mean == 7 && isnan(s.sd) && isnan(s.ci_low) && s.median == 7);
}

static void test_nothing_has_no_mean(void **state) {
  (void)state;
  const double value[] = {NAN, NAN};
  reach_summary s;
  assert_int_equal(reach_summary_of(value, 2, 1, &s), 0);
  assert_true(s.n == 0 && isnan(s.mean) && isnan(s.p95));
}

/* Two groups (even and odd places) with means 1 and 3 and no spread inside: the mean 2 has the
 * variance of two values, ((1-2)^2 + (3-2)^2) / (2·1) = 1, and one degree of freedom. */
static void test_groups_widen_the_interval(void **state) {
  (void)state;
  const double value[] = {1, 3, 1, 3, 1, 3, 1, 3};
  reach_summary s;
  assert_int_equal(reach_summary_of(value, 8, 2, &s), 0);
  assert_close(s.mean, 2, SMALL, "mean");
  assert_close(s.ci_high - 2, 12.7062047362, 1e-8, "t(1, .975) = 12.706");
}

/* Groups of one are no groups. */
static void test_as_many_groups_as_values_change_nothing(void **state) {
  (void)state;
  const double value[] = {2, 3, 5, 7, 11};
  reach_summary plain, grouped;
  assert_int_equal(reach_summary_of(value, 5, 1, &plain), 0);
  assert_int_equal(reach_summary_of(value, 5, 5, &grouped), 0);
  assert_close(grouped.ci_low, plain.ci_low, SMALL, "ci_low");
}

/* Fieller by hand: x = 10, 12, 14, y = 4, 5, 6: means 12 and 5, var of means 4/3 and 1/3,
 * covariance 2/3, t(2, .975) = 4.302652730, t^2 = 18.5128: A = 25 - 6.17094, B = 60 - 12.34188,
 * C = 144 - 24.68376; bounds (B -+ sqrt(B^2 - AC)) / A. */
static void test_fieller_by_hand(void **state) {
  (void)state;
  const double x[] = {10, 12, 14}, y[] = {4, 5, 6};
  reach_comparison c;
  assert_int_equal(reach_comparison_of(x, y, 3, 1, &c), 0);
  double t2 = 4.302652730 * 4.302652730;
  double a = 25 - t2 / 3, b = 60 - t2 * 2 / 3, d = 144 - t2 * 4 / 3, root = sqrt(b * b - a * d);
  assert_close(c.ratio, 2.4, SMALL, "ratio");
  assert_close(c.ratio_ci_low, (b - root) / a, 1e-8, "low");
  assert_close(c.ratio_ci_high, (b + root) / a, 1e-8, "high");
  assert_close(c.difference, 7, SMALL, "difference");
  assert_close(c.difference_ci_high - 7, 4.302652730 / sqrt(3), 1e-8, "differences 6, 7, 8");
}

static void test_a_ratio_of_constants_is_exact(void **state) {
  (void)state;
  const double x[] = {112500, 112500, 112500}, y[] = {60000, 60000, 60000};
  reach_comparison c;
  assert_int_equal(reach_comparison_of(x, y, 3, 1, &c), 0);
  assert_true(c.ratio == 1.875 && c.ratio_ci_low == 1.875 && c.ratio_ci_high == 1.875);
  assert_true(c.difference == 52500 && c.difference_ci_low == 52500);
}

static void test_no_ratio_to_zero_and_no_interval_near_it(void **state) {
  (void)state;
  const double x[] = {1, 2, 3}, zero[] = {0, 0, 0}, near[] = {0, 0, 1};
  reach_comparison c;
  assert_int_equal(reach_comparison_of(x, zero, 3, 1, &c), 0);
  assert_true(isnan(c.ratio) && isnan(c.ratio_ci_low) && c.difference == 2);
  assert_int_equal(reach_comparison_of(x, near, 3, 1, &c), 0);
  assert_true(isnan(c.ratio_ci_low) && isnan(c.ratio_ci_high));
}

static void test_pairs_with_a_gap_are_left_out(void **state) {
  (void)state;
  const double x[] = {10, NAN, 12, 14, 99}, y[] = {4, 1, 5, 6, NAN};
  reach_comparison c;
  assert_int_equal(reach_comparison_of(x, y, 5, 1, &c), 0);
  assert_close(c.ratio, 2.4, SMALL, "ratio");
}

/* Published points of t: one-sided 1.25 % with 10 degrees, 0.5 % with 19, 0.05 % with 30. */
static void test_intervals_that_hold_together_are_wider(void **state) {
  (void)state;
  assert_close(reach_t95_together(10, 2), 2.634, 5e-4, "two");
  assert_close(reach_t95_together(19, 5), 2.861, 5e-4, "five");
  assert_close(reach_t95_together(30, 50), 3.646, 5e-4, "fifty");
  assert_close(reach_t95_together(19, 1), reach_t95(19), 1e-12, "one");
  assert_true(isnan(reach_t95_together(0, 3)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_intervals_that_hold_together_are_wider),
      cmocka_unit_test(test_summary_of_one_to_five),
      cmocka_unit_test(test_equal_values_have_no_spread),
      cmocka_unit_test(test_one_value_has_no_interval),
      cmocka_unit_test(test_nothing_has_no_mean),
      cmocka_unit_test(test_groups_widen_the_interval),
      cmocka_unit_test(test_as_many_groups_as_values_change_nothing),
      cmocka_unit_test(test_fieller_by_hand),
      cmocka_unit_test(test_a_ratio_of_constants_is_exact),
      cmocka_unit_test(test_no_ratio_to_zero_and_no_interval_near_it),
      cmocka_unit_test(test_pairs_with_a_gap_are_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Sobol indices and elementary effects of functions whose indices are known.
 * ctest: long */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "study/elementary.h"
#include "study/indices.h"
#include "study/known_indices.h"
#include "support/support.h"

/* A function, how many inputs it has, and its indices. */
typedef struct {
  const char *name;
  reach_known_function *function;
  size_t d;
  double first[REACH_MOST_KNOWN_INPUTS], total[REACH_MOST_KNOWN_INPUTS];
} known;

static size_t fill_all(known out[3]) {
  out[0] = (known){.name = "ishigami", .function = reach_known_ishigami, .d = 3};
  out[1] = (known){.name = "g", .function = reach_known_g, .d = 6};
  out[2] = (known){.name = "linear", .function = reach_known_linear, .d = 4};
  for (size_t i = 0; i < 3; i++) {
    out[0].first[i] = reach_known_ishigami_first(i);
    out[0].total[i] = reach_known_ishigami_total(i);
  }
  for (size_t i = 0; i < 6; i++) {
    out[1].first[i] = reach_known_g_first(i, 6);
    out[1].total[i] = reach_known_g_total(i, 6);
  }
  for (size_t i = 0; i < 4; i++) out[2].first[i] = out[2].total[i] = reach_known_linear_index(i, 4);
  return 3;
}

/* Numbers as they are printed in Saltelli et al. 2008 and elsewhere. */
static void test_published_indices_are_those_of_the_formulas(void **state) {
  (void)state;
  static const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
  for (size_t i = 0; i < 3; i++) {
    assert_close(reach_known_ishigami_first(i), first[i], 5e-5, "first");
    assert_close(reach_known_ishigami_total(i), total[i], 5e-5, "total");
  }
}

/* Rows drawn by chance, so that the error has the size that the bootstrap says. */
static double *chance_results(const known *k, size_t n, uint64_t rng_seed) {
  double *result = malloc((k->d + 2) * n * sizeof *result);
  reach_stream s = reach_stream_open(rng_seed, 0, reach_stream_name("test"), 0);
  assert_non_null(result);
  for (size_t j = 0; j < n; j++) {
    double a[REACH_MOST_KNOWN_INPUTS], b[REACH_MOST_KNOWN_INPUTS];
    for (size_t i = 0; i < k->d; i++) {
      a[i] = reach_draw_uniform(s, (2 * i) * n + j);
      b[i] = reach_draw_uniform(s, (2 * i + 1) * n + j);
    }
    result[j] = k->function(a, k->d);
    result[n + j] = k->function(b, k->d);
    for (size_t i = 0; i < k->d; i++) {
      double own = a[i];
      a[i] = b[i];
      result[(2 + i) * n + j] = k->function(a, k->d);
      a[i] = own;
    }
  }
  return result;
}

static reach_index_results results_of(const known *k, double *result, size_t n) {
  return (reach_index_results){result, result + n, result + 2 * n, n, k->d};
}

/* Standard error from 40 independent shifts of Sobol's points, by which they are unbiased but for
 * the division by V. */
static void test_indices_of_known_functions(void **state) {
  (void)state;
  enum { SHIFTS = 40, N = 1024 };
  known all[3];
  size_t n_all = fill_all(all);
  for (size_t f = 0; f < n_all; f++) {
    double sum[2][REACH_MOST_KNOWN_INPUTS] = {{0}}, squares[2][REACH_MOST_KNOWN_INPUTS] = {{0}};
    for (unsigned seed = 1; seed <= SHIFTS; seed++) {
      reach_index index[REACH_MOST_KNOWN_INPUTS];
      double variance, *result = reach_known_results(all[f].function, all[f].d, N, seed);
      reach_index_results r = results_of(&all[f], result, N);
      reach_indices_estimate(&r, index, &variance);
      for (size_t i = 0; i < all[f].d; i++) {
        double at[] = {index[i].first.at, index[i].total.at};
        for (size_t w = 0; w < 2; w++) sum[w][i] += at[w], squares[w][i] += at[w] * at[w];
      }
      free(result);
    }
    for (size_t i = 0; i < all[f].d; i++)
      for (size_t w = 0; w < 2; w++) {
        double mean = sum[w][i] / SHIFTS, of_rounding = 1e-9;
        double error = sqrt(fmax(0, squares[w][i] / SHIFTS - mean * mean) / (SHIFTS - 1));
        char what[64];
        snprintf(what, sizeof what, "%s, %s of input %zu", all[f].name, w ? "total" : "first", i);
        assert_within_sigmas(mean, w ? all[f].total[i] : all[f].first[i], error + of_rounding,
                             what);
      }
  }
}

static void test_first_indices_of_a_sum_add_up_to_one(void **state) {
  (void)state;
  enum { SHIFTS = 40, N = 1024 };
  known all[3];
  fill_all(all);
  double mean = 0, squares = 0, variance;
  for (unsigned seed = 1; seed <= SHIFTS; seed++) {
    reach_index index[4];
    double sum = 0, *result = reach_known_results(all[2].function, 4, N, seed);
    reach_index_results r = results_of(&all[2], result, N);
    reach_indices_estimate(&r, index, &variance);
    for (size_t i = 0; i < 4; i++) sum += index[i].first.at;
    mean += sum / SHIFTS;
    squares += sum * sum / SHIFTS;
    assert_close(variance, (1 + 4 + 9 + 16) / 12.0, 0.1, "variance");
    free(result);
  }
  assert_within_sigmas(mean, 1, sqrt((squares - mean * mean) / (SHIFTS - 1)), "sum of first ones");
}

/* The last input of this one is never looked at. */
static double of_two(const double *x, size_t d) {
  return reach_known_linear(x, d - 1);
}

static void test_what_changes_nothing_has_exactly_none(void **state) {
  (void)state;
  enum { N = 64 };
  known k = {.function = of_two, .d = 3};
  reach_index index[3];
  double variance, *result = reach_known_results(of_two, 3, N, 3);
  reach_index_results r = results_of(&k, result, N);
  assert_int_equal(reach_indices_find(&r, 3, NULL, index, &variance), 0);
  assert_true(index[2].first.at == 0 && index[2].total.at == 0);
  assert_true(index[2].total.ci_low == 0 && index[2].total.together_high == 0);
  assert_true(index[0].total.at > 0 && index[0].total.ci_low > 0);
  free(result);
}

static double constant(const double *x, size_t d) {
  (void)x;
  (void)d;
  return 7;
}

static void test_a_constant_has_no_indices(void **state) {
  (void)state;
  enum { N = 16 };
  known k = {.function = constant, .d = 2};
  reach_index index[2];
  double variance, *result = reach_known_results(constant, 2, N, 3);
  reach_index_results r = results_of(&k, result, N);
  assert_int_equal(reach_indices_find(&r, 3, NULL, index, &variance), 0);
  assert_true(variance == 0 && isnan(index[0].first.at) && isnan(index[1].total.ci_high));
  free(result);
}

static void test_missing_results_leave_out_their_rows(void **state) {
  (void)state;
  enum { N = 64, LEFT_ONE = N - 1 };
  known k = {.function = reach_known_linear, .d = 2};
  reach_index index[2], fewer[2];
  double variance, *result = reach_known_results(reach_known_linear, 2, N, 3);
  reach_index_results r = results_of(&k, result, N);
  result[2 * N + LEFT_ONE] = NAN; /* of the first input only */
  reach_indices_estimate(&r, index, &variance);
  assert_int_equal(index[0].n, N - 1);
  assert_int_equal(index[1].n, N);
  result[LEFT_ONE] = NAN; /* of A: of both */
  reach_indices_estimate(&r, index, &variance);
  assert_int_equal(index[1].n, N - 1);
  double short_one[4 * (N - 1)];
  for (size_t c = 0; c < 4; c++)
    for (size_t j = 0; j < N - 1; j++) short_one[c * (N - 1) + j] = result[c * N + j];
  reach_index_results s = results_of(&k, short_one, N - 1);
  reach_indices_estimate(&s, fewer, &variance);
  for (size_t i = 0; i < 2; i++) assert_true(fewer[i].total.at == index[i].total.at);
  for (size_t j = 0; j + 7 < N; j++) result[N + j] = NAN; /* seven rows are too few */
  reach_indices_estimate(&r, index, &variance);
  assert_true(isnan(index[0].first.at) && isnan(index[1].total.at));
  free(result);
}

/* How many intervals hold the truth: [first, total]. */
static void count_covered(const known *k, double *result, size_t n, uint64_t seed,
                          unsigned covered[2], unsigned *n_asked, unsigned *together) {
  reach_index index[REACH_MOST_KNOWN_INPUTS];
  double variance;
  reach_index_results r = results_of(k, result, n);
  assert_int_equal(reach_indices_find(&r, seed, NULL, index, &variance), 0);
  unsigned missed = 0;
  for (size_t i = 0; i < k->d; i++) {
    const reach_estimated *e[] = {&index[i].first, &index[i].total};
    double truth[] = {k->first[i], k->total[i]};
    for (size_t w = 0; w < 2; w++)
      covered[w] += e[w]->ci_low <= truth[w] && truth[w] <= e[w]->ci_high;
    missed += truth[1] < e[1]->together_low || e[1]->together_high < truth[1];
  }
  *n_asked += (unsigned)k->d;
  *together += !missed;
}

static unsigned seeds(void) {
  const char *text = getenv("ORGREACH_SEEDS");
  return text ? (unsigned)strtoul(text, NULL, 10) : 60;
}

static void check_coverage(bool by_chance, double least, double most) {
  enum { N = 256 };
  known all[3];
  size_t n_all = fill_all(all);
  for (size_t f = 0; f < n_all; f++) {
    unsigned covered[2] = {0}, n_asked = 0, together = 0;
    for (unsigned seed = 1; seed <= seeds(); seed++) {
      double *result = by_chance ? chance_results(&all[f], N, seed)
                                 : reach_known_results(all[f].function, all[f].d, N, seed);
      count_covered(&all[f], result, N, seed, covered, &n_asked, &together);
      free(result);
    }
    print_message("%s, %s rows: %.3f of the intervals of first, %.3f of total indices hold the "
                  "truth; %.3f all totals together\n",
                  all[f].name, by_chance ? "chance" : "Sobol's", (double)covered[0] / n_asked,
                  (double)covered[1] / n_asked, (double)together / seeds());
    for (size_t w = 0; w < 2; w++) {
      double share = (double)covered[w] / n_asked;
      double room = TEST_SIGMAS * sqrt(0.05 * 0.95 / seeds()); /* inputs of a seed go together */
      assert_true(share >= least - room && share <= most + room);
    }
  }
}

static void test_intervals_of_chance_rows_hold_the_truth(void **state) {
  (void)state;
  check_coverage(true, 0.92, 0.97);
}

static void test_intervals_of_sobols_rows_are_rather_too_wide(void **state) {
  (void)state;
  check_coverage(false, 0.95, 1);
}

static void test_effects_of_a_line_are_its_slope(void **state) {
  (void)state;
  double effect[] = {-3, -3, -3, NAN};
  reach_effects e;
  assert_int_equal(reach_effects_of(effect, 4, 2, &e), 0);
  assert_true(e.n == 3 && e.mu == -3 && e.mu_star.at == 3 && e.sigma == 0);
  assert_true(e.mu_star.ci_low == 3 && e.mu_star.together_high == 3);
}

/* Effects 1 and -3: mean -1, size 2, sd 2 sqrt 2; t(1, .975) = 12.706, halved by Bonferroni:
 * t(1, .9875) = 25.452; no size is below 0. */
static void test_effects_of_both_signs(void **state) {
  (void)state;
  double effect[] = {1, -3};
  reach_effects e;
  assert_int_equal(reach_effects_of(effect, 2, 2, &e), 0);
  assert_close(e.mu, -1, 1e-12, "mu");
  assert_close(e.mu_star.at, 2, 1e-12, "mu star");
  assert_close(e.sigma, 2 * sqrt(2), 1e-12, "sigma");
  assert_close(e.mu_star.ci_high, 2 + 12.7062047362, 1e-8, "t");
  assert_close(e.mu_star.together_high, 2 + 25.4516995793, 1e-8, "t of two together");
  assert_true(e.mu_star.ci_low == 0);
}

static void test_one_effect_has_no_interval(void **state) {
  (void)state;
  double effect[] = {1, NAN};
  reach_effects e;
  assert_int_equal(reach_effects_of(effect, 2, 2, &e), 0);
  assert_true(e.n == 1 && e.mu_star.at == 1 && isnan(e.mu_star.ci_low) && isnan(e.sigma));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_published_indices_are_those_of_the_formulas),
      cmocka_unit_test(test_indices_of_known_functions),
      cmocka_unit_test(test_first_indices_of_a_sum_add_up_to_one),
      cmocka_unit_test(test_what_changes_nothing_has_exactly_none),
      cmocka_unit_test(test_a_constant_has_no_indices),
      cmocka_unit_test(test_missing_results_leave_out_their_rows),
      cmocka_unit_test(test_intervals_of_chance_rows_hold_the_truth),
      cmocka_unit_test(test_intervals_of_sobols_rows_are_rather_too_wide),
      cmocka_unit_test(test_effects_of_a_line_are_its_slope),
      cmocka_unit_test(test_effects_of_both_signs),
      cmocka_unit_test(test_one_effect_has_no_interval),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The keyed permutation: a bijection with its inverse, near enough to uniform. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/support.h"
#include "world/permutation.h"

static reach_permutation keyed(uint64_t n, uint64_t key) {
  return reach_permutation_open(n, reach_stream_open(7, 0, reach_stream_name("test"), key));
}

static void test_every_size_is_a_bijection_with_inverse(void **state) {
  (void)state;
  unsigned char *seen = malloc(5000);
  assert_non_null(seen);
  for (uint64_t n = 1; n <= 5000; n += n < 300 ? 1 : 97) {
    reach_permutation p = keyed(n, n);
    memset(seen, 0, 5000);
    for (uint64_t j = 0; j < n; j++) {
      uint64_t x = reach_permutation_at(&p, j);
      assert_true(x < n && !seen[x]);
      seen[x] = 1;
      assert_true(reach_permutation_place(&p, x) == j);
    }
  }
  free(seen);
}

static void test_a_large_domain_inverts(void **state) {
  (void)state;
  const uint64_t n = UINT64_C(9999999967);
  reach_permutation p = keyed(n, 1);
  for (uint64_t j = 0; j < 10000; j++)
    assert_true(reach_permutation_place(&p, reach_permutation_at(&p, j)) == j);
}

/* Ordered pairs (element at place i, element at place k) over many keys: Pearson's chi-square
 * against the uniform law over n(n-1) pairs, standardised. */
static void check_pairs(uint64_t n, uint64_t i, uint64_t k, uint64_t n_keys) {
  double *count = calloc(n * n, sizeof *count);
  assert_non_null(count);
  for (uint64_t key = 0; key < n_keys; key++) {
    reach_permutation p = keyed(n, key);
    count[reach_permutation_at(&p, i) * n + reach_permutation_at(&p, k)]++;
  }
  double expected = (double)n_keys / ((double)n * (double)(n - 1)), chi2 = 0;
  for (uint64_t x = 0; x < n; x++)
    for (uint64_t y = 0; y < n; y++)
      if (x != y) chi2 += (count[x * n + y] - expected) * (count[x * n + y] - expected) / expected;
  double freedom = (double)(n * (n - 1) - 1);
  char what[64];
  snprintf(what, sizeof what, "pairs at %d, %d of %d: chi-square", (int)i, (int)k, (int)n);
  assert_within_sigmas(chi2, freedom, sqrt(2 * freedom), what);
  free(count);
}

static void test_pairs_of_places_are_uniform(void **state) {
  (void)state;
  static const uint64_t sizes[] = {3, 4, 5, 6, 7, 8, 11, 16, 23, 40, 64, 90, 127, 128, 200, 300};
  for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
    uint64_t n = sizes[s], n_keys = 40 * n * n > 400000 ? 40 * n * n : 400000;
    check_pairs(n, 0, 1, n_keys);
    check_pairs(n, 0, n - 1, n_keys);
    check_pairs(n, n / 2, n / 2 + 1 < n ? n / 2 + 1 : 0, n_keys);
  }
}

/* How many of the first k elements fall below n/2 varies as in a draw without replacement. */
static void check_half_counts(uint64_t n, uint64_t k, uint64_t n_keys) {
  double sum = 0, squares = 0;
  for (uint64_t key = 0; key < n_keys; key++) {
    reach_permutation p = keyed(n, key);
    double low = 0;
    for (uint64_t j = 0; j < k; j++) low += reach_permutation_at(&p, j) < n / 2;
    sum += low;
    squares += low * low;
  }
  double keys = (double)n_keys, size = (double)n, half = (double)(n / 2) / size, drawn = (double)k;
  double variance = drawn * half * (1 - half) * (size - drawn) / (size - 1);
  double mean = sum / keys, got = squares / keys - mean * mean;
  assert_within_sigmas(mean, drawn * half, sqrt(variance / keys),
                       "low half: mean (hypergeometric)");
  assert_within_sigmas(got, variance, variance * sqrt(2 / keys), "low half: variance");
}

static void test_subsets_vary_as_without_replacement(void **state) {
  (void)state;
  check_half_counts(100, 30, 60000);
  check_half_counts(1000, 150, 40000);
  check_half_counts(50000, 150, 40000);
  check_half_counts(2000000, 150, 40000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_size_is_a_bijection_with_inverse),
      cmocka_unit_test(test_a_large_domain_inverts),
      cmocka_unit_test(test_pairs_of_places_are_uniform),
      cmocka_unit_test(test_subsets_vary_as_without_replacement),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

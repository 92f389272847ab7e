/* Packed series: nothing is lost, and other bytes are told from ours. */
#include "support/support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/packed.h"

enum { N = 5, N_SERIES = 6 };

static const double series[N_SERIES][N] = {
    {NAN, NAN, NAN, NAN, NAN},          {7, 7, 7, 7, 7},   {0, 1, 2, 4294967295., 3},
    {0.1, -1, 1e300, 5e-324, INFINITY}, {1, 2, NAN, 4, 5}, {4294967296., 1, 2, 3, 4},
};

static size_t pack(unsigned char **bytes) {
  *bytes = malloc(reach_packed_most(N_SERIES, N));
  return reach_packed_write(series[0], N_SERIES, N, *bytes);
}

static void test_what_was_packed_comes_back(void **state) {
  (void)state;
  enum { STRIDE = 8 };
  unsigned char *bytes;
  double back[N_SERIES][STRIDE];
  size_t n = pack(&bytes);
  assert_true(n <= reach_packed_most(N_SERIES, N));
  assert_true(reach_packed_read(bytes, n, N_SERIES, N, NULL, back[0], STRIDE));
  for (int s = 0; s < N_SERIES; s++)
    for (int i = 0; i < N; i++)
      assert_true(isnan(series[s][i]) ? isnan(back[s][i]) : series[s][i] == back[s][i]);
  free(bytes);
}

static void test_minus_zero_is_zero(void **state) {
  (void)state;
  unsigned char bytes[64];
  double value[2] = {-0.0, 0.5}, back[2];
  size_t n = reach_packed_write(value, 1, 2, bytes);
  assert_true(reach_packed_read(bytes, n, 1, 2, NULL, back, 2));
  assert_false(signbit(back[0]));
}

static void test_counts_and_what_is_the_same_take_little_room(void **state) {
  (void)state;
  unsigned char *bytes;
  size_t n = pack(&bytes);
  assert_int_equal(n, N_SERIES + 8 + 4 * N + 3 * 8 * N);
  free(bytes);
}

static void test_bytes_that_are_cut_off_or_too_many_are_refused(void **state) {
  (void)state;
  unsigned char *bytes;
  double back[N_SERIES * N];
  size_t n = pack(&bytes);
  for (size_t k = 0; k < n; k++) assert_false(reach_packed_read(bytes, k, N_SERIES, N, NULL, back, N));
  assert_false(reach_packed_read(bytes, n, N_SERIES - 1, N, NULL, back, N));
  bytes[0] = 9; /* no such kind */
  assert_false(reach_packed_read(bytes, n, N_SERIES, N, NULL, back, N));
  free(bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_was_packed_comes_back),
      cmocka_unit_test(test_minus_zero_is_zero),
      cmocka_unit_test(test_counts_and_what_is_the_same_take_little_room),
      cmocka_unit_test(test_bytes_that_are_cut_off_or_too_many_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

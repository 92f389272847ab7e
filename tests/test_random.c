/* Random streams: published vectors of both generators, independence of order, uniformity. */
#include <math.h>
#include <stdlib.h>

#include "base/exponential.h"
#include "base/random.h"
#include "support/support.h"

/* kat_vectors of Random123 (Salmon et al. 2011), philox4x32, 10 rounds. */
static void test_philox_gives_the_published_vectors(void **state) {
  (void)state;
  static const struct {
    uint32_t counter[4], key[2], expected[4];
  } vectors[] = {
      {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
      {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
       {0xffffffff, 0xffffffff},
       {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
      {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
       {0xa4093822, 0x299f31d0},
       {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
  };
  for (size_t v = 0; v < sizeof vectors / sizeof *vectors; v++) {
    uint32_t out[4];
    reach_philox4x32_10(vectors[v].counter, vectors[v].key, out);
    for (int i = 0; i < 4; i++) assert_int_equal(out[i], vectors[v].expected[i]);
  }
}

/* SplitMix64 from seed 1234567, as published with the reference implementation (Vigna 2015). */
static void test_a_stream_is_splitmix64(void **state) {
  (void)state;
  static const uint64_t expected[] = {UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
                                      UINT64_C(9817491932198370423)};
  reach_stream stream = {1234567};
  for (unsigned i = 0; i < 3; i++) assert_true(reach_draw_bits(stream, i) == expected[i]);
}

/* 32-bit FNV-1a of "foobar" (Noll). */
static void test_names_are_hashed_by_fnv1a(void **state) {
  (void)state;
  assert_int_equal(reach_stream_name("foobar"), 0xbf9cf968);
}

static void test_every_part_of_the_key_makes_another_stream(void **state) {
  (void)state;
  uint64_t base = reach_stream_open(7, 1, 2, 3).start;
  assert_true(base == reach_stream_open(7, 1, 2, 3).start);
  assert_true(base != reach_stream_open(8, 1, 2, 3).start);
  assert_true(base != reach_stream_open(7 + (UINT64_C(1) << 32), 1, 2, 3).start);
  assert_true(base != reach_stream_open(7, 2, 2, 3).start);
  assert_true(base != reach_stream_open(7, 1, 3, 3).start);
  assert_true(base != reach_stream_open(7, 1, 2, 4).start);
  assert_true(base != reach_stream_open(7, 1, 2, 3 + (UINT64_C(1) << 32)).start);
}

static void test_uniforms_stay_inside_the_open_interval(void **state) {
  (void)state;
  assert_true(reach_uniform_of_bits(0) > 0);
  assert_true(reach_uniform_of_bits(UINT64_MAX) < 1);
  assert_true(reach_below_of_bits(UINT64_MAX, 10) == 9);
  assert_true(reach_below_of_bits(0, 10) == 0);
}

/* Mean and variance of uniforms over entities, occasions and replicates, and the correlation of
 * neighbours in each direction. */
static void test_draws_are_uniform_and_uncorrelated(void **state) {
  (void)state;
  enum { N = 1000000 };
  double sum = 0, squares = 0, by_occasion = 0, by_entity = 0, by_replicate = 0;
  for (uint64_t i = 0; i < N; i++) {
    uint32_t replicate = (uint32_t)(i / 10000);
    uint64_t entity = i / 100 % 100, occasion = i % 100;
    reach_stream all = reach_stream_open(1, replicate, 5, 0);
    reach_stream next_replicate = reach_stream_open(1, replicate + 1, 5, 0);
    double u = reach_draw_uniform(reach_stream_branch(all, entity), occasion) - 0.5;
    sum += u;
    squares += u * u;
    by_occasion += u * (reach_draw_uniform(reach_stream_branch(all, entity), occasion + 1) - 0.5);
    by_entity += u * (reach_draw_uniform(reach_stream_branch(all, entity + 1), occasion) - 0.5);
    by_replicate +=
        u * (reach_draw_uniform(reach_stream_branch(next_replicate, entity), occasion) - 0.5);
  }
  double n = N, variance = 1. / 12;
  assert_within_sigmas(sum / n, 0, sqrt(variance / n), "mean - 1/2");
  assert_within_sigmas(squares / n, variance, sqrt((1. / 80 - 1. / 144) / n), "variance");
  assert_within_sigmas(by_occasion / n, 0, variance / sqrt(n), "covariance by occasion");
  assert_within_sigmas(by_entity / n, 0, variance / sqrt(n), "covariance by entity");
  assert_within_sigmas(by_replicate / n, 0, variance / sqrt(n), "covariance by replicate");
}

/* Mean 1, variance 1, third moment 6, and 200 cells of equal probability: Pearson's chi-square. */
static void test_waiting_times_are_exponential(void **state) {
  (void)state;
  enum { N = 4000000, CELLS = 200 };
  static double count[CELLS];
  reach_ziggurat ziggurat;
  reach_ziggurat_init(&ziggurat);
  reach_stream stream = reach_stream_open(3, 0, 1, 0);
  double sum = 0, squares = 0, cubes = 0, chi2 = 0, n = N;
  for (uint64_t i = 0; i < N; i++) {
    double x = reach_exponential_of_bits(&ziggurat, reach_draw_bits(stream, i));
    assert_true(x > 0 && isfinite(x));
    sum += x;
    squares += x * x;
    cubes += x * x * x;
    count[(int)(CELLS * -expm1(-x) * (1 - 1e-15))]++;
  }
  for (int c = 0; c < CELLS; c++) chi2 += (count[c] - n / CELLS) * (count[c] - n / CELLS);
  chi2 /= n / CELLS;
  /* Var X = 1, Var X^2 = 24 - 4, Var X^3 = 720 - 36 */
  assert_within_sigmas(sum / n, 1, sqrt(1 / n), "mean");
  assert_within_sigmas(squares / n, 2, sqrt(20 / n), "mean of squares");
  assert_within_sigmas(cubes / n, 6, sqrt(684 / n), "mean of cubes");
  assert_within_sigmas(chi2, CELLS - 1, sqrt(2. * (CELLS - 1)), "chi-square");
}

static void test_waiting_times_have_their_tail(void **state) {
  (void)state;
  enum { N = 10000000 };
  reach_ziggurat ziggurat;
  reach_ziggurat_init(&ziggurat);
  reach_stream stream = reach_stream_open(4, 0, 1, 0);
  double beyond = 0, p = exp(-8.), n = N;
  for (uint64_t i = 0; i < N; i++)
    beyond += reach_exponential_of_bits(&ziggurat, reach_draw_bits(stream, i)) > 8;
  assert_within_sigmas(beyond / n, p, sqrt(p * (1 - p) / n), "P(X > 8), the tail begins at 7.7");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_philox_gives_the_published_vectors),
      cmocka_unit_test(test_a_stream_is_splitmix64),
      cmocka_unit_test(test_names_are_hashed_by_fnv1a),
      cmocka_unit_test(test_every_part_of_the_key_makes_another_stream),
      cmocka_unit_test(test_uniforms_stay_inside_the_open_interval),
      cmocka_unit_test(test_draws_are_uniform_and_uncorrelated),
      cmocka_unit_test(test_waiting_times_are_exponential),
      cmocka_unit_test(test_waiting_times_have_their_tail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

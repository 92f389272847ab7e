/* A walk has as many ticks as a Poisson process on its clock, wherever stretches end, and each of
 * the n people is picked with its probability, independently of the others; a longer walk goes on
 * where the shorter ended. */
#include <math.h>

#include "cascade/walk.h"
#include "support/play.h"

enum { MOST = 512 };

/* All picks of a walk among n people; their number. */
static unsigned walk_all(const reach_ticks *ticks, reach_walk walk, uint64_t n, uint64_t *pick) {
  unsigned n_picks = 0;
  do
    for (unsigned i = 0; i < walk.n_ticks; i++) {
      assert_true(n_picks < MOST);
      pick[n_picks++] = reach_walk_pick(&walk, i, n);
    }
  while (reach_walk_next(ticks, &walk));
  return n_picks;
}

static reach_stream stream_of(uint64_t number) {
  return reach_stream_branch(reach_stream_open(11, 0, reach_stream_name("test/walk"), 0), number);
}

static reach_walk open_walk(const reach_ticks *ticks, uint64_t number, double length) {
  return reach_walk_open(ticks, stream_of(number), length, reach_ticks_none(length));
}

/* Poisson: the mean, the variance, and the share without ticks are those of the length. */
static void test_ticks_are_a_poisson_process(void **state) {
  (void)state;
  enum { N = 200000 };
  static const double length[] = {1e-4, .2, 1, 5, 7.999, 8, 8.001, 12, 16, 16.4, 30};
  reach_ticks ticks;
  reach_ticks_init(&ticks, INFINITY);
  for (size_t k = 0; k < sizeof length / sizeof *length; k++) {
    double sum = 0, squares = 0, n_none = 0, mean = length[k], none = exp(-mean), n = N;
    uint64_t pick[MOST];
    for (uint64_t i = 0; i < N; i++) {
      double got = walk_all(&ticks, open_walk(&ticks, i, mean), 7, pick);
      sum += got;
      squares += (got - mean) * (got - mean);
      n_none += got <= 0;
    }
    assert_within_sigmas(sum / n, mean, sqrt(mean / n), "mean");
    assert_within_sigmas(squares / n, mean, sqrt((mean + 2 * mean * mean) / n), "variance");
    if (none * n > 20) assert_within_sigmas(n_none / n, none, sqrt(none * (1 - none) / n), "none");
  }
}

/* Pearson's chi-square over numbers of ticks in a whole stretch and in a part of one. */
static void test_numbers_of_ticks_have_poisson_law(void **state) {
  (void)state;
  enum { N = 400000, BINS = 22 };
  static const double length[] = {3, 8};
  reach_ticks ticks;
  reach_ticks_init(&ticks, INFINITY);
  for (size_t k = 0; k < 2; k++) {
    double count[2][BINS] = {{0}}, n = N;
    for (uint64_t i = 0; i < N; i++) {
      uint64_t bits = stream_of(i).start;
      unsigned whole = reach_ticks_in_stretch(&ticks, bits);
      unsigned part = reach_ticks_in_part(&ticks, bits, length[k], exp(-length[k]));
      if (length[k] >= REACH_STRETCH) assert_int_equal(whole, part);
      count[0][whole < BINS ? whole : BINS - 1]++;
      count[1][part < BINS ? part : BINS - 1]++;
    }
    for (int is_part = 0; is_part < 2; is_part++) {
      double chi2 = 0, rest = 1, n_rest = n, n_cells = 0,
             mean = is_part ? length[k] : REACH_STRETCH;
      for (int b = 0; b < BINS - 1; b++) {
        double p = exp(b * log(mean) - mean - lgamma(b + 1.0)), got = count[is_part][b];
        if (p * n < 20) continue;
        chi2 += (got - p * n) * (got - p * n) / (p * n);
        rest -= p;
        n_rest -= got;
        n_cells++;
      }
      if (rest * n > 20) chi2 += (n_rest - rest * n) * (n_rest - rest * n) / (rest * n);
      assert_within_sigmas(chi2, n_cells, sqrt(2 * n_cells), "chi-square");
    }
  }
}

/* Of n people each is picked at least once with probability p; any two independently. */
static void test_people_are_found_independently(void **state) {
  (void)state;
  enum { N = 200000 };
  static const struct {
    uint64_t n;
    double p;
  } of[] = {{1, .3}, {2, .5}, {5, .98}, {10, .1}, {40, .35}, {60, .6}};
  for (size_t k = 0; k < sizeof of / sizeof *of; k++) {
    reach_ticks ticks;
    reach_ticks_init(&ticks, -log1p(-of[k].p));
    double first = 0, last = 0, both = 0, n = N, p = of[k].p, p2 = p * p;
    uint64_t pick[MOST];
    for (uint64_t i = 0; i < N; i++) {
      bool has_first = false, has_last = false;
      unsigned n_picks =
          walk_all(&ticks, reach_walk_around(&ticks, stream_of(i), of[k].n), of[k].n, pick);
      for (unsigned j = 0; j < n_picks; j++) {
        assert_true(pick[j] < of[k].n);
        has_first |= pick[j] == 0;
        has_last |= pick[j] == of[k].n - 1;
      }
      first += has_first;
      last += has_last;
      both += has_first && has_last;
    }
    assert_within_sigmas(first / n, p, sqrt(p * (1 - p) / n), "the first");
    assert_within_sigmas(last / n, p, sqrt(p * (1 - p) / n), "the last");
    if (of[k].n > 1) assert_within_sigmas(both / n, p2, sqrt(p2 * (1 - p2) / n), "both");
  }
}

static void test_longer_walks_go_on(void **state) {
  (void)state;
  static const double length[] = {0, 1e-3, .5, 4, 7.99, 8, 8.01, 11, 16, 17, 33, 64.5};
  enum { N = 4000, N_LENGTHS = sizeof length / sizeof *length, PEOPLE = 300 };
  reach_ticks ticks;
  reach_ticks_init(&ticks, INFINITY);
  uint64_t n_more = 0;
  for (uint64_t i = 0; i < N; i++) {
    uint64_t before[MOST], pick[MOST];
    unsigned n_before = 0;
    for (size_t k = 0; k < N_LENGTHS; k++) {
      unsigned n = walk_all(&ticks, open_walk(&ticks, i, length[k]), PEOPLE, pick);
      assert_true(n >= n_before);
      for (unsigned j = 0; j < n_before; j++) assert_int_equal(pick[j], before[j]);
      n_more += n > n_before;
      for (unsigned j = 0; j < n; j++) before[j] = pick[j];
      n_before = n;
    }
  }
  assert_true(n_more > N);
}

/* What is looked up by degree is what anybody would reckon, and quiet walks are those without
 * ticks: all but one in a million where there is one stretch. */
static void test_what_is_looked_up_changes_nothing(void **state) {
  (void)state;
  static const uint64_t degree[] = {0, 1, 3, 155, 156, 320, 1023, 1024, 4000};
  enum { N = 20000 };
  reach_ticks ticks;
  reach_ticks_init(&ticks, -log1p(-.05)); /* a stretch ends at a degree of 155.96 */
  for (size_t k = 0; k < sizeof degree / sizeof *degree; k++) {
    uint64_t d = degree[k], pick[MOST], other[MOST], n_none = 0, n_quiet = 0;
    for (uint64_t i = 0; i < N; i++) {
      reach_stream stream = stream_of(i);
      unsigned n = walk_all(&ticks, reach_walk_around(&ticks, stream, d), d, pick);
      assert_int_equal(n,
                       walk_all(&ticks, open_walk(&ticks, i, ticks.clock * (double)d), d, other));
      assert_memory_equal(pick, other, n * sizeof *pick);
      bool is_quiet = reach_walk_is_quiet(&ticks, stream, d);
      assert_true(!is_quiet || n == 0);
      n_quiet += is_quiet;
      n_none += n == 0;
    }
    assert_int_equal(n_quiet, d < 156 ? n_none : 0);
  }
}

static void test_nobody_is_quiet_who_tells_all(void **state) {
  (void)state;
  reach_ticks ticks;
  reach_ticks_init(&ticks, INFINITY);
  for (uint64_t degree = 0; degree < REACH_N_DEGREES + 1; degree++)
    assert_false(reach_walk_is_quiet(&ticks, (reach_stream){0}, degree));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ticks_are_a_poisson_process),
      cmocka_unit_test(test_numbers_of_ticks_have_poisson_law),
      cmocka_unit_test(test_people_are_found_independently),
      cmocka_unit_test(test_longer_walks_go_on),
      cmocka_unit_test(test_what_is_looked_up_changes_nothing),
      cmocka_unit_test(test_nobody_is_quiet_who_tells_all),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* ctest: long
 * The known answers of the self-test, all rows of its table. Sanitizers take ten times as long:
 * there every play has fewer replicates. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/columns.h"
#include "study/known.h"
#include "study/known_theory.h"
#include "support/support.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { MOST_REPLICATES = 5000 };
#else
enum { MOST_REPLICATES = 0 };
#endif

typedef struct {
  reach_known row[REACH_N_KNOWN];
  unsigned n_found, n_failed;
} hearing;

static void take(void *context, size_t i, const reach_known_found *found) {
  hearing *h = context;
  h->n_found++;
  h->n_failed += !found->is_passed;
  print_message("  %-4s %-46s expected %.8g, got %.8g, n %lu, z %+.2f%s\n", h->row[i].id,
                h->row[i].asks, found->expected, found->got, (unsigned long)found->n, found->z,
                found->is_passed ? "" : "  FAILS");
}

static void test_every_known_answer_holds(void **state) {
  (void)state;
  static hearing h;
  reach_report report = {0};
  assert_ok(reach_known_rows(h.row, &report), &report);
  reach_known_options options = {.row = h.row,
                                 .rng_seed = 11,
                                 .most_replicates = MOST_REPLICATES,
                                 .study = {.n_threads = 2},
                                 .found = take,
                                 .context = &h};
  assert_ok(reach_known_run(&options, &report), &report);
  assert_in_range(h.n_found, REACH_N_KNOWN - 5, REACH_N_KNOWN);
  if (!MOST_REPLICATES) assert_int_equal(h.n_found, REACH_N_KNOWN);
  assert_int_equal(h.n_failed, 0);
}

static void test_rows_can_be_read(void **state) {
  (void)state;
  static reach_known row[REACH_N_KNOWN];
  reach_report report = {0};
  assert_ok(reach_known_rows(row, &report), &report);
  for (size_t i = 0; i < REACH_N_KNOWN; i++) {
    assert_true(row[i].id[0] == 'K');
    assert_in_range(reach_columns(row[i].asks), 5, REACH_KNOWN_COLUMNS);
    assert_true(strlen(row[i].source) > 1);
    assert_true(isfinite(row[i].expected));
    assert_in_range(row[i].play + 1, 0, REACH_N_KNOWN_PLAYS);
  }
}

typedef struct {
  const char *what;
  double got, expected, tolerance;
} published;

/* What formulas say where the literature gives digits. */
static void test_theory_gives_the_published_numbers(void **state) {
  (void)state;
  const published numbers[] = {
      {"60,000 draws of 200,000", reach_theory_unique(200000, 60000, 1), 51836, .5},
      {"112,500 draws of 200,000", reach_theory_unique(200000, 112500, 1), 86044, .5},
      {"1,125,000 draws of 200,000", reach_theory_unique(200000, 1125000, 1), 199279, .5},
      {"60,000 draws of 1,000,000", reach_theory_unique(1e6, 60000, 1), 58235, .5},
      {"112,500 draws of 1,000,000", reach_theory_unique(1e6, 112500, 1), 106403, .5},
      {"1,125,000 draws of 1,000,000", reach_theory_unique(1e6, 1125000, 1), 675348, .5},
      {"750 x 150 of 200,000", reach_theory_unique(200000, 750, 150), 86067.5, .05},
      {"7,500 x 150 of 1,000,000", reach_theory_unique(1e6, 7500, 150), 675374.9, .05},
      {"1,000 x 1,125 of 1,000,000", reach_theory_unique(1e6, 1000, 1125), 675553, .5},
      {"50,000 x 126 less 8.53 %", reach_theory_unique(34796537, 50000, 126), 5762610, .5},
      {"tree", reach_theory_tree(3, .5, 6), 31.171875, 1e-9},
      {"tree, intact", reach_theory_tree(3, .5 * .8, 6), 11.915904, 1e-9},
      {"SIR of 2", reach_theory_sir(2, 1, 1), 1.5, 1e-12},
      {"SIR of 3", reach_theory_sir(3, 1, 1), 2.1667, 5e-5},
      {"SIR of 10", reach_theory_sir(10, 1, 1), 8.9621, 5e-5},
      {"final size, R 1.5", reach_theory_giant(1.5), .5828116, 5e-8},
      {"final size, R 2", reach_theory_giant(2), .7968121, 5e-8},
      {"final size, R 3", reach_theory_giant(3), .9404798, 5e-8},
      {"push among 1,000", reach_theory_push(1000, 1000), 14.95397, 5e-6},
  };
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    assert_close(numbers[i].got, numbers[i].expected, numbers[i].tolerance, numbers[i].what);
}

typedef struct {
  reach_known_law *law;
  unsigned n;
  double p, mean, variance;
} known_law;

/* Laws sum to 1 and have the moments that are known otherwise. */
static void test_laws_have_their_moments(void **state) {
  (void)state;
  const known_law laws[] = {
      {reach_law_path, 5, .5, 1.9375, 1.43359375},
      {reach_law_star_hub, 21, .3, 7, 20 * .3 * .7},
      {reach_law_star_leaf, 21, .3, 3.01, .3 * .7 * 6.7 * 6.7 + .3 * 19 * .3 * .7},
      {reach_law_cycle, 10, .5, 2.9873046875, NAN},
      {reach_law_complete, 10, .1, 3.026928593319, 5.405322434247},
      {reach_law_uniform, 5, 0, 3, 2},
      {reach_law_telephone, 6, .8, .8 * (1 - .262144) / .2, NAN},
      {reach_law_borel, 63, .3, .3 / .7, .3 / (.7 * .7 * .7)},
  };
  for (size_t i = 0; i < sizeof laws / sizeof *laws; i++) {
    double probability[REACH_KNOWN_BINS] = {0}, sum = 0, mean = 0, squares = 0;
    laws[i].law(laws[i].n, laws[i].p, probability);
    for (unsigned b = 0; b < REACH_KNOWN_BINS; b++) {
      sum += probability[b];
      mean += b * probability[b];
      squares += b * (double)b * probability[b];
    }
    assert_close(sum, 1, 1e-12, "sum");
    assert_close(mean, laws[i].mean, 1e-9, "mean");
    if (laws[i].variance > 0)
      assert_close(squares - mean * mean, laws[i].variance, 1e-9, "variance");
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows_can_be_read),
      cmocka_unit_test(test_theory_gives_the_published_numbers),
      cmocka_unit_test(test_laws_have_their_moments),
      cmocka_unit_test(test_every_known_answer_holds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Theory and planners' formulas beside a simulation. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/support.h"

#include "outcome/mixing.h"
#include "present/estimates.h"
#include "study/known_theory.h"
#include "support/made_result.h"
#include "support/play.h"

static void test_nobody_is_told_twice_in_a_branching_process(void **state) {
  (void)state;
  assert_close(reach_mixing_branching(10, 0), 10, 0, "no tellings");
  assert_close(reach_mixing_branching(10, 0.75), 40, 1e-12, "three quarters");
  assert_true(isinf(reach_mixing_branching(10, 1)));
  assert_close(reach_mixing_branching(0, 2), 0, 0, "nobody starts");
  assert_true(isnan(reach_mixing_branching(-1, 0)));
  assert_true(isnan(reach_mixing_branching(1, NAN)));
}

static void test_mean_field_solves_its_equation(void **state) {
  (void)state;
  assert_close(reach_mixing_final(1000, 1000, 500, 0), 1000 * -expm1(-0.5), 1e-9,
               "exposures alone");
  for (double r = 0.1; r < 4; r += 0.3) {
    double z = reach_mixing_final(1e6, 1e6, 300, r);
    assert_close(z, 1e6 * -expm1(-(300 + r * z) / 1e6), 1e-4, "equation");
    assert_true(z <= reach_mixing_branching(300, r));
  }
  /* few who start: the giant component of random graphs, by another road */
  assert_close(reach_mixing_final(1e9, 1e9, 1e-3, 2) / 1e9, reach_theory_giant(2), 1e-6, "giant");
  assert_close(reach_mixing_final(1e9, 1e9, 1, 0.5), reach_mixing_branching(1, 0.5), 1e-6, "few");
  assert_close(reach_mixing_final(360, 400, 80, 0), 360 * -expm1(-0.2), 1e-9, "some have it");
  assert_close(reach_mixing_final(0, 0, 5, 1), 0, 0, "nobody there");
  assert_true(isnan(reach_mixing_final(10, 10, -1, 1)));
}

/* Independent cascades where everybody is tied to everybody else are well-mixed: with p (n - 1) = 2
 * tellings each and many who start, mean field is right to about a hundredth. */
static void test_theory_is_right_where_all_are_tied(void **state) {
  (void)state;
  test_play play;
  test_play_run(
      &play, "run: {replicates: 40}\n"
             "network: {edges: complete 400}\n"
             "cascade: {model: independent-cascade, probability: 0.00501253, seed_choice: random, "
             "seed_count: 40}\n");
  const reach_summary *s = &play.result.answer[0].summary[REACH_MEASURE_reach];
  double mixed = reach_estimates_theory.of(&play.result, 0, 1);
  assert_true(reach_estimates_apply(&reach_estimates_theory, &play.result));
  assert_close(mixed, s->mean, 0.02 * s->mean, "well-mixed");
  assert_true(isinf(reach_estimates_theory.of(&play.result, 0, 0)));
  assert_non_null(strstr(reach_headline_theory(&play.result).text, "never end"));
  test_play_free(&play);
}

static void test_an_estimate_parts_by_a_tenth_and_out_of_the_interval(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_reach(&made, 0, 1000, 10);
  assert_false(reach_estimate_parts(&made.result, 0, 1099));
  assert_true(reach_estimate_parts(&made.result, 0, 1101));
  assert_true(reach_estimate_parts(&made.result, 0, 899));
  assert_true(reach_estimate_parts(&made.result, 0, INFINITY));
  assert_false(reach_estimate_parts(&made.result, 0, NAN));
  made_result_reach(&made, 0, 1000, 300); /* one cannot tell */
  assert_false(reach_estimate_parts(&made.result, 0, 1200));
  assert_string_equal(reach_estimate_error(&made.result, 0, 1200).text, "+20.0 %");
  assert_string_equal(reach_estimate_error(&made.result, 0, 5000).text, "5.0×");
  assert_string_equal(reach_estimate_error(&made.result, 0, INFINITY).text, "no end");
  made_result_free(&made);
}

static void test_the_headline_names_the_lowest_and_the_highest_formula(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_frequency(&made, 0.5);
  const char *says = reach_headline_planners(&made.result).text;
  assert_non_null(strstr(says, "(beta-binomial) to "));
  assert_non_null(strstr(says, "(Sainsbury)"));
  made_result_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nobody_is_told_twice_in_a_branching_process),
      cmocka_unit_test(test_mean_field_solves_its_equation),
      cmocka_unit_test(test_theory_is_right_where_all_are_tied),
      cmocka_unit_test(test_an_estimate_parts_by_a_tenth_and_out_of_the_interval),
      cmocka_unit_test(test_the_headline_names_the_lowest_and_the_highest_formula)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

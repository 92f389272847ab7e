/* What is said of referral and diversity along homophily: where it turns, where it is clear. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart.h"
#include "present/diversity_words.h"
#include "present/headline.h"
#include "support/made_result.h"
#include "support/support.h"

/* Scores at -0.2, 0, 0.2, .. 0.8 with half-widths of intervals; the second organization. */
enum { N_VALUES = 6 };

static void make(made_result *made, const double *mean, double half) {
  made_result_init(made, 2);
  made_result_diversity(made, N_VALUES, (made_shape){0, 0, 0, 0, 0});
  reach_response *r = &made->result.response;
  for (size_t i = 0; i < N_VALUES; i++) {
    r->value[i] = 0.2 * ((double)i - 1);
    reach_summary *s = &r->cell[i * 2 + 1].score;
    *s = (reach_summary){.mean = mean[i], .ci_low = mean[i] - half, .ci_high = mean[i] + half};
  }
}

static void turn(made_result *made, size_t i, reach_crossing crossing) {
  reach_crossings *all = &made->result.response.line[1].crossings;
  if (!all->item) all->item = calloc(2, sizeof *all->item);
  assert_non_null(all->item);
  all->item[i] = crossing;
  all->n = i + 1;
}

static void assert_words(const made_result *made, const char *expected) {
  assert_string_equal(reach_diversity_words(&made->result.response, 1).text, expected);
}

static void test_neighbours_of_one_sign_are_told_together(void **state) {
  (void)state;
  static const struct {
    double mean[N_VALUES];
    const char *words;
  } row[] = {
      {{0, 0, 0, 0, 0, 0}, "no clear difference"},
      {{-1, 0, 1, 1, 1, 0}, "less diverse at −0.2, more diverse at 0.2–0.6"},
      {{-1, 0, 0, 0, 0, -1}, "less diverse at −0.2, 0.8"},
      {{0, 0, 1, 0, 0, 0}, "more diverse at 0.2"},
      {{0, 0, -1, -1, -1, -1}, "less diverse at 0.2–0.8"},
      {{NAN, NAN, 1, NAN, -1, -1}, "more diverse at 0.2, less diverse at 0.6–0.8"},
  };
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    made_result made;
    make(&made, row[i].mean, 0.5);
    assert_words(&made, row[i].words);
    made_result_free(&made);
  }
}

/* At 0 it turns in any case; what counts is where else. */
static void test_a_turn_that_is_certain_is_told_with_its_interval(void **state) {
  (void)state;
  static const double mean[N_VALUES] = {-1, 0, 1, 1, -1, -1};
  reach_crossing at_0 = {-0.05, 0.04, -0.01, -1, 1, true}, at_half = {0.45, 0.55, 0.5, 1, -1, true};
  made_result made;
  make(&made, mean, 0.5);
  turn(&made, 0, at_0);
  assert_null(reach_diversity_turn(&made.result.response, 1));
  assert_words(&made, "less diverse at −0.2, more diverse at 0.2–0.4, less diverse at 0.6–0.8");
  turn(&made, 1, at_half);
  assert_words(&made, "more diverse from 0 to 0.50 (0.45–0.55)");
  assert_string_equal(
      reach_headline_diversity(&made.result).text,
      "Referral makes the pool of social more diverse from a homophily of 0 to 0.50 "
      "(0.45–0.55)");
  made.result.response.value[0] = 0;
  assert_words(&made, "more diverse up to 0.50 (0.45–0.55)");
  at_half.before = -1, at_half.after = 1;
  turn(&made, 1, at_half);
  assert_words(&made, "more diverse from 0.50 (0.45–0.55)");
  at_half.is_certain = false;
  turn(&made, 1, at_half);
  assert_null(reach_diversity_turn(&made.result.response, 1));
  made_result_free(&made);
}

static void test_without_a_turn_the_focus_is_told(void **state) {
  (void)state;
  static const double more[N_VALUES] = {0, 0, 1, 1, 1, 1}, none[N_VALUES] = {0};
  made_result made;
  make(&made, more, 0.5);
  assert_string_equal(reach_headline_diversity(&made.result).text,
                      "Referral makes the pool of social more diverse at a homophily of 0.2–0.8");
  made_result_free(&made);
  make(&made, none, 0.5);
  assert_string_equal(reach_headline_diversity(&made.result).text,
                      "Referral does not clearly change how diverse the pool of social is, at any "
                      "homophily tried");
  made_result_free(&made);
}

/* Of another parameter, or another measure, there is another chart. */
static void test_only_this_question_has_this_chart(void **state) {
  (void)state;
  static const double mean[N_VALUES] = {0, 0, 1, 1, 1, 1};
  made_result made;
  make(&made, mean, 0.5);
  reach_response *r = &made.result.response;
  assert_true(reach_diversity_is_asked(&made.result));
  r->minus = -1;
  assert_false(reach_diversity_is_asked(&made.result));
  r->minus = REACH_MEASURE_pull_diversity;
  r->param = REACH_PARAM_groups_sorting;
  assert_false(reach_diversity_is_asked(&made.result));
  r->param = REACH_PARAM_groups_homophily;
  r->measure = REACH_MEASURE_pool_diversity;
  assert_false(reach_diversity_is_asked(&made.result));
  made_result_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_neighbours_of_one_sign_are_told_together),
      cmocka_unit_test(test_a_turn_that_is_certain_is_told_with_its_interval),
      cmocka_unit_test(test_without_a_turn_the_focus_is_told),
      cmocka_unit_test(test_only_this_question_has_this_chart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What the charts of the legs of trust and of learning say and draw. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/support.h"

#include "present/chart.h"
#include "present/headline.h"
#include "support/made_result.h"

static const reach_chart *chart_called(const char *name) {
  const reach_chart *chart = reach_chart_table;
  while (chart->name && strcmp(chart->name, name) != 0) chart++;
  assert_non_null(chart->name);
  return chart;
}

static const reach_chart *the_chart(void) {
  return chart_called("trust-legs");
}

static void set(made_result *made, size_t o, double leg, double believers, double low, double high,
                double ratio) {
  made_result_legs(made, o, (double[]){leg, 1, 1}, NAN, false);
  reach_answer *a = &made->result.answer[o];
  a->summary[REACH_MEASURE_accepted_reach] =
      (reach_summary){.mean = believers, .ci_low = low, .ci_high = high, .n = 100};
  a->comparison[REACH_MEASURE_accepted_reach] = (reach_comparison){
      .ratio = ratio, .ratio_ci_low = ratio * .98, .ratio_ci_high = ratio * 1.02};
  a->comparison[REACH_MEASURE_reach] =
      (reach_comparison){.ratio = 1, .ratio_ci_low = 1, .ratio_ci_high = 1};
}

static void assert_headline(const made_result *made, const char *words) {
  assert_string_equal(reach_headline_legs(&made->result).text, words);
}

static void test_the_headline_tells_whom_trust_makes_believe(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  set(&made, 0, .2, 1000, 990, 1010, NAN);
  set(&made, 1, .4, 2000, 1980, 2020, 2);
  assert_headline(&made, "social is believed by 2.00× as many people as traditional (1.96–2.04): a "
                         "trust of 0.400, not 0.200");
  set(&made, 1, .2, 1005, 990, 1020, 1.005);
  assert_headline(&made, "No clear difference: social is believed by 1.00× as many people as "
                         "traditional (0.98–1.03)");
  set(&made, 1, .2, 1000, 990, 1010, 1);
  reach_comparison *c = &made.result.answer[1].comparison[REACH_MEASURE_accepted_reach];
  c->ratio_ci_low = c->ratio_ci_high = 1;
  assert_headline(&made, "social is believed by exactly as many people as traditional");
  set(&made, 1, 0, 0, 0, 0, 0);
  assert_headline(&made, "social is believed by nobody, traditional by 1,000 people (990–1,010)");
  set(&made, 0, 0, 0, 0, 0, NAN);
  set(&made, 1, .4, 2000, 1980, 2020, NAN);
  assert_headline(&made, "social is believed by 2,000 people (1,980–2,020), traditional by nobody");
  set(&made, 1, 0, 0, 0, 0, NAN);
  assert_headline(&made, "Nobody believes it");
  made_result_free(&made);
  made_result_init(&made, 1);
  set(&made, 0, .2, 1000, 990, 1010, NAN);
  assert_headline(&made,
                  "With a trust of 0.200 the message is believed by 1,000 people (990–1,010)");
  made_result_free(&made);
}

static void test_the_headline_gives_the_reason_that_weighs_more(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  set(&made, 0, .2, 1000, 990, 1010, NAN);
  set(&made, 1, .4, 4000, 3980, 4020, 4);
  reach_comparison *reach = &made.result.answer[1].comparison[REACH_MEASURE_reach];
  *reach = (reach_comparison){.ratio = 3.5, .ratio_ci_low = 3.4, .ratio_ci_high = 3.6};
  assert_headline(&made,
                  "social is believed by 4.00× as many people as traditional (3.92–4.08); it "
                  "reaches 3.50× as many");
  *reach = (reach_comparison){.ratio = 1.1, .ratio_ci_low = 1.0, .ratio_ci_high = 1.2};
  made.result.answer[1].each = (reach_trust_spread){.n = 10, .mean = .6, .least = 0, .most = 1};
  assert_headline(&made, "social is believed by 4.00× as many people as traditional (3.92–4.08): a "
                         "mean trust of 0.600, not 0.200");
  made_result_free(&made);
}

static void test_several_that_nobody_believes_are_counted(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 3);
  set(&made, 0, .2, 1000, 990, 1010, NAN);
  for (size_t o = 1; o < 3; o++) set(&made, o, 0, 0, 0, 0, 0);
  assert_headline(&made, "2 of 3 are believed by nobody, traditional by 1,000 people (990–1,010)");
  made_result_free(&made);
}

static void test_it_is_drawn_where_legs_differ_or_are_made(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  for (size_t o = 0; o < 2; o++) made_result_legs(&made, o, (double[]){1, .5, 1}, NAN, false);
  assert_false(the_chart()->applies(&made.result));
  made_result_legs(&made, 1, (double[]){1, .5, .9}, NAN, false);
  assert_true(the_chart()->applies(&made.result));
  made_result_legs(&made, 1, (double[]){1, .5, 1}, NAN, true);
  assert_true(the_chart()->applies(&made.result));
  made.scenario.is_network = true;
  assert_false(the_chart()->applies(&made.result));
  made_result_free(&made);
}

static void test_its_numbers_are_what_hearers_go_by(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_reach(&made, 0, 1000, 0);
  made_result_reach(&made, 1, 2000, 0);
  made_result_legs(&made, 0, (double[]){1, .75, .5}, .25, false);
  made_result_legs(&made, 1, (double[]){1, 0, .75}, NAN, true);
  char *text = NULL;
  size_t n;
  FILE *csv = open_memstream(&text, &n);
  the_chart()->write_data(&made.result, csv);
  fclose(csv);
  assert_string_equal(
      text,
      "organization,sincerity,sincerity_as_it_is,sincerity_before,competency,competency_as_it_is,"
      "competency_before,reliability,reliability_as_it_is,reliability_before,trust,reach,"
      "accepted_reach,accepted_reach_ci_low,accepted_reach_ci_high\n"
      "0,1,,,0.75,,0.25,0.5,,0.25,0.375,1000,375,371.25,378.75\n"
      "1,1,0.5,,0,0.5,,0.75,0.5,,0,2000,0,0,0\n");
  free(text);
  made_result_free(&made);
}

static void test_the_learning_curve_tells_who_learns_in_vain(void **state) {
  (void)state;
  static const double legs[] = {1, .5, 1};
  made_result made;
  made_result_init(&made, 3);
  assert_false(chart_called("learning-curve")->applies(&made.result));
  for (size_t o = 0; o < 3; o++) made_result_legs(&made, o, legs, o == 2 ? NAN : .2, false);
  assert_true(chart_called("learning-curve")->applies(&made.result));
  assert_string_equal(
      reach_headline_learning(&made.result).text,
      "In 26 weeks social brings competency from 0.20 to 0.65; traditional knows 0.95 "
      "and stays at 0.20");
  made_result_legs(&made, 0, legs, NAN, false);
  assert_string_equal(reach_headline_learning(&made.result).text,
                      "In 26 weeks social brings competency from 0.20 to 0.65");
  made.result.answer[1].legs.growth.is_mastered = 0;
  assert_string_equal(reach_headline_learning(&made.result).text,
                      "In 26 weeks social comes to know 0.95 of what there is to know, and its "
                      "competency stays at 0.20");
  made_result_free(&made);
}

static void test_a_company_alone_needs_no_name(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_legs(&made, 0, (double[]){1, .5, 1}, .2, false);
  assert_string_equal(
      reach_headline_learning(&made.result).text,
      "In 26 weeks the company comes to know 0.95 of what there is to know, and its "
      "competency stays at 0.20");
  made.result.answer[0].legs.growth.is_mastered = .05;
  assert_string_equal(reach_headline_learning(&made.result).text,
                      "In 26 weeks competency grows from 0.20 to 0.65");
  made_result_free(&made);
}

static void test_the_learning_curve_has_every_week(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_legs(&made, 0, (double[]){1, .5, 1}, NAN, false);
  made_result_legs(&made, 1, (double[]){1, .5, 1}, .5, false);
  made.result.answer[0].legs.growth.start.competency = .25;
  made.result.answer[0].legs.growth.n_weeks = 0;
  reach_growth *growth = &made.result.answer[1].legs.growth;
  growth->n_weeks = 2;
  growth->stays_unknown = growth->is_mastered = .5;
  char *text = NULL;
  size_t n;
  FILE *csv = open_memstream(&text, &n);
  chart_called("learning-curve")->write_data(&made.result, csv);
  fclose(csv);
  assert_string_equal(text, "organization,week,competency,knowledge\n"
                            "0,0,0.25,\n0,1,0.25,\n0,2,0.25,\n"
                            "1,0,0.5,0.5\n1,1,0.625,0.75\n1,2,0.75,0.875\n");
  free(text);
  made_result_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_headline_tells_whom_trust_makes_believe),
      cmocka_unit_test(test_the_headline_gives_the_reason_that_weighs_more),
      cmocka_unit_test(test_several_that_nobody_believes_are_counted),
      cmocka_unit_test(test_it_is_drawn_where_legs_differ_or_are_made),
      cmocka_unit_test(test_its_numbers_are_what_hearers_go_by),
      cmocka_unit_test(test_the_learning_curve_tells_who_learns_in_vain),
      cmocka_unit_test(test_a_company_alone_needs_no_name),
      cmocka_unit_test(test_the_learning_curve_has_every_week)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

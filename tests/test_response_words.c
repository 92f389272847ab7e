/* What is said of a response: best values, those that may be best, crossings; in headlines, in the
 * terminal and on the chart. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart.h"
#include "present/headline.h"
#include "present/response_block.h"
#include "present/response_words.h"
#include "study/crossing.h"
#include "support/made_result.h"
#include "support/support.h"

static void assert_says(const char *text, const char *words) {
  if (!strstr(text, words)) fail_msg("'%s' lacks '%s'", text, words);
}

static void assert_headline(const made_shape *shape, size_t n_values, const char *expected) {
  made_result made;
  made_result_init(&made, 2);
  made_result_response(&made, n_values, *shape);
  assert_string_equal(reach_headline_response(&made.result).text, expected);
  made_result_free(&made);
}

static void test_headlines_say_what_the_numbers_bear_out(void **state) {
  (void)state;
  /* the second organization: 5000 - 3000 (x - .7)^2 + 4000 (x - .4) has its top at 1.37 */
  assert_headline(&(made_shape){5000, 3000, 0.7, 4000, 0}, 11,
                  "Best at 1, the largest tried: reach of social 7,130; more than traditional from "
                  "0.4 on");
  assert_headline(&(made_shape){5000, 3000, 0.7, 0, 0}, 11, "Best at 0.7: reach of social 5,000");
  assert_headline(&(made_shape){5000, 0, 0, -1000, 0}, 5,
                  "Best at 0, the smallest tried: reach of social 5,400; less than traditional "
                  "from 0.4 on");
  assert_headline(&(made_shape){5000, 0, 0, 0, 0}, 5,
                  "feed.attention makes no difference to reach");
  assert_headline(&(made_shape){NAN, 0, 0, 0, 0}, 5, "reach exists at no value of feed.attention");
  assert_headline(&(made_shape){5000, 0, 0, 1, 500}, 3,
                  "No value of feed.attention is clearly better for reach of social");
}

static void test_the_least_is_called_least(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_response(&made, 11, (made_shape){5000, 0, 0, 4000, 0});
  reach_response *r = &made.result.response;
  r->wants_least = true;
  for (size_t i = 0; i < r->n_values; i++) r->cell[i * 2 + 1].may_be_best = i == 0;
  r->line[1].best = 0;
  assert_string_equal(
      reach_headline_response(&made.result).text,
      "Least at 0, the smallest tried: reach of social 3,400; more than traditional "
      "from 0.4 on");
  assert_says(reach_response_words(&made.result, 1).text, "is least at 0");
  made_result_free(&made);
}

/* More from 0.4 on, but less again from 0.8 on; or no longer clearly more above 0.8. */
static void test_headline_does_not_go_on_beyond_the_next_change(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_response(&made, 11, (made_shape){5000, 0, 0, 4000, 0});
  reach_crossings *all = &made.result.response.line[1].crossings;
  all->item[all->n++] =
      (reach_crossing){.low = 0.8, .high = 0.8, .at = 0.8, .before = 1, .after = -1};
  assert_says(reach_headline_response(&made.result).text, "more than traditional from 0.4 to 0.8");
  all->item[1] = (reach_crossing){.low = 0.8, .high = 1, .at = 0.9, .before = 1};
  assert_says(reach_headline_response(&made.result).text, "more than traditional from 0.4 to 0.8");
  all->item[1] = (reach_crossing){.low = 0.8, .high = 0.9, .at = NAN, .before = 1, .after = 1};
  assert_says(reach_headline_response(&made.result).text, "more than traditional from 0.4 on");
  made_result_free(&made);
}

/* Values 0.2, 0.3 and 0.7 may be best. */
static void test_neighbours_that_may_be_best_are_a_range(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_response(&made, 11, (made_shape){5000, 3000, 0.3, 0, 0});
  reach_response *r = &made.result.response;
  r->cell[2].may_be_best = r->cell[7].may_be_best = true;
  r->line[0].n_best = 3;
  assert_string_equal(reach_response_best(r, 0).text, "0.3 (0.2–0.3, 0.7)");
  for (size_t i = 1; i < 11; i += 2) r->cell[i].may_be_best = true;
  for (size_t i = 0; i < 11; i += 2) r->cell[i].may_be_best = false;
  assert_string_equal(reach_response_best(r, 0).text, "0.3 (0.1, 0.3, 0.5, …)");
  made_result_free(&made);
}

static void test_crossings_are_told_by_how_sure_they_are(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_response(&made, 11, (made_shape){5000, 0, 0, 4000, 0});
  reach_response_line *line = &made.result.response.line[1];
  reach_crossing *c = line->crossings.item;
  assert_string_equal(reach_response_words(&made.result, 1).text,
                      "is best at 1, the largest tried; more than traditional from 0.4 on");
  c->low = 0.38, c->high = 0.41;
  assert_says(reach_response_words(&made.result, 1).text,
              "; more than traditional from 0.400 (0.380–0.410) on");
  c->is_certain = false;
  assert_says(reach_response_words(&made.result, 1).text, "; maybe more than traditional from");
  c->before = 1;
  assert_says(reach_response_words(&made.result, 1).text, "; no clear difference at 0.380–0.410");
  c->before = 0;
  assert_says(reach_response_words(&made.result, 1).text, "; more than traditional above 0.410");
  c->before = 1, c->after = 0;
  assert_says(reach_response_words(&made.result, 1).text, "; more than traditional below 0.380");
  c->low = c->high = 0;
  c->before = 0, c->after = -1;
  assert_says(reach_response_words(&made.result, 1).text, "; less than traditional above 0");
  line->crossings.is_open = true;
  c->before = c->after = 0;
  assert_says(reach_response_words(&made.result, 1).text,
              "; not clearly more than traditional or less at any value");
  line->crossings.is_open = false;
  line->crossings.n = 0;
  line->crossings.sign = -1;
  assert_says(reach_response_words(&made.result, 1).text, "; less than traditional at all values");
  made.result.response.minus = REACH_MEASURE_internal_reach;
  assert_says(reach_response_words(&made.result, 1).text, "; negative at all values");
  assert_string_equal(reach_response_measure(&made.result.response).text,
                      "reach less internal reach");
  made_result_free(&made);
}

static char *printed(const made_result *made) {
  static const char *const name[] = {"Traditional", "Social", "Third"};
  char *text = NULL;
  size_t n;
  FILE *out = open_memstream(&text, &n);
  assert_non_null(out);
  reach_response_print(out, &made->result, name, false);
  assert_int_equal(fclose(out), 0);
  return text;
}

static void test_the_terminal_shows_values_and_says_it(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  char *text = printed(&made);
  assert_string_equal(text, "");
  free(text);
  made_result_response(&made, 11, (made_shape){5000, 3000, 0.7, 4000, 0});
  text = printed(&made);
  assert_says(text, "\nResponse to feed.attention: mean reach, 20 replicates a value\n");
  assert_says(text, "0.7  share");
  assert_says(text, "7,130 *");
  assert_says(text, "\n  Traditional: is best at 0.7.\n");
  assert_says(text,
              "\n  Social: is best at 1, the largest tried; more than traditional from 0.4 on.");
  free(text);
  made_result_response(&made, 41, (made_shape){5000, 3000, 0.7, 4000, 0});
  text = printed(&made);
  assert_says(text, "\n  0     share");
  assert_says(text, "\n  1     share");
  assert_says(text, "and more in response.csv");
  free(text);
  made_result_free(&made);
}

static const reach_chart *chart(void) {
  const reach_chart *c = reach_chart_table;
  while (c->name && strcmp(c->name, "response") != 0) c++;
  assert_non_null(c->name);
  return c;
}

static void test_the_chart_is_of_responses_only_and_marks_the_best(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  assert_false(chart()->applies(&made.result));
  made_result_response(&made, 5, (made_shape){NAN, 0, 0, 0, 0});
  assert_false(chart()->applies(&made.result));
  made_result_response(&made, 5, (made_shape){5000, 3000, 0.5, 0, 0});
  assert_true(chart()->applies(&made.result));
  char *csv = NULL;
  size_t n;
  FILE *out = open_memstream(&csv, &n);
  chart()->write_data(&made.result, out);
  assert_int_equal(fclose(out), 0);
  assert_says(csv, "organization,value,mean,mean_ci_low,mean_ci_high,best\n");
  assert_says(csv, "\n1,0.5,5000,5000,5000,2\n");
  assert_says(csv, "\n1,0.25,4812.5,4812.5,4812.5,0\n");
  free(csv);
  made_result_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_headlines_say_what_the_numbers_bear_out),
      cmocka_unit_test(test_the_least_is_called_least),
      cmocka_unit_test(test_headline_does_not_go_on_beyond_the_next_change),
      cmocka_unit_test(test_neighbours_that_may_be_best_are_a_range),
      cmocka_unit_test(test_crossings_are_told_by_how_sure_they_are),
      cmocka_unit_test(test_the_terminal_shows_values_and_says_it),
      cmocka_unit_test(test_the_chart_is_of_responses_only_and_marks_the_best),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

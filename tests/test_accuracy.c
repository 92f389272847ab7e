/* How much of the story is left: the headline says what shares and intervals bear out. */
#include <stdlib.h>
#include <string.h>

#include "present/chart.h"
#include "present/headline.h"
#include "support/made_result.h"
#include "support/support.h"

/* Share of the story left and half-width for each organization; shares of 1 are exact. */
static const struct {
  size_t n;
  double share[4], half;
  const char *headline;
} accuracies[] = {
    {1, {.7}, .01, "The message leaves 70.0 % (69.0–71.0) of its hearers with the story intact"},
    {2,
     {.7, .8},
     .01,
     "traditional leaves 70.0 % (69.0–71.0) of its hearers with the story intact, social 80.0 % "
     "(79.0–81.0)"},
    {2,
     {.8, .79},
     .02,
     "No clear difference: social leaves 79 % (77–81) of its hearers with the story intact, "
     "traditional 80 % (78–82)"},
    {2,
     {1, .8},
     .01,
     "traditional leaves all hearers with the story intact, social 80.0 % (79.0–81.0) of them"},
    {3,
     {.9, 1, 1},
     .01,
     "social and feed only leave all hearers with the story intact, traditional 90.0 % (89.0–91.0) "
     "of "
     "them"},
    {4,
     {1, .5, 1, 1},
     .01,
     "traditional and 2 others leave all hearers with the story intact, social 50.0 % (49.0–51.0) "
     "of "
     "them"},
    {2,
     {1, .999},
     .002,
     "No clear difference: social leaves 99.9 % (99.7–100.0) of its hearers with the story intact, "
     "traditional 100 %"},
};

static void test_accuracy_is_told_from_the_shares(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof accuracies / sizeof *accuracies; i++) {
    made_result made;
    made_result_init(&made, accuracies[i].n);
    for (size_t o = 0; o < accuracies[i].n; o++) {
      double share = accuracies[i].share[o];
      made_result_accuracy(&made, o, share, share < 1 ? accuracies[i].half : 0);
    }
    assert_string_equal(reach_headline_accuracy(&made.result).text, accuracies[i].headline);
    made_result_free(&made);
  }
  made_result nobody;
  made_result_init(&nobody, 1);
  made_result_reach(&nobody, 0, 0, 0);
  assert_non_null(strstr(reach_headline_accuracy(&nobody.result).text, "Nobody"));
  made_result_free(&nobody);
}

static const reach_chart *accuracy_chart(void) {
  const reach_chart *chart = reach_chart_table;
  while (strcmp(chart->name, "accuracy") != 0) chart++;
  return chart;
}

static void test_there_is_a_chart_where_some_of_the_story_is_lost(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  for (size_t o = 0; o < 2; o++) made_result_accuracy(&made, o, 1, 0);
  assert_false(accuracy_chart()->applies(&made.result));
  made_result_accuracy(&made, 1, .99, .001);
  assert_true(accuracy_chart()->applies(&made.result));
  made_result_free(&made);
}

static void test_its_table_has_what_is_drawn(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_reach(&made, 1, 1000, 10);
  made_result_accuracy(&made, 1, .75, .25);
  char *text = NULL;
  size_t n = 0;
  FILE *csv = open_memstream(&text, &n);
  assert_non_null(csv);
  accuracy_chart()->write_data(&made.result, csv);
  assert_int_equal(fclose(csv), 0);
  assert_non_null(strstr(text, "\n1,1000,750,500,1000,0.75,0.5,1\n"));
  free(text);
  made_result_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_accuracy_is_told_from_the_shares),
      cmocka_unit_test(test_there_is_a_chart_where_some_of_the_story_is_lost),
      cmocka_unit_test(test_its_table_has_what_is_drawn)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The ladder as people see it: headlines that the numbers bear out, stages, the terminal. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/columns.h"
#include "present/headline.h"
#include "present/rungs.h"
#include "store/json.h"
#include "support/made_result.h"
#include "support/support.h"

/* What the focus (organization 1) has against the baseline before and after two steps. */
typedef struct {
  double first, last, low, high; /* ratios; NAN = none */
  double focus, base;            /* people left */
  const char *headline;
} row;

static const row rows[] = {
    {18.75, 3.64, 3.62, 3.66, 78300, 21500,
     "Of social's 18.75×, 3.64× (3.62–3.66) is left after 2 steps"},
    {18.75, .91, .9, .92, 19600, 21500,
     "Of social's 18.75×, 0.910× (0.900–0.920) is left after 2 steps: fewer than traditional"},
    {18.75, 1.01, .98, 1.04, 21700, 21500,
     "No clear difference after 2 steps: social reaches 1.01× (0.98–1.04) as many people as "
     "traditional"},
    {18.75, 1, 1, 1, 21500, 21500,
     "After 2 steps social reaches exactly as many people as traditional"},
    {1.2, 3.6, 3.5, 3.7, 7200, 2000, "social's 1.2× becomes 3.60× (3.50–3.70) after 2 steps"},
    {NAN, 3.6, 3.5, 3.7, 7200, 2000,
     "After 2 steps social reaches 3.60× (3.50–3.70) as many people as traditional"},
    {18.75, NAN, NAN, NAN, 7200, 3,
     "After 2 steps social reaches 7,200 people (7,130–7,270), "
     "traditional 3.00 people (2.97–3.03): no ratio is certain"},
    {18.75, NAN, NAN, NAN, 7200, 0,
     "After 2 steps social reaches 7,200 people (7,130–7,270), traditional nobody"},
    {18.75, NAN, NAN, NAN, 0, 0,
     "Nobody is left after 2 steps, neither of social nor of traditional"},
};

static void set_people(reach_summary *s, double mean) {
  *s = (reach_summary){.mean = mean, .ci_low = mean * .99, .ci_high = mean * 1.01, .n = 1000};
}

static void test_headlines_say_what_is_left(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    made_result made;
    made_result_init(&made, 2);
    made_result_ladder(&made, 2, 60000, .9);
    reach_rung_answer *first = made.result.rung[0].answer, *last = made.result.rung[2].answer;
    first[1].comparison[REACH_LADDER_GROSS] =
        (reach_comparison){.ratio = rows[i].first, rows[i].first, rows[i].first};
    last[1].comparison[REACH_LADDER_EFFECTIVE] =
        (reach_comparison){.ratio = rows[i].last, rows[i].low, rows[i].high};
    set_people(&last[1].summary[REACH_LADDER_EFFECTIVE], rows[i].focus);
    set_people(&last[0].summary[REACH_LADDER_EFFECTIVE], rows[i].base);
    assert_string_equal(reach_headline_ladder(&made.result).text, rows[i].headline);
    made_result_free(&made);
  }
}

static void test_a_headline_does_not_hide_who_ends_below(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 4);
  made_result_ladder(&made, 1, 60000, .9);
  reach_rung_answer *last = made.result.rung[1].answer;
  reach_comparison below = {.ratio = .5, .ratio_ci_low = .4, .ratio_ci_high = .6};
  last[2].comparison[REACH_LADDER_EFFECTIVE] = below;
  reach_line said = reach_headline_ladder(&made.result);
  assert_non_null(strstr(said.text, "after 1 step; feed only ends below traditional"));
  last[3].comparison[REACH_LADDER_EFFECTIVE] = below;
  said = reach_headline_ladder(&made.result);
  assert_non_null(strstr(said.text, "after 1 step; 2 others end below traditional"));
  made_result_free(&made);
}

static void test_a_lone_organization_tells_what_is_left_of_whom_it_addressed(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_ladder(&made, 3, 60000, .5);
  assert_string_equal(reach_headline_ladder(&made.result).text,
                      "Of 60,000 people addressed, 7,500 (7,430–7,580) are left after 3 steps");
  set_people(&made.result.rung[3].answer[0].summary[REACH_LADDER_EFFECTIVE], 0);
  assert_string_equal(reach_headline_ladder(&made.result).text,
                      "Of 60,000 people nobody is left after 3 steps");
  made_result_free(&made);
}

static void test_a_lone_organization_may_reach_more_than_it_addressed(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_ladder(&made, 3, 60000, .5);
  reach_summary *last = &made.result.rung[3].answer[0].summary[REACH_LADDER_EFFECTIVE];
  *last = (reach_summary){.mean = 85000, .ci_low = 64000, .ci_high = 106000, .n = 1000};
  assert_string_equal(reach_headline_ladder(&made.result).text,
                      "From 60,000 people addressed it grows to 85,000 (64,000–106,000) after 3 "
                      "steps");
  *last = (reach_summary){.mean = NAN, .ci_low = NAN, .ci_high = NAN, .n = 0};
  assert_string_equal(reach_headline_ladder(&made.result).text,
                      "There is nobody to reach after 3 steps");
  made_result_free(&made);
}

static void test_the_scenario_itself_is_a_stage_where_not_all_who_are_addressed_hear(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  assert_int_equal(reach_stages(&made.result), 0);
  made_result_ladder(&made, 2, 60000, .5);
  assert_int_equal(reach_stages(&made.result), 3);
  assert_string_equal(reach_stage_name(&made.result, 0).text, "gross contacts");
  assert_string_equal(reach_stage_name(&made.result, 2).text, "step");
  set_people(&made.result.rung[0].answer[1].summary[REACH_LADDER_EFFECTIVE], 30000);
  assert_int_equal(reach_stages(&made.result), 4);
  assert_string_equal(reach_stage_name(&made.result, 1).text, "start");
  assert_string_equal(reach_stage_number(&made.result, 0).text, "gross");
  assert_string_equal(reach_stage_number(&made.result, 1).text, "0");
  assert_string_equal(reach_stage_number(&made.result, 3).text, "2");
  assert_non_null(strstr(reach_headline_ladder(&made.result).text, "social"));
  assert_true(reach_stage_people(&made.result, 0, 1)->mean == 120000);
  assert_true(reach_stage_people(&made.result, 1, 1)->mean == 30000);
  assert_close(reach_stage_kept(&made.result, 1, 1).ratio, .25, 1e-12, "30,000 of 120,000");
  assert_true(isnan(reach_stage_kept(&made.result, 0, 1).ratio));
  made_result_free(&made);
}

static void test_a_ratio_of_believers_is_compared_with_one_and_called_so(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_ladder(&made, 2, 60000, .5);
  reach_rung_answer *first = made.result.rung[0].answer, *last = made.result.rung[2].answer;
  set_people(&first[1].summary[REACH_LADDER_EFFECTIVE], 30000);
  first[1].comparison[REACH_LADDER_GROSS] = (reach_comparison){.ratio = .68, .68, .68};
  first[1].comparison[REACH_LADDER_EFFECTIVE] = (reach_comparison){.ratio = 9, 9, 9};
  last[1].comparison[REACH_LADDER_EFFECTIVE] = (reach_comparison){.ratio = 4.5, 4.4, 4.6};
  assert_string_equal(reach_headline_ladder(&made.result).text,
                      "Of social's 9×, 4.50× (4.40–4.60) is left after 2 steps");
  last[1].comparison[REACH_LADDER_EFFECTIVE] = (reach_comparison){.ratio = 1.1, .8, 1.4};
  assert_string_equal(reach_headline_ladder(&made.result).text,
                      "No clear difference after 2 steps: social is believed by 1.1× (0.8–1.4) as "
                      "many people as traditional");
  made_result_free(&made);
}

static char *printed(const made_result *made, const char *const *name) {
  char *text = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&text, &n);
  assert_non_null(out);
  reach_rungs_print(out, &made->result, name, false);
  assert_int_equal(fclose(out), 0);
  return text;
}

static void test_the_terminal_has_a_line_a_step_and_no_wider_than_a_terminal(void **state) {
  (void)state;
  const char *name[12];
  for (size_t i = 0; i < 12; i++) name[i] = "a name of as many as 26 le";
  for (size_t n = 1; n <= 12; n++) {
    made_result made;
    made_result_init(&made, n);
    char *text = printed(&made, name);
    assert_string_equal(text, "");
    free(text);
    made_result_ladder(&made, 32, 60000, .9);
    text = printed(&made, name);
    assert_non_null(strstr(text, "gross contacts"));
    assert_non_null(strstr(text, "60,000"));
    assert_non_null(strstr(text, "depends on their order"));
    for (char *line = text, *end; *line; line = end + 1) {
      end = strchr(line, '\n');
      *end = '\0';
      if (reach_columns(line) > REACH_TERMINAL_COLUMNS) fail_msg("too wide: %s", line);
    }
    free(text);
    made_result_free(&made);
  }
}

static void test_steps_with_the_same_ends_are_told_apart(void **state) {
  (void)state;
  const char *name[] = {"traditional", "social"};
  made_result made;
  made_result_init(&made, 2);
  made_result_ladder(&made, 3, 60000, .9);
  made.result.rung[1].name = "what the many contacts of associates have in common with one another";
  made.result.rung[2].name = "what the many contacts of hearers have in common with one another";
  made.result.rung[3].name = "what the many contacts of strangers have in common with one another";
  char *text = printed(&made, name);
  assert_non_null(strstr(text, "…associates have"));
  assert_non_null(strstr(text, "…hearers have"));
  assert_non_null(strstr(text, "…strangers have"));
  free(text);
  made_result_free(&made);
}

static void test_json_has_the_rungs_where_there_is_a_ladder(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_note(&made, "a note");
  char *text = reach_json_result(&made.result, &(reach_seconds){0});
  assert_null(strstr(text, "\"ladder\""));
  free(text);
  made_result_ladder(&made, 1, 60000, .5);
  text = reach_json_result(&made.result, &(reach_seconds){0});
  json_t *object = json_loads(text, 0, NULL);
  const char *step, *organization;
  double mean, kept, ratio;
  int n;
  assert_int_equal(json_unpack(object, "{s[{}, {si ss s[{}, {ss s{s{sF s{sF} s{sF}}}}]}]}",
                               "ladder", "step", &n, "name", &step, "organizations", "name",
                               &organization, "measures", "effective_reach", "mean", &mean,
                               "change", "ratio", &kept, "comparison", "ratio", &ratio),
                   0);
  assert_int_equal(n, 1);
  assert_string_equal(step, "a step with a long name W");
  assert_string_equal(organization, "social");
  assert_close(mean, 30000, 1e-9, "a quarter of 120,000");
  assert_close(kept, .25, 1e-12, "half of the half");
  assert_close(ratio, 1, 1e-12, "beside 30,000");
  json_decref(object);
  free(text);
  made_result_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_headlines_say_what_is_left),
      cmocka_unit_test(test_a_headline_does_not_hide_who_ends_below),
      cmocka_unit_test(test_a_lone_organization_tells_what_is_left_of_whom_it_addressed),
      cmocka_unit_test(test_a_lone_organization_may_reach_more_than_it_addressed),
      cmocka_unit_test(test_the_scenario_itself_is_a_stage_where_not_all_who_are_addressed_hear),
      cmocka_unit_test(test_steps_with_the_same_ends_are_told_apart),
      cmocka_unit_test(test_json_has_the_rungs_where_there_is_a_ladder),
      cmocka_unit_test(test_a_ratio_of_believers_is_compared_with_one_and_called_so),
      cmocka_unit_test(test_the_terminal_has_a_line_a_step_and_no_wider_than_a_terminal),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

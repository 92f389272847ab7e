/* What the sliders of a sweep's page are given: every number at its place, whatever the order of
 * values, and nothing that would end the element it stands in. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/base64.h"
#include "present/story.h"
#include "present/story_parts.h"
#include "present/webpage.h"
#include "support/support.h"
#include "support/xml.h"

#define TWO                                                                                        \
  "title: A sweep\nrun: {replicates: 4, days: 3}\nassociates: {count: 50}\n"                       \
  "market: {people: 100000}\norganizations:\n"                                                     \
  "  old: {participation: 1, channels: [conversation]}\n"                                          \
  "  \"<b>&\": {channels: [conversation, feed]}\n"

enum { N_ORGANIZATIONS = 2 };

/* A sweep that nobody played: the mean of organization o at a point is 10 times its number and o,
 * from half below to one above; the ratio is 100 more. */
typedef struct {
  reach_scenario scenario;
  reach_design design;
  reach_report report;
  reach_sweep_view view;
  reach_result result;
} made_sweep;

static void make(made_sweep *m, const char *text) {
  *m = (made_sweep){0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &m->scenario, &m->report);
  if (!status) status = reach_design_open(&m->scenario, &m->design, &m->report);
  assert_ok(status, &m->report);
  size_t n = m->design.n_points * N_ORGANIZATIONS;
  m->view = (reach_sweep_view){.design = &m->design,
                               .n_organizations = N_ORGANIZATIONS,
                               .measure = REACH_MEASURE_reach,
                               .summary = calloc(n, sizeof(reach_summary)),
                               .comparison = calloc(n, sizeof(reach_comparison))};
  assert_non_null(m->view.summary);
  assert_non_null(m->view.comparison);
  for (size_t i = 0; i < n; i++) {
    double mean = 10 * (double)(i / N_ORGANIZATIONS) + (double)(i % N_ORGANIZATIONS);
    m->view.summary[i] =
        (reach_summary){.mean = mean, .ci_low = mean - .5, .ci_high = mean + 1, .n = 4};
    m->view.comparison[i] = (reach_comparison){
        .ratio = mean + 100, .ratio_ci_low = mean + 99.5, .ratio_ci_high = mean + 101};
  }
  m->result = (reach_result){.scenario = &m->scenario, .sweep = &m->view, .n_replicates = 4};
}

static void forget(made_sweep *m) {
  free(m->view.summary);
  free(m->view.comparison);
  reach_design_free(&m->design);
  reach_scenario_free(&m->scenario);
  reach_report_free(&m->report);
}

static int digit(char c) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return (int)(strchr(digits, c) - digits);
}

/* Number i of a text of base 64, read as a browser reads it. */
static double number(const char *text, size_t i) {
  unsigned char byte[4];
  for (size_t b = 0; b < 4; b++) {
    size_t at = 4 * i + b, bit = at * 8 % 6;
    unsigned two = (unsigned)digit(text[at * 8 / 6]) << 6;
    two |= (unsigned)digit(text[at * 8 / 6 + 1]);
    byte[b] = (unsigned char)(two >> (4 - bit));
  }
  uint32_t bits =
      byte[0] | (uint32_t)byte[1] << 8 | (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
  float f;
  memcpy(&f, &bits, sizeof f);
  return f;
}

static const char *data_of(const json_t *explorer, size_t measure) {
  const json_t *m = json_array_get(json_object_get(explorer, "measures"), measure);
  const char *text = json_string_value(json_object_get(m, "data"));
  assert_non_null(text);
  return text;
}

static void test_base_64_is_as_published(void **state) {
  (void)state;
  static const char *const known[][2] = {{"", ""},
                                         {"f", "Zg=="},
                                         {"fo", "Zm8="},
                                         {"foo", "Zm9v"},
                                         {"foob", "Zm9vYg=="},
                                         {"fooba", "Zm9vYmE="},
                                         {"foobar", "Zm9vYmFy"}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) { /* RFC 4648, section 10 */
    char *text = reach_base64(known[i][0], strlen(known[i][0]));
    assert_string_equal(text, known[i][1]);
    free(text);
  }
}

static void test_values_ascend_and_numbers_stay_with_them(void **state) {
  (void)state;
  made_sweep m;
  make(&m, TWO "sweep: {axes: [\"participation=0.4,0.1,0.2\", \"trust.rule=*\"]}\n");
  json_t *explorer = reach_story_explorer(&m.view, 1);
  assert_true(json_is_true(json_object_get(explorer, "grid")));
  const json_t *axes = json_object_get(explorer, "axes");
  const json_t *first = json_object_get(json_array_get(axes, 0), "values");
  static const double ascending[] = {.1, .2, .4};
  static const size_t given[] = {1, 2, 0}; /* which of the values as they were written */
  size_t n_words = json_array_size(json_object_get(json_array_get(axes, 1), "values"));
  const json_t *own = json_object_get(json_array_get(axes, 0), "own");
  assert_close(json_number_value(own), 0.1, 0, "the default participation");
  assert_string_equal(json_string_value(json_object_get(json_array_get(axes, 1), "own")),
                      "product");
  assert_int_equal(n_words, 3);
  assert_int_equal(json_array_size(first), 3);
  for (size_t i = 0; i < 3; i++) {
    assert_close(json_real_value(json_array_get(first, i)), ascending[i], 1e-15, "a value");
    for (size_t w = 0; w < n_words; w++)
      for (size_t o = 0; o < N_ORGANIZATIONS; o++) {
        size_t at = ((i * n_words + w) * N_ORGANIZATIONS + o) * 3;
        double mean = 10. * (double)(given[i] * n_words + w) + (double)o;
        assert_close(number(data_of(explorer, 0), at), mean, 1e-6, "mean");
        assert_close(number(data_of(explorer, 0), at + 1), mean - .5, 1e-6, "low");
        assert_close(number(data_of(explorer, 1), at + 2), mean + 101, 1e-4, "ratio, high");
      }
  }
  json_decref(explorer);
  forget(&m);
}

static void test_other_designs_say_where_their_points_are(void **state) {
  (void)state;
  made_sweep m;
  make(&m, TWO "sweep: {design: list, "
               "list: [\"participation=0.3\", \"participation=0.1 trust.rule=mean\"]}\n");
  json_t *explorer = reach_story_explorer(&m.view, 1);
  assert_true(json_is_false(json_object_get(explorer, "grid")));
  const char *places = json_string_value(json_object_get(explorer, "places"));
  assert_non_null(places);
  static const double expected[] = {.3, 0, .1, 2};
  for (size_t i = 0; i < 4; i++) assert_close(number(places, i), expected[i], 1e-7, "a place");
  const json_t *words =
      json_object_get(json_array_get(json_object_get(explorer, "axes"), 1), "values");
  assert_string_equal(json_string_value(json_array_get(words, 2)), "mean");
  json_decref(explorer);
  forget(&m);
}

static void test_what_is_missing_is_no_number(void **state) {
  (void)state;
  made_sweep m;
  make(&m, TWO "sweep: {axes: [\"participation=0.1,0.2\"]}\n");
  m.view.summary[2] = (reach_summary){0};
  m.view.comparison[3].ratio = NAN;
  json_t *explorer = reach_story_explorer(&m.view, 1);
  assert_true(isnan(number(data_of(explorer, 0), 6)) != 0);
  assert_true(isnan(number(data_of(explorer, 0), 9)) == 0);
  assert_true(isnan(number(data_of(explorer, 1), 9)) != 0);
  json_decref(explorer);
  for (size_t i = 0; i < 4; i++) m.view.summary[i].n = 0;
  for (size_t i = 0; i < 4; i++) m.view.comparison[i].ratio = NAN;
  explorer = reach_story_explorer(&m.view, 1);
  assert_int_equal(json_array_size(json_object_get(explorer, "measures")), 0);
  json_decref(explorer);
  forget(&m);
}

static void test_the_page_of_a_sweep_is_well_formed(void **state) {
  (void)state;
  made_sweep m;
  make(&m, TWO "sweep: {axes: [\"participation=0.1,0.2\"]}\n");
  m.view.summary[0].n = 0;
  m.view.summary[1].n = 0;
  json_t *story = reach_story_of_sweep(&m.result, &m.view, 1, "resolved");
  reach_html html = {0};
  char why[200];
  assert_non_null(story);
  assert_ok(reach_webpage_make(story, NULL, &html, &m.report), &m.report);
  if (!xml_is_well_formed(html.text, why)) fail_msg("%s", why);
  static const char *const wanted[] = {"A sweep: 2 points, 4 replicates each, seed 2012",
                                       "1 of 2 points have no answer",
                                       "\"\\u003cb\\u003e\\u0026\"",
                                       "id=\"table-points\"",
                                       "orgreach sweep scenario.yaml",
                                       "href=\"#explore\""};
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
    if (!strstr(html.text, wanted[i])) fail_msg("not on the page: %s", wanted[i]);
  assert_null(strstr(html.text, "<b>"));
  reach_html_free(&html);
  json_decref(story);
  forget(&m);
}

static void test_too_many_points_make_no_sliders(void **state) {
  (void)state;
  made_sweep m;
  make(&m, TWO "sweep: {axes: [\"participation=0:1:0.00007\"]}\n");
  assert_true(m.design.n_points * N_ORGANIZATIONS > REACH_MOST_EXPLORED);
  json_t *story = reach_story_of_sweep(&m.result, &m.view, 1, "resolved");
  assert_true(json_is_null(json_object_get(story, "explorer")));
  reach_html html = {0};
  assert_ok(reach_webpage_make(story, NULL, &html, &m.report), &m.report);
  assert_null(strstr(html.text, "explorer-data"));
  assert_non_null(strstr(html.text, "more points than a page should carry"));
  reach_html_free(&html);
  json_decref(story);
  forget(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_base_64_is_as_published),
      cmocka_unit_test(test_values_ascend_and_numbers_stay_with_them),
      cmocka_unit_test(test_other_designs_say_where_their_points_are),
      cmocka_unit_test(test_what_is_missing_is_no_number),
      cmocka_unit_test(test_the_page_of_a_sweep_is_well_formed),
      cmocka_unit_test(test_too_many_points_make_no_sliders),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

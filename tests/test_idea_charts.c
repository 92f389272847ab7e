/* Charts of ideas: published counts where they belong, and sentences that the numbers bear out. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_kinds.h"
#include "present/headline.h"
#include "present/idea_bands.h"
#include "present/idea_figures.h"
#include "support/made_ideas.h"
#include "support/support.h"

static bool page_says(const made_result *made, void (*compose)(reach_page *page),
                      const char *words) {
  reach_page page;
  bool says = false;
  reach_page_start(&page, &made->result, "", "");
  compose(&page);
  for (size_t i = 0; i < page.n_labels; i++) says = says || strstr(page.label[i].text.text, words);
  reach_page_free(&page);
  return says;
}

static void made(made_result *made, size_t n, unsigned n_months, double ideas, double times) {
  made_result_init(made, n);
  made_result_ideas(made, n_months, ideas, times);
}

static void test_published_counts_stand_where_they_belong(void **state) {
  (void)state;
  static const struct {
    unsigned n_months;
    double ideas;
    bool has_first, has_second;
  } of[] = {{60, 16000, true, true}, {20, 16000, true, false}, {12, 16000, false, false},
            {60, 300, false, false}, {60, 1e7, false, false},  {240, 12000, true, true}};
  for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
    made_result m;
    made(&m, 1, of[i].n_months, of[i].ideas, 1);
    bool has_diamonds = strstr(reach_chart_ideas_subtitle(&m.result).text, "Diamond") != NULL;
    assert_int_equal(page_says(&m, reach_chart_ideas_compose, "Dell 2008"), of[i].has_first);
    assert_int_equal(page_says(&m, reach_chart_ideas_compose, "RSM Index"), of[i].has_second);
    assert_int_equal(has_diamonds, of[i].has_first);
    made_result_free(&m);
  }
}

static void assert_says(reach_line line, const char *expected) {
  assert_string_equal(line.text, expected);
}

static void test_sentences(void **state) {
  (void)state;
  made_result m;
  made(&m, 2, 60, 2000, 8);
  assert_says(reach_headline_ideas(&m.result),
              "In 60 months social sends 16,000 (15,700–16,300) ideas, of which 3.0 % are "
              "implemented; traditional sends 2,000, of which 3.0 % are");
  assert_says(reach_headline_idea_quality(&m.result),
              "social implements 160 (157–163) good ideas, traditional 20.0");
  made_result_free(&m);
  made(&m, 2, 1, 2000, 1);
  assert_says(reach_headline_idea_quality(&m.result),
              "social implements as many good ideas as traditional: 20.0 (19.6–20.4)");
  made_result_free(&m);
  made(&m, 2, 60, 2000, 1.1);
  for (size_t o = 0; o < 2; o++)
    m.result.answer[o].comparison[REACH_MEASURE_good_ideas] =
        (reach_comparison){.difference = 2, .difference_ci_low = -1, .difference_ci_high = 5};
  assert_says(reach_headline_idea_quality(&m.result),
              "No clear difference: social implements 22.0 (21.6–22.4) good ideas, traditional "
              "20.0 (19.6–20.4)");
  made_result_free(&m);
  /* one of two: clear; picked from three, .2 are too little */
  for (size_t n = 2; n <= 4; n += 2) {
    made(&m, n, 60, 2000, 1.1);
    for (size_t o = 0; o < n; o++)
      m.result.answer[o].comparison[REACH_MEASURE_good_ideas] =
          (reach_comparison){.difference = 2, .difference_ci_low = .2, .difference_ci_high = 3.8};
    bool is_clear = !strstr(reach_headline_idea_quality(&m.result).text, "No clear difference");
    assert_int_equal(is_clear, n == 2);
    made_result_free(&m);
  }
  made(&m, 1, 1, 2000, 1);
  assert_says(reach_headline_ideas(&m.result),
              "In 1 month the company sends 2,000 (1,960–2,040) ideas, of which 3.0 % are "
              "implemented");
  made_result_free(&m);
}

static void test_without_a_programme_there_is_no_chart(void **state) {
  (void)state;
  made_result m;
  made_result_init(&m, 2);
  assert_false(reach_chart_ideas_applies(&m.result));
  assert_false(reach_chart_quality_applies(&m.result));
  assert_int_equal(reach_most_ideas(&m.result), SIZE_MAX);
  made_result_ideas(&m, 60, 0, 1);
  assert_true(reach_chart_ideas_applies(&m.result));
  assert_false(reach_chart_quality_applies(&m.result)); /* nothing is implemented */
  made_result_free(&m);
}

/* Rows of a chart's data. */
static size_t n_rows(const made_result *m, void (*write)(const reach_result *, FILE *)) {
  char *text = NULL;
  size_t n, found = 0;
  FILE *csv = open_memstream(&text, &n);
  write(&m->result, csv);
  assert_int_equal(fclose(csv), 0);
  assert_null(strstr(text, "nan"));
  for (const char *c = text; *c; c++) found += *c == '\n';
  free(text);
  return found - 1;
}

static void test_data_have_every_month_and_class(void **state) {
  (void)state;
  made_result m;
  made(&m, 3, 60, 2000, 8);
  assert_int_equal(n_rows(&m, reach_chart_ideas_data), 3 * 61);
  assert_int_equal(n_rows(&m, reach_chart_quality_data), 3 * 52);
  made_result_free(&m);
}

/* What the terminal says of it; caller frees. */
static char *bands_of(const made_result *m) {
  static const char *const name[] = {"first", "second"};
  char *text = NULL;
  size_t n;
  FILE *out = open_memstream(&text, &n);
  reach_idea_bands_print(out, &m->result, name, false);
  assert_int_equal(fclose(out), 0);
  return text;
}

static void test_growth_is_held_against_the_published(void **state) {
  (void)state;
  made_result m;
  made(&m, 2, 60, 16000, 1);
  char *text = bands_of(&m);
  assert_non_null(strstr(text, "ideas after 19 months"));
  assert_non_null(strstr(text, "3.1 %")); /* published */
  assert_non_null(strstr(text, "1.52"));  /* (1 - e^-2.7)/(1 - e^-0.95): no miss */
  assert_null(strstr(text, "waiting_months"));
  assert_non_null(strstr(text, "3.0 % (missed)")); /* after 19 months: published 2 % */
  assert_non_null(strstr(text, "Why missed, implemented after 19 months"));
  free(text);
  made_result_free(&m);
  made(&m, 2, 240, 16000, 1); /* slower */
  text = bands_of(&m);
  assert_non_null(strstr(text, "Why missed, ideas after 54 for one after 19"));
  free(text);
  made_result_free(&m);
  made(&m, 2, 40, 16000, 1); /* too short to tell */
  text = bands_of(&m);
  assert_string_equal(text, "");
  free(text);
  made_result_free(&m);
  made(&m, 2, 60, 16000, 1);
  for (size_t o = 0; o < 2; o++)
    m.scenario.organization[o].params.ideas_from = REACH_IDEAS_FROM_STAFF;
  text = bands_of(&m);
  assert_string_equal(text, "");
  free(text);
  made_result_free(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_published_counts_stand_where_they_belong),
      cmocka_unit_test(test_sentences),
      cmocka_unit_test(test_without_a_programme_there_is_no_chart),
      cmocka_unit_test(test_growth_is_held_against_the_published),
      cmocka_unit_test(test_data_have_every_month_and_class)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Charts and figures of recruiting: sentences that the numbers bear out, and what is published. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_kinds.h"
#include "present/headline.h"
#include "present/recruiting_bands.h"
#include "support/made_cells.h"
#include "support/support.h"

static void assert_says(reach_line line, const char *expected) {
  assert_string_equal(line.text, expected);
}

static void make(made_result *made, size_t n, double reached, double kept, double cost) {
  made_result_init(made, n);
  made_recruiting(made, reached, kept, cost);
}

static void test_without_recruiting_there_is_no_chart(void **state) {
  (void)state;
  made_result m;
  made_result_init(&m, 2);
  assert_false(reach_chart_funnel_applies(&m.result));
  assert_false(reach_chart_hires_applies(&m.result));
  assert_says(reach_headline_funnel(&m.result), "Nobody is hired");
  assert_says(reach_headline_hires(&m.result), "Nobody is hired");
  made_result_free(&m);
}

static void test_sentences_of_one_organization(void **state) {
  (void)state;
  made_result m;
  make(&m, 1, 128000, .5, 0); /* 1,000 hired, 64 applicants each */
  assert_says(reach_headline_funnel(&m.result), "One of 64.0 (62.7–65.3) applicants is hired");
  assert_says(reach_headline_hires(&m.result), "People: 1,000 (980–1,020) hired");
  made_result_free(&m);
  make(&m, 1, 128000, .5, 300);
  assert_says(reach_headline_hires(&m.result), "A hire costs 300 (294–306)");
  made_result_free(&m);
}

static void test_sentences_of_several(void **state) {
  (void)state;
  made_result m;
  make(&m, 2, 128000, .5, 300);
  assert_says(reach_headline_funnel(&m.result), "All hire one of 64.0 (62.7–65.3) applicants");
  assert_says(reach_headline_hires(&m.result),
              "A hire costs 300 (294–306) with traditional, 600 (594–606) with social");
  reach_summary *each = &m.result.answer[1].summary[REACH_MEASURE_applicants_per_hire];
  *each = (reach_summary){8, 7.9, 8.1, .1, 8, 8, 8, 1000};
  assert_says(
      reach_headline_funnel(&m.result),
      "social hires one of 8.00 (7.90–8.10) applicants, traditional one of 64.0 (62.7–65.3)");
  *each = (reach_summary){64.5, 63, 66, .1, 64, 64, 64, 1000};
  assert_says(reach_headline_funnel(&m.result),
              "No clear difference: traditional hires one of 64.0 (62.7–65.3) applicants, social "
              "one of 64.5 (63.0–66.0)");
  made_result_free(&m);
  make(&m, 2, 128000, .5, 0);
  assert_says(reach_headline_hires(&m.result),
              "social hires 2,000 (1,960–2,040) people, traditional 1,000 (980–1,020)");
  made_result_free(&m);
}

static void test_who_hires_nobody_is_not_among_all(void **state) {
  (void)state;
  made_result m;
  make(&m, 3, 128000, .5, 0); /* the second does not recruit */
  assert_says(reach_headline_funnel(&m.result), "All hire one of 64.0 (62.7–65.3) applicants");
  made_result_free(&m);
  make(&m, 4, 128000, .5, 0);
  reach_summary *nobody = m.result.answer[2].summary;
  nobody[REACH_MEASURE_applicants_per_hire] = (reach_summary){.mean = NAN};
  nobody[REACH_MEASURE_hires] = (reach_summary){.n = 1000};
  assert_says(reach_headline_funnel(&m.result),
              "Those that hire anybody hire one of 64.0 (62.7–65.3) applicants");
  made_result_free(&m);
}

/* The subtitle speaks of thin lines just where the numbers of such a line are in the data. */
static void test_thin_lines_are_named_where_they_are(void **state) {
  (void)state;
  for (size_t n = 1; n <= 5; n++) {
    made_result m;
    char *text = NULL;
    size_t size, n_referred = 0;
    make(&m, n, 1e5, .3, 0);
    FILE *csv = open_memstream(&text, &size);
    reach_chart_funnel_data(&m.result, csv);
    fclose(csv);
    for (const char *line = text; (line = strchr(line, '\n')); line++)
      n_referred += line > text && line[-1] != ',' && line[1] != '\0';
    bool is_named = strstr(reach_chart_funnel_subtitle(&m.result).text, "Thin") != NULL;
    assert_int_equal(is_named, n == 2);
    assert_int_equal(n_referred > 1, n == 2);
    free(text);
    made_result_free(&m);
  }
}

static void set_cell(made_result *made, const char *series, const char *item, double mean,
                     double half) {
  reach_cell_label label = {.table = "funnel", .x = NAN, .unit = "people"};
  snprintf(label.series, sizeof label.series, "%s", series);
  snprintf(label.item, sizeof label.item, "%s", item);
  made_cell(made, 0, "recruiting", &label, mean, half);
}

/* What the block says; caller frees. */
static char *printed(double by_pull, double qualified, double hired, double by_referral,
                     double referral_hires, double half) {
  static const char *const name[] = {"company"};
  made_result m;
  char *text = NULL;
  size_t size;
  made_result_init(&m, 1);
  set_cell(&m, "all", "applied", by_pull + by_referral, 0);
  set_cell(&m, "pull", "applied", by_pull, 0);
  set_cell(&m, "pull", "qualified", qualified, 0);
  set_cell(&m, "pull", "hired", hired, half);
  set_cell(&m, "referral", "applied", by_referral, 0);
  set_cell(&m, "referral", "hired", referral_hires, half);
  FILE *out = open_memstream(&text, &size);
  reach_recruiting_bands_print(out, &m.result, name, false);
  fclose(out);
  made_result_free(&m);
  return text;
}

static void assert_block(char *text, bool is_missed, const char *words) {
  assert_int_equal(strstr(text, "(missed)") != NULL, is_missed);
  assert_int_equal(strstr(text, "Why missed") != NULL, is_missed);
  if (!strstr(text, words)) fail_msg("\"%s\" is not in:\n%s", words, text);
  free(text);
}

static void test_figures_are_held_against_published_ones(void **state) {
  (void)state;
  assert_block(printed(1250, 438, 10, 160, 10, 0), false, "7.81");
  assert_block(printed(1250, 438, 10, 160, 10, 0), false, "65.0 %");
  assert_block(printed(1250, 938, 10, 160, 10, 0), true, "try a smaller recruiting.qualified");
  assert_block(printed(1250, 200, 10, 160, 10, 0), true, "not qualified: try a larger");
  assert_block(printed(2000, 700, 10, 160, 10, 0), true, "kept waiting");
  assert_block(printed(2000, 700, 10, 160, 10, 2), false, "200"); /* by chance */
  assert_block(printed(1250, 438, 10, 400, 10, 0), true, "fewer come to a hire");
  assert_block(printed(1250, 438, 10, 0, 0, 0), false, "–");
}

static void test_nobody_applies_no_block(void **state) {
  (void)state;
  char *text = printed(0, 0, 0, 0, 0, 0);
  assert_string_equal(text, "");
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_without_recruiting_there_is_no_chart),
      cmocka_unit_test(test_sentences_of_one_organization),
      cmocka_unit_test(test_sentences_of_several),
      cmocka_unit_test(test_who_hires_nobody_is_not_among_all),
      cmocka_unit_test(test_thin_lines_are_named_where_they_are),
      cmocka_unit_test(test_figures_are_held_against_published_ones),
      cmocka_unit_test(test_nobody_applies_no_block),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Organizations whose lines lie on each other: one line, all their names. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart.h"
#include "present/chart_script.h"
#include "present/chart_twins.h"
#include "support/made_result.h"
#include "support/support.h"

static bool same_reach(const reach_result *result, size_t a, size_t b) {
  return reach_same_summary(&result->answer[a].summary[REACH_MEASURE_reach],
                            &result->answer[b].summary[REACH_MEASURE_reach]);
}

static bool different(const reach_result *result, size_t a, size_t b) {
  (void)result;
  return a == b;
}

static void start(made_result *made, reach_page *page, size_t n) {
  made_result_init(made, n);
  reach_page_start(page, &made->result, "", "");
}

static void stop(made_result *made, reach_page *page) {
  reach_page_free(page);
  made_result_free(made);
}

static void assert_names(const reach_page *page, size_t o, double em, const char *words) {
  reach_line line[2], all = {""};
  size_t n = reach_twins_names(page, o, em, 2, line);
  for (size_t i = 0; i < n; i++) {
    if (i) strcat(all.text, " / ");
    strcat(all.text, line[i].text);
  }
  assert_string_equal(all.text, words);
}

/* 0 traditional (baseline), 1 social, 2 feed only (the headline's), 3 both, 4 weekly. */
static void test_one_stands_for_all_that_are_the_same(void **state) {
  (void)state;
  made_result made;
  reach_page page;
  start(&made, &page, 5);
  made_result_reach(&made, 2, 128000, 1280);
  made_result_reach(&made, 4, 21000, 210);
  reach_twins_find(&page, same_reach);
  static const size_t twin[] = {0, 2, 2, 3, 0};
  for (size_t o = 0; o < 5; o++) assert_int_equal(page.twin[o], twin[o]);
  reach_end end[5];
  for (size_t o = 0; o < 5; o++) end[o] = (reach_end){.organization = o};
  assert_int_equal(reach_twins_merge(&page, end, 5), 3);
  assert_int_equal(end[2].organization, 3);
  assert_names(&page, 0, 40, "traditional = weekly");
  assert_names(&page, 2, 40, "feed only = social");
  assert_names(&page, 3, 40, "both");
  stop(&made, &page);
}

static void test_each_stands_for_itself_where_they_differ(void **state) {
  (void)state;
  made_result made;
  reach_page page;
  start(&made, &page, 5);
  for (size_t o = 0; o < 5; o++) assert_true(reach_twins_has_line(&page, o));
  reach_twins_find(&page, different);
  for (size_t o = 0; o < 5; o++) assert_true(reach_twins_has_line(&page, o));
  stop(&made, &page);
}

static void test_names_that_do_not_fit_are_counted(void **state) {
  (void)state;
  made_result made;
  reach_page page;
  start(&made, &page, 8);
  for (size_t o = 0; o < 8; o++) made_result_reach(&made, o, 5000, 50);
  made_result_name(&made, 0, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW W");
  reach_twins_find(&page, same_reach);
  size_t stands = page.twin[0], n_lines = 0;
  for (size_t o = 0; o < 8; o++) n_lines += reach_twins_has_line(&page, o);
  assert_int_equal(n_lines, 1);
  for (double em = 6; em < 40; em += 2) {
    reach_line line[2];
    size_t n = reach_twins_names(&page, stands, em, 2, line);
    assert_true(n == 1 || n == 2);
    for (size_t i = 0; i < n; i++) assert_true(reach_line_width(line[i].text, true) <= em + 1e-9);
    assert_int_equal(reach_twins_names(&page, stands, em, 1, line), 1);
    assert_true(reach_line_width(line[0].text, true) <= em + 1e-9);
  }
  stop(&made, &page);
}

static void test_what_is_missing_is_the_same_as_what_is_missing(void **state) {
  (void)state;
  reach_bin a = {1, NAN, NAN}, b = {1, 0, 2}, c = {NAN, NAN, NAN};
  assert_true(reach_same_bin(&a, &a) && reach_same_bin(&b, &b) && reach_same_bin(&c, &c));
  assert_false(reach_same_bin(&a, &b) || reach_same_bin(&b, &a) || reach_same_bin(&a, &c));
}

/* The script says who stands for whom, and its numbers are all there. */
static void test_scripts_have_the_twins(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 5);
  made_result_reach(&made, 2, 128000, 1280);
  for (const reach_chart *chart = reach_chart_table; chart->name; chart++) {
    if (strcmp(chart->name, "reach-over-time") && strcmp(chart->name, "reach-by-hop")) continue;
    reach_page page[REACH_N_SHAPES];
    for (int s = 0; s < REACH_N_SHAPES; s++) {
      reach_page_start_on(&page[s], (enum reach_shape)s, &made.result, "", "");
      chart->compose(&page[s]);
    }
    char *script = reach_script_make(page, chart->name, "light", "16:9");
    assert_non_null(strstr(script, "series_twin[2] = 3\n"));
    assert_non_null(strstr(script, "series_twin[3] = 3\n"));
    assert_non_null(strstr(script, "series_twin[4] = 4\n"));
    assert_non_null(strstr(script, "'feed only = social'"));
    free(script);
    for (int s = 0; s < REACH_N_SHAPES; s++) reach_page_free(&page[s]);
  }
  made_result_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_one_stands_for_all_that_are_the_same),
      cmocka_unit_test(test_each_stands_for_itself_where_they_differ),
      cmocka_unit_test(test_names_that_do_not_fit_are_counted),
      cmocka_unit_test(test_what_is_missing_is_the_same_as_what_is_missing),
      cmocka_unit_test(test_scripts_have_the_twins),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

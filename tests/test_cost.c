/* The chart of cost against reach: what it says, what its data are, where its lines lie. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart.h"
#include "present/headline.h"
#include "support/made_result.h"
#include "support/support.h"

static const reach_chart *chart(void) {
  const reach_chart *found = reach_chart_table;
  while (found->name && strcmp(found->name, "cost") != 0) found++;
  assert_non_null(found->name);
  return found;
}

static void compose(const made_result *made, reach_page *page) {
  reach_page_start(page, &made->result, chart()->headline(&made->result).text,
                   chart()->subtitle(&made->result).text);
  chart()->compose(page);
  assert_false(page->is_short_of_memory);
}

static void test_only_those_who_count_costs_are_shown(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 3);
  assert_false(chart()->applies(&made.result));
  made_result_cost(&made, 0, 1);
  assert_false(chart()->applies(&made.result));
  made_result_cost(&made, 21000, 2);
  assert_true(chart()->applies(&made.result));
  char *text = NULL;
  size_t n = 0;
  FILE *csv = open_memstream(&text, &n);
  chart()->write_data(&made.result, csv);
  assert_int_equal(fclose(csv), 0);
  assert_non_null(strstr(text, "organization,cost,cost_ci_low,cost_ci_high,accurate_reach,"));
  assert_non_null(strstr(text, "\n0,21000,21000,21000,21000,"));
  assert_null(strstr(text, "\n1,"));
  assert_non_null(strstr(text, "\n2,84000,"));
  free(text);
  made_result_free(&made);
}

/* Nobody reads more than four digits on a stage. */
static void test_prices_have_few_digits(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_cost(&made, 42000, 1);
  reach_summary *s = &made.result.answer[0].summary[REACH_MEASURE_cost_per_accurate_reach];
  s->mean = 1.955721, s->ci_low = 1.955720, s->ci_high = 1.955722;
  assert_string_equal(reach_headline_cost(&made.result).text,
                      "A person with the story intact costs 1.956");
  made_result_free(&made);
}

static void assert_headline(const made_result *made, const char *words) {
  assert_string_equal(reach_headline_cost(&made->result).text, words);
}

static void test_the_headline_names_who_is_cheapest_and_dearest(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_cost(&made, 42000, 1);
  assert_headline(&made, "A person costs least with social: 0.328 (0.325–0.331), and most with "
                         "traditional: 2.00 (1.98–2.02)");
  made_result_cost(&made, 42000, 128. / 21);
  assert_headline(&made, "A person costs the same with all: 2.00 (1.98–2.02)");
  made_result_cost(&made, 42000, 129. / 21);
  assert_headline(&made,
                  "No clear difference: a person costs 2.00 (1.98–2.02) with traditional and "
                  "2.02 (2.00–2.04) with social");
  made_result_free(&made);
  made_result_init(&made, 1);
  made_result_cost(&made, 42000, 1);
  assert_headline(&made, "A person with the story intact costs 2.00 (1.98–2.02)");
  made_result_reach(&made, 0, 0, 0);
  made.result.answer[0].summary[REACH_MEASURE_cost_per_accurate_reach] = (reach_summary){.n = 0};
  assert_headline(&made, "Nobody gets the story intact: there is no cost of a person");
  made_result_free(&made);
}

/* On every dotted line cost / people is the number that it is labelled with. */
static void assert_rays(const reach_page *page) {
  enum { DOTTED = 3 };
  size_t n_rays = 0, n_labels = 0;
  for (size_t i = 0; i < page->n_rules; i++) {
    const reach_rule *r = &page->rule[i];
    if (r->dash != DOTTED) continue;
    double price[2], x[] = {r->x1, r->x2}, y[] = {r->y1, r->y2};
    for (int k = 0; k < 2; k++) {
      double across = (x[k] - page->left) / (page->right - page->left);
      double up = (y[k] - page->bottom) / (page->top - page->bottom);
      double cost = page->is_x_log ? page->x_least * pow(page->x_most / page->x_least, across)
                                   : page->x_most * across;
      double people = page->is_y_log ? page->y_least * pow(page->y_most / page->y_least, up)
                                     : page->y_most * up;
      price[k] = cost / people;
    }
    if (page->is_x_log) assert_close(price[0], price[1], 1e-9 * price[1], "ends of a line");
    double power = pow(10, floor(log10(price[1]) + 1e-9)), first = price[1] / power;
    assert_true(fabs(first - 1) < 1e-9 || fabs(first - 2) < 1e-9 || fabs(first - 5) < 1e-9);
    n_rays++;
  }
  for (size_t i = 0; i < page->n_labels; i++)
    n_labels += page->label[i].font.align == REACH_RIGHT &&
                strstr(page->label[i].text.text, " a person") != NULL;
  assert_true(n_rays >= 2 && n_labels >= 1);
}

/* No line that leaves the page on top stands through the price of another. */
static void assert_words_are_free(const reach_page *page) {
  for (size_t i = 0; i < page->n_labels; i++) {
    const reach_label *l = &page->label[i];
    if (l->font.align != REACH_RIGHT || !strstr(l->text.text, " a person")) continue;
    double left = l->x - reach_text_width(l->text.text, l->font);
    for (size_t k = 0; k < page->n_rules; k++) {
      const reach_rule *r = &page->rule[k];
      bool is_on_top = fabs(r->y2 - page->top) < 1e-9 && page->top - l->y < 0.05;
      assert_false(r->dash == 3 && is_on_top && r->x2 > left && r->x2 < l->x);
    }
  }
}

static void test_lines_of_equal_cost_are_straight_on_both_kinds_of_axes(void **state) {
  (void)state;
  static const double times[] = {1, 30};
  for (int i = 0; i < 2; i++) {
    made_result made;
    reach_page page;
    made_result_init(&made, 4);
    made_result_cost(&made, 42000, times[i]);
    compose(&made, &page);
    assert_int_equal(page.is_x_log, i);
    assert_int_equal(page.is_y_log, i);
    assert_rays(&page);
    reach_page_free(&page);
    made_result_free(&made);
  }
}

static void test_no_line_stands_through_a_price(void **state) {
  (void)state;
  for (double times = 1.2; times < 9; times *= 1.2) {
    made_result made;
    reach_page page;
    made_result_init(&made, 4);
    made_result_cost(&made, 42000, times);
    compose(&made, &page);
    assert_words_are_free(&page);
    reach_page_free(&page);
    made_result_free(&made);
  }
}

static void test_a_cost_of_nothing_has_a_linear_axis(void **state) {
  (void)state;
  made_result made;
  reach_page page;
  made_result_init(&made, 2);
  made_result_cost(&made, 42000, 100);
  made.result.answer[0].summary[REACH_MEASURE_cost].mean = 0;
  compose(&made, &page);
  assert_false(page.is_x_log || page.is_y_log);
  assert_true(page.x_least == 0);
  reach_page_free(&page);
  made_result_free(&made);
}

static bool is_written(const reach_page *page, const char *text) {
  for (size_t i = 0; i < page->n_labels; i++)
    if (!strcmp(page->label[i].text.text, text)) return true;
  return false;
}

static void test_every_name_is_written_wherever_marks_stand(void **state) {
  (void)state;
  for (size_t n = 1; n <= 8; n++) {
    for (int same = 0; same < 2; same++) {
      made_result made;
      reach_page page;
      made_result_init(&made, n);
      for (size_t o = 0; o < n; o++)
        if (same) made_result_reach(&made, o, 5000 + 10. * (double)o, 50);
      made_result_cost(&made, 42000, same ? 1 : 2);
      compose(&made, &page);
      for (size_t o = 0; o < n; o++)
        if (o != 1 || n < 3) assert_true(is_written(&page, made.scenario.organization[o].name));
      reach_page_free(&page);
      made_result_free(&made);
    }
  }
}

static void test_a_line_crosses_a_box_or_not(void **state) {
  (void)state;
  const reach_rule diagonal = {.x1 = 0, .y1 = 0, .x2 = 1, .y2 = 1};
  const reach_rule level = {.x1 = 0, .y1 = .5, .x2 = 1, .y2 = .5};
  assert_true(reach_rule_crosses(&diagonal, .4, .6, .5, .1));
  assert_false(reach_rule_crosses(&diagonal, .1, .3, .5, .1));
  assert_true(reach_rule_crosses(&diagonal, .1, .5, .5, .1));
  assert_false(reach_rule_crosses(&diagonal, 1.1, 1.3, 1.2, .1));
  assert_true(reach_rule_crosses(&level, .4, .6, .5, .1));
  assert_false(reach_rule_crosses(&level, .4, .6, .7, .1));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_only_those_who_count_costs_are_shown),
      cmocka_unit_test(test_the_headline_names_who_is_cheapest_and_dearest),
      cmocka_unit_test(test_lines_of_equal_cost_are_straight_on_both_kinds_of_axes),
      cmocka_unit_test(test_no_line_stands_through_a_price),
      cmocka_unit_test(test_a_cost_of_nothing_has_a_linear_axis),
      cmocka_unit_test(test_every_name_is_written_wherever_marks_stand),
      cmocka_unit_test(test_a_line_crosses_a_box_or_not),
      cmocka_unit_test(test_prices_have_few_digits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

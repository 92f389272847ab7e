/* What is said and drawn of complaints: the block in the terminal, the chart and its headline. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart.h"
#include "present/headline.h"
#include "present/service_block.h"
#include "study/standing.h"
#include "support/play.h"

#define COMPANY                                                                                    \
  "run: {replicates: 12, days: 10, seed: 5}\n"                                                     \
  "associates: {count: 5, contacts: {mean: 20}}\nparticipation: 1\nchannels: [feed]\n"             \
  "market: {people: 20000, segments: 1, contacts: {mean: 60}}\n"

static const reach_chart *chart(void) {
  const reach_chart *found = reach_chart_table;
  while (found->name && strcmp(found->name, "complaints") != 0) found++;
  assert_non_null(found->name);
  return found;
}

/* Caller frees. */
static char *printed(const test_play *play) {
  char *text = NULL;
  size_t n = 0;
  const char *names[] = {"a", "b", "c", "d"};
  FILE *out = open_memstream(&text, &n);
  reach_service_print(out, &play->result, names, false);
  assert_int_equal(fclose(out), 0);
  char *to = text; /* lines may break anywhere */
  for (char *at = text; *at; at++) {
    bool is_space = *at == ' ' || *at == '\n';
    if (!is_space || (to > text && to[-1] != ' ')) *to++ = is_space ? ' ' : *at;
  }
  *to = '\0';
  return text;
}

static void assert_printed(const test_play *play, const char *words) {
  char *text = printed(play);
  char *found = strstr(text, words);
  if (!found) print_error("%s\n", text);
  assert_non_null(found);
  free(text);
}

static void test_who_is_clearly_best_is_named(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "service: {model: queue, complaints: 120, hourly_cost: 0}\n"
                               "organizations:\n  a: {}\n  b: {service: {agents: 4}}\n"
                               "  c: {service: {agents: 0}}\n");
  assert_printed(&play, "Fewest people hear of complaints with b, clearly.");
  assert_printed(&play, "The balance of money is best with b, clearly.");
  bool may[3];
  reach_standing standing;
  assert_int_equal(
      reach_standing_find(&play.result, REACH_MEASURE_negative_reach, false, may, &standing), 0);
  assert_int_equal(standing.best, 2);
  assert_true(may[2] && !may[0] && !may[1] && standing.n_best == 1 && standing.n == 3);
  reach_line headline = reach_headline_complaints(&play.result);
  assert_true(strncmp(headline.text, "With b, ", 8) == 0);
  assert_non_null(strstr(headline.text, " hear of complaints; with c, "));
  test_play_free(&play);
}

static void test_who_may_be_as_good_is_named(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "service: {model: queue, complaints: 5, hourly_cost: 0}\n"
                               "organizations:\n  a: {service: {agents: 0}}\n"
                               "  b: {service: {agents: 5}}\n  c: {service: {agents: 6}}\n"
                               "  d: {service: {model: none}}\n");
  bool may[4];
  reach_standing standing;
  assert_int_equal(
      reach_standing_find(&play.result, REACH_MEASURE_negative_reach, true, may, &standing), 0);
  assert_true(!may[0] && may[1] && may[2] && !may[3] && standing.n == 3);
  assert_printed(&play, "Fewest people hear of complaints with b; with c it may be as good.");
  assert_non_null(strstr(reach_headline_complaints(&play.result).text, "(others may be as good)"));
  test_play_free(&play);
  test_play_run(&play, COMPANY "service: {model: queue, complaints: 0}\n"
                               "organizations:\n  a: {}\n  b: {}\n");
  assert_printed(&play, "Fewest people hear of complaints with all alike.");
  assert_string_equal(reach_headline_complaints(&play.result).text,
                      "With all 2, as many people hear of complaints: nobody");
  test_play_free(&play);
}

static void test_warnings_say_what_would_do(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY
                "service: {model: queue, complaints: 288, handling_minutes: 10, discretion: 1,\n"
                "          solved_with: 1}\n");
  assert_printed(&play, "Warning: more complaints come in than agents can answer");
  assert_printed(&play, "3 agents would do");
  assert_printed(&play, "200 %");
  test_play_free(&play);
  test_play_run(&play, COMPANY "trust: {peer_credibility: 1}\n"
                               "service: {model: queue, attention: 0.5, reshare: 0.05}\n");
  assert_printed(&play, "passes it on to 1.5 others on average");
  test_play_free(&play);
  test_play_run(&play, COMPANY "service: {model: queue, complaints: 1}\n");
  char *text = printed(&play);
  assert_null(strstr(text, "Warning"));
  assert_null(strstr(text, "Fewest"));
  free(text);
  test_play_free(&play);
  test_play_run(&play, COMPANY);
  text = printed(&play);
  assert_string_equal(text, "");
  free(text);
  assert_false(chart()->applies(&play.result));
  test_play_free(&play);
}

/* Both strips keep to their part of the plot area, and what is written to the page. */
static void test_the_chart_keeps_to_its_strips(void **state) {
  (void)state;
  test_play play;
  reach_page page;
  test_play_run(&play,
                COMPANY "service: {model: queue, complaints: 120}\n"
                        "organizations:\n  a: {}\n  b: {service: {agents: 0}}\n"
                        "  c: {service: {model: none}}\n  d: {service: {priority: value}}\n");
  assert_true(chart()->applies(&play.result));
  char *text = NULL;
  size_t n = 0;
  FILE *csv = open_memstream(&text, &n);
  chart()->write_data(&play.result, csv);
  assert_int_equal(fclose(csv), 0);
  unsigned n_rows = 0;
  double last = 0;
  for (char *line = strchr(text, '\n') + 1; *line; line = strchr(line, '\n') + 1) {
    double o, day, heard, waiting, heard_at, waiting_at;
    assert_int_equal(
        sscanf(line, "%lf,%lf,%lf,%lf,%lf,%lf", &o, &day, &heard, &waiting, &heard_at, &waiting_at),
        6);
    assert_true(heard_at >= 0.46 && heard_at <= 1 && waiting_at >= 0 && waiting_at <= 0.34);
    assert_true(o < 2 || o > 2);
    if (o == 1 && day == 10) last = heard;
    n_rows++;
  }
  free(text);
  assert_int_equal(n_rows, 3 * 11);
  assert_close(last, play.result.answer[1].summary[REACH_MEASURE_negative_reach].mean, 1e-9,
               "heard by the last day");
  reach_page_start(&page, &play.result, chart()->headline(&play.result).text,
                   chart()->subtitle(&play.result).text);
  chart()->compose(&page);
  assert_false(page.is_short_of_memory);
  assert_true(page.y_most <= 1 && page.y_least >= 0 && page.left < page.right);
  for (size_t i = 0; i < page.n_labels; i++) {
    const reach_label *l = &page.label[i];
    assert_true(l->y > 0 && l->y < 1 && l->x > 0 && l->x < 1);
  }
  reach_page_free(&page);
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_who_is_clearly_best_is_named),
      cmocka_unit_test(test_who_may_be_as_good_is_named),
      cmocka_unit_test(test_warnings_say_what_would_do),
      cmocka_unit_test(test_the_chart_keeps_to_its_strips),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Money: what enabling costs, what exposures would cost as advertising, and who is paid for. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "outcome/measures.h"
#include "support/play.h"
#include "support/support.h"

/* 200 associates who each tell 9 of 20,000 people; four weeks and two days. */
#define COMPANY                                                                                    \
  "run: {replicates: 50, days: 30}\n"                                                              \
  "associates: {count: 200, contacts: {mean: 30}}\n"                                               \
  "market: {people: 20000}\n"                                                                      \
  "participation: 0.25\n"                                                                          \
  "channels: [conversation, feed]\n"

enum { COST = REACH_MEASURE_cost, VALUE = REACH_MEASURE_earned_media_value };
enum { ROI = REACH_MEASURE_roi, PER_PERSON = REACH_MEASURE_cost_per_accurate_reach };

static const reach_summary *summary(const test_play *play, size_t organization, int measure) {
  return &play->result.answer[organization].summary[measure];
}

static void assert_exact(const test_play *play, size_t organization, int measure, double value) {
  const reach_summary *s = summary(play, organization, measure);
  assert_int_equal(s->n, play->result.n_replicates);
  assert_close(s->mean, value, 1e-12 * fabs(value), reach_measure_table[measure].name);
  assert_true(s->ci_low == s->mean && s->ci_high == s->mean && s->sd == 0);
}

static void assert_none(const test_play *play, size_t organization, int measure) {
  assert_int_equal(summary(play, organization, measure)->n, 0);
  assert_true(isnan(summary(play, organization, measure)->mean));
}

static void assert_no_money(const test_play *play, size_t organization) {
  for (int m = COST; m <= PER_PERSON; m++) assert_none(play, organization, m);
}

/* 50 associates: 100 + 50 (12 + 30/7 (3 + 0.5 x 40)). */
static void test_the_cost_is_exact(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "economics: {training_cost: 12, tools_cost: 3, hours: 0.5,"
                               " hourly_cost: 40, fixed_cost: 100}\n");
  assert_exact(&play, 0, COST, 100 + 50 * (12 + 30. / 7 * 23));
  assert_none(&play, 0, VALUE);
  assert_none(&play, 0, ROI);
  test_play_free(&play);
}

static void test_each_cost_counts_by_itself(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "organizations:\n"
                               "  training: {economics: {training_cost: 2}}\n"
                               "  tools: {economics: {tools_cost: 0.7}}\n"
                               "  time: {economics: {hours: 2, hourly_cost: 35}}\n"
                               "  fixed: {economics: {fixed_cost: 5}}\n"
                               "  nothing: {participation: 0.5}\n");
  const double expected[] = {100, 150, 15000, 5}; /* 50 people, 30/7 weeks */
  for (size_t o = 0; o < 4; o++) assert_exact(&play, o, COST, expected[o]);
  assert_no_money(&play, 4);
  assert_close(play.result.answer[1].comparison[COST].ratio, 1.5, 1e-12, "tools to training");
  assert_true(isnan(play.result.answer[4].comparison[COST].ratio));
  test_play_free(&play);
}

static void test_exposures_are_worth_their_price_in_every_replicate(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "economics: {cpm: 12, cpc: 2, click_rate: 0.03}\n"
                               "organizations:\n"
                               "  both: {}\n"
                               "  seen: {economics: {cpc: 0}}\n"
                               "  clicked: {economics: {cpm: 0}}\n");
  const double price[] = {0.012 + 0.06, 0.012, 0.06};
  for (size_t o = 0; o < 3; o++) {
    const double *value = test_play_values(&play, o, VALUE);
    const double *seen = test_play_values(&play, o, REACH_MEASURE_impressions);
    for (uint64_t r = 0; r < play.result.n_replicates; r++)
      assert_close(value[r], price[o] * seen[r], 1e-12 * value[r], "value of the replicate");
    double mean = summary(&play, o, REACH_MEASURE_impressions)->mean;
    assert_close(summary(&play, o, VALUE)->mean, price[o] * mean, 1e-12 * mean, "mean value");
    assert_true(summary(&play, o, VALUE)->ci_high > summary(&play, o, VALUE)->mean);
    assert_none(&play, o, COST);
    assert_none(&play, o, ROI);
    assert_none(&play, o, PER_PERSON);
  }
  test_play_free(&play);
}

static void test_return_and_cost_per_person_are_of_each_replicate(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "economics: {training_cost: 0.2, cpm: 12}\n");
  const double *value = test_play_values(&play, 0, VALUE);
  const double *people = test_play_values(&play, 0, REACH_MEASURE_accurate_reach);
  for (uint64_t r = 0; r < play.result.n_replicates; r++) {
    assert_close(test_play_values(&play, 0, ROI)[r], value[r] / 10 - 1, 1e-12, "return");
    assert_close(test_play_values(&play, 0, PER_PERSON)[r], 10 / people[r], 1e-12, "per person");
  }
  assert_close(summary(&play, 0, ROI)->mean, summary(&play, 0, VALUE)->mean / 10 - 1, 1e-12,
               "mean return");
  test_play_free(&play);
}

static void test_nothing_is_divided_by_zero(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "organizations:\n"
                               "  free: {economics: {training_cost: 0, cpm: 12}}\n"
                               "  unheard: {economics: {training_cost: 5, cpm: 12},"
                               " conversation: {attention: 0}, feed: {attention: 0}}\n"
                               "  unasked: {economics: {account: none}}\n"
                               "  asked: {economics: {account: both}}\n");
  assert_exact(&play, 0, COST, 0);
  assert_none(&play, 0, ROI);
  assert_exact(&play, 0, PER_PERSON, 0);
  assert_exact(&play, 1, VALUE, 0);
  assert_exact(&play, 1, ROI, -1);
  assert_none(&play, 1, PER_PERSON);
  assert_no_money(&play, 2);
  assert_exact(&play, 3, COST, 0);
  assert_exact(&play, 3, VALUE, 0);
  test_play_free(&play);
}

/* Shares nest, so whoever tells contacts or colleagues is the larger of the two numbers; a share
 * counts only where a channel is open to it. */
static void test_those_who_pass_it_on_are_paid_for(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 2, days: 7}\n"
                       "associates: {count: 200, contacts: {mean: 30}}\n"
                       "work_ties: {model: random}\n"
                       "market: {people: 20000}\n"
                       "participation: 0.25\n"
                       "internal_participation: 0.75\n"
                       "economics: {training_cost: 1}\n"
                       "organizations:\n"
                       "  nobody: {channels: [official-page]}\n"
                       "  outside: {channels: [official-page, conversation]}\n"
                       "  inside: {channels: [email]}\n"
                       "  each: {channels: [email, conversation]}\n"
                       "  both: {channels: [conversation], conversation: {audience: both}}\n"
                       "  more-outside: {channels: [email, feed], internal_participation: 0.1}\n");
  const double expected[] = {0, 50, 150, 150, 150, 50};
  for (size_t o = 0; o < 6; o++) assert_exact(&play, o, COST, expected[o]);
  test_play_free(&play);
}

static void test_everybody_may_be_paid_for(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "economics: {training_cost: 3, enabled: everybody}\n"
                               "organizations:\n"
                               "  all: {}\n"
                               "  page: {channels: [official-page]}\n"
                               "  those: {economics: {enabled: participants}}\n"
                               "  fixed: {economics: {training_cost: 0, fixed_cost: 4}}\n");
  const double expected[] = {600, 600, 150, 4};
  for (size_t o = 0; o < 4; o++) assert_exact(&play, o, COST, expected[o]);
  test_play_free(&play);
}

/* A price for a thousand seen, and one for a click: each is a value alone, together they add. */
static void test_either_form_of_media_value_can_be_had_alone(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "organizations:\n"
                               "  seen: {economics: {cpm: 12}}\n"
                               "  clicked: {economics: {cpc: 2, click_rate: 0.03}}\n"
                               "  both: {economics: {cpm: 12, cpc: 2, click_rate: 0.03}}\n"
                               "  usual clicks: {economics: {cpc: 2}}\n");
  double seen = summary(&play, 0, REACH_MEASURE_impressions)->mean;
  const double price[] = {0.012, 0.06, 0.072, 2 * 0.0026};
  for (size_t o = 0; o < 4; o++)
    assert_close(summary(&play, o, VALUE)->mean, price[o] * seen, 1e-9 * seen, "value");
  test_play_free(&play);
}

static void assert_same_besides_money(const test_play *a, const test_play *b) {
  for (int m = 0; m < COST; m++)
    assert_memory_equal(test_play_values(a, 0, m), test_play_values(b, 0, m),
                        a->result.n_replicates * sizeof(double));
}

static void assert_same_summary(const reach_summary *a, const reach_summary *b) {
  assert_true(a->n == b->n && a->mean == b->mean && a->ci_low == b->ci_low);
}

#define LONG                                                                                       \
  "run: {replicates: 20, market_sizes: [5000, 40000]}\n"                                           \
  "associates: {count: 100, contacts: {mean: 30}}\n"                                               \
  "channels: [feed]\n"                                                                             \
  "ladder:\n"                                                                                      \
  "  - {step: attention, feed: {attention: 0.2}}\n"                                                \
  "  - {step: market, market: {people: 4000}}\n"

/* The same replicates, rungs and markets, bit for bit. */
static void test_money_changes_nothing_else(void **state) {
  (void)state;
  test_play without, with;
  test_play_run(&without, LONG);
  test_play_run(&with, LONG "economics: {training_cost: 3, cpm: 12}\n");
  assert_same_besides_money(&without, &with);
  assert_no_money(&without, 0);
  assert_int_equal(with.result.n_rungs, 3);
  assert_int_equal(with.result.n_market_points, 2);
  for (size_t i = 0; i < 3; i++)
    for (int m = 0; m < REACH_N_LADDER; m++)
      assert_same_summary(&without.result.rung[i].answer[0].summary[m],
                          &with.result.rung[i].answer[0].summary[m]);
  for (size_t i = 0; i < 2; i++)
    assert_same_summary(&without.result.market_point[i].summary[0],
                        &with.result.market_point[i].summary[0]);
  test_play_free(&without);
  test_play_free(&with);
}

static void test_the_largest_amounts_have_finite_answers(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY
                "economics: {training_cost: 1e9, tools_cost: 1e9, hours: 168, hourly_cost: 1e6,"
                " fixed_cost: 1e12, cpm: 1e6, cpc: 1e6, click_rate: 1}\n");
  for (int m = COST; m <= PER_PERSON; m++) {
    const reach_summary *s = summary(&play, 0, m);
    assert_true(isfinite(s->mean) && isfinite(s->ci_low) && isfinite(s->p95));
  }
  test_play_free(&play);
}

/* One message that ends in `words`. */
static void assert_refused(const char *text, const char *words) {
  reach_scenario scenario;
  reach_report report = {0};
  assert_int_equal(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report),
                   REACH_INVALID);
  size_t n = report.n_messages ? strlen(report.message[0]) : 0, n_words = strlen(words);
  if (report.n_messages != 1 || n < n_words || strcmp(report.message[0] + n - n_words, words)) {
    for (size_t i = 0; i < report.n_messages; i++) print_error("  %s\n", report.message[i]);
    fail_msg("'%s' alone is not said of:\n%s", words, text);
  }
  reach_report_free(&report);
}

static void test_what_cannot_be_meant_is_refused(void **state) {
  (void)state;
  static const char *const refused[][2] = {
      {"economics: {hours: 2}",
       "s.yaml:1:20: economics.hours: hours cost nothing without economics.hourly_cost; give it "
       "too"},
      {"economics: {hourly_cost: 2}",
       "economics.hourly_cost: nobody spends time without economics.hours; give it too"},
      {"economics: {click_rate: .1}",
       "economics.click_rate: clicks are worth nothing without economics.cpc; give it too"},
      {"economics: {account: none, cpm: 2}",
       "economics.cpm: unused, since no organization has economics.account: value or both; choose "
       "that or remove the key"},
      {"economics: {account: value, cpm: 2, enabled: everybody}",
       "economics.enabled: unused, since no organization has economics.account: cost or both; "
       "choose that or remove the key"},
      {"economics: {enabled: nobody}", "economics.enabled: nobody is unknown (allowed participants "
                                       "or everybody)"},
      {"economics: {account: value, cpm: 2, fixed_cost: 1}",
       "economics.fixed_cost: unused, since no organization has economics.account: cost or both; "
       "choose that or remove the key"},
      {"economics: {training_cost: -1}",
       "economics.training_cost: -1 is out of range (allowed 0 to 1000000000)"},
      {"economics: {click_rate: 1.5, cpc: 1}",
       "economics.click_rate: 1.5 is out of range (allowed 0 to 1)"},
      {"economics: {hours: 169, hourly_cost: 1}",
       "economics.hours: 169 is out of range (allowed 0 to 168)"},
      {"economics: {cpm: .nan}", "economics.cpm: .nan is not a number: it must be finite"},
      {"economics: {cpm: 1e999}", "economics.cpm: 1e999 is too large for a number"},
      {"economics: {cpm: [1]}", "economics.cpm: one value is expected, not a list"},
      {"economics: {cmp: 1}", "economics.cmp: unknown key; did you mean economics.cpm?"},
      {"ladder: [{step: money, economics: {cpm: 1}}]",
       "economics.cpm: misplaced: a ladder tells who is reached, and money changes nothing in "
       "that; move it out of the ladder"},
      {"network: {edges: path 3}\ncascade: {seed_set: [0]}\neconomics: {cpm: 1}",
       "economics.cpm: misplaced: it belongs to a company, and a scenario with a network block is "
       "a bare network; remove one of them"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    assert_refused(refused[i][0], refused[i][1]);
}

/* What is written everywhere in full reads as the same account. */
static void test_the_resolved_scenario_keeps_the_account(void **state) {
  (void)state;
  static const char text[] = "economics: {cpm: 12}\n"
                             "organizations:\n"
                             "  value: {}\n"
                             "  both: {economics: {hours: 1, hourly_cost: 2}}\n"
                             "  cost: {economics: {account: cost, fixed_cost: 7}}\n"
                             "  none: {economics: {account: none}}\n";
  static const int account[] = {REACH_ACCOUNT_VALUE, REACH_ACCOUNT_BOTH, REACH_ACCOUNT_COST,
                                REACH_ACCOUNT_NONE};
  reach_scenario first, second;
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &first, &report), &report);
  char *resolved = reach_scenario_resolved(&first);
  assert_ok(reach_scenario_read(resolved, strlen(resolved), "s.yaml", NULL, &second, &report),
            &report);
  char *again = reach_scenario_resolved(&second);
  assert_string_equal(resolved, again);
  for (size_t o = 0; o < 4; o++) {
    assert_int_equal(first.organization[o].params.economics_account, account[o]);
    assert_int_equal(second.organization[o].params.economics_account, account[o]);
  }
  free(resolved);
  free(again);
  reach_scenario_free(&first);
  reach_scenario_free(&second);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_cost_is_exact),
      cmocka_unit_test(test_each_cost_counts_by_itself),
      cmocka_unit_test(test_exposures_are_worth_their_price_in_every_replicate),
      cmocka_unit_test(test_return_and_cost_per_person_are_of_each_replicate),
      cmocka_unit_test(test_nothing_is_divided_by_zero),
      cmocka_unit_test(test_those_who_pass_it_on_are_paid_for),
      cmocka_unit_test(test_everybody_may_be_paid_for),
      cmocka_unit_test(test_either_form_of_media_value_can_be_had_alone),
      cmocka_unit_test(test_money_changes_nothing_else),
      cmocka_unit_test(test_the_largest_amounts_have_finite_answers),
      cmocka_unit_test(test_what_cannot_be_meant_is_refused),
      cmocka_unit_test(test_the_resolved_scenario_keeps_the_account),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The ladder of a scenario: what its rungs are, what is refused and where, what is written. */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/scenario.h"
#include "scenario/value.h"
#include "support/scratch.h"

static int read_text(const char *text, reach_scenario *scenario, reach_report *report) {
  *report = (reach_report){0};
  return reach_scenario_read(text, strlen(text), "s.yaml", NULL, scenario, report);
}

static void read_ok(const char *text, reach_scenario *scenario) {
  reach_report report;
  assert_ok(read_text(text, scenario, &report), &report);
}

/* One message that ends in `words`, its place before them (in quotes the column varies). */
static void assert_refused(const char *text, const char *words) {
  reach_scenario scenario;
  reach_report report;
  assert_int_equal(read_text(text, &scenario, &report), REACH_INVALID);
  size_t n = report.n_messages ? strlen(report.message[0]) : 0, n_words = strlen(words);
  if (report.n_messages != 1 || n < n_words || strcmp(report.message[0] + n - n_words, words)) {
    for (size_t i = 0; i < report.n_messages; i++) print_error("  %s\n", report.message[i]);
    fail_msg("'%s' alone is not said of:\n%s", words, text);
  }
  assert_null(scenario.rung);
  reach_report_free(&report);
}

#define BODY                                                                                       \
  "market: {audiences: separate}\n"                                                                \
  "organizations:\n"                                                                               \
  "  old: {participation: 1, channels: [conversation]}\n"                                          \
  "  new: {participation: 0.5, channels: [feed]}\n"

static const char three_steps[] = BODY "ladder:\n"
                                       "  - step: overlap\n"
                                       "    market: {audiences: shared, people: 50000}\n"
                                       "  - step: attention\n"
                                       "    participation: 0.4\n"
                                       "    organizations:\n"
                                       "      old: {conversation: {attention: 0.8}}\n"
                                       "      new: {feed: {attention: 0.3}, participation: 0.2}\n"
                                       "  - {step: trust, trust: {sincerity: 0.5}}\n";

static const reach_params *on_rung(const reach_scenario *s, size_t rung, size_t organization) {
  return &reach_scenario_rung(s, rung).organization[organization].params;
}

static void test_each_rung_keeps_what_the_steps_below_it_changed(void **state) {
  (void)state;
  reach_scenario s;
  read_ok(three_steps, &s);
  assert_int_equal(s.n_steps, 3);
  assert_string_equal(s.rung[0].name, "overlap");
  assert_string_equal(s.rung[2].name, "trust");
  assert_string_equal(s.rung[2].organization[1].name, "new");
  for (size_t rung = 0; rung <= 3; rung++) {
    for (size_t o = 0; o < 2; o++) {
      const reach_params *p = on_rung(&s, rung, o);
      assert_int_equal(p->market_audiences,
                       rung ? REACH_AUDIENCES_SHARED : REACH_AUDIENCES_SEPARATE);
      assert_int_equal(p->market_people, rung ? 50000 : 2000000);
      assert_true(p->trust_sincerity == (rung < 3 ? 0.8 : 0.5));
    }
    assert_true(on_rung(&s, rung, 0)->conversation_attention == (rung < 2 ? 0.9 : 0.8));
    assert_true(on_rung(&s, rung, 1)->feed_attention == (rung < 2 ? 0.35 : 0.3));
  }
  reach_scenario_free(&s);
}

static void test_a_step_comes_before_the_body_and_its_own_organizations_before_all(void **state) {
  (void)state;
  reach_scenario s;
  read_ok(three_steps, &s);
  assert_true(on_rung(&s, 1, 0)->participation == 1);
  assert_true(on_rung(&s, 2, 0)->participation == 0.4);
  assert_true(on_rung(&s, 1, 1)->participation == 0.5);
  assert_true(on_rung(&s, 3, 1)->participation == 0.2);
  reach_scenario_free(&s);
}

static void test_a_rung_is_a_scenario_without_a_ladder(void **state) {
  (void)state;
  reach_scenario s;
  read_ok(three_steps, &s);
  reach_scenario there = reach_scenario_rung(&s, 2);
  assert_int_equal(there.n_steps, 0);
  assert_null(there.rung);
  assert_int_equal(there.n_organizations, 2);
  assert_ptr_equal(there.path, s.path);
  assert_ptr_equal(reach_scenario_rung(&s, 0).organization, s.organization);
  reach_scenario_free(&s);
}

static void test_what_follows_from_other_values_follows_anew_on_each_rung(void **state) {
  (void)state;
  reach_scenario s;
  read_ok("associates: {count: 1000, contacts: {mean: 150}}\n"
          "ladder:\n  - {step: small, associates: {count: 5, contacts: {mean: 20}}}\n",
          &s);
  assert_int_equal(on_rung(&s, 0, 0)->page_followers, 15000);
  assert_int_equal(on_rung(&s, 1, 0)->page_followers, 10);
  assert_int_equal(on_rung(&s, 1, 0)->work_ties_departments, 5);
  reach_scenario_free(&s);
}

static void test_settings_change_the_body_and_steps_stand_above_them(void **state) {
  (void)state;
  reach_scenario s;
  reach_report report = {0};
  const char *setting[] = {"organizations.new.participation=0.9", "market.segments=7"};
  reach_settings settings = {setting, 2};
  assert_ok(reach_scenario_read(three_steps, strlen(three_steps), "s.yaml", &settings, &s, &report),
            &report);
  assert_true(on_rung(&s, 1, 1)->participation == 0.9);
  assert_true(on_rung(&s, 2, 1)->participation == 0.2);
  assert_int_equal(on_rung(&s, 3, 1)->market_segments, 7);
  reach_scenario_free(&s);
}

static void test_mistakes_in_a_ladder_have_a_place(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } refusal[] = {
      {BODY "ladder: 3\n",
       "s.yaml:5:9: ladder: a list of steps is expected, such as - step: attention"},
      {BODY "ladder: {step: a}\n",
       "s.yaml:5:9: ladder: a list of steps is expected, such as - step: attention"},
      {BODY "ladder: [a]\n", "s.yaml:5:10: ladder: a step is a block of keys, such as step: "
                             "attention, feed: {attention: 0.35}"},
      {BODY "ladder:\n  - market: {people: 5000}\n",
       "s.yaml:6:5: ladder: a step without a name; give it one, such as step: attention"},
      {BODY "ladder: [{step: ~}]\n", "s.yaml:5:17: step: no value; give one or remove the key"},
      {BODY "ladder: [{step: [a]}]\n", "s.yaml:5:17: step: one value is expected, not a list"},
      {BODY "ladder: [{step: ''}]\n", ": step: a name of 0 characters (allowed 1 to 60)"},
      {BODY "ladder: [{step: \"a\\tb\"}]\n", ": step: a name has a control character; remove it"},
      {BODY "ladder: [{step: a}, {step: b}, {step: a}]\n",
       "s.yaml:5:39: step: a is the name of an earlier step too"},
      {BODY "ladder: [{step: Gross contacts}]\n",
       "step: Gross contacts is what the ladder begins with; give the step another name"},
      {BODY "ladder: [{step: a, step: b}]\n",
       "s.yaml:5:20: step: given twice (first in line 5); keep one"},
      {BODY "ladder: [{step: a, markte: {people: 5}}]\n",
       "s.yaml:5:20: markte: unknown key; did you mean market?"},
      {BODY "ladder: [{step: a, participation: 2}]\n",
       "s.yaml:5:35: participation: 2 is out of range (allowed 0 to 1)"},
      {BODY "ladder: [{step: a, run: {days: 2}}]\n",
       "s.yaml:5:32: run.days: misplaced: it holds for the whole scenario; move it out of the "
       "ladder"},
      {BODY "ladder: [{step: a, organizations: {new: {title: x}}}]\n",
       "s.yaml:5:49: title: misplaced: it holds for the whole scenario; move it out of the ladder"},
      {BODY "ladder: [{step: a, network: {file: x}}]\n",
       "s.yaml:5:36: network.file: misplaced: it belongs to a bare network, and this scenario has "
       "no network block"},
      {BODY "ladder: [{step: a, organizations: {newer: {}}}]\n",
       "s.yaml:5:36: organizations.newer: no such organization; did you mean new?"},
      {BODY "ladder: [{step: a, organizations: {old: {feed: {attention: 0.1}}}}]\n",
       "s.yaml:5:60: feed.attention: unused, since this organization does not list feed in "
       "channels; add it there or remove the key"},
      {BODY "ladder: [{step: a, official-page: {attention: 0.1}}]\n",
       "s.yaml:5:47: official-page.attention: unused, since no organization lists official-page "
       "in channels; add it there or remove the key"},
      {BODY "ladder: [{step: a, market: {audiences: shared, people: 100}}]\n",
       "s.yaml:5:56: associates.contacts.mean: 150 contacts need as many different people, and "
       "market.people is 100; lower the mean or enlarge the market"},
      {BODY "ladder: [{step: a, baseline: old}]\n",
       "s.yaml:5:20: baseline: misplaced: it belongs at the top of a scenario"},
      {BODY "ladder: [{step: a, ladder: []}]\n",
       "s.yaml:5:20: ladder: misplaced: it belongs at the top of a scenario"},
      {BODY "step: a\n", "s.yaml:5:1: step: misplaced: it belongs into a step of a ladder"},
      {BODY "laddre: []\n", "s.yaml:5:1: laddre: unknown key; did you mean ladder?"},
      {BODY "ladder: []\nladder: []\n",
       "s.yaml:6:1: ladder: given twice (first in line 5); keep one"},
      {"ladder: [{step: a, organizations: {x: {}}}]\n",
       "s.yaml:1:36: organizations.x: no such organization: the scenario has no organizations "
       "block; write the key by itself"},
  };
  for (size_t i = 0; i < sizeof refusal / sizeof *refusal; i++)
    assert_refused(refusal[i].text, refusal[i].words);
}

static void test_a_mistake_that_stays_is_told_once(void **state) {
  (void)state;
  assert_refused("market: {people: 100}\nassociates: {contacts: {mean: 150}}\n"
                 "ladder: [{step: a, participation: 0.2}, {step: b, participation: 0.1}]\n",
                 "s.yaml:2:31: associates.contacts.mean: 150 contacts need as many different "
                 "people, and market.people is 100; lower the mean or enlarge the market");
}

static void test_there_are_at_most_32_steps_of_60_letters(void **state) {
  (void)state;
  char text[4000];
  reach_scenario s;
  for (int n_steps = 32; n_steps <= 33; n_steps++) {
    int n = snprintf(text, sizeof text, "ladder:\n");
    for (int i = 1; i <= n_steps; i++)
      n += snprintf(text + n, sizeof text - (size_t)n, "- step: %060d\n", i);
    if (n_steps > 32) {
      assert_refused(text, "s.yaml:34:3: ladder: more than 32 steps");
      continue;
    }
    read_ok(text, &s);
    assert_int_equal(s.n_steps, 32);
    reach_scenario_free(&s);
  }
  snprintf(text, sizeof text, "ladder: [{step: %061d}]\n", 1);
  assert_refused(text, "s.yaml:1:17: step: a name of 61 characters (allowed 1 to 60)");
}

static void test_an_empty_ladder_is_none(void **state) {
  (void)state;
  reach_scenario s;
  read_ok(BODY "ladder: []\n", &s);
  assert_int_equal(s.n_steps, 0);
  reach_scenario_free(&s);
}

/* Loads a file of the working folder; the number of its steps. */
static size_t n_steps_of(const char *path) {
  reach_scenario s;
  reach_report report = {0};
  assert_ok(reach_scenario_load(path, NULL, &s, &report), &report);
  size_t n = s.n_steps;
  reach_scenario_free(&s);
  return n;
}

static void test_a_derived_scenario_has_the_ladder_of_its_base_or_its_own(void **state) {
  (void)state;
  char *folder = scratch_enter();
  scratch_write("base.yaml", three_steps);
  scratch_write("same.yaml", "extends: base.yaml\nassociates: {count: 50}\n");
  scratch_write("own.yaml",
                "extends: base.yaml\nladder: [{step: trust, trust: {competency: 0}}]\n");
  scratch_write("none.yaml", "extends: base.yaml\nladder: []\n");
  assert_int_equal(n_steps_of("base.yaml"), 3);
  assert_int_equal(n_steps_of("same.yaml"), 3);
  assert_int_equal(n_steps_of("own.yaml"), 1);
  assert_int_equal(n_steps_of("none.yaml"), 0);
  scratch_leave(folder);
}

static void assert_same_params(const reach_scenario *a, const reach_scenario *b) {
  for (size_t o = 0; o < a->n_organizations; o++) {
    const reach_params *left = &a->organization[o].params, *right = &b->organization[o].params;
    for (int i = 0; i < REACH_N_PARAMS; i++)
      if (!reach_value_same(&reach_param_table[i], left, right))
        fail_msg("%s differs", reach_param_table[i].key);
  }
}

/* resolved, read, resolved: the same text and the same rungs. */
static void assert_round_trip(const char *text) {
  reach_scenario first, second;
  read_ok(text, &first);
  char *resolved = reach_scenario_resolved(&first);
  assert_non_null(resolved);
  read_ok(resolved, &second);
  char *again = reach_scenario_resolved(&second);
  assert_string_equal(resolved, again);
  assert_int_equal(first.n_steps, second.n_steps);
  for (size_t i = 0; i <= first.n_steps; i++) {
    reach_scenario left = reach_scenario_rung(&first, i), right = reach_scenario_rung(&second, i);
    if (i) assert_string_equal(first.rung[i - 1].name, second.rung[i - 1].name);
    assert_same_params(&left, &right);
  }
  free(resolved);
  free(again);
  reach_scenario_free(&first);
  reach_scenario_free(&second);
}

static void test_a_resolved_ladder_loads_to_the_same(void **state) {
  (void)state;
  assert_round_trip(three_steps);
  /* defaults that follow from others; a value that comes back; a step without a change */
  assert_round_trip("market: {people: 900000}\n"
                    "ladder:\n"
                    "- {step: small, associates: {count: 7}}\n"
                    "- {step: '\"quoted\" \\ : #', market: {people: 5000}}\n"
                    "- {step: back, associates: {count: 1000}, market: {people: 900000}}\n"
                    "- {step: nothing}\n");
  /* channels and ties that are in use on some rungs only */
  assert_round_trip("work_ties: {model: none}\nchannels: [conversation]\n"
                    "conversation: {attention: 0.5}\n"
                    "organizations: {a: {}, b: {}}\nbaseline: b\n"
                    "ladder:\n"
                    "- {step: 1, channels: [feed], feed: {attention: 0.2}}\n"
                    "- {step: 2, channels: [conversation, feed]}\n"
                    "- {step: 3, organizations: {b: {channels: []}}}\n"
                    "- step: 4\n"
                    "  work_ties: {model: departments, silo: 0.1}\n"
                    "  organizations: {b: {channels: [feed], feed: {attention: 0.3}}}\n");
  assert_round_trip(
      "network: {file: /x}\ncascade: {seed_set: [0]}\n"
      "ladder: [{step: more, cascade: {seed_set: [1, 2]}},\n"
      "         {step: another, network: {file: /y}, cascade: {probability: 0.5}}]\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_rung_keeps_what_the_steps_below_it_changed),
      cmocka_unit_test(test_a_step_comes_before_the_body_and_its_own_organizations_before_all),
      cmocka_unit_test(test_a_rung_is_a_scenario_without_a_ladder),
      cmocka_unit_test(test_what_follows_from_other_values_follows_anew_on_each_rung),
      cmocka_unit_test(test_settings_change_the_body_and_steps_stand_above_them),
      cmocka_unit_test(test_mistakes_in_a_ladder_have_a_place),
      cmocka_unit_test(test_a_mistake_that_stays_is_told_once),
      cmocka_unit_test(test_there_are_at_most_32_steps_of_60_letters),
      cmocka_unit_test(test_an_empty_ladder_is_none),
      cmocka_unit_test(test_a_derived_scenario_has_the_ladder_of_its_base_or_its_own),
      cmocka_unit_test(test_a_resolved_ladder_loads_to_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

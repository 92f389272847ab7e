/* A market made for an overlap: what is refused and with which words, what is found, what is
 * shared, and that stating what was found tells the same story. */
#include "support/play.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/sentence.h"
#include "study/calibrate.h"
#include "study/stage.h"

#define COMPANY                                                                                    \
  "associates: {count: 200, contacts: {law: constant, mean: 30}}\n"                                \
  "work_ties: {department_size_cv: 0}\n"
#define ADVOCATES COMPANY "market: {people: 100000, overlap_of: advocates"

static void assert_said(const reach_report *report, const char *text, const char *words) {
  for (size_t i = 0; i < report->n_messages; i++) {
    if (strstr(report->message[i], words)) return;
    print_error("  %s\n", report->message[i]);
  }
  fail_msg("'%s' is not said of:\n%s", words, text);
}

/* Reads and checks as `orgreach check` does: expects one line with `words`. */
static void assert_refused(const char *text, const char *words) {
  reach_scenario scenario = {0};
  reach_report report = {0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
  if (!status) status = reach_study_check(&scenario, NULL, &report);
  assert_said(&report, text, words);
  assert_int_equal(status, REACH_INVALID);
  assert_int_equal(report.n_messages, 1);
  reach_scenario_free(&scenario);
  reach_report_free(&report);
}

static void test_what_cannot_be_is_refused_with_the_way_out(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } refused[] = {
      {ADVOCATES ", locality: 0.5}\n",
       "s.yaml:3:59: market.locality: unused, since no organization has market.overlap_of: none"},
      {ADVOCATES ", segments: 4}\n", "market.segments: unused"},
      {COMPANY "market: {overlap: 0.1}\n",
       "market.overlap: unused, since no organization has market.overlap_of: advocates or "
       "followers"},
      {COMPANY "market: {overlap_people: 3}\n", "market.overlap_people: unused"},
      {COMPANY "market: {overlap_of: friends}\n", "allowed none, advocates or followers"},
      {ADVOCATES ", overlap: 8.53}\n", "market.overlap: 8.53"},
      {ADVOCATES ", overlap: .nan}\n", "market.overlap: "},
      {ADVOCATES ", overlap: -0.1}\n", "market.overlap: "},
      {ADVOCATES ", overlap: 1e400}\n", "market.overlap: "},
      {ADVOCATES ", overlap_people: -1}\n", "market.overlap_people: -1"},
      {ADVOCATES ", overlap_people: 201}\n",
       "s.yaml:3:65: market.overlap_people: 201 are more than the associates (associates.count is "
       "200)"},
      {ADVOCATES ", audiences: separate}\n",
       "market.overlap_of: separate audiences have nobody in common"},
      {ADVOCATES ", overlap: 0.0001}\n",
       "s.yaml:3:58: market.overlap: an overlap of 0.0001 between 200 associates is not possible "
       "among 100000 people of the market (possible 0.02913 to "},
      {ADVOCATES ", overlap: 0.0001}\n", "enlarge market.people or lower associates.contacts.mean"},
      {ADVOCATES ", overlap: 1}\n", "lower market.people or raise associates.contacts.mean"},
      {ADVOCATES ", overlap_people: 1}\n", "1 associate has nobody to overlap with"},
      {COMPANY "market: {people: 100000, overlap_of: followers, overlap: 0.5}\n",
       "an overlap of 0.5 of followers with 200 associates is not possible"},
      {COMPANY "market: {people: 0, overlap_of: advocates}\nofficial-page: {followers: 0}\n",
       "market.people: 0: nobody is there"},
      {"associates: {count: 20, contacts: {mean: 0}}\nmarket: {overlap_of: advocates}\n",
       "market.overlap_of: nobody has a contact"},
      {"run: {market_sizes: [90000, 3000]}\n" ADVOCATES "}\nchannels: [feed]\n",
       "s.yaml:1:21: run.market_sizes: an overlap of 0.0853 between 200 associates is not possible "
       "among 3000 people of the market (possible 0.5663 to 0.94); leave that size out or lower "},
      {"associates: {contacts: {mean: 9}}\nwork_ties: {model: famous}\nmarket: {overlap_of: "
       "advocates, overlap_people: 35}\n",
       "s.yaml:3:49: market.overlap_people: 35 are more than the associates (34)"},
      {"network: {famous: Zachary}\ncascade: {seed_set: [0]}\nmarket: {overlap_of: advocates}\n",
       "market.overlap_of"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    assert_refused(refused[i].text, refused[i].words);
}

static void test_a_key_that_one_organization_uses_may_stand_at_the_base(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, COMPANY "run: {replicates: 2}\nchannels: [feed]\n"
                               "market: {people: 100000, segments: 7, locality: 0.5}\n"
                               "organizations:\n  stated: {}\n"
                               "  asked: {market: {overlap_of: advocates, overlap: 0.2}}\n");
  test_play_free(&play);
}

static void stage(const char *text, reach_scenario *scenario, reach_stage *s) {
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, scenario, &report), &report);
  assert_ok(reach_stage_set(scenario, &(reach_stage_options){0}, s, &report), &report);
}

/* Participation, channels and the seed of what happens do not matter to the world. */
static void test_organizations_that_ask_for_the_same_live_in_the_same_world(void **state) {
  (void)state;
  reach_scenario scenario;
  reach_stage s;
  stage(ADVOCATES "}\norganizations:\n"
                  "  one: {participation: 1, channels: [conversation]}\n"
                  "  two: {participation: 0.02, channels: [feed]}\n"
                  "  three: {market: {overlap: 0.2}}\n",
        &scenario, &s);
  assert_ptr_equal(s.world[0], s.world[1]);
  assert_ptr_not_equal(s.world[0], s.world[2]);
  assert_true(s.world[2]->market.segments >= s.world[0]->market.segments);
  reach_stage_free(&s);
  reach_scenario_free(&scenario);
}

static void test_the_resolved_scenario_keeps_the_request(void **state) {
  (void)state;
  reach_scenario first, again;
  reach_stage s, t;
  stage(ADVOCATES ", overlap: 0.125, overlap_people: 150, home_segments: 2}\n", &first, &s);
  char *resolved = reach_scenario_resolved(&first);
  assert_non_null(resolved);
  assert_non_null(strstr(resolved, "  overlap_of: advocates\n"));
  assert_non_null(strstr(resolved, "  overlap_people: 150\n"));
  assert_null(strstr(resolved, "locality"));
  assert_null(strstr(resolved, "\n  segments:"));
  stage(resolved, &again, &t);
  char *twice = reach_scenario_resolved(&again);
  assert_string_equal(resolved, twice);
  assert_true(s.world[0]->market.locality == t.world[0]->market.locality);
  assert_int_equal(s.world[0]->market.segments, t.world[0]->market.segments);
  free(resolved);
  free(twice);
  reach_stage_free(&s);
  reach_stage_free(&t);
  reach_scenario_free(&first);
  reach_scenario_free(&again);
}

static const char story[] = "run: {replicates: 40, days: 5, market_sizes: [150000]}\n"
                            "participation: 0.3\nchannels: [feed, conversation]\n";

static void test_stating_what_was_found_tells_the_same_story(void **state) {
  (void)state;
  test_play asked, stated;
  test_play_run(&asked, "%s" ADVOCATES "}\n", story);
  test_play_run(&stated, "%s" COMPANY "market: {people: 100000, segments: %.0f, locality: %.17g}\n",
                story, test_play_figure(&asked, "market_segments"),
                test_play_figure(&asked, "market_locality"));
  for (int m = 0; m < REACH_N_MEASURES; m++)
    assert_memory_equal(test_play_values(&asked, 0, m), test_play_values(&stated, 0, m),
                        40 * sizeof(double));
  double there = asked.result.market_point[0].summary[0].mean;
  assert_true(there > 0 && there != stated.result.market_point[0].summary[0].mean);
  test_play_free(&asked);
  test_play_free(&stated);
}

static void test_the_answer_says_how_well_it_fits(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 2}\nchannels: [feed]\n" ADVOCATES "}\n");
  reach_sentence said = reach_sentence_overlap(&play.result, 0);
  const char *words = "Overlap between 200 advocates: asked 8.53 %, found 8.53 % with 50 segments, "
                      "locality 0.";
  assert_memory_equal(said.text, words, strlen(words));
  assert_non_null(strstr(said.text, "; their 6,000 contacts are 5,488 different people."));
  test_play_free(&play);
  test_play_run(&play, "run: {replicates: 2}\nchannels: [feed]\n" COMPANY);
  assert_string_equal(reach_sentence_overlap(&play.result, 0).text, "");
  assert_true(isnan(test_play_figure(&play, "overlap_asked")));
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_cannot_be_is_refused_with_the_way_out),
      cmocka_unit_test(test_a_key_that_one_organization_uses_may_stand_at_the_base),
      cmocka_unit_test(test_organizations_that_ask_for_the_same_live_in_the_same_world),
      cmocka_unit_test(test_the_resolved_scenario_keeps_the_request),
      cmocka_unit_test(test_stating_what_was_found_tells_the_same_story),
      cmocka_unit_test(test_the_answer_says_how_well_it_fits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

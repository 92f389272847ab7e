/* Audits of a calculator's table: what is left of its contacts, and what they are worth. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/audit_words.h"
#include "present/headline.h"
#include "study/statistics.h"
#include "support/made_result.h"
#include "support/play.h"
#include "support/scratch.h"

#define PLAY                                                                                       \
  "audit: {table: table.csv}\nparticipation: 1\nchannels: [feed]\n"                                \
  "feed: {attention: 1, reshare: 0, delay: constant}\n"

static const reach_summary *step_of(const test_play *play, size_t o, int step) {
  return &play->result.audit.answer[o].step[step];
}

/* A tenth of GaggleAMP's example: 8.53 % of 630,000 are the same people. */
static void test_the_published_overlap_comes_out_exactly_and_by_chance(void **state) {
  (void)state;
  test_play play;
  scratch_write("table.csv", "people,followers\n5000,126\n");
  test_play_run(&play, PLAY "run: {replicates: 20}\n");
  const reach_summary *people = step_of(&play, 0, REACH_AUDIT_UNIQUE),
                      *seen = step_of(&play, 0, REACH_AUDIT_SEEN);
  assert_close(step_of(&play, 0, REACH_AUDIT_ADDRESSED)->mean, 630000, 0, "addressed");
  assert_close(people->mean, 576261, .2, "different people");
  assert_close(people->ci_high - people->ci_low, 0, 1e-6, "no chance in them");
  assert_within_sigmas(seen->mean, 576261, seen->sd / sqrt(20),
                       "who see it, where everybody looks");
  const reach_bin *x = &play.result.audit.answer[0].inflation[REACH_AUDIT_SEEN];
  assert_close(x->mean, 630000 / seen->mean, 1e-12, "inflation");
  assert_close(x->ci_low, 630000 / seen->ci_high, 1e-12, "its lower end");
  assert_close(x->ci_high, 630000 / seen->ci_low, 1e-12, "its upper end");
  test_play_free(&play);
}

/* n people with k contacts each in a market of M: M(1 - (1 - k/M)^n); of 10^6 with 750 times 150
 * it is 106,410.19. */
static void test_a_market_that_is_given_has_its_own_overlap(void **state) {
  (void)state;
  test_play play;
  scratch_write("table.csv", "name,people,followers\na,700,150\nb,50,150\n");
  test_play_run(&play, PLAY "run: {replicates: 4}\nmarket: {people: 1000000, segments: 1}\n");
  assert_close(step_of(&play, 0, REACH_AUDIT_UNIQUE)->mean, 106410.19334133, 1e-3, "people");
  assert_int_equal(play.scenario.organization[0].params.associates_count, 750);
  test_play_free(&play);
}

static void test_contacts_that_nobody_shares_are_people(void **state) {
  (void)state;
  test_play play;
  scratch_write("table.csv", "followers,contacts\n300,\n,200\n0,\n");
  test_play_run(&play, PLAY "run: {replicates: 3}\nmarket: {audiences: separate}\n");
  for (int step = 0; step < REACH_AUDIT_BELIEVED; step++) {
    assert_close(step_of(&play, 0, step)->mean, 500, 0, reach_audit_step_name[step]);
    assert_close(play.result.audit.answer[0].inflation[step].mean, 1, 0, "inflation");
  }
  test_play_free(&play);
  scratch_write("table.csv", "followers\n300\n"); /* one person in a market of just the followers */
  test_play_run(&play, PLAY "run: {replicates: 3}\n");
  assert_close(step_of(&play, 0, REACH_AUDIT_SEEN)->mean, 300, 0, "followers of one person");
  test_play_free(&play);
}

/* Each contact looks with probability q: Binomial(K, q) of one person's. Money goes with it. */
static void test_attention_and_prices_are_those_of_impressions(void **state) {
  (void)state;
  test_play play;
  scratch_write("table.csv", "name,followers,cpm,cpc,click_rate,value,cost,roi\n"
                             "a,10000,10,2,1%,300,100,2\nb,30000,20,0,0,600,50,11\n"
                             "total,,,,,900,150,5\n");
  test_play_run(&play, PLAY "run: {replicates: 200}\nmarket: {audiences: separate}\n"
                            "organizations:\n  all: {}\n  some: {feed: {attention: 0.35}}\n  none: "
                            "{feed: {attention: 0}}\n");
  assert_int_equal(play.result.audit.table.n_of[REACH_AUDIT_RIGHT], 7);
  const reach_audit_answer *all = &play.result.audit.answer[0], *some = all + 1, *none = all + 2;
  assert_close(all->value.mean, 900, 1e-9, "value where everybody looks");
  assert_close(all->roi.mean, 5, 1e-9, "return where everybody looks");
  double error = sqrt(40000 * .35 * .65 / 200);
  assert_within_sigmas(some->step[REACH_AUDIT_SEEN].mean, 14000, error, "who see it");
  assert_within_sigmas(some->value.mean, 315, error * 900 / 40000, "value");
  assert_close(some->roi.mean, some->value.mean / 150 - 1, 1e-9, "return");
  assert_close(some->roi.ci_low, some->value.ci_low / 150 - 1, 1e-9, "its interval");
  assert_true(isnan(none->inflation[REACH_AUDIT_SEEN].mean) && none->value.mean == 0);
  assert_int_equal(reach_audit_focus(&play.result), 2);
  assert_string_equal(reach_headline_audit(&play.result).text,
                      "Nobody sees what the calculator counts");
  test_play_free(&play);
}

/* A quarter takes part: who does is drawn, and all are alike, so that a quarter is addressed. */
static void test_who_does_not_take_part_is_not_addressed(void **state) {
  (void)state;
  test_play play;
  scratch_write("table.csv", "people,followers\n400,10\n");
  test_play_run(&play, "audit: {table: table.csv, overlap: 0.3}\nparticipation: 0.25\n"
                       "channels: [feed]\nrun: {replicates: 3}\n");
  assert_close(step_of(&play, 0, REACH_AUDIT_ADDRESSED)->mean, 1000, 0, "addressed");
  assert_close(play.result.audit.answer[0].inflation[REACH_AUDIT_ADDRESSED].mean, 4, 0,
               "inflation");
  double market = play.result.answer[0].market_people;
  assert_close(1 - market * (1 - pow(1 - 10 / market, 400)) / 4000, .3, 1e-3, "overlap of all");
  test_play_free(&play);
}

static void test_words_say_how_many_are_wrong(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_audit(&made, 420000, 418000, 1);
  assert_string_equal(
      reach_headline_audit(&made.result).text,
      "The calculator adds 20.0× (19.8–20.2) as many people as see it, and 1 of its numbers "
      "is wrong");
  made_result_free(&made);
  assert_string_equal(reach_audit_number(14870).text, "14,870");
  assert_string_equal(reach_audit_number(.0853).text, "0.08530");
  assert_string_equal(reach_audit_number(4391.666).text, "4,391.67");
}

static const struct {
  const char *text;
  int status;
  const char *message;
} bad[] = {
    {"audit: {table: table.csv}\nassociates: {count: 7}\n", REACH_INVALID,
     "test.yaml:2:21: associates.count: unused, since audit.table decides; remove one of them"},
    {"audit: {table: table.csv}\nwork_ties: {model: famous, famous: Zachary}\n", REACH_INVALID,
     "test.yaml:2:20: audit.table: the associates are the people of the table"},
    {"audit: {table: table.csv, market: found}\nmarket: {audiences: separate}\n", REACH_INVALID,
     "test.yaml:2:21: audit.market: separate audiences have nobody in common"},
    {"audit: {table: table.csv, overlap: 0}\n", REACH_INVALID,
     "test.yaml:1:36: audit.overlap: 0 is a market without end"},
    {"audit: {table: table.csv, overlap: 1.2}\n", REACH_INVALID,
     "test.yaml:1:36: audit.overlap: 1.2 is out of range (allowed 0 to 1)"},
    {"audit: {overlap: 0.2}\n", REACH_INVALID,
     "test.yaml:1:18: audit.overlap: unused, since there is "
     "no audit.table; give it or remove the key"},
    {"audit: {table: table.csv}\nmarket: {people: 1000, segments: 1}\n", REACH_INVALID,
     "test.yaml:2:18: market.people: 1000 are fewer than the 12000 followers of one person"},
    {"audit: {table: table.csv, overlap: 0.9}\n", REACH_INVALID,
     "test.yaml:1:36: audit.overlap: the followers of this table can overlap by 0.193 at most"},
    {"audit: {table: table.csv, overlap: 1e-12}\n", REACH_INVALID,
     "test.yaml:1:36: audit.overlap: 1e-12 takes a market of more than 10000000000 people"},
    {"audit: {table: table.csv, table: table.csv}\n", REACH_INVALID,
     "test.yaml:1:27: audit.table: "},
    {"audit: {table: empty.csv}\n", REACH_UNREADABLE, "empty.csv:1:1: no line below the titles"},
    {"audit: {table: nobody.csv}\n", REACH_UNREADABLE, "nobody.csv:2:1: people: nobody is in it"},
    {"audit: {table: many.csv}\n", REACH_TOO_BIG, "many.csv: more than 10000000 people"},
    {"network: {edges: \"0 1\"}\ncascade: {seed_set: [0]}\naudit: {table: table.csv}\n",
     REACH_INVALID, "test.yaml:3:16: audit.table: a bare network has no associates"},
    {"audit: {table: table.csv}\norganizations: {a: {}, b: {audit: {table: table.csv}}}\n",
     REACH_INVALID, "test.yaml:2:43: audit.table: misplaced"},
    {"audit: {table: table.csv}\nmarket: {people: 20000, overlap_of: advocates}\n", REACH_INVALID,
     "test.yaml:2:37: market.overlap_of: an overlap is found where numbers of contacts are drawn, "
     "and "
     "audit.table states them"},
};

static int play_text(const char *text, reach_report *report) {
  reach_scenario scenario = {0};
  reach_result result = {0};
  int status = reach_scenario_read(text, strlen(text), "test.yaml", NULL, &scenario, report);
  if (!status) status = reach_rosters_count(&scenario, report);
  reach_study_options options = {.n_threads = 1};
  if (!status) status = reach_study_run(&scenario, &options, &result, report);
  reach_result_free(&result);
  reach_scenario_free(&scenario);
  return status;
}

static void test_scenarios_that_contradict_the_table_are_refused(void **state) {
  (void)state;
  scratch_write("table.csv", "followers\n2870\n12000\n");
  scratch_write("empty.csv", "followers\n");
  scratch_write("nobody.csv", "people,followers\n0,5\n0,7\n");
  scratch_write("many.csv", "people,followers\n9000000,5\n2000000,7\n");
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    reach_report report = {0};
    int status = play_text(bad[i].text, &report);
    if (status != bad[i].status || !report.n_messages ||
        strncmp(report.message[0], bad[i].message, strlen(bad[i].message)) != 0)
      fail_msg("status %d, \"%s\"\nfor: %s\nnot \"%s\"", status,
               report.n_messages ? report.message[0] : "", bad[i].text, bad[i].message);
    reach_report_free(&report);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_the_published_overlap_comes_out_exactly_and_by_chance),
      IN_SCRATCH(test_a_market_that_is_given_has_its_own_overlap),
      IN_SCRATCH(test_contacts_that_nobody_shares_are_people),
      IN_SCRATCH(test_attention_and_prices_are_those_of_impressions),
      IN_SCRATCH(test_who_does_not_take_part_is_not_addressed),
      cmocka_unit_test(test_words_say_how_many_are_wrong),
      IN_SCRATCH(test_scenarios_that_contradict_the_table_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

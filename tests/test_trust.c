/* Trust as a result: the checklist makes legs, legs make trust, and more of anything never loses
 * anybody who believes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cascade/trust.h"
#include "support/play.h"
#include "world/legs.h"
#include "world/practices.h"

enum { TEXT = 8000 };

#define WORLD                                                                                      \
  "run: {seed: 29, replicates: %d, days: 5}\n"                                                     \
  "associates: {count: 10, contacts: {law: poisson, mean: 12}}\n"                                  \
  "market: {people: 400, segments: 4, locality: 0.6, contacts: {law: poisson, mean: 12}}\n"        \
  "participation: 0.8\nchannels: [feed]\nfeed: {attention: 0.7, reshare: 0.1}\n"

static void assert_near(double got, double expected, const char *what) {
  const double tolerance = 1e-11; /* legs are kept to twelve digits */
  if (fabs(got - expected) <= tolerance) return;
  fail_msg("%s: %.17g instead of %.17g", what, got, expected);
}

static int read_text(const char *text, reach_scenario *scenario, reach_report *report) {
  return reach_scenario_read(text, strlen(text), "s.yaml", NULL, scenario, report);
}

/* The legs of a company with these lines under trust. */
static reach_legs legs_of(const char *trust) {
  char text[TEXT];
  reach_scenario scenario;
  reach_report report = {0};
  snprintf(text, sizeof text, "trust:\n%s", trust);
  int status = read_text(text, &scenario, &report);
  if (status) fail_msg("%s\nin: %s", report.n_messages ? report.message[0] : "?", text);
  reach_legs legs;
  if (reach_legs_find(&scenario.organization[0].params, &legs, &report))
    fail_msg("%s\nin: %s", report.message[0], text);
  reach_scenario_free(&scenario);
  reach_report_free(&report);
  return legs;
}

static void assert_legs(const char *trust, double sincerity, double competency,
                        double reliability) {
  reach_legs legs = legs_of(trust);
  assert_near(legs.leg[REACH_LEG_SINCERITY], sincerity, trust);
  assert_near(legs.leg[REACH_LEG_COMPETENCY], competency, trust);
  assert_near(legs.leg[REACH_LEG_RELIABILITY], reliability, trust);
}

#define CHECKLIST(interest, openness, consistency, learning, ownership)                            \
  "  checklist: {interest: [" interest "], openness: [" openness "], consistency: [" consistency   \
  "], learning: [" learning "], ownership: [" ownership "]"

static void test_the_checklist_makes_sincerity_and_competency(void **state) {
  (void)state;
  assert_legs("  reliability: 0.7\n" CHECKLIST("true", "true, true", "true", "true", "true") "}\n",
              1, 1, .7);
  assert_legs(CHECKLIST("true", "true, false", "true", "true", "true, true") "}\n", 2. / 3, 1, .8);
  assert_legs(CHECKLIST("true", "true, false", "true", "true", "true") ", rule: all-of}\n", 2. / 3,
              1, .8);
  assert_legs(CHECKLIST("true", "true, false", "true", "true", "true") ", rule: partial-credit}\n",
              5. / 6, 1, .8);
  assert_legs(CHECKLIST("false", "false", "false", "true, true, true, false", "true") "}\n", 0, .5,
              .8);
  assert_legs(CHECKLIST("false", "false", "false", "true, true, true, false",
                        "true") ", rule: partial-credit}\n",
              0, .875, .8);
  assert_legs("  sincerity: 0.3\n  competency: 0.4\n  reliability: 0.5\n", .3, .4, .5);
}

static void test_a_leg_says_where_it_comes_from(void **state) {
  (void)state;
  reach_legs made = legs_of(CHECKLIST("true", "true", "true", "true", "true") "}\n");
  assert_true(reach_legs_are_made(&made));
  assert_string_equal(reach_leg_source(&made, REACH_LEG_SINCERITY, false), "checklist");
  assert_string_equal(reach_leg_source(&made, REACH_LEG_RELIABILITY, false), "default");
  assert_string_equal(reach_leg_source(&made, REACH_LEG_RELIABILITY, true), "scenario");
  reach_legs given = legs_of("  sincerity: 0.3\n");
  assert_false(reach_legs_are_made(&given));
}

static void test_a_stool_is_as_good_as_its_weakest_leg(void **state) {
  (void)state;
  reach_legs legs = {.leg = {.9, .8, .7}, .seen = {.9, .8, .7}};
  assert_near(reach_legs_weakest(&legs), .7, "weakest");
  assert_string_equal(reach_leg_status(.7), "sound");
  assert_string_equal(reach_leg_status(.5), "sound");
  assert_string_equal(reach_leg_status(.499), "weak");
  assert_string_equal(reach_leg_status(1e-9), "weak");
  assert_string_equal(reach_leg_status(0), "broken");
  reach_params p = {.trust_rule = REACH_TRUST_PRODUCT};
  reach_legs_use(&legs, &p);
  assert_near(reach_trust(&p), .504, "K29");
}

static void assert_refused(const char *text, const char *words) {
  reach_scenario scenario = {0};
  reach_report report = {0};
  int status = read_text(text, &scenario, &report);
  if (status != REACH_INVALID || report.n_messages != 1 || !strstr(report.message[0], words))
    fail_msg("status %d, %zu messages, first: %s\nof: %s", status, report.n_messages,
             report.n_messages ? report.message[0] : "-", text);
  reach_scenario_free(&scenario);
  reach_report_free(&report);
}

static void test_what_cannot_be_is_refused(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } refused[] = {
      {"trust:\n  sincerity: 0.8\n" CHECKLIST("true", "true", "true", "true", "true") "}\n",
       "s.yaml:2:14: trust.sincerity: unused, since the answers of trust.checklist make this leg; "
       "remove one of them"},
      {"trust:\n  competency: 0.8\n" CHECKLIST("true", "true", "true", "true", "true") "}\n",
       "s.yaml:2:15: trust.competency: unused, since the answers of trust.checklist"},
      {"trust: {checklist: {rule: all-of}}\n",
       "trust.checklist.rule: unused, since no question of trust.checklist is answered"},
      {"trust: {checklist: {interest: [true]}}\n",
       "not answered; answer all five questions (interest, openness, consistency, learning, "
       "ownership) or none"},
      {"trust: {checklist: {learning: [true]}}\n", "not answered; answer all five questions"},
      {"trust: {checklist: {interest: true}}\n",
       "trust.checklist.interest: a list is expected: [true]"},
      {"trust: {checklist: {interest: [yes]}}\n",
       "s.yaml:1:32: trust.checklist.interest: yes is neither true nor false"},
      {"trust: {checklist: {interest: [1]}}\n", "1 is neither true nor false"},
      {"trust: {checklist: {interest: [true, .nan]}}\n", ".nan is neither true nor false"},
      {"trust: {checklist: {interest: [\"true\"]}}\n", "without quotes"},
      {"trust: {checklist: {interest: [true, ~]}}\n", "no value"},
      {"trust: {checklist: {interest: [[true]]}}\n", "interest"},
      {"trust: {checklist: {intrest: [true]}}\n", "did you mean trust.checklist.interest?"},
      {"trust: {checklist: {rule: some-of}}\n", "allowed all-of or partial-credit"},
      {"network: {famous: Zachary}\ncascade: {seed_set: [0]}\n"
       "trust: {checklist: {interest: [true]}}\n",
       "misplaced"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
    assert_refused(refused[i].text, refused[i].words);
}

static void test_too_many_statements_are_refused(void **state) {
  (void)state;
  char text[TEXT] = "trust: {checklist: {interest: [true";
  for (int i = 0; i < 100; i++) strcat(text, ",true");
  strcat(text, "]}}\n");
  assert_refused(text, "101 statements are too many (allowed at most 100)");
}

/* An organization's own answers stand above a leg that the base gives to the others. */
static void test_organizations_may_differ(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                WORLD "trust: {sincerity: 0.5, competency: 0.5, reliability: 0.5}\norganizations:\n"
                      "  given: {}\n"
                      "  tested: {trust: {checklist: {interest: [true], openness: [false], "
                      "consistency: [true], learning: [true], ownership: [true]}}}\n"
                      "  broken: {trust: {checklist: {interest: [true], openness: [true], "
                      "consistency: [true], learning: [false], ownership: [false]}}}\n"
                      "  mended: {trust: {checklist: {interest: [true], openness: [true], "
                      "consistency: [true], learning: [false], ownership: [false]}, "
                      "rule: mean}}\n"
                      "  worst: {trust: {checklist: {interest: [true], openness: [true], "
                      "consistency: [true], learning: [false], ownership: [false]}, "
                      "rule: weakest-leg}}\n",
                20);
  static const double trust[] = {.125, 1. / 3, 0, .5, 0};
  for (size_t o = 0; o < sizeof trust / sizeof *trust; o++) {
    assert_near(play.result.answer[o].trust, trust[o], "trust");
    double believers = play.result.answer[o].summary[REACH_MEASURE_accepted_reach].mean;
    assert_true(trust[o] > 0 ? believers > 0 : believers == 0); /* K29 */
  }
  test_play_free(&play);
}

static void test_the_resolved_scenario_plays_the_same(void **state) {
  (void)state;
  const char *text = "trust: {checklist: {interest: [true, false], openness: [true], consistency: "
                     "[false], learning: [true], ownership: [true, false], rule: partial-credit}}\n"
                     "ladder:\n  - {step: better, trust: {checklist: {ownership: [true]}}}\n";
  reach_scenario scenario, again;
  reach_report report = {0};
  assert_int_equal(read_text(text, &scenario, &report), 0);
  char *resolved = reach_scenario_resolved(&scenario);
  assert_non_null(resolved);
  assert_non_null(strstr(resolved, "interest: [true, false]"));
  assert_null(strstr(resolved, "sincerity:"));
  assert_int_equal(read_text(resolved, &again, &report), 0);
  for (size_t rung = 0; rung <= 1; rung++) {
    reach_scenario a = reach_scenario_rung(&scenario, rung), b = reach_scenario_rung(&again, rung);
    reach_legs mine, theirs;
    assert_int_equal(reach_legs_find(&a.organization[0].params, &mine, &report), 0);
    assert_int_equal(reach_legs_find(&b.organization[0].params, &theirs, &report), 0);
    assert_memory_equal(mine.leg, theirs.leg, sizeof mine.leg);
    assert_near(mine.leg[REACH_LEG_COMPETENCY], rung ? 1 : .75, "competency");
  }
  free(resolved);
  reach_scenario_free(&scenario);
  reach_scenario_free(&again);
  reach_report_free(&report);
}

#define HEADER "practice,score,weight,leg,owner,due\n"
#define TABLE                                                                                      \
  HEADER "answer within an hour,0.9,3,competency,Ada,2026-03-31\n"                                 \
         "\"own the case, to its end\",0.5,1,competency,,\n"                                       \
         "\n"                                                                                      \
         "deliver on the day,0.7,2,reliability,\"Bert, C.\",2024-02-29\n"                          \
         "not counted,0,0,reliability,,\n"

static void write_file(const char *path, const char *text, size_t n) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, n, file), n);
  assert_int_equal(fclose(file), 0);
}

static int read_practices_on(const reach_practice_terms *terms, const char *text, size_t n,
                             reach_practices *practices, reach_report *report) {
  char path[] = "/tmp/practices.XXXXXX";
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  write_file(path, text, n);
  int status = reach_practices_read(path, terms, practices, report);
  unlink(path);
  return status;
}

static int read_practices(const char *text, size_t n, reach_practices *practices,
                          reach_report *report) {
  const reach_practice_terms no_day = {"", 0};
  return read_practices_on(&no_day, text, n, practices, report);
}

static void assert_practices(const char *text, double competency, double reliability) {
  reach_practices practices;
  reach_report report = {0};
  if (read_practices(text, strlen(text), &practices, &report))
    fail_msg("%s\nof: %s", report.message[0], text);
  assert_near(practices.competency, competency, text);
  assert_near(practices.reliability, reliability, text);
  reach_practices_free(&practices);
  reach_report_free(&report);
}

static void test_practices_make_weighted_means(void **state) {
  (void)state;
  assert_practices(TABLE, .8, .7); /* (3 x .9 + 1 x .5)/4 */
  assert_practices("LEG,Weight,SCORE,note,practice\r\ncompetency,0.25,1,x,a\r\n"
                   "reliability,1e6,0,y,b\r\ncompetency,0.75,0,z,c",
                   .25, 0);
  assert_practices("\xef\xbb\xbfpractice,score,weight,leg\na,1,1,competency\n"
                   "b,1e-1,1,reliability\n",
                   1, .1);
}

static void test_rows_are_kept_in_the_order_of_the_table(void **state) {
  (void)state;
  reach_practices practices;
  reach_report report = {0};
  assert_int_equal(read_practices(TABLE, strlen(TABLE), &practices, &report), 0);
  assert_int_equal(practices.n, 4);
  const reach_practice *row = practices.row;
  assert_string_equal(row[0].name, "answer within an hour");
  assert_string_equal(row[0].owner, "Ada");
  assert_string_equal(row[0].due, "2026-03-31");
  assert_string_equal(row[1].name, "own the case, to its end");
  assert_string_equal(row[1].owner, "");
  assert_string_equal(row[2].owner, "Bert, C.");
  assert_near(row[2].score, .7, "score");
  assert_near(row[1].weight, 1, "weight");
  assert_int_equal(row[1].leg, REACH_LEG_COMPETENCY);
  assert_int_equal(row[3].leg, REACH_LEG_RELIABILITY);
  assert_near(practices.weights[0], 4, "weights of competency");
  reach_practices_free(&practices);
  assert_null(practices.row);
}

#define DATED                                                                                      \
  HEADER "late,0.8,1,competency,Ada,2026-03-30\n"                                                  \
         "due that day,0.6,1,competency,Ada,2026-03-31\n"                                          \
         "done late,1,1,competency,,2020-01-01\n"                                                  \
         "undated,0.4,1,competency,,\n"                                                            \
         "very late,0.5,3,reliability,Bert,1999-12-31\n"                                           \
         "later,0.9,1,reliability,Bert,2026-12-01\n"

/* What the legs are on a day, and how many practices are overdue. */
static void assert_on(const char *day, double credit, double competency, double reliability,
                      size_t n_overdue) {
  reach_practices practices;
  reach_report report = {0};
  const reach_practice_terms terms = {day, credit};
  assert_int_equal(read_practices_on(&terms, DATED, strlen(DATED), &practices, &report), 0);
  assert_near(practices.competency, competency, day);
  assert_near(practices.reliability, reliability, day);
  assert_int_equal(practices.n_overdue, n_overdue);
  for (size_t i = 0; i < practices.n; i++) {
    const reach_practice *p = &practices.row[i];
    assert_near(p->counted, p->is_overdue ? credit * p->score : p->score, p->name);
  }
  reach_practices_free(&practices);
}

static void test_what_is_overdue_counts_as_much_as_is_said(void **state) {
  (void)state;
  assert_on("", 0, .7, .6, 0);
  assert_on("1999-12-31", 0, .7, .6, 0);
  assert_on("2026-03-31", 1, .7, .6, 2);
  assert_on("2026-03-31", .5, .6, .4125, 2);
  assert_on("2026-03-31", 0, .5, .225, 2); /* (.6 + 1 + .4)/4, .9/4 */
  assert_on("2026-04-01", 0, .35, .225, 3);
  assert_on("9999-12-31", 0, .35, 0, 4); /* a broken leg */
}

static void test_days_that_are_none_are_refused(void **state) {
  (void)state;
  assert_refused("trust: {practices: p.csv, practices_as_of: 2026-02-30}\n",
                 "s.yaml:1:44: trust.practices_as_of: 2026-02-30 is no date (allowed YYYY-MM-DD");
  assert_refused("trust: {practices: p.csv, practices_as_of: today}\n", "today is no date");
  assert_refused(
      "trust: {practices_as_of: 2026-03-31}\n",
      "trust.practices_as_of: unused, since there is no trust.practices; give it or remove");
  assert_refused("trust: {practices: p.csv, overdue_credit: 0.5}\n",
                 "trust.overdue_credit: unused, since there is no trust.practices_as_of; give it");
  assert_refused("trust: {practices: p.csv, practices_as_of: 2026-03-31, overdue_credit: 2}\n",
                 "allowed 0 to 1");
}

static void test_tables_that_are_none_are_refused(void **state) {
  (void)state;
#define GOOD "a,1,1,competency,,\nb,1,1,reliability,,\n"
  static const struct {
    const char *text, *words;
  } refused[] = {
      {"", ": it is empty"},
      {"practice,score,weight\na,1,1\n", ":1:1: no column leg; the first line must name"},
      {"name,score,weight,leg\n", ":1:1: no column practice;"},
      {"practice;score;weight;leg\n", ":1:1: columns are parted by semicolons"},
      {HEADER "a,1.1,1,competency,,\n", ":2:3: score: 1.1 is out of range (allowed 0 to 1)"},
      {HEADER "a,-0.1,1,competency,,\n", ":2:3: score: -0.1 is out of range"},
      {HEADER "a,nan,1,competency,,\n", ":2:3: score: "},
      {HEADER "a,90%,1,competency,,\n", ":2:3: score: "},
      {HEADER "a,,1,competency,,\n", ":2:3: score: "},
      {HEADER "\"a\nb\",2,1,competency,,\n", ":2:1: practice: a control character"},
      {HEADER "a,1,-1,competency,,\n", ":2:5: weight: -1 is out of range (allowed 0 to 1000000)"},
      {HEADER "a,1,inf,competency,,\n", ":2:5: weight: "},
      {HEADER "a,1,1,sincerity,,\n",
       ":2:7: leg: sincerity is unknown (allowed competency or reliability)"},
      {HEADER "a,1,1,\x1b[31m,,\n", ":2:7: leg: "},
      {HEADER ",1,1,competency,,\n", ":2:1: practice: a practice without a name"},
      {HEADER "a\x1b[31m,1,1,competency,,\n", ":2:1: practice: a control character"},
      {HEADER "a,1,1,competency,A\x07,\n", ":2:18: owner: a control character"},
      {HEADER "a,1,1,competency,,31.3.2026\n",
       ":2:19: due: 31.3.2026 is no date (allowed YYYY-MM-DD, such as 2026-03-31)"},
      {HEADER "a,1,1,competency,,2026-02-29\n", ":2:19: due: 2026-02-29 is no date"},
      {HEADER "a,1,1,competency,,2026-13-01\n", ":2:19: due: 2026-13-01 is no date"},
      {HEADER "a,1,1,competency,,2026-00-10\n", ":2:19: due: 2026-00-10 is no date"},
      {HEADER "a,1,1,competency,,2026-04-31\n", ":2:19: due: 2026-04-31 is no date"},
      {HEADER "a,1,1,competency,,2100-02-29\n", ":2:19: due: 2100-02-29 is no date"},
      {HEADER "a,1,1,competency,,2026-3-31\n", ":2:19: due: 2026-3-31 is no date"},
      {HEADER GOOD "c,0,1,competency,,\na,0,1,reliability,,\n",
       ":5:1: practice: a stands in line 2 already; remove one of them"},
      {HEADER "a,1,0,competency,,\nb,1,1,reliability,,\n",
       ": no practice of the leg competency has a weight above 0; give one"},
      {HEADER "a,1,1,competency,,\n", ": no practice of the leg reliability has a weight"},
      {HEADER, ": no practice of the leg competency"},
      {HEADER "a,1,1\n", ":2:1: 3 cells under 6 columns; an empty cell needs its comma"},
      {HEADER "\"a,1,1,competency,,\n", "a quote (\") that is out of place or not closed"},
      {HEADER "a\xff,1,1,competency,,\n", "UTF-8"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    reach_practices practices;
    reach_report report = {0};
    const char *text = refused[i].text;
    int status = read_practices(text, strlen(text), &practices, &report);
    if (status != REACH_UNREADABLE || report.n_messages != 1 ||
        !strstr(report.message[0], refused[i].words))
      fail_msg("status %d, %zu messages, first: %s\nof: %s", status, report.n_messages,
               report.n_messages ? report.message[0] : "-", text);
    for (const char *c = report.message[0]; *c; c++) assert_true((unsigned char)*c >= ' ');
    reach_report_free(&report);
  }
}

static void test_a_million_practices_are_read(void **state) {
  (void)state;
  enum { ROWS = 1000000, ROW = 32 };
  char *text = malloc((size_t)ROWS * ROW + sizeof HEADER + ROW);
  assert_non_null(text);
  size_t n = (size_t)sprintf(text, HEADER);
  for (int i = 0; i < ROWS; i++)
    n += (size_t)sprintf(text + n, "%d,%d,1,%s,,\n", i, i % 4 == 0,
                         i % 2 ? "reliability" : "competency");
  reach_practices practices;
  reach_report report = {0};
  assert_int_equal(read_practices(text, n, &practices, &report), 0);
  assert_near(practices.competency, .5, "a million practices");
  assert_near(practices.reliability, 0, "a million practices");
  assert_int_equal(practices.n, ROWS);
  assert_string_equal(practices.row[ROWS - 1].name, "999999");
  reach_practices_free(&practices);
  n += (size_t)sprintf(text + n, "4711,1,1,competency,,\n");
  assert_int_equal(read_practices(text, n, &practices, &report), REACH_UNREADABLE);
  assert_non_null(strstr(report.message[0], ":1000002:1: practice: 4711 stands in line 4713"));
  reach_report_free(&report);
  free(text);
}

/* What speaks for competency counts half where the checklist does, too. */
static void test_legs_come_from_both(void **state) {
  (void)state;
  char path[] = "/tmp/practices.XXXXXX";
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  write_file(path, TABLE, strlen(TABLE));
  char trust[TEXT];
  snprintf(trust, sizeof trust, "  sincerity: 0.9\n  practices: %s\n", path);
  assert_legs(trust, .9, .8, .7);
  reach_legs legs = legs_of(trust);
  reach_params p = {.trust_rule = REACH_TRUST_PRODUCT};
  reach_legs_use(&legs, &p);
  assert_near(reach_trust(&p), .504, "K29 from a table");
  assert_string_equal(reach_leg_source(&legs, REACH_LEG_RELIABILITY, false), "practices");
  snprintf(trust, sizeof trust, "  practices: %s\n%s}\n", path,
           CHECKLIST("true", "true", "true", "true", "false"));
  assert_legs(trust, 1, .65, .7);
  legs = legs_of(trust);
  assert_string_equal(reach_leg_source(&legs, REACH_LEG_COMPETENCY, false),
                      "checklist and practices");
  unlink(path);
  assert_refused("trust: {reliability: 0.5, practices: p.csv}\n",
                 "s.yaml:1:22: trust.reliability: unused, since trust.practices decides; remove "
                 "one of them");
  assert_refused("trust: {competency: 0.5, practices: p.csv}\n",
                 "trust.competency: unused, since trust.practices decides");
}

static void assert_seen(const char *transparency, double sincerity, double competency,
                        double reliability) {
  char trust[TEXT];
  snprintf(trust, sizeof trust,
           "  sincerity: 0.9\n  competency: 0.5\n  reliability: 0.7\n  judged_by: perception\n"
           "  perceived: {sincerity: 0.4, competency: 1, reliability: 0.7}\n  transparency: %s\n",
           transparency);
  reach_legs legs = legs_of(trust);
  assert_true(legs.is_perceived);
  assert_near(legs.leg[REACH_LEG_SINCERITY], .9, trust); /* what is stays what it is */
  assert_near(legs.seen[REACH_LEG_SINCERITY], sincerity, trust);
  assert_near(legs.seen[REACH_LEG_COMPETENCY], competency, trust);
  assert_near(legs.seen[REACH_LEG_RELIABILITY], reliability, trust);
  reach_params p = {.trust_rule = REACH_TRUST_PRODUCT};
  reach_legs_use(&legs, &p);
  assert_near(reach_trust(&p), sincerity * competency * reliability, trust);
}

static void test_transparency_moves_what_is_seen_up_and_down(void **state) {
  (void)state;
  assert_seen("0", .4, 1, .7);
  assert_seen("0.2", .5, .9, .7);
  assert_seen("0.5", .65, .75, .7);
  assert_seen("1", .9, .5, .7);
  reach_legs plain = legs_of("  sincerity: 0.9\n");
  assert_false(plain.is_perceived);
  assert_memory_equal(plain.leg, plain.seen, sizeof plain.leg);
  assert_refused("trust: {transparency: 0.5}\n",
                 "trust.transparency: unused, since no organization has trust.judged_by: "
                 "perception; choose that or remove the key");
  assert_refused("trust: {perceived: {sincerity: 0.5}}\n", "trust.perceived.sincerity: unused");
  assert_refused("trust: {judged_by: perception, transparency: 1.5}\n", "allowed 0 to 1");
}

static void assert_rises(size_t n, const char *const *trust) {
  char text[TEXT];
  int length = snprintf(text, sizeof text, WORLD "organizations:\n", 1000);
  for (size_t o = 0; o < n; o++)
    length += snprintf(text + length, sizeof text - (size_t)length, "  o%zu: {trust: {%s}}\n", o,
                       trust[o]);
  assert_true(length < TEXT);
  test_play play;
  test_play_run(&play, "%s", text);
  uint64_t n_lost = 0;
  for (size_t o = 0; o + 1 < n; o++) {
    const double *few = test_play_values(&play, o, REACH_MEASURE_accepted_reach);
    const double *many = test_play_values(&play, o + 1, REACH_MEASURE_accepted_reach);
    for (uint64_t r = 0; r < play.result.n_replicates; r++) n_lost += many[r] < few[r];
    assert_true(play.result.answer[o].summary[REACH_MEASURE_accepted_reach].mean <
                play.result.answer[o + 1].summary[REACH_MEASURE_accepted_reach].mean);
  }
  assert_int_equal(n_lost, 0);
  test_play_free(&play);
}

/* Publishing helps who is better than its name, and costs who is worse. */
static void test_transparency_pays_for_those_who_walk_their_talk(void **state) {
  (void)state;
#define BETTER "judged_by: perception, sincerity: 1, perceived: {sincerity: 0.2}, transparency: "
#define WORSE "judged_by: perception, sincerity: 0.1, perceived: {sincerity: 0.9}, transparency: "
  static const char *const better[] = {BETTER "0", BETTER "0.1", BETTER "0.5", BETTER "1"};
  static const char *const worse[] = {WORSE "1", WORSE "0.7", WORSE "0.3", WORSE "0"};
  assert_rises(sizeof better / sizeof *better, better);
  assert_rises(sizeof worse / sizeof *worse, worse);
}

static const char *const question[] = {"interest", "openness", "consistency", "learning",
                                       "ownership"};
enum { N_QUESTIONS = sizeof question / sizeof *question, N_STATEMENTS = 2, REPLICATES = 400 };

/* One more statement of the ten is true in every organization. */
static void assert_answers_rise(const char *rule, const char *trust_rule) {
  char text[TEXT];
  int n =
      snprintf(text, sizeof text, WORLD "trust: {reliability: 0.9}\norganizations:\n", REPLICATES);
  int n_steps = N_QUESTIONS * N_STATEMENTS;
  for (int step = 0; step <= n_steps; step++) {
    n += snprintf(text + n, sizeof text - (size_t)n,
                  "  o%d: {trust: {rule: %s, checklist: {rule: %s", step, trust_rule, rule);
    for (int q = 0; q < N_QUESTIONS; q++)
      n += snprintf(text + n, sizeof text - (size_t)n, ", %s: [%s, %s]", question[q],
                    step > q ? "true" : "false", step > N_QUESTIONS + q ? "true" : "false");
    n += snprintf(text + n, sizeof text - (size_t)n, "}}}\n");
  }
  assert_true(n < TEXT);
  test_play play;
  test_play_run(&play, "%s", text);
  uint64_t n_lost = 0;
  for (size_t o = 0; o < (size_t)n_steps; o++) {
    const double *few = test_play_values(&play, o, REACH_MEASURE_accepted_reach);
    const double *many = test_play_values(&play, o + 1, REACH_MEASURE_accepted_reach);
    for (uint64_t r = 0; r < play.result.n_replicates; r++) n_lost += many[r] < few[r];
  }
  assert_int_equal(n_lost, 0);
  assert_true(play.result.answer[n_steps].summary[REACH_MEASURE_accepted_reach].mean >
              play.result.answer[0].summary[REACH_MEASURE_accepted_reach].mean);
  test_play_free(&play);
}

static void test_one_more_true_statement_never_loses_anybody(void **state) {
  (void)state;
  assert_answers_rise("all-of", "product");
  assert_answers_rise("partial-credit", "product");
  assert_answers_rise("partial-credit", "weakest-leg");
  assert_answers_rise("all-of", "mean");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_checklist_makes_sincerity_and_competency),
      cmocka_unit_test(test_a_leg_says_where_it_comes_from),
      cmocka_unit_test(test_a_stool_is_as_good_as_its_weakest_leg),
      cmocka_unit_test(test_what_cannot_be_is_refused),
      cmocka_unit_test(test_too_many_statements_are_refused),
      cmocka_unit_test(test_organizations_may_differ),
      cmocka_unit_test(test_the_resolved_scenario_plays_the_same),
      cmocka_unit_test(test_practices_make_weighted_means),
      cmocka_unit_test(test_what_is_overdue_counts_as_much_as_is_said),
      cmocka_unit_test(test_days_that_are_none_are_refused),
      cmocka_unit_test(test_rows_are_kept_in_the_order_of_the_table),
      cmocka_unit_test(test_tables_that_are_none_are_refused),
      cmocka_unit_test(test_a_million_practices_are_read),
      cmocka_unit_test(test_legs_come_from_both),
      cmocka_unit_test(test_transparency_moves_what_is_seen_up_and_down),
      cmocka_unit_test(test_transparency_pays_for_those_who_walk_their_talk),
      cmocka_unit_test(test_one_more_true_statement_never_loses_anybody)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

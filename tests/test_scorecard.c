/* Questions and practices: what they are worth for their leg, and how they are shown. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "present/scorecard.h"
#include "store/json.h"
#include "support/play.h"
#include "support/support.h"
#include "world/scorecard.h"

enum { TEXT = 4096 };

#define WORLD                                                                                      \
  "run: {replicates: 5}\nassociates: {count: 20, contacts: {mean: 5}}\n"                           \
  "market: {people: 2000}\nchannels: [feed]\n"
#define TABLE                                                                                      \
  "practice,score,weight,leg,owner,due\n"                                                          \
  "answer within an hour,0.9,3,competency,Ada,2026-03-31\n"                                        \
  "own the case,0.5,1,competency,,\n"                                                              \
  "deliver on the day,0.7,2,reliability,Bert,\n"                                                   \
  "not counted,0,0,reliability,,\n"                                                                \
  "interest,1,1,reliability,,\n" /* a practice may have the name of a question */
#define QUESTIONS                                                                                  \
  "checklist: {interest: [true, false], openness: [false], consistency: [true], learning: "        \
  "[true, true, false], ownership: [true], rule: partial-credit}"

static char path[] = "/tmp/scorecard.XXXXXX";

static int open_table(void **state) {
  (void)state;
  int fd = mkstemp(path);
  if (fd < 0) return 1;
  bool is_written = write(fd, TABLE, strlen(TABLE)) == (ssize_t)strlen(TABLE);
  return close(fd) || !is_written;
}

static int remove_table(void **state) {
  (void)state;
  return unlink(path);
}

static void play_company(test_play *play, const char *made_by) {
  char text[2 * TEXT];
  snprintf(text, sizeof text,
           WORLD "organizations:\n"
                 "  company:\n    trust: {%s}\n"
                 "  tabled:\n    trust: {practices: %s, sincerity: 0.9}\n"
                 "  same:\n    trust: {practices: %s, sincerity: 0.4}\n"
                 "  given:\n    trust: {sincerity: 0.4}\n",
           made_by, path, path);
  test_play_run(play, "%s", text);
}

static void play_both(test_play *play) {
  char both[TEXT];
  snprintf(both, sizeof both, "%s, practices: %s", QUESTIONS, path);
  play_company(play, both);
}

static void assert_gaps_add_up(const test_play *play, size_t o) {
  const reach_params *p = &play->scenario.organization[o].params;
  const reach_answer *answer = &play->result.answer[o];
  double lacks[REACH_N_LEGS] = {0};
  bool is_made[REACH_N_LEGS] = {false};
  size_t n = reach_scorecard_count(p, &answer->practices);
  for (size_t i = 0; i < n; i++) {
    reach_item item = reach_scorecard_item(p, &answer->practices, i);
    lacks[item.leg] += item.gap;
    is_made[item.leg] = true;
  }
  for (int leg = 0; leg < REACH_N_LEGS; leg++)
    if (is_made[leg]) assert_close(lacks[leg], 1 - answer->legs.leg[leg], 1e-11, "1 - leg");
}

static void test_gaps_add_up_to_what_the_leg_lacks(void **state) {
  (void)state;
  test_play play;
  play_both(&play);
  for (size_t o = 0; o < 4; o++) assert_gaps_add_up(&play, o);
  test_play_free(&play);
  play_company(&play, QUESTIONS);
  for (size_t o = 0; o < 4; o++) assert_gaps_add_up(&play, o);
  test_play_free(&play);
}

static void test_items_come_in_their_order(void **state) {
  (void)state;
  test_play play;
  play_both(&play);
  const reach_params *p = &play.scenario.organization[0].params;
  const reach_practices *practices = &play.result.answer[0].practices;
  assert_int_equal(reach_scorecard_count(p, practices), 10);
  reach_item first = reach_scorecard_item(p, practices, 0);
  reach_item last = reach_scorecard_item(p, practices, 9);
  assert_string_equal(first.name, "interest");
  assert_int_equal(first.kind, REACH_ITEM_QUESTION);
  assert_close(first.score, .5, 1e-12, "one statement of two");
  assert_close(first.gap, .5 / 3, 1e-12, "half of a third");
  assert_string_equal(last.name, "interest");
  assert_int_equal(last.kind, REACH_ITEM_PRACTICE);
  reach_item own = reach_scorecard_item(p, practices, 6);
  assert_close(own.gap, .5 * .25 * .5, 1e-12, "half of a quarter of what two speak for");
  assert_int_equal(reach_scorecard_count(&play.scenario.organization[3].params,
                                         &play.result.answer[3].practices),
                   0);
  test_play_free(&play);
}

static char *printed(const test_play *play) {
  static const char *const name[] = {"company", "tabled", "same", "given"};
  char *text = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&text, &n);
  assert_non_null(out);
  reach_scorecard_print(out, &play->result, name, false);
  assert_int_equal(fclose(out), 0);
  return text;
}

static void assert_printed(const char *text, const char *words) {
  if (!strstr(text, words)) fail_msg("no '%s' in:\n%s", words, text);
}

static void test_the_terminal_lists_what_lacks_most_first(void **state) {
  (void)state;
  test_play play;
  play_both(&play);
  char *text = printed(&play);
  assert_printed(text, "item by item: company\n"
                       "  leg          item                   score  weight   lacks  owner  due\n"
                       "  sincerity    openness                   0       1   0.333\n"
                       "  reliability  deliver on the day     0.700       2   0.200  Bert\n"
                       "  sincerity    interest               0.500       1   0.167\n"
                       "  competency   learning               0.667       1  0.0833\n"
                       "  competency   own the case           0.500       1  0.0625\n"
                       "  competency   answer within an hour  0.900       3  0.0375  Ada    "
                       "2026-03-31\n"
                       "  4 items lack nothing\n");
  assert_printed(text, "item by item: tabled and 1 other\n");
  assert_null(strstr(text, "item by item: same"));
  assert_null(strstr(text, "item by item: given"));
  free(text);
  test_play_free(&play);
}

static void test_json_has_the_scorecard(void **state) {
  (void)state;
  test_play play;
  play_both(&play);
  reach_seconds seconds = {0};
  char *text = reach_json_result(&play.result, &seconds);
  json_t *object = json_loads(text, 0, NULL), *due;
  const char *status, *rule, *leg, *name, *owner;
  double trust, lacks;
  json_int_t n_items;
  assert_non_null(object);
  assert_int_equal(json_unpack(object, "{s[{s{ss ss sF sI s[{ss}] s[{}{}{}{}{}{ss ss sF so}]}}]}",
                               "organizations", "scorecard", "status", &status, "rule", &rule,
                               "trust", &trust, "n_items", &n_items, "legs", "leg", &leg, "items",
                               "item", &name, "owner", &owner, "lacks", &lacks, "due", &due),
                   0);
  assert_string_equal(status, "sound");
  assert_string_equal(rule, "product");
  assert_string_equal(leg, "sincerity");
  assert_string_equal(name, "answer within an hour");
  assert_string_equal(owner, "Ada");
  assert_string_equal(json_string_value(due), "2026-03-31");
  assert_close(lacks, .0375, 1e-12, "lacks");
  assert_close(trust, play.result.answer[0].trust, 1e-15, "trust");
  assert_int_equal(n_items, 10);
  json_t *given = json_array_get(json_object_get(object, "organizations"), 3);
  assert_null(json_object_get(given, "scorecard"));
  assert_null(json_object_get(given, "economics"));
  assert_non_null(json_object_get(given, "planners"));
  json_decref(object);
  free(text);
  test_play_free(&play);
}

static void test_json_has_the_account(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, WORLD "economics: {cpm: 5}\norganizations:\n  value: {}\n  all: {economics: "
                             "{training_cost: 3, fixed_cost: 7, enabled: everybody}}\n");
  reach_seconds seconds = {0};
  char *text = reach_json_result(&play.result, &seconds);
  json_t *object = json_loads(text, 0, NULL), *fixed;
  const char *account, *enabled;
  double person;
  assert_int_equal(json_unpack(object, "{s[{s{so}}{s{ss ss sF}}]}", "organizations", "economics",
                               "fixed_cost", &fixed, "economics", "account", &account, "enabled",
                               &enabled, "cost_per_associate", &person),
                   0);
  assert_true(json_is_null(fixed));
  assert_string_equal(account, "both");
  assert_string_equal(enabled, "everybody");
  assert_close(person, 3, 1e-12, "cost of an associate");
  json_decref(object);
  free(text);
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_gaps_add_up_to_what_the_leg_lacks),
      cmocka_unit_test(test_items_come_in_their_order),
      cmocka_unit_test(test_the_terminal_lists_what_lacks_most_first),
      cmocka_unit_test(test_json_has_the_scorecard),
      cmocka_unit_test(test_json_has_the_account),
  };
  return cmocka_run_group_tests(tests, open_table, remove_table);
}

/* Questions and practices: what they are worth for their leg, and how they are shown. */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "present/chart.h"
#include "present/chart_script.h"
#include "present/headline.h"
#include "present/scorecard.h"
#include "present/scorecard_rows.h"
#include "store/json.h"
#include "support/made_result.h"
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

static const reach_chart *chart(void) {
  const reach_chart *found = reach_chart_table;
  while (found->name && strcmp(found->name, "scorecard") != 0) found++;
  assert_non_null(found->name);
  return found;
}

static char *data_of(const reach_result *result) {
  char *text = NULL;
  size_t n = 0;
  FILE *csv = open_memstream(&text, &n);
  assert_non_null(csv);
  chart()->write_data(result, csv);
  assert_int_equal(fclose(csv), 0);
  return text;
}

/* The number under `column` where organization and row are these; NaN: no such line. */
static double number_of(const char *csv, const char *column, int organization, int row) {
  char header[200];
  int at = 0;
  snprintf(header, sizeof header, "%.*s", (int)strcspn(csv, "\n"), csv);
  char *rest = header;
  for (const char *word; (word = strsep(&rest, ",")) && strcmp(word, column) != 0;) at++;
  for (const char *line = csv; (line = strchr(line, '\n')) && line[1];) {
    int o, r;
    if (sscanf(++line, "%d,%d", &o, &r) != 2 || o != organization || r != row) continue;
    for (int i = 0; i < at; i++) line = strchr(line, ',') + 1;
    return strtod(line, NULL);
  }
  return NAN;
}

static void test_the_chart_has_every_score_under_its_leg(void **state) {
  (void)state;
  test_play play;
  play_both(&play);
  assert_true(chart()->applies(&play.result));
  reach_scorecard_rows rows;
  reach_scorecard_rows_find(&play.result, &rows);
  assert_int_equal(rows.n, 3 + 10 + 1);
  assert_false(rows.has_more);
  char *csv = data_of(&play.result);
  int leg = -1;
  for (size_t i = 0; i < rows.n; i++) {
    const reach_scorecard_row *row = &rows.row[i];
    if (row->kind == REACH_ROW_LEG) assert_int_equal(row->leg, ++leg);
    if (row->kind == REACH_ROW_ITEM) assert_int_equal(row->item.leg, leg);
    for (size_t o = 0; o < 4; o++) {
      double score = number_of(csv, "score", (int)o, (int)i);
      double value = reach_scorecard_row_value(&play.result, row, o);
      assert_true(isnan(value) ? isnan(score) : score == value);
    }
    double status = number_of(csv, "status", 0, (int)i);
    double score = number_of(csv, "score", 0, (int)i);
    if (row->kind == REACH_ROW_TRUST)
      assert_true(status == 3);
    else
      assert_true(status == (score > 0) + (score >= .5));
    assert_true(number_of(csv, "from", 0, (int)i) < number_of(csv, "to", 0, (int)i));
  }
  free(csv);
  test_play_free(&play);
}

static void test_of_many_items_those_are_shown_that_lack_most(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 1);
  made_result_scorecard(&made, 6, 1, false);
  reach_practice *row = calloc(100, sizeof *row);
  static char name[100][16];
  for (int i = 0; i < 100; i++) {
    snprintf(name[i], sizeof name[i], "%d", i);
    row[i] = made.result.answer[0].practices.row[i % 2];
    row[i].name = name[i];
    row[i].counted = row[i].score = i % 10 == 3 || i % 50 == 8 ? .1 : .9;
  }
  free(made.result.answer[0].practices.row);
  made.result.answer[0].practices.row = row;
  made.result.answer[0].practices.n = 100;
  reach_scorecard_rows rows;
  reach_scorecard_rows_find(&made.result, &rows);
  assert_true(rows.has_more);
  size_t n_items = 0;
  for (size_t i = 0; i < rows.n; i++) {
    if (rows.row[i].kind != REACH_ROW_ITEM) continue;
    n_items++;
    assert_close(rows.row[i].item.score, .1, 1e-12, "of those that lack most");
  }
  assert_int_equal(n_items, REACH_SCORECARD_ITEMS);
  made_result_free(&made);
}

static void assert_headline(const made_result *made, const char *words) {
  assert_string_equal(reach_headline_scorecard(&made->result).text, words);
}

static void set_legs(made_result *made, size_t o, double s, double c, double r) {
  reach_legs *legs = &made->result.answer[o].legs;
  legs->leg[0] = s, legs->leg[1] = c, legs->leg[2] = r;
}

static void test_the_headline_tells_the_status_of_each_company(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 3);
  made_result_scorecard(&made, 4, 1, false);
  for (size_t o = 0; o < 3; o++) set_legs(&made, o, .9, .8, .7);
  set_legs(&made, 1, .9, .62, .7);
  assert_headline(&made, "All 3 companies are sound; lowest is social with competency at 0.62");
  set_legs(&made, 2, .9, .499, .7);
  assert_headline(&made, "2 of 3 companies are sound, 1 weak; lowest is feed only with competency "
                         "at 0.499");
  set_legs(&made, 2, .9, 0, 0);
  assert_headline(&made, "2 of 3 companies are sound, 1 broken; lowest is feed only with "
                         "competency and reliability at 0");
  set_legs(&made, 1, 0, .4, .7);
  assert_headline(&made, "1 of 3 companies is sound, 2 broken: those with a leg at 0");
  made_result_free(&made);
  made_result_init(&made, 1);
  made_result_scorecard(&made, 4, 1, false);
  made_result_name(&made, 0, "company");
  set_legs(&made, 0, .9, .3, .7);
  assert_headline(&made, "The company is weak, at its lowest with competency at 0.30");
  made_result_free(&made);
}

/* Whatever practices and owners are called, gnuplot gets a text in single quotes. */
static void test_names_of_practices_stay_texts(void **state) {
  (void)state;
  made_result made;
  made_result_init(&made, 2);
  made_result_scorecard(&made, 8, 1, true);
  reach_page page[REACH_N_SHAPES];
  for (int s = 0; s < REACH_N_SHAPES; s++) {
    reach_page_start_on(&page[s], (enum reach_shape)s, &made.result,
                        chart()->headline(&made.result).text, chart()->subtitle(&made.result).text);
    chart()->compose(&page[s]);
  }
  char *script = reach_script_make(page, "scorecard", "light", "4:3"), *checked = NULL;
  assert_non_null(script);
  assert_non_null(strstr(script, "= '=SUM(A1) '.\"\\047\".'it'.\"\\047\\047\".'s'"));
  reach_report report = {0};
  assert_ok(reach_script_check(script, strlen(script), "scorecard.gp", "scorecard", "dark", NULL,
                               &checked, &report),
            &report);
  free(script);
  free(checked);
  for (int s = 0; s < REACH_N_SHAPES; s++) reach_page_free(&page[s]);
  made_result_free(&made);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_gaps_add_up_to_what_the_leg_lacks),
      cmocka_unit_test(test_items_come_in_their_order),
      cmocka_unit_test(test_the_terminal_lists_what_lacks_most_first),
      cmocka_unit_test(test_json_has_the_scorecard),
      cmocka_unit_test(test_json_has_the_account),
      cmocka_unit_test(test_the_chart_has_every_score_under_its_leg),
      cmocka_unit_test(test_of_many_items_those_are_shown_that_lack_most),
      cmocka_unit_test(test_the_headline_tells_the_status_of_each_company),
      cmocka_unit_test(test_names_of_practices_stay_texts),
  };
  return cmocka_run_group_tests(tests, open_table, remove_table);
}

/* The response to a parameter: what may be asked, that a point is the scenario with that value,
 * which value is best, and where a sign changes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/value.h"
#include "study/best.h"
#include "study/estimate.h"
#include "study/respond.h"
#include "support/play.h"

enum { TEXT = 4000 };

/* Reach is exact: the first tells 50 x 8 people, the second 50 K, nobody shared. */
#define EXACT                                                                                      \
  "run: {replicates: 4, days: 5}\n"                                                                \
  "associates: {count: 50, contacts: {law: constant, mean: 40}}\n"                                 \
  "market: {audiences: separate}\nparticipation: 1\n"                                              \
  "trust: {sincerity: 1, competency: 1, reliability: 1}\n"                                         \
  "organizations:\n"                                                                               \
  "  one to one: {channels: [conversation], conversation: {people: 8, attention: 1, retell: 0, "   \
  "fidelity: 1}}\n"                                                                                \
  "  posts: {channels: [feed], feed: {attention: 1, delay: constant, reshare: 0}}\n"

/* Everything that may differ: drawn ties, feeds, a shared market. */
#define LIVELY                                                                                     \
  "run: {replicates: 12, days: 10, networks: 3}\n"                                                 \
  "associates: {count: 60, contacts: {mean: 20}}\n"                                                \
  "work_ties: {model: departments, departments: 3, mean_degree: 6}\n"                              \
  "market: {people: 5000, segments: 5, locality: 0.5}\nparticipation: 0.5\n"                       \
  "organizations:\n"                                                                               \
  "  old: {channels: [conversation]}\n"                                                            \
  "  new: {channels: [conversation, feed], internal_participation: 0.3}\n"

static int check(const char *text, char said[TEXT]) {
  reach_scenario scenario = {0};
  reach_report report = {0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
  if (!status) status = reach_study_check(&scenario, NULL, &report);
  snprintf(said, TEXT, "%s", report.n_messages ? report.message[0] : "");
  reach_scenario_free(&scenario);
  reach_report_free(&report);
  return status;
}

static void test_what_cannot_be_asked_is_refused_with_its_place(void **state) {
  (void)state;
  static const struct {
    const char *response, *words;
  } refused[] = {
      {"{key: feed.atention, values: [0, 1]}",
       "s.yaml:9:17: response.key: feed.atention is not a parameter (see orgreach explain); did "
       "you mean feed.attention?"},
      {"{key: run.days, values: [5, 9]}",
       "s.yaml:9:17: response.key: run.days holds for the whole"},
      {"{key: channels, values: [0, 1]}", "s.yaml:9:17: response.key: channels is no number"},
      {"{key: cascade.probability, values: [0, 1]}", "is of bare networks, and this is none"},
      {"{key: email.attention, values: [0, 1]}",
       "s.yaml:9:17: response.key: email.attention has no effect in any organization"},
      {"{key: feed.attention, values: [0, 1], organization: one to one}",
       "has no effect in the organization that response.organization names"},
      {"{key: feed.attention, values: [0, 1], organization: post}",
       "s.yaml:9:63: response.organization: post is not an organization; did you mean posts?"},
      {"{key: feed.attention}", "s.yaml:9:17: response.values: two values or more"},
      {"{key: feed.attention, values: [0.5]}", "response.values: two values or more"},
      {"{key: feed.attention, values: []}", "response.values: two values or more"},
      {"{key: feed.attention, values: 0.5}", "response.values: a list is expected: [0.5]"},
      {"{key: feed.attention, values: [0, 1.5]}",
       "s.yaml:9:45: response.values: feed.attention: 1.5 is out of range (allowed 0 to 1)"},
      {"{key: feed.attention, values: [0, -1e-300]}", "is out of range (allowed 0 to 1)"},
      {"{key: feed.attention, values: [0, .nan]}", "response.values: .nan is not a number"},
      {"{key: feed.attention, values: [0, .inf]}", "response.values: .inf is not a number"},
      {"{key: feed.attention, values: [0, 1, 0.0]}", "response.values: 0.0 is listed twice"},
      {"{key: feed.attention, values: [0, \"1\"]}", "is a text: write the number without quotes"},
      {"{key: feed.posts, values: [1, 1.5]}", "response.values: feed.posts: 1.5 must be a whole"},
      {"{key: feed.attention, values: [0, 1], measure: reech}",
       "s.yaml:9:58: response.measure: reech is not a measure (see orgreach explain); did you mean "
       "reach?"},
      {"{key: feed.attention, values: [0, 1], minus: overlap}",
       "s.yaml:9:56: response.minus: overlap is in share, reach in people"},
      {"{key: feed.attention, values: [0, 1], goal: mots}", "response.goal: mots is unknown"},
      {"{key: feed.attention, values: [0, 1], replicates: 0}", "response.replicates: 0 is out of"},
      {"{values: [0, 1]}", "response.values: unused, since there is no response.key"},
      {"{key: \"\", values: [0, 1]}", "response.values: unused, since there is no response.key"},
      {"{key: \"a\\x01b\", values: [0, 1]}", "s.yaml:9:18: response.key: the text has a control"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    char text[TEXT], said[TEXT];
    snprintf(text, sizeof text, EXACT "response: %s\n", refused[i].response);
    if (check(text, said) != REACH_INVALID) fail_msg("%s is taken", refused[i].response);
    if (!strstr(said, refused[i].words))
      fail_msg("%s: '%s' lacks '%s'", refused[i].response, said, refused[i].words);
  }
}

static void test_values_that_contradict_others_are_refused_before_work(void **state) {
  (void)state;
  char said[TEXT];
  assert_int_equal(
      check(LIVELY "response: {key: associates.contacts.mean, values: [20, 6000]}\n", said),
      REACH_INVALID);
  const char *words = "s.yaml:9:56: response.values: with associates.contacts.mean 6000: ";
  if (!strstr(said, words)) fail_msg("'%s' lacks '%s'", said, words);
}

static void test_a_list_of_too_many_values_is_refused(void **state) {
  (void)state;
  char text[TEXT] = EXACT "response: {key: feed.attention, values: [0", said[TEXT];
  size_t n = strlen(text);
  for (int i = 1; i <= REACH_MOST_VALUES; i++)
    n += (size_t)snprintf(text + n, sizeof text - n, ", %.3f", i / 1000.);
  snprintf(text + n, sizeof text - n, "]}\n");
  assert_int_equal(check(text, said), REACH_INVALID);
  assert_non_null(strstr(said, "response.values: 201 values are too many (allowed at most 200)"));
}

/* Reach 50 K against 400: equal at K = 8, a straight line. */
static void test_where_a_straight_line_crosses_is_found_exactly(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, EXACT "response: {key: associates.contacts.mean, organization: posts, "
                             "values: [20, 2, 5, 14]}\n");
  const reach_response *r = &play.result.response;
  assert_int_equal(r->n_values, 4);
  assert_true(r->value[0] == 2 && r->value[3] == 20);
  const reach_response_line *posts = &r->line[1];
  assert_int_equal(posts->crossings.n, 1);
  const reach_crossing *c = &posts->crossings.item[0];
  assert_close(c->at, 8, 1e-12, "crossing");
  assert_close(c->low, 8, 1e-12, "low");
  assert_close(c->high, 8, 1e-12, "high");
  assert_true(c->is_certain && c->before == -1 && c->after == 1);
  assert_int_equal(posts->best, 3);
  assert_int_equal(posts->n_best, 1);
  assert_true(reach_response_is_at_end(r, 1) && posts->has_effect && !posts->is_flat);
  assert_true(reach_response_at(r, 2, 1)->summary[REACH_MEASURE_reach].mean == 700);
  assert_true(reach_response_at(r, 2, 1)->comparison[REACH_MEASURE_reach].ratio == 1.75);
  assert_true(r->line[0].is_flat && !r->line[0].has_effect && !r->line[0].has_difference);
  assert_int_equal(r->line[0].n_best, 4);
  test_play_free(&play);
}

static void test_the_least_is_best_where_that_is_the_goal(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, EXACT "response: {key: associates.contacts.mean, goal: least, "
                             "values: [9, 20, 30]}\n");
  assert_int_equal(play.result.response.line[1].best, 0);
  assert_int_equal(play.result.response.line[1].n_best, 1);
  assert_int_equal(play.result.response.line[1].crossings.n, 0);
  assert_int_equal(play.result.response.line[1].crossings.sign, 1);
  test_play_free(&play);
}

/* Who hears within a day or within two has heard by day 5. */
static void test_what_changes_nothing_is_flat(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, EXACT "response: {key: feed.half_life_days, values: [1, 2]}\n");
  const reach_response *r = &play.result.response;
  assert_true(r->line[1].is_flat && reach_response_is_open(r, 1));
  assert_int_equal(r->line[1].best, 0);
  test_play_free(&play);
}

static void test_a_difference_of_two_measures_needs_no_baseline(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, EXACT "response: {key: feed.attention, values: [0, 0.5, 1], measure: "
                             "reach, minus: senders}\n");
  const reach_response *r = &play.result.response;
  assert_true(r->line[0].has_difference && r->line[1].has_difference);
  const reach_summary *score = &reach_response_at(r, 2, 1)->score;
  assert_true(score->mean == 50 * 40 - 50);
  assert_int_equal(r->line[1].crossings.n, 1);
  assert_int_equal(r->line[1].crossings.item[0].after, 1);
  test_play_free(&play);
}

static void test_one_replicate_tells_nothing(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, LIVELY "response: {key: feed.attention, values: [0, 1], replicates: 1}\n");
  const reach_response_line *line = &play.result.response.line[1];
  assert_int_equal(line->n_best, 2);
  assert_int_equal(line->crossings.n, 1);
  assert_true(line->crossings.is_open && !line->crossings.item[0].is_certain);
  test_play_free(&play);
}

static void test_a_measure_that_does_not_exist_has_no_best(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, LIVELY "response: {key: feed.attention, values: [0, 1], measure: roi}\n");
  const reach_response_line *line = &play.result.response.line[1];
  assert_int_equal(line->best, 2);
  assert_int_equal(line->n_best, 0);
  assert_int_equal(line->crossings.n, 0);
  assert_int_equal(line->crossings.sign, 0);
  assert_false(line->is_flat);
  test_play_free(&play);
}

static void assert_same_measures(const reach_summary *got, const reach_summary *expected,
                                 const char *key) {
  for (int m = 0; m < REACH_N_MEASURES; m++)
    if (memcmp(&got[m], &expected[m], sizeof *got) != 0)
      fail_msg("%s: %s differs: %.17g, not %.17g", key, reach_measure_table[m].name, got[m].mean,
               expected[m].mean);
}

/* Whatever the value shapes: nothing of the world, ties, associates, the market. */
static void test_each_value_is_the_scenario_with_that_value(void **state) {
  (void)state;
  static const struct {
    const char *key, *values, *last;
  } keys[] = {{"feed.attention", "[0.1, 0.9]", "feed: {attention: 0.9}"},
              {"work_ties.mean_degree", "[4, 8]", "work_ties: {mean_degree: 8}"},
              {"associates.count", "[60, 30, 90]", "associates: {count: 90}"},
              {"market.people", "[4000, 9000]", "market: {people: 9000}"}};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    test_play play, plain;
    char base[TEXT];
    test_play_run(&play, LIVELY "response: {key: %s, values: %s, replicates: 12}\n", keys[i].key,
                  keys[i].values);
    const reach_response *r = &play.result.response;
    snprintf(base, sizeof base,
             "run: {replicates: 12, days: 10, networks: 3}\n"
             "associates: {count: %d, contacts: {mean: 20}}\n"
             "work_ties: {model: departments, departments: 3, mean_degree: %d}\n"
             "market: {people: %d, segments: 5, locality: 0.5}\n"
             "participation: 0.5\norganizations:\n"
             "  old: {channels: [conversation]}\n"
             "  new: {channels: [conversation, feed], internal_"
             "participation: 0.3%s}\n",
             i == 2 ? 90 : 60, i == 1 ? 8 : 6, i == 3 ? 9000 : 5000,
             i == 0 ? ", feed: {attention: 0.9}" : "");
    test_play_run(&plain, "%s", base);
    for (size_t o = 0; o < 2; o++) {
      const reach_response_cell *cell = reach_response_at(r, r->n_values - 1, o);
      assert_same_measures(cell->summary, plain.result.answer[o].summary, keys[i].key);
    }
    test_play_free(&plain);
    test_play_free(&play);
  }
}

static double bytes_with(const char *response) {
  char text[TEXT];
  reach_scenario scenario = {0};
  reach_report report = {0};
  snprintf(text, sizeof text, LIVELY "response: {key: %s}\n", response);
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report), &report);
  double bytes = reach_estimate_of(&scenario, 1).bytes;
  reach_scenario_free(&scenario);
  reach_report_free(&report);
  return bytes;
}

static void test_the_estimate_counts_scores_and_lent_worlds(void **state) {
  (void)state;
  double few = bytes_with("feed.attention, values: [0, 0.5, 1], replicates: 1000");
  double many = bytes_with("feed.attention, values: [0, 0.5, 1], replicates: 1001000");
  double scores = 3 * 2 * 8e6;
  assert_true(many - few >= scores && many - few < 100 * scores);
  double same = bytes_with("feed.reshare, values: [0, 0.001]");
  double large = bytes_with("associates.count, values: [60, 4000000]");
  double both = bytes_with("associates.count, values: [3999999, 4000000]");
  assert_true(large > same + 4e6 && both > 1.2 * large); /* the first world is kept */
}

static void run_on(unsigned n_threads, reach_scenario *scenario, reach_result *result) {
  static const char text[] =
      LIVELY "response: {key: participation, values: [0.1, 0.4, 1], replicates: 9}\n"
             "ladder:\n  - step: trust\n    trust: {sincerity: 0.5}\n";
  reach_report report = {0};
  reach_study_options options = {.n_threads = n_threads};
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, scenario, &report), &report);
  assert_ok(reach_study_run(scenario, &options, result, &report), &report);
  reach_report_free(&report);
}

static void test_threads_change_no_number_and_the_ladder_is_not_climbed(void **state) {
  (void)state;
  reach_scenario scenario[2] = {0};
  reach_result result[2];
  run_on(1, &scenario[0], &result[0]);
  run_on(5, &scenario[1], &result[1]);
  const reach_response *a = &result[0].response, *b = &result[1].response;
  size_t n = a->n_values * a->n_organizations;
  assert_memory_equal(a->cell, b->cell, n * sizeof *a->cell);
  for (size_t o = 0; o < 2; o++) {
    assert_int_equal(a->line[o].crossings.n, b->line[o].crossings.n);
    assert_memory_equal(a->line[o].crossings.item, b->line[o].crossings.item,
                        a->line[o].crossings.n * sizeof(reach_crossing));
    assert_int_equal(a->line[o].best, b->line[o].best);
  }
  for (size_t o = 0; o < 2; o++) {
    reach_result_free(&result[o]);
    reach_scenario_free(&scenario[o]);
  }
}

/* Scores made by hand: [value][replicate]. */
typedef struct {
  double value[8], score[8][6];
  const double *row[8];
  reach_score_table table;
} made;

static void make(made *m, size_t n_values, uint64_t n_replicates) {
  for (size_t i = 0; i < n_values; i++) {
    m->value[i] = (double)i;
    m->row[i] = m->score[i];
  }
  m->table = (reach_score_table){n_values, m->value, m->row, n_replicates, 1, NULL};
}

static void test_a_signal_stops_the_comparisons(void **state) {
  (void)state;
  volatile sig_atomic_t stop = 2;
  made m = {.score = {{1, 2}, {3, 4}}};
  make(&m, 2, 2);
  m.table.stop = &stop;
  bool may[8];
  reach_best best;
  reach_crossings found;
  assert_int_equal(reach_best_find(&m.table, false, may, &best), REACH_INTERRUPTED + 2);
  assert_int_equal(reach_crossings_find(&m.table, &found), REACH_INTERRUPTED + 2);
  reach_crossings_free(&found);
}

static void test_a_tie_goes_to_the_first_and_both_may_be_best(void **state) {
  (void)state;
  made m = {.score = {{1, 2, 3}, {5, 6, 7}, {5, 6, 7}, {4, 5, 6}}};
  bool may[8];
  reach_best best;
  make(&m, 4, 3);
  assert_int_equal(reach_best_find(&m.table, false, may, &best), 0);
  assert_int_equal(best.best, 1);
  assert_int_equal(best.n, 2);
  assert_true(may[1] && may[2] && !may[0] && !may[3] && !best.is_flat);
  assert_int_equal(reach_best_find(&m.table, true, may, &best), 0);
  assert_int_equal(best.best, 0);
  assert_int_equal(best.n, 1);
}

/* The second is larger by 1 wherever both exist; the first has the larger mean, since it is missing
 * where all is small. Where each is beaten by another in its pairs, nothing is said. */
static void test_the_best_is_one_that_is_not_beaten(void **state) {
  (void)state;
  bool may[8];
  reach_best best;
  made m = {.score = {{5, 5.1, 5, NAN, NAN, NAN}, {6, 6.2, 6, 1, 1, 1}}};
  make(&m, 2, 6);
  assert_int_equal(reach_best_find(&m.table, false, may, &best), 0);
  assert_true(!may[0] && may[1]);
  assert_int_equal(best.best, 1);
  assert_int_equal(best.n, 1);
  made ring = {.score = {{1, 1.01, 2, 2.01, NAN, NAN},
                         {2, 2.02, NAN, NAN, 1, 1.01},
                         {NAN, NAN, 1, 1, 2, 2.02}}};
  make(&ring, 3, 6);
  assert_int_equal(reach_best_find(&ring.table, false, may, &best), 0);
  assert_true(may[0] && may[1] && may[2] && best.best < 3);
  assert_int_equal(best.n, 3);
}

/* t of one comparison one-sided with 2 degrees of freedom is 2.92: a mean difference of 1 and a
 * standard deviation of 1/2 or 1 of three pairs give 3.46 and 1.73. */
static void test_the_margin_is_that_of_the_paired_t(void **state) {
  (void)state;
  bool may[8];
  reach_best best;
  made clear = {.score = {{10, 20, 30}, {10.5, 21, 31.5}}};
  make(&clear, 2, 3);
  assert_int_equal(reach_best_find(&clear.table, false, may, &best), 0);
  assert_int_equal(best.n, 1);
  made open = {.score = {{10, 20, 30}, {10, 21, 32}}};
  make(&open, 2, 3);
  assert_int_equal(reach_best_find(&open.table, false, may, &best), 0);
  assert_int_equal(best.n, 2);
  made three = {.score = {{10, 20, 30}, {10.5, 21, 31.5}, {0, 0, 0}}}; /* t is 4.30 now */
  make(&three, 3, 3);
  assert_int_equal(reach_best_find(&three.table, false, may, &best), 0);
  assert_true(may[0] && may[1]);
}

/* Means -3, 1 without noise: at 3/4 of the way, to rounding. */
static void test_a_crossing_without_noise_has_no_width(void **state) {
  (void)state;
  reach_crossings found;
  for (double a = 0.1; a < 3; a += 0.1) {
    made m = {.score = {{-a, -a}, {1, 1}, {2, 2}}};
    make(&m, 3, 2);
    assert_int_equal(reach_crossings_find(&m.table, &found), 0);
    assert_int_equal(found.n, 1);
    assert_close(found.item[0].at, a / (1 + a), 1e-12, "at");
    assert_close(found.item[0].high - found.item[0].low, 0, 1e-7, "width");
    assert_true(found.item[0].is_certain);
    reach_crossings_free(&found);
  }
}

static void test_equal_at_a_value_is_a_place_of_its_own(void **state) {
  (void)state;
  reach_crossings found;
  made m = {.score = {{0, 0, 0}, {1, 2, 3}, {2, 4, 6}}}; /* clear: t of 1, 2, 3 is 3.46, not 4.3 */
  make(&m, 3, 3);
  for (int i = 0; i < 3; i++) m.score[1][i] += 5, m.score[2][i] += 9;
  assert_int_equal(reach_crossings_find(&m.table, &found), 0);
  assert_int_equal(found.n, 1);
  assert_true(found.item[0].low == 0 && found.item[0].at == 0 && found.item[0].high < 1e-6);
  assert_true(found.item[0].before == 0 && found.item[0].after == 1 && !found.item[0].is_certain);
  reach_crossings_free(&found);
}

static void test_values_without_a_score_are_left_out(void **state) {
  (void)state;
  reach_crossings found;
  made m = {.score = {{NAN, NAN}, {-1, -1}, {NAN, NAN}, {3, 3}}};
  make(&m, 4, 2);
  assert_int_equal(reach_crossings_find(&m.table, &found), 0);
  assert_int_equal(found.n, 1);
  assert_close(found.item[0].at, 1.5, 1e-12, "at");
  reach_crossings_free(&found);
  bool may[8];
  reach_best best;
  assert_int_equal(reach_best_find(&m.table, false, may, &best), 0);
  assert_int_equal(best.best, 3);
  assert_int_equal(best.n, 1);
  assert_false(may[0] || may[2]);
}

/* Noise reaches from the middle value into both neighbours' lines. */
static void test_what_is_unclear_around_a_value_is_one_place(void **state) {
  (void)state;
  reach_crossings found;
  made m = {.score = {{-2.2, -2, -1.8}, {-0.1, -0.2, 0.1}, {1.9, 2.1, 2}}};
  make(&m, 3, 3);
  for (int is_up = 0; is_up < 2; is_up++) {
    assert_int_equal(reach_crossings_find(&m.table, &found), 0);
    assert_int_equal(found.n, 1);
    assert_true(found.item[0].low < 1 && found.item[0].high > 1 && found.item[0].is_certain);
    reach_crossings_free(&found);
    for (int r = 0; r < 3; r++) m.score[1][r] = -m.score[1][r];
  }
}

/* Up, down and up again: three crossings, each with its direction. */
static void test_a_sign_that_changes_thrice_crosses_thrice(void **state) {
  (void)state;
  reach_crossings found;
  made m = {.score = {{-2, -2.1, -1.9}, {2, 2.1, 1.9}, {-1, -1.1, -0.9}, {1, 1.05, 0.95}}};
  make(&m, 4, 3);
  assert_int_equal(reach_crossings_find(&m.table, &found), 0);
  assert_int_equal(found.n, 3);
  for (size_t i = 0; i < 3; i++) {
    const reach_crossing *c = &found.item[i];
    assert_true(c->low <= c->at && c->at <= c->high && c->is_certain);
    assert_int_equal(c->after, i % 2 ? -1 : 1);
  }
  assert_close(found.item[0].at, 0.5, 1e-12, "first");
  reach_crossings_free(&found);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_cannot_be_asked_is_refused_with_its_place),
      cmocka_unit_test(test_values_that_contradict_others_are_refused_before_work),
      cmocka_unit_test(test_a_list_of_too_many_values_is_refused),
      cmocka_unit_test(test_where_a_straight_line_crosses_is_found_exactly),
      cmocka_unit_test(test_the_least_is_best_where_that_is_the_goal),
      cmocka_unit_test(test_what_changes_nothing_is_flat),
      cmocka_unit_test(test_a_difference_of_two_measures_needs_no_baseline),
      cmocka_unit_test(test_one_replicate_tells_nothing),
      cmocka_unit_test(test_a_measure_that_does_not_exist_has_no_best),
      cmocka_unit_test(test_each_value_is_the_scenario_with_that_value),
      cmocka_unit_test(test_the_estimate_counts_scores_and_lent_worlds),
      cmocka_unit_test(test_threads_change_no_number_and_the_ladder_is_not_climbed),
      cmocka_unit_test(test_a_signal_stops_the_comparisons),
      cmocka_unit_test(test_a_tie_goes_to_the_first_and_both_may_be_best),
      cmocka_unit_test(test_the_best_is_one_that_is_not_beaten),
      cmocka_unit_test(test_the_margin_is_that_of_the_paired_t),
      cmocka_unit_test(test_a_crossing_without_noise_has_no_width),
      cmocka_unit_test(test_equal_at_a_value_is_a_place_of_its_own),
      cmocka_unit_test(test_values_without_a_score_are_left_out),
      cmocka_unit_test(test_what_is_unclear_around_a_value_is_one_place),
      cmocka_unit_test(test_a_sign_that_changes_thrice_crosses_thrice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

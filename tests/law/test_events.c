/* Laws of who told whom, for every model and for companies: the rows of a replicate are one story
 * that can be told in order, and the measures of that replicate follow from them. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/model.h"
#include "study/replay.h"
#include "support/play.h"

enum { REPLICATES = 12, MOST_PEOPLE = 4000, PAGE = MOST_PEOPLE };

/* What the rows so far say of everybody. */
typedef struct {
  const test_play *play;
  bool has_it[MOST_PEOPLE + 1]; /* the page is last */
  bool is_accepted[MOST_PEOPLE + 1], is_intact[MOST_PEOPLE + 1];
  unsigned n_firsts[MOST_PEOPLE + 1];
  double day[MOST_PEOPLE + 1];
  unsigned above[MOST_PEOPLE + 1]; /* whoever brought the first copy; PAGE + 1 = nobody */
  unsigned n_checked;
} story;

static unsigned index_of(uint64_t person) {
  return person == REACH_THE_COMPANY ? PAGE : (unsigned)person;
}

static bool has_tie(const reach_ties *ties, uint64_t from, uint64_t to) {
  for (uint64_t a = ties->first[from]; a < ties->first[from + 1]; a++)
    if (ties->target[a] == to) return true;
  return false;
}

/* Colleagues have a tie in the network that this replicate is played on. */
static void assert_sender(const story *s, const reach_replayed *r, const reach_told *told) {
  const reach_world *world = r->plan->world;
  const reach_telling_event *event = &told->event;
  unsigned sender = index_of(event->sender);
  assert_true(s->has_it[sender]);
  assert_true(s->day[sender] <= event->day);
  if (event->sender >= world->n_associates || event->hearer >= world->n_associates) return;
  assert_true(
      has_tie(&world->network[r->replicate % world->n_networks], event->sender, event->hearer));
}

static void tell(story *s, const reach_replayed *r, const reach_told *told) {
  const reach_telling_event *event = &told->event;
  unsigned hearer = index_of(event->hearer);
  assert_true(hearer < PAGE && event->day >= 0 && isfinite(event->day));
  s->is_accepted[hearer] |= event->is_accepted;
  switch (told->kind) {
  case REACH_TELLING_START:
    assert_false(s->has_it[hearer]);
    assert_int_equal(event->hop, 0);
    break;
  case REACH_TELLING_FIRST:
    assert_false(s->has_it[hearer]);
    s->above[hearer] = index_of(event->sender);
    s->n_firsts[hearer]++;
    break;
  case REACH_TELLING_BEFORE:
    assert_false(s->has_it[hearer] || event->is_accepted);
    break;
  case REACH_TELLING_REPEAT:
    assert_true(s->has_it[hearer]);
    break;
  }
  if (told->kind != REACH_TELLING_START) {
    assert_true(event->hop > 0);
    assert_sender(s, r, told);
  }
  if (told->kind != REACH_TELLING_START && told->kind != REACH_TELLING_FIRST) return;
  s->has_it[hearer] = true;
  s->is_intact[hearer] = event->is_intact;
  s->day[hearer] = event->day;
}

static void assert_measure(const story *s, const reach_replayed *r, int measure, double got) {
  double value = test_play_values(s->play, r->organization_index, measure)[r->replicate];
  if (isnan(value)) return;
  if (fabs(value - got) > 1e-9 * fmax(1, fabs(value)))
    fail_msg("%s: %.17g in the study, %.17g from the rows of %s, replicate %u",
             reach_measure_table[measure].name, value, got, r->organization, r->replicate);
}

/* The mean over trees of the mean distance: s people below a tie lie s(n - s) pairs apart. */
static double virality_of(const story *s) {
  static double below[MOST_PEOPLE + 1], apart[MOST_PEOPLE + 1];
  static unsigned root[MOST_PEOPLE + 1];
  double sum = 0, n_trees = 0;
  memset(below, 0, sizeof below);
  memset(apart, 0, sizeof apart);
  for (unsigned i = 0; i <= PAGE; i++)
    for (unsigned up = i; s->has_it[i] && up <= PAGE; up = s->above[up]) below[root[i] = up]++;
  for (unsigned i = 0; i <= PAGE; i++)
    if (s->has_it[i] && root[i] != i) apart[root[i]] += below[i] * (below[root[i]] - below[i]);
  for (unsigned i = 0; i <= PAGE; i++) {
    if (!s->has_it[i] || root[i] != i || below[i] < 2) continue;
    sum += apart[i] / (below[i] * (below[i] - 1) / 2);
    n_trees++;
  }
  return n_trees > 0 ? sum / n_trees : NAN;
}

static void assert_measures(story *s, const reach_replayed *r) {
  const reach_world *world = r->plan->world;
  uint64_t first = world->is_network ? 0 : world->n_associates;
  double reach = 0, internal = 0, accepted = 0, accurate = 0, impressions = 0, depth = 0;
  double breadth = 0, at_hop[MOST_PEOPLE + 1] = {0};
  for (unsigned i = 0; i < PAGE; i++) {
    if (!s->has_it[i]) continue;
    assert_true(s->n_firsts[i] == (s->above[i] <= PAGE));
    internal += i < world->n_associates;
    if (i < first) continue;
    reach++;
    accepted += s->is_accepted[i];
    accurate += s->is_intact[i];
  }
  for (size_t i = 0; i < r->n; i++) {
    const reach_telling_event *event = &r->told[i].event;
    bool is_start = r->told[i].kind == REACH_TELLING_START;
    if (event->hearer < first) continue;
    impressions += !is_start;
    if (!is_start && r->told[i].kind != REACH_TELLING_FIRST) continue;
    depth = fmax(depth, event->hop);
    breadth = fmax(breadth, ++at_hop[event->hop]);
  }
  assert_measure(s, r, REACH_MEASURE_reach, reach);
  assert_measure(s, r, REACH_MEASURE_internal_reach, internal);
  assert_measure(s, r, REACH_MEASURE_accepted_reach, accepted);
  assert_measure(s, r, REACH_MEASURE_accurate_reach, accurate);
  assert_measure(s, r, REACH_MEASURE_impressions, impressions);
  assert_measure(s, r, REACH_MEASURE_depth, depth);
  assert_measure(s, r, REACH_MEASURE_breadth, breadth);
  double virality = virality_of(s);
  if (!isnan(virality)) assert_measure(s, r, REACH_MEASURE_structural_virality, virality);
}

static bool is_in_order(const reach_telling_event *a, const reach_telling_event *b) {
  if (a->day < b->day || a->day > b->day) return a->day < b->day;
  if (a->hop != b->hop) return a->hop < b->hop;
  if (a->sender != b->sender) return a->sender < b->sender;
  return a->hearer <= b->hearer;
}

static int check(void *context, const reach_replayed *r, reach_report *report) {
  story *s = context;
  (void)report;
  const test_play *play = s->play;
  unsigned n_checked = s->n_checked + 1;
  memset(s, 0, sizeof *s);
  s->play = play;
  s->n_checked = n_checked;
  for (unsigned i = 0; i <= PAGE; i++) s->above[i] = PAGE + 1;
  s->has_it[PAGE] = !r->plan->world->is_network;
  for (size_t i = 0; i < r->n; i++) {
    if (i) assert_true(is_in_order(&r->told[i - 1].event, &r->told[i].event));
    tell(s, r, &r->told[i]);
  }
  assert_measures(s, r);
  return 0;
}

static void assert_story(const char *text) {
  static story s;
  test_play play;
  test_play_run(&play, "%s", text);
  memset(&s, 0, sizeof s);
  s.play = &play;
  reach_report report = {0};
  reach_replay_options options = {.first = 0, .last = REPLICATES - 1};
  assert_ok(reach_replay(&play.scenario, &options, check, &s, &report), &report);
  assert_int_equal(s.n_checked, REPLICATES * play.scenario.n_organizations);
  test_play_free(&play);
}

static void test_every_model_tells_a_story_in_order(void **state) {
  (void)state;
  for (size_t i = 0; i < REACH_N_MODELS; i++) {
    static const char *const more[] = {"", ", days: 3"};
    for (size_t j = 0; j < 2; j++) {
      char text[512];
      snprintf(text, sizeof text,
               "network: {famous: Meredith}\n"
               "cascade: {model: %s, seed_choice: random, seed_count: 4}\n"
               "run: {replicates: %d, seed: 5%s}\n",
               reach_model_table[i].name, REPLICATES, more[j]);
      assert_story(text);
    }
  }
}

/* Ties to oneself and the same tie twice, in both directions or one. */
static void test_networks_with_loops_and_repeats(void **state) {
  (void)state;
  for (size_t i = 0; i < REACH_N_MODELS; i++) {
    char text[512];
    snprintf(text, sizeof text,
             "network:\n  edges: 0 0; 0 1; 0 1; 1 2; 2 0; 2 3; 3 4; 4 4; 4 5; 5 4; 5 0; 3 6; 6 7\n"
             "  loops: keep\n  repeats: keep\n  directed: %s\n"
             "cascade: {model: %s, seed_set: [0, 6]}\nrun: {replicates: %d, seed: 6}\n",
             i % 2 ? "true" : "false", reach_model_table[i].name, REPLICATES);
    assert_story(text);
  }
}

static void test_a_network_that_tells_all(void **state) {
  (void)state;
  assert_story("network: {famous: Zachary}\n"
               "cascade: {probability: 1, seed_set: [0]}\nrun: {replicates: 12}\n");
  assert_story("network: {famous: Zachary}\n"
               "cascade: {probability_rule: weighted, seed_set: [33]}\nrun: {replicates: 12}\n");
  assert_story("network: {famous: Zachary}\n"
               "cascade: {probability: 0.2, seed_choice: everyone}\nrun: {replicates: 12}\n");
}

#define COMPANY                                                                                    \
  "run: {replicates: 12, days: 20, networks: 3, virality: always}\n"                               \
  "work_ties: {model: departments, departments: 3, mean_degree: 5}\n"                              \
  "associates: {count: 60, contacts: {mean: 12}}\n"                                                \
  "market: {people: 900, contacts: {mean: 8}}\n"                                                   \
  "trust: {sincerity: 0.9, competency: 0.8, reliability: 0.9}\n"

static void test_companies_tell_a_story_in_order(void **state) {
  (void)state;
  assert_story(COMPANY "participation: 0.4\n"
                       "channels: [official-page, conversation, email, feed, shared-space]\n"
                       "conversation: {retell: 0.5, audience: both}\n"
                       "email: {forward: 0.2, copy: retold, fidelity: 0.7, audience: both}\n"
                       "feed: {reshare: 0.1, audience: both}\nshared-space: {point: 0.2}\n"
                       "official-page: {followers: 50, fidelity: 0.9}\n");
  assert_story(COMPANY "participation: 0.5\ninternal_participation: 0.9\n"
                       "cascade: {seed_choice: random, seed_count: 3}\n"
                       "organizations:\n"
                       "  talk: {channels: [meeting, conversation], meeting: {audience: both}}\n"
                       "  post: {channels: [feed, email], feed: {audience: both, attention: 0.9,\n"
                       "         delay: constant, half_life_days: 0}}\n");
}

/* A sender of the market has accepted before it tells, if only because of several. */
static void test_senders_reinforce_each_other_in_order(void **state) {
  (void)state;
  assert_story(COMPANY "participation: 0.5\nchannels: [official-page, feed, shared-space]\n"
                       "feed: {reshare: 0.3, audience: both, posts: 3, fatigue: 0.2}\n"
                       "shared-space: {point: 0.2, audience: both}\n"
                       "official-page: {followers: 50, posts: 2}\norganizations:\n"
                       "  doubted: {trust: {sincerity: 0.1, reinforcement: 0.7}}\n"
                       "  unknown: {trust: {peer_credibility: 0.1, reinforcement: 0.3}}\n"
                       "  alone: {}\n");
}

/* The recorder's limit ends a replicate in every model; without one the same replicate is played.
 */
static void test_more_exposures_than_may_be_kept(void **state) {
  (void)state;
  for (size_t i = 0; i < REACH_N_MODELS; i++) {
    char text[256];
    int n = snprintf(text, sizeof text,
                     "network: {edges: complete 12}\ncascade: {model: %s, seed_set: [0, 1, 2]}\n",
                     reach_model_table[i].name);
    reach_scenario scenario;
    reach_stage stage;
    reach_workspace workspace;
    reach_recorder recorder = {.most = 1};
    reach_trace plain, kept;
    reach_report report = {0};
    assert_ok(reach_scenario_read(text, (size_t)n, "test.yaml", NULL, &scenario, &report), &report);
    assert_ok(reach_stage_set(&scenario, &(reach_stage_options){0}, &stage, &report), &report);
    assert_int_equal(reach_workspace_init(&workspace, UINT64_MAX, NULL), 0);
    uint32_t replicate = 0;
    do assert_int_equal(reach_cascade_run(&stage.plan[0], replicate++, &workspace, &plain), 0);
    while (plain.impressions < 2);
    workspace.recorder = &recorder;
    assert_int_equal(reach_cascade_run(&stage.plan[0], replicate - 1, &workspace, &kept),
                     REACH_TOO_BIG);
    assert_int_equal(recorder.n, 1);
    recorder.most = SIZE_MAX;
    recorder.n = 0;
    assert_int_equal(reach_cascade_run(&stage.plan[0], replicate - 1, &workspace, &kept), 0);
    assert_memory_equal(&plain, &kept, sizeof plain);
    reach_recorder_free(&recorder);
    reach_workspace_free(&workspace);
    reach_stage_free(&stage);
    reach_scenario_free(&scenario);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_model_tells_a_story_in_order),
      cmocka_unit_test(test_networks_with_loops_and_repeats),
      cmocka_unit_test(test_a_network_that_tells_all),
      cmocka_unit_test(test_more_exposures_than_may_be_kept),
      cmocka_unit_test(test_companies_tell_a_story_in_order),
      cmocka_unit_test(test_senders_reinforce_each_other_in_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

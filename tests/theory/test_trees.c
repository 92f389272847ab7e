/* Trees of first copies: known answers (Goel, Anderson, Hofman, Watts 2016: a star of n has
 * virality 2 - 2/n, a path (n + 1)/3), and distances counted step by step. */
#include "outcome/tree.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cascade/model.h"
#include "outcome/advocacy.h"
#include "study/stage.h"
#include "support/play.h"

typedef struct {
  double virality, depth, breadth;
} shape;

static shape shape_of(const test_play *play) {
  return (shape){test_play_values(play, 0, REACH_MEASURE_structural_virality)[0],
                 test_play_values(play, 0, REACH_MEASURE_depth)[0],
                 test_play_values(play, 0, REACH_MEASURE_breadth)[0]};
}

/* The shape of a message that everybody passes on, along the ties "0 1, 1 2", from `seeds`. */
static shape told_along(const char *ties, const char *seeds) {
  char path[TEST_PATH];
  test_network_write(path, ties);
  test_play play;
  test_play_run(&play,
                "network: {file: %s}\ncascade: {probability: 1, seed_set: [%s]}\n"
                "run: {replicates: 2, seed: 1}\n",
                path, seeds);
  shape found = shape_of(&play);
  test_play_free(&play);
  unlink(path);
  return found;
}

static char *path_of(unsigned n_people) {
  char *text = calloc(n_people, 24), *end = text;
  assert_non_null(text);
  for (unsigned u = 0; u + 1 < n_people; u++) end += sprintf(end, "%u-%u ", u, u + 1);
  return text;
}

static char *star_of(unsigned n_people) {
  char *text = calloc(n_people, 24), *end = text;
  assert_non_null(text);
  for (unsigned u = 1; u < n_people; u++) end += sprintf(end, "0-%u ", u);
  return text;
}

static void assert_shape(shape got, double virality, double depth, double breadth,
                         const char *what) {
  assert_close(got.virality, virality, 1e-9 * virality, what);
  assert_close(got.depth, depth, 0, what);
  assert_close(got.breadth, breadth, 0, what);
}

static void test_stars_and_paths(void **state) {
  (void)state;
  char *star = star_of(100), *path = path_of(100), *long_path = path_of(3000);
  assert_shape(told_along(star, "0"), 1.98, 1, 99, "star of 100 from the hub");
  assert_shape(told_along(star, "7"), 1.98, 2, 98, "star of 100 from a leaf");
  assert_shape(told_along(path, "0"), 101 / 3., 99, 1, "path of 100 from an end");
  assert_shape(told_along(path, "40"), 101 / 3., 59, 2, "path of 100 from inside");
  assert_shape(told_along(long_path, "0"), 3001 / 3., 2999, 1, "path of 3000 from an end");
  free(star);
  free(path);
  free(long_path);
}

/* Beyond the bins of hops: a star of 200 at the end of a path of 101. */
static void test_the_broadest_hop_may_be_a_far_one(void **state) {
  (void)state;
  char *ties = path_of(400), *end = strstr(ties, "101-102");
  assert_non_null(end);
  for (unsigned u = 1; u <= 200; u++) end += sprintf(end, "100-%u ", 100 + u);
  shape far = told_along(ties, "0");
  assert_close(far.depth, 101, 0, "depth");
  assert_close(far.breadth, 200, 0, "breadth");
  free(ties);
}

static void test_trees_are_measured_one_by_one(void **state) {
  (void)state;
  shape alone = told_along("0-1", "0, 1");
  assert_true(isnan(alone.virality));
  assert_close(alone.depth, 0, 0, "nobody was told");
  assert_close(alone.breadth, 2, 0, "two who start");
  /* a star of four (virality 1.5), a path of three (4/3), a pair (1), one alone (none) */
  shape four = told_along("0-1 0-2 0-3 4-5 5-6 7-8 9-9", "0, 4, 7, 9");
  assert_shape(four, (1.5 + 4 / 3. + 1) / 3, 2, 5, "a star, a path, a pair, one alone");
}

static void test_it_is_measured_only_where_it_is_asked_for(void **state) {
  (void)state;
  static const struct {
    const char *form, *word;
    bool is_measured;
  } row[] = {
      {"network: {famous: Zachary}\ncascade: {seed_set: [0], probability: 1}\n", "networks", true},
      {"network: {famous: Zachary}\ncascade: {seed_set: [0], probability: 1}\n", "always", true},
      {"network: {famous: Zachary}\ncascade: {seed_set: [0], probability: 1}\n", "never", false},
      {"market: {people: 1000}\nassociates: {count: 10}\n", "networks", false},
      {"market: {people: 1000}\nassociates: {count: 10}\n", "always", true},
      {"market: {people: 1000}\nassociates: {count: 10}\n", "never", false}};
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    test_play play;
    test_play_run(&play, "%srun: {replicates: 2, virality: %s}\n", row[i].form, row[i].word);
    shape found = shape_of(&play);
    assert_int_equal(!isnan(found.virality), row[i].is_measured);
    assert_true(found.depth > 0 && found.breadth > 0);
    test_play_free(&play);
  }
}

/* One associate tells five contacts: a star of six. The page tells seven followers: of eight. */
static void test_the_page_and_associates_are_in_the_trees(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 2, seed: 3, days: 9, virality: always}\n"
                       "associates: {count: 1, contacts: {law: constant, mean: 5}}\n"
                       "market: {people: 1000}\nparticipation: 1\nchannels: [feed]\n"
                       "feed: {attention: 1, reshare: 0, delay: constant, half_life_days: 1}\n");
  assert_shape(shape_of(&play), 2 - 2 / 6., 1, 5, "an associate");
  test_play_free(&play);
  test_play_run(
      &play, "run: {replicates: 2, seed: 3, days: 9, virality: always}\n"
             "associates: {count: 1, contacts: {law: constant, mean: 0}}\n"
             "market: {people: 1000}\nparticipation: 1\nchannels: [official-page]\n"
             "official-page: {followers: 7, attention: 1, delay: constant, half_life_days: 1}\n");
  assert_shape(shape_of(&play), 2 - 2 / 8., 1, 7, "the page");
  test_play_free(&play);
}

/* A stage played by hand. */
typedef struct {
  reach_scenario scenario;
  reach_stage stage;
  reach_workspace workspace;
  reach_advocacy advocacy;
} made;

static void make(made *m, const char *text) {
  *m = (made){0};
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, strlen(text), "test.yaml", NULL, &m->scenario, &report),
            &report);
  assert_ok(reach_stage_set(&m->scenario, &(reach_stage_options){0}, &m->stage, &report), &report);
  assert_int_equal(reach_workspace_init(&m->workspace, UINT64_MAX, NULL), 0);
  assert_int_equal(reach_advocacy_init(&m->advocacy, m->stage.world[0]), 0);
}

static void unmake(made *m) {
  reach_advocacy_free(&m->advocacy);
  reach_workspace_free(&m->workspace);
  reach_stage_free(&m->stage);
  reach_scenario_free(&m->scenario);
}

static size_t above(const reach_touched *touched, size_t place) {
  if (place == touched->n || touched->person[place].hop == 0) return SIZE_MAX;
  uint64_t teller = touched->person[place].teller;
  return teller == REACH_THE_COMPANY ? touched->n : reach_touched_seek(touched, teller);
}

/* Steps from a place up to its root; the root. */
static unsigned climb(const reach_touched *touched, size_t place, size_t *root) {
  unsigned n = 0;
  for (size_t up; (up = above(touched, place)) != SIZE_MAX; place = up) n++;
  *root = place;
  return n;
}

/* Steps up from both until they meet. */
static unsigned distance(const reach_touched *touched, size_t a, size_t b) {
  size_t root;
  unsigned steps = 0, high_a = climb(touched, a, &root), high_b = climb(touched, b, &root);
  for (; a != b; steps++) {
    bool moves_a = high_a >= high_b;
    size_t *lower = moves_a ? &a : &b;
    *lower = above(touched, *lower);
    --*(moves_a ? &high_a : &high_b);
  }
  return steps;
}

/* The mean over trees of the mean distance, pair by pair. */
static double virality_by_steps(const reach_touched *touched) {
  size_t n = touched->n + 1;
  double *sum = calloc(n, sizeof *sum), *pairs = calloc(n, sizeof *pairs), mean = 0, n_trees = 0;
  assert_true(sum && pairs);
  for (size_t a = 0; a < n; a++) {
    for (size_t b = a + 1; b < n; b++) {
      size_t root, other;
      climb(touched, a, &root);
      climb(touched, b, &other);
      if (root != other) continue;
      sum[root] += distance(touched, a, b);
      pairs[root]++;
    }
  }
  for (size_t r = 0; r < n; r++) {
    if (pairs[r] == 0) continue;
    mean += sum[r] / pairs[r];
    n_trees++;
  }
  free(sum);
  free(pairs);
  return n_trees > 0 ? mean / n_trees : NAN;
}

static void assert_counted(made *m, uint32_t replicate) {
  const reach_plan *plan = &m->stage.plan[0];
  reach_trace trace;
  reach_outcome outcome = {0};
  assert_int_equal(reach_cascade_run(plan, replicate, &m->workspace, &trace), 0);
  assert_int_equal(
      reach_advocacy_measure(&m->advocacy, plan, replicate, &m->workspace, &trace, NAN, &outcome),
      0);
  double got = outcome.measure[REACH_MEASURE_structural_virality];
  double expected = virality_by_steps(&m->workspace.touched);
  assert_int_equal(isnan(got), isnan(expected));
  if (!isnan(got)) assert_close(got, expected, 1e-9 * expected, "structural_virality");
}

static void test_virality_is_the_mean_of_distances_in_every_model(void **state) {
  (void)state;
  enum { REPLICATES = 30 };
  for (size_t i = 0; i < REACH_N_MODELS; i++) {
    char text[256];
    snprintf(text, sizeof text,
             "network: {famous: Meredith}\n"
             "cascade: {model: %s, seed_choice: random, seed_count: 3}\n",
             reach_model_table[i].name);
    made m;
    make(&m, text);
    for (uint32_t r = 0; r < REPLICATES; r++) assert_counted(&m, r);
    unmake(&m);
  }
}

static void test_virality_is_the_mean_of_distances_in_companies(void **state) {
  (void)state;
  enum { REPLICATES = 20 };
  static const char *const text[] = {
      "run: {days: 20, virality: always}\nassociates: {count: 20, contacts: {mean: 8}}\n"
      "market: {people: 150, contacts: {mean: 4}}\nparticipation: 0.5\n"
      "channels: [official-page, conversation, feed, shared-space]\n"
      "official-page: {followers: 10}\nconversation: {retell: 0.5}\nfeed: {reshare: 0.2}\n"
      "shared-space: {point: 0.3}\n",
      "run: {days: 20, virality: always}\nassociates: {count: 40, contacts: {mean: 5}}\n"
      "work_ties: {model: random, mean_degree: 4}\n"
      "market: {people: 100}\nparticipation: 0.5\ninternal_participation: 0.9\n"
      "cascade: {seed_choice: random, seed_count: 3}\n"
      "trust: {sincerity: 0.7, competency: 0.9, reliability: 0.9}\n"
      "channels: [email, meeting, conversation]\nconversation: {audience: both}\n"};
  for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
    made m;
    make(&m, text[i]);
    for (uint32_t r = 0; r < REPLICATES; r++) assert_counted(&m, r);
    unmake(&m);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_stars_and_paths),
      cmocka_unit_test(test_the_broadest_hop_may_be_a_far_one),
      cmocka_unit_test(test_trees_are_measured_one_by_one),
      cmocka_unit_test(test_it_is_measured_only_where_it_is_asked_for),
      cmocka_unit_test(test_the_page_and_associates_are_in_the_trees),
      cmocka_unit_test(test_virality_is_the_mean_of_distances_in_every_model),
      cmocka_unit_test(test_virality_is_the_mean_of_distances_in_companies),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Known answers of the classical models, on networks small enough to reckon by hand. Starting
 * people count. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "support/play.h"

enum { REPLICATES = 200000, TEXT = 2048 };

typedef struct {
  const char *network;
  bool is_directed;
  const char *cascade; /* the block of the scenario, without who starts */
  const char *start;
  unsigned days; /* 0: to the end */
} case_of_model;

static void play(test_play *play, const case_of_model *c) {
  char path[TEST_PATH], days[32] = "";
  test_network_write(path, c->network);
  if (c->days) snprintf(days, sizeof days, ", days: %u", c->days);
  test_play_run(play,
                "network: {file: %s, directed: %s}\n"
                "cascade: {%s, seed_set: [%s]}\n"
                "run: {replicates: %d, seed: 8%s}\n",
                path, c->is_directed ? "true" : "false", c->cascade, c->start, REPLICATES, days);
  unlink(path);
}

static void assert_reach(const case_of_model *c, double expected, const char *what) {
  test_play played;
  play(&played, c);
  test_moments reach = test_play_moments(&played, 0, REACH_MEASURE_reach);
  assert_mean(&reach, expected, what);
  test_play_free(&played);
}

static void assert_reach_law(const case_of_model *c, const double *probability, unsigned n_bins,
                             const char *what) {
  test_play played;
  play(&played, c);
  assert_distribution(test_play_values(&played, 0, REACH_MEASURE_reach), REPLICATES, probability,
                      n_bins, what);
  test_play_free(&played);
}

/* 0-1 1-2 ... , and back to 0 in a cycle. */
static void path_write(char *text, unsigned n_people, bool is_cycle) {
  for (unsigned i = 1; i < n_people; i++)
    text += sprintf(text, "%s%u-%u", i > 1 ? " " : "", i - 1, i);
  if (is_cycle) sprintf(text, " %u-0", n_people - 1);
}

#define THRESHOLD "model: linear-threshold"

/* Kempe, Kleinberg, Tardos 2003: s to a and b, both to t, each tie weighs .5: a and b with .5 each,
 * t with half of the expected number of these: 1 + .5 + .5 + .5. */
static void test_thresholds_in_the_diamond(void **state) {
  (void)state;
  case_of_model c = {"0-1 0-2 1-3 2-3", true, THRESHOLD ", weight: 0.5", "0", 0};
  assert_reach(&c, 2.5, "diamond, weights .5");
  c.cascade = THRESHOLD; /* a and b have one who can tell them, t two */
  assert_reach(&c, 4, "diamond, weights 1/in-degree");
  c.cascade = THRESHOLD ", weight: 0"; /* thresholds are above 0 */
  assert_reach(&c, 1, "diamond, no weight");
  c.cascade = THRESHOLD ", weight: 0.25"; /* t with a quarter of the number of a and b */
  assert_reach(&c, 1 + .25 + .25 + .25 * .5, "diamond, weights .25");
}

/* The live-edge form (Kempe, Kleinberg, Tardos 2003, claim 2.6): everybody chooses one neighbour,
 * and is reached where the choices lead back to the start. On a path each after the first goes on
 * with 1/2, the last with 1; a tie weighs .5. */
static void test_thresholds_on_a_path(void **state) {
  (void)state;
  char network[TEXT];
  path_write(network, 4, false);
  const double law[] = {0, .5, .25, 0, .25, 0};
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "0", 0}, law, 6,
                   "path of 4 from its end");
  const double in_two_days[] = {0, .5, .25, .25, 0};
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "0", 2}, in_two_days, 5,
                   "path of 4 from its end, two days");
}

/* On a cycle of n the two arms of j and k reached people have probability 2^-j, 2^-k each to get so
 * far, and stop there with 1/2; where all but one are reached both its neighbours have told it. */
static void test_thresholds_on_a_cycle(void **state) {
  (void)state;
  enum { N = 6 };
  char network[TEXT];
  double law[N + 2] = {0}, all = 1;
  path_write(network, N, true);
  for (unsigned s = 1; s < N - 1; s++) { /* s - 1 people in two arms: s ways */
    law[s] = s * pow(.5, s - 1) * .25;
    all -= law[s];
  }
  law[N] = all;
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "2", 0}, law, N + 2, "cycle of 6");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_thresholds_in_the_diamond),
      cmocka_unit_test(test_thresholds_on_a_path),
      cmocka_unit_test(test_thresholds_on_a_cycle),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

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
  unsigned days;       /* 0: to the end */
  unsigned replicates; /* 0: REPLICATES */
} case_of_model;

static void play(test_play *play, const case_of_model *c) {
  char path[TEST_PATH], days[32] = "";
  test_network_write(path, c->network);
  if (c->days) snprintf(days, sizeof days, ", days: %u", c->days);
  test_play_run(play,
                "network: {file: %s, directed: %s}\n"
                "cascade: {%s, seed_set: [%s]}\n"
                "run: {replicates: %d, seed: 8%s}\n",
                path, c->is_directed ? "true" : "false", c->cascade, c->start,
                c->replicates ? c->replicates : REPLICATES, days);
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
  case_of_model c = {"0-1 0-2 1-3 2-3", true, THRESHOLD ", weight: 0.5", "0", 0, 0};
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
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "0", 0, 0}, law, 6,
                   "path of 4 from its end");
  const double in_two_days[] = {0, .5, .25, .25, 0};
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "0", 2, 0}, in_two_days, 5,
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
  assert_reach_law(&(case_of_model){network, false, THRESHOLD, "2", 0, 0}, law, N + 2,
                   "cycle of 6");
}

#define COMPLEX "model: complex-contagion"

static void assert_exact(const case_of_model *c, unsigned expected, const char *what) {
  test_play played;
  case_of_model few = *c;
  few.replicates = 100;
  play(&played, &few);
  const double *reach = test_play_values(&played, 0, REACH_MEASURE_reach);
  for (uint64_t i = 0; i < played.result.n_replicates; i++)
    if (reach[i] < expected || reach[i] > expected)
      fail_msg("%s: %g instead of %u", what, reach[i], expected);
  test_play_free(&played);
}

/* Everybody on a ring knows the two next on either side (Centola, Macy 2007). */
static void lattice_write(char *text, unsigned n_people) {
  for (unsigned i = 0; i < n_people; i++)
    text +=
        sprintf(text, "%s%u-%u %u-%u", i ? " " : "", i, (i + 1) % n_people, i, (i + 2) % n_people);
}

static void test_two_tellers_are_needed(void **state) {
  (void)state;
  enum { N = 20 };
  char network[TEXT];
  path_write(network, 9, false);
  case_of_model c = {network, false, COMPLEX, "4", 0, 0};
  assert_exact(&c, 1, "path, from one");
  c.start = "4, 5";
  assert_exact(&c, 2, "path, from two neighbours");
  c.start = "3, 5";
  assert_exact(&c, 3, "path, from two about a third");
  c.cascade = COMPLEX ", tellers_needed: 1";
  assert_exact(&c, 9, "path, one teller is enough");
  lattice_write(network, N);
  c.cascade = COMPLEX;
  c.start = "0";
  assert_exact(&c, 1, "ring lattice, from one");
  c.start = "7, 8";
  assert_exact(&c, N, "ring lattice, from two neighbours");
  for (unsigned day = 1; day < N / 2; day++) { /* one person on either side a day */
    c.days = day;
    assert_exact(&c, 2 + 2 * day, "ring lattice, by days");
  }
  c = (case_of_model){network, false, COMPLEX ", tellers_needed: 3", "7, 8", 0, 0};
  assert_exact(&c, 2, "ring lattice, three tellers needed");
}

/* A hub with ten others (Watts 2002): three of them are a share of exactly .3. */
static void test_a_share_of_tellers_is_needed(void **state) {
  (void)state;
  const char *star = "0-1 0-2 0-3 0-4 0-5 0-6 0-7 0-8 0-9 0-10";
  case_of_model c = {star, false, COMPLEX ", need: share, share_needed: 0.3", "1, 5, 9", 0, 0};
  assert_exact(&c, 11, "the hub has .3");
  c.cascade = COMPLEX ", need: share, share_needed: 0.31";
  assert_exact(&c, 3, "the hub has less than .31");
  c.start = "0";
  assert_exact(&c, 11, "the hub is everybody's whole share");
  c = (case_of_model){"0-2 1-2 2-3", true, COMPLEX ", need: share, share_needed: 1", "0, 1", 0, 0};
  assert_exact(&c, 4, "of a directed network those with an arc to it count");
  c.start = "0";
  assert_exact(&c, 1, "one of two is not all");
}

/* From the end of a path nobody has two tellers: each goes on by a coin. In a triangle one of the
 * two is enough for both. */
static void test_noise_lets_one_telling_be_enough(void **state) {
  (void)state;
  const double p = .4;
  char network[TEXT];
  double law[6] = {0};
  path_write(network, 4, false);
  for (unsigned s = 1; s < 4; s++) law[s] = pow(p, s - 1) * (1 - p);
  law[4] = pow(p, 3);
  assert_reach_law(&(case_of_model){network, false, COMPLEX ", noise: 0.4", "0", 0, 0}, law, 6,
                   "path, noise .4");
  assert_reach(&(case_of_model){"0-1 1-2 2-0", false, COMPLEX ", noise: 0.4", "0", 0, 0},
               1 + 2 * (1 - (1 - p) * (1 - p)), "triangle, noise .4");
  assert_exact(&(case_of_model){network, false, COMPLEX ", noise: 1", "0", 0, 0}, 4,
               "path, noise 1");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_thresholds_in_the_diamond),
      cmocka_unit_test(test_thresholds_on_a_path),
      cmocka_unit_test(test_thresholds_on_a_cycle),
      cmocka_unit_test(test_two_tellers_are_needed),
      cmocka_unit_test(test_a_share_of_tellers_is_needed),
      cmocka_unit_test(test_noise_lets_one_telling_be_enough),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Ties that differ: probabilities from a file, weighted cascade, loops and repeats that are kept.
 * Known answers on networks small enough to reckon by hand. Starting people count. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/play.h"

enum { REPLICATES = 40000 };

typedef struct {
  const char *network; /* the block of the scenario */
  const char *cascade; /* likewise */
  const char *run;     /* more of run */
} case_of_ties;

static void play(test_play *played, const case_of_ties *c) {
  test_play_run(played,
                "network: {%s}\ncascade: {%s}\n"
                "run: {replicates: %d, seed: 11%s}\n",
                c->network, c->cascade, REPLICATES, c->run ? c->run : "");
}

static void assert_measure(const case_of_ties *c, int measure, double expected, const char *what) {
  test_play played;
  play(&played, c);
  test_moments got = test_play_moments(&played, 0, measure);
  assert_mean(&got, expected, what);
  test_play_free(&played);
}

static void assert_reach(const case_of_ties *c, double expected, const char *what) {
  assert_measure(c, REACH_MEASURE_reach, expected, what);
}

#define BY_FILE "probability_rule: file, seed_set: [0]"
#define WEIGHTED "probability_rule: weighted, seed_set: [0]"
#define KEPT "loops: keep, repeats: keep, "

/* s tells a with .2, b with .7; they tell t with .9, .4. */
static void test_the_diamond_has_a_probability_for_every_tie(void **state) {
  (void)state;
  case_of_ties c = {"directed: true, edges: \"0 1 0.2; 0 2 0.7; 1 3 0.9; 2 3 0.4\"", BY_FILE, NULL};
  double t = 1 - (1 - .2 * .9) * (1 - .7 * .4);
  assert_reach(&c, 1 + .2 + .7 + t, "diamond, four probabilities");
  assert_measure(&c, REACH_MEASURE_impressions, .2 + .7 + .2 * .9 + .7 * .4, "its impressions");
  c.cascade = BY_FILE ", model: continuous-time-cascade, delay: power-law, tail: 2";
  assert_reach(&c, 1 + .2 + .7 + t, "diamond, four probabilities, continuous time");
  c.cascade = BY_FILE ", model: continuous-time-cascade";
  c.run = ", days: 1"; /* the median delay; t is two delays away: ln 2 (exponential) squared */
  double by_one = .5, by_two = 1 - .5 * (1 + log(2));
  t = .2 * .9 * by_two + .7 * .4 * by_two - .2 * .9 * .7 * .4 * by_two * by_two;
  assert_reach(&c, 1 + (.2 + .7) * by_one + t, "diamond, by the median delay");
}

/* The probability that 0 reaches each other, summed over which of the six ties are open. */
static double reach_of_k4(const double probability[6]) {
  static const int end[6][2] = {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
  double mean = 0;
  for (int open = 0; open < 64; open++) {
    double weight = 1;
    unsigned has_it = 1;
    for (int i = 0; i < 6; i++) weight *= open >> i & 1 ? probability[i] : 1 - probability[i];
    for (int round = 0; round < 3; round++)
      for (int i = 0; i < 6; i++) {
        unsigned both = 1u << end[i][0] | 1u << end[i][1];
        if (open >> i & 1 && has_it & both) has_it |= both;
      }
    mean += weight * __builtin_popcount(has_it);
  }
  return mean;
}

static void test_four_people_have_six_different_ties(void **state) {
  (void)state;
  const double p[6] = {.1, .35, .6, .8, .25, .45};
  case_of_ties c = {"edges: \"0 1 0.1; 2 0 0.35; 0 3 0.6; 1 2 0.8; 3 1 0.25; 2 3 0.45\"", BY_FILE,
                    NULL};
  assert_reach(&c, reach_of_k4(p), "complete network of 4");
  c.network = "edges: \"0 1 1; 2 0 1e-1; 0 3 0.0; 1 2 0; 3 1 .5; 2 3 1\"";
  const double odd[6] = {1, .1, 0, 0, .5, 1};
  assert_reach(&c, reach_of_k4(odd), "the same with 0 and 1");
}

static void test_equal_probabilities_are_one_probability(void **state) {
  (void)state;
  const double p[6] = {.3, .3, .3, .3, .3, .3};
  case_of_ties c = {"edges: \"0 1 .3; 2 0 .3; 0 3 .3; 1 2 .3; 3 1 .3; 2 3 .3\"", BY_FILE, NULL};
  assert_reach(&c, reach_of_k4(p), "probabilities .3");
  c.network = "edges: \"0 1; 2 0; 0 3; 1 2; 3 1; 2 3\"";
  c.cascade = "probability: 0.3, seed_set: [0]";
  assert_reach(&c, reach_of_k4(p), "one probability .3");
}

/* Kempe, Kleinberg, Tardos 2003, section 4: 1/in-degree of the hearer. */
static void test_the_weighted_cascade(void **state) {
  (void)state;
  case_of_ties c = {"directed: true, edges: \"0 1; 0 2; 1 3; 2 3\"", WEIGHTED, NULL};
  assert_reach(&c, 3.75, "diamond, 1/in-degree");
  c.network = "edges: \"0 1; 1 2; 2 3\""; /* 1/2, 1/2, 1 */
  assert_reach(&c, 1 + .5 + .25 + .25, "path of 4, 1/degree");
  c.network = "edges: \"0 1; 0 2; 0 3; 0 4\"";
  assert_reach(&c, 5, "star from its hub: leaves have nobody else");
  c.cascade = "probability_rule: weighted, seed_set: [1]";
  assert_reach(&c, 1 + 4 * .25, "star from a leaf");
  c.cascade = WEIGHTED;
  c.network = "edges: \"0 1; 1 2; 2 0\""; /* all 1/2 */
  assert_reach(&c, 1 + 2 * (1 - .5 * (1 - .25)), "triangle, 1/degree");
}

static void test_loops_count_in_degrees_and_tell_nobody(void **state) {
  (void)state;
  case_of_ties c = {"directed: true, edges: \"0 1; 0 2; 1 3; 2 3; 3 3\"", WEIGHTED, NULL};
  assert_reach(&c, 3.75, "a loop dropped");
  c.network = "directed: true, loops: keep, edges: \"0 1; 0 2; 1 3; 2 3; 3 3; 0 0\"";
  assert_reach(&c, 3 + 1 - 4. / 9, "a loop kept: in-degree 3");
  assert_measure(&c, REACH_MEASURE_gross_contacts, 3, "the starting person's loop counts");
  assert_measure(&c, REACH_MEASURE_impressions, 2 + 2. / 3, "nobody tells itself");
  c.network = "loops: keep, edges: \"0 1; 1 1\"";
  c.cascade = "model: linear-threshold, seed_set: [0]";
  assert_reach(&c, 1.5, "thresholds: half of the weight is one's own");
  assert_measure(&c, REACH_MEASURE_impressions, 1, "0 once and 1 once, or nothing");
  c.cascade = "model: sir, rate: 1, recovery: 1, seed_set: [0]";
  assert_reach(&c, 1.5, "sir: a loop is nobody's meeting");
  c.cascade = "model: rumour, seed_set: [0]";
  c.network = "loops: keep, edges: \"0 0; 1 1; 1 2\"";
  assert_reach(&c, 1, "a rumour among oneself ends");
}

/* n parallel ties: 1 - (1 - p)^n. */
static void test_kept_repeats_are_chances_of_their_own(void **state) {
  (void)state;
  case_of_ties c = {"edges: \"0 1; 0 1; 1 0\"", "probability: 0.3, seed_set: [0]", NULL};
  assert_reach(&c, 1.3, "repeats dropped");
  c.network = KEPT "edges: \"0 1; 0 1; 1 0\"";
  double told = 1 - pow(.7, 3);
  assert_reach(&c, 1 + told, "three ties of one pair");
  assert_measure(&c, REACH_MEASURE_impressions, .9 + .9 * told, "each that tells is an exposure");
  c.network = KEPT "directed: true, edges: \"0 1; 0 1; 1 0\"";
  assert_reach(&c, 1 + 1 - .49, "two of them lead there");
  c.cascade = WEIGHTED;
  assert_reach(&c, 1.75, "weighted: two halves");
  c.cascade = BY_FILE;
  c.network = KEPT "edges: \"0 1 0.2; 1 0 0.5\"";
  assert_reach(&c, 1 + 1 - .8 * .5, "two probabilities");
  c.network = "edges: \"0 1 0.2; 1 0 0.5\"";
  assert_reach(&c, 1.2, "the first one stands");
  c.network = KEPT "edges: \"0 1 1; 0 1 1\"";
  c.cascade = BY_FILE ", model: continuous-time-cascade";
  c.run = ", days: 1";
  assert_reach(&c, 1.75, "the earlier of two delays, by their median");
}

static void test_kept_repeats_in_the_other_models(void **state) {
  (void)state;
  case_of_ties c = {"directed: true, " KEPT "edges: \"0 2; 1 2; 1 2\"",
                    "model: linear-threshold, seed_set: [1]", NULL};
  assert_reach(&c, 1 + 2. / 3, "thresholds: two of three weights");
  c.cascade = "model: complex-contagion, seed_set: [1]";
  assert_reach(&c, 2, "complex contagion: two tellings");
  c.cascade = "model: complex-contagion, tellers_needed: 3, noise: 0.3, seed_set: [1]";
  assert_reach(&c, 1 + 1 - .49, "complex contagion: two coins of noise");
  c.cascade = "model: complex-contagion, need: share, share_needed: 0.6, seed_set: [1]";
  assert_reach(&c, 2, "complex contagion: two of three");
  c.network = KEPT "edges: \"0 1; 0 1\"";
  c.cascade = "model: sir, rate: 0.5, recovery: 1, seed_set: [0]";
  assert_reach(&c, 1.5, "sir: twice the rate");
  c.network = "edges: \"0 1; 0 1\"";
  assert_reach(&c, 1 + 1. / 3, "sir: the rate");
  c.network = KEPT "edges: \"0 1; 0 1\"";
  c.cascade = "model: bass, innovation: 0, imitation: 0.5, seed_set: [0]";
  c.run = ", days: 1"; /* each of the two ties has half of the weight */
  assert_reach(&c, 2 - exp(-.5), "bass: the whole weight");
  c.network = "directed: true, loops: keep, edges: \"0 1; 1 1\"";
  assert_reach(&c, 2 - exp(-.25), "bass: half of it is one's own");
}

/* In each replicate: a larger probability of one tie, or of all, loses nobody. */
static void test_a_larger_probability_of_any_tie_loses_nobody(void **state) {
  (void)state;
  static const char ties[] = "0 1 %g; 0 2 0.4; 1 3 0.5; 2 3 %g; 3 4 0.3; 4 5 %g; 5 2 0.6; 1 5 0.2";
  static const double p[][3] = {{.2, .3, .4}, {.5, .3, .4}, {.5, .3, .9}, {.5, .8, .9}, {1, 1, 1}};
  test_play before, after;
  for (size_t i = 0; i < sizeof p / sizeof *p; i++) {
    char network[300], edges[200];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(edges, sizeof edges, ties, p[i][0], p[i][1], p[i][2]);
#pragma GCC diagnostic pop
    snprintf(network, sizeof network, "edges: \"%s\"", edges);
    play(&after, &(case_of_ties){network, BY_FILE, NULL});
    const double *now = test_play_values(&after, 0, REACH_MEASURE_reach);
    const double *then = i ? test_play_values(&before, 0, REACH_MEASURE_reach) : now;
    for (int r = 0; r < REPLICATES; r++) assert_true(now[r] >= then[r]);
    if (i) test_play_free(&before);
    before = after;
  }
  test_play_free(&before);
}

static void test_organizations_share_a_file_by_different_rules(void **state) {
  (void)state;
  test_play played;
  test_play_run(&played, "network: {edges: \"0 1 0.2; 1 2 0.7\"}\n"
                         "cascade: {seed_set: [0]}\n"
                         "run: {replicates: 20000}\n"
                         "organizations:\n"
                         "  one: {cascade: {probability: 0.5}}\n"
                         "  weighted: {cascade: {probability_rule: weighted}}\n"
                         "  file: {cascade: {probability_rule: file}}\n");
  const double expected[] = {1.75, 2, 1 + .2 + .14};
  for (size_t o = 0; o < 3; o++) {
    test_moments reach = test_play_moments(&played, o, REACH_MEASURE_reach);
    assert_mean(&reach, expected[o], played.scenario.organization[o].name);
  }
  test_play_free(&played);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_diamond_has_a_probability_for_every_tie),
      cmocka_unit_test(test_four_people_have_six_different_ties),
      cmocka_unit_test(test_equal_probabilities_are_one_probability),
      cmocka_unit_test(test_the_weighted_cascade),
      cmocka_unit_test(test_loops_count_in_degrees_and_tell_nobody),
      cmocka_unit_test(test_kept_repeats_are_chances_of_their_own),
      cmocka_unit_test(test_kept_repeats_in_the_other_models),
      cmocka_unit_test(test_a_larger_probability_of_any_tie_loses_nobody),
      cmocka_unit_test(test_organizations_share_a_file_by_different_rules),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The independent cascade on networks small enough to reckon by hand
 * (Kempe, Kleinberg, Tardos 2003). Starting people count. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "support/play.h"

enum { REPLICATES = 200000, TEXT = 2048 };

typedef struct {
  const char *network;
  bool is_directed;
  double probability;
  unsigned start;
} case_on_network;

static void play(test_play *play, const case_on_network *c) {
  char path[TEST_PATH];
  test_network_write(path, c->network);
  test_play_run(play,
                "network: {file: %s, directed: %s}\n"
                "cascade: {probability: %.17g, seed_set: [%u]}\n"
                "run: {replicates: %d, seed: 7}\n",
                path, c->is_directed ? "true" : "false", c->probability, c->start, REPLICATES);
  unlink(path);
}

static void assert_reach(const case_on_network *c, double expected, const char *what) {
  test_play played;
  play(&played, c);
  test_moments reach = test_play_moments(&played, 0, REACH_MEASURE_reach);
  assert_mean(&reach, expected, what);
  test_play_free(&played);
}

static void assert_reach_law(const case_on_network *c, const double *probability, unsigned n_bins,
                             const char *what) {
  test_play played;
  play(&played, c);
  assert_distribution(test_play_values(&played, 0, REACH_MEASURE_reach), REPLICATES, probability,
                      n_bins, what);
  test_play_free(&played);
}

static double binomial(unsigned n, unsigned k, double p) {
  double ways = exp(lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0));
  return ways * pow(p, k) * pow(1 - p, n - k);
}

/* 0-1 1-2 ... , and back to 0 in a cycle. */
static void path_write(char *text, unsigned n_people, bool is_cycle) {
  for (unsigned i = 1; i < n_people; i++)
    text += sprintf(text, "%s%u-%u", i > 1 ? " " : "", i - 1, i);
  if (is_cycle) sprintf(text, " %u-0", n_people - 1);
}

static void star_write(char *text, unsigned n_people) {
  for (unsigned i = 1; i < n_people; i++) text += sprintf(text, "%s0-%u", i > 1 ? " " : "", i);
}

static void complete_write(char *text, unsigned n_people) {
  for (unsigned i = 0; i < n_people; i++)
    for (unsigned j = i + 1; j < n_people; j++)
      text += sprintf(text, "%s%u-%u", i + j > 1 ? " " : "", i, j);
}

static void test_directed_diamond(void **state) {
  (void)state;
  /* s to a and b, both to t: 1 + .5 + .5 + (1 - .75^2) */
  assert_reach(&(case_on_network){"0-1 0-2 1-3 2-3", true, .5, 0}, 2.4375, "diamond, p .5");
}

static void test_arcs_are_one_way(void **state) {
  (void)state;
  assert_reach(&(case_on_network){"0-1 1-2", true, 1, 1}, 2, "directed path from the middle");
  assert_reach(&(case_on_network){"0-1 1-2", false, 1, 1}, 3, "undirected path from the middle");
}

static void test_path_of_five(void **state) {
  (void)state;
  char network[TEXT];
  path_write(network, 5, false);
  case_on_network c = {network, false, .5, 0};
  assert_reach(&c, (1 - pow(.5, 5)) / (1 - .5), "path of 5 from its end, p .5");
  test_play played;
  play(&played, &c);
  for (unsigned d = 0; d < 5; d++) {
    double share = pow(.5, d);
    assert_true(d < played.result.answer[0].n_hops);
    assert_within_sigmas(played.result.answer[0].hop[d].mean, share,
                         sqrt(share * (1 - share) / REPLICATES) + 1e-12, "person d at hop d: p^d");
  }
  test_play_free(&played);
}

static void test_undirected_triangle(void **state) {
  (void)state;
  double p = .3; /* each other: directly, or by way of the third */
  assert_reach(&(case_on_network){"0-1 1-2 2-0", false, p, 0}, 1 + 2 * (p + (1 - p) * p * p),
               "triangle, p .3");
}

static void test_star(void **state) {
  (void)state;
  enum { PEOPLE = 21 };
  const double p = .3;
  char network[TEXT];
  star_write(network, PEOPLE);
  double law[PEOPLE + 2] = {0};
  for (unsigned k = 0; k < PEOPLE; k++) law[k + 1] = binomial(PEOPLE - 1, k, p);
  assert_reach_law(&(case_on_network){network, false, p, 0}, law, PEOPLE + 2, "star from its hub");
  assert_reach(&(case_on_network){network, false, p, 0}, 1 + (PEOPLE - 1) * p, "star from its hub");
  for (unsigned s = 0; s < PEOPLE + 2; s++) law[s] = 0;
  law[1] = 1 - p;
  for (unsigned k = 0; k < PEOPLE - 1; k++) law[k + 2] = p * binomial(PEOPLE - 2, k, p);
  assert_reach_law(&(case_on_network){network, false, p, 5}, law, PEOPLE + 2, "star from a leaf");
  assert_reach(&(case_on_network){network, false, p, 5}, 1 + p + p * p * (PEOPLE - 2),
               "star from a leaf");
}

static void test_cycle_of_ten(void **state) {
  (void)state;
  enum { PEOPLE = 10 };
  const double p = .5;
  char network[TEXT];
  path_write(network, PEOPLE, true);
  double law[PEOPLE + 2] = {0}, rest = 1;
  for (unsigned s = 1; s < PEOPLE; s++) {
    law[s] = s * pow(p, s - 1) * (1 - p) * (1 - p);
    rest -= law[s];
  }
  law[PEOPLE] = rest;
  assert_reach_law(&(case_on_network){network, false, p, 3}, law, PEOPLE + 2, "cycle of 10, p .5");
  assert_reach(&(case_on_network){network, false, p, 3}, 2.9873046875, "cycle of 10, p .5");
}

/* P(final size) of a chain binomial on the complete graph: state (not yet heard, just heard). */
static void reed_frost(unsigned n_people, double p, double *law) {
  double now[16][16] = {{0}};
  now[n_people - 1][1] = 1;
  for (unsigned s = n_people; s-- > 0;) /* fewer and fewer have not heard */
    for (unsigned i = n_people - s; i > 0; i--) {
      double weight = now[s][i];
      double q = pow(1 - p, i);
      law[n_people - s] += weight * pow(q, s);
      for (unsigned k = 1; k <= s; k++) now[s - k][k] += weight * binomial(s, k, 1 - q);
    }
}

static void test_complete_graph_is_reed_frost(void **state) {
  (void)state;
  enum { PEOPLE = 10 };
  char network[TEXT];
  complete_write(network, PEOPLE);
  case_on_network c = {network, false, .1, 4};
  double law[PEOPLE + 2] = {0};
  reed_frost(PEOPLE, .1, law);
  assert_reach_law(&c, law, PEOPLE + 2, "complete graph of 10, p .1");
  test_play played;
  play(&played, &c);
  test_moments reach = test_play_moments(&played, 0, REACH_MEASURE_reach);
  assert_mean(&reach, 3.026928593319, "complete graph of 10, p .1, mean");
  assert_variance(&reach, 5.405322434247, "complete graph of 10, p .1, variance");
  test_play_free(&played);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_directed_diamond),
                                     cmocka_unit_test(test_arcs_are_one_way),
                                     cmocka_unit_test(test_path_of_five),
                                     cmocka_unit_test(test_undirected_triangle),
                                     cmocka_unit_test(test_star),
                                     cmocka_unit_test(test_cycle_of_ten),
                                     cmocka_unit_test(test_complete_graph_is_reed_frost)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

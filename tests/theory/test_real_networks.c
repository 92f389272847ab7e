/* Structure of real networks. The karate club travels with igraph; the others lie in the
 * folder that ORGREACH_DATA names, without which their tests are skipped. All figures were
 * computed once with NetworkX 3.6.1 (assortativity and people within two hops by a few lines
 * of Python) on the undirected, simple version of each network. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/play.h"

enum { PATH = 1000 };

typedef struct {
  const char *name;
  double value, tolerance;
} expected_figure;

static void assert_figures(const test_play *play, const char *network,
                           const expected_figure *expected) {
  for (; expected->name; expected++) {
    char what[120];
    snprintf(what, sizeof what, "%s: %s", network, expected->name);
    assert_close(test_play_figure(play, expected->name), expected->value, expected->tolerance,
                 what);
  }
}

static void assert_file(const char *name, bool is_directed, const char *departments,
                        const expected_figure *expected) {
  const char *folder = getenv("ORGREACH_DATA");
  char second[PATH] = "";
  if (departments) snprintf(second, sizeof second, ", departments: '%s/%s'", folder, departments);
  test_play play;
  test_play_run(&play,
                "network: {file: '%s/%s.edges', directed: %s%s}\n"
                "cascade: {seed_set: [0], probability: 0.01}\n"
                "run: {replicates: 2}\n",
                folder, name, is_directed ? "true" : "false", second);
  assert_figures(&play, name, expected);
  test_play_free(&play);
}

static void test_karate_club(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "network: {famous: Zachary}\n"
                       "cascade: {seed_set: [0]}\n"
                       "run: {replicates: 2}\n");
  const expected_figure expected[] = {{"nodes", 34, 0},
                                      {"ties", 78, 0},
                                      {"largest_component", 34, 0},
                                      {"clustering", .5706, 5e-5},
                                      {"transitivity", .2557, 5e-5},
                                      {"triangles", 45, 0},
                                      {"mean_path", 2.4082, 5e-5},
                                      {"diameter", 5, 0},
                                      {"assortativity", -.4756, 5e-5},
                                      {"two_hop_mean", 20.1765, 5e-5},
                                      {"mean_degree", 156. / 34, 1e-9},
                                      {"density", 78. / 561, 1e-9},
                                      {NULL, 0, 0}};
  assert_figures(&play, "karate", expected);
  test_play_free(&play);
}

static void test_email_of_a_research_institution(void **state) {
  (void)state;
  if (!getenv("ORGREACH_DATA")) skip();
  const expected_figure expected[] = {{"nodes", 1005, 0},
                                      {"arcs", 25571, 0},
                                      {"loops", 642, 0},
                                      {"ties", 16064, 0},
                                      {"largest_component", 986, 0},
                                      {"clustering", .3994, 5e-5},
                                      {"transitivity", .267392, 5e-7},
                                      {"triangles", 105461, 0},
                                      {"diameter", 7, 0},
                                      {"mean_path", 2.586934, 5e-7},
                                      {"assortativity", -.025743, 5e-7},
                                      {"modularity", .2880, 5e-5},
                                      {"cross_department_share", .664, 5e-4},
                                      {"two_hop_mean", 453.68, 5e-3},
                                      {"mean_degree", 2 * 16064 / 1005., 1e-9},
                                      {NULL, 0, 0}};
  assert_file("email-Eu-core", true, "email-Eu-core.departments", expected);
  assert_file("email-Eu-core", false, "email-Eu-core.departments", expected);
}

static void test_friends_in_a_faculty(void **state) {
  (void)state;
  if (!getenv("ORGREACH_DATA")) skip();
  const expected_figure expected[] = {{"nodes", 81, 0},
                                      {"arcs", 817, 0},
                                      {"loops", 0, 0},
                                      {"ties", 577, 0},
                                      {"largest_component", 81, 0},
                                      {"clustering", .573713, 5e-7},
                                      {"transitivity", .473408, 5e-7},
                                      {"triangles", 1626, 0},
                                      {"mean_path", 2.097531, 5e-7},
                                      {"diameter", 4, 0},
                                      {"assortativity", -.002441, 5e-7},
                                      {"two_hop_mean", 58.6914, 5e-5},
                                      {"density", .178086, 5e-7},
                                      {NULL, 0, 0}};
  assert_file("UKfaculty", true, NULL, expected);
}

static void test_three_networks_of_one_law_firm(void **state) {
  (void)state;
  if (!getenv("ORGREACH_DATA")) skip();
  const expected_figure advice[] = {{"nodes", 71, 0},
                                    {"arcs", 892, 0},
                                    {"ties", 717, 0},
                                    {"clustering", .521777, 5e-7},
                                    {"triangles", 2580, 0},
                                    {"mean_path", 1.781087, 5e-7},
                                    {"assortativity", .0203, 5e-7},
                                    {"two_hop_mean", 65.1268, 5e-5},
                                    {NULL, 0, 0}};
  const expected_figure cowork[] = {{"nodes", 71, 0},
                                    {"arcs", 1104, 0},
                                    {"ties", 726, 0},
                                    {"clustering", .508565, 5e-7},
                                    {"triangles", 2500, 0},
                                    {"diameter", 3, 0},
                                    {"two_hop_mean", 67.5211, 5e-5},
                                    {NULL, 0, 0}};
  const expected_figure friends[] = {{"nodes", 71, 0},
                                     {"arcs", 575, 0},
                                     {"ties", 399, 0},
                                     {"largest_component", 69, 0},
                                     {"clustering", .483756, 5e-7},
                                     {"triangles", 847, 0},
                                     {"mean_path", 2.186275, 5e-7},
                                     {"diameter", 5, 0},
                                     {"two_hop_mean", 45.9420, 5e-5},
                                     {NULL, 0, 0}};
  assert_file("law_advice", true, NULL, advice);
  assert_file("law_cowork", true, NULL, cowork);
  assert_file("law_friends", true, NULL, friends);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_karate_club),
                                     cmocka_unit_test(test_email_of_a_research_institution),
                                     cmocka_unit_test(test_friends_in_a_faculty),
                                     cmocka_unit_test(test_three_networks_of_one_law_firm)};
  int n_failed = cmocka_run_group_tests(tests, NULL, NULL);
  if (n_failed == 0 && !getenv("ORGREACH_DATA")) {
    printf("ORGREACH_DATA is unset: only the karate club was measured\n");
    return TEST_SKIPPED;
  }
  return n_failed;
}

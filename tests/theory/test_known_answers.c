/* Known answers of the company: gross arithmetic, random overlap, trees, the telephone game,
 * half-lives. Each says where its number comes from. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/overlap.h"
#include "support/play.h"

static void assert_always(const test_play *play, size_t organization, int measure, double expected,
                          const char *what) {
  test_moments m = test_play_moments(play, organization, measure);
  assert_int_equal(m.n, play->result.n_replicates);
  assert_mean(&m, expected, what);
  assert_close(sqrt(m.variance), 0, 1e-9, what);
}

/* 7,500 people tell 8 each; a tenth of them, or all, post to 150 contacts (Pace 2011). */
static void test_gross_contacts_are_plain_arithmetic(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 4, seed: 1}\n"
                       "associates: {count: 7500, contacts: {law: constant, mean: 150}}\n"
                       "market: {audiences: separate}\n"
                       "organizations:\n"
                       "  traditional:\n"
                       "    participation: 1\n"
                       "    channels: [conversation]\n"
                       "    conversation: {people: 8, attention: 1, retell: 0}\n"
                       "  tenth:\n"
                       "    participation: 0.1\n"
                       "    channels: [feed]\n"
                       "    feed: {attention: 1, reshare: 0, delay: constant}\n"
                       "  all:\n"
                       "    participation: 1\n"
                       "    channels: [feed]\n"
                       "    feed: {attention: 1, reshare: 0, delay: constant}\n");
  const double expected[] = {60000, 112500, 1125000};
  for (size_t o = 0; o < 3; o++) {
    assert_always(&play, o, REACH_MEASURE_gross_contacts, expected[o], "gross contacts");
    assert_always(&play, o, REACH_MEASURE_reach, expected[o], "reach without overlap");
    assert_always(&play, o, REACH_MEASURE_overlap, 0, "overlap");
  }
  const reach_answer *answer = play.result.answer;
  assert_close(answer[1].comparison[REACH_MEASURE_gross_contacts].ratio, 1.875, 1e-12, "+87.5 %");
  assert_close(answer[2].comparison[REACH_MEASURE_gross_contacts].ratio, 18.75, 1e-12, "18.75 x");
  assert_close(answer[2].comparison[REACH_MEASURE_reach].ratio_ci_low, 18.75, 1e-12, "no spread");
  assert_close(answer[2].comparison[REACH_MEASURE_reach].ratio_ci_high, 18.75, 1e-12, "no spread");
  test_play_free(&play);
}

static void test_random_contacts_overlap_by_chance(void **state) {
  (void)state;
  assert_unique_reach(200000, 750, 150, 100);
  assert_unique_reach(1000000, 750, 150, 100);
  assert_unique_reach(1000000, 7500, 8, 100);
  assert_unique_reach(200000, 7500, 150, 8);
  assert_unique_reach(1000000, 7500, 150, 8);
  assert_unique_reach(200000, 60000, 1, 20);    /* draws with replacement: 51,836 */
  assert_unique_reach(200000, 112500, 1, 20);   /* 86,044 */
  assert_unique_reach(1000000, 1000, 1125, 10); /* 675,553 */
}

static void test_departments_and_segments_shape_the_overlap(void **state) {
  (void)state;
  assert_segmented_reach(&(segmented){.market = 4000,
                                      .segments = 8,
                                      .home_segments = 1,
                                      .departments = 4,
                                      .associates = 40,
                                      .contacts = 50,
                                      .locality = .6});
  assert_segmented_reach(&(segmented){.market = 4000,
                                      .segments = 8,
                                      .home_segments = 3,
                                      .departments = 4,
                                      .associates = 40,
                                      .contacts = 100,
                                      .locality = .25});
  assert_segmented_reach(&(segmented){.market = 9000,
                                      .segments = 3,
                                      .home_segments = 1,
                                      .departments = 5,
                                      .associates = 60,
                                      .contacts = 200,
                                      .locality = 1});
  assert_segmented_reach(&(segmented){.market = 3000,
                                      .segments = 4,
                                      .home_segments = 4,
                                      .departments = 2,
                                      .associates = 20,
                                      .contacts = 90,
                                      .locality = .1});
}

/* Everybody has b contacts; each hears with probability p; generation by generation. */
static void tree_moments(double b, double p, unsigned depth, double *mean, double *variance) {
  *mean = *variance = 0; /* of those below a person */
  for (unsigned d = 0; d < depth; d++) {
    double below = 1 + *mean;
    *variance = b * p * *variance + b * p * (1 - p) * below * below;
    *mean = b * p * below;
  }
}

static void assert_tree(const test_play *play, const char *what) {
  double mean, variance, accurate, unused;
  tree_moments(3, .5, 6, &mean, &variance);
  tree_moments(3, .5 * .8, 6, &accurate, &unused);
  assert_close(mean, 31.171875, 1e-9, "heard in the tree");
  assert_close(accurate, 11.915904, 1e-9, "heard intact in the tree");
  test_moments reach = test_play_moments(play, 0, REACH_MEASURE_reach);
  test_moments intact = test_play_moments(play, 0, REACH_MEASURE_accurate_reach);
  assert_mean(&reach, mean, what);
  assert_variance(&reach, variance, what);
  assert_mean(&intact, accurate, what);
  const reach_answer *answer = &play->result.answer[0];
  assert_int_equal(answer->n_hops, 7);
  for (unsigned d = 1; d <= 6; d++) {
    double generation, spread, before, spread_before;
    tree_moments(3, .5, d, &generation, &spread);
    tree_moments(3, .5, d - 1, &before, &spread_before);
    double half_width = (answer->hop[d].ci_high - answer->hop[d].ci_low) / 2;
    assert_within_sigmas(answer->hop[d].mean, generation - before, half_width / 1.96,
                         "people of one generation: 1.5^d");
  }
}

static void test_three_of_everybody_hear_down_a_tree(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 100000, seed: 3, days: 100}\n"
                       "associates: {count: 1, contacts: {law: constant, mean: 3}}\n"
                       "market: {audiences: separate, contacts: {law: constant, mean: 3}}\n"
                       "participation: 1\n"
                       "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
                       "channels: [conversation]\n"
                       "conversation: {people: 3, onward_people: 3, pace: 3, attention: 0.5,\n"
                       "               retell: 1, patience: 1, max_hops: 6, fidelity: 0.8}\n");
  assert_tree(&play, "tree by conversation, six hops");
  test_play_free(&play);
  test_play_run(&play, "run: {replicates: 100000, seed: 4, days: 6}\n"
                       "associates: {count: 1, contacts: {law: constant, mean: 3}}\n"
                       "market: {audiences: separate, contacts: {law: constant, mean: 3}}\n"
                       "participation: 1\n"
                       "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
                       "channels: [feed]\n"
                       "feed: {attention: 0.5, reshare: 1, delay: constant, half_life_days: 1,\n"
                       "       copy: retold, fidelity: 0.8}\n");
  assert_tree(&play, "tree by posts, six days");
  test_play_free(&play);
}

/* Poisson offspring of mean R < 1: mean 1/(1-R), variance R/(1-R)^3, the root included. */
static void test_subcritical_spread_is_a_branching_process(void **state) {
  (void)state;
  const double r = .6;
  test_play play;
  test_play_run(&play, "run: {replicates: 100000, seed: 5, days: 60}\n"
                       "associates: {count: 1, contacts: {law: poisson, mean: 2}}\n"
                       "market: {audiences: separate, contacts: {law: poisson, mean: 2}}\n"
                       "participation: 1\n"
                       "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
                       "channels: [feed]\n"
                       "feed: {attention: 0.3, reshare: 1, half_life_days: 0.1}\n");
  test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
  assert_mean(&reach, 1 / (1 - r) - 1, "heard, mean onward .6");
  assert_variance(&reach, r / pow(1 - r, 3), "heard, mean onward .6, variance");
  enum { SIZES = 12 };
  double law[SIZES + 1], rest = 1;
  for (unsigned k = 0; k < SIZES; k++) { /* Borel 1942: n = k + 1 with the root */
    double n = k + 1;
    law[k] = exp(-r * n + (n - 1) * log(r * n) - lgamma(n + 1));
    rest -= law[k];
  }
  law[SIZES] = rest;
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_reach), play.result.n_replicates,
                      law, SIZES + 1, "Borel's law of sizes");
  test_play_free(&play);
}

static void test_telephone_game_loses_details(void **state) {
  (void)state;
  enum { HOPS = 6 };
  test_play play;
  test_play_run(&play,
                "run: {replicates: 100000, seed: 6, days: 100}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 1}}\n"
                "market: {audiences: separate, contacts: {law: constant, mean: 1}}\n"
                "participation: 1\n"
                "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
                "channels: [conversation]\n"
                "conversation: {people: 1, onward_people: 1, attention: 1, retell: 1,\n"
                "               max_hops: %d, fidelity: 0.8}\n",
                HOPS);
  assert_always(&play, 0, REACH_MEASURE_reach, HOPS, "a chain of six");
  double law[HOPS + 2] = {0}; /* intact up to hop d, not beyond: .328 after 5, .262 after 6 */
  for (unsigned d = 0; d < HOPS; d++) law[d] = pow(.8, d) * .2;
  law[HOPS] = pow(.8, HOPS);
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_accurate_reach),
                      play.result.n_replicates, law, HOPS + 2, "people with an intact story");
  test_play_free(&play);
}

/* Dodds, Muhamad, Watts 2003: a chain goes on with probability .36. */
static void test_chains_continue_or_end(void **state) {
  (void)state;
  enum { REPLICATES = 200000 };
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 7, days: 100}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 5}}\n"
                "market: {audiences: separate, contacts: {law: constant, mean: 5}}\n"
                "participation: 1\n"
                "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
                "channels: [conversation]\n"
                "conversation: {people: 1, onward_people: 1, attention: 1, retell: 0.36,\n"
                "               max_hops: 1000}\n",
                REPLICATES);
  for (unsigned d = 1; d <= 6; d++) {
    double share = pow(.36, d - 1);
    assert_within_sigmas(play.result.answer[0].hop[d].mean, share,
                         sqrt(share * (1 - share) / REPLICATES) + 1e-12,
                         "chains of d hops or more");
  }
  test_play_free(&play);
}

/* A quarter of the half-life is one day: 1 - 2^(-1/4) = .1591 have seen the post. */
static void test_a_quarter_of_a_half_life_shows_a_sixth(void **state) {
  (void)state;
  enum { REPLICATES = 2000, CONTACTS = 500, DAYS = 200 };
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 8, days: %d}\n"
                "associates: {count: 1, contacts: {law: constant, mean: %d}}\n"
                "market: {people: 1000, segments: 1}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: 1, reshare: 0, half_life_days: 4}\n",
                REPLICATES, DAYS, CONTACTS);
  const reach_band *curve = play.result.answer[0].curve;
  assert_non_null(curve);
  assert_close(curve[DAYS].mean, CONTACTS, 1e-9, "everybody in the end");
  for (unsigned d = 1; d <= 16; d *= 2) {
    double share = 1 - exp2(-(double)d / 4);
    assert_within_sigmas(curve[d].mean / curve[DAYS].mean, share,
                         sqrt(share * (1 - share) / REPLICATES / CONTACTS),
                         "share seen after 1/4, 1/2, 1, 2, 4 half-lives");
  }
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_gross_contacts_are_plain_arithmetic),
      cmocka_unit_test(test_random_contacts_overlap_by_chance),
      cmocka_unit_test(test_departments_and_segments_shape_the_overlap),
      cmocka_unit_test(test_three_of_everybody_hear_down_a_tree),
      cmocka_unit_test(test_subcritical_spread_is_a_branching_process),
      cmocka_unit_test(test_telephone_game_loses_details),
      cmocka_unit_test(test_chains_continue_or_end),
      cmocka_unit_test(test_a_quarter_of_a_half_life_shows_a_sixth)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

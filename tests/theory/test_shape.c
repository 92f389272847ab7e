/* How feed cascades grow: trees whose shape is known. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/play.h"

static double mean_of(const test_play *play, int measure) {
  return test_play_moments(play, 0, measure).mean;
}

/* One associate whom all believe, contacts of its own and of those in the market. */
static void play_one(test_play *play, const char *run, const char *law, int contacts, int onward,
                     const char *channels) {
  test_play_run(play,
                "run: {%s}\n"
                "associates: {count: 1, contacts: {law: %s, mean: %d}}\n"
                "market: {audiences: separate, contacts: {law: %s, mean: %d}}\n"
                "participation: 1\n"
                "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
                "%s",
                run, law, contacts, law, onward, channels);
}

/* 3 reshare the first post on day 1, twice as many the day after, 12 on day 3: 3 of 21 at hop 1. */
static void test_a_full_tree_has_the_shape_that_can_be_drawn(void **state) {
  (void)state;
  test_play play;
  play_one(&play, "replicates: 2, seed: 3, days: 3", "constant", 3, 2,
           "channels: [feed]\n"
           "feed: {attention: 1, reshare: 1, delay: constant, half_life_days: 1}\n");
  assert_close(mean_of(&play, REACH_MEASURE_first_posts), 1, 0, "one");
  assert_close(mean_of(&play, REACH_MEASURE_reshares), 21, 0, "reshares");
  assert_close(mean_of(&play, REACH_MEASURE_reshares_at_hop_one), 3, 0, "hop one");
  assert_close(mean_of(&play, REACH_MEASURE_posts_unshared), 0, 0, "unshared");
  assert_close(mean_of(&play, REACH_MEASURE_posts_of_hundred), 0, 0, "22 posts");
  test_play_free(&play);
}

/* The page's post is reshared by its 5 followers: a first post of its own, beside the associate's,
 * which nobody sees. */
static void test_reshares_of_the_page_belong_to_its_post(void **state) {
  (void)state;
  test_play play;
  play_one(&play, "replicates: 2, seed: 3, days: 1", "constant", 0, 0,
           "channels: [official-page, feed]\n"
           "official-page: {followers: 5, attention: 1, delay: constant, half_life_days: 0.5}\n"
           "feed: {attention: 1, reshare: 1}\n");
  assert_close(mean_of(&play, REACH_MEASURE_first_posts), 2, 0, "the associate's and the page's");
  assert_close(mean_of(&play, REACH_MEASURE_posts_unshared), 1, 0, "the associate's");
  assert_close(mean_of(&play, REACH_MEASURE_reshares_at_hop_one), 5, 0, "of the page");
  test_play_free(&play);
}

/* What a story told by word of mouth makes somebody post is a first post, not a reshare. */
static void test_who_heard_elsewhere_makes_a_first_post(void **state) {
  (void)state;
  test_play play;
  play_one(&play, "replicates: 2, seed: 3, days: 90", "constant", 4, 0,
           "channels: [conversation, feed]\n"
           "conversation: {people: 4, attention: 1, retell: 0}\n"
           "feed: {attention: 0, reshare: 1}\n");
  assert_close(mean_of(&play, REACH_MEASURE_posts_unshared), 5, 0, "five first posts");
  assert_close(mean_of(&play, REACH_MEASURE_reshares), 0, 0, "no reshare");
  assert_close(mean_of(&play, REACH_MEASURE_senders), 5, 0, "five posts");
  test_play_free(&play);
}

/* Posts in a tree of Poisson offspring of mean R: Borel 1942, P(n) = e^-Rn (Rn)^(n-1) / n!. */
static void test_the_size_of_random_cascades_is_borel(void **state) {
  (void)state;
  const double r = .9;
  enum { HUNDRED = 100 };
  test_play play;
  play_one(&play, "replicates: 60000, seed: 5, days: 200", "poisson", 3, 3,
           "channels: [feed]\n"
           "feed: {attention: 0.3, reshare: 1, half_life_days: 0.01}\n");
  double large = 1;
  for (int n = 1; n < HUNDRED; n++) large -= exp(-r * n + (n - 1) * log(r * n) - lgamma(n + 1.));
  test_moments unshared = test_play_moments(&play, 0, REACH_MEASURE_posts_unshared);
  test_moments once = test_play_moments(&play, 0, REACH_MEASURE_posts_reshared_once);
  test_moments hundred = test_play_moments(&play, 0, REACH_MEASURE_posts_of_hundred);
  assert_mean(&unshared, exp(-r), "one post");
  assert_mean(&once, r * exp(-2 * r), "two posts");
  assert_mean(&hundred, large, "a hundred posts");
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_full_tree_has_the_shape_that_can_be_drawn),
      cmocka_unit_test(test_reshares_of_the_page_belong_to_its_post),
      cmocka_unit_test(test_who_heard_elsewhere_makes_a_first_post),
      cmocka_unit_test(test_the_size_of_random_cascades_is_borel),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

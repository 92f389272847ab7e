/* ctest: long
 * The two samplers against one independent coin for each contact, where the law is known:
 * the broadcast's tick walk and the conversation's m of K. Also the coins of acceptance. */
#include <math.h>
#include <stdlib.h>

#include "support/play.h"

enum { REPLICATES = 50000, BINS = 64 };

static double binomial(unsigned n, unsigned k, double p) {
  double ways = exp(lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0));
  return ways * pow(p, k) * pow(1 - p, n - k);
}

static void binomial_law(unsigned n, double p, double *law) {
  for (unsigned k = 0; k < BINS; k++) law[k] = k <= n ? binomial(n, k, p) : 0;
}

/* One associate with 40 contacts among 1,000 posts once. */
static void assert_broadcast_is_binomial(double attention) {
  enum { CONTACTS = 40 };
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 5, days: 60}\n"
                "associates: {count: 1, contacts: {law: constant, mean: %d}}\n"
                "market: {people: 1000, segments: 1}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: %.17g, reshare: 0}\n",
                REPLICATES, CONTACTS, attention);
  double law[BINS];
  binomial_law(CONTACTS, attention, law);
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_reach), REPLICATES, law, BINS,
                      "broadcast to 40");
  /* moments of a handful of misses are no normal variables; the distribution above has them */
  double expected_misses = REPLICATES * CONTACTS * (1 - attention);
  if (expected_misses <= 0 || expected_misses > 20) {
    test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
    assert_mean(&reach, CONTACTS * attention, "broadcast to 40, mean");
    assert_variance(&reach, CONTACTS * attention * (1 - attention), "broadcast to 40, variance");
  }
  test_play_free(&play);
}

static void test_broadcast_reaches_each_contact_independently(void **state) {
  (void)state;
  const double attention[] = {0, .02, .35, .9, .99, .999999, 1};
  for (size_t i = 0; i < sizeof attention / sizeof *attention; i++)
    assert_broadcast_is_binomial(attention[i]);
}

/* One associate tells 9 of 40 contacts. */
static void test_conversation_reaches_m_contacts_independently(void **state) {
  (void)state;
  const double attention[] = {0, .02, .35, .9, .99, 1};
  for (size_t i = 0; i < sizeof attention / sizeof *attention; i++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: %d, seed: 6}\n"
                  "associates: {count: 1, contacts: {law: constant, mean: 40}}\n"
                  "market: {people: 1000, segments: 1}\n"
                  "participation: 1\n"
                  "channels: [conversation]\n"
                  "conversation: {people: 9, attention: %.17g, retell: 0}\n",
                  REPLICATES, attention[i]);
    double law[BINS];
    binomial_law(9, attention[i], law);
    assert_distribution(test_play_values(&play, 0, REACH_MEASURE_reach), REPLICATES, law, BINS,
                        "conversation with 9 of 40");
    test_play_free(&play);
  }
}

/* Unique people reached by two associates who address `n_told` of a market of 12 each. */
static void two_audiences_law(unsigned n_told, double attention, double *law) {
  enum { MARKET = 12 };
  for (unsigned b = 0; b < BINS; b++) law[b] = 0;
  for (unsigned both = 0; both <= n_told; both++) {
    double ways = exp(lgamma(n_told + 1.0) - lgamma(both + 1.0) - lgamma(n_told - both + 1.0) +
                      lgamma(MARKET - n_told + 1.0) - lgamma(n_told - both + 1.0) -
                      lgamma(MARKET - 2.0 * n_told + both + 1.0) - lgamma(MARKET + 1.0) +
                      lgamma(n_told + 1.0) + lgamma(MARKET - n_told + 1.0));
    double twice = 1 - (1 - attention) * (1 - attention);
    for (unsigned i = 0; i <= 2 * (n_told - both); i++)
      for (unsigned j = 0; j <= both; j++)
        law[i + j] += ways * binomial(2 * (n_told - both), i, attention) * binomial(both, j, twice);
  }
}

static void assert_two_audiences(const char *channel, unsigned n_contacts, unsigned n_told,
                                 double attention) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 8, days: 60}\n"
                "associates: {count: 2, contacts: {law: constant, mean: %u}}\n"
                "market: {people: 12, segments: 1}\n"
                "participation: 1\n"
                "channels: [%s]\n"
                "%s: {attention: %.17g, %s}\n",
                REPLICATES, n_contacts, channel, channel, attention,
                channel[0] == 'f' ? "reshare: 0" : "people: 3, retell: 0");
  double law[BINS];
  two_audiences_law(n_told, attention, law);
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_reach), REPLICATES, law, BINS,
                      "two overlapping audiences");
  test_play_free(&play);
}

static void test_audiences_overlap_as_random_subsets_do(void **state) {
  (void)state;
  const double attention[] = {.35, .9, 1};
  for (size_t i = 0; i < sizeof attention / sizeof *attention; i++) {
    assert_two_audiences("feed", 5, 5, attention[i]);
    assert_two_audiences("conversation", 5, 3, attention[i]);
    assert_two_audiences("conversation", 3, 3, attention[i]);
  }
}

static void test_delay_of_a_post_is_exponential(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 9, days: 60}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 1}}\n"
                "market: {people: 10, segments: 1}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: 1, reshare: 0, half_life_days: 0.5}\n",
                REPLICATES);
  test_moments day = test_play_moments(&play, 0, REACH_MEASURE_days_to_half);
  double scale = .5 / log(2);
  assert_mean(&day, scale, "days until one reader has read, mean");
  assert_variance(&day, scale * scale, "days until one reader has read, variance");
  test_play_free(&play);
}

static void test_readers_of_a_post_have_delays_of_their_own(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 10, days: 60}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 5}}\n"
                "market: {people: 10, segments: 1}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: 1, reshare: 0, half_life_days: 0.5}\n",
                REPLICATES);
  /* the 3rd of 5 exponentials; Renyi 1953: sum of E_i / (5 - i) */
  test_moments day = test_play_moments(&play, 0, REACH_MEASURE_days_to_half);
  double scale = .5 / log(2);
  assert_mean(&day, scale * (1 / 5. + 1 / 4. + 1 / 3.), "day of the third of five, mean");
  assert_variance(&day, scale * scale * (1 / 25. + 1 / 16. + 1 / 9.), "the same, variance");
  test_play_free(&play);
}

static void test_a_sender_tells_one_after_another(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 11, days: 30}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 8}}\n"
                "market: {people: 30, segments: 1}\n"
                "participation: 1\n"
                "channels: [conversation]\n"
                "conversation: {people: 4, attention: 1, retell: 0, pace: 0.5}\n",
                REPLICATES);
  test_moments half = test_play_moments(&play, 0, REACH_MEASURE_days_to_half);
  test_moments most = test_play_moments(&play, 0, REACH_MEASURE_days_to_90);
  assert_mean(&half, (1 + .5) / .5, "day of the second of four tellings");
  assert_variance(&half, 1 / 12. / .25, "the same, variance");
  assert_mean(&most, (3 + .5) / .5, "day of the fourth of four tellings");
  assert_variance(&most, 1 / 12. / .25, "the same, variance");
  test_play_free(&play);
}

/* People of five contacts who accept; `settings` are lines of the scenario. */
static void assert_accepted(const char *settings, double expected_share, const char *what) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 12, days: 60}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 5}}\n"
                "market: {people: 50, segments: 1}\n"
                "participation: 1\n"
                "channels: [conversation, feed]\n"
                "conversation: {people: 5, attention: 1, retell: 0}\n"
                "feed: {attention: 1, reshare: 0}\n"
                "%s",
                REPLICATES, settings);
  double law[BINS];
  binomial_law(5, expected_share, law);
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_accepted_reach), REPLICATES, law,
                      BINS, what);
  test_play_free(&play);
}

static void test_trust_decides_once_for_each_pair(void **state) {
  (void)state;
  /* everybody hears twice from the same associate: through both channels */
  assert_accepted("trust: {sincerity: 0.9, competency: 0.8, reliability: 0.7}\n", .504, "product");
  assert_accepted("trust: {sincerity: 0.9, competency: 0.8, reliability: 0.7, rule: weakest-leg}\n",
                  .7, "weakest leg");
  assert_accepted("trust: {sincerity: 0.9, competency: 0.8, reliability: 0.7, rule: mean}\n", .8,
                  "mean of the legs");
  assert_accepted("trust: {sincerity: 0, competency: 1, reliability: 1}\n", 0, "a broken leg");
  assert_accepted("trust: {sincerity: 1, competency: 1, reliability: 0, rule: weakest-leg}\n", 0,
                  "a broken weakest leg");
  assert_accepted("trust: {sincerity: 1, competency: 1, reliability: 1}\n", 1, "full trust");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_broadcast_reaches_each_contact_independently),
      cmocka_unit_test(test_conversation_reaches_m_contacts_independently),
      cmocka_unit_test(test_audiences_overlap_as_random_subsets_do),
      cmocka_unit_test(test_delay_of_a_post_is_exponential),
      cmocka_unit_test(test_readers_of_a_post_have_delays_of_their_own),
      cmocka_unit_test(test_a_sender_tells_one_after_another),
      cmocka_unit_test(test_trust_decides_once_for_each_pair)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Different senders reinforce each other: after j of them 1 - (1-c)^j (1-rc)^(j(j-1)/2) have
 * accepted, whatever their order. */
#include <math.h>

#include "support/play.h"
#include "support/staged.h"

enum { MANY = 6000, FEW = 300, PEOPLE = 30 };

/* n_senders tell everybody in a market of PEOPLE, each seen with `attention`. */
#define ALL_TELL_ALL                                                                               \
  "run: {replicates: %d, seed: 71, days: 60}\n"                                                    \
  "associates: {count: %u, contacts: {law: constant, mean: 30}}\n"                                 \
  "market: {people: 30, segments: 1, contacts: {mean: 1}}\nparticipation: 1\n"                     \
  "channels: [feed]\n"

static double accepted_after(unsigned n, double c, double r) {
  return 1 - pow(1 - c, n) * pow(1 - r * c, n * (n - 1) / 2.0);
}

static double choose(unsigned n, unsigned k) {
  double ways = 1;
  for (unsigned i = 0; i < k; i++) ways *= (double)(n - i) / (i + 1);
  return ways;
}

/* The same by the steps: the j-th convinces with 1 - (1-c)(1-rc)^(j-1). */
static double accepted_step_by_step(unsigned n, double c, double r) {
  double not_yet = 1;
  for (unsigned j = 1; j <= n; j++) not_yet *= (1 - c) * pow(1 - r * c, j - 1);
  return 1 - not_yet;
}

static void assert_accepted(unsigned n_senders, double c, double r, double attention) {
  test_play play;
  test_play_run(&play,
                ALL_TELL_ALL "trust: {rule: mean, sincerity: %.17g, competency: %.17g,\n"
                             "        reliability: %.17g, reinforcement: %.17g}\n"
                             "feed: {attention: %.17g, reshare: 0}\n",
                MANY, n_senders, c, c, c, r, attention);
  double share = 0;
  for (unsigned j = 0; j <= n_senders; j++) {
    assert_close(accepted_step_by_step(j, c, r), accepted_after(j, c, r), 1e-12, "two forms");
    share += choose(n_senders, j) * pow(attention, j) * pow(1 - attention, n_senders - j) *
             accepted_after(j, c, r);
  }
  test_moments m = test_play_moments(&play, 0, REACH_MEASURE_accepted_reach);
  assert_mean(&m, PEOPLE * share, "accepted");
  assert_variance(&m, PEOPLE * share * (1 - share), "accepted, variance");
  test_play_free(&play);
}

static void test_every_pair_of_senders_counts_once(void **state) {
  (void)state;
  assert_accepted(2, .3, .5, 1);
  assert_accepted(6, .1, .3, .7);
  assert_accepted(4, .25, 1, .5);
  assert_accepted(1, .5, 1, .8);
  assert_accepted(3, .6, 0, 1);
}

/* Nobody at all, however many say it. */
static void test_a_broken_leg_is_not_mended_by_repetition(void **state) {
  (void)state;
  assert_accepted(9, 0, 1, 1);
}

/* The page with T, an associate with T, and one hearer of hop 1 who tells the others: the lesser
 * credibility of two counts. Four people: two hear of the page alone. */
static void test_the_lesser_credibility_of_two_counts(void **state) {
  (void)state;
  const double trust = .6, peer = .3, r = .5;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 72, days: 20}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 2}}\n"
                "market: {people: 2, segments: 1, contacts: {law: constant, mean: 1}}\n"
                "participation: 1\nchannels: [feed]\n"
                "trust: {rule: mean, sincerity: %.17g, competency: %.17g, reliability: %.17g,\n"
                "        peer_credibility: %.17g, reinforcement: %.17g}\n"
                "feed: {attention: 1, reshare: 1, delay: constant, half_life_days: 1}\n",
                MANY, trust, trust, trust, peer, r);
  /* both hear the associate on day 1; who believed it tells the other on day 2 */
  double second = trust * (1 - trust) * (1 - (1 - peer) * (1 - r * peer));
  test_moments m = test_play_moments(&play, 0, REACH_MEASURE_accepted_reach);
  assert_mean(&m, 2 * trust + 2 * second, "accepted of two");
  test_play_free(&play);
}

/* The same people believe it in the end however the tellings come. */
static void test_order_does_not_matter(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                ALL_TELL_ALL "trust: {reinforcement: 0.3, sincerity: 0.4}\n"
                             "feed: {attention: 0.6, reshare: 0}\norganizations:\n"
                             "  slow: {feed: {delay: two-component, slow_half_life_days: 3}}\n"
                             "  at once: {feed: {delay: constant, half_life_days: 0}}\n"
                             "  again: {feed: {delay: lognormal, half_life_days: 0.5}}\n",
                FEW, 8u);
  for (size_t o = 1; o < 3; o++) {
    const double *slow = test_play_values(&play, 0, REACH_MEASURE_accepted_reach);
    const double *other = test_play_values(&play, o, REACH_MEASURE_accepted_reach);
    assert_memory_equal(slow, other, FEW * sizeof *slow);
  }
  test_play_free(&play);
}

/* Who is convinced listens no more: a market that believes the first who tells it keeps no list of
 * the others, however many they are, and who hears the same person again keeps one entry of it. */
static void test_who_is_convinced_costs_nothing_more(void **state) {
  (void)state;
  static const struct {
    double trust;
    uint64_t kept;
  } known[] = {{1, 0}, {0, PEOPLE * 8}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    test_staged staged;
    test_staged_make(&staged,
                     ALL_TELL_ALL "trust: {sincerity: %.17g, competency: 1, reliability: 1, "
                                  "reinforcement: 1}\n"
                                  "feed: {attention: 1, reshare: 0, posts: 3, delay: constant}\n",
                     1, 8u, known[i].trust);
    test_staged_play(&staged, 0);
    assert_int_equal(staged.trace.impressions, PEOPLE * 8 * 3);
    assert_int_equal(staged.workspace.voices.n, known[i].kept);
    test_staged_free(&staged);
  }
}

static void test_bad_values_are_refused(void **state) {
  (void)state;
  assert_mistake("trust: {reinforcement: 1.01}\n", "allowed 0 to 1");
  assert_mistake("trust: {reinforcement: -0.1}\n", "allowed 0 to 1");
  assert_mistake("trust: {reinforcement: .inf}\n", "must be finite");
  assert_mistake("network: {edges: path 3}\ncascade: {seed_set: [0]}\ntrust: {reinforcement: 1}\n",
                 "trust.reinforcement: misplaced");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_pair_of_senders_counts_once),
      cmocka_unit_test(test_a_broken_leg_is_not_mended_by_repetition),
      cmocka_unit_test(test_the_lesser_credibility_of_two_counts),
      cmocka_unit_test(test_order_does_not_matter),
      cmocka_unit_test(test_who_is_convinced_costs_nothing_more),
      cmocka_unit_test(test_bad_values_are_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

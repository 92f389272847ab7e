/* Unequal sharing: how often associates post, how readily people of the market pass on, and which
 * share the most engaging 3 % make. The activity a is lognormal with mean 1. */
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "support/play.h"

enum { MANY = 20000, FEW = 300 };

static double normal_below(double z) {
  return gsl_cdf_ugaussian_P(z);
}

/* E[max(0, a - x)] (Black, Scholes 1973). */
static double excess(double x, double sigma) {
  if (x <= 0) return 1 - x;
  double d = (sigma * sigma / 2 - log(x)) / sigma;
  return normal_below(d) - x * normal_below(d - sigma);
}

/* P(floor(n a + U) >= k) = E[min(1, max(0, n a + 1 - k))]. */
static double posts_at_least(double n, double k, double sigma) {
  return k < 1 ? 1 : n * (excess((k - 1) / n, sigma) - excess(k / n, sigma));
}

/* E[min(1, a p)]. */
static double capped(double p, double sigma) {
  double z = sigma / 2 - log(p) / sigma;
  return p * normal_below(z - sigma) + normal_below(-z);
}

/* One associate, one contact who sees all: impressions are posts. */
static void assert_posts(double n, double sigma) {
  enum { BINS = 40 };
  double probability[BINS];
  for (unsigned k = 0; k < BINS; k++)
    probability[k] =
        posts_at_least(n, k, sigma) - (k + 1 < BINS ? posts_at_least(n, k + 1, sigma) : 0);
  test_play play;
  test_play_run(
      &play,
      "run: {replicates: %d, seed: 101}\n"
      "associates: {count: 1, contacts: {law: constant, mean: 1}, activity_sigma: %.17g}\n"
      "market: {audiences: separate}\nparticipation: 1\nchannels: [feed]\n"
      "feed: {attention: 1, reshare: 0, posts: %g, post_gap_days: 0, delay: constant}\n",
      MANY, sigma, n);
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_impressions), MANY, probability,
                      BINS, "posts of one associate");
  test_moments senders = test_play_moments(&play, 0, REACH_MEASURE_senders);
  assert_mean(&senders, posts_at_least(n, 1, sigma), "who does not post is no sender");
  test_moments gross = test_play_moments(&play, 0, REACH_MEASURE_gross_contacts);
  assert_mean(&gross, posts_at_least(n, 1, sigma), "and addresses nobody");
  test_play_free(&play);
}

static void test_how_often_associates_post(void **state) {
  (void)state;
  assert_posts(1, 1.357);
  assert_posts(3, .8);
  assert_posts(2, 2.5);
}

/* Everybody who believes it tells it on with min(1, a p): fewer than p, where the cap cuts in. */
static void assert_passes_on(double p, double sigma, const char *channel, const char *rest) {
  enum { PEOPLE = 30 };
  double share = capped(p, sigma);
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 102, days: 300}\n"
                "associates: {count: 1, contacts: {law: constant, mean: %d}}\n"
                "market: {audiences: separate, contacts: {law: constant, mean: 0},\n"
                "         activity_sigma: %.17g}\nparticipation: 1\n"
                "trust: {sincerity: 1, competency: 1, reliability: 1}\n"
                "channels: [%s]\n%s: {%s: %.17g, attention: 1}\n",
                MANY / 4, PEOPLE, sigma, channel, channel, rest, p);
  test_moments m = test_play_moments(&play, 0, REACH_MEASURE_senders);
  assert_mean(&m, 1 + PEOPLE * share, "who pass on");
  assert_variance(&m, PEOPLE * share * (1 - share), "who pass on, variance");
  test_play_free(&play);
}

static void test_people_of_the_market_pass_on_by_activity_up_to_one(void **state) {
  (void)state;
  assert_close(capped(.36, 1.357), .267, .0005, "of .36 the cap leaves .267");
  assert_close(capped(.002, 1.357), .002, 1e-6, "of .002 all");
  assert_passes_on(.36, 1.357, "conversation", "people: 30, max_hops: 9, retell");
  assert_passes_on(.36, 1.357, "email", "audience: contacts, recipients: 30, forward");
  assert_passes_on(.9, .5, "feed", "reshare");
  assert_passes_on(.02, 2, "shared-space", "point");
}

/* Of many people the most active 3 % make Phi(sigma - z) of the posts, but for whole posts: the sum
 * of the largest 3 % of their law. */
static void test_three_percent_make_thirty(void **state) {
  (void)state;
  const double top = .03, sigma = 1.357, n = 20;
  double z = gsl_cdf_ugaussian_Pinv(1 - top);
  assert_close(normal_below(sigma - z), .30, .001, "30 % of the activity");
  double expected = 0; /* of posts: the sum over k of min(top, P(at least k)) */
  for (double k = 1; k <= 1000; k++) expected += fmin(top, posts_at_least(n, k, sigma)) / n;
  assert_close(expected, .30, .005, "30 % of the posts");
  test_play play;
  test_play_run(&play,
                "run: {replicates: 40, seed: 103}\n"
                "associates: {count: 20000, contacts: {law: constant, mean: 1},\n"
                "             activity_sigma: %.17g}\n"
                "market: {audiences: separate}\nparticipation: 1\nchannels: [feed]\n"
                "feed: {attention: 1, reshare: 0, posts: %g, post_gap_days: 0, delay: constant}\n",
                sigma, n);
  test_moments m = test_play_moments(&play, 0, REACH_MEASURE_engagement_top3);
  assert_within_sigmas(m.mean, expected, m.mean_error + 1e-4, "of the most engaging 3 %");
  test_play_free(&play);
}

static double top_share(const char *text) {
  test_play play;
  test_play_run(&play, "run: {replicates: 3}\n%s", text);
  double mean = test_play_moments(&play, 0, REACH_MEASURE_engagement_top3).mean;
  test_play_free(&play);
  return mean;
}

#define EQUAL "market: {audiences: separate}\nparticipation: 1\nchannels: [feed]\n"

static void test_equal_ones_make_three_percent(void **state) {
  (void)state;
  assert_close(top_share("associates: {count: 20, contacts: {law: constant, mean: 7}}\n" EQUAL
                         "feed: {attention: 1, delay: constant}\n"),
               .03, 1e-12, "of 20");
  assert_close(top_share("associates: {count: 100, contacts: {law: constant, mean: 7}}\n" EQUAL
                         "feed: {attention: 1, delay: constant, posts: 3}\n"),
               .03, 1e-12, "of 100 who post again");
  assert_close(top_share("associates: {count: 1, contacts: {law: constant, mean: 7}}\n" EQUAL), .03,
               1e-12, "of one");
  assert_true(isnan(top_share("associates: {count: 9, contacts: {mean: 0}}\n" EQUAL)));
  assert_true(isnan(top_share("channels: [conversation]\nmarket: {people: 5000}\n")));
}

/* Nearly alike is alike, replicate by replicate; and nothing else is disturbed. */
static void test_a_little_changes_nothing(void **state) {
  (void)state;
  test_play play;
  test_play_run(
      &play,
      "run: {replicates: %d, seed: 104}\n"
      "associates: {count: 20, contacts: {mean: 10}}\n"
      "market: {people: 2000, contacts: {mean: 20}}\nparticipation: 0.5\n"
      "channels: [official-page, feed, conversation]\nfeed: {reshare: 0.1, posts: 2}\n"
      "organizations:\n  alike: {}\n"
      "  nearly: {associates: {activity_sigma: 1e-12}, market: {activity_sigma: 1e-12}}\n",
      FEW);
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    if (m == REACH_MEASURE_days_to_baseline) continue; /* the baseline has none */
    const double *alike = test_play_values(&play, 0, m), *nearly = test_play_values(&play, 1, m);
    for (uint64_t r = 0; r < FEW; r++)
      if (alike[r] < nearly[r] || alike[r] > nearly[r])
        fail_msg("%s: %.17g and %.17g", reach_measure_table[m].name, alike[r], nearly[r]);
  }
  test_play_free(&play);
}

/* No theorem: some are less active than before. And in all fewer people are reached, for the active
 * post to the same contacts again. */
static void test_inequality_loses_people(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 105}\n"
                "associates: {count: 50, contacts: {law: constant, mean: 20}}\n"
                "market: {audiences: separate}\nparticipation: 1\n"
                "channels: [feed]\nfeed: {reshare: 0, posts: 2}\norganizations:\n  alike: {}\n"
                "  unequal: {associates: {activity_sigma: 1.357}}\n",
                FEW);
  const double *alike = test_play_values(&play, 0, REACH_MEASURE_reach);
  const double *unequal = test_play_values(&play, 1, REACH_MEASURE_reach);
  unsigned n_lost = 0;
  for (unsigned r = 0; r < FEW; r++) n_lost += unequal[r] < alike[r];
  assert_true(n_lost > FEW / 2);
  test_moments m = test_play_moments(&play, 1, REACH_MEASURE_impressions);
  test_moments same = test_play_moments(&play, 0, REACH_MEASURE_impressions);
  assert_true(m.mean > .7 * same.mean); /* only posts beyond the horizon are missing */
  test_play_free(&play);
}

static void test_what_cannot_act_is_refused(void **state) {
  (void)state;
  assert_mistake(
      "associates: {activity_sigma: 1}\n",
      "s.yaml:1:30: associates.activity_sigma: unused, since no organization lists feed");
  assert_mistake(
      "channels: [official-page]\nmarket: {activity_sigma: 1}\n",
      "market.activity_sigma: unused, since no organization lists conversation or email");
  assert_mistake("channels: [feed]\nassociates: {activity_sigma: 5.1}\n", "allowed 0 to 5");
  assert_mistake("channels: [feed]\nassociates: {activity_sigma: .nan}\n", "must be finite");
  assert_mistake("channels: [feed]\nfeed: {fatigue: 0.2}\n",
                 "feed.posts above 1, nor associates.activity_sigma above 0; give that");
  test_play play; /* whoever is active posts again */
  test_play_run(&play, "run: {replicates: 2}\nchannels: [feed]\nfeed: {fatigue: 0.2}\n"
                       "associates: {count: 10, activity_sigma: 1}\n");
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_how_often_associates_post),
      cmocka_unit_test(test_people_of_the_market_pass_on_by_activity_up_to_one),
      cmocka_unit_test(test_three_percent_make_thirty),
      cmocka_unit_test(test_equal_ones_make_three_percent),
      cmocka_unit_test(test_a_little_changes_nothing),
      cmocka_unit_test(test_inequality_loses_people),
      cmocka_unit_test(test_what_cannot_act_is_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

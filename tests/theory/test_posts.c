/* Repeated posts of one message: a contact that looks at post k with attention q(1-f)^(k-1) is
 * reached with 1 - the product of what misses it, and makes their sum of impressions. */
#include <math.h>
#include <string.h>

#include "support/play.h"

enum { MANY = 8000, FEW = 200, SENDERS = 5, CONTACTS = 20, MOST_POSTS = 12 };

#define OWN_CONTACTS                                                                               \
  "associates: {count: 5, contacts: {law: constant, mean: 20}}\n"                                  \
  "market: {audiences: separate}\nparticipation: 1\n"

/* Attention that each post gets, with the share of its delays within the horizon. */
typedef struct {
  unsigned n;
  double share[MOST_POSTS];
} looks;

static looks looks_of(unsigned n, double attention, double fatigue) {
  looks l = {.n = n};
  for (unsigned k = 0; k < n; k++) l.share[k] = attention * pow(1 - fatigue, k);
  return l;
}

static double seen_once(const looks *l) {
  double unseen = 1;
  for (unsigned k = 0; k < l->n; k++) unseen *= 1 - l->share[k];
  return 1 - unseen;
}

static void assert_moments(const test_play *play, int measure, double mean, double variance,
                           const char *what) {
  test_moments m = test_play_moments(play, 0, measure);
  assert_mean(&m, mean, what);
  assert_variance(&m, variance, what);
}

/* n people, each of whom looks at the posts independently. */
static void assert_looked(const test_play *play, double n, const looks *l) {
  double mean = 0, variance = 0, once = seen_once(l);
  for (unsigned k = 0; k < l->n; k++) {
    mean += l->share[k];
    variance += l->share[k] * (1 - l->share[k]);
  }
  assert_moments(play, REACH_MEASURE_reach, n * once, n * once * (1 - once), "reached by a post");
  assert_moments(play, REACH_MEASURE_impressions, n * mean, n * variance, "impressions of posts");
}

static void assert_feed(unsigned n_posts, double attention, double fatigue) {
  test_play play;
  looks l = looks_of(n_posts, attention, fatigue);
  test_play_run(
      &play,
      "run: {replicates: %d, seed: 81, days: 30}\n" OWN_CONTACTS "channels: [feed]\n"
      "feed: {attention: %.17g, posts: %u, fatigue: %.17g, reshare: 0, delay: constant}\n",
      MANY, attention, n_posts, fatigue);
  assert_looked(&play, SENDERS * CONTACTS, &l);
  test_moments gross = test_play_moments(&play, 0, REACH_MEASURE_gross_contacts);
  assert_close(gross.mean, SENDERS * CONTACTS, 0, "an audience counts once");
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_senders).mean, SENDERS, 0, "senders");
  test_play_free(&play);
}

static void test_a_contact_is_reached_by_any_of_the_posts(void **state) {
  (void)state;
  assert_feed(3, .35, .4);
  assert_feed(10, .1, 0);
  assert_feed(2, 1, .25);
  assert_feed(4, .9, .999);
}

static void test_all_posts_are_seen_with_full_attention(void **state) {
  (void)state;
  assert_feed(7, 1, 0);
}

/* How often people see it: the sum of independent coins. */
static void test_frequency_is_that_of_independent_looks(void **state) {
  (void)state;
  looks l = looks_of(4, .6, .3);
  double share[MOST_POSTS + 1] = {1};
  for (unsigned k = 0; k < l.n; k++)
    for (unsigned f = k + 2; f-- > 0;)
      share[f] = share[f] * (1 - l.share[k]) + (f ? share[f - 1] * l.share[k] : 0);
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 82}\n" OWN_CONTACTS "channels: [feed]\n"
                "feed: {attention: 0.6, posts: 4, fatigue: 0.3, reshare: 0, delay: constant}\n",
                MANY);
  double n = SENDERS * CONTACTS;
  for (unsigned f = 1; f <= l.n; f++) {
    double error = sqrt(n * share[f] * (1 - share[f]) / MANY);
    assert_within_sigmas(play.result.answer[0].frequency[f].mean, n * share[f], error, "f times");
  }
  test_play_free(&play);
}

/* Posts on days 0, 2, 4; by day 5 a post of day d is seen by 1 - 2^-(5 - d)/h. */
static void test_a_post_has_the_days_that_are_left(void **state) {
  (void)state;
  const double days = 5, gap = 2, half_life = 1.5;
  looks l = looks_of(3, .5, .2);
  for (unsigned k = 0; k < l.n; k++) l.share[k] *= 1 - exp2(-(days - gap * k) / half_life);
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 83, days: 5}\n" OWN_CONTACTS "channels: [feed]\n"
                "feed: {attention: 0.5, posts: 9, post_gap_days: 2, fatigue: 0.2, reshare: 0,\n"
                "       half_life_days: 1.5}\n",
                MANY);
  assert_looked(&play, SENDERS * CONTACTS, &l);
  test_play_free(&play);
}

/* Only once a further post is too late; seeing it again convinces nobody. */
static void test_who_was_not_convinced_stays_so(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 84, days: 9}\n" OWN_CONTACTS
                "trust: {rule: mean, sincerity: 0.4, competency: 0.4, reliability: 0.4}\n"
                "channels: [feed]\n"
                "feed: {attention: 1, posts: 8, reshare: 0, delay: constant}\n",
                MANY);
  double n = SENDERS * CONTACTS;
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_impressions).mean, 8 * n, 0, "all");
  assert_moments(&play, REACH_MEASURE_accepted_reach, n * .4, n * .24, "believed");
  test_play_free(&play);
}

/* A chain in which everybody tells the next after a day: the first hears it three times. */
static void test_people_of_the_market_post_once(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 10, days: 10}\n"
                       "associates: {count: 1, contacts: {law: constant, mean: 1}}\n"
                       "market: {audiences: separate, contacts: {law: constant, mean: 1}}\n"
                       "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"
                       "participation: 1\nchannels: [feed]\n"
                       "feed: {attention: 1, posts: 3, reshare: 1, delay: constant}\n");
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_impressions).mean, 12, 0, "impressions");
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_reach).mean, 10, 0, "reach");
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_first_posts).mean, 1, 0, "a post each");
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_reshares).mean, 10, 0, "reshares");
  test_play_free(&play);
}

/* With the page alone Sainsbury's formula has nothing left to leave out. */
static void test_the_page_posts_again_too(void **state) {
  (void)state;
  looks l = looks_of(4, .3, .5);
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 85}\nassociates: {count: 1}\n"
                "market: {people: 1000, segments: 1, contacts: {mean: 10}}\n"
                "participation: 0\nchannels: [official-page]\n"
                "official-page: {followers: 100, attention: 0.3, posts: 4, fatigue: 0.5,\n"
                "                delay: constant}\n",
                MANY);
  assert_looked(&play, 100, &l);
  assert_close(play.result.answer[0].planned[REACH_FORMULA_sainsbury].reach, 100 * seen_once(&l),
               1e-9, "Sainsbury");
  test_play_free(&play);
}

/* Without attention left, posts are nothing: the same replicates. */
static void test_posts_that_nobody_looks_at_change_nothing(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 86}\n"
                "associates: {count: 20}\nmarket: {people: 2000, contacts: {mean: 20}}\n"
                "participation: 0.5\nchannels: [official-page, feed, conversation]\n"
                "feed: {reshare: 0.1}\norganizations:\n  once: {}\n"
                "  often: {feed: {posts: 9, fatigue: 1}, official-page: {posts: 5, fatigue: 1}}\n",
                FEW);
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    if (m == REACH_MEASURE_days_to_baseline) continue; /* the baseline has none */
    const double *once = test_play_values(&play, 0, m), *often = test_play_values(&play, 1, m);
    for (uint64_t r = 0; r < FEW; r++)
      if (once[r] < often[r] || once[r] > often[r])
        fail_msg("%s: %.17g and %.17g", reach_measure_table[m].name, once[r], often[r]);
  }
  test_play_free(&play);
}

static void test_what_cannot_act_is_refused(void **state) {
  (void)state;
  assert_mistake("channels: [feed]\nfeed: {posts: 0}\n", "feed.posts: 0 is out of range");
  assert_mistake("channels: [feed]\nfeed: {posts: 1.5}\n", "feed.posts");
  assert_mistake("channels: [feed]\nfeed: {posts: 2, fatigue: 1.5}\n", "allowed 0 to 1");
  assert_mistake("channels: [feed]\nfeed: {posts: 2, fatigue: .nan}\n", "feed.fatigue");
  assert_mistake("channels: [feed]\nfeed: {posts: 2, post_gap_days: -1}\n", "allowed 0 to 3650");
  assert_mistake("channels: [feed]\nfeed: {fatigue: 0.5}\n",
                 "s.yaml:2:17: feed.fatigue: unused, since no organization has feed.posts above 1");
  assert_mistake("channels: [conversation]\nfeed: {posts: 2}\n",
                 "feed.posts: unused, since no organization lists feed");
  assert_mistake("official-page: {post_gap_days: 2}\n",
                 "unused, since no organization has official-page.posts above 1");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_contact_is_reached_by_any_of_the_posts),
      cmocka_unit_test(test_all_posts_are_seen_with_full_attention),
      cmocka_unit_test(test_frequency_is_that_of_independent_looks),
      cmocka_unit_test(test_a_post_has_the_days_that_are_left),
      cmocka_unit_test(test_who_was_not_convinced_stays_so),
      cmocka_unit_test(test_people_of_the_market_post_once),
      cmocka_unit_test(test_the_page_posts_again_too),
      cmocka_unit_test(test_posts_that_nobody_looks_at_change_nothing),
      cmocka_unit_test(test_what_cannot_act_is_refused)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

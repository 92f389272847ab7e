/* Known answers of e-mail, meeting, shared space and internal participation: binomial reach,
 * uniform waiting, chains, who counts as a sender. Delays are in test_delays.c. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/play.h"

/* One associate, everybody has one contact of its own: the message travels along a chain. */
#define CHAIN                                                                                      \
  "associates: {count: 1, contacts: {law: constant, mean: 1}}\n"                                   \
  "market: {audiences: separate, contacts: {law: constant, mean: 1}}\n"                            \
  "participation: 1\n"
#define FULL_TRUST "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 1}\n"

enum { MANY = 20000, FEW = 500 };

static void assert_always(const test_play *play, int measure, double expected, const char *what) {
  const double *value = test_play_values(play, 0, measure);
  for (uint64_t r = 0; r < play->result.n_replicates; r++)
    if (!(fabs(value[r] - expected) <= 1e-9))
      fail_msg("%s: expected %g, got %g in replicate %lu", what, expected, value[r],
               (unsigned long)r);
  print_message("  %-48s always %g, n %lu\n", what, expected,
                (unsigned long)play->result.n_replicates);
}

static void assert_moments(const test_play *play, int measure, double mean, double variance,
                           const char *what) {
  test_moments m = test_play_moments(play, 0, measure);
  assert_mean(&m, mean, what);
  assert_variance(&m, variance, what);
}

/* 10 associates write to 6 of their 20 contacts, whom nobody shares. */
static void assert_email_is_binomial(unsigned n_recipients, double attention) {
  enum { SENDERS = 10, CONTACTS = 20 };
  double n = SENDERS * fmin(n_recipients, CONTACTS);
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 61, days: 60}\n"
                "associates: {count: %d, contacts: {law: constant, mean: %d}}\n"
                "market: {audiences: separate}\n"
                "participation: 1\n"
                "channels: [email]\n"
                "email: {audience: contacts, recipients: %u, attention: %.17g, forward: 0}\n",
                MANY, SENDERS, CONTACTS, n_recipients, attention);
  assert_always(&play, REACH_MEASURE_gross_contacts, n, "addressed by e-mail");
  assert_always(&play, REACH_MEASURE_senders, SENDERS, "writers of e-mail");
  assert_moments(&play, REACH_MEASURE_reach, n * attention, n * attention * (1 - attention),
                 "readers of e-mail: binomial");
  test_play_free(&play);
}

static void test_email_reaches_m_of_the_contacts_independently(void **state) {
  (void)state;
  assert_email_is_binomial(6, .35);
  assert_email_is_binomial(1, .9);
  assert_email_is_binomial(20, .5);
  assert_email_is_binomial(1000000, .5); /* no more than there are */
  assert_email_is_binomial(6, 1);
  assert_email_is_binomial(6, 0);
  assert_email_is_binomial(0, .5);
}

/* Two people who write to 3 of the same 7 each: all 3 + 3 distinct, overlap hypergeometric. */
static void test_recipients_are_a_random_subset(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 62, days: 60}\n"
                "associates: {count: 2, contacts: {law: constant, mean: 7}}\n"
                "market: {people: 7, segments: 1}\n"
                "participation: 1\n"
                "channels: [email]\n"
                "email: {audience: contacts, recipients: 3, attention: 1, forward: 0,\n"
                "        delay: constant}\n",
                MANY);
  const double law[] = {0, 0, 0, 1 / 35., 12 / 35., 18 / 35., 4 / 35.};
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_reach), MANY, law, 7,
                      "different people among 3 + 3 of 7");
  test_play_free(&play);
}

/* Each generation is attention x forward x onward_recipients as large as the one before. */
static void test_forwarded_email_is_a_branching_process(void **state) {
  (void)state;
  const double first = 4 * .6, growth = .6 * .5 * 2;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 63, days: 4}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 9}}\n"
                "market: {audiences: separate, contacts: {law: constant, mean: 5}}\n"
                "participation: 1\n" FULL_TRUST "channels: [email]\n"
                "email: {audience: contacts, recipients: 4, onward_recipients: 2, attention: 0.6,\n"
                "        forward: 0.5, delay: constant, half_life_days: 1}\n",
                MANY);
  const reach_answer *answer = &play.result.answer[0];
  assert_int_equal(answer->n_hops, 5);
  for (unsigned hop = 1; hop <= 4; hop++)
    assert_within_sigmas(answer->hop[hop].mean, first * pow(growth, hop - 1),
                         (answer->hop[hop].ci_high - answer->hop[hop].ci_low) / 2 / 1.96,
                         "readers of one generation");
  test_play_free(&play);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Largest distance between the values divided by `scale` and a uniform law, times sqrt(n);
 * Kolmogorov 1933: above 3.5 with probability 2 exp(-2 x 3.5^2) = 5e-11. */
static void assert_uniform(const double *value, uint64_t n, double scale, const char *what) {
  const double critical = 3.5;
  double *sorted = malloc(n * sizeof *sorted), worst = 0;
  assert_non_null(sorted);
  for (uint64_t i = 0; i < n; i++) sorted[i] = value[i] / scale;
  qsort(sorted, n, sizeof *sorted, ascending);
  assert_true(sorted[0] >= 0 && sorted[n - 1] <= 1);
  for (uint64_t i = 0; i < n; i++) {
    worst = fmax(worst, fabs(sorted[i] - (double)i / (double)n));
    worst = fmax(worst, fabs(sorted[i] - (double)(i + 1) / (double)n));
  }
  free(sorted);
  print_message("  %-48s uniform, n %lu, Kolmogorov %.2f\n", what, (unsigned long)n,
                worst * sqrt((double)n));
  assert_true(worst * sqrt((double)n) < critical);
}

static void test_a_meeting_is_one_instant_for_all_who_are_there(void **state) {
  (void)state;
  const double every = 5, n = 8, attention = .9;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 64, days: 6}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 12}}\n"
                "market: {audiences: separate}\n"
                "participation: 1\n" FULL_TRUST "channels: [meeting]\n"
                "meeting: {audience: contacts, people: 8, every_days: %.17g, attention: %.17g}\n",
                MANY, every, attention);
  const double *first = test_play_values(&play, 0, REACH_MEASURE_days_to_half);
  const double *last = test_play_values(&play, 0, REACH_MEASURE_days_to_90);
  for (uint64_t r = 0; r < MANY; r++) assert_true(first[r] == last[r]); /* .1^8: somebody heard */
  assert_uniform(first, MANY, every, "day of the meeting");
  assert_moments(&play, REACH_MEASURE_days_to_half, every / 2, every * every / 12, "day");
  assert_moments(&play, REACH_MEASURE_reach, n * attention, n * attention * (1 - attention),
                 "listeners: binomial");
  assert_always(&play, REACH_MEASURE_senders, 1, "nobody outside speaks at meetings");
  assert_always(&play, REACH_MEASURE_gross_contacts, n, "at the meeting");
  test_play_free(&play);
}

/* The first and the second of two uniform waiting times: means 1/3 and 2/3, variance 1/18. */
static void test_everybody_waits_for_a_meeting_of_their_own(void **state) {
  (void)state;
  const double every = 6;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 65, days: 7}\n"
                "associates: {count: 2, contacts: {law: constant, mean: 1}}\n"
                "market: {audiences: separate}\n"
                "participation: 1\n"
                "channels: [meeting]\n"
                "meeting: {audience: contacts, people: 3, every_days: %.17g, attention: 1}\n",
                MANY, every);
  assert_moments(&play, REACH_MEASURE_days_to_half, every / 3, every * every / 18, "first of two");
  assert_moments(&play, REACH_MEASURE_days_to_90, every * 2 / 3, every * every / 18,
                 "second of two");
  test_play_free(&play);
}

/* Share of listeners with an intact story: fidelity; pairs have coins of their own. */
static void test_a_meeting_is_retold(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 66, days: 9}\n"
                "associates: {count: 1, contacts: {law: constant, mean: 5}}\n"
                "market: {audiences: separate}\n"
                "participation: 1\n"
                "channels: [meeting]\n"
                "meeting: {audience: contacts, people: 5, attention: 1, fidelity: 0.8}\n",
                MANY);
  assert_moments(&play, REACH_MEASURE_accurate_reach, 4, .8, "5 listeners, fidelity .8");
  test_play_free(&play);
}

/* Six people, one a day, by the channel and the settings that are given. */
static void play_chain(test_play *play, const char *channel, const char *settings,
                       unsigned n_replicates) {
  test_play_run(play,
                "run: {replicates: %u, seed: 67, days: 6}\n" CHAIN FULL_TRUST "channels: [%s]\n"
                "%s: {%s, attention: 1, delay: constant, half_life_days: 1}\n",
                n_replicates, channel, channel, settings);
}

/* Intact up to hop d and not beyond: .8^d x .2; .328 after 5 and .262 after 6 tellings. */
static void test_retold_copies_lose_details_and_linked_ones_do_not(void **state) {
  (void)state;
  enum { HOPS = 6 };
  const char *const channel[] = {"email", "feed"};
  const char *const onward[] = {"audience: contacts, forward: 1", "reshare: 1"};
  double law[HOPS + 2] = {0};
  for (unsigned d = 0; d < HOPS; d++) law[d] = pow(.8, d) * .2;
  law[HOPS] = pow(.8, HOPS);
  for (size_t c = 0; c < sizeof channel / sizeof *channel; c++) {
    char settings[100];
    test_play play;
    snprintf(settings, sizeof settings, "%s, copy: retold, fidelity: 0.8", onward[c]);
    play_chain(&play, channel[c], settings, MANY);
    assert_always(&play, REACH_MEASURE_reach, HOPS, "a chain of six");
    assert_distribution(test_play_values(&play, 0, REACH_MEASURE_accurate_reach), MANY, law,
                        HOPS + 2, "intact along a retold chain");
    test_play_free(&play);
    snprintf(settings, sizeof settings, "%s, copy: linked", onward[c]);
    play_chain(&play, channel[c], settings, FEW);
    assert_always(&play, REACH_MEASURE_accurate_reach, HOPS, "intact along a linked chain");
    assert_always(&play, REACH_MEASURE_hops_mean, 3.5, "hops 1 to 6");
    test_play_free(&play);
  }
}

/* The first of the chain is told a garbled story; four more read what it forwards. */
static void test_a_link_mends_what_talk_has_garbled(void **state) {
  (void)state;
  const struct {
    const char *copy;
    double expected;
  } row[] = {{"copy: linked", 4}, {"copy: retold, fidelity: 1", 0}};
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: %d, seed: 68, days: 5}\n" CHAIN FULL_TRUST
                  "channels: [conversation, email]\n"
                  "conversation: {people: 1, pace: 100000, attention: 1, retell: 0, fidelity: 0}\n"
                  "email: {audience: contacts, recipients: 0, onward_recipients: 1, attention: 1,\n"
                  "        forward: 1, delay: constant, half_life_days: 1, %s}\n",
                  FEW, row[i].copy);
    assert_always(&play, REACH_MEASURE_reach, 5, "one by talk, four by e-mail");
    assert_always(&play, REACH_MEASURE_accurate_reach, row[i].expected, row[i].copy);
    test_play_free(&play);
  }
}

static void test_everybody_in_the_space_is_one_hop_from_the_source(void **state) {
  (void)state;
  test_play play;
  play_chain(&play, "shared-space", "point: 1", FEW);
  assert_always(&play, REACH_MEASURE_reach, 6, "a chain of six who point");
  assert_always(&play, REACH_MEASURE_accurate_reach, 6, "all read the source");
  assert_always(&play, REACH_MEASURE_hops_mean, 1, "all are one hop away");
  assert_int_equal(play.result.answer[0].n_hops, 2);
  test_play_free(&play);
}

/* T = .6 decides at each step, whatever is thought of peers: d or more hear with .6^(d-1). */
static void test_the_space_is_believed_like_the_company(void **state) {
  (void)state;
  const char *const peer[] = {"0", "0.3", "1"};
  for (size_t i = 0; i < sizeof peer / sizeof *peer; i++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: %d, seed: 69, days: 4}\n" CHAIN
                  "trust: {sincerity: 1, competency: 0.6, reliability: 1, peer_credibility: %s}\n"
                  "channels: [shared-space]\n"
                  "shared-space: {point: 1, attention: 1, delay: constant}\n",
                  MANY, peer[i]);
    const double law[] = {0, .4, .6 * .4, .36 * .4, .216, 0};
    assert_distribution(test_play_values(&play, 0, REACH_MEASURE_reach), MANY, law, 6,
                        "people who were pointed to the space");
    test_play_free(&play);
  }
}

/* One uniform number for each pair: whoever hears a peer and reads the space after that peer
 * pointed there believes with the larger of both credibilities. */
static void test_two_credibilities_of_one_pair_make_the_larger(void **state) {
  (void)state;
  const struct { double trust, peer; } row[] = {{.5, .75}, {.75, .5}, {.6, .6}, {.75, 0}};
  enum { BINS = 12 };
  for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
    double either = fmax(row[i].trust, row[i].peer);
    double law[BINS] = {1 - row[i].trust}, rest = row[i].trust;
    for (unsigned k = 1; k < BINS - 1; k++) {
      law[k] = rest * (1 - either);
      rest *= either;
    }
    law[BINS - 1] = rest;
    test_play play;
    test_play_run(&play,
                  "run: {replicates: %d, seed: 70, days: 400}\n" CHAIN
                  "trust: {sincerity: %g, competency: 1, reliability: 1, peer_credibility: %g}\n"
                  "channels: [conversation, shared-space]\n"
                  "conversation: {people: 1, attention: 1, retell: 1, max_hops: 1000000}\n"
                  "shared-space: {point: 1, attention: 1}\n",
                  MANY, row[i].trust, row[i].peer);
    assert_distribution(test_play_values(&play, 0, REACH_MEASURE_accepted_reach), MANY, law, BINS,
                        "people who believed talk or space");
    test_play_free(&play);
  }
}

/* Settings for one contact who hears through several channels at one instant. */
static void assert_first_copy(const char *settings, double n_intact, const char *what) {
  test_play play;
  test_play_run(&play, "run: {replicates: %d, seed: 71, days: 1}\n" CHAIN FULL_TRUST "%s", FEW,
                settings);
  assert_always(&play, REACH_MEASURE_reach, 1, what);
  assert_always(&play, REACH_MEASURE_accurate_reach, n_intact, what);
  test_play_free(&play);
}

static void test_copies_of_one_instant_come_in_the_order_of_channels(void **state) {
  (void)state;
#define EMAIL "email: {audience: contacts, attention: 1, forward: 0, delay: constant, "
#define MEETING "meeting: {audience: contacts, attention: 1, every_days: 0, "
#define FEED "feed: {attention: 1, reshare: 0, delay: constant, half_life_days: "
  assert_first_copy("channels: [feed, meeting, email]\n" EMAIL
                    "half_life_days: 0, copy: retold, fidelity: 0}\n" MEETING "fidelity: 1}\n" FEED
                    "0}\n",
                    0, "e-mail before meeting and feed");
  assert_first_copy("channels: [feed, meeting, email]\n" EMAIL
                    "half_life_days: 0, copy: linked}\n" MEETING "fidelity: 0}\n" FEED
                    "0, copy: retold, fidelity: 0}\n",
                    1, "e-mail before both");
  assert_first_copy("channels: [feed, meeting]\n" MEETING "fidelity: 0}\n" FEED "0}\n", 0,
                    "meeting before feed");
  assert_first_copy("channels: [shared-space, feed]\n" FEED "1, copy: retold, fidelity: 0}\n"
                    "shared-space: {attention: 1, point: 0, delay: constant}\n",
                    0, "feed before space");
}

/* From the second person on the space's copy has fewer hops than the feed's: it comes first. */
static void test_the_source_comes_before_a_copy_of_the_same_instant(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 72, days: 6}\n" CHAIN FULL_TRUST
                "channels: [feed, shared-space]\n"
                "feed: {attention: 1, reshare: 1, delay: constant, copy: retold, fidelity: 0}\n"
                "shared-space: {attention: 1, point: 1, delay: constant}\n",
                FEW);
  assert_always(&play, REACH_MEASURE_reach, 6, "a chain of six through both");
  assert_always(&play, REACH_MEASURE_accurate_reach, 5, "all but the first read the source first");
  assert_always(&play, REACH_MEASURE_hops_mean, 1, "and are one hop from it");
  test_play_free(&play);
}

/* 20 associates start; everybody is everybody's colleague. */
static void assert_senders(const char *settings, double n_senders, double n_addressed) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 73, days: 30, networks: 4}\n"
                "associates: {count: 20, contacts: {law: constant, mean: 7}}\n"
                "work_ties: {model: departments, departments: 1, mean_degree: 19, silo: 0}\n"
                "market: {audiences: separate}\n"
                "%s",
                FEW, settings);
  assert_always(&play, REACH_MEASURE_senders, n_senders, "senders");
  assert_always(&play, REACH_MEASURE_gross_contacts, n_addressed, "people addressed outside");
  test_play_free(&play);
}

static void test_internal_and_outward_participants_are_counted_exactly(void **state) {
  (void)state;
#define OUTWARD "feed: {audience: contacts, attention: 0.5, reshare: 0}\n"
#define INWARD "meeting: {audience: colleagues, people: 5}\n"
#define BOTH "feed: {audience: both, attention: 0.5, reshare: 0}\n"
  assert_senders("participation: 0.25\ninternal_participation: 0.6\nchannels: [feed]\n" OUTWARD, 5,
                 35);
  assert_senders("participation: 0.25\ninternal_participation: 0.6\nchannels: [meeting]\n" INWARD,
                 12, 0);
  assert_senders("participation: 0.25\ninternal_participation: 0.6\n"
                 "channels: [feed, meeting]\n" OUTWARD INWARD,
                 12, 35);
  assert_senders("participation: 0.6\ninternal_participation: 0.25\n"
                 "channels: [feed, meeting]\n" OUTWARD INWARD,
                 12, 84);
  assert_senders("participation: 0.6\ninternal_participation: 0.25\nchannels: [feed]\n" BOTH, 12,
                 84);
  assert_senders("participation: 0\ninternal_participation: 1\nchannels: [feed]\n" BOTH, 20, 0);
  assert_senders("participation: 1\ninternal_participation: 0\nchannels: [meeting]\n" INWARD, 0, 0);
  assert_senders("participation: 0.25\nchannels: [meeting]\n" INWARD, 5, 0); /* by default alike */
}

/* One of 20 starts, who are all colleagues of each other. */
static void play_one_of_twenty(test_play *play, const char *settings) {
  test_play_run(play,
                "run: {replicates: %d, seed: 74, days: 30, networks: 4}\n"
                "associates: {count: 20, contacts: {law: constant, mean: 7}}\n"
                "work_ties: {model: departments, departments: 1, mean_degree: 19, silo: 0}\n"
                "market: {audiences: separate}\n"
                "participation: 1\n"
                "cascade: {seed_set: [4]}\n"
                "%s",
                FEW, settings);
}

static void test_who_never_heard_tells_nobody(void **state) {
  (void)state;
  test_play play;
  play_one_of_twenty(&play,
                     "channels: [feed]\nfeed: {attention: 1, reshare: 0, delay: constant}\n");
  assert_always(&play, REACH_MEASURE_internal_reach, 1, "no channel leads to colleagues");
  assert_always(&play, REACH_MEASURE_senders, 1, "one starts, one sends");
  assert_always(&play, REACH_MEASURE_reach, 7, "the contacts of one");
  test_play_free(&play);
#define TO_ALL                                                                                     \
  "channels: [email, feed]\n"                                                                      \
  "email: {recipients: 19, attention: 1, delay: constant, forward: 0}\n"                           \
  "feed: {attention: 1, reshare: 0, delay: constant}\n"
  play_one_of_twenty(&play, FULL_TRUST TO_ALL);
  assert_always(&play, REACH_MEASURE_internal_reach, 20, "an e-mail to all");
  assert_always(&play, REACH_MEASURE_senders, 20, "all believe and send");
  assert_always(&play, REACH_MEASURE_reach, 140, "the contacts of all");
  test_play_free(&play);
  play_one_of_twenty(&play, "trust: {sincerity: 0}\n" TO_ALL);
  assert_always(&play, REACH_MEASURE_internal_reach, 20, "an e-mail to all whom nobody believes");
  assert_always(&play, REACH_MEASURE_senders, 1, "nobody sends it on");
  assert_always(&play, REACH_MEASURE_reach, 7, "the contacts of one");
  test_play_free(&play);
  play_one_of_twenty(&play, "internal_participation: 0\n" FULL_TRUST TO_ALL);
  assert_always(&play, REACH_MEASURE_internal_reach, 1, "nobody takes part inside");
  test_play_free(&play);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_email_reaches_m_of_the_contacts_independently),
      cmocka_unit_test(test_recipients_are_a_random_subset),
      cmocka_unit_test(test_forwarded_email_is_a_branching_process),
      cmocka_unit_test(test_a_meeting_is_one_instant_for_all_who_are_there),
      cmocka_unit_test(test_everybody_waits_for_a_meeting_of_their_own),
      cmocka_unit_test(test_a_meeting_is_retold),
      cmocka_unit_test(test_retold_copies_lose_details_and_linked_ones_do_not),
      cmocka_unit_test(test_a_link_mends_what_talk_has_garbled),
      cmocka_unit_test(test_everybody_in_the_space_is_one_hop_from_the_source),
      cmocka_unit_test(test_the_space_is_believed_like_the_company),
      cmocka_unit_test(test_two_credibilities_of_one_pair_make_the_larger),
      cmocka_unit_test(test_copies_of_one_instant_come_in_the_order_of_channels),
      cmocka_unit_test(test_the_source_comes_before_a_copy_of_the_same_instant),
      cmocka_unit_test(test_internal_and_outward_participants_are_counted_exactly),
      cmocka_unit_test(test_who_never_heard_tells_nobody)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

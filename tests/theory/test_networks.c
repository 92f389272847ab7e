/* Networks with contacts of their own: their numbers follow the law, the contacts of a person on
 * different networks are as far from each other as chance has them, colleagues are connected by
 * independent coins, and what a network brings is known exactly where nobody reshares. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/people.h"
#include "study/stage.h"
#include "support/play.h"
#include "support/staged.h"

enum { MANY = 4000, DRAWN = 2500 };

#define ALL_NETWORKS "channels: [professional-network, friends-network, microblog]\n"

static const int circles[] = {REACH_CIRCLE_GENERAL, REACH_CIRCLE_PROFESSIONAL, REACH_CIRCLE_FRIENDS,
                              REACH_CIRCLE_MICROBLOG};
enum { N_CIRCLES = sizeof circles / sizeof *circles };

/* Numbers of contacts of person `who`, one in each replicate. */
static test_moments counts(const test_staged *s, int circle, uint64_t who, double *value) {
  for (uint32_t r = 0; r < DRAWN; r++) {
    reach_people people = reach_people_open(s->plan, r);
    value[r] = (double)reach_people_n_contacts(&people, circle, who);
  }
  return test_moments_of(value, DRAWN, 1);
}

static double correlation(const double *x, const double *y, unsigned n) {
  test_moments a = test_moments_of(x, n, 1), b = test_moments_of(y, n, 1);
  double sum = 0;
  for (unsigned i = 0; i < n; i++) sum += (x[i] - a.mean) * (y[i] - b.mean);
  return sum / n / sqrt(a.variance * b.variance);
}

/* Poisson laws: mean and variance of each are known, and nobody's number tells another. */
static void test_numbers_of_contacts_follow_the_law_of_each_network(void **state) {
  (void)state;
  static const double mean[N_CIRCLES] = {7, 30, 20, 12};
  test_staged s;
  test_staged_make(&s,
                   "run: {seed: 21}\nassociates: {count: 3, contacts: {law: poisson, mean: 7}}\n"
                   "market: {people: 100000, contacts: {law: poisson, mean: 7}}\n" ALL_NETWORKS
                   "professional-network: {contacts: {law: poisson, mean: 30}}\n"
                   "friends-network: {contacts: {law: poisson, mean: 20}}\n"
                   "microblog: {contacts: {law: poisson, mean: 12}}\n");
  static double value[2][N_CIRCLES][DRAWN];
  const uint64_t who[] = {1, 500}; /* an associate, and somebody of the market */
  for (int w = 0; w < 2; w++) {
    for (int c = 0; c < N_CIRCLES; c++) {
      test_moments m = counts(&s, circles[c], who[w], value[w][c]);
      assert_mean(&m, mean[c], "mean number of contacts");
      assert_variance(&m, mean[c], "variance of the number of contacts");
    }
  }
  for (int a = 0; a < 2 * N_CIRCLES; a++)
    for (int b = 0; b < a; b++)
      assert_within_sigmas(correlation(value[a / N_CIRCLES][a % N_CIRCLES],
                                       value[b / N_CIRCLES][b % N_CIRCLES], DRAWN),
                           0, 1 / sqrt(DRAWN), "correlation of numbers");
  test_staged_free(&s);
}

enum { MARKET = 1000, K_ONE = 60, K_OTHER = 90 };

static void mark(const reach_people *people, int circle, uint64_t who, bool *is_contact) {
  reach_contacts contacts;
  memset(is_contact, 0, MARKET * sizeof *is_contact);
  reach_people_contacts(people, circle, who, UINT64_MAX, &contacts);
  for (uint64_t j = 0; j < contacts.n; j++) {
    uint64_t position = reach_contacts_person(&contacts, j) - people->plan->world->market.first_id;
    assert_in_range(position, 0, MARKET - 1);
    assert_false(is_contact[position]); /* distinct */
    is_contact[position] = true;
  }
}

/* In one segment the overlap of two sets is hypergeometric: mean k·k'/M. */
static void test_contacts_on_two_networks_meet_by_chance(void **state) {
  (void)state;
  test_staged s;
  test_staged_make(&s, "run: {seed: 22}\nassociates: {count: 3}\n"
                       "market: {people: 1000, segments: 1}\n" ALL_NETWORKS
                       "professional-network: {contacts: {law: constant, mean: 60}}\n"
                       "friends-network: {contacts: {law: constant, mean: 90}}\n"
                       "microblog: {contacts: {law: constant, mean: 60}}\n");
  static double common[DRAWN];
  bool one[MARKET], other[MARKET], again[MARKET];
  for (uint32_t r = 0; r < DRAWN; r++) {
    reach_people people = reach_people_open(s.plan, r);
    mark(&people, REACH_CIRCLE_PROFESSIONAL, 1, one);
    mark(&people, REACH_CIRCLE_PROFESSIONAL, 1, again);
    assert_memory_equal(one, again, sizeof one);
    mark(&people, REACH_CIRCLE_FRIENDS, 1, other);
    common[r] = 0;
    for (int i = 0; i < MARKET; i++) common[r] += one[i] && other[i];
  }
  test_moments m = test_moments_of(common, DRAWN, 1);
  double mean = (double)K_ONE * K_OTHER / MARKET;
  assert_mean(&m, mean, "people known on both");
  assert_variance(&m, mean * (MARKET - K_ONE) / MARKET * (MARKET - K_OTHER) / (MARKET - 1),
                  "people known on both, variance");
  test_staged_free(&s);
}

/* A star: the hub is associate 0 and has 20 colleagues. */
#define HUB                                                                                        \
  "work_ties: {model: file, file: %s}\n"                                                           \
  "associates: {contacts: {law: constant, mean: 5}}\n"                                             \
  "market: {people: 5000, segments: 1}\n"                                                          \
  "cascade: {seed_set: [0]}\nparticipation: 1\n"

enum { COLLEAGUES = 20, CONTACTS = 40 };

static void star(char *path) {
  char text[16 * COLLEAGUES] = "";
  for (int i = 1; i <= COLLEAGUES; i++) sprintf(text + strlen(text), "0-%d ", i);
  test_network_write(path, text);
}

static void binomial(double n, double p, double *probability) {
  for (int k = 0; k <= (int)n; k++)
    probability[k] = exp(lgamma(n + 1) - lgamma(k + 1.) - lgamma(n - k + 1) +
                         (k > 0 ? k * log(p) : 0) + (k < n ? (n - k) * log1p(-p) : 0));
}

/* Trust 0: nobody else passes it on. Who starts counts in internal_reach. */
static void assert_hub(const char *path, double attention, double share) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 23, days: 3}\n" HUB
                "trust: {sincerity: 0}\nchannels: [professional-network]\n"
                "professional-network: {attention: %.17g, colleagues: %.17g, delay: constant,\n"
                "  contacts: {law: constant, mean: %d}}\n",
                MANY, path, attention, share, CONTACTS);
  static double internal[MANY];
  double law[CONTACTS + 2];
  const double *seen = test_play_values(&play, 0, REACH_MEASURE_internal_reach);
  for (int r = 0; r < MANY; r++) internal[r] = seen[r] - 1;
  binomial(COLLEAGUES, attention * share, law);
  assert_distribution(internal, MANY, law, COLLEAGUES + 1, "colleagues reached");
  binomial(CONTACTS, attention, law);
  assert_distribution(test_play_values(&play, 0, REACH_MEASURE_reach), MANY, law, CONTACTS + 1,
                      "contacts reached");
  test_play_free(&play);
}

static void test_one_associate_reaches_binomial_numbers(void **state) {
  (void)state;
  char path[TEST_PATH];
  star(path);
  assert_hub(path, .35, .6);
  assert_hub(path, .35, 1);
  assert_hub(path, .35, 0);
  assert_hub(path, .9, .1);
  assert_hub(path, 1, .5);
  remove(path);
}

/* The same connections in every replicate of a fixed company: with full attention the same
 * colleagues hear it. */
static void test_connections_stay_in_a_fixed_company(void **state) {
  (void)state;
  char path[TEST_PATH];
  test_play play;
  star(path);
  test_play_run(&play,
                "run: {replicates: 200, seed: 24, days: 3, world: fixed}\n" HUB
                "trust: {sincerity: 0}\nchannels: [microblog]\n"
                "microblog: {attention: 1, colleagues: 0.5, delay: constant}\n",
                path);
  test_moments m = test_play_moments(&play, 0, REACH_MEASURE_internal_reach);
  assert_close(m.variance, 0, 0, "colleagues of a fixed company");
  assert_in_range((unsigned)m.mean, 2, COLLEAGUES);
  test_play_free(&play);
  remove(path);
}

/* n people with k_c contacts on each network: M(1 - prod (1 - q_c k_c / M)^n). */
static void test_several_networks_reach_the_product_of_what_they_miss(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: 600, seed: 25, days: 30}\nassociates: {count: 40}\n"
                "market: {people: 3000, segments: 1}\nparticipation: 0.5\n" ALL_NETWORKS
                "professional-network: {contacts: {law: constant, mean: 60}, attention: 0.4,\n"
                "  reshare: 0, delay: constant}\n"
                "friends-network: {contacts: {law: constant, mean: 90}, attention: 0.2,\n"
                "  reshare: 0, delay: constant}\n"
                "microblog: {contacts: {law: constant, mean: 50}, attention: 1,\n"
                "  reshare: 0, delay: constant}\n");
  double n = 20, m = 3000, missed = pow((1 - .4 * 60 / m) * (1 - .2 * 90 / m) * (1 - 50 / m), n);
  double in_none = pow((1 - 60 / m) * (1 - 90 / m) * (1 - 50 / m), n);
  test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
  assert_mean(&reach, m * (1 - missed), "reach of three networks");
  test_moments overlap = test_play_moments(&play, 0, REACH_MEASURE_overlap);
  assert_close(overlap.mean, 1 - m * (1 - in_none) / (n * 200), 1e-9, "overlap of the audiences");
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_gross_contacts).mean, n * 200, 0, "gross");
  assert_close(test_play_moments(&play, 0, REACH_MEASURE_first_posts).mean, 3 * n, 0, "posts");
  test_play_free(&play);
}

static void test_limits(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play,
                "run: {replicates: 50, seed: 26}\nassociates: {count: 4}\n"
                "market: {people: 500}\nparticipation: 1\n"
                "organizations:\n"
                "  nobody-looks: {channels: [microblog], microblog: {attention: 0}}\n"
                "  no-contacts: {channels: [microblog], microblog: {contacts: {mean: 0}}}\n"
                "  all-look: {channels: [microblog], trust: {sincerity: 0}, microblog:\n"
                "    {attention: 1, delay: constant, contacts: {law: constant, mean: 500}}}\n");
  for (size_t o = 0; o < 2; o++)
    assert_close(test_play_moments(&play, o, REACH_MEASURE_reach).mean, 0, 0, "nobody reached");
  assert_close(test_play_moments(&play, 1, REACH_MEASURE_gross_contacts).mean, 0, 0, "no contacts");
  assert_close(test_play_moments(&play, 2, REACH_MEASURE_reach).mean, 500, 0, "everybody reached");
  test_play_free(&play);
}

/* Streams are named by the channel: one network more changes nothing on the others. */
static void test_a_network_does_not_disturb_the_others(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 100, seed: 27}\nassociates: {count: 20}\n"
                       "market: {people: 100000}\nparticipation: 0.5\norganizations:\n"
                       "  alone: {channels: [microblog]}\n"
                       "  with-silence: {channels: [microblog, friends-network, feed],\n"
                       "    friends-network: {attention: 0}, feed: {attention: 0}}\n");
  const int same[] = {REACH_MEASURE_reach, REACH_MEASURE_accepted_reach,
                      REACH_MEASURE_days_to_half};
  for (size_t i = 0; i < sizeof same / sizeof *same; i++)
    assert_memory_equal(test_play_values(&play, 0, same[i]), test_play_values(&play, 1, same[i]),
                        100 * sizeof(double));
  test_play_free(&play);
}

static void play_on(unsigned n_threads, const char *text, test_play *play) {
  reach_report report = {0};
  reach_study_options options = {.n_threads = n_threads};
  *play = (test_play){0};
  assert_ok(reach_scenario_read(text, strlen(text), "t.yaml", NULL, &play->scenario, &report),
            &report);
  assert_ok(reach_study_run(&play->scenario, &options, &play->result, &report), &report);
  reach_report_free(&report);
}

static void test_numbers_do_not_depend_on_threads(void **state) {
  (void)state;
  static const char text[] = "run: {replicates: 40, seed: 28, networks: 3}\n"
                             "associates: {count: 60}\nwork_ties: {model: departments}\n"
                             "market: {people: 20000}\nparticipation: 0.5\n" ALL_NETWORKS;
  test_play one, many;
  play_on(1, text, &one);
  play_on(5, text, &many);
  assert_memory_equal(one.result.value, many.result.value,
                      REACH_N_MEASURES * one.result.n_replicates * sizeof(double));
  test_play_free(&one);
  test_play_free(&many);
}

static void test_what_has_no_effect_is_a_mistake(void **state) {
  (void)state;
  assert_mistake("channels: [microblog]\nmicroblog: {colleagues: 0.5}\n",
                 "microblog.colleagues: unused");
  assert_mistake("channels: [feed]\nmicroblog: {attention: 0.5}\n", "microblog.attention: unused");
  assert_mistake(
      "channels: [microblog]\nmarket: {people: 100}\nassociates: {contacts: {mean: 9}}\n",
      "microblog.contacts.mean: 126 contacts need as many different people");
  assert_mistake("channels: [microblog]\nmicroblog: {tail: 0.5}\n", "microblog.tail: unused");
  assert_mistake("channels: [microblog]\nmicroblog: {colleagues: 1.5}\n", "microblog.colleagues");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers_of_contacts_follow_the_law_of_each_network),
      cmocka_unit_test(test_contacts_on_two_networks_meet_by_chance),
      cmocka_unit_test(test_one_associate_reaches_binomial_numbers),
      cmocka_unit_test(test_connections_stay_in_a_fixed_company),
      cmocka_unit_test(test_several_networks_reach_the_product_of_what_they_miss),
      cmocka_unit_test(test_limits),
      cmocka_unit_test(test_a_network_does_not_disturb_the_others),
      cmocka_unit_test(test_numbers_do_not_depend_on_threads),
      cmocka_unit_test(test_what_has_no_effect_is_a_mistake),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

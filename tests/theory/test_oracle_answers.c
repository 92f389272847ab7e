/* ctest: long
 * Mechanisms together, with answers worked out by hand: who believes three senders of different
 * credibility who tire people, what a programme costs for a person, legs that are learnt and
 * published on a network, and what people do who are not equally active. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/play.h"
#include "support/scratch.h"

enum { MANY = 20000, MOST_PEOPLE = 64 };

static void assert_binomial(const test_play *play, int measure, unsigned n, double p,
                            const char *what) {
  double probability[MOST_PEOPLE + 2];
  assert_true(n < MOST_PEOPLE);
  for (unsigned k = 0; k <= n; k++) probability[k] = gsl_ran_binomial_pdf(k, p, n);
  probability[n + 1] = 0;
  assert_distribution(test_play_values(play, 0, measure), MANY, probability, n + 2, what);
}

/* The chance to look at one of n posts at least. */
static double seen(unsigned n, double attention, double fatigue) {
  double unseen = 1;
  for (unsigned k = 0; k < n; k++) unseen *= 1 - attention * pow(1 - fatigue, k);
  return 1 - unseen;
}

/* Of the senders in a set, none convinces alone and no two do together. */
static double convinced_by(unsigned set, const double credibility[3], double r) {
  double not_yet = 1;
  for (int i = 0; i < 3; i++) {
    if (!(set >> i & 1)) continue;
    not_yet *= 1 - credibility[i];
    for (int k = 0; k < i; k++)
      if (set >> k & 1) not_yet *= 1 - r * fmin(credibility[i], credibility[k]);
  }
  return 1 - not_yet;
}

/* Everybody in a market of 30 is a contact of two associates, in the feed and on a network, and
 * follows the page. Legs: a by the roster, b by its department, the page by the company. */
static void test_three_senders_who_tire_people(void **state) {
  (void)state;
  const double r = .6, credibility[] = {.3, .2, .4};
  scratch_write("two.csv", "id,department,competency\na,x,0.3\nb,y,\n");
  scratch_write("legs.csv", "department,reliability,competency\nx,0.5,0.1\ny,0.2,\n");
  const double by_associate = 1 - (1 - seen(3, .3, .4)) * (1 - seen(2, .2, .5));
  const double s[] = {by_associate, by_associate, seen(4, .3, .1)};
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 121, days: 60}\n"
                "associates: {roster: two.csv, contacts: {law: constant, mean: 30}}\n"
                "market: {people: 30, segments: 1, contacts: {law: constant, mean: 2}}\n"
                "participation: 1\n"
                "trust: {rule: weakest-leg, sincerity: 0.9, competency: 0.4, reliability: 0.8,\n"
                "  departments: legs.csv, reinforcement: %.17g}\n"
                "channels: [official-page, feed, microblog]\n"
                "feed: {attention: 0.3, posts: 3, fatigue: 0.4, reshare: 0, delay: constant}\n"
                "microblog: {attention: 0.2, posts: 2, fatigue: 0.5, reshare: 0, delay: constant,\n"
                "  contacts: {law: constant, mean: 30}}\n"
                "official-page: {followers: 30, attention: 0.3, posts: 4, fatigue: 0.1,\n"
                "  delay: constant}\n",
                MANY, r);
  double p = 0, reached = 1;
  for (unsigned set = 0; set < 8; set++) {
    double chance = 1;
    for (int i = 0; i < 3; i++) chance *= set >> i & 1 ? s[i] : 1 - s[i];
    p += chance * convinced_by(set, credibility, r);
  }
  for (int i = 0; i < 3; i++) reached *= 1 - s[i];
  assert_binomial(&play, REACH_MEASURE_reach, 30, 1 - reached, "reached by one of three");
  assert_binomial(&play, REACH_MEASURE_accepted_reach, 30, p, "convinced by one or two of three");
  test_play_free(&play);
}

/* Starts are uniform from 0 to 1, so that each gate lets 1 - gate through; nothing grows. */
static void test_what_a_person_costs_whom_a_programme_reaches(void **state) {
  (void)state;
  const double share = .5 * .6 * .7 * .8 * .9, n = 20, k = 3, q = .4, kept = .7;
  const double fixed = 11, each = 2 + 10 / 7.0 * (1 + 3 * .5), value = 50 / 1000.0;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 122, days: 10}\n"
                "associates: {count: 20, contacts: {law: constant, mean: 3}}\n"
                "market: {audiences: separate}\nprogramme: {weeks: 4}\n"
                "adoption: {model: adkar, support: 0, decay: 0, awareness: {start: 0.5, gate: 0.5},"
                "\n  desire: {start: 0.5, gate: 0.4}, knowledge: {start: 0.5, gate: 0.3},\n"
                "  ability: {start: 0.5, gate: 0.2}, reinforcement: {start: 0.5, gate: 0.1}}\n"
                "economics: {fixed_cost: 11, training_cost: 2, tools_cost: 1, hours: 3,\n"
                "  hourly_cost: 0.5, cpm: 50}\n"
                "channels: [feed]\nfeed: {attention: 0.4, reshare: 0, delay: constant,\n"
                "  copy: retold, fidelity: 0.7}\n",
                MANY);
  assert_binomial(&play, REACH_MEASURE_senders, 20, share, "who takes part");
  test_moments cost = test_play_moments(&play, 0, REACH_MEASURE_cost);
  assert_mean(&cost, fixed + n * share * each, "cost");
  assert_variance(&cost, n * share * (1 - share) * each * each, "cost, variance");
  const reach_summary *summary = play.result.answer[0].summary;
  const reach_summary *person = &summary[REACH_MEASURE_cost_per_accurate_reach];
  const reach_summary *back = &summary[REACH_MEASURE_roi];
  const double of_width = 1 / (2 * 1.96), people = n * share * k * q;
  assert_within_sigmas(person->mean, (fixed + n * share * each) / (people * kept),
                       (person->ci_high - person->ci_low) * of_width, "cost of a person");
  assert_within_sigmas(back->mean, people * value / (fixed + n * share * each) - 1,
                       (back->ci_high - back->ci_low) * of_width, "return");
  double nobody = 0;
  for (unsigned j = 0; j <= 20; j++)
    nobody += gsl_ran_binomial_pdf(j, share, 20) * pow(1 - q * kept, j * k);
  test_moments ratio = test_play_moments(&play, 0, REACH_MEASURE_cost_per_accurate_reach);
  assert_within_sigmas((double)ratio.n / MANY, 1 - nobody, sqrt(nobody * (1 - nobody) / MANY),
                       "replicates that reach somebody");
  double one_barrier = .5 * .4; /* aware, but not willing */
  test_moments desire = test_play_moments(&play, 0, REACH_MEASURE_barrier_desire);
  assert_mean(&desire, one_barrier, "barrier desire");
  test_play_free(&play);
}

/* After two weeks: knows .875, can .75 (as in test_growth); keeps .875; half of it is seen. The
 * department's sincerity stands for the company's. */
static void test_what_is_learnt_is_believed_on_a_network(void **state) {
  (void)state;
  scratch_write("one.csv", "id,department\na,x\n");
  scratch_write("sincere.csv", "department,sincerity\nx,0.8\n");
  const double competency = .5 * .75 + .5 * .1, reliability = .5 * .875 + .5 * .6, sincerity = .8;
  static const char *const rules[] = {"product", "weakest-leg", "mean"};
  const double trust[] = {sincerity * competency * reliability, competency,
                          (sincerity + competency + reliability) / 3};
  for (int i = 0; i < 3; i++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: %d, seed: 123, days: 30}\n"
                  "associates: {roster: one.csv}\nmarket: {people: 500, segments: 1}\n"
                  "participation: 1\nprogramme: {weeks: 2}\n"
                  "trust: {rule: %s, sincerity: 0.1, competency: 0.5, reliability: 0.5,\n"
                  "  departments: sincere.csv, judged_by: perception, transparency: 0.5,\n"
                  "  perceived: {sincerity: 0.3, competency: 0.1, reliability: 0.6},\n"
                  "  learning: {hours: 1, per_hour: 0.5, practice: 1, feedback: 0.5, pace: 1},\n"
                  "  opportunities: {per_week: 2, audited: 0.5, kept: 1, weight: 0.5}}\n"
                  "channels: [friends-network]\n"
                  "friends-network: {contacts: {law: constant, mean: 40}, attention: 0.6,\n"
                  "  posts: 2, fatigue: 0.5, reshare: 0, delay: constant}\n",
                  MANY, rules[i]);
    assert_binomial(&play, REACH_MEASURE_reach, 40, seen(2, .6, .5), "reached");
    assert_binomial(&play, REACH_MEASURE_accepted_reach, 40, seen(2, .6, .5) * trust[i], rules[i]);
    test_play_free(&play);
  }
}

/* Mean of f(a) over lognormal activities of mean 1. */
static double over_activity(double sigma, double (*f)(double a, const double *p), const double *p) {
  enum { STEPS = 200000 };
  double sum = 0;
  for (int i = 0; i < STEPS; i++)
    sum += f(exp(sigma * gsl_cdf_ugaussian_Pinv((i + .5) / STEPS) - sigma * sigma / 2), p);
  return sum / STEPS;
}

static double posts_at_all(double a, const double *n) {
  return fmin(1, n[0] * a);
}

/* Through the feed, the network, or both. */
static double passes_on(double a, const double *p) {
  return 1 - (1 - fmin(1, a * p[0])) * (1 - fmin(1, a * p[1]));
}

static double reshares(double a, const double *p) {
  return fmin(1, a * p[0]) + fmin(1, a * p[1]);
}

/* 12 associates with 4 contacts in the feed and 5 on the network; all look, all believe. Of the
 * 108 who are told, each passes on by its own activity; what they tell has no time left. */
static void test_people_who_are_not_equally_active(void **state) {
  (void)state;
  const double sigma = 1.2, of_market = .9, p[] = {.3, .5}, one = 1, two = 2;
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 124, days: 3}\n"
                "associates: {count: 12, contacts: {law: constant, mean: 4}, activity_sigma: %g}\n"
                "market: {audiences: separate, activity_sigma: %g, contacts: {law: constant, "
                "mean: 3}}\nparticipation: 1\n"
                "trust: {sincerity: 1, competency: 1, reliability: 1, peer_credibility: 0}\n"
                "channels: [feed, microblog]\n"
                "feed: {attention: 1, posts: 1, post_gap_days: 0, reshare: 0.3, delay: constant, "
                "half_life_days: 2}\n"
                "microblog: {attention: 1, posts: 2, post_gap_days: 0, reshare: 0.5,\n"
                "  delay: constant, half_life_days: 2, contacts: {law: constant, mean: 5}}\n",
                MANY, sigma, of_market);
  double in_feed = over_activity(sigma, posts_at_all, &one);
  double on_network = over_activity(sigma, posts_at_all, &two);
  double told = 12 * (4 * in_feed + 5 * on_network);
  double analytic = 1 - (gsl_cdf_ugaussian_P(sigma / 2) - gsl_cdf_ugaussian_P(-sigma / 2));
  assert_close(in_feed, analytic, 1e-5, "who posts at least once");
  test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
  assert_mean(&reach, told, "told");
  test_moments gross = test_play_moments(&play, 0, REACH_MEASURE_impressions);
  assert_mean(&gross, 12 * (4 + 2 * 5), "posts of mean activity 1");
  test_moments again = test_play_moments(&play, 0, REACH_MEASURE_reshares);
  test_moments first = test_play_moments(&play, 0, REACH_MEASURE_first_posts);
  double posts = 12 * (in_feed + on_network) + told * over_activity(of_market, reshares, p);
  double both = again.mean + first.mean;
  assert_within_sigmas(both, posts, hypot(again.mean_error, first.mean_error), "posts");
  test_moments senders = test_play_moments(&play, 0, REACH_MEASURE_senders);
  double either = told * over_activity(of_market, passes_on, p);
  /* associates: posts in the feed where U < a, on the network where U' < 2a, apart */
  const double apart[] = {1, 2};
  assert_mean(&senders, 12 * over_activity(sigma, passes_on, apart) + either, "senders");
  test_play_free(&play);
}

/* --- Who takes part because of contacts ------------------------------------------------------ */

enum { FOUR = 4, ORDERS = 24 };
static const double contacts_of_four[FOUR] = {3, 1, 20, 7}; /* by id */
static const int rank_of_four[FOUR] = {1, 0, 3, 2};

/* The number-th way to put four people in order, from 0. */
static void order_of(unsigned number, unsigned person_at[FOUR]) {
  unsigned left[FOUR] = {0, 1, 2, 3};
  for (unsigned place = 0, n = FOUR; n > 0; place++, n--) {
    unsigned i = number % n;
    number /= n;
    person_at[place] = left[i];
    for (; i + 1 < n; i++) left[i] = left[i + 1];
  }
}

/* Contacts of the n with the largest scores. */
static double contacts_of_the_first(unsigned number, double rho, int n) {
  unsigned person_at[FOUR];
  double score[FOUR], sum = 0;
  order_of(number, person_at);
  for (unsigned p = 0; p < FOUR; p++)
    score[person_at[p]] = rho * gsl_cdf_ugaussian_Pinv((rank_of_four[person_at[p]] + .5) / FOUR) +
                          sqrt(1 - rho * rho) * gsl_cdf_ugaussian_Pinv(1 - (p + .5) / FOUR);
  for (int u = 0; u < FOUR; u++) {
    int n_before = 0;
    for (int v = 0; v < FOUR; v++) n_before += score[v] > score[u];
    if (n_before < n) sum += contacts_of_four[u];
  }
  return sum;
}

/* All 24 random orders are as likely: the law of gross contacts is known. */
static void test_who_takes_part_of_four_people_of_a_roster(void **state) {
  (void)state;
  scratch_write("four.csv", "id,contacts\na,3\nb,1\nc,20\nd,7\n");
  const double rhos[] = {1, .97, .8, .45, .1, -.3, -.85, -1};
  for (size_t i = 0; i < sizeof rhos / sizeof *rhos; i++)
    for (int n = 1; n < FOUR; n++) {
      double probability[34] = {0};
      for (unsigned number = 0; number < ORDERS; number++)
        probability[(int)contacts_of_the_first(number, rhos[i], n)] += 1. / ORDERS;
      test_play play;
      test_play_run(&play,
                    "run: {replicates: %d, seed: 125, days: 3}\n"
                    "associates: {roster: four.csv}\nmarket: {audiences: separate}\n"
                    "participation: %g\nparticipation_correlation: %.17g\n"
                    "channels: [feed]\nfeed: {attention: 1, reshare: 0, delay: constant}\n",
                    MANY, n / 4., rhos[i]);
      char what[60];
      snprintf(what, sizeof what, "%d of four, correlation %g", n, rhos[i]);
      assert_distribution(test_play_values(&play, 0, REACH_MEASURE_gross_contacts), MANY,
                          probability, 34, what);
      test_play_free(&play);
    }
}

/* Given numbers that are equal: no id comes first. */
static void test_equal_numbers_of_contacts_favour_nobody(void **state) {
  (void)state;
  scratch_write("equal.csv", "id,contacts,sincerity\na,5,0\nb,5,0\nc,9,1\nd,9,0\n");
  const double rhos[] = {1, -1};
  for (int i = 0; i < 2; i++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: %d, seed: 126, days: 3}\n"
                  "associates: {roster: equal.csv}\nmarket: {audiences: separate}\n"
                  "trust: {competency: 1, reliability: 1}\n"
                  "participation: 0.75\nparticipation_correlation: %g\n"
                  "channels: [feed]\nfeed: {attention: 1, reshare: 0, delay: constant}\n",
                  MANY, rhos[i]);
    /* the best three are c, d and one of the others; the worst a, b and one of c and d */
    test_moments accepted = test_play_moments(&play, 0, REACH_MEASURE_accepted_reach);
    assert_mean(&accepted, rhos[i] > 0 ? 9 : 4.5, "who believes c");
    test_play_free(&play);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_SCRATCH(test_three_senders_who_tire_people),
      IN_SCRATCH(test_what_a_person_costs_whom_a_programme_reaches),
      IN_SCRATCH(test_what_is_learnt_is_believed_on_a_network),
      IN_SCRATCH(test_people_who_are_not_equally_active),
      IN_SCRATCH(test_who_takes_part_of_four_people_of_a_roster),
      IN_SCRATCH(test_equal_numbers_of_contacts_favour_nobody),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

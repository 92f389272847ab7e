/* Diversity of pools: indices against worked examples, and the composition and diversity of those
 * who are referred and of those who come by themselves against exact expectations. */
#include "outcome/diversity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "support/play.h"

enum { G = 3, PEOPLE = 60, DEPARTMENTS = 6, MANY = 1500 };

static const double market[G] = {0.5, 0.3, 0.2}, company[G] = {0.2, 0.3, 0.5};
static const char *const names[G] = {"a", "b", "c"};

static const double exact = 1e-12;

/* Blau's index of (.5, .3, .2) is .62, and .93 of the most that three groups can have. */
static void test_indices_of_pools_that_can_be_reckoned_by_hand(void **state) {
  (void)state;
  reach_pool ten = {.n_groups = G, .n = 10, .of = {5, 3, 2}};
  assert_close(reach_pool_blau(&ten), 0.62, exact, "Blau");
  assert_close(reach_pool_iqv(&ten), 0.93, exact, "IQV");
  /* 45 pairs, 10 + 3 + 1 of them alike */
  assert_close(reach_pool_diversity(&ten), 31. / 45, exact, "pairs that differ");
  assert_close(reach_pool_distance(&ten, market), 0, exact, "distance");
  assert_close(reach_pool_distance(&ten, company), 0.3, exact, "distance to another");
  reach_pool alike = {.n_groups = G, .n = 4, .of = {0, 4, 0}};
  assert_close(reach_pool_blau(&alike), 0, 0, "Blau of one group");
  assert_close(reach_pool_diversity(&alike), 0, 0, "pairs of one group");
  assert_close(reach_pool_distance(&alike, market), 0.7, exact, "distance of one group");
  reach_pool even = {.n_groups = 2, .n = 8, .of = {4, 4}};
  assert_close(reach_pool_iqv(&even), 1, exact, "IQV of equal shares");
  assert_close(reach_pool_diversity(&even), 16. / 28, exact, "pairs of equal shares");
  reach_pool one = {.n_groups = G, .n = 1, .of = {1, 0, 0}}, none = {.n_groups = G};
  assert_close(reach_pool_blau(&one), 0, 0, "one person");
  assert_true(isnan(reach_pool_diversity(&one)));
  assert_true(isnan(reach_pool_blau(&none)) && isnan(reach_pool_distance(&none, market)));
  reach_pool whole = {.n_groups = 1, .n = 5, .of = {5}};
  assert_true(isnan(reach_pool_iqv(&whole)));
}

static void test_indices_of_who_names_whom(void **state) {
  (void)state;
  reach_namings all = {.n_groups = G, .n = 8, .within = 8, .by = {2, 3, 3}};
  assert_close(reach_namings_ei(&all), -1, exact, "E-I, all within");
  assert_close(reach_namings_homophily(&all, market), 1, exact, "homophily, all within");
  reach_namings some = {.n_groups = G, .n = 10, .within = 5, .by = {4, 0, 6}};
  assert_close(reach_namings_ei(&some), 0, exact, "E-I, half within");
  /* by chance 4 x .5 + 6 x .2 = 3.2 of 10, and room for 6.8 more */
  assert_close(reach_namings_homophily(&some, market), 1.8 / 6.8, exact, "homophily");
  reach_namings avoided = {.n_groups = G, .n = 10, .by = {0, 0, 10}};
  assert_close(reach_namings_ei(&avoided), 1, exact, "E-I, none within");
  assert_close(reach_namings_homophily(&avoided, market), -0.25, exact, "as low as it can be");
  reach_namings none = {.n_groups = G};
  assert_true(isnan(reach_namings_ei(&none)) && isnan(reach_namings_homophily(&none, market)));
}

/* Everybody posts to one contact of its own, who believes it and applies: 60 people are referred,
 * or those of the departments that are asked; pull brings about 40. */
static void play(test_play *play, unsigned replicates, double eta, double sorting, double asked) {
  test_play_run(play,
                "run: {replicates: %u, seed: 61, days: 3}\n"
                "associates: {count: 60, contacts: {law: constant, mean: 1}}\n"
                "work_ties: {departments: 6, department_size_cv: 0}\n"
                "market: {audiences: separate}\nparticipation: 1\nchannels: [feed]\n"
                "trust: {sincerity: 1, competency: 1, reliability: 1}\n"
                "feed: {attention: 1, reshare: 0, delay: constant, half_life_days: 1}\n"
                "groups: {names: [a, b, c], market: [0.5, 0.3, 0.2],\n"
                "  associates: [0.2, 0.3, 0.5], homophily: %.17g, sorting: %.17g}\n"
                "recruiting: {model: funnels, weeks: 1, departments_asked: %.17g, qualified: 1,\n"
                "  pull: {visits: 40, start: 1, finish: 1},\n"
                "  referral: {eligible: 1, looking: 1, asked: 1, applies: 1}}\n",
                replicates, eta, sorting, asked);
}

static const reach_summary *cell(const test_play *p, const char *table, const char *series,
                                 const char *item) {
  const reach_cell *found =
      reach_answer_cell(&p->result.answer[0], "groups", table, series, item, NAN);
  assert_non_null(found);
  return &found->summary;
}

/* The mean of a cell, by its own standard error; one that never differs is exact. */
static void assert_share(const test_play *p, const char *series, const char *item, double mean) {
  const reach_summary *s = cell(p, "group", series, item);
  double error = s->sd / sqrt((double)s->n);
  assert_within_sigmas(s->mean, mean, error > 0 ? error : exact, item);
}

static double mixing(double eta, unsigned g, unsigned h) {
  return eta * (g == h) + (1 - eta) * market[h];
}

/* Share of those referred who are of a group. */
static double referred(double eta, unsigned h) {
  return eta * company[h] + (1 - eta) * market[h];
}

/* Probability that two people named by the same group, or by any two, are alike. */
static double alike_of_one(double eta) {
  double sum = 0;
  for (unsigned g = 0; g < G; g++)
    for (unsigned h = 0; h < G; h++) sum += company[g] * mixing(eta, g, h) * mixing(eta, g, h);
  return sum;
}

static double alike_of_all(double eta) {
  double sum = 0;
  for (unsigned h = 0; h < G; h++) sum += referred(eta, h) * referred(eta, h);
  return sum;
}

static void assert_measure(const test_play *p, int measure, double mean, const char *what) {
  test_moments m = test_play_moments(p, 0, measure);
  assert_mean(&m, mean, what);
}

/* Composition eta e + (1 - eta) m, homophily as asked for, and diversity of two pools. */
static void assert_pools(double eta) {
  test_play p;
  double within = 0, blau_of_market = 1;
  play(&p, MANY, eta, 0, 1);
  for (unsigned g = 0; g < G; g++) {
    assert_share(&p, "market", names[g], market[g]);
    assert_share(&p, "associates", names[g], company[g]);
    assert_share(&p, "reached", names[g], referred(eta, g));
    assert_share(&p, "referral", names[g], referred(eta, g));
    assert_share(&p, "pull", names[g], market[g]);
    within += company[g] * mixing(eta, g, g);
    blau_of_market -= market[g] * market[g];
  }
  assert_measure(&p, REACH_MEASURE_referral_diversity, 1 - alike_of_all(eta), "of referrals");
  assert_measure(&p, REACH_MEASURE_pull_diversity, blau_of_market, "of pull");
  assert_measure(&p, REACH_MEASURE_referral_homophily, eta, "homophily");
  assert_measure(&p, REACH_MEASURE_referral_ei, 1 - 2 * within, "E-I");
  test_play_free(&p);
}

static void test_the_referred_pool_is_a_mixture_of_company_and_market(void **state) {
  (void)state;
  static const double eta[] = {-0.25, 0, 0.4, 1};
  for (size_t i = 0; i < sizeof eta / sizeof *eta; i++) assert_pools(eta[i]);
}

/* All of a department are of one group: pairs of its referrals are alike more often. One
 * department's pool is the least diverse. */
static void assert_sorted(double eta, double asked, unsigned n_departments) {
  test_play p;
  const double in_one = (double)PEOPLE / DEPARTMENTS, n = in_one * n_departments;
  double share_of_one = (in_one - 1) / (n - 1);
  play(&p, MANY, eta, 1, asked);
  assert_measure(&p, REACH_MEASURE_referral_applicants, n, "people referred");
  assert_measure(&p, REACH_MEASURE_referral_diversity,
                 1 - share_of_one * alike_of_one(eta) - (1 - share_of_one) * alike_of_all(eta),
                 "of referrals by sorted departments");
  assert_measure(&p, REACH_MEASURE_referral_homophily, eta, "homophily");
  for (unsigned g = 0; g < G; g++) assert_share(&p, "referral", names[g], referred(eta, g));
  test_play_free(&p);
}

static void test_fewer_departments_make_a_less_diverse_pool(void **state) {
  (void)state;
  assert_sorted(0.6, 1, DEPARTMENTS);
  assert_sorted(0.6, 0.5, 3);
  assert_sorted(0.6, 0.01, 1);
  assert_sorted(0, 0, 1);
  assert_sorted(1, 0, 1); /* the pool of one department is of one group: diversity 0 */
}

/* A larger share of departments loses nobody who is referred, department by department. */
static void test_departments_that_are_asked_nest(void **state) {
  (void)state;
  static const double asked[] = {0, 0.3, 0.5, 0.9, 1};
  double before[DEPARTMENTS] = {0};
  for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
    test_play p;
    play(&p, 1, 0.5, 0, asked[i]);
    for (unsigned d = 0; d < DEPARTMENTS; d++) {
      char department[8];
      double n = 0;
      snprintf(department, sizeof department, "%u", d);
      for (unsigned g = 0; g < G; g++) n += cell(&p, "referred_by", department, names[g])->mean;
      assert_true(n >= before[d]);
      assert_true(n == 0 || n == (double)PEOPLE / DEPARTMENTS);
      before[d] = n;
    }
    test_play_free(&p);
  }
  for (unsigned d = 0; d < DEPARTMENTS; d++) assert_true(before[d] > 0);
}

/* Cells by department add up to the measures of recruiting. */
static void test_departments_add_up(void **state) {
  (void)state;
  test_play p;
  double referred_by_all = 0, hired_by_all = 0;
  play(&p, 50, 0.5, 0.5, 0.5);
  for (unsigned d = 0; d < DEPARTMENTS; d++) {
    char department[8];
    snprintf(department, sizeof department, "%u", d);
    for (unsigned g = 0; g < G; g++) {
      referred_by_all += cell(&p, "referred_by", department, names[g])->mean;
      hired_by_all += cell(&p, "hired_by", department, names[g])->mean;
    }
  }
  test_moments applied = test_play_moments(&p, 0, REACH_MEASURE_referral_applicants);
  test_moments hired = test_play_moments(&p, 0, REACH_MEASURE_referral_hires);
  assert_close(referred_by_all, applied.mean, 1e-9, "referred by all departments");
  assert_close(hired_by_all, hired.mean, 1e-9, "hired of these");
  assert_true(hired.mean > 0);
  test_play_free(&p);
}

/* Every department is as often the one that is asked. */
static void test_any_department_may_be_asked(void **state) {
  (void)state;
  const double in_one = (double)PEOPLE / DEPARTMENTS, p = 1. / DEPARTMENTS;
  test_play one;
  play(&one, MANY, 0.5, 0, 0);
  for (unsigned d = 0; d < DEPARTMENTS; d++) {
    char department[8];
    double n = 0;
    snprintf(department, sizeof department, "%u", d);
    for (unsigned g = 0; g < G; g++) n += cell(&one, "referred_by", department, names[g])->mean;
    assert_within_sigmas(n, in_one * p, in_one * sqrt(p * (1 - p) / MANY), "referred by one");
  }
  test_play_free(&one);
}

/* Whoever knows everybody reaches everybody: the reached are the market, whatever the homophily. */
static void test_when_all_are_reached_they_are_the_market(void **state) {
  (void)state;
  static const char *const eta[] = {"-0.25", "0", "0.7", "1"};
  for (size_t i = 0; i < sizeof eta / sizeof *eta; i++) {
    test_play p;
    test_play_run(&p,
                  "run: {replicates: 3, seed: 62, days: 3}\n"
                  "associates: {count: 5, contacts: {law: constant, mean: 500}}\n"
                  "market: {people: 500, segments: 7, contacts: {mean: 1}}\n"
                  "participation: 1\nchannels: [feed]\n"
                  "feed: {attention: 1, reshare: 0, delay: constant, half_life_days: 1}\n"
                  "groups: {names: [a, b, c], market: [0.5, 0.3, 0.2], homophily: %s}\n",
                  eta[i]);
    assert_measure(&p, REACH_MEASURE_reach, 500, "everybody");
    for (unsigned g = 0; g < G; g++) {
      double all = cell(&p, "group", "market", names[g])->mean;
      assert_close(cell(&p, "group", "reached", names[g])->mean, all, exact, "the market");
      assert_close(all, market[g], 0.005, "shares asked for, to within two people of 500");
    }
    assert_true(isnan(test_play_values(&p, 0, REACH_MEASURE_referral_diversity)[0]));
    test_play_free(&p);
  }
}

/* The sign of what referral does to diversity changes at eta = -2 (e - m).m / |e - m|^2: at 2/3 for
 * associates of (.1, .9) in a market of (.7, .3). */
static void assert_sign(double eta, double expected) {
  test_play p;
  test_play_run(&p,
                "run: {replicates: 1500, seed: 63, days: 3}\n"
                "associates: {count: 60, contacts: {law: constant, mean: 1}}\n"
                "market: {audiences: separate}\nparticipation: 1\nchannels: [feed]\n"
                "trust: {sincerity: 1, competency: 1, reliability: 1}\n"
                "feed: {attention: 1, reshare: 0, delay: constant, half_life_days: 1}\n"
                "groups: {names: [a, b], market: [0.7, 0.3], associates: [0.1, 0.9],\n"
                "  homophily: %.17g}\n"
                "recruiting: {model: funnels, weeks: 1, pull: {visits: 60, start: 1, finish: 1},\n"
                "  referral: {eligible: 1, looking: 1, asked: 1, applies: 1}}\n",
                eta);
  const double *referral = test_play_values(&p, 0, REACH_MEASURE_referral_diversity);
  const double *pull = test_play_values(&p, 0, REACH_MEASURE_pull_diversity);
  double gain[1500];
  for (int r = 0; r < 1500; r++) gain[r] = referral[r] - pull[r];
  test_moments m = test_moments_of(gain, 1500, 1);
  assert_mean(&m, expected, "more diverse by");
  assert_true(expected > 0 ? m.mean > 0 : expected < 0 ? m.mean < 0 : true);
  test_play_free(&p);
}

static void test_the_sign_of_what_referral_does_changes_with_homophily(void **state) {
  (void)state;
  static const double eta[] = {-0.3, 0, 0.3, 2. / 3, 1};
  for (size_t i = 0; i < sizeof eta / sizeof *eta; i++)
    assert_sign(eta[i], -eta[i] * (2 * (-0.6 * 0.7 + 0.6 * 0.3) + eta[i] * 0.72));
}

/* Without groups there is nothing, and what is referred is the same people. */
static void test_without_groups_nothing_is_measured(void **state) {
  (void)state;
  test_play p;
  test_play_run(&p, "run: {replicates: 5, seed: 64, days: 3}\nassociates: {count: 10}\n"
                    "channels: [feed]\nrecruiting: {model: funnels}\n");
  assert_null(reach_answer_cell(&p.result.answer[0], "groups", NULL, NULL, NULL, NAN));
  for (int r = 0; r < 5; r++)
    assert_true(isnan(test_play_values(&p, 0, REACH_MEASURE_pool_diversity)[r]));
  test_play_free(&p);
  assert_mistake("recruiting: {model: funnels, departments_asked: 1.5}\n",
                 "recruiting.departments_asked: 1.5 is out of range (allowed 0 to 1)");
  assert_mistake("recruiting: {departments_asked: 0.5}\n", "recruiting.departments_asked: unused");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_indices_of_pools_that_can_be_reckoned_by_hand),
      cmocka_unit_test(test_indices_of_who_names_whom),
      cmocka_unit_test(test_the_referred_pool_is_a_mixture_of_company_and_market),
      cmocka_unit_test(test_fewer_departments_make_a_less_diverse_pool),
      cmocka_unit_test(test_departments_that_are_asked_nest),
      cmocka_unit_test(test_departments_add_up),
      cmocka_unit_test(test_any_department_may_be_asked),
      cmocka_unit_test(test_when_all_are_reached_they_are_the_market),
      cmocka_unit_test(test_the_sign_of_what_referral_does_changes_with_homophily),
      cmocka_unit_test(test_without_groups_nothing_is_measured),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* How often people hear, what planners' formulas say about it, and who hears inside the company:
 * the simulation where theory knows the answer, and the laws that hold anywhere. */
#include <math.h>
#include <stdio.h>

#include "support/play.h"

#include "outcome/planner.h"

/* Sum over people of f and of f (f - 1), and those exposed at all, from the answer's bins. */
static void assert_bins_agree(const test_play *play, size_t o) {
  const reach_answer *a = &play->result.answer[o];
  double people = 0, exposures = 0;
  for (unsigned f = 1; f < a->n_frequencies; f++) {
    people += a->frequency[f].mean;
    exposures += f * a->frequency[f].mean;
  }
  assert_true(a->n_frequencies < REACH_MAX_BINS); /* nobody in "or more" */
  assert_close(people / a->summary[REACH_MEASURE_reach].mean, 1, 1e-12, "sum n_f = reach");
  assert_close(exposures / a->summary[REACH_MEASURE_impressions].mean, 1, 1e-12,
               "sum f n_f = impressions");
  double more = 0;
  for (unsigned f = a->n_frequencies; f-- > 1;) {
    more += a->frequency[f].mean;
    assert_close(a->at_least[f].mean, more, 1e-9 * (1 + more), "R_f+ = n_f + n_f+1 + ...");
  }
}

static double half_width(const reach_bin *bin) {
  return (bin->ci_high - bin->ci_low) / 2;
}

/* Everybody tells one contact of its own, all attentive: `n` exposures fall on a market of `size`
 * with replacement. The number of people exposed f times has this mean: a binomial. */
static void assert_random_duplication(unsigned size, unsigned n) {
  test_play play;
  test_play_run(&play,
                "run: {replicates: 400, seed: 5, days: 2}\n"
                "associates: {count: %u, contacts: {law: constant, mean: 1}}\n"
                "market: {people: %u, segments: 1}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: 1, reshare: 0, delay: constant, half_life_days: 1}\n",
                n, size);
  const reach_answer *a = &play.result.answer[0];
  assert_bins_agree(&play, 0);
  double share[REACH_MAX_BINS];
  reach_planner_random_frequency(size, n, REACH_MAX_BINS, share);
  for (unsigned f = 1; f < 8; f++) {
    double p = 1.0 / size,
           binomial = size * exp(lgamma(n + 1.0) - lgamma(f + 1.0) - lgamma(n - f + 1.0) +
                                 f * log(p) + (n - f) * log1p(-p));
    assert_close(size * share[f] / binomial, 1, 1e-6, "the formula is the binomial");
    if (binomial * 400 < 100) continue;
    assert_within_sigmas(a->frequency[f].mean, binomial, half_width(&a->frequency[f]) / 1.96,
                         "people who hear it f times");
  }
  for (int i = 0; i < 2; i++)
    assert_within_sigmas(a->planned[i].reach, a->summary[REACH_MEASURE_reach].mean,
                         a->summary[REACH_MEASURE_reach].sd / 20, "the formula is right here");
  test_play_free(&play);
}

static void test_random_exposures_fall_binomially(void **state) {
  (void)state;
  assert_random_duplication(2000, 500);
  assert_random_duplication(2000, 2000);
  assert_random_duplication(500, 2500);
}

/* Associates with contacts in one district each: planners who take all vehicles for independent
 * expect more reach than there is, and the beta-binomial, which knows pairs, is nearer. */
static void test_shared_districts_cost_reach_that_formulas_do_not_see(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 100, seed: 6, days: 1}\n"
                       "associates: {count: 40, contacts: {law: constant, mean: 100}}\n"
                       "work_ties: {departments: 2, department_size_cv: 0}\n"
                       "market: {people: 8000, segments: 8, locality: 1}\n"
                       "participation: 1\n"
                       "channels: [feed]\n"
                       "feed: {attention: 0.5, reshare: 0, delay: constant, half_life_days: 1}\n");
  const reach_answer *a = &play.result.answer[0];
  assert_bins_agree(&play, 0);
  double reach = a->summary[REACH_MEASURE_reach].mean;
  double random = a->planned[REACH_FORMULA_random_duplication].reach;
  double sainsbury = a->planned[REACH_FORMULA_sainsbury].reach;
  double beta = a->planned[REACH_FORMULA_beta_binomial].reach;
  /* 20 vehicles of 50 in each of two districts of 1,000; independent inside: 2000 (1 - .95^20) */
  assert_within_sigmas(reach, 2000 * (1 - pow(.95, 20)), a->summary[REACH_MEASURE_reach].sd / 10,
                       "two districts");
  assert_close(random, 8000 * -expm1(2000 * log1p(-1 / 8000.0)), 15, "2,000 exposures at random");
  assert_close(sainsbury, 8000 * (1 - pow(1 - 50 / 8000.0, 40)), 15, "40 vehicles of 50");
  assert_true(fabs(beta - reach) < fabs(sainsbury - reach) / 2);
  double pairs = 0; /* of exposures of one person, in either order */
  for (unsigned f = 2; f < a->n_frequencies; f++) pairs += f * (f - 1.0) * a->frequency[f].mean;
  double c1 = a->summary[REACH_MEASURE_impressions].mean / 40 / 8000;
  reach_beta_binomial law = reach_beta_binomial_of_pair(c1, pairs / (40 * 39) / 8000);
  assert_close(beta / (8000 * reach_planner_beta_binomial(law, 40)), 1, 1e-9, "beta-binomial");
  test_play_free(&play);
}

/* The page alone is one vehicle; what it shows after the horizon does not count. */
static void test_the_page_is_a_vehicle_of_its_own(void **state) {
  (void)state;
  const struct {
    const char *delay;
    double by_day_2;
  } law[] = {
      {"delay: exponential, half_life_days: 1", .75},
      {"delay: constant, half_life_days: 2", 1},
      {"delay: constant, half_life_days: 2.01", 0},
      {"delay: power-law, half_life_days: 1, tail: 2", 1 - pow(1 + 2 * (sqrt(2) - 1), -2)},
      {"delay: weibull, half_life_days: 1, shape: 2", 1 - pow(2, -4)},
      {"delay: lognormal, half_life_days: 1, sigma: 0.5", .5 + .5 * erf(2 * log(2) / sqrt(2))},
      {"delay: gamma, half_life_days: 1", .75},
      {"delay: two-component, half_life_days: 1, slow_half_life_days: 2, fast_share: 0.5",
       .5 * .75 + .5 * .5}};
  for (size_t i = 0; i < sizeof law / sizeof *law; i++) {
    test_play play;
    test_play_run(&play,
                  "run: {replicates: 200, seed: 7, days: 2}\n"
                  "associates: {count: 10}\n"
                  "market: {people: 100000}\n"
                  "participation: 0\n"
                  "channels: [official-page]\n"
                  "official-page: {followers: 40000, attention: 0.5, %s}\n",
                  law[i].delay);
    const reach_answer *a = &play.result.answer[0];
    const reach_summary *s = &a->summary[REACH_MEASURE_reach];
    double expected = 40000 * .5 * law[i].by_day_2;
    assert_within_sigmas(s->mean, expected, s->sd / sqrt(200) + 1e-9, "seen by day 2");
    assert_close(a->planned[REACH_FORMULA_sainsbury].reach, expected, 1e-6, "Sainsbury: the page");
    assert_true(isnan(a->planned[REACH_FORMULA_beta_binomial].reach)); /* of one vehicle */
    test_play_free(&play);
  }
}

/* Sainsbury: senders share the impressions that are not the page's. */
static void test_senders_and_the_page_are_told_apart(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 50, seed: 10, days: 1}\n"
                       "associates: {count: 30, contacts: {law: constant, mean: 200}}\n"
                       "market: {people: 20000}\n"
                       "participation: 1\n"
                       "channels: [official-page, feed]\n"
                       "feed: {attention: 0.5, reshare: 0, delay: constant, half_life_days: 0}\n"
                       "official-page: {followers: 8000, attention: 0.5, delay: constant,\n"
                       "                half_life_days: 0}\n");
  const reach_answer *a = &play.result.answer[0];
  assert_bins_agree(&play, 0);
  double page = 4000 / 20000.0;
  double share = (a->summary[REACH_MEASURE_impressions].mean - 4000) / 30 / 20000;
  assert_close(a->planned[REACH_FORMULA_sainsbury].reach,
               20000 * (1 - (1 - page) * pow(1 - share, 30)), 1e-6, "thirty senders and the page");
  test_play_free(&play);
}

static void test_no_formula_without_a_shared_market(void **state) {
  (void)state;
  static const char *const scenario[] = {
      "market: {audiences: separate}\nrun: {replicates: 3}\n",
      ("market: {people: 0, segments: 1}\nassociates: {contacts: {law: constant, mean: 0}}\n"
       "official-page: {followers: 0}\nrun: {replicates: 3}\n"),
      "network: {famous: Zachary}\ncascade: {seed_set: [0]}\nrun: {replicates: 3}\n"};
  for (int i = 0; i < 3; i++) {
    test_play play;
    test_play_run(&play, "%s", scenario[i]);
    assert_false(reach_answer_is_planned(&play.result.answer[0]));
    for (int f = 0; f < REACH_N_FORMULAS; f++) {
      assert_true(isnan(play.result.answer[0].planned[f].reach));
      assert_int_equal(reach_answer_n_planned(&play.result.answer[0], f), 0);
    }
    test_play_free(&play);
  }
}

static void assert_departments_add_up(const test_play *play, size_t o, int measure) {
  const reach_answer *a = &play->result.answer[o];
  double sum = 0, people = 0;
  for (uint32_t d = 0; d < a->n_departments; d++) {
    const reach_department *department = &a->department[d];
    sum += department->reached.mean;
    people += (double)department->n_people;
    assert_true(department->reached.mean <= (double)department->n_people);
  }
  assert_close(sum, a->summary[measure].mean, 1e-9 * (1 + sum), "departments add up");
  assert_true(people > 0);
}

/* Silos and a start in one of them: nobody elsewhere hears. With open doors somebody does. */
static void test_silos_keep_the_message_in_the_department_that_starts(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 200, seed: 8, networks: 5}\n"
                       "associates: {count: 120}\n"
                       "work_ties: {model: departments, departments: 4, mean_degree: 6,\n"
                       "            department_size_cv: 0}\n"
                       "cascade: {seed_choice: listed, seed_set: [0, 1]}\n"
                       "participation: 1\n"
                       "channels: [conversation]\n"
                       "conversation: {audience: colleagues, people: 3, max_hops: 9}\n"
                       "organizations:\n"
                       "  closed: {work_ties: {silo: 1}}\n"
                       "  open: {work_ties: {silo: 0.2}}\n");
  assert_departments_add_up(&play, 0, REACH_MEASURE_internal_reach);
  assert_departments_add_up(&play, 1, REACH_MEASURE_internal_reach);
  const reach_answer *closed = &play.result.answer[0], *open = &play.result.answer[1];
  assert_int_equal(closed->n_departments, 4);
  assert_true(closed->department[0].reached.mean > 3);
  for (uint32_t d = 1; d < 4; d++) {
    assert_close(closed->department[d].reached.ci_high, 0, 0, "nobody behind the walls");
    assert_true(open->department[d].reached.ci_low > 1);
    /* departments 1, 2 and 3 are alike */
    double error =
        hypot(half_width(&open->department[d].reached), half_width(&open->department[1].reached)) /
        2.776; /* t, 4 degrees */
    assert_within_sigmas(open->department[d].reached.mean - open->department[1].reached.mean, 0,
                         error + 1e-9, "likewise");
  }
  test_play_free(&play);
}

static void test_where_all_start_every_department_has_it(void **state) {
  (void)state;
  test_play play;
  test_play_run(&play, "run: {replicates: 5}\nassociates: {count: 24}\n"
                       "work_ties: {model: departments, departments: 3, mean_degree: 3,\n"
                       "            department_size_cv: 0}\n"
                       "channels: [conversation]\nconversation: {audience: both}\n");
  const reach_answer *a = &play.result.answer[0];
  assert_int_equal(a->n_departments, 3);
  for (uint32_t d = 0; d < 3; d++) {
    assert_int_equal(a->department[d].n_people, 8);
    assert_close(a->department[d].reached.ci_low, 8, 0, "all");
    assert_close(a->department[d].reached.mean, 8, 0, "all");
  }
  assert_departments_add_up(&play, 0, REACH_MEASURE_internal_reach);
  test_play_free(&play);
}

/* A path through two departments of a bare network: P(hop d) = p^d. */
static void test_a_bare_network_has_departments_too(void **state) {
  (void)state;
  char path[TEST_PATH], names[TEST_PATH];
  test_network_write(path, "0-1 1-2 2-3");
  test_network_write(names, "0-7 1-7 2-9 3-9"); /* read as person and department */
  test_play play;
  test_play_run(&play,
                "network: {file: %s, departments: %s}\n"
                "cascade: {probability: 0.5, seed_set: [0]}\n"
                "run: {replicates: 20000, seed: 9}\n",
                path, names);
  const reach_answer *a = &play.result.answer[0];
  assert_departments_add_up(&play, 0, REACH_MEASURE_reach);
  assert_int_equal(a->n_departments, 2);
  assert_string_equal(a->department[1].name, "9");
  assert_within_sigmas(a->department[0].reached.mean, 1.5,
                       half_width(&a->department[0].reached) / 1.96, "0 and 1");
  assert_within_sigmas(a->department[1].reached.mean, .375,
                       half_width(&a->department[1].reached) / 1.96, "2 and 3");
  test_play_free(&play);
  remove(path);
  remove(names);
}

static void test_too_many_departments_are_left_out(void **state) {
  (void)state;
  for (unsigned n = REACH_MOST_DEPARTMENTS; n <= REACH_MOST_DEPARTMENTS + 1; n++) {
    test_play play;
    test_play_run(
        &play,
        "run: {replicates: 3}\nassociates: {count: 3000, contacts: {mean: 1}}\n"
        "work_ties: {departments: %u, department_size_cv: 0}\ncascade: {seed_choice: random}\n",
        n);
    bool is_counted = n <= REACH_MOST_DEPARTMENTS;
    assert_int_equal(play.result.answer[0].n_departments, is_counted ? n : 0);
    test_play_free(&play);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_random_exposures_fall_binomially),
      cmocka_unit_test(test_shared_districts_cost_reach_that_formulas_do_not_see),
      cmocka_unit_test(test_the_page_is_a_vehicle_of_its_own),
      cmocka_unit_test(test_senders_and_the_page_are_told_apart),
      cmocka_unit_test(test_no_formula_without_a_shared_market),
      cmocka_unit_test(test_silos_keep_the_message_in_the_department_that_starts),
      cmocka_unit_test(test_where_all_start_every_department_has_it),
      cmocka_unit_test(test_a_bare_network_has_departments_too),
      cmocka_unit_test(test_too_many_departments_are_left_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

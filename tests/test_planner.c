/* The planners' formulas: published and worked-out answers, and the laws they obey. */
#include <math.h>

#include "support/support.h"

#include "outcome/planner.h"

enum { N_BINS = 64 };

/* Worked out from N(1 - (1 - 1/N)^F); printed to a whole person, two of them to a tenth. */
static void test_random_duplication_gives_the_known_reach(void **state) {
  (void)state;
  assert_close(reach_planner_random(200000, 60000), 51836, .5, "60,000 in 200,000");
  assert_close(reach_planner_random(200000, 112500), 86044, .5, "112,500 in 200,000");
  assert_close(reach_planner_random(200000, 1125000), 199279, .5, "1,125,000 in 200,000");
  assert_close(reach_planner_random(1e6, 60000), 58235, .5, "60,000 in a million");
  assert_close(reach_planner_random(1e6, 112500), 106403, .5, "112,500 in a million");
  assert_close(reach_planner_random(1e6, 1125000), 675348, .5, "1,125,000 in a million");
  assert_close(reach_planner_random_contacts(1e6, 7500, 150), 675374.9, .05, "7,500 x 150");
  assert_close(reach_planner_random_contacts(2e5, 750, 150), 86067.5, .05, "750 x 150");
  assert_close(reach_planner_random_contacts(1e6, 1000, 1125), 675553, .5, "1,000 x 1,125");
  const double size[] = {2e5, 1e6, 5e6, 2e7}, ratio[] = {3.84, 11.60, 16.89, 18.26};
  for (int i = 0; i < 4; i++)
    assert_close(reach_planner_random(size[i], 1125000) / reach_planner_random(size[i], 60000),
                 ratio[i], .005, "everybody on social networks against talk");
}

/* 50,000 people with 126 contacts each, 8.53 % overlap: 5,762,610. With formulas, the market in
 * which chance alone makes that overlap is found by bisection and must give it back. */
static void test_net_reach_is_gross_less_overlap(void **state) {
  (void)state;
  const double gross = 50000 * 126.0, net = gross * (1 - .0853);
  assert_close(net, 5762610, 1e-6, "net reach");
  double low = gross, high = 1e9;
  for (int i = 0; i < 200; i++) {
    double middle = (low + high) / 2;
    *(reach_planner_random_contacts(middle, 50000, 126) < net ? &low : &high) = middle;
  }
  assert_close(reach_planner_random(low, gross), 5762610, 200, "the same by random duplication");
  reach_vehicles vehicles = {126 / low, 50000};
  assert_close(low * reach_planner_sainsbury(&vehicles, 1), 5762610, .01, "the same by Sainsbury");
}

static void test_sainsbury_gives_the_known_reach(void **state) {
  (void)state;
  const reach_vehicles three[] = {{.3, 1}, {.25, 1}, {.1, 1}};
  assert_close(reach_planner_sainsbury(three, 3), .5275, 1e-12, "1 - .7·.75·.9");
  double share[N_BINS];
  reach_planner_sainsbury_frequency(three, 3, N_BINS, share);
  assert_close(share[0], .4725, 1e-12, "none");
  assert_close(share[3], .0075, 1e-12, "all three");
  assert_close(share[2], .3 * .25 * .9 + .3 * .1 * .75 + .25 * .1 * .7, 1e-12, "two");
  assert_close(share[4], 0, 0, "four of three");
}

static void test_beta_binomial_gives_the_known_reach(void **state) {
  (void)state;
  reach_beta_binomial law = reach_beta_binomial_of_reach(.10, .17);
  assert_close(law.alpha, .35, 1e-12, "alpha");
  assert_close(law.beta, 3.15, 1e-12, "beta");
  assert_close(reach_planner_beta_binomial(law, 1), .10, 1e-14, "one vehicle");
  assert_close(reach_planner_beta_binomial(law, 2), .17, 1e-14, "two vehicles");
  assert_close(reach_planner_beta_binomial(law, 5), .2990, 5e-5, "R(5)");
  assert_close(reach_planner_beta_binomial(law, 20), .5180, 5e-5, "R(20)");
}

/* Sum of shares is 1, of all but bin 0 the reach, of f·share the exposures. */
static void assert_frequency(const double *share, double reach, double exposures,
                             const char *what) {
  double sum = 0, mean = 0;
  for (int f = N_BINS - 1; f > 0; f--) {
    assert_true(share[f] >= 0);
    sum += share[f];
    mean += f * share[f];
  }
  assert_close(share[0] + sum, 1, 1e-12, what);
  assert_close(sum / reach, 1, 1e-9, what);
  assert_close(mean / exposures, 1, 1e-9, what);
}

/* From town to world, from one exposure in a billion to three each; the "or more" bin is empty. */
static void test_frequencies_add_up_to_reach_and_impressions(void **state) {
  (void)state;
  const double market[] = {200000, 1e6, 1e10}, mean[] = {1e-9, 1e-4, .3, 3};
  double share[N_BINS];
  for (int m = 0; m < 3; m++) {
    for (int i = 0; i < 4; i++) {
      double exposures = fmax(1, mean[i] * market[m]) + .25, n = 60;
      reach_planner_random_frequency(market[m], exposures, N_BINS, share);
      assert_frequency(share, reach_planner_random(market[m], exposures) / market[m],
                       exposures / market[m], "random duplication");
      reach_vehicles vehicles[] = {{mean[i] / n, n}, {mean[i] / 7, 1}};
      reach_planner_sainsbury_frequency(vehicles, 2, N_BINS, share);
      assert_frequency(share, reach_planner_sainsbury(vehicles, 2), mean[i] * 8 / 7, "Sainsbury");
      double c1 = mean[i] / n;
      reach_beta_binomial law = reach_beta_binomial_of_pair(c1, c1 * c1 * 1.5);
      reach_planner_beta_binomial_frequency(law, n, N_BINS, share);
      assert_frequency(share, reach_planner_beta_binomial(law, n), mean[i], "beta-binomial");
    }
  }
}

/* The last bin is "or more": a hundred certain or likely exposures. */
static void test_the_last_bin_holds_all_that_is_more(void **state) {
  (void)state;
  double share[8];
  reach_planner_random_frequency(1000, 5e6, 8, share);
  assert_close(share[7], 1, 1e-12, "5,000 exposures each");
  assert_close(share[0], 0, 0, "nobody is left out");
  reach_vehicles all = {1, 100}, some = {.01, 200};
  reach_planner_sainsbury_frequency(&all, 1, 8, share);
  assert_close(share[7], 1, 0, "everybody, a hundred times");
  reach_planner_sainsbury_frequency(&some, 1, 8, share);
  /* P(X >= 7), X ~ Binomial(200, .01): 1 - sum of the first seven, .99^200 (200/99)^f C */
  assert_close(share[7], 0.0042955, 5e-8, "or more");
}

static void test_limits(void **state) {
  (void)state;
  reach_vehicles none[] = {{.3, 0}, {0, 5}}, one = {.3, 1}, certain[] = {{1, 1}, {.2, 4}};
  assert_close(reach_planner_sainsbury(none, 2), 0, 0, "no vehicle reaches anybody");
  assert_close(reach_planner_sainsbury(NULL, 0), 0, 0, "no vehicles at all");
  assert_close(reach_planner_sainsbury(&one, 1), .3, 1e-15, "one vehicle");
  assert_close(reach_planner_sainsbury(certain, 2), 1, 0, "one that reaches everybody");
  assert_close(reach_planner_random(1000, 0), 0, 0, "no exposure");
  assert_close(reach_planner_random(1000, 1), 1, 1e-12, "one exposure");
  assert_close(reach_planner_random(1, 5), 1, 0, "one person");
  assert_close(reach_planner_random_contacts(50, 3, 50), 50, 0, "everybody is a contact");
  assert_close(reach_planner_random(1e10, 1), 1, 1e-12, "one in ten billion");
  assert_close(reach_planner_random(1e10, 1e4), 1e4 - 1e4 * (1e4 - 1) / 2 / 1e10, 1e-8,
               "few in ten billion: F - F(F-1)/2N");
  reach_beta_binomial law = reach_beta_binomial_of_pair(.2, .1);
  assert_close(reach_planner_beta_binomial(law, 0), 0, 0, "no vehicle");
  assert_close(reach_planner_beta_binomial(law, 1), .2, 1e-15, "one vehicle");
}

/* Duplication as at random, alpha + beta to infinity: all differences between people vanish. */
static void test_a_beta_binomial_without_spread_is_a_binomial(void **state) {
  (void)state;
  const double c1[] = {1e-9, .01, .3};
  for (int i = 0; i < 3; i++) {
    double spread[N_BINS], even[N_BINS];
    reach_beta_binomial law = {1e10, 1e10 * (1 - c1[i]) / c1[i]};
    reach_vehicles vehicles = {c1[i], 40};
    assert_close(reach_planner_beta_binomial(law, 40) / reach_planner_sainsbury(&vehicles, 1), 1,
                 1e-9, "reach");
    reach_planner_beta_binomial_frequency(law, 40, N_BINS, spread);
    reach_planner_sainsbury_frequency(&vehicles, 1, N_BINS, even);
    for (int f = 0; f < 4; f++) assert_close(spread[f] / even[f], 1, 1e-7, "frequency");
  }
}

/* Small shares: R(2) = 2·C1 - both, where a quotient of gamma functions would have no digits. */
static void test_small_shares_keep_their_digits(void **state) {
  (void)state;
  const double c1 = 1e-9;
  reach_beta_binomial law = reach_beta_binomial_of_pair(c1, 4 * c1 * c1);
  double lost = 2 * c1 - reach_planner_beta_binomial(law, 2);
  assert_close(reach_planner_beta_binomial(law, 2) / (2 * c1), 1, 1e-8, "two vehicles");
  assert_true(lost > 0);
  double share[N_BINS];
  reach_planner_beta_binomial_frequency(law, 2, N_BINS, share);
  assert_close(share[2] / (4 * c1 * c1), 1, 1e-9, "both");
}

/* More heterogeneous people: the same exposures reach fewer of them. */
static void test_spread_costs_reach(void **state) {
  (void)state;
  double before = 1;
  for (double both = .0101; both < .1; both += .01) {
    double reach = reach_planner_beta_binomial(reach_beta_binomial_of_pair(.1, both), 10);
    assert_true(reach < before);
    before = reach;
  }
  reach_vehicles ten = {.1, 10};
  assert_true(reach_planner_sainsbury(&ten, 1) >
              reach_planner_beta_binomial(reach_beta_binomial_of_pair(.1, .0101), 10));
}

static void test_what_does_not_exist_is_missing(void **state) {
  (void)state;
  const double impossible[][2] = {{.1, .1},  {.1, .09},     {.1, .190001},  {.1, .2},
                                  {0, 0},    {1, 1},        {-.1, .1},      {NAN, .1},
                                  {.1, NAN}, {INFINITY, 1}, {.1, -INFINITY}};
  for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
    reach_beta_binomial law = reach_beta_binomial_of_reach(impossible[i][0], impossible[i][1]);
    assert_true(isnan(law.alpha) && isnan(law.beta));
    assert_true(isnan(reach_planner_beta_binomial(law, 5)));
  }
  reach_beta_binomial law = reach_beta_binomial_of_reach(.1, .17);
  assert_true(isnan(reach_planner_beta_binomial(law, 2.5)));
  assert_true(isnan(reach_planner_beta_binomial(law, -1)));
  assert_true(isnan(reach_planner_beta_binomial(law, INFINITY)));
  assert_true(isnan(reach_planner_random(0, 5)) && isnan(reach_planner_random(NAN, 5)));
  assert_true(isnan(reach_planner_random(10, -1)) && isnan(reach_planner_random(10, INFINITY)));
  assert_true(isnan(reach_planner_random_contacts(10, 2, 11)));
  const reach_vehicles bad[] = {{1.1, 1}, {-.1, 1}, {NAN, 1}, {.1, -1}, {.1, NAN}, {.1, INFINITY}};
  double share[N_BINS];
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    assert_true(isnan(reach_planner_sainsbury(&bad[i], 1)));
    reach_planner_sainsbury_frequency(&bad[i], 1, N_BINS, share);
    assert_true(isnan(share[0]) && isnan(share[N_BINS - 1]));
  }
  reach_planner_random_frequency(.5, 3, N_BINS, share);
  assert_true(isnan(share[0]));
  reach_planner_beta_binomial_frequency((reach_beta_binomial){NAN, NAN}, 3, N_BINS, share);
  assert_true(isnan(share[0]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_random_duplication_gives_the_known_reach),
      cmocka_unit_test(test_net_reach_is_gross_less_overlap),
      cmocka_unit_test(test_sainsbury_gives_the_known_reach),
      cmocka_unit_test(test_beta_binomial_gives_the_known_reach),
      cmocka_unit_test(test_frequencies_add_up_to_reach_and_impressions),
      cmocka_unit_test(test_the_last_bin_holds_all_that_is_more),
      cmocka_unit_test(test_limits),
      cmocka_unit_test(test_a_beta_binomial_without_spread_is_a_binomial),
      cmocka_unit_test(test_small_shares_keep_their_digits),
      cmocka_unit_test(test_spread_costs_reach),
      cmocka_unit_test(test_what_does_not_exist_is_missing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Bass's model: few people by hand, many against the chain of their number and Bass's curve.
 * ctest: long */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "outcome/bass.h"
#include "support/play.h"

enum { REPLICATES = 40000 };

typedef struct {
  const char *network;
  bool is_directed;
  const char *cascade; /* without the model */
  unsigned days;
} case_of_bass;

static void play(test_play *play, const case_of_bass *c) {
  char path[TEST_PATH];
  test_network_write(path, c->network);
  test_play_run(play,
                "network: {file: %s, directed: %s}\n"
                "cascade: {model: bass, %s}\n"
                "run: {replicates: %d, seed: 16, days: %u}\n",
                path, c->is_directed ? "true" : "false", c->cascade, REPLICATES, c->days);
  unlink(path);
}

static void assert_reach_law(const case_of_bass *c, const double *probability, unsigned n_bins,
                             const char *what) {
  test_play played;
  play(&played, c);
  assert_distribution(test_play_values(&played, 0, REACH_MEASURE_reach), REPLICATES, probability,
                      n_bins, what);
  test_play_free(&played);
}

/* Without ties everybody adopts alone; of ten the number is binomial. */
static void test_people_without_ties_adopt_by_themselves(void **state) {
  (void)state;
  enum { N = 10 };
  const double chance = -expm1(-.03 * 7);
  double law[N + 2] = {pow(1 - chance, N)};
  for (unsigned k = 1; k <= N; k++) law[k] = law[k - 1] * (N - k + 1) / k * chance / (1 - chance);
  assert_reach_law(&(case_of_bass){"0-0 9-9", false, "innovation: 0.03", 7}, law, N + 2,
                   "ten without ties");
  const double nobody[] = {1, 0, 0};
  assert_reach_law(&(case_of_bass){"0-1", false, "innovation: 0", 7}, nobody, 3, "no innovation");
}

/* Of two the first adopts at rate 2p, the other follows at rate p + q. */
static void test_two_people(void **state) {
  (void)state;
  const double p = .1, q = .45, days = 4, first = 2 * p, second = p + q;
  double law[4] = {exp(-first * days)};
  law[1] = first / (second - first) * (exp(-first * days) - exp(-second * days));
  law[2] = 1 - law[0] - law[1];
  assert_reach_law(&(case_of_bass){"0-1", false, "innovation: 0.1, imitation: 0.45", 4}, law, 4,
                   "two people");
  /* one arc: who has no teller adopts at rate p */
  const double alone = -expm1(-p * days);
  test_play played;
  play(&played, &(case_of_bass){"0-1", true, "innovation: 0.1, imitation: 0.45", 4});
  test_moments reach = test_play_moments(&played, 0, REACH_MEASURE_reach);
  double follows = exp(-p * days) * -p / (q - p) * (exp(-q * days) - exp(-p * days));
  double never = exp(-p * days) * exp(-p * days) + follows;
  assert_mean(&reach, alone + 1 - never, "one arc");
  test_play_free(&played);
}

/* Somebody of whose four tellers a have adopted adopts at rate p + q a/4. */
static void test_the_share_of_tellers_matters(void **state) {
  (void)state;
  static const char *const starts[] = {"1", "1, 2", "1, 2, 3", "1, 2, 3, 4"};
  for (unsigned a = 1; a <= 4; a++) {
    char cascade[128], what[64];
    snprintf(cascade, sizeof cascade, "innovation: 0, imitation: 0.6, seed_set: [%s]",
             starts[a - 1]);
    snprintf(what, sizeof what, "%u of 4 tellers", a);
    double law[7] = {0}, never = exp(-.6 * a / 4 * 3);
    law[a] = never;
    law[a + 1] = 1 - never;
    assert_reach_law(&(case_of_bass){"1-0 2-0 3-0 4-0", true, cascade, 3}, law, 7, what);
  }
}

/* The chain of n people who all know each other: k have adopted, the next does at rate
 * (n - k)(p + q k/(n - 1)). Its mean and mean square by day, by the classical Runge-Kutta steps. */
static void flow(unsigned n, const double *at, double *change) {
  double in = 0;
  for (unsigned k = 0; k <= n; k++) {
    double out = at[k] * (n - k) * (.03 + .38 * k / (n - 1));
    change[k] = in - out;
    in = out;
  }
}

static void step(unsigned n, double *at, double dt, double *room) {
  double *k1 = room, *k2 = k1 + n + 1, *k3 = k2 + n + 1, *k4 = k3 + n + 1, *there = k4 + n + 1;
  flow(n, at, k1);
  for (unsigned i = 0; i <= n; i++) there[i] = at[i] + dt / 2 * k1[i];
  flow(n, there, k2);
  for (unsigned i = 0; i <= n; i++) there[i] = at[i] + dt / 2 * k2[i];
  flow(n, there, k3);
  for (unsigned i = 0; i <= n; i++) there[i] = at[i] + dt * k3[i];
  flow(n, there, k4);
  for (unsigned i = 0; i <= n; i++) at[i] += dt / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
}

typedef struct {
  double mean, deviation;
} moments;

/* moments[n_days + 1] of the share. */
static void chain(unsigned n, unsigned n_days, moments *by_day) {
  enum { STEPS = 400 }; /* a day: the fastest rate is below n/8 */
  double *at = calloc(6 * (n + 1), sizeof *at);
  assert_non_null(at);
  at[0] = 1;
  for (unsigned day = 0; day <= n_days; day++) {
    double mean = 0, square = 0;
    for (unsigned k = 0; k <= n; k++) {
      mean += at[k] * k / n;
      square += at[k] * k / n * k / n;
    }
    by_day[day] = (moments){mean, sqrt(square - mean * mean)};
    for (unsigned i = 0; i < STEPS; i++) step(n, at, 1. / STEPS, at + n + 1);
  }
  free(at);
}

static const reach_bass usual = {.03, .38, 0};

/* The mean of the share x differs from the curve by terms in 1/n: its drift is
 * (p + q x n/(n - 1))(1 - x), whose mean is that of the mean, less q Var(x) with Var(x) ~ v/n. So n
 * times the difference comes to a limit, and half of it is left at twice n. */
static void test_the_chain_comes_to_the_curve(void **state) {
  (void)state;
  enum { DAYS = 12, FEW = 250, MANY = 500 };
  moments few[DAYS + 1], many[DAYS + 1];
  chain(FEW, DAYS, few);
  chain(MANY, DAYS, many);
  for (unsigned day = 1; day <= DAYS; day++) {
    double curve = reach_bass_share(&usual, day);
    double off_few = FEW * (few[day].mean - curve), off_many = MANY * (many[day].mean - curve);
    assert_true(fabs(off_many) < 2);
    assert_close(off_many, off_few, .05 + 20. / FEW * fabs(off_few), "n times the difference");
  }
}

static void test_many_who_all_know_each_other(void **state) {
  (void)state;
  enum { N = 2000, FEW = 40, DAYS = 12 };
  static const unsigned looked_at[] = {2, 5, 6, 10, 12};
  char path[] = "/tmp/orgreach-complete-XXXXXX";
  FILE *file = fdopen(mkstemp(path), "w");
  assert_non_null(file);
  for (unsigned i = 0; i < N; i++)
    for (unsigned j = i + 1; j < N; j++) fprintf(file, "%u %u\n", i, j);
  assert_int_equal(fclose(file), 0);
  test_play played;
  test_play_run(&played,
                "network: {file: %s}\ncascade: {model: bass}\n"
                "run: {replicates: %d, seed: 16, days: %d}\n",
                path, FEW, DAYS);
  unlink(path);
  moments by_day[DAYS + 1];
  chain(N, DAYS, by_day);
  for (size_t i = 0; i < sizeof looked_at / sizeof *looked_at; i++) {
    unsigned day = looked_at[i];
    double share = played.result.answer[0].curve[day].mean / N, error = by_day[day].deviation;
    assert_within_sigmas(share, by_day[day].mean, error / sqrt(FEW), "the chain");
    const double bias = 2. / N; /* as above */
    double off = fmax(0, fabs(share - reach_bass_share(&usual, day)) - bias);
    assert_within_sigmas(off, 0, error / sqrt(FEW), "Bass's curve");
  }
  test_play_free(&played);
}

/* Bass's curve for p = .03, q = .38. */
static void test_the_curve_has_the_published_values(void **state) {
  (void)state;
  double peak = reach_bass_peak_day(&usual), at_peak = reach_bass_share(&usual, peak);
  assert_close(peak, 6.1926, 5e-5, "day of the peak");
  assert_close(at_peak, .46053, 5e-6, "share at the peak");
  assert_close(reach_bass_rate(&usual, at_peak), .11059, 5e-6, "adoptions a day at the peak");
  assert_close(reach_bass_share(&usual, 5), .3312, 5e-5, "share by day 5");
  assert_close(reach_bass_share(&usual, 10), .8128, 5e-5, "share by day 10");
}

/* F' = (p + qF)(1 - F) by central differences; a curve that goes on from another day. */
static void test_the_curve_obeys_its_equation(void **state) {
  (void)state;
  static const reach_bass all[] = {{.03, .38, 0}, {.03, .38, .2}, {0, .5, .01}, {.2, 0, .1},
                                   {1e-9, 2, 0},  {.5, .1, 0},    {0, 0, .3},   {0, .4, 0}};
  const double h = 1e-4;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    const reach_bass *b = &all[i];
    assert_close(reach_bass_share(b, 0), b->start, 1e-15, "day 0");
    assert_true(reach_bass_share(b, 1e6) <= 1);
    for (double t = h; t < 20; t += .7) {
      double share = reach_bass_share(b, t);
      double slope = (reach_bass_share(b, t + h) - reach_bass_share(b, t - h)) / (2 * h);
      assert_close(slope, reach_bass_rate(b, share), 1e-7, "slope");
      reach_bass later = {b->innovation, b->imitation, share};
      assert_close(reach_bass_share(&later, 3), reach_bass_share(b, t + 3), 1e-12, "later");
    }
  }
  assert_true(reach_bass_peak_day(&all[5]) <= 0 && isnan(reach_bass_peak_day(&all[7])));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_people_without_ties_adopt_by_themselves),
      cmocka_unit_test(test_two_people),
      cmocka_unit_test(test_the_share_of_tellers_matters),
      cmocka_unit_test(test_the_chain_comes_to_the_curve),
      cmocka_unit_test(test_many_who_all_know_each_other),
      cmocka_unit_test(test_the_curve_has_the_published_values),
      cmocka_unit_test(test_the_curve_obeys_its_equation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Delays with a shape: Weibull, lognormal, gamma. Their draws against the distributions of GSL,
 * the shapes at which they are another law, sums of them along a path, hostile shapes. */
#include <float.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cascade/cascade.h"
#include "cascade/delay.h"
#include "scenario/params.h"
#include "study/stage.h"
#include "support/play.h"

enum { DRAWS = 100000, MARKS = 4 /* occasions of a hearer, as in a telling */ };

/* Kolmogorov 1933: P(D sqrt(n) > x) is about 2 exp(-2 x^2), 9e-9 here: as far out as the sigmas of
 * the other tests. */
static const double KOLMOGOROV = 3.1;

/* Draws as one sender's hearers get them; the caller frees. */
static double *draws_make(reach_delay law, const char *name) {
  double *draw = malloc(DRAWS * sizeof *draw);
  assert_non_null(draw);
  reach_ziggurat waiting;
  reach_ziggurat_init(&waiting);
  reach_delay_init(&law);
  reach_stream marks = reach_stream_open(1951, 2000, reach_stream_name(name), 0);
  for (uint64_t i = 0; i < DRAWS; i++)
    draw[i] = reach_delay_draw(&law, &waiting, marks, MARKS * i, MARKS * i + 1);
  return draw;
}

static reach_delay weibull(double h, double shape) {
  return (reach_delay){.law = REACH_DELAY_WEIBULL, .half_life_days = h, .shape = shape};
}

static reach_delay lognormal(double h, double sigma) {
  return (reach_delay){.law = REACH_DELAY_LOGNORMAL, .half_life_days = h, .sigma = sigma};
}

static reach_delay gamma_law(double h, double shape) {
  return (reach_delay){.law = REACH_DELAY_GAMMA, .half_life_days = h, .shape = shape};
}

/* Median of the gamma law with scale 1, by halving. */
static double gamma_median(double shape) {
  double low = 0, high = shape + 1; /* it is below the mean */
  for (int i = 0; i < 200; i++) {
    double middle = (low + high) / 2;
    *(gsl_cdf_gamma_P(middle, shape, 1) < .5 ? &low : &high) = middle;
  }
  return low;
}

/* The scale of a gamma law is reckoned once; the engine does so for itself. */
static reach_delay with_scale(reach_delay law) {
  if (law.law == REACH_DELAY_GAMMA) law.scale_days = law.half_life_days / gamma_median(law.shape);
  return law;
}

/* P(delay <= t), by GSL; of a law with its scale. */
static double share(const reach_delay *law, double t) {
  double h = law->half_life_days;
  if (law->law == REACH_DELAY_WEIBULL)
    return gsl_cdf_weibull_P(t, h / pow(log(2), 1 / law->shape), law->shape);
  if (law->law == REACH_DELAY_LOGNORMAL) return gsl_cdf_lognormal_P(t, log(h), law->sigma);
  if (law->law == REACH_DELAY_GAMMA) return gsl_cdf_gamma_P(t, law->shape, law->scale_days);
  return gsl_cdf_exponential_P(t, h / log(2));
}

static const reach_delay shaped[] = {
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 2, .shape = .05},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = .3, .shape = .5},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 1, .shape = 1},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 7, .shape = 1.5},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 1, .shape = 3},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 100, .shape = 100},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = 3, .sigma = .01},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = .2, .sigma = .5},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = 1, .sigma = 1},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = 6, .sigma = 2},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = 3650, .sigma = 10},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 2, .shape = .05},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 1, .shape = .1},
    {.law = REACH_DELAY_GAMMA, .half_life_days = .5, .shape = .5},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 1, .shape = .999999},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 1, .shape = 1},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 3, .shape = 1.5},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 4, .shape = 3},
    {.law = REACH_DELAY_GAMMA, .half_life_days = .01, .shape = 20},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 30, .shape = 100},
};
enum { N_SHAPED = sizeof shaped / sizeof *shaped };

static const char *const names[] = {[REACH_DELAY_EXPONENTIAL] = "exponential",
                                    [REACH_DELAY_WEIBULL] = "weibull",
                                    [REACH_DELAY_LOGNORMAL] = "lognormal",
                                    [REACH_DELAY_GAMMA] = "gamma"};

/* Largest distance between the share of the draws and the law, times the root of their number. */
static double kolmogorov(double *draw, const reach_delay *of) {
  reach_delay law = with_scale(*of);
  double worst = 0;
  gsl_sort(draw, 1, DRAWS);
  for (int i = 0; i < DRAWS; i++) {
    double expected = share(&law, draw[i]);
    worst = fmax(worst, fmax(expected - (double)i / DRAWS, (i + 1.) / DRAWS - expected));
  }
  return worst * sqrt(DRAWS);
}

static void test_draws_have_the_distribution_of_gsl(void **state) {
  (void)state;
  for (size_t l = 0; l < N_SHAPED; l++) {
    double *draw = draws_make(shaped[l], "test shapes");
    double distance = kolmogorov(draw, &shaped[l]);
    print_message("  %-10s h %g shape %g sigma %g: D sqrt(n) %.2f\n", names[shaped[l].law],
                  shaped[l].half_life_days, shaped[l].shape, shaped[l].sigma, distance);
    assert_true(distance <= KOLMOGOROV);
    free(draw);
  }
}

static void test_half_have_come_by_the_half_life(void **state) {
  (void)state;
  for (size_t l = 0; l < N_SHAPED; l++) {
    double *draw = draws_make(shaped[l], "test medians"), n_by = 0;
    for (int i = 0; i < DRAWS; i++) n_by += draw[i] <= shaped[l].half_life_days;
    assert_within_sigmas(n_by / DRAWS, .5, .5 / sqrt(DRAWS), names[shaped[l].law]);
    free(draw);
    reach_delay law = shaped[l];
    reach_delay_init(&law);
    assert_close(reach_delay_share_by(&law, law.half_life_days), .5, 1e-12, names[law.law]);
  }
}

/* Product of the shares of neighbours, whose mean is 0 with variance 1/144 when independent. */
static void test_hearers_have_delays_of_their_own(void **state) {
  (void)state;
  for (size_t l = 0; l < N_SHAPED; l++) {
    double *draw = draws_make(shaped[l], "test neighbours"), sum = 0;
    reach_delay law = with_scale(shaped[l]);
    for (int i = 0; i < DRAWS; i++) draw[i] = share(&law, draw[i]) - .5;
    for (int i = 1; i < DRAWS; i++) sum += draw[i] * draw[i - 1];
    assert_within_sigmas(sum / DRAWS, 0, 1 / 12. / sqrt(DRAWS), names[shaped[l].law]);
    free(draw);
  }
}

/* The same draws but for rounding; for gamma, the same law. */
static void test_shape_one_is_exponential(void **state) {
  (void)state;
  reach_delay law = {.law = REACH_DELAY_EXPONENTIAL, .half_life_days = 3};
  double *expected = draws_make(law, "test one"), *got = draws_make(weibull(3, 1), "test one");
  for (int i = 0; i < DRAWS; i++)
    assert_close(got[i], expected[i], 1e-14 * expected[i], "Weibull of shape 1");
  free(got);
  got = draws_make(gamma_law(3, 1), "test one");
  assert_true(kolmogorov(got, &law) <= KOLMOGOROV);
  free(got);
  free(expected);
  for (double day = 0; day < 40; day += .25) {
    reach_delay one[] = {law, weibull(3, 1), gamma_law(3, 1)};
    for (int i = 0; i < 3; i++) reach_delay_init(&one[i]);
    for (int i = 1; i < 3; i++)
      assert_close(reach_delay_share_by(&one[i], day), reach_delay_share_by(&one[0], day), 1e-14,
                   "shape 1 by day");
  }
}

static void test_sigma_zero_is_constant(void **state) {
  (void)state;
  double *draw = draws_make(lognormal(3, 0), "test zero");
  for (int i = 0; i < DRAWS; i++) assert_true(draw[i] == 3);
  free(draw);
}

/* The sum of three draws of shape a is one of shape 3 a, of the same scale. */
static void test_gamma_adds_up(void **state) {
  (void)state;
  static const double shapes[] = {.1, 1 / 3., 1, 4};
  for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
    double part = gamma_median(shapes[s]), whole = gamma_median(3 * shapes[s]);
    double *sum = draws_make(gamma_law(part, shapes[s]), "test first");
    static const char *const others[] = {"test second", "test third"};
    for (int j = 0; j < 2; j++) {
      double *more = draws_make(gamma_law(part, shapes[s]), others[j]);
      for (int i = 0; i < DRAWS; i++) sum[i] += more[i];
      free(more);
    }
    reach_delay law = gamma_law(whole, 3 * shapes[s]);
    assert_true(kolmogorov(sum, &law) <= KOLMOGOROV);
    free(sum);
  }
}

/* Larger shapes are nearer to the half-life, draw by draw. */
static void test_weibull_draws_shrink_to_the_half_life(void **state) {
  (void)state;
  double *wide = draws_make(weibull(2, .5), "test wide");
  double *narrow = draws_make(weibull(2, 5), "test wide");
  for (int i = 0; i < DRAWS; i++)
    assert_true(fabs(log(narrow[i] / 2)) <= fabs(log(wide[i] / 2)) &&
                (narrow[i] < 2) == (wide[i] < 2));
  free(wide);
  free(narrow);
}

/* At the ends of what is allowed. */
static void test_extreme_shapes_give_days(void **state) {
  (void)state;
  static const double halves[] = {0, 1e-300, 1e-4, 3650}, days[] = {0, 1e-300, 1, 3650, INFINITY};
  const reach_param *shape = &reach_param_table[REACH_PARAM_cascade_shape];
  const reach_param *sigma = &reach_param_table[REACH_PARAM_cascade_sigma];
  for (size_t h = 0; h < sizeof halves / sizeof *halves; h++) {
    reach_delay laws[] = {weibull(halves[h], shape->least),   weibull(halves[h], shape->most),
                          gamma_law(halves[h], shape->least), gamma_law(halves[h], shape->most),
                          lognormal(halves[h], sigma->least), lognormal(halves[h], sigma->most)};
    for (size_t l = 0; l < sizeof laws / sizeof *laws; l++) {
      double *draw = draws_make(laws[l], "test extremes"), before = 0;
      for (int i = 0; i < DRAWS; i++) assert_true(draw[i] >= 0 && draw[i] <= DBL_MAX);
      free(draw);
      reach_delay_init(&laws[l]);
      for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
        double by = reach_delay_share_by(&laws[l], days[d]);
        assert_true(by >= before && by <= 1);
        before = by;
      }
      assert_true(before == 1);
    }
  }
}

/* P(the sum of n delays <= day) at `day`, for n = 1 .. TIES: the law convolved with itself on a
 * grid. */
enum { TIES = 3, GRID = 2500 };

static void convolve(const reach_delay *of, double day, double by[TIES + 1]) {
  static double one[GRID + 1], sum[GRID + 1], next[GRID + 1];
  reach_delay law = with_scale(*of);
  for (int i = 0; i <= GRID; i++) sum[i] = one[i] = share(&law, day * i / GRID);
  by[0] = 1;
  for (int n = 1; n <= TIES; n++) {
    by[n] = sum[GRID];
    for (int i = 0; i <= GRID; i++) {
      next[i] = 0;
      for (int j = 1; j <= i; j++)
        next[i] += (sum[i - j] + sum[i - j + 1]) / 2 * (one[j] - one[j - 1]);
    }
    memcpy(sum, next, sizeof sum);
  }
}

/* How many of a path of four have heard by day `day`. */
static void assert_path(const reach_delay *law, int day, const char *setting) {
  enum { REPLICATES = 60000 };
  double by[TIES + 1], probability[TIES + 3] = {0};
  convolve(law, day, by);
  for (int n = 0; n <= TIES; n++) probability[n + 1] = by[n] - (n < TIES ? by[n + 1] : 0);
  char path[TEST_PATH];
  test_play played;
  test_network_write(path, "0-1 1-2 2-3");
  test_play_run(&played,
                "network: {file: %s}\nrun: {replicates: %d, seed: 23, days: %d}\n"
                "cascade: {model: continuous-time-cascade, probability: 1, seed_set: [0],\n"
                "          delay: %s, half_life_days: %.17g, %s}\n",
                path, REPLICATES, day, names[law->law], law->half_life_days, setting);
  unlink(path);
  print_message("  %-10s %-12s the last of four by day %d: %.5f\n", names[law->law], setting, day,
                by[TIES]);
  assert_distribution(test_play_values(&played, 0, REACH_MEASURE_reach), REPLICATES, probability,
                      TIES + 2, setting);
  test_play_free(&played);
}

static void test_the_last_of_a_path_comes_by_the_convolved_law(void **state) {
  (void)state;
  double by[TIES + 1];
  reach_delay law = gamma_law(gamma_median(.5), .5); /* the grid itself, where the sum is known */
  convolve(&law, 2, by);
  for (int n = 1; n <= TIES; n++)
    assert_close(by[n], gsl_cdf_gamma_P(2, .5 * n, 1), 2e-4, "convolution");
  assert_path(&law, 2, "shape: 0.5");
  law = gamma_law(1, 3);
  assert_path(&law, 3, "shape: 3");
  law = weibull(1, .5);
  assert_path(&law, 4, "shape: 0.5");
  law = weibull(1, 3);
  assert_path(&law, 3, "shape: 3");
  law = lognormal(1, 2);
  assert_path(&law, 4, "sigma: 2");
  law = lognormal(.5, .3);
  assert_path(&law, 2, "sigma: 0.3");
}

static void assert_reach(const char *network, int days, const char *delay, double expected,
                         const char *what) {
  char path[TEST_PATH];
  test_play played;
  test_network_write(path, network);
  test_play_run(&played,
                "network: {file: %s}\nrun: {replicates: 60000, seed: 24, days: %d}\n"
                "cascade: {model: continuous-time-cascade, probability: 1, seed_set: [0], %s}\n",
                path, days, delay);
  unlink(path);
  test_moments reach = test_play_moments(&played, 0, REACH_MEASURE_reach);
  assert_mean(&reach, expected, what);
  test_play_free(&played);
}

/* Three stages of rate 1 are over by day 2 with .32332 (Erlang): three exponential ties, or one
 * whose time is gamma of shape 3, of median 2.67406. On three ties the mean reach is 1 and the
 * shares of one, two and three stages. */
static void test_three_stages_are_gamma_of_shape_three(void **state) {
  (void)state;
  double by[4] = {1, 1 - exp(-2), 1 - 3 * exp(-2), 1 - 5 * exp(-2)};
  assert_close(by[3], .32332, 5e-6, "Erlang 3 by day 2");
  assert_close(gamma_median(3), 2.67406, 5e-6, "median of Erlang 3");
  assert_reach("0-1", 2, "delay: gamma, shape: 3, half_life_days: 2.6740603137235603", 1 + by[3],
               "one tie, gamma of shape 3");
  double path = by[0] + by[1] + by[2] + by[3];
  assert_reach("0-1 1-2 2-3", 2, "delay: gamma, shape: 1, half_life_days: 0.6931471805599453", path,
               "three ties, gamma of shape 1");
  assert_reach("0-1 1-2 2-3", 2, "delay: weibull, half_life_days: 0.6931471805599453", path,
               "three ties, Weibull, its shape by default");
}

/* In a shared space all copies are of hop 1: time alone says which came first. */
static void test_in_a_shared_space_nobody_hears_before_the_teller(void **state) {
  (void)state;
  static const char text[] =
      "associates: {count: 20, contacts: {law: constant, mean: 20}}\n"
      "market: {people: 500, segments: 1}\nparticipation: 1\nchannels: [shared-space]\n"
      "cascade: {seed_choice: random, seed_count: 1}\n"
      "shared-space: {point: 1, attention: 0.2, delay: gamma, shape: 0.05,\n"
      "               half_life_days: 0.0001}\n";
  reach_scenario scenario;
  reach_stage stage;
  reach_workspace workspace;
  reach_trace trace;
  reach_report report = {0};
  unsigned n_heard = 0;
  assert_ok(reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report), &report);
  assert_ok(reach_stage_set(&scenario, &(reach_stage_options){0}, &stage, &report), &report);
  assert_int_equal(reach_workspace_init(&workspace, UINT64_MAX, NULL), 0);
  for (uint32_t replicate = 0; replicate < 20; replicate++) {
    assert_int_equal(reach_cascade_run(&stage.plan[0], replicate, &workspace, &trace), 0);
    const reach_touched *touched = &workspace.touched;
    for (size_t i = 0; i < touched->n; i++) {
      const reach_person *hearer = &touched->person[i];
      if (hearer->is_start) continue;
      for (size_t j = 0; j < touched->n; j++)
        if (touched->person[j].person == hearer->teller)
          assert_true(hearer->day > touched->person[j].accept_day);
      n_heard++;
    }
  }
  assert_true(n_heard > 1000);
  reach_workspace_free(&workspace);
  reach_stage_free(&stage);
  reach_scenario_free(&scenario);
  reach_report_free(&report);
}

/* What is wrong with it begins with `words`. */
static void assert_refused(const char *cascade, const char *words) {
  char text[512];
  int n = snprintf(text, sizeof text,
                   "network: {famous: Zachary}\n"
                   "cascade: {model: continuous-time-cascade, seed_set: [0], %s}\n",
                   cascade);
  reach_scenario scenario;
  reach_report report = {0};
  assert_int_equal(reach_scenario_read(text, (size_t)n, "s.yaml", NULL, &scenario, &report),
                   REACH_INVALID);
  if (!strstr(report.message[0], words)) fail_msg("%s: %s", cascade, report.message[0]);
  reach_report_free(&report);
}

static void test_hostile_shapes_are_refused(void **state) {
  (void)state;
  static const char *const values[] = {"-1",   "1e-300", "1e300", ".nan",
                                       ".inf", "-.inf",  "steep", "[1]"};
  static const char *const keys[] = {"weibull, shape", "gamma, shape", "lognormal, sigma"};
  for (size_t k = 0; k < 3; k++)
    for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
      bool is_sigma = k == 2;
      if (is_sigma && !strcmp(values[v], "1e-300")) continue; /* nearly constant */
      char cascade[128];
      snprintf(cascade, sizeof cascade, "delay: %s: %s", keys[k], values[v]);
      assert_refused(cascade, is_sigma ? ": cascade.sigma: " : ": cascade.shape: ");
    }
  assert_refused("delay: gamma, shape: 0", ": cascade.shape: 0");
  assert_refused("delay: weibull, shape: 0", ": cascade.shape: 0");
}

static void test_a_shape_of_another_law_is_a_mistake(void **state) {
  (void)state;
  assert_refused("shape: 2", "cascade.shape: unused, since");
  assert_refused("delay: lognormal, shape: 2", "cascade.shape: unused, since");
  assert_refused("delay: weibull, sigma: 2", "cascade.sigma: unused, since");
  assert_refused("delay: gamma, tail: 2", "cascade.tail: unused, since");
  assert_refused("delay: weibul", "weibull");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_draws_have_the_distribution_of_gsl),
      cmocka_unit_test(test_half_have_come_by_the_half_life),
      cmocka_unit_test(test_hearers_have_delays_of_their_own),
      cmocka_unit_test(test_shape_one_is_exponential),
      cmocka_unit_test(test_sigma_zero_is_constant),
      cmocka_unit_test(test_gamma_adds_up),
      cmocka_unit_test(test_weibull_draws_shrink_to_the_half_life),
      cmocka_unit_test(test_extreme_shapes_give_days),
      cmocka_unit_test(test_the_last_of_a_path_comes_by_the_convolved_law),
      cmocka_unit_test(test_three_stages_are_gamma_of_shape_three),
      cmocka_unit_test(test_in_a_shared_space_nobody_hears_before_the_teller),
      cmocka_unit_test(test_hostile_shapes_are_refused),
      cmocka_unit_test(test_a_shape_of_another_law_is_a_mistake)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

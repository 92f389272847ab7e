/* The laws of delay, drawn one by one and as readers by day of every channel that has one.
 * The shares are written here once more from docs/model.md; nothing of the engine's is used. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/delay.h"
#include "scenario/params.h"
#include "support/play.h"

/* P(delay <= t). */
static double exponential_share(double half_life, double t) {
  return half_life > 0 ? 1 - exp2(-t / half_life) : 1;
}

/* The median is h where the scale is h/m, m the median of scale 1; m by halving. */
static double gamma_share(double h, double shape, double t) {
  double low = 0, high = shape + 1; /* the median is below the mean */
  for (int i = 0; i < 200; i++) {
    double middle = (low + high) / 2;
    *(gsl_cdf_gamma_P(middle, shape, 1) < .5 ? &low : &high) = middle;
  }
  return h > 0 ? gsl_cdf_gamma_P(t * low / h, shape, 1) : 1;
}

static double expected_share(const reach_delay *law, double t) {
  double h = law->half_life_days;
  switch (law->law) {
  case REACH_DELAY_CONSTANT:
    return t >= h;
  case REACH_DELAY_POWER_LAW: {
    double scale = h / (pow(2, 1 / law->tail) - 1);
    return scale > 0 ? 1 - pow(1 + t / scale, -law->tail) : 1;
  }
  case REACH_DELAY_TWO_COMPONENT:
    return law->fast_share * exponential_share(h, t) +
           (1 - law->fast_share) * exponential_share(law->slow_half_life_days, t);
  case REACH_DELAY_WEIBULL:
    return h > 0 ? 1 - exp2(-pow(t / h, law->shape)) : 1;
  case REACH_DELAY_LOGNORMAL:
    return h > 0 && law->sigma > 0 ? erfc(-log(t / h) / law->sigma / sqrt(2)) / 2 : t >= h;
  case REACH_DELAY_GAMMA:
    return gamma_share(h, law->shape, t);
  default:
    return exponential_share(h, t);
  }
}

static const reach_delay laws[] = {
    {.law = REACH_DELAY_EXPONENTIAL, .half_life_days = 1},
    {.law = REACH_DELAY_EXPONENTIAL, .half_life_days = 0.2},
    {.law = REACH_DELAY_EXPONENTIAL, .half_life_days = 0},
    {.law = REACH_DELAY_CONSTANT, .half_life_days = 3},
    {.law = REACH_DELAY_CONSTANT, .half_life_days = 0},
    {.law = REACH_DELAY_POWER_LAW, .half_life_days = 1, .tail = 1},
    {.law = REACH_DELAY_POWER_LAW, .half_life_days = 2, .tail = .38},
    {.law = REACH_DELAY_POWER_LAW, .half_life_days = 1, .tail = .05},
    {.law = REACH_DELAY_POWER_LAW, .half_life_days = 3, .tail = 2.5},
    {.law = REACH_DELAY_POWER_LAW, .half_life_days = 3, .tail = 100},
    {.law = REACH_DELAY_POWER_LAW, .half_life_days = 0, .tail = .38},
    {.law = REACH_DELAY_TWO_COMPONENT,
     .half_life_days = .02,
     .fast_share = .92,
     .slow_half_life_days = 6},
    {.law = REACH_DELAY_TWO_COMPONENT,
     .half_life_days = 4,
     .fast_share = .3,
     .slow_half_life_days = .5},
    {.law = REACH_DELAY_TWO_COMPONENT,
     .half_life_days = 1,
     .fast_share = 0,
     .slow_half_life_days = 6},
    {.law = REACH_DELAY_TWO_COMPONENT,
     .half_life_days = 1,
     .fast_share = 1,
     .slow_half_life_days = 6},
    {.law = REACH_DELAY_TWO_COMPONENT,
     .half_life_days = 0,
     .fast_share = .5,
     .slow_half_life_days = 2},
    {.law = REACH_DELAY_TWO_COMPONENT,
     .half_life_days = 2,
     .fast_share = .5,
     .slow_half_life_days = 0},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 1, .shape = 1},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 2, .shape = .4},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 3, .shape = 2.5},
    {.law = REACH_DELAY_WEIBULL, .half_life_days = 0, .shape = .05},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = 1, .sigma = 1},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = .2, .sigma = 10},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = 4, .sigma = 0},
    {.law = REACH_DELAY_LOGNORMAL, .half_life_days = 0, .sigma = 2},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 1, .shape = 1},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 2, .shape = .05},
    {.law = REACH_DELAY_GAMMA, .half_life_days = .5, .shape = 3},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 5, .shape = 100},
    {.law = REACH_DELAY_GAMMA, .half_life_days = 0, .shape = .3},
};
enum { N_LAWS = sizeof laws / sizeof *laws };

static const char *const law_names[] = {"exponential", "constant",  "power-law", "two-component",
                                        "weibull",     "lognormal", "gamma"};

/* Draws of a law, one a replicate; the caller frees. */
static double *draws_make(reach_delay law, unsigned n) {
  double *draw = malloc(n * sizeof *draw);
  assert_non_null(draw);
  reach_ziggurat waiting;
  reach_ziggurat_init(&waiting);
  reach_delay_init(&law);
  uint32_t name = reach_stream_name("test delays");
  for (unsigned i = 0; i < n; i++)
    draw[i] = reach_delay_draw(&law, &waiting, reach_stream_open(20120117, i, name, 0), 0, 1);
  return draw;
}

static void test_every_law_has_its_share_by_any_day(void **state) {
  (void)state;
  enum { DRAWS = 200000 };
  const double day[] = {0, 1e-6, .01, .1, .5, 1, 2, 3, 6, 20, 100, 3650};
  for (size_t l = 0; l < N_LAWS; l++) {
    double *draw = draws_make(laws[l], DRAWS), worst = 0;
    for (size_t d = 0; d < sizeof day / sizeof *day; d++) {
      double share = expected_share(&laws[l], day[d]), n_by = 0;
      for (unsigned i = 0; i < DRAWS; i++) {
        assert_true(draw[i] >= 0);
        n_by += draw[i] <= day[d];
      }
      double error = sqrt(share * (1 - share) / DRAWS), got = n_by / DRAWS;
      if (DRAWS * fmin(share, 1 - share) < 20) { /* too few for a bell curve */
        assert_close(got, share, 60. / DRAWS, "share that is nearly none or all");
        continue;
      }
      worst = fmax(worst, fabs(got - share) / error);
    }
    print_message("  %-14s h %g tail %g fast %g slow %g shape %g sigma %g: worst z %.2f\n",
                  law_names[laws[l].law], laws[l].half_life_days, laws[l].tail, laws[l].fast_share,
                  laws[l].slow_half_life_days, laws[l].shape, laws[l].sigma, worst);
    assert_true(worst <= TEST_SIGMAS);
    free(draw);
  }
}

static void test_shares_by_day_are_the_formulas(void **state) {
  (void)state;
  for (size_t l = 0; l < N_LAWS; l++) {
    reach_delay law = laws[l];
    reach_delay_init(&law);
    for (double day = 0; day < 50; day += .125)
      assert_close(reach_delay_share_by(&law, day), expected_share(&laws[l], day), 1e-12,
                   law_names[law.law]);
  }
}

/* Variance of the mixture: what a coin for each exposure makes, not one for each sender. */
static void test_fast_and_slow_are_a_coin_for_each_reader(void **state) {
  (void)state;
  enum { REPLICATES = 20000, READERS = 40 };
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 75, days: 1}\n"
                "associates: {count: 1, contacts: {law: constant, mean: %d}}\n"
                "market: {audiences: separate}\n"
                "participation: 1\n"
                "channels: [feed]\n"
                "feed: {attention: 1, reshare: 0, delay: two-component, half_life_days: 0,\n"
                "       fast_share: 0.3, slow_half_life_days: 3650}\n",
                REPLICATES, READERS);
  double share = .3 + .7 * (1 - exp2(-1. / 3650));
  test_moments reach = test_play_moments(&play, 0, REACH_MEASURE_reach);
  assert_mean(&reach, READERS * share, "readers on the first day");
  assert_variance(&reach, READERS * share * (1 - share), "the same, variance");
  test_play_free(&play);
}

/* A channel with 200 readers of one sender who all pay attention in the end. */
static const struct {
  const char *key, *settings;
} channels[] = {
    {"email", "audience: contacts, recipients: 200, forward: 0"},
    {"feed", "audience: contacts, reshare: 0"},
    {"official-page", "followers: 200"},
    {"shared-space", "audience: contacts, point: 0"},
};

static void assert_readers_by_day(const char *channel, const char *settings, const char *delay,
                                  const reach_delay *law) {
  enum { REPLICATES = 1000, READERS = 200, DAYS = 32 };
  bool is_page = channel[0] == 'o';
  test_play play;
  test_play_run(&play,
                "run: {replicates: %d, seed: 76, days: %d}\n"
                "associates: {count: 1, contacts: {law: constant, mean: %d}}\n"
                "market: {people: 1000, segments: 1}\n"
                "participation: %d\n"
                "channels: [%s]\n"
                "%s: {%s, attention: 1, %s}\n",
                REPLICATES, DAYS, READERS, !is_page, channel, channel, settings, delay);
  const reach_band *curve = play.result.answer[0].curve;
  assert_non_null(curve);
  for (unsigned day = 1; day <= DAYS; day *= 2) {
    double share = expected_share(law, day);
    double error = sqrt(share * (1 - share) / REPLICATES / READERS) + 1e-9;
    double z = (curve[day].mean / READERS - share) / error;
    if (fabs(z) > TEST_SIGMAS)
      fail_msg("%s, %s: share by day %u is %g, expected %g, z %.2f", channel, delay, day,
               curve[day].mean / READERS, share, z);
  }
  print_message("  %-14s %-48s by day 1: %.4f, expected %.4f\n", channel, delay,
                curve[1].mean / READERS, expected_share(law, 1));
  test_play_free(&play);
}

/* "delay: weibull, half_life_days: 1, shape: 2" */
static void law_write(char *text, size_t size, const reach_delay *law) {
  size_t n = (size_t)snprintf(text, size, "delay: %s, half_life_days: %g", law_names[law->law],
                              law->half_life_days);
  if (law->law == REACH_DELAY_POWER_LAW) snprintf(text + n, size - n, ", tail: %g", law->tail);
  if (law->law == REACH_DELAY_TWO_COMPONENT)
    snprintf(text + n, size - n, ", fast_share: %g, slow_half_life_days: %g", law->fast_share,
             law->slow_half_life_days);
  if (law->law == REACH_DELAY_WEIBULL || law->law == REACH_DELAY_GAMMA)
    snprintf(text + n, size - n, ", shape: %g", law->shape);
  if (law->law == REACH_DELAY_LOGNORMAL) snprintf(text + n, size - n, ", sigma: %g", law->sigma);
}

static void test_readers_come_by_the_law_of_their_channel(void **state) {
  (void)state;
  for (size_t c = 0; c < sizeof channels / sizeof *channels; c++)
    for (size_t l = 0; l < N_LAWS; l++) {
      bool is_at_once = laws[l].half_life_days == 0 || (laws[l].law == REACH_DELAY_TWO_COMPONENT &&
                                                        laws[l].slow_half_life_days == 0);
      if (is_at_once && !strcmp(channels[c].key, "shared-space")) continue; /* not allowed */
      char delay[200];
      law_write(delay, sizeof delay, &laws[l]);
      assert_readers_by_day(channels[c].key, channels[c].settings, delay, &laws[l]);
    }
}

/* 1 - 2^(-1/4) = .1591 of the readers of a post with a half-life of a day come in 6 hours. */
static void test_a_quarter_of_a_half_life_shows_a_sixth(void **state) {
  (void)state;
  const reach_delay law = {.law = REACH_DELAY_EXPONENTIAL, .half_life_days = 4};
  assert_close(expected_share(&law, 1), .1591, 5e-5, "a quarter of a half-life");
  for (size_t c = 0; c < sizeof channels / sizeof *channels; c++)
    assert_readers_by_day(channels[c].key, channels[c].settings, "half_life_days: 4", &law);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_law_has_its_share_by_any_day),
      cmocka_unit_test(test_shares_by_day_are_the_formulas),
      cmocka_unit_test(test_fast_and_slow_are_a_coin_for_each_reader),
      cmocka_unit_test(test_readers_come_by_the_law_of_their_channel),
      cmocka_unit_test(test_a_quarter_of_a_half_life_shows_a_sixth)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Bass's p, q and m from series of adopters: exact ones, noisy ones, and those that are none. */
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/random.h"
#include "outcome/bass.h"
#include "study/bass_fit.h"
#include "support/play.h"

/* Reads and fits a text; the status, and the first message. */
static int fit_text(const char *text, size_t n, reach_bass_fit *fit, char message[400]) {
  char path[] = "/tmp/orgreach-series-XXXXXX";
  FILE *file = fdopen(mkstemp(path), "w");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, n, file), n);
  assert_int_equal(fclose(file), 0);
  reach_report report = {0};
  reach_series series;
  int status = reach_series_read(path, &series, &report);
  if (!status) status = reach_bass_fit_series(path, &series, NULL, fit, &report);
  snprintf(message, 400, "%s", status ? report.message[0] : "");
  reach_series_free(&series);
  reach_report_free(&report);
  unlink(path);
  return status;
}

/* n periods of a given length, from Bass's curve. */
static void curve_write(char *text, reach_bass bass, double market, double length, unsigned n) {
  double before = 0;
  text += sprintf(text, "time,adopters\n");
  for (unsigned i = 1; i <= n; i++) {
    double share = reach_bass_share(&bass, i * length);
    text += sprintf(text, "%.17g,%.17g\n", i * length, market * (share - before));
    before = share;
  }
}

/* To 1e-6, as least squares with a free market size does. */
static void test_exact_series_tell_their_parameters(void **state) {
  (void)state;
  static const struct {
    reach_bass bass;
    double market, length;
    unsigned n;
  } all[] = {{{.03, .38, 0}, 1000, 1, 15},
             {{.03, .38, 0}, 1, 1, 10},
             {{.03, .38, 0}, 3e9, .25, 60},
             {{.001, .5, 0}, 5e4, 1, 25},
             {{.03 / 365, .38 / 365, 0}, 1000, 365, 15},
             {{.2, .1, 0}, 70, 1, 12},
             {{1e-6, 1.2, 0}, 400, 1, 20},
             {{.01, .4, 0}, 1e6, 1, 300},
             {{.03, .38, 0}, 1000, 3, 4}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    static char text[32768];
    char message[400];
    reach_bass_fit fit;
    curve_write(text, all[i].bass, all[i].market, all[i].length, all[i].n);
    if (fit_text(text, strlen(text), &fit, message)) fail_msg("series %zu: %s", i, message);
    assert_close(fit.innovation / all[i].bass.innovation, 1, 1e-6, "p");
    assert_close(fit.imitation / all[i].bass.imitation, 1, 1e-6, "q");
    assert_close(fit.market / all[i].market, 1, 1e-6, "m");
    assert_int_equal(fit.n_periods, all[i].n);
    assert_true(fit.innovation_error <= 1e-6 * fit.innovation);
  }
}

/* Years for periods: the first begins one before. Other columns and gaps do no harm. */
static void test_periods_may_be_years(void **state) {
  (void)state;
  const reach_bass bass = {.02, .5, 0};
  static const int year[] = {1991, 1992, 1993, 1995, 1996, 1997, 2000, 2001, 2002};
  char text[2048] = "note,Adopters,PERIOD\r\n", message[400];
  double before = 0;
  for (size_t i = 0; i < sizeof year / sizeof *year; i++) {
    double share = reach_bass_share(&bass, year[i] - 1990);
    sprintf(text + strlen(text), "\"a, b\",%.17g,%d\r\n", 2e4 * (share - before), year[i]);
    before = share;
  }
  reach_bass_fit fit;
  if (fit_text(text, strlen(text), &fit, message)) fail_msg("%s", message);
  assert_close(fit.innovation / .02, 1, 1e-6, "p");
  assert_close(fit.imitation / .5, 1, 1e-6, "q");
  assert_close(fit.market / 2e4, 1, 1e-6, "m");
}

static double normal(reach_stream stream, uint64_t i) {
  double radius = sqrt(-2 * log(reach_draw_uniform(stream, 2 * i)));
  return radius * cos(2 * M_PI * reach_draw_uniform(stream, 2 * i + 1));
}

/* Normal noise of .1 % of the market: estimates differ from the truth by a standard error as
 * Student's t with n - 3 degrees of freedom does, of variance (n - 3)/(n - 5) and kurtosis 3 + 6/(n
 * - 7). The curvature moves the means by a small part of an error. */
static void test_standard_errors_are_those_of_repeated_series(void **state) {
  (void)state;
  enum { N = 15, SERIES = 600 };
  const reach_bass bass = {.03, .38, 0};
  const double market = 1000, noise = 1, degrees = N - 3, curvature = 0.1;
  double sum[3] = {0}, squares[3] = {0};
  for (unsigned s = 0; s < SERIES; s++) {
    reach_stream stream = reach_stream_open(16, s, reach_stream_name("tests/noise"), 0);
    reach_series series = {.n = N};
    double end[N], adopters[N];
    series.end = end;
    series.adopters = adopters;
    for (unsigned i = 0; i < N; i++) {
      end[i] = i + 1;
      double share = reach_bass_share(&bass, i + 1) - reach_bass_share(&bass, i);
      adopters[i] = fmax(0, market * share + noise * normal(stream, i));
    }
    reach_bass_fit fit;
    reach_report report = {0};
    assert_ok(reach_bass_fit_series("series", &series, NULL, &fit, &report), &report);
    const double z[] = {(fit.innovation - bass.innovation) / fit.innovation_error,
                        (fit.imitation - bass.imitation) / fit.imitation_error,
                        (fit.market - market) / fit.market_error};
    for (int k = 0; k < 3; k++) {
      sum[k] += z[k];
      squares[k] += z[k] * z[k];
    }
    reach_report_free(&report);
  }
  double variance = degrees / (degrees - 2), kurtosis = 3 + 6 / (degrees - 4);
  for (int k = 0; k < 3; k++) {
    double mean = sum[k] / SERIES;
    assert_within_sigmas(fmax(0, fabs(mean) - curvature), 0, sqrt(variance / SERIES), "mean z");
    assert_within_sigmas(squares[k] / SERIES - mean * mean, variance,
                         variance * sqrt((kurtosis - 1) / SERIES), "variance of z");
  }
}

/* What squares a curve with p and q leaves, by the form of outcome/bass.h and with the best m: the
 * smallest there are. */
static double squares_left(const reach_series *series, double p, double q) {
  const reach_bass bass = {p, q, 0};
  double up = 0, down = 0, squares = 0, before = 0;
  for (size_t i = 0; i < series->n; i++) {
    double share = reach_bass_share(&bass, series->end[i]), step = share - before;
    before = share;
    up += series->adopters[i] * step;
    down += step * step;
    squares += series->adopters[i] * series->adopters[i];
  }
  return squares - up * up / down;
}

/* At the bottom squares rise in all directions, to the rounding of sums of order 1. Noise of a
 * tenth of each period leaves residuals with which plain Gauss and Newton's steps swing; p above q
 * lets long steps miss q altogether. */
static void test_no_curve_nearby_is_closer(void **state) {
  (void)state;
  enum { N = 21, SERIES = 300, DIRECTIONS = 16 };
  const double step = 1e-4, rounding = 1e-15;
  for (unsigned s = 0; s < SERIES; s++) {
    reach_stream stream = reach_stream_open(19, s, reach_stream_name("tests/nearby"), 0);
    double u = reach_draw_uniform(stream, 1000);
    const reach_bass bass = s % 2 ? (reach_bass){.03, .2 + 1.4 * u, 0}
                                  : (reach_bass){.06 + .15 * u, .7 * (.06 + .15 * u), 0};
    const double noise = s % 2 ? 1e-1 : 1e-4;
    double end[N], adopters[N];
    reach_series series = {end, adopters, N, 0};
    for (unsigned i = 0; i < N; i++) {
      end[i] = i + 1;
      double share = reach_bass_share(&bass, i + 1) - reach_bass_share(&bass, i);
      adopters[i] = fmax(0, share * (1 + noise * normal(stream, i)));
    }
    reach_bass_fit fit;
    reach_report report = {0};
    assert_ok(reach_bass_fit_series("series", &series, NULL, &fit, &report), &report);
    double least = squares_left(&series, fit.innovation, fit.imitation);
    for (int d = 0; d < DIRECTIONS; d++) {
      double turn = 2 * M_PI * d / DIRECTIONS;
      double other = squares_left(&series, fit.innovation * exp(step * cos(turn)),
                                  fit.imitation * exp(step * sin(turn)));
      if (!(other >= least - rounding))
        fail_msg("series %u, %d: %.17g < %.17g", s, d, other, least);
    }
    reach_report_free(&report);
  }
}

static void test_a_stop_ends_the_fit(void **state) {
  (void)state;
  double end[] = {1, 2, 3, 4, 5}, adopters[] = {1, 2, 3, 2, 1};
  const reach_series series = {end, adopters, 5, 0};
  const volatile sig_atomic_t stop = SIGTERM;
  reach_bass_fit fit;
  reach_report report = {0};
  assert_int_equal(reach_bass_fit_series("series", &series, &stop, &fit, &report),
                   REACH_INTERRUPTED + SIGTERM);
  assert_int_equal(fit.n_periods, 0);
  reach_report_free(&report);
}

static void assert_refused(const char *text, size_t n, const char *words) {
  char message[400];
  reach_bass_fit fit;
  int status = fit_text(text, n, &fit, message);
  if (status != REACH_UNREADABLE || !strstr(message, words))
    fail_msg("{%.200s}: status %d, %s, not: %s", text, status, message, words);
  assert_null(strchr(message, '\n'));
}

static void test_what_is_no_series_is_refused(void **state) {
  (void)state;
  static const struct {
    const char *text, *words;
  } all[] = {
      {"", "it is empty"},
      {"time,adopters\n", "0 periods are too few"},
      {"time,adopters\n1,5\n2,9\n3,4\n", "3 periods are too few"},
      {"year,adopters\n1,5\n", ":1:1: the first line must name"},
      {"time,sales\n1,5\n", ":1:1: the first line must name"},
      {"time,period,adopters\n1,1,5\n", ":1:1: the first line must name"},
      {"time,adopters\n1,5\n2,nan\n3,4\n4,3\n", ":3:3: adopters: "},
      {"time,adopters\n1,5\n2,inf\n3,4\n4,3\n", ":3:3: adopters: "},
      {"time,adopters\n1,5\n2,1e309\n3,4\n4,3\n", ":3:3: adopters: "},
      {"time,adopters\n1,5\n2,-1\n3,4\n4,3\n", ":3:3: adopters: -1 is out of range (allowed 0 to"},
      {"time,adopters\n1,5\n2,1e16\n3,4\n4,3\n", ":3:3: adopters: 1e16 is out of range"},
      {"time,adopters\n1,5\n2,\n3,4\n4,3\n", ":3:"},
      {"time,adopters\n1,5\n2,0x10\n3,4\n4,3\n", ":3:3: adopters: "},
      {"time,adopters\n1,5\n2,\"1,000\"\n3,4\n4,3\n", ":3:3: adopters: "},
      {"time,adopters\n1,5\n2\n3,4\n4,3\n", ":3:"},
      {"time,adopters\n0,5\n2,7\n3,4\n4,3\n", ":2:1: time: 0: the first period ends after"},
      {"time,adopters\n-1,5\n2,7\n3,4\n4,3\n", ":2:1: time: -1 is out of range"},
      {"time,adopters\n1,5\n1,7\n3,4\n4,3\n", ":3:1: time: is not after the one before it"},
      {"period,adopters\n1990,5\n1989,7\n3,4\n4,3\n", ":3:1: period: is not after the one before"},
      {"time,adopters\n1,5\n2,7\n3,4\n1000001,3\n", ":5:1: time: 1000001 is out of range"},
      {"time,adopters\n1,5\n2,7\n3,4\n1e7,3\n", ":5:1: time: 1e7 is out of range"},
      {"time,adopters\n1,0\n2,0\n3,0\n4,0\n5,0\n", "nobody adopts in any period"},
      {"time,adopters\n1,1\n2,2\n3,4\n4,8\n5,16\n6,32\n", "adoption has not slowed down yet"},
      {"time,adopters\n1,512\n2,128\n3,64\n4,48\n5,40\n6,39\n", "adoption falls from the start"},
  };
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    assert_refused(all[i].text, strlen(all[i].text), all[i].words);
  assert_refused("time,adopters\n1,\0\n", 18, ":");
  assert_refused("time,adopters\n1,\xff\n", 18, ":");
  char *text = calloc(REACH_MOST_PERIODS + 10, 16), *end = text;
  assert_non_null(text);
  end += sprintf(end, "time,adopters\n");
  for (unsigned i = 1; i <= REACH_MOST_PERIODS + 1; i++) end += sprintf(end, "%u,1\n", i);
  assert_refused(text, (size_t)(end - text), "too many periods (allowed 4 to 5000)");
  free(text);
}

/* Whatever the numbers are there is an answer, and what is fitted is a curve. */
static void test_any_numbers_have_an_answer(void **state) {
  (void)state;
  enum { SERIES = 300, MOST = 12 };
  unsigned n_fitted = 0;
  for (unsigned s = 0; s < SERIES; s++) {
    reach_stream stream = reach_stream_open(17, s, reach_stream_name("tests/any"), 0);
    double end[MOST], adopters[MOST], at = 0;
    reach_series series = {end, adopters, 4 + s % (MOST - 3), 0};
    unsigned kind = s % 5;
    for (size_t i = 0; i < series.n; i++) {
      double u = reach_draw_uniform(stream, 2 * i), v = reach_draw_uniform(stream, 2 * i + 1);
      at += kind == 1 ? pow(10, 6 * u - 6) : 1;
      end[i] = at;
      adopters[i] = kind == 0   ? u
                    : kind == 1 ? v
                    : kind == 2 ? pow(10, 15 * u)
                    : kind == 3 ? (i == series.n / 2)
                                : (u < .5 ? 0 : pow(10, -300 * v));
    }
    adopters[0] += kind == 4 ? 1e-300 : 0;
    reach_bass_fit fit;
    reach_report report = {0};
    int status = reach_bass_fit_series("series", &series, NULL, &fit, &report);
    assert_true(status == 0 || status == REACH_UNREADABLE);
    reach_report_free(&report);
    if (status) continue;
    n_fitted++;
    assert_true(fit.innovation > 0 && fit.imitation > 0 && fit.market > 0);
    assert_true(fit.innovation <= 1000 && fit.imitation <= 1000 && fit.market < 1e300);
    assert_true(fit.innovation_error >= 0 && fit.imitation_error >= 0 && fit.market_error >= 0);
  }
  print_message("  %u of %d series were fitted\n", n_fitted, (int)SERIES);
  assert_true(n_fitted > 0 && n_fitted < SERIES);
}

/* A scenario that names a series plays bit for bit like one that states what was found. */
static void test_a_series_is_played_as_its_rates(void **state) {
  (void)state;
  char path[] = "/tmp/orgreach-series-XXXXXX", text[2048];
  curve_write(text, (reach_bass){.03, .38, 0}, 1000, 1, 15);
  FILE *file = fdopen(mkstemp(path), "w");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
  test_play play;
  test_play_run(&play,
                "network: {famous: Zachary}\ncascade: {model: bass}\n"
                "organizations:\n  stated: {}\n  fitted: {cascade: {series: %s}}\n"
                "run: {replicates: 50, days: 8}\n",
                path);
  const double *stated = test_play_values(&play, 0, REACH_MEASURE_hops_mean);
  const double *fitted = test_play_values(&play, 1, REACH_MEASURE_hops_mean);
  assert_memory_equal(stated, fitted, 50 * sizeof *stated);
  const reach_bass_answer *bass = &play.result.answer[1].bass;
  assert_close(bass->curve.innovation, .03, 0, "p");
  assert_close(bass->fit.market, 1000, 0, "m");
  assert_int_equal(play.result.answer[0].bass.fit.n_periods, 0);
  test_play_free(&play);
  unlink(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_exact_series_tell_their_parameters),
      cmocka_unit_test(test_periods_may_be_years),
      cmocka_unit_test(test_standard_errors_are_those_of_repeated_series),
      cmocka_unit_test(test_no_curve_nearby_is_closer),
      cmocka_unit_test(test_a_stop_ends_the_fit),
      cmocka_unit_test(test_what_is_no_series_is_refused),
      cmocka_unit_test(test_any_numbers_have_an_answer),
      cmocka_unit_test(test_a_series_is_played_as_its_rates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

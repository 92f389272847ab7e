#include "support/play.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "world/roster.h"

void test_play_run(test_play *play, const char *format, ...) {
  char *text = NULL;
  va_list arguments;
  va_start(arguments, format);
  int length = vasprintf(&text, format, arguments);
  va_end(arguments);
  assert_true(length > 0);
  *play = (test_play){0};
  reach_report report = {0};
  assert_ok(reach_scenario_read(text, (size_t)length, "test.yaml", NULL, &play->scenario, &report),
            &report);
  assert_ok(reach_rosters_count(&play->scenario, &report), &report);
  reach_study_options options = {.n_threads = 2};
  assert_ok(reach_study_run(&play->scenario, &options, &play->result, &report), &report);
  reach_report_free(&report);
  free(text);
}

void test_play_free(test_play *play) {
  reach_result_free(&play->result);
  reach_scenario_free(&play->scenario);
}

const double *test_play_values(const test_play *play, size_t organization, int measure) {
  return reach_result_values(&play->result, organization, measure);
}

double test_play_figure(const test_play *play, const char *name) {
  const reach_answer *answer = &play->result.answer[0];
  for (unsigned i = 0; i < answer->n_figures; i++)
    if (!strcmp(answer->figure[i].name, name)) return answer->figure[i].value;
  return NAN;
}

/* Standard error of a mean of n values from the sums of residuals by group. */
static double error_of_mean(const double *residual_sum, unsigned n_groups, uint64_t n) {
  double squares = 0;
  for (unsigned g = 0; g < n_groups; g++) squares += residual_sum[g] * residual_sum[g];
  return sqrt(squares * n_groups / (n_groups - 1.0)) / (double)n;
}

test_moments test_moments_of(const double *value, uint64_t n, unsigned n_groups) {
  test_moments m = {0};
  double sum = 0, squares = 0;
  for (uint64_t i = 0; i < n; i++) {
    if (isnan(value[i])) continue;
    m.n++;
    sum += value[i];
  }
  m.mean = sum / (double)m.n;
  for (uint64_t i = 0; i < n; i++)
    if (!isnan(value[i])) squares += (value[i] - m.mean) * (value[i] - m.mean);
  double mean_square = squares / (double)m.n;
  m.variance = squares / ((double)m.n - 1);
  unsigned groups = n_groups > 1 ? n_groups : (unsigned)n;
  double *of_mean = calloc(2 * (size_t)groups, sizeof *of_mean);
  assert_non_null(of_mean);
  double *of_variance = of_mean + groups;
  for (uint64_t i = 0; i < n; i++) {
    if (isnan(value[i])) continue;
    double residual = value[i] - m.mean;
    of_mean[i % groups] += residual;
    of_variance[i % groups] += residual * residual - mean_square;
  }
  m.mean_error = error_of_mean(of_mean, groups, m.n);
  m.variance_error = error_of_mean(of_variance, groups, m.n);
  free(of_mean);
  return m;
}

test_moments test_play_moments(const test_play *play, size_t organization, int measure) {
  return test_moments_of(test_play_values(play, organization, measure), play->result.n_replicates,
                         play->result.n_networks);
}

/* What arithmetic alone may cost a sum of many replicates. */
static double rounding(double expected) {
  return 1e-9 * fmax(1, fabs(expected));
}

void assert_mean(const test_moments *got, double expected, const char *what) {
  assert_within_sigmas(got->mean, expected, got->mean_error + rounding(expected), what);
}

void assert_variance(const test_moments *got, double expected, const char *what) {
  assert_within_sigmas(got->variance, expected, got->variance_error + rounding(expected), what);
}

void assert_distribution(const double *value, uint64_t n, const double *probability,
                         unsigned n_bins, const char *what) {
  double *count = calloc(n_bins, sizeof *count);
  assert_non_null(count);
  for (uint64_t i = 0; i < n; i++) {
    assert_true(value[i] >= 0 && value[i] == floor(value[i]));
    count[value[i] < n_bins ? (unsigned)value[i] : n_bins - 1]++;
  }
  double worst = 0, pooled = 0, pooled_count = 0;
  for (unsigned b = 0; b < n_bins; b++) {
    pooled += probability[b];
    pooled_count += count[b];
    bool is_last = b == n_bins - 1;
    if (pooled * (double)n < 10 && !is_last) continue;
    double error = sqrt(pooled * fmax(0, 1 - pooled) / (double)n);
    double z = (pooled_count / (double)n - pooled) / (error + 1e-9);
    bool is_too_few = pooled * (double)n < 10; /* only the last bin can be */
    if (is_too_few && pooled_count > 60) fail_msg("%s: last bin has %g", what, pooled_count);
    if (!is_too_few && fabs(z) > TEST_SIGMAS)
      fail_msg("%s: values to %u: expected %g, got %g, n %lu, z = %.2f", what, b,
               pooled * (double)n, pooled_count, (unsigned long)n, z);
    if (!is_too_few) worst = fmax(worst, fabs(z));
    pooled = pooled_count = 0;
  }
  print_message("  %-48s distribution, n %lu, worst z %.2f\n", what, (unsigned long)n, worst);
  free(count);
}

void assert_mistake(const char *text, const char *words) {
  reach_scenario scenario;
  reach_report report = {0};
  int status = reach_scenario_read(text, strlen(text), "s.yaml", NULL, &scenario, &report);
  if (status != REACH_INVALID) fail_msg("taken: %s", text);
  if (report.n_messages != 1 || !strstr(report.message[0], words)) {
    for (size_t i = 0; i < report.n_messages; i++) print_error("  %s\n", report.message[i]);
    fail_msg("'%s' alone is not said of:\n%s", words, text);
  }
  reach_report_free(&report);
}

void test_network_write(char *path, const char *network) {
  snprintf(path, TEST_PATH, "/tmp/orgreach-test-XXXXXX");
  int handle = mkstemp(path);
  assert_true(handle >= 0);
  FILE *file = fdopen(handle, "w");
  assert_non_null(file);
  for (const char *c = network; *c; c++) fputc(*c == '-' ? ' ' : *c == ' ' ? '\n' : *c, file);
  fputc('\n', file);
  assert_int_equal(fclose(file), 0);
}

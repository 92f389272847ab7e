#include "study/statistics.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

double reach_t95_together(double degrees_of_freedom, uint64_t n) {
  const double beyond = 0.025; /* on each side */
  return degrees_of_freedom > 0 ? gsl_cdf_tdist_Qinv(beyond / (double)n, degrees_of_freedom) : NAN;
}

double reach_t95_above(double degrees_of_freedom, uint64_t n) {
  const double beyond = 0.05;
  return degrees_of_freedom > 0 ? gsl_cdf_tdist_Qinv(beyond / (double)n, degrees_of_freedom) : NAN;
}

double reach_without_rounding(double value, double scale) {
  const double exact = 1e-12; /* of what is compared */
  return fabs(value) <= exact * scale ? 0 : value;
}

double reach_t95(double degrees_of_freedom) {
  const double upper = 0.975;
  return degrees_of_freedom > 0 ? gsl_cdf_tdist_Pinv(upper, degrees_of_freedom) : NAN;
}

double reach_quantile(double *value, uint64_t n, double share) {
  if (!n) return NAN;
  double place = (double)(n - 1) * share, below = floor(place), part = place - below;
  size_t k = (size_t)below;
  double low = gsl_stats_select(value, 1, n, k);
  return part > 0 ? low + part * (gsl_stats_select(value, 1, n, k + 1) - low) : low;
}

/* Mean of the values that exist; exact where all are equal. */
static double mean_of(const double *value, uint64_t n, uint64_t *n_used) {
  double first = 0, sum = 0;
  uint64_t used = 0;
  for (uint64_t i = 0; i < n; i++) {
    if (isnan(value[i])) continue;
    if (!used++) first = value[i];
    sum += value[i] - first;
  }
  *n_used = used;
  return used ? first + sum / (double)used : NAN;
}

/* Variances and covariance of two means over the same replicates. */
typedef struct {
  double xx, yy, xy;
  double degrees_of_freedom;
} reach_covariance;

static void add_square(reach_covariance *c, double x, double y) {
  c->xx += x * x;
  c->yy += y * y;
  c->xy += x * y;
}

/* Covariance of the means x_mean and y_mean of n_used pairs without NaN, in groups. */
static reach_covariance covariance_of_means(const double *x, const double *y, double x_mean,
                                            double y_mean, uint64_t n, uint64_t n_used,
                                            unsigned n_groups) {
  reach_covariance c = {0};
  uint64_t units = 0, step = n_groups > 1 ? n_groups : n;
  for (uint64_t g = 0; g < step; g++) {
    double x_sum = 0, y_sum = 0;
    uint64_t members = 0;
    for (uint64_t i = g; i < n; i += step) {
      if (isnan(x[i]) || isnan(y[i])) continue;
      x_sum += x[i] - x_mean;
      y_sum += y[i] - y_mean;
      members++;
    }
    if (members) add_square(&c, x_sum, y_sum), units++;
  }
  double used = (double)n_used, groups = (double)units;
  double scale = units > 1 ? groups / (groups - 1) / (used * used) : NAN;
  c.xx *= scale, c.yy *= scale, c.xy *= scale;
  c.degrees_of_freedom = groups - 1;
  return c;
}

reach_mean reach_mean_of(const double *value, uint64_t n, unsigned n_groups) {
  uint64_t used;
  double mean = mean_of(value, n, &used);
  reach_covariance c = covariance_of_means(value, value, mean, mean, n, used, n_groups);
  return (reach_mean){mean, c.xx, c.degrees_of_freedom};
}

double reach_mean_covariance(const double *x, reach_mean x_mean, const double *y, reach_mean y_mean,
                             uint64_t n, unsigned n_groups) {
  uint64_t used = 0;
  for (uint64_t i = 0; i < n; i++) used += !isnan(x[i]) && !isnan(y[i]);
  return covariance_of_means(x, y, x_mean.mean, y_mean.mean, n, used, n_groups).xy;
}

static double spread(const double *value, uint64_t n, uint64_t n_used, double mean) {
  double squares = 0;
  for (uint64_t i = 0; i < n; i++)
    if (!isnan(value[i])) squares += (value[i] - mean) * (value[i] - mean);
  return n_used > 1 ? sqrt(squares / (double)(n_used - 1)) : NAN;
}

int reach_summary_of(const double *value, uint64_t n, unsigned n_groups, reach_summary *s) {
  *s = (reach_summary){
      .mean = NAN, .ci_low = NAN, .ci_high = NAN, .sd = NAN, .p05 = NAN, .median = NAN, .p95 = NAN};
  s->mean = mean_of(value, n, &s->n);
  if (!s->n) return 0;
  double *copy = malloc(s->n * sizeof *copy);
  if (!copy) return REACH_NO_MEMORY;
  uint64_t used = 0;
  for (uint64_t i = 0; i < n; i++)
    if (!isnan(value[i])) copy[used++] = value[i];
  s->p05 = reach_quantile(copy, used, 0.05);
  s->median = reach_quantile(copy, used, 0.5);
  s->p95 = reach_quantile(copy, used, 0.95);
  free(copy);
  s->sd = spread(value, n, s->n, s->mean);
  reach_covariance c = covariance_of_means(value, value, s->mean, s->mean, n, s->n, n_groups);
  double half = reach_t95(c.degrees_of_freedom) * sqrt(c.xx);
  s->ci_low = s->mean - half;
  s->ci_high = s->mean + half;
  return 0;
}

static void set_ratio(double x_mean, double y_mean, const reach_covariance *c,
                      reach_comparison *comparison) {
  if (fpclassify(y_mean) == FP_ZERO) return;
  double ratio = comparison->ratio = x_mean / y_mean;
  if (c->xx <= 0 && c->yy <= 0) { /* constants */
    comparison->ratio_ci_low = comparison->ratio_ci_high = ratio;
    return;
  }
  double t = reach_t95(c->degrees_of_freedom), t2 = t * t;
  double a = y_mean * y_mean - t2 * c->yy;
  double b = x_mean * y_mean - t2 * c->xy;
  double d = x_mean * x_mean - t2 * c->xx;
  if (!(a > 0) || y_mean < 0) return;
  double root = sqrt(fmax(b * b - a * d, 0));
  comparison->ratio_ci_low = (b - root) / a;
  comparison->ratio_ci_high = (b + root) / a;
}

int reach_comparison_of(const double *value, const double *baseline, uint64_t n, unsigned n_groups,
                        reach_comparison *comparison) {
  *comparison = (reach_comparison){NAN, NAN, NAN, NAN, NAN, NAN};
  double *pair = malloc((2 * n + 1) * sizeof *pair);
  if (!pair) return REACH_NO_MEMORY;
  double *x = pair, *y = pair + n;
  for (uint64_t i = 0; i < n; i++) {
    bool both = !isnan(value[i]) && !isnan(baseline[i]);
    x[i] = both ? value[i] : NAN;
    y[i] = both ? baseline[i] : NAN;
  }
  uint64_t used;
  double x_mean = mean_of(x, n, &used), y_mean = mean_of(y, n, &used);
  reach_covariance c = covariance_of_means(x, y, x_mean, y_mean, n, used, n_groups);
  if (used) {
    set_ratio(x_mean, y_mean, &c, comparison);
    for (uint64_t i = 0; i < n; i++) x[i] -= y[i];
    double mean = mean_of(x, n, &used);
    c = covariance_of_means(x, x, mean, mean, n, used, n_groups);
    double half = reach_t95(c.degrees_of_freedom) * sqrt(c.xx);
    comparison->difference = mean;
    comparison->difference_ci_low = mean - half;
    comparison->difference_ci_high = mean + half;
  }
  free(pair);
  return 0;
}

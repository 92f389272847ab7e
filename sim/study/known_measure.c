#include "study/known_measure.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/statistics.h"

/* What arithmetic may cost a sum of many replicates. */
static double rounding(double expected) {
  return 1e-9 * fmax(1, fabs(expected));
}

/* Standard errors of a normal that are as rare as this tail, with the sign of `side`. */
static double z_of_tail(double tail, double side) {
  return copysign(tail > 0 ? gsl_cdf_ugaussian_Qinv(fmin(tail, 0.5)) : INFINITY, side);
}

/* The error was estimated from few replicates: Student's tails are longer. */
static double z_of_t(double t, double degrees_of_freedom) {
  const double nearly_normal = 1e4;
  if (!isfinite(t) || degrees_of_freedom > nearly_normal) return t;
  return z_of_tail(gsl_cdf_tdist_Q(fabs(t), degrees_of_freedom), t);
}

/* NAN where nothing differs between replicates. */
static double deviation(const reach_known_found *found, double error) {
  return error > rounding(found->expected) ? (found->got - found->expected) / error : NAN;
}

typedef struct {
  double n, mean, variance, variance_error;
} moments;

static moments moments_of(const double *value, uint64_t n) {
  moments m = {0};
  double squares = 0, fourth = 0;
  for (uint64_t r = 0; r < n; r++)
    if (!isnan(value[r])) m.n++, m.mean += value[r];
  m.mean /= m.n;
  for (uint64_t r = 0; r < n; r++) {
    if (isnan(value[r])) continue;
    double square = (value[r] - m.mean) * (value[r] - m.mean);
    squares += square;
    fourth += square * square;
  }
  m.variance = squares / (m.n - 1);
  m.variance_error = sqrt((fourth / m.n - squares / m.n * (squares / m.n)) / m.n);
  return m;
}

static void against_mean(const reach_known *row, const moments *m, reach_known_found *found) {
  found->got = m->mean;
  found->n = (uint64_t)m->n;
  if (row->sd > 0)
    found->z = deviation(found, row->sd / sqrt(m->n));
  else
    found->z = z_of_t(deviation(found, sqrt(m->variance / m->n)), m->n - 1);
}

static void measure_always(const double *value, reach_known_found *found) {
  found->z = NAN;
  found->got = value[0];
  for (uint64_t r = 0; r < found->n; r++)
    if (!(fabs(value[r] - found->expected) <= rounding(found->expected))) found->got = value[r];
}

static void measure_variance(const double *value, reach_known_found *found) {
  moments m = moments_of(value, found->n);
  found->got = m.variance;
  found->z = deviation(found, m.variance_error);
}

/* Of n replicates `hits` where a share is expected; few of a kind: the exact tail. */
static double z_of_count(double hits, double n, double share) {
  const double few = 100;
  double expected = n * share, off = hits - expected;
  if (expected >= few && n - expected >= few) return off / sqrt(expected * (1 - share));
  unsigned k = (unsigned)hits;
  if (off > 0) return z_of_tail(k ? gsl_cdf_binomial_Q(k - 1, share, (unsigned)n) : 1, 1);
  return z_of_tail(gsl_cdf_binomial_P(k, share, (unsigned)n), -1);
}

static bool is_between(const reach_known *row, double value) {
  return value >= row->least && value <= row->most;
}

static void measure_share(const reach_known *row, const double *value, reach_known_found *found) {
  double hits = 0, n = (double)found->n;
  for (uint64_t r = 0; r < found->n; r++) hits += is_between(row, value[r]);
  found->got = hits / n;
  found->z = z_of_count(hits, n, found->expected);
}

static int measure_given(const reach_known *row, const double *value, reach_known_found *found) {
  double *those = malloc(found->n * sizeof *those);
  if (!those) return REACH_NO_MEMORY;
  uint64_t n = 0;
  for (uint64_t r = 0; r < found->n; r++)
    if (is_between(row, value[r])) those[n++] = value[r];
  moments m = moments_of(those, n);
  free(those);
  against_mean(row, &m, found);
  return 0;
}

/* Neighbouring values are pooled until ten are expected of each (Cochran 1954). */
static void measure_law(const reach_known *row, const double *value, reach_known_found *found) {
  const double least = 10;
  double probability[REACH_KNOWN_BINS] = {0}, count[REACH_KNOWN_BINS] = {0};
  double n = (double)found->n, chi2 = 0, expected = 0, seen = 0, left = n, unseen = n;
  unsigned n_pools = 0;
  row->law(row->law_n, row->law_p, probability);
  for (uint64_t r = 0; r < found->n; r++)
    if (value[r] >= 0) count[(unsigned)fmin(value[r], REACH_KNOWN_BINS - 1)]++;
  for (unsigned b = 0; b < REACH_KNOWN_BINS; b++) {
    expected += n * probability[b];
    seen += count[b];
    left -= n * probability[b];
    unseen -= count[b];
    if (expected < least || (left < least && b < REACH_KNOWN_BINS - 1)) continue;
    chi2 += (seen - expected) * (seen - expected) / expected;
    n_pools++;
    expected = seen = 0;
  }
  if (n_pools < 2 || fabs(unseen) > 0) chi2 = INFINITY; /* a value that cannot be */
  found->expected = n_pools - 1.0;
  found->got = chi2;
  double tail = gsl_cdf_chisq_Q(chi2, found->expected);
  found->z = tail < 0.5 ? z_of_tail(tail, 1) : z_of_tail(1 - tail, -1);
}

/* The first organization is the baseline; replicates are pairs. */
static int measure_ratio(const reach_known *row, const reach_result *result,
                         reach_known_found *found) {
  const double *value = reach_result_values(result, row->organization, row->measure);
  const double *base = reach_result_values(result, 0, row->measure);
  double *residual = malloc(found->n * sizeof *residual), n = (double)found->n;
  if (!residual) return REACH_NO_MEMORY;
  moments top = moments_of(value, found->n), below = moments_of(base, found->n);
  found->got = top.mean / below.mean;
  for (uint64_t r = 0; r < found->n; r++)
    residual[r] = (value[r] - found->got * base[r]) / below.mean;
  moments m = moments_of(residual, found->n);
  free(residual);
  if (row->sd > 0)
    found->z = deviation(found, row->sd / sqrt(n));
  else
    found->z = z_of_t(deviation(found, sqrt(m.variance / n)), n - 1);
  return 0;
}

static void measure_hop(const reach_known *row, const reach_result *result,
                        reach_known_found *found) {
  const reach_bin *bin = &result->answer[row->organization].hop[(unsigned)row->least];
  double n = (double)found->n, error = (bin->ci_high - bin->ci_low) / 2 / reach_t95(n - 1);
  found->got = bin->mean;
  found->z = z_of_t(deviation(found, error), n - 1);
}

static void measure_figure(const reach_known *row, const reach_result *result,
                           reach_known_found *found) {
  const reach_answer *answer = &result->answer[row->organization];
  const char *name = reach_figure_table[row->measure].name;
  found->z = NAN;
  for (unsigned i = 0; i < answer->n_figures; i++)
    if (!strcmp(answer->figure[i].name, name)) found->got = answer->figure[i].value;
}

static void measure_losses(const reach_known *row, const reach_result *result,
                           reach_known_found *found) {
  uint64_t n = result->n_replicates;
  size_t n_steps = result->scenario->n_organizations - 1;
  found->z = NAN;
  found->n = n * n_steps;
  found->got = 0;
  for (size_t o = 0; o < n_steps; o++) {
    const double *few = reach_result_values(result, o, row->measure);
    const double *many = reach_result_values(result, o + 1, row->measure);
    for (uint64_t r = 0; r < n; r++) found->got += !(many[r] >= few[r]);
  }
}

static int measure_coverage(const reach_known *row, const double *value, reach_known_found *found) {
  enum { SET = 100 };
  uint64_t n_sets = found->n / SET, n_held = 0;
  for (uint64_t s = 0; s < n_sets; s++) {
    reach_summary summary;
    if (reach_summary_of(value + s * SET, SET, 1, &summary)) return REACH_NO_MEMORY;
    n_held += summary.ci_low <= row->least && row->least <= summary.ci_high;
  }
  found->n = n_sets;
  found->z = NAN;
  found->got = (double)n_held / (double)n_sets;
  return 0;
}

static int measure(const reach_known *row, const reach_result *result, reach_known_found *found) {
  const double *value =
      result ? reach_result_values(result, row->organization, row->measure) : NULL;
  switch (row->kind) {
  case REACH_KNOWN_ALWAYS:
    measure_always(value, found);
    break;
  case REACH_KNOWN_MEAN: {
    moments m = moments_of(value, found->n);
    against_mean(row, &m, found);
    break;
  }
  case REACH_KNOWN_VARIANCE:
    measure_variance(value, found);
    break;
  case REACH_KNOWN_SHARE:
    measure_share(row, value, found);
    break;
  case REACH_KNOWN_GIVEN:
    return measure_given(row, value, found);
  case REACH_KNOWN_LAW:
    measure_law(row, value, found);
    break;
  case REACH_KNOWN_RATIO:
    return measure_ratio(row, result, found);
  case REACH_KNOWN_HOP:
    measure_hop(row, result, found);
    break;
  case REACH_KNOWN_FIGURE:
    measure_figure(row, result, found);
    break;
  case REACH_KNOWN_LOSSES:
    measure_losses(row, result, found);
    break;
  case REACH_KNOWN_COVERAGE:
    return measure_coverage(row, value, found);
  case REACH_KNOWN_FORMULA:
    *found = (reach_known_found){.expected = row->expected, .got = row->least, .z = NAN};
    break;
  }
  return 0;
}

int reach_known_measure(const reach_known *row, const reach_result *result,
                        reach_known_found *found) {
  *found = (reach_known_found){
      .expected = row->expected, .got = NAN, .z = 0, .n = result ? result->n_replicates : 1};
  int status = measure(row, result, found);
  double allowed = fmax(row->tolerance, rounding(row->expected));
  found->is_passed = isnan(found->z) ? fabs(found->got - found->expected) <= allowed
                                     : fabs(found->z) < REACH_KNOWN_SIGMAS;
  return status;
}

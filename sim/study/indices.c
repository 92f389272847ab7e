#include "study/indices.h"

#include <math.h>
#include <stdlib.h>

#include "base/random.h"
#include "base/report.h"
#include "study/statistics.h"

/* Efron and Tibshirani 1993, section 13: percentiles want 1,000 and more; twice that, for the
 * intervals that hold together are wider. */
enum { N_RESAMPLES = 2000 };
static const double tail = 0.025; /* of 95 % */

/* Indices of one parameter, or on the way to them. */
typedef struct {
  double first, total;
  uint64_t n;
} sums;

/* Mean and variance of the results at A and B in the rows. */
typedef struct {
  double mean, variance;
  uint64_t n;
} moments;

static double at(const double *value, const uint64_t *row, uint64_t j) {
  return value[row ? row[j] : j];
}

static bool has_both(const reach_index_results *r, const uint64_t *row, uint64_t j) {
  return !isnan(at(r->a, row, j)) && !isnan(at(r->b, row, j));
}

static moments moments_of(const reach_index_results *r, const uint64_t *row) {
  moments m = {0};
  double sum = 0, squares = 0;
  for (uint64_t j = 0; j < r->n; j++) {
    if (!has_both(r, row, j)) continue;
    sum += at(r->a, row, j) + at(r->b, row, j);
    m.n += 2;
  }
  m.mean = sum / (double)m.n;
  for (uint64_t j = 0; j < r->n; j++) {
    if (!has_both(r, row, j)) continue;
    double a = at(r->a, row, j) - m.mean, b = at(r->b, row, j) - m.mean;
    squares += a * a + b * b;
  }
  m.variance = squares / (double)m.n;
  return m;
}

/* Indices of a parameter in these rows (NULL: each once). */
static sums indices_of(const reach_index_results *r, size_t i, const uint64_t *row,
                       const moments *m) {
  const double *ab = r->ab + i * r->n;
  sums s = {.first = 0};
  for (uint64_t j = 0; j < r->n; j++) {
    double c = at(ab, row, j);
    if (isnan(c) || !has_both(r, row, j)) continue;
    double moved = c - at(r->a, row, j);
    s.first += (at(r->b, row, j) - m->mean) * moved;
    s.total += moved * moved;
    s.n++;
  }
  bool is_there = s.n >= REACH_LEAST_ROWS && m->variance > 0;
  s.first = is_there ? s.first / (double)s.n / m->variance : NAN;
  s.total = is_there ? s.total / (double)(2 * s.n) / m->variance : NAN;
  return s;
}

static void draw_rows(uint64_t n, uint64_t k, reach_stream stream, uint64_t *row) {
  for (uint64_t j = 0; j < n; j++)
    row[j] = reach_below_of_bits(reach_draw_bits(stream, k * n + j), n);
}

/* Sorts sample[N_RESAMPLES], or what of it exists. */
static void find_intervals(double *sample, size_t d, reach_estimated *out) {
  uint64_t n = 0;
  for (size_t k = 0; k < N_RESAMPLES; k++)
    if (!isnan(sample[k])) sample[n++] = sample[k];
  double together = tail / (double)d;
  out->ci_low = reach_quantile(sample, n, tail);
  out->ci_high = reach_quantile(sample, n, 1 - tail);
  out->together_low = reach_quantile(sample, n, together);
  out->together_high = reach_quantile(sample, n, 1 - together);
}

/* first and total: [d][N_RESAMPLES]. */
static int resample(const reach_index_results *r, uint64_t rng_seed,
                    const volatile sig_atomic_t *stop, uint64_t *row, double *first,
                    double *total) {
  reach_stream stream =
      reach_stream_open(rng_seed, 0, reach_stream_name("sensitivity.bootstrap"), 0);
  for (uint64_t k = 0; k < N_RESAMPLES; k++) {
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    draw_rows(r->n, k, stream, row);
    moments m = moments_of(r, row);
    for (size_t i = 0; i < r->d; i++) {
      sums s = indices_of(r, i, row, &m);
      first[i * N_RESAMPLES + k] = s.first;
      total[i * N_RESAMPLES + k] = s.total;
    }
  }
  return 0;
}

static reach_estimated alone(double value) {
  return (reach_estimated){value, NAN, NAN, NAN, NAN};
}

void reach_indices_estimate(const reach_index_results *r, reach_index *index, double *variance) {
  moments m = moments_of(r, NULL);
  *variance = m.n ? m.variance : NAN;
  for (size_t i = 0; i < r->d; i++) {
    sums s = indices_of(r, i, NULL, &m);
    index[i] = (reach_index){alone(s.first), alone(s.total), s.n};
  }
}

int reach_indices_find(const reach_index_results *r, uint64_t rng_seed,
                       const volatile sig_atomic_t *stop, reach_index *index, double *variance) {
  size_t n_samples = r->d * N_RESAMPLES;
  double *first = malloc(2 * n_samples * sizeof *first);
  double *total = first ? first + n_samples : NULL;
  uint64_t *row = malloc(r->n * sizeof *row);
  int status = first && row ? 0 : REACH_NO_MEMORY;
  reach_indices_estimate(r, index, variance);
  if (!status) status = resample(r, rng_seed, stop, row, first, total);
  for (size_t i = 0; i < r->d && !status; i++) {
    if (isnan(index[i].total.at)) continue;
    find_intervals(first + i * N_RESAMPLES, r->d, &index[i].first);
    find_intervals(total + i * N_RESAMPLES, r->d, &index[i].total);
  }
  free(first);
  free(row);
  return status;
}

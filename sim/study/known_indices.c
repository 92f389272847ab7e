#include "study/known_indices.h"

#include <math.h>
#include <stdlib.h>

#include "study/indices.h"
#include "study/quasi.h"

static const double ishigami_a = 7, ishigami_b = 0.1;

double reach_known_ishigami(const double *x, size_t d) {
  double angle[3];
  for (size_t i = 0; i < d; i++) angle[i] = (2 * x[i] - 1) * M_PI;
  double s = sin(angle[0]), t = sin(angle[1]);
  return s + ishigami_a * t * t + ishigami_b * pow(angle[2], 4) * s;
}

/* V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225; all others are 0. */
static double ishigami_part(size_t which) {
  double pi4 = pow(M_PI, 4), one = 1 + ishigami_b * pi4 / 5;
  double part[] = {one * one / 2, ishigami_a * ishigami_a / 8,
                   8 * ishigami_b * ishigami_b * pi4 * pi4 / 225};
  return part[which] / (part[0] + part[1] + part[2]);
}

double reach_known_ishigami_first(size_t i) {
  return i < 2 ? ishigami_part(i) : 0;
}

double reach_known_ishigami_total(size_t i) {
  return i == 1 ? ishigami_part(1) : (i == 0 ? ishigami_part(0) : 0) + ishigami_part(2);
}

/* Saltelli and Sobol 1995: from important to hardly at all. */
static double weight(size_t i) {
  static const double a[] = {0, 1, 4.5, 9};
  return i < sizeof a / sizeof *a ? a[i] : 99;
}

double reach_known_g(const double *x, size_t d) {
  double product = 1;
  for (size_t i = 0; i < d; i++) product *= (fabs(4 * x[i] - 2) + weight(i)) / (1 + weight(i));
  return product;
}

static double g_variance(size_t i) {
  return 1 / (3 * (1 + weight(i)) * (1 + weight(i)));
}

/* All of it, and that of all inputs but i. */
static double g_product(size_t without, size_t d) {
  double product = 1;
  for (size_t k = 0; k < d; k++)
    if (k != without) product *= 1 + g_variance(k);
  return product;
}

double reach_known_g_first(size_t i, size_t d) {
  return g_variance(i) / (g_product(d, d) - 1);
}

double reach_known_g_total(size_t i, size_t d) {
  return g_variance(i) * g_product(i, d) / (g_product(d, d) - 1);
}

double reach_known_linear(const double *x, size_t d) {
  double sum = 0;
  for (size_t i = 0; i < d; i++) sum += (double)(i + 1) * x[i];
  return sum;
}

double reach_known_linear_index(size_t i, size_t d) {
  double squares = 0;
  for (size_t k = 1; k <= d; k++) squares += (double)(k * k);
  return (double)((i + 1) * (i + 1)) / squares;
}

double *reach_known_results(reach_known_function *function, size_t d, size_t n,
                            unsigned long long rng_seed) {
  uint64_t *direction = reach_quasi_directions(2 * d, n);
  double *result = malloc((d + 2) * n * sizeof *result);
  for (size_t j = 0; direction && result && j < n; j++) {
    double a[REACH_MOST_KNOWN_INPUTS], b[REACH_MOST_KNOWN_INPUTS];
    for (size_t i = 0; i < d; i++) {
      a[i] = reach_quasi_at(direction, j, i, rng_seed);
      b[i] = reach_quasi_at(direction, j, d + i, rng_seed);
    }
    result[j] = function(a, d);
    result[n + j] = function(b, d);
    for (size_t i = 0; i < d; i++) {
      double own = a[i];
      a[i] = b[i];
      result[(2 + i) * n + j] = function(a, d);
      a[i] = own;
    }
  }
  if (!direction) {
    free(result);
    result = NULL;
  }
  free(direction);
  return result;
}

static reach_index found(size_t i) {
  enum { D = 3, N = 1 << 14, RNG_SEED = 2012 };
  reach_index index[D] = {{.first = {NAN, 0, 0, 0, 0}, .total = {NAN, 0, 0, 0, 0}}};
  double variance, *result = reach_known_results(reach_known_ishigami, D, N, RNG_SEED);
  if (!result) return index[0];
  reach_index_results r = {result, result + N, result + 2 * N, N, D};
  reach_indices_estimate(&r, index, &variance);
  free(result);
  return index[i];
}

double reach_known_first(size_t i) {
  return found(i).first.at;
}

double reach_known_total(size_t i) {
  return found(i).total.at;
}

#include "outcome/planner.h"

#include <math.h>
#include <stdbool.h>

enum { MOST_BINS = 256 };

static bool is_share(double value) {
  return value >= 0 && value <= 1;
}

static bool is_amount(double value) {
  return value >= 0 && isfinite(value);
}

/* n·ln(1 - share), 0 where n is 0. */
static double log_escape(double share, double n) {
  return n > 0 ? n * log1p(-share) : 0;
}

double reach_planner_random_contacts(double market, double n, double k) {
  if (!(market >= 1 && isfinite(market)) || !is_amount(n) || !(k >= 0 && k <= market)) return NAN;
  return -market * expm1(log_escape(k / market, n));
}

double reach_planner_random(double market, double exposures) {
  return reach_planner_random_contacts(market, exposures, 1);
}

/* A distribution over 0, 1, 2, ... by how each probability follows from the one before. With
 * beta = INFINITY a binomial of n and `share`, else a beta-binomial of n, alpha and beta. */
typedef struct {
  double n, share, alpha, beta;
} counts;

/* P(f + 1) / P(f); 0 from where there are no more. */
static double step(const counts *law, double f) {
  double rest = law->n - f;
  if (!(rest > 0)) return 0;
  double choose = rest / (f + 1);
  if (isinf(law->beta)) return choose * (law->share / (1 - law->share));
  return choose * ((law->alpha + f) / (law->beta + rest - 1));
}

/* Logarithms, because the first probabilities of many exposures are too small for a number. */
static void fill(const counts *law, double log_first, size_t n_bins, double *share) {
  const double enough = 1e-18; /* below the last digit of anything it is added to */
  double log_now = log_first, sum = 0, more = 0;
  for (size_t f = 0; f + 1 < n_bins; f++) {
    share[f] = exp(log_now);
    sum += share[f];
    log_now += log(step(law, (double)f));
  }
  double term = exp(log_now);
  for (double f = (double)n_bins - 1; sum > 0.5 && term > enough * more; f++) {
    more += term;
    term *= step(law, f);
  }
  share[n_bins - 1] = sum > 0.5 ? more : 1 - sum;
}

static void fill_missing(size_t n_bins, double *share) {
  for (size_t f = 0; f < n_bins; f++) share[f] = NAN;
}

/* Everything in one bin. */
static void fill_certain(double exposures, size_t n_bins, double *share) {
  for (size_t f = 0; f < n_bins; f++) share[f] = 0;
  double last = (double)n_bins - 1;
  share[(size_t)fmin(exposures, last)] = 1;
}

static void fill_binomial(double n, double share, size_t n_bins, double *bin) {
  if (!is_amount(n) || !is_share(share)) {
    fill_missing(n_bins, bin);
  } else if (share >= 1 || n <= 0) {
    fill_certain(share >= 1 ? n : 0, n_bins, bin);
  } else {
    counts law = {.n = n, .share = share, .beta = INFINITY};
    fill(&law, log_escape(share, n), n_bins, bin);
  }
}

void reach_planner_random_frequency(double market, double exposures, size_t n_bins, double *share) {
  fill_binomial(exposures, market >= 1 ? 1 / market : NAN, n_bins, share);
}

double reach_planner_sainsbury(const reach_vehicles *vehicles, size_t n_kinds) {
  double log_none = 0;
  for (size_t i = 0; i < n_kinds; i++) {
    if (!is_share(vehicles[i].share) || !is_amount(vehicles[i].n)) return NAN;
    log_none += log_escape(vehicles[i].share, vehicles[i].n);
  }
  return -expm1(log_none);
}

/* The distribution of the sum of two counts; the result replaces the first. */
static void add_count(size_t n_bins, double *share, const double *other) {
  double sum[MOST_BINS] = {0};
  for (size_t i = 0; i < n_bins; i++)
    for (size_t j = 0; j < n_bins; j++)
      sum[i + j < n_bins ? i + j : n_bins - 1] += share[i] * other[j];
  for (size_t i = 0; i < n_bins; i++) share[i] = sum[i];
}

void reach_planner_sainsbury_frequency(const reach_vehicles *vehicles, size_t n_kinds,
                                       size_t n_bins, double *share) {
  double one[MOST_BINS];
  fill_certain(0, n_bins, share);
  for (size_t i = 0; i < n_kinds; i++) {
    fill_binomial(vehicles[i].n, vehicles[i].share, n_bins, one);
    add_count(n_bins, share, one);
  }
}

reach_beta_binomial reach_beta_binomial_of_pair(double c1, double both) {
  reach_beta_binomial none = {NAN, NAN};
  if (!(c1 > 0 && c1 < 1) || !(both > c1 * c1 && both < c1)) return none;
  double sum = (c1 - both) / (both - c1 * c1);
  return (reach_beta_binomial){c1 * sum, (1 - c1) * sum};
}

reach_beta_binomial reach_beta_binomial_of_reach(double c1, double c2) {
  return reach_beta_binomial_of_pair(c1, c1 - (c2 - c1));
}

static bool is_law(reach_beta_binomial law, double n) {
  return law.alpha > 0 && law.beta > 0 && isfinite(law.alpha) && isfinite(law.beta) &&
         is_amount(n) && !(n > floor(n));
}

/* ln of the share that none of n vehicles reaches. A sum and not the quotient of gamma functions:
 * with small shares beta is so large that their difference would have no digits left. */
static double log_none(reach_beta_binomial law, double n) {
  double sum = 0;
  for (double j = 0; j < n; j++) sum += log1p(-law.alpha / (law.alpha + law.beta + j));
  return sum;
}

double reach_planner_beta_binomial(reach_beta_binomial law, double n) {
  return is_law(law, n) ? -expm1(log_none(law, n)) : NAN;
}

void reach_planner_beta_binomial_frequency(reach_beta_binomial law, double n, size_t n_bins,
                                           double *share) {
  if (!is_law(law, n)) {
    fill_missing(n_bins, share);
    return;
  }
  counts steps = {.n = n, .alpha = law.alpha, .beta = law.beta};
  fill(&steps, log_none(law, n), n_bins, share);
}

#include "study/judge.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "study/statistics.h"

static const double beyond = 0.025; /* on each side of a 95 % interval */

static int clear_of(double mean, double half) {
  if (isnan(mean) || isnan(half)) return 0;
  return (mean > half) - (mean < -half);
}

static reach_judgement judge_mean(const reach_sample *s, uint64_t n_together) {
  reach_mean m = reach_mean_of(s->score, s->n, s->n_networks);
  if (!isnan(s->probability)) m.mean -= s->probability;
  double mean = reach_without_rounding(m.mean, s->scale), error = sqrt(m.variance);
  double half = reach_t95(m.degrees_of_freedom) * error;
  double together = reach_t95_together(m.degrees_of_freedom, n_together) * error;
  return (reach_judgement){mean, mean - half, mean + half, clear_of(mean, half),
                           clear_of(mean, together)};
}

static int clear_count(unsigned k, unsigned n, double p, double tail) {
  if (k > 0 && gsl_cdf_binomial_Q(k - 1, p, n) <= tail) return 1;
  return gsl_cdf_binomial_P(k, p, n) <= tail ? -1 : 0;
}

/* The share of which more than k of n come true with probability `tail`: the quantile of a beta
 * law, whose inverse in GSL does not always converge. */
static double share_beyond(unsigned k, unsigned n, double tail) {
  enum { HALVINGS = 60 };
  double low = 0, high = 1;
  for (int i = 0; i < HALVINGS; i++) {
    double middle = (low + high) / 2;
    if (gsl_cdf_binomial_Q(k, middle, n) < tail)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* k of n came true: Clopper and Pearson 1934. */
static reach_judgement judge_count(unsigned k, unsigned n, double p, uint64_t n_together) {
  double mean = reach_without_rounding((double)k / n - p, 1);
  double low = k > 0 ? share_beyond(k - 1, n, beyond) : 0;
  double high = k < n ? share_beyond(k, n, 1 - beyond) : 1;
  return (reach_judgement){mean, low - p, high - p, clear_count(k, n, p, beyond),
                           clear_count(k, n, p, beyond / (double)n_together)};
}

static unsigned count_true(const reach_sample *s) {
  unsigned k = 0;
  for (uint64_t r = 0; r < s->n; r++) k += s->score[r] > 0;
  return k;
}

reach_judgement reach_judge(const reach_sample *s, uint64_t n_together) {
  if (isnan(s->probability)) return judge_mean(s, n_together);
  unsigned n = (unsigned)s->n, k = count_true(s);
  if (s->n_networks <= 1) return judge_count(k, n, s->probability, n_together);
  if (k > 0 && k < n) return judge_mean(s, n_together);
  unsigned groups = s->n_networks < n ? s->n_networks : n; /* all of one kind: no spread to see */
  return judge_count(k ? groups : 0, groups, s->probability, n_together);
}

uint64_t reach_judge_needs(double probability, uint64_t n_together) {
  return (uint64_t)ceil(log(beyond / (double)n_together) / log(probability));
}

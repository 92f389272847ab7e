#include "study/known_theory.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>

double reach_theory_unique(double market, double n, double k) {
  return -market * expm1(n * log1p(-k / market));
}

/* P(two given people are missed by all) = ((1 - k/M)(1 - k/(M-1)))^n. */
double reach_theory_unique_sd(double market, double n, double k) {
  double log_missed = n * log1p(-k / market);
  double log_both = log_missed + n * log1p(-k / (market - 1));
  double missed = exp(log_missed);
  return sqrt(market * missed * (1 - missed) +
              market * (market - 1) * missed * missed * expm1(log_both - 2 * log_missed));
}

/* Covariance of the numbers missed: person by person, and two by two; each draw hits one person. */
double reach_theory_ratio_sd(double market, double few, double all) {
  double by_few = few * log1p(-1 / market), by_all = all * log1p(-1 / market);
  double both = few * log1p(-2 / market) + (all - few) * log1p(-1 / market);
  double product = exp(by_few + by_all);
  double covariance = market * (exp(by_all) - product) +
                      market * (market - 1) * product * expm1(both - by_few - by_all);
  double mean_few = reach_theory_unique(market, few, 1);
  double mean_all = reach_theory_unique(market, all, 1);
  double relative_few = reach_theory_unique_sd(market, few, 1) / mean_few;
  double relative_all = reach_theory_unique_sd(market, all, 1) / mean_all;
  return mean_all / mean_few *
         sqrt(relative_few * relative_few + relative_all * relative_all -
              2 * covariance / (mean_few * mean_all));
}

typedef struct {
  double mean, variance;
} moments;

/* Generation by generation from the leaves; each subtree is one person and those below. */
static moments tree(double b, double p, unsigned depth) {
  moments below = {0, 0};
  for (unsigned d = 0; d < depth; d++) {
    double size = 1 + below.mean;
    below.variance = b * p * below.variance + b * p * (1 - p) * size * size;
    below.mean = b * p * size;
  }
  return below;
}

double reach_theory_tree(double b, double p, unsigned depth) {
  return tree(b, p, depth).mean;
}

double reach_theory_tree_variance(double b, double p, unsigned depth) {
  return tree(b, p, depth).variance;
}

enum { MOST_COMPLETE = 16 };

/* By the jumps: of i people who have it and s who do not, one tells with rate i s rate, one stops
 * with rate i recovery. */
double reach_theory_sir(unsigned n, double rate, double recovery) {
  double mean[MOST_COMPLETE + 2][MOST_COMPLETE + 1] = {{0}};
  if (n > MOST_COMPLETE) return NAN;
  for (unsigned s = 0; s < n; s++) {
    mean[0][s] = n - s;
    for (unsigned i = 1; i <= n - s; i++) {
      double told = rate * s, stops = recovery;
      double next = s ? mean[i + 1][s - 1] : 0;
      mean[i][s] = (told * next + stops * mean[i - 1][s]) / (told + stops);
    }
  }
  return mean[1][n - 1];
}

double reach_theory_giant(double r) {
  const int enough = 200; /* halvings of an interval of length 1 */
  double low = 1e-9, high = 1;
  for (int i = 0; i < enough; i++) {
    double middle = (low + high) / 2;
    if (middle < -expm1(-r * middle))
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* The days between the k-th who knows and the next are exponential with mean (n-1)/(k (n-k)). */
double reach_theory_push(unsigned n, unsigned know) {
  double days = 0;
  for (unsigned k = 1; k < know; k++) days += (n - 1.0) / (k * (double)(n - k));
  return days;
}

double reach_theory_push_sd(unsigned n, unsigned know) {
  double variance = 0;
  for (unsigned k = 1; k < know; k++) {
    double mean = (n - 1.0) / (k * (double)(n - k));
    variance += mean * mean;
  }
  return sqrt(variance);
}

/* The first adopts with rate 2p, then the other with rate p + q. */
double reach_theory_bass_pair(double p, double q, double day) {
  double nobody = exp(-2 * p * day);
  double one = 2 * p * (exp(-(p + q) * day) - nobody) / (p - q);
  return 2 - 2 * nobody - one;
}

double reach_theory_fit_above(double share) {
  return gsl_ran_ugaussian_pdf(gsl_cdf_ugaussian_Qinv(share)) / share;
}

/* The chance that both are above t grows with r at the rate of their joint density there (Plackett
 * 1954): from share^2 at r = 0, by Simpson's rule. */
double reach_theory_qualified_by_referral(double share, double rho) {
  enum { PARTS = 1000 };
  double t = gsl_cdf_ugaussian_Qinv(share), sum = 0;
  for (int i = 0; i <= PARTS; i++) {
    double r = rho * i / PARTS, weight = i == 0 || i == PARTS ? 1 : i % 2 ? 4 : 2;
    sum += weight * exp(-t * t / (1 + r)) / (2 * M_PI * sqrt(1 - r * r));
  }
  return (share * share + sum * rho / PARTS / 3) / share;
}

static double binomial(unsigned n, unsigned k, double p) {
  double ways = exp(lgamma(n + 1.0) - lgamma(k + 1.0) - lgamma(n - k + 1.0));
  return ways * pow(p, k) * pow(1 - p, n - k);
}

double reach_theory_waits(unsigned agents, double load) {
  double term = 1, sum = 0;
  for (unsigned i = 0; i < agents; i++) {
    sum += term;
    term *= load / (i + 1);
  }
  double all_are_busy = term * agents / (agents - load);
  return all_are_busy / (sum + all_are_busy);
}

double reach_theory_wait(unsigned agents, double load) {
  return reach_theory_waits(agents, load) / (agents - load);
}

void reach_law_path(unsigned n, double p, double *probability) {
  for (unsigned s = 1; s < n; s++) probability[s] = pow(p, s - 1) * (1 - p);
  probability[n] = pow(p, n - 1);
}

void reach_law_star_hub(unsigned n, double p, double *probability) {
  for (unsigned k = 0; k < n; k++) probability[k + 1] = binomial(n - 1, k, p);
}

void reach_law_star_leaf(unsigned n, double p, double *probability) {
  probability[1] = 1 - p;
  for (unsigned k = 0; k < n - 1; k++) probability[k + 2] = p * binomial(n - 2, k, p);
}

/* s - 1 people in two arms: s ways, each arm ends with a telling that fails. */
void reach_law_cycle(unsigned n, double p, double *probability) {
  probability[n] = 1;
  for (unsigned s = 1; s < n; s++) {
    probability[s] = s * pow(p, s - 1) * (1 - p) * (1 - p);
    probability[n] -= probability[s];
  }
}

/* Chain binomial: weight[s][i] of s who have not heard and i who have just heard. */
void reach_law_complete(unsigned n, double p, double *probability) {
  double weight[MOST_COMPLETE + 1][MOST_COMPLETE + 1] = {{0}};
  if (n > MOST_COMPLETE) return;
  weight[n - 1][1] = 1;
  for (unsigned s = n; s-- > 0;)
    for (unsigned i = n - s; i > 0; i--) {
      double missed = pow(1 - p, i);
      probability[n - s] += weight[s][i] * pow(missed, s);
      for (unsigned k = 1; k <= s; k++)
        weight[s - k][k] += weight[s][i] * binomial(s, k, 1 - missed);
    }
}

void reach_law_binomial(unsigned n, double p, double *probability) {
  for (unsigned k = 0; k <= n; k++) probability[k] = binomial(n, k, p);
}

void reach_law_poisson(unsigned n, double p, double *probability) {
  for (unsigned k = 0; k <= n; k++) probability[k] = exp(k * log(p) - p - lgamma(k + 1.0));
}

void reach_law_uniform(unsigned n, double p, double *probability) {
  (void)p;
  for (unsigned k = 1; k <= n; k++) probability[k] = 1.0 / n;
}

void reach_law_telephone(unsigned n, double p, double *probability) {
  for (unsigned k = 0; k < n; k++) probability[k] = pow(p, k) * (1 - p);
  probability[n] = pow(p, n);
}

void reach_law_borel(unsigned n, double p, double *probability) {
  probability[n] = 1;
  for (unsigned k = 0; k < n; k++) {
    double size = k + 1.0; /* with the root */
    probability[k] = exp(-p * size + (size - 1) * log(p * size) - lgamma(size + 1));
    probability[n] -= probability[k];
  }
}

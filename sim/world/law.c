#include "world/law.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "scenario/params.h"

static const double MOST = 1e9; /* nobody has more contacts; fits 32 bits */

/* P(K <= k). Continuous laws are rounded to the nearest whole number. */
static double cumulative(const reach_law *law, double k) {
  double edge = k + 0.5;
  switch (law->law) {
  case REACH_LAW_POISSON:
    return gsl_cdf_poisson_P((unsigned)k, law->mean);
  case REACH_LAW_LOGNORMAL:
    return gsl_cdf_ugaussian_P((log(edge) - law->mu) / law->sigma);
  default:
    return edge > law->least ? 1 - exp(-law->shape * log(edge / law->least)) : 0;
  }
}

/* Where the table lies: ten standard deviations of a Poisson law and a little each side leave
 * out less than 1e-15; of skewed laws the bulk, the rest being computed. */
static void set_range(reach_law *law) {
  const double widths = 10, extra = 30, bulk = 8;
  const uint64_t most_entries = 1 << 16;
  double width = widths * sqrt(law->mean) + extra;
  if (law->law == REACH_LAW_POISSON) {
    law->first = law->mean > width ? (uint64_t)(law->mean - width) : 0;
    law->n = (uint64_t)(law->mean + width) - law->first + 1;
  } else {
    law->n = (uint64_t)(bulk * law->mean + extra);
    if (law->n > most_entries) law->n = most_entries;
  }
}

static int fill(reach_law *law, reach_report *report) {
  set_range(law);
  law->cdf = malloc(law->n * sizeof *law->cdf);
  law->guide = malloc(law->n * sizeof *law->guide);
  if (!law->cdf || !law->guide) return reach_report_no_memory(report, "a table of contact counts");
  for (uint64_t i = 0; i < law->n; i++) law->cdf[i] = cumulative(law, (double)(law->first + i));
  if (law->law == REACH_LAW_POISSON) law->cdf[law->n - 1] = 1;
  uint32_t entry = 0;
  for (uint64_t g = 0; g < law->n; g++) {
    while (entry + 1 < law->n && law->cdf[entry] < (double)g / (double)law->n) entry++;
    law->guide[g] = entry;
  }
  return 0;
}

int reach_law_init(reach_law *law, int kind, double mean, double cv, double shape,
                   reach_report *report) {
  *law = (reach_law){.law = mean > 0 ? kind : REACH_LAW_CONSTANT, .mean = mean};
  if (law->law == REACH_LAW_CONSTANT) return 0;
  double variance = log1p(cv * cv);
  law->sigma = sqrt(variance);
  law->mu = log(mean) - variance / 2;
  law->least = mean * (shape - 1) / shape;
  law->shape = shape;
  return fill(law, report);
}

void reach_law_free(reach_law *law) {
  free(law->cdf);
  free(law->guide);
  law->cdf = NULL;
  law->guide = NULL;
}

static uint64_t nearest_count(double x) {
  return (uint64_t)floor(fmin(x, MOST) + 0.5);
}

static uint64_t count_beyond_table(const reach_law *law, double u) {
  if (law->law == REACH_LAW_LOGNORMAL)
    return nearest_count(exp(law->mu + law->sigma * gsl_cdf_ugaussian_Pinv(u)));
  return nearest_count(law->least * exp(-log1p(-u) / law->shape));
}

uint64_t reach_law_count(const reach_law *law, double u) {
  if (law->law == REACH_LAW_CONSTANT) return nearest_count(law->mean);
  if (u > law->cdf[law->n - 1]) return count_beyond_table(law, u);
  uint64_t entry = law->guide[(uint64_t)(u * (double)law->n)];
  while (law->cdf[entry] < u) entry++;
  return law->first + entry;
}

double reach_law_beyond(const reach_law *law, uint64_t k) {
  double edge = (double)k + 0.5;
  if (edge > MOST) return 0;
  switch (law->law) {
  case REACH_LAW_CONSTANT:
    return k < nearest_count(law->mean);
  case REACH_LAW_POISSON:
    return gsl_cdf_poisson_Q((unsigned)k, law->mean);
  case REACH_LAW_LOGNORMAL:
    return gsl_cdf_ugaussian_Q((log(edge) - law->mu) / law->sigma);
  default:
    return edge > law->least ? exp(-law->shape * log(edge / law->least)) : 1;
  }
}

/* Mean of what the law, before rounding, is above x. */
static double mean_excess(const reach_law *law, double x) {
  if (law->law == REACH_LAW_LOGNORMAL) {
    double z = (log(x) - law->mu) / law->sigma;
    return law->mean * gsl_cdf_ugaussian_Q(z - law->sigma) - x * gsl_cdf_ugaussian_Q(z);
  }
  if (x <= law->least) return law->mean - x;
  return x / (law->shape - 1) * exp(-law->shape * log(x / law->least));
}

/* The sum of P(K > k) over k < most. Beyond the table, the sum over k of P(X > k + 1/2) is an
 * integral by the midpoint rule, right to about 1e-8 of the mean. */
double reach_law_mean_at_most(const reach_law *law, uint64_t most) {
  double limit = fmin((double)most, MOST);
  if (law->law == REACH_LAW_CONSTANT) return fmin((double)nearest_count(law->mean), limit);
  if (limit <= (double)law->first) return limit;
  double sum = (double)law->first, end = (double)(law->first + law->n);
  for (uint64_t i = 0; i < law->n && (double)(law->first + i) < limit; i++) sum += 1 - law->cdf[i];
  if (law->law == REACH_LAW_POISSON || limit <= end) return sum;
  return sum + mean_excess(law, end) - mean_excess(law, limit);
}

bool reach_law_is_within(const reach_law *law, double u, uint64_t low, uint64_t high) {
  if (law->law == REACH_LAW_CONSTANT) {
    uint64_t count = nearest_count(law->mean);
    return low <= count && count <= high;
  }
  uint64_t last = law->first + law->n - 1;
  if (high < law->first || low > last) return false;
  bool is_low_enough = u <= law->cdf[high < last ? high - law->first : law->n - 1];
  return is_low_enough && (low <= law->first || u > law->cdf[low - 1 - law->first]);
}

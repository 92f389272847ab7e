#include "world/law.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "scenario/params.h"

static const double MOST = 1e9; /* nobody has more contacts; fits 32 bits */

/* Ten standard deviations and a little each side: the tails beyond are below 1e-15. */
static int poisson_table(reach_law *law, reach_report *report) {
  double width = 10 * sqrt(law->mean) + 30;
  law->first = law->mean > width ? (uint64_t)(law->mean - width) : 0;
  law->n = (uint64_t)(law->mean + width) - law->first + 1;
  law->cdf = malloc(law->n * sizeof *law->cdf);
  if (!law->cdf) return reach_report_no_memory(report, "a table of contact counts");
  for (uint64_t i = 0; i < law->n; i++)
    law->cdf[i] = law->mean > 0 ? gsl_cdf_poisson_P((unsigned)(law->first + i), law->mean) : 1;
  law->cdf[law->n - 1] = 1;
  return 0;
}

int reach_law_init(reach_law *law, int kind, double mean, double cv, double shape,
                   reach_report *report) {
  *law = (reach_law){.law = kind, .mean = mean};
  double variance = log1p(cv * cv);
  law->sigma = sqrt(variance);
  law->mu = mean > 0 ? log(mean) - variance / 2 : -INFINITY;
  law->least = mean * (shape - 1) / shape;
  law->exponent = -1 / shape;
  return kind == REACH_LAW_POISSON ? poisson_table(law, report) : 0;
}

void reach_law_free(reach_law *law) {
  free(law->cdf);
  law->cdf = NULL;
}

static uint64_t poisson_count(const reach_law *law, double u) {
  uint64_t low = 0, high = law->n - 1; /* the answer lies in low .. high */
  while (low < high) {
    uint64_t middle = (low + high) / 2;
    if (law->cdf[middle] >= u)
      high = middle;
    else
      low = middle + 1;
  }
  return law->first + low;
}

static uint64_t nearest_count(double x) {
  return (uint64_t)floor(fmin(x, MOST) + 0.5);
}

uint64_t reach_law_count(const reach_law *law, double u) {
  switch (law->law) {
  case REACH_LAW_POISSON:
    return poisson_count(law, u);
  case REACH_LAW_LOGNORMAL:
    return nearest_count(exp(law->mu + law->sigma * gsl_cdf_ugaussian_Pinv(u)));
  case REACH_LAW_PARETO:
    return nearest_count(law->least * exp(law->exponent * log(1 - u)));
  default:
    return nearest_count(law->mean);
  }
}

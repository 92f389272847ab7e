#include "study/elementary.h"

#include <math.h>

#include "study/statistics.h"

reach_estimated reach_estimated_mean(double mean, double ci_high, double degrees_of_freedom,
                                     size_t d, double least) {
  double half = ci_high - mean;
  double wide = half * reach_t95_together(degrees_of_freedom, d) / reach_t95(degrees_of_freedom);
  return (reach_estimated){mean, fmax(mean - half, least), mean + half, fmax(mean - wide, least),
                           mean + wide};
}

int reach_effects_of(double *effect, uint64_t n, size_t d, reach_effects *effects) {
  reach_summary s;
  int status = reach_summary_of(effect, n, 1, &s);
  if (status) return status;
  *effects = (reach_effects){.mu = s.mean, .sigma = s.sd, .n = s.n};
  for (uint64_t t = 0; t < n; t++) effect[t] = fabs(effect[t]);
  status = reach_summary_of(effect, n, 1, &s);
  effects->mu_star = (reach_estimated){s.mean, NAN, NAN, NAN, NAN};
  if (!status && s.n > 1)
    effects->mu_star = reach_estimated_mean(s.mean, s.ci_high, (double)s.n - 1, d, 0);
  return status;
}

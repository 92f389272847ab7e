/* (p + q F)/(1 - F) grows by the factor exp((p + q) t), so F = (1 - p B)/(1 + q B) with
 * B = exp(-(p + q) t) (1 - F0)/(p + q F0). Without a start that is Bass's own form. */
#include "outcome/bass.h"

#include <math.h>

/* (1 - F0)/(p + q F0); INFINITY where nobody ever adopts. */
static double distance(const reach_bass *b) {
  return (1 - b->start) / (b->innovation + b->imitation * b->start);
}

double reach_bass_share(const reach_bass *b, double day) {
  double growth = b->innovation + b->imitation, far = distance(b);
  if (isinf(far)) return b->start;
  /* expm1 and exp: both keep the digits of what is small, early or late */
  double gone = -expm1(-growth * day), left = exp(-growth * day);
  double begun = b->start * growth / (b->innovation + b->imitation * b->start);
  return (begun + b->innovation * far * gone) / (1 + b->imitation * far * left);
}

double reach_bass_rate(const reach_bass *b, double share) {
  return (b->innovation + b->imitation * share) * (1 - share);
}

double reach_bass_peak_day(const reach_bass *b) {
  double far = distance(b);
  if (isinf(far)) return NAN;
  return fmax(0, log(b->imitation * far) / (b->innovation + b->imitation));
}

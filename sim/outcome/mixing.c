#include "outcome/mixing.h"

#include <math.h>
#include <stdbool.h>

double reach_mixing_branching(double first, double reproduction) {
  if (!(first >= 0) || !(reproduction >= 0)) return NAN;
  if (!(first > 0)) return 0;
  return reproduction < 1 ? first / (1 - reproduction) : INFINITY;
}

double reach_mixing_final(double people, double among, double first, double reproduction) {
  enum { MOST_STEPS = 200 };
  bool is_sound = people >= 0 && among >= people && first >= 0 && reproduction >= 0;
  if (!is_sound) return NAN;
  if (!(people > 0) || !(first > 0)) return 0;
  /* z below the right side at 0 and above it at `people`; between them it crosses once, since the
   * right side is concave and above 0 at 0 */
  double low = 0, high = people;
  for (int i = 0; i < MOST_STEPS; i++) {
    double z = (low + high) / 2;
    bool is_below = z < -people * expm1(-(first + reproduction * z) / among);
    *(is_below ? &low : &high) = z;
  }
  return (low + high) / 2;
}

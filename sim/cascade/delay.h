/* How long a message waits before it is taken in: the delay law of a channel. */
#ifndef REACH_CASCADE_DELAY_H
#define REACH_CASCADE_DELAY_H

#include "base/exponential.h"
#include "base/random.h"
#include "scenario/params.h"

/* Laws with their half-life h in days: exponential (median h); constant h; power-law (Lomax
 * 1954), P(delay > t) = (1 + t/scale)^-tail with median h; two-component, exponential with
 * median h for the share `fast_share` and with median `slow_half_life_days` for the others;
 * weibull (Weibull 1951), P(delay > t) = 2^-(t/h)^shape; lognormal, whose logarithm is normal
 * with mean ln h and deviation sigma; gamma with `shape` and the scale that makes h the median.
 * Weibull and gamma of shape 1 are exponential, lognormal of sigma 0 is constant. */
typedef struct {
  int law; /* REACH_DELAY_* of params.h */
  double half_life_days;
  double tail;
  double fast_share;
  double slow_half_life_days;
  double shape; /* > 0 */
  double sigma;
  double least_days;                            /* no draw is shorter, save exponential ones */
  double mean_days, slow_mean_days, scale_days; /* follow from these */
} reach_delay;

/* All but the last three fields are set. */
void reach_delay_init(reach_delay *delay);

/* Days, never NaN; a pure function of the stream at two occasions, the second used by
 * two-component only; gamma has a branch of the stream for itself. The first function is for the
 * laws that are neither constant nor exponential. */
double reach_delay_shaped(const reach_delay *delay, const reach_ziggurat *waiting,
                          reach_stream stream, uint64_t occasion, uint64_t component_occasion);
static inline double reach_delay_draw(const reach_delay *delay, const reach_ziggurat *waiting,
                                      reach_stream stream, uint64_t occasion,
                                      uint64_t component_occasion) {
  if (delay->law == REACH_DELAY_CONSTANT) return delay->half_life_days;
  if (delay->law != REACH_DELAY_EXPONENTIAL)
    return reach_delay_shaped(delay, waiting, stream, occasion, component_occasion);
  return delay->mean_days * reach_exponential_of_bits(waiting, reach_draw_bits(stream, occasion));
}

/* P(delay <= days), days >= 0. */
double reach_delay_share_by(const reach_delay *delay, double days);

#endif

/* How long a message waits before it is taken in: the delay law of a channel. */
#ifndef REACH_CASCADE_DELAY_H
#define REACH_CASCADE_DELAY_H

#include "base/exponential.h"
#include "base/random.h"

/* Laws with their half-life h in days: exponential (median h); constant h; power-law (Lomax
 * 1954), P(delay > t) = (1 + t/scale)^-tail with median h; two-component, exponential with
 * median h for the share `fast_share` and with median `slow_half_life_days` for the others. */
typedef struct {
  int law; /* REACH_DELAY_* of params.h */
  double half_life_days;
  double tail;
  double fast_share;
  double slow_half_life_days;
  double mean_days, slow_mean_days, scale_days; /* follow from these */
} reach_delay;

/* The first five fields are set. */
void reach_delay_init(reach_delay *delay);

/* Days; a pure function of the stream at two occasions, the second used by two-component only. */
double reach_delay_draw(const reach_delay *delay, const reach_ziggurat *waiting,
                        reach_stream stream, uint64_t occasion, uint64_t component_occasion);

/* P(delay <= days), days >= 0. */
double reach_delay_share_by(const reach_delay *delay, double days);

#endif

#include "cascade/delay.h"

#include <math.h>

void reach_delay_init(reach_delay *delay) {
  delay->mean_days = delay->half_life_days / M_LN2;
  delay->slow_mean_days = delay->slow_half_life_days / M_LN2;
  delay->scale_days =
      delay->law == REACH_DELAY_POWER_LAW ? delay->half_life_days / expm1(M_LN2 / delay->tail) : 0;
}

double reach_delay_long_tailed(const reach_delay *delay, const reach_ziggurat *waiting,
                               reach_stream stream, uint64_t occasion,
                               uint64_t component_occasion) {
  double units = reach_exponential_of_bits(waiting, reach_draw_bits(stream, occasion));
  if (delay->law == REACH_DELAY_POWER_LAW)
    return delay->scale_days > 0 ? delay->scale_days * expm1(units / delay->tail) : 0;
  bool is_fast = reach_draw_uniform(stream, component_occasion) < delay->fast_share;
  return (is_fast ? delay->mean_days : delay->slow_mean_days) * units;
}

/* Of an exponential delay; 1 where there is none. */
static double exponential_by(double mean_days, double days) {
  return mean_days > 0 ? -expm1(-days / mean_days) : 1;
}

double reach_delay_share_by(const reach_delay *delay, double days) {
  switch (delay->law) {
  case REACH_DELAY_CONSTANT:
    return delay->half_life_days <= days;
  case REACH_DELAY_POWER_LAW:
    return delay->scale_days > 0 ? -expm1(-delay->tail * log1p(days / delay->scale_days)) : 1;
  case REACH_DELAY_TWO_COMPONENT:
    return delay->fast_share * exponential_by(delay->mean_days, days) +
           (1 - delay->fast_share) * exponential_by(delay->slow_mean_days, days);
  default:
    return exponential_by(delay->mean_days, days);
  }
}

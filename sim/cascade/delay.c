#include "cascade/delay.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

static const double HALF = 0.5;

/* For a delay of half-life 1. */
static double scale_of(const reach_delay *delay) {
  if (delay->law == REACH_DELAY_POWER_LAW) return 1 / expm1(M_LN2 / delay->tail);
  if (delay->law == REACH_DELAY_GAMMA) return 1 / gsl_cdf_gamma_Pinv(HALF, delay->shape, 1);
  return 0;
}

void reach_delay_init(reach_delay *delay) {
  delay->mean_days = delay->half_life_days / M_LN2;
  delay->slow_mean_days = delay->slow_half_life_days / M_LN2;
  delay->scale_days = delay->half_life_days * scale_of(delay);
}

/* Gamma with scale 1, by rejection (Marsaglia, Tsang 2000): d v with v = (1 + z / sqrt(9 d))^3, z
 * normal, d = shape - 1/3, is accepted at least 95 times of 100. Shapes below 1 are that of
 * shape + 1 times U^(1/shape), draw 0 of the stream. */
static double gamma_draw(double shape, reach_stream stream) {
  bool is_low = shape < 1;
  double d = shape + is_low - 1 / 3., width = 1 / sqrt(9 * d);
  double lift = is_low ? pow(reach_draw_uniform(stream, 0), 1 / shape) : 1;
  for (uint64_t next = 1;; next += 2) {
    double z = gsl_cdf_ugaussian_Pinv(reach_draw_uniform(stream, next));
    double root = 1 + width * z, v = root * root * root;
    if (root <= 0) continue;
    double u = reach_draw_uniform(stream, next + 1);
    if (log(u) < z * z / 2 + d - d * v + d * log(v)) return d * v * lift;
  }
}

static double shaped_draw(const reach_delay *delay, const reach_ziggurat *waiting,
                          reach_stream stream, uint64_t occasion, uint64_t component_occasion) {
  double h = delay->half_life_days;
  if (delay->law == REACH_DELAY_LOGNORMAL)
    return h * exp(delay->sigma * gsl_cdf_ugaussian_Pinv(reach_draw_uniform(stream, occasion)));
  if (delay->law == REACH_DELAY_GAMMA)
    return delay->scale_days * gamma_draw(delay->shape, reach_stream_branch(stream, occasion));
  double units = reach_exponential_of_bits(waiting, reach_draw_bits(stream, occasion));
  if (delay->law == REACH_DELAY_WEIBULL) return h * pow(units / M_LN2, 1 / delay->shape);
  if (delay->law == REACH_DELAY_POWER_LAW)
    return delay->scale_days > 0 ? delay->scale_days * expm1(units / delay->tail) : 0;
  bool is_fast = reach_draw_uniform(stream, component_occasion) < delay->fast_share;
  return (is_fast ? delay->mean_days : delay->slow_mean_days) * units;
}

double reach_delay_shaped(const reach_delay *delay, const reach_ziggurat *waiting,
                          reach_stream stream, uint64_t occasion, uint64_t component_occasion) {
  double days = shaped_draw(delay, waiting, stream, occasion, component_occasion);
  return days > delay->least_days ? days : delay->least_days;
}

/* Of an exponential delay; 1 where there is none. */
static double exponential_by(double mean_days, double days) {
  return mean_days > 0 ? -expm1(-days / mean_days) : 1;
}

static double lognormal_by(const reach_delay *delay, double days) {
  double h = delay->half_life_days;
  if (!(delay->sigma > 0) || !(h > 0)) return h <= days;
  return gsl_cdf_ugaussian_P(log(days / h) / delay->sigma);
}

/* GSL has no answer at infinity. */
static double gamma_by(const reach_delay *delay, double days) {
  if (!(delay->scale_days > 0)) return 1;
  return gsl_cdf_gamma_P(fmin(days / delay->scale_days, DBL_MAX), delay->shape, 1);
}

double reach_delay_share_by(const reach_delay *delay, double days) {
  double h = delay->half_life_days;
  switch (delay->law) {
  case REACH_DELAY_CONSTANT:
    return h <= days;
  case REACH_DELAY_WEIBULL:
    return h > 0 ? -expm1(-M_LN2 * pow(days / h, delay->shape)) : 1;
  case REACH_DELAY_LOGNORMAL:
    return lognormal_by(delay, days);
  case REACH_DELAY_GAMMA:
    return gamma_by(delay, days);
  case REACH_DELAY_POWER_LAW:
    return delay->scale_days > 0 ? -expm1(-delay->tail * log1p(days / delay->scale_days)) : 1;
  case REACH_DELAY_TWO_COMPONENT:
    return delay->fast_share * exponential_by(delay->mean_days, days) +
           (1 - delay->fast_share) * exponential_by(delay->slow_mean_days, days);
  default:
    return exponential_by(delay->mean_days, days);
  }
}

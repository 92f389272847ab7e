#include "world/gsl_source.h"

static void ignore_seed(void *state, unsigned long seed) {
  (void)state, (void)seed;
}

static unsigned long next_bits(void *state) {
  reach_gsl_source *source = state;
  return reach_draw_bits(source->stream, source->occasion++);
}

static double next_uniform(void *state) {
  reach_gsl_source *source = state;
  return reach_draw_uniform(source->stream, source->occasion++);
}

static const gsl_rng_type stream_type = {.name = "orgreach stream",
                                         .max = UINT64_MAX,
                                         .min = 0,
                                         .size = sizeof(reach_gsl_source),
                                         .set = ignore_seed,
                                         .get = next_bits,
                                         .get_double = next_uniform};

gsl_rng reach_gsl_rng(reach_gsl_source *source) {
  return (gsl_rng){.type = &stream_type, .state = source};
}

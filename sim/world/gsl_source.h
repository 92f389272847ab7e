/* One of our streams as a generator for GSL's samplers. */
#ifndef REACH_WORLD_GSL_SOURCE_H
#define REACH_WORLD_GSL_SOURCE_H

#include <gsl/gsl_rng.h>

#include "base/random.h"

typedef struct {
  reach_stream stream;
  uint64_t occasion; /* next draw */
} reach_gsl_source;

/* Draws from *source, which the caller keeps alive. No allocation. */
gsl_rng reach_gsl_rng(reach_gsl_source *source);

#endif

#include "study/quasi.h"

#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdlib.h>

#include "base/random.h"

enum { BITS = 64 };
static const double scale = 0x1p32; /* GSL draws 30 bits */

static void keep(uint64_t *direction, size_t n_dimensions, unsigned bit, const double *x) {
  for (size_t d = 0; d < n_dimensions; d++) {
    uint64_t *own = direction + d * BITS;
    own[bit] = (uint64_t)(x[d] * scale) ^ (bit ? own[bit - 1] : 0);
  }
}

/* gsl_qrng_alloc would end the process where memory is short. */
uint64_t *reach_quasi_directions(size_t n_dimensions, uint64_t n_points) {
  unsigned n = (unsigned)n_dimensions;
  void *state = malloc(gsl_qrng_sobol->state_size(n));
  uint64_t *direction = state ? calloc(n_dimensions * BITS, sizeof *direction) : NULL;
  if (!direction) {
    free(state);
    return NULL;
  }
  gsl_qrng_sobol->init_state(state, n);
  double x[REACH_MOST_DIMENSIONS];
  unsigned bit = 0;
  for (uint64_t draw = 1; draw <= n_points; draw++) {
    gsl_qrng_sobol->get(state, n, x);
    if (draw == UINT64_C(1) << bit) keep(direction, n_dimensions, bit++, x);
  }
  free(state);
  return direction;
}

double reach_quasi_at(const uint64_t *direction, uint64_t point, size_t dimension,
                      uint64_t rng_seed) {
  reach_stream s = reach_stream_open(rng_seed, 0, reach_stream_name("sweep.shift"), dimension);
  uint64_t draw = point + 1, gray = draw ^ draw >> 1, x = 0;
  for (unsigned bit = 0; gray >> bit; bit++)
    if (gray >> bit & 1) x ^= direction[dimension * BITS + bit];
  double u = (double)x / scale + reach_draw_uniform(s, 0);
  return u - floor(u);
}

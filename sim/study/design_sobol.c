/* Sobol's sequence by GSL, shifted at random modulo 1 (Cranley, Patterson 1976).
 *
 * In Gray code order draw k is the exclusive or of the direction numbers of the bits of
 * k ^ (k >> 1). Draw 2^j is made of numbers j and j - 1, which gives all of them, so that any
 * point can be had in any order. */
#include <gsl/gsl_qrng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/random.h"
#include "study/design.h"

enum { BITS = 64, MOST_AXES = 40 }; /* of GSL's */
static const double scale = 0x1p32; /* GSL draws 30 bits */

static void keep(reach_design *design, unsigned bit, const double *x) {
  for (size_t d = 0; d < design->n_axes; d++) {
    uint64_t *direction = design->direction + d * BITS;
    direction[bit] = (uint64_t)(x[d] * scale) ^ (bit ? direction[bit - 1] : 0);
  }
}

/* gsl_qrng_alloc would end the process where memory is short. */
static int find_directions(reach_design *design) {
  unsigned n = (unsigned)design->n_axes;
  void *state = malloc(gsl_qrng_sobol->state_size(n));
  design->direction = calloc(design->n_axes * BITS, sizeof *design->direction);
  if (!state || !design->direction) {
    free(state);
    return REACH_NO_MEMORY;
  }
  gsl_qrng_sobol->init_state(state, n);
  double x[MOST_AXES];
  unsigned bit = 0;
  for (uint64_t draw = 1; draw <= design->n_points; draw++) {
    gsl_qrng_sobol->get(state, n, x);
    if (draw == UINT64_C(1) << bit) keep(design, bit++, x);
  }
  free(state);
  return 0;
}

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  design->n_points = (uint64_t)design->scenario->organization[0].params.sweep_points;
  if (design->n_axes <= MOST_AXES) return find_directions(design);
  snprintf(why, REACH_WHY_SIZE, "sobol has at most %d axes, not %zu; take latin-hypercube",
           MOST_AXES, design->n_axes);
  return REACH_TOO_BIG;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  uint64_t rng_seed = design->scenario->organization[0].params.run_seed;
  reach_stream s = reach_stream_open(rng_seed, 0, reach_stream_name("sweep.shift"), axis);
  uint64_t draw = point + 1, gray = draw ^ draw >> 1, x = 0;
  for (unsigned bit = 0; gray >> bit; bit++)
    if (gray >> bit & 1) x ^= design->direction[axis * BITS + bit];
  double u = (double)x / scale + reach_draw_uniform(s, 0);
  return reach_axis_spread(&design->axis[axis], u - floor(u));
}

const reach_design_kind reach_design_sobol = {.summary = "evenly spread, shifted at random",
                                              .reference = "Sobol 1967; Cranley, Patterson 1976",
                                              .takes_intervals = true,
                                              .prepare = prepare,
                                              .value = value};

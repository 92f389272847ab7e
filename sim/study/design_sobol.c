/* Sobol's sequence: points that are evenly spread. */
#include <stdio.h>

#include "study/design.h"
#include "study/quasi.h"

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  design->n_points = design->n_wanted;
  if (design->n_axes > REACH_MOST_DIMENSIONS) {
    snprintf(why, REACH_WHY_SIZE, "sobol has at most %d axes, not %zu; take latin-hypercube",
             REACH_MOST_DIMENSIONS, design->n_axes);
    return REACH_TOO_BIG;
  }
  design->direction = reach_quasi_directions(design->n_axes, design->n_points);
  return design->direction ? 0 : REACH_NO_MEMORY;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  uint64_t rng_seed = design->scenario->organization[0].params.run_seed;
  double u = reach_quasi_at(design->direction, point, axis, rng_seed);
  return reach_axis_spread(&design->axis[axis], u);
}

const reach_design_kind reach_design_sobol = {.summary = "evenly spread, shifted at random",
                                              .reference = "Sobol 1967; Cranley, Patterson 1976",
                                              .takes_intervals = true,
                                              .prepare = prepare,
                                              .value = value};

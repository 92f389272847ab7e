/* For Sobol indices: rows of two matrices A and B, halves of one row of Sobol's sequence in twice
 * as many dimensions, and for every axis the row of A with that one value of B (Saltelli et al.
 * 2010). Points of row j: A, B, then an axis each. */
#include <stdio.h>

#include "study/design.h"
#include "study/quasi.h"

enum { MOST_AXES = REACH_MOST_DIMENSIONS / 2, IS_A = 0, IS_B = 1, FIRST_AXIS = 2 };

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  if (design->n_axes > MOST_AXES) {
    snprintf(why, REACH_WHY_SIZE,
             "Sobol indices are of at most %d parameters, not %zu; let morris find those that "
             "matter, and name them by --axis",
             MOST_AXES, design->n_axes);
    return REACH_TOO_BIG;
  }
  design->n_points = design->n_wanted * (design->n_axes + FIRST_AXIS);
  design->direction = reach_quasi_directions(2 * design->n_axes, design->n_wanted);
  return design->direction ? 0 : REACH_NO_MEMORY;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  uint64_t rng_seed = design->scenario->organization[0].params.run_seed;
  uint64_t n = design->n_axes + FIRST_AXIS, which = point % n;
  bool is_of_b = which == IS_B || which == FIRST_AXIS + axis;
  double u = reach_quasi_at(design->direction, point / n, is_of_b ? design->n_axes + axis : axis,
                            rng_seed);
  return reach_axis_spread(&design->axis[axis], u);
}

const reach_design_kind reach_design_saltelli = {
    .summary = "two matrices, and one with each column of the other: for Sobol indices",
    .reference = "Saltelli et al. 2010",
    .takes_intervals = true,
    .prepare = prepare,
    .value = value};

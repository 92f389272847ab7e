/* Every combination of the values of all axes, the last axis fastest. */
#include <stdio.h>

#include "study/design.h"

/* "5 x 21 = 105", for the refusal. */
static int refuse(const reach_design *design, double product, char why[REACH_WHY_SIZE]) {
  size_t used = 0;
  for (size_t d = 0; d < design->n_axes && used < REACH_WHY_SIZE / 2; d++)
    used += (size_t)snprintf(why + used, REACH_WHY_SIZE - used, "%s%llu", d ? " x " : "",
                             (unsigned long long)design->axis[d].n_values);
  snprintf(why + used, REACH_WHY_SIZE - used,
           " = %.6g points (allowed at most %d); take fewer values, or design: sobol", product,
           REACH_MOST_POINTS);
  return REACH_TOO_BIG;
}

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  double product = 1;
  for (size_t d = 0; d < design->n_axes; d++) product *= (double)design->axis[d].n_values;
  if (product > REACH_MOST_POINTS) return refuse(design, product, why);
  design->n_points = (uint64_t)product;
  return 0;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  for (size_t d = design->n_axes - 1; d > axis; d--) point /= design->axis[d].n_values;
  return reach_axis_value(&design->axis[axis], point % design->axis[axis].n_values);
}

const reach_design_kind reach_design_grid = {
    .summary = "every combination of values", .prepare = prepare, .value = value};

/* Axes side by side: the first values, the second values, ... */
#include <stdio.h>

#include "study/design.h"

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  const reach_axis *first = design->axis;
  for (const reach_axis *a = first; a < first + design->n_axes; a++) {
    if (a->n_values == first->n_values) continue;
    snprintf(why, REACH_WHY_SIZE,
             "zip takes as many values of each axis, not %llu of %.60s and %llu of %.60s",
             (unsigned long long)first->n_values, first->key, (unsigned long long)a->n_values,
             a->key);
    return REACH_INVALID;
  }
  design->n_points = first->n_values;
  return 0;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  return reach_axis_value(&design->axis[axis], point);
}

const reach_design_kind reach_design_zip = {
    .summary = "value i of every axis", .prepare = prepare, .value = value};

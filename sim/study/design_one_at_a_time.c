/* The scenario as it is, then every value of one axis after the other, of an interval both ends,
 * while all other axes stay as they are. */
#include <math.h>

#include "study/design.h"

static uint64_t n_values(const reach_axis *axis) {
  return axis->is_interval ? 2 : axis->n_values;
}

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  (void)why;
  design->n_points = 1;
  for (size_t d = 0; d < design->n_axes; d++) design->n_points += n_values(&design->axis[d]);
  return 0;
}

uint64_t reach_design_first_of_axis(const reach_design *design, size_t axis) {
  uint64_t first = 1;
  for (size_t d = 0; d < axis; d++) first += n_values(&design->axis[d]);
  return first;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  const reach_axis *own = &design->axis[axis];
  uint64_t first = reach_design_first_of_axis(design, axis);
  if (point < first || point - first >= n_values(own)) return NAN;
  if (own->is_interval) return point == first ? own->from : own->to;
  return reach_axis_value(own, point - first);
}

const reach_design_kind reach_design_one_at_a_time = {.summary =
                                                          "as it is, then one axis at a time",
                                                      .takes_intervals = true,
                                                      .prepare = prepare,
                                                      .value = value};

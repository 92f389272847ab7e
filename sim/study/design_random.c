/* Independent points, uniform on every axis. Point i does not depend on how many there are. */
#include "base/random.h"
#include "study/design.h"

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  (void)why;
  design->n_points = design->n_wanted;
  return 0;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  uint64_t rng_seed = design->scenario->organization[0].params.run_seed;
  reach_stream s = reach_stream_open(rng_seed, 0, reach_stream_name("sweep.random"), axis);
  return reach_axis_spread(&design->axis[axis], reach_draw_uniform(s, point));
}

const reach_design_kind reach_design_random = {
    .summary = "independent points", .takes_intervals = true, .prepare = prepare, .value = value};

/* Morris 1991: trajectories through a grid of levels, on which every axis moves once, by a little
 * more than half of its range, in random order, up or down. */
#include <math.h>
#include <stdio.h>

#include "base/random.h"
#include "study/design.h"
#include "world/permutation.h"

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  design->n_points = design->n_wanted * (design->n_axes + 1);
  if (design->n_levels % 2 == 0) return 0;
  snprintf(why, REACH_WHY_SIZE, "morris needs an even number of levels, not %llu",
           (unsigned long long)design->n_levels);
  return REACH_INVALID;
}

reach_morris_move reach_design_turn(const reach_design *design, uint64_t trajectory, size_t axis) {
  uint64_t rng_seed = design->scenario->organization[0].params.run_seed;
  reach_stream side = reach_stream_open(rng_seed, 0, reach_stream_name("sweep.morris.side"), axis);
  reach_stream order =
      reach_stream_open(rng_seed, 0, reach_stream_name("sweep.morris.order"), trajectory);
  reach_permutation turns = reach_permutation_open(design->n_axes, order);
  return (reach_morris_move){reach_permutation_at(&turns, axis),
                             reach_draw_uniform(side, trajectory) < 0.5};
}

double reach_design_stride(const reach_design *design) {
  return (double)(design->n_levels / 2) / (double)(design->n_levels - 1);
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  uint64_t rng_seed = design->scenario->organization[0].params.run_seed;
  uint64_t n = design->n_axes + 1, trajectory = point / n, half = design->n_levels / 2;
  reach_stream level =
      reach_stream_open(rng_seed, 0, reach_stream_name("sweep.morris.level"), axis);
  reach_morris_move turn = reach_design_turn(design, trajectory, axis);
  bool has_moved = turn.step < point % n;
  double lower = floor(reach_draw_uniform(level, trajectory) * (double)half);
  double at = lower + (has_moved == turn.goes_up ? (double)half : 0);
  return reach_axis_spread(&design->axis[axis], at / (double)(design->n_levels - 1));
}

const reach_design_kind reach_design_morris = {.summary =
                                                   "trajectories on which every axis moves once",
                                               .reference = "Morris 1991",
                                               .takes_intervals = true,
                                               .prepare = prepare,
                                               .value = value};

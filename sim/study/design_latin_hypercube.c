/* One point in each of n strata of every axis. McKay, Beckman, Conover 1979, Technometrics 21. */
#include "base/random.h"
#include "study/design.h"
#include "world/permutation.h"

static int prepare(reach_design *design, char why[REACH_WHY_SIZE]) {
  (void)why;
  design->n_points = design->n_wanted;
  return 0;
}

static double value(const reach_design *design, uint64_t point, size_t axis) {
  uint64_t rng_seed = design->scenario->organization[0].params.run_seed;
  reach_stream strata = reach_stream_open(rng_seed, 0, reach_stream_name("sweep.strata"), axis);
  reach_stream within = reach_stream_open(rng_seed, 0, reach_stream_name("sweep.within"), axis);
  reach_permutation order = reach_permutation_open(design->n_points, strata);
  double stratum = (double)reach_permutation_at(&order, point);
  double u = (stratum + reach_draw_uniform(within, point)) / (double)design->n_points;
  return reach_axis_spread(&design->axis[axis], u);
}

const reach_design_kind reach_design_latin_hypercube = {
    .summary = "one point in each stratum of every axis",
    .reference = "McKay, Beckman, Conover 1979",
    .takes_intervals = true,
    .prepare = prepare,
    .value = value};

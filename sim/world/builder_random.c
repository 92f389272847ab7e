/* Ties by chance: every two people have one with the same probability, k / (N - 1). */
#include "world/blocks.h"
#include "world/builder.h"

static int run_random(const reach_params *params, const reach_roster *people, reach_built *built,
                      reach_report *report) {
  uint32_t n_people = people->n;
  reach_pairs pairs = {.n_people = n_people};
  double p = n_people > 1 ? params->work_ties_mean_degree / (n_people - 1.0) : 0;
  int status = reach_random_draw(n_people, p, &pairs, report);
  if (!status) status = reach_ties_build(&pairs, false, &built->ties, report);
  reach_pairs_free(&pairs);
  return status;
}

const reach_builder reach_builder_random = {
    .name = "random",
    .summary = "any two people have a tie with the same probability",
    .reference = "Gilbert 1959; Erdos, Renyi 1959",
    .is_drawn = true,
    .run = run_random,
};

/* Small world: a ring of people, each tied to k/2 on either side; every tie is moved to somebody
 * else with the probability work_ties.rewire (Watts and Strogatz 1998). */
#include <math.h>

#include "world/builder.h"
#include "world/igraph_guard.h"

/* igraph moves both ends of a tie, the paper one: 1 - (1 - p')^2 = p leaves as many in place. */
static double of_one_end(double rewire) {
  return 1 - sqrt(1 - rewire);
}

static int run_small_world(const reach_params *params, const reach_roster *people,
                           reach_built *built, reach_report *report) {
  uint32_t n_people = people->n;
  igraph_integer_t each_side = (igraph_integer_t)(params->work_ties_mean_degree / 2);
  /* igraph hangs where nearly everybody has a tie already */
  if (2 * each_side > (igraph_integer_t)(n_people - 1) / 2)
    return reach_report_add(
        report, REACH_INVALID,
        "work_ties.mean_degree: %lld is too much for a small world of %u people",
        (long long)(2 * each_side), n_people);
  if (!each_side) /* igraph would tie the nearest even so */
    return reach_ties_build(&(reach_pairs){.n_people = n_people}, false, &built->ties, report);
  igraph_t graph;
  igraph_error_t error = igraph_watts_strogatz_game(&graph, 1, (igraph_integer_t)n_people,
                                                    each_side, of_one_end(params->work_ties_rewire),
                                                    IGRAPH_NO_LOOPS, IGRAPH_NO_MULTIPLE);
  if (error) return reach_igraph_failed(error, "work_ties: small-world", report);
  int status = reach_igraph_ties(&graph, &built->ties, report);
  igraph_destroy(&graph);
  return status;
}

const reach_builder reach_builder_small_world = {
    .name = "small-world",
    .summary = "neighbours on a ring, some ties moved to strangers",
    .reference = "Watts, Strogatz 1998",
    .is_drawn = true,
    .run = run_small_world,
};

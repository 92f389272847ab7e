/* Scale free: people come one after another and make k/2 ties each, to those who have many
 * (Barabasi and Albert 1999). P(k) -> 2m(m+1) / (k(k+1)(k+2)) with m = k/2. */
#include "world/builder.h"
#include "world/igraph_guard.h"

static int run_scale_free(const reach_params *params, const reach_roster *people,
                          reach_built *built, reach_report *report) {
  uint32_t n_people = people->n;
  igraph_integer_t each = (igraph_integer_t)(params->work_ties_mean_degree / 2);
  if (each >= (igraph_integer_t)n_people && each > 0)
    return reach_report_add(report, REACH_INVALID,
                            "work_ties.mean_degree: %lld ties are made by each newcomer, more than "
                            "%u people can take",
                            (long long)each, n_people);
  igraph_t graph;
  const igraph_real_t linear = 1, nothing = 0; /* chosen in proportion to degree, plus nothing */
  igraph_error_t error =
      igraph_barabasi_game(&graph, (igraph_integer_t)n_people, linear, each, NULL, true, nothing,
                           IGRAPH_UNDIRECTED, IGRAPH_BARABASI_PSUMTREE, NULL);
  if (error) return reach_igraph_failed(error, "work_ties: scale-free", report);
  int status = reach_igraph_ties(&graph, &built->ties, report);
  igraph_destroy(&graph);
  return status;
}

const reach_builder reach_builder_scale_free = {
    .name = "scale-free",
    .summary = "newcomers tie to those who have many ties",
    .reference = "Barabasi, Albert 1999",
    .is_drawn = true,
    .run = run_scale_free,
};

/* A given number of ties for each person, from a file or a law: a network with exactly these
 * degrees, else as random as switching makes it. */
#include <stdlib.h>

#include "world/builder.h"
#include "world/degrees_file.h"
#include "world/igraph_guard.h"
#include "world/law.h"
#include "world/switching.h"

static int draw_degrees(const reach_params *p, uint32_t n_people, uint32_t *degree,
                        reach_report *report) {
  reach_law law;
  int status = reach_law_init(&law, p->work_ties_degree_law, p->work_ties_mean_degree,
                              p->work_ties_degree_cv, p->work_ties_degree_shape, report);
  const double least = 0x1p-53; /* igraph's uniform numbers may be 0 */
  uint64_t sum = 0;
  for (uint32_t u = 0; u < n_people && !status; u++) {
    double uniform = igraph_rng_get_unif01(igraph_rng_default());
    uint64_t k = reach_law_count(&law, uniform < least ? least : uniform);
    degree[u] = k < n_people - 1 ? (uint32_t)k : n_people - 1;
    sum += degree[u];
  }
  reach_law_free(&law);
  /* every tie has two ends */
  for (uint32_t u = 0; u < n_people && !status && sum % 2; u++)
    if (degree[u] < n_people - 1) degree[u]++, sum++;
  return status;
}

/* Erdos and Gallai 1960, by igraph. */
static int check_graphical(const char *key, uint32_t n_people, const uint32_t *degree,
                           reach_report *report) {
  igraph_vector_int_t wanted;
  igraph_bool_t is_graphical = false;
  igraph_error_t error = igraph_vector_int_init(&wanted, n_people);
  if (error) return reach_igraph_failed(error, "work_ties: degree-sequence", report);
  for (uint32_t u = 0; u < n_people; u++) VECTOR(wanted)[u] = (igraph_integer_t)degree[u];
  error = igraph_is_graphical(&wanted, NULL, IGRAPH_SIMPLE_SW, &is_graphical);
  igraph_vector_int_destroy(&wanted);
  if (error) return reach_igraph_failed(error, "work_ties: degree-sequence", report);
  if (is_graphical) return 0;
  return reach_report_add(report, REACH_INVALID,
                          "%s: no network has these numbers of ties: their sum is odd, or a few "
                          "people want more than the others have to give",
                          key);
}

static int run_degrees(const reach_params *p, const reach_roster *people, reach_built *built,
                       reach_report *report) {
  uint32_t n_people = people->n;
  bool is_file = *p->work_ties_degrees_file;
  uint32_t *degree = malloc(n_people * sizeof *degree);
  if (!degree) return reach_report_no_memory(report, "numbers of ties");
  int status = is_file ? reach_degrees_read(p->work_ties_degrees_file, n_people, degree, report)
                       : draw_degrees(p, n_people, degree, report);
  if (!status)
    status = check_graphical(is_file ? "work_ties.degrees_file" : "work_ties.mean_degree", n_people,
                             degree, report);
  if (!status) status = reach_switching_draw(n_people, degree, &built->ties, report);
  free(degree);
  return status;
}

const reach_builder reach_builder_degrees = {
    .name = "degree-sequence",
    .summary = "numbers of ties from a file or a law",
    .reference = "Havel 1955; Hakimi 1962; switching: Milo et al. 2003",
    .is_drawn = true,
    .run = run_degrees,
};

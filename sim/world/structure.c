#include "world/structure.h"

#include <math.h>

#include "world/igraph_guard.h"

const reach_figure_row reach_figure_table[REACH_N_FIGURES] = {
#define REACH_FIGURE(name, unit, help) {#name, unit, help},
#include "world/figures.def"
#undef REACH_FIGURE
};

static const double MOST_PATH_WORK = 2e8; /* people x ties: about a second */

#define TRY(call)                                                                                  \
  do {                                                                                             \
    error = (call);                                                                                \
    if (error) goto out;                                                                           \
  } while (0)

static igraph_error_t measure_triangles(const igraph_t *graph, double *figure) {
  igraph_vector_t triangles;
  igraph_error_t error = igraph_vector_init(&triangles, 0);
  if (error) return error;
  TRY(igraph_adjacent_triangles(graph, &triangles, igraph_vss_all()));
  const double corners = 3;
  figure[REACH_FIGURE_triangles] = igraph_vector_sum(&triangles) / corners;
  TRY(igraph_transitivity_avglocal_undirected(graph, &figure[REACH_FIGURE_clustering],
                                              IGRAPH_TRANSITIVITY_ZERO));
  TRY(igraph_transitivity_undirected(graph, &figure[REACH_FIGURE_transitivity],
                                     IGRAPH_TRANSITIVITY_NAN));
  TRY(igraph_assortativity_degree(graph, &figure[REACH_FIGURE_assortativity], IGRAPH_UNDIRECTED));
out:
  igraph_vector_destroy(&triangles);
  return error;
}

/* Mean number of people within two hops, over the members of component `largest`. */
static igraph_error_t measure_two_hops(const igraph_t *graph, const igraph_vector_int_t *component,
                                       igraph_integer_t largest, double *mean) {
  igraph_vector_int_t size;
  igraph_error_t error = igraph_vector_int_init(&size, 0);
  if (error) return error;
  TRY(igraph_neighborhood_size(graph, &size, igraph_vss_all(), 2, IGRAPH_ALL, 1));
  double sum = 0, n = 0;
  for (igraph_integer_t u = 0; u < igraph_vector_int_size(component); u++) {
    if (VECTOR(*component)[u] != largest) continue;
    sum += (double)VECTOR(size)[u];
    n++;
  }
  *mean = sum / n;
out:
  igraph_vector_int_destroy(&size);
  return error;
}

static igraph_error_t measure_components(const igraph_t *graph, int with_paths, double *figure) {
  igraph_vector_int_t component, size;
  igraph_error_t error = igraph_vector_int_init(&component, 0);
  if (error) return error;
  error = igraph_vector_int_init(&size, 0);
  if (error) {
    igraph_vector_int_destroy(&component);
    return error;
  }
  TRY(igraph_connected_components(graph, &component, &size, NULL, IGRAPH_WEAK));
  igraph_integer_t largest = igraph_vector_int_which_max(&size);
  figure[REACH_FIGURE_largest_component] = (double)VECTOR(size)[largest];
  double work = (double)igraph_vcount(graph) * (double)(igraph_ecount(graph) + 1);
  if (with_paths && work <= MOST_PATH_WORK) {
    TRY(measure_two_hops(graph, &component, largest, &figure[REACH_FIGURE_two_hop_mean]));
    TRY(igraph_average_path_length(graph, &figure[REACH_FIGURE_mean_path], NULL, IGRAPH_UNDIRECTED,
                                   1));
    TRY(igraph_diameter(graph, &figure[REACH_FIGURE_diameter], NULL, NULL, NULL, NULL,
                        IGRAPH_UNDIRECTED, 1));
  }
out:
  igraph_vector_int_destroy(&component);
  igraph_vector_int_destroy(&size);
  return error;
}

static igraph_error_t measure_departments(const igraph_t *graph, const uint32_t *department,
                                          double *figure) {
  igraph_integer_t n = igraph_vcount(graph), m = igraph_ecount(graph);
  igraph_vector_int_t membership;
  igraph_error_t error = igraph_vector_int_init(&membership, n);
  if (error) return error;
  for (igraph_integer_t u = 0; u < n; u++) VECTOR(membership)[u] = (igraph_integer_t)department[u];
  double across = 0;
  for (igraph_integer_t e = 0; e < m; e++)
    across += department[IGRAPH_FROM(graph, e)] != department[IGRAPH_TO(graph, e)];
  figure[REACH_FIGURE_cross_department_share] = across / (double)m;
  const double resolution = 1;
  TRY(igraph_modularity(graph, &membership, NULL, resolution, IGRAPH_UNDIRECTED,
                        &figure[REACH_FIGURE_modularity]));
out:
  igraph_vector_int_destroy(&membership);
  return error;
}

void reach_structure_count(const reach_ties *ties, double *figure) {
  for (int f = 0; f < REACH_N_FIGURES; f++) figure[f] = NAN;
  double n = ties->n_people, m = 0;
  for (uint32_t u = 0; u < ties->n_people; u++)
    for (uint32_t i = ties->first[u]; i < ties->first[u + 1]; i++)
      m += reach_ties_is_pair(ties, u, i);
  figure[REACH_FIGURE_nodes] = n;
  figure[REACH_FIGURE_arcs] = (double)ties->n_lines;
  figure[REACH_FIGURE_loops] = (double)ties->n_loops;
  figure[REACH_FIGURE_repeats] = (double)ties->n_repeats;
  figure[REACH_FIGURE_ties] = m;
  figure[REACH_FIGURE_mean_degree] = 2 * m / n;
  figure[REACH_FIGURE_density] = n > 1 ? 2 * m / (n * (n - 1)) : NAN;
}

int reach_structure_measure(const reach_ties *ties, const uint32_t *department, int with_paths,
                            double *figure, reach_report *report) {
  reach_structure_count(ties, figure);
  bool has_ties = figure[REACH_FIGURE_ties] > 0;
  igraph_t graph;
  int status = reach_igraph_of_ties(ties, &graph, report);
  if (status) return status;
  igraph_error_t error = measure_components(&graph, with_paths, figure);
  if (!error && has_ties) error = measure_triangles(&graph, figure);
  if (!error && has_ties && department) error = measure_departments(&graph, department, figure);
  igraph_destroy(&graph);
  return error ? reach_igraph_failed(error, "measuring a network", report) : 0;
}

/* Departments: a stochastic block model (Holland, Laskey, Leinhardt 1983) of equal departments.
 *
 * With mean degree k and silo strength s, a share s of a person's ties is kept for the own
 * department and the rest ignores departments:
 *   p_out = k(1-s)/(N-1),  p_in = p_out + k·s/(n-1)   for a department of n of N people. */
#include "world/builder.h"
#include "world/igraph_guard.h"

static uint64_t department_size(uint64_t n_people, uint64_t n_departments, uint64_t d) {
  /* people u with floor(u·D/N) = d */
  uint64_t first = (d * n_people + n_departments - 1) / n_departments;
  uint64_t next = ((d + 1) * n_people + n_departments - 1) / n_departments;
  return next - first;
}

static int fill(const reach_params *params, uint64_t n_people, igraph_matrix_t *probability,
                igraph_vector_int_t *size, reach_report *report) {
  uint64_t n_departments = (uint64_t)params->work_ties_departments;
  double k = params->work_ties_mean_degree, s = params->work_ties_silo;
  double p_out = n_people > 1 ? k * (1 - s) / (double)(n_people - 1) : 0;
  igraph_matrix_fill(probability, p_out);
  for (uint64_t d = 0; d < n_departments; d++) {
    uint64_t n = department_size(n_people, n_departments, d);
    double p_in = n > 1 ? p_out + k * s / (double)(n - 1) : p_out;
    if (p_in > 1 || p_out > 1)
      return reach_report_add(report, REACH_INVALID,
                              "work_ties: mean_degree %g with silo %g asks for more colleagues than"
                              " a department of %llu people has; lower mean_degree, silo or"
                              " departments",
                              k, s, (unsigned long long)n);
    MATRIX(*probability, (igraph_integer_t)d, (igraph_integer_t)d) = p_in;
    VECTOR(*size)[d] = (igraph_integer_t)n;
  }
  return 0;
}

static int draw(const igraph_matrix_t *probability, const igraph_vector_int_t *size,
                uint32_t n_people, reach_ties *ties, reach_report *report) {
  igraph_t graph;
  igraph_error_t error = igraph_sbm_game(&graph, (igraph_integer_t)n_people, probability, size,
                                         IGRAPH_UNDIRECTED, IGRAPH_NO_LOOPS);
  if (error) return reach_igraph_failed(error, "work_ties: departments", report);
  reach_pairs pairs;
  int status = reach_igraph_pairs(&graph, &pairs, report);
  if (!status) status = reach_ties_build(&pairs, false, ties, report);
  reach_pairs_free(&pairs);
  igraph_destroy(&graph);
  return status;
}

/* The table of probabilities between departments must stay small. */
enum { MOST_DEPARTMENTS = 4000 };

static int run_departments(const reach_params *params, uint32_t n_people, reach_ties *ties,
                           reach_report *report) {
  igraph_integer_t n_departments = (igraph_integer_t)params->work_ties_departments;
  if (n_departments > MOST_DEPARTMENTS)
    return reach_report_add(report, REACH_TOO_BIG,
                            "work_ties.departments: %lld (at most %d with model: departments)",
                            (long long)n_departments, MOST_DEPARTMENTS);
  igraph_matrix_t probability;
  igraph_vector_int_t size;
  igraph_error_t error = igraph_matrix_init(&probability, n_departments, n_departments);
  if (error) return reach_igraph_failed(error, "work_ties: departments", report);
  error = igraph_vector_int_init(&size, n_departments);
  if (error) {
    igraph_matrix_destroy(&probability);
    return reach_igraph_failed(error, "work_ties: departments", report);
  }
  int status = fill(params, n_people, &probability, &size, report);
  if (!status) status = draw(&probability, &size, n_people, ties, report);
  igraph_matrix_destroy(&probability);
  igraph_vector_int_destroy(&size);
  return status;
}

const reach_builder reach_builder_departments = {
    .name = "departments",
    .summary = "departments with more ties inside than between",
    .reference = "Holland, Laskey, Leinhardt 1983 (stochastic block model)",
    .is_drawn = true,
    .run = run_departments,
};

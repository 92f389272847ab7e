#include "scenario/departments.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "base/report.h"

/* Standard deviation / mean of exp(sigma q) over the n numbers q. */
static double spread(double sigma, const double *q, uint32_t n) {
  double sum = 0, squares = 0;
  for (uint32_t d = 0; d < n; d++) {
    double weight = exp(sigma * (q[d] - q[0])); /* at most 1 */
    sum += weight;
    squares += weight * weight;
  }
  return sqrt(fmax(n * squares / (sum * sum) - 1, 0));
}

/* The sigma whose n quantiles spread by cv; or the largest where so few cannot spread so far. */
static double sigma_of(double cv, const double *q, uint32_t n) {
  const double most = 12;    /* the first has nearly all */
  const int n_halvings = 60; /* to the last bit of a double */
  double low = 0, high = most;
  for (int i = 0; i < n_halvings && cv > 0; i++) {
    double middle = (low + high) / 2;
    *(spread(middle, q, n) < cv ? &low : &high) = middle;
  }
  return low;
}

/* Boundaries between departments are rounded; each leaves a person to every department. */
static int fill_skewed(double cv, reach_sizes *sizes) {
  uint32_t n = sizes->n;
  double *q = malloc(n * sizeof *q), total = 0, sum = 0;
  if (!q) return REACH_NO_MEMORY;
  for (uint32_t d = 0; d < n; d++) q[d] = gsl_cdf_ugaussian_Qinv((d + 0.5) / n);
  double sigma = sigma_of(cv, q, n);
  for (uint32_t d = 0; d < n; d++) total += exp(sigma * q[d]);
  uint64_t first = 0;
  for (uint32_t d = 0; d < n; d++) {
    sum += exp(sigma * q[d]);
    uint64_t next = (uint64_t)((double)sizes->n_people * sum / total + 0.5);
    uint64_t most = sizes->n_people - (n - 1 - d);
    if (next < first + 1) next = first + 1;
    if (next > most || d == n - 1) next = most;
    sizes->size[d] = (uint32_t)(next - first);
    first = next;
  }
  free(q);
  return 0;
}

/* Below the head's report c (ids 1, 2, ...) a generation has the ids low .. high. */
static void fill_subtrees(uint64_t span, reach_sizes *sizes) {
  sizes->lines_inside = sizes->n_people - sizes->n;
  sizes->lines_across = sizes->n - 1;
  for (uint32_t d = 0; d < sizes->n; d++) {
    uint64_t low = d + 1, high = d + 1, size = d == 0;
    while (low < sizes->n_people) {
      size += (high < sizes->n_people ? high + 1 : sizes->n_people) - low;
      low = low * span + 1;
      high = high * span + span;
    }
    sizes->size[d] = (uint32_t)size;
  }
}

double reach_sizes_degree(const reach_params *params) {
  switch (params->work_ties_model) {
  case REACH_TIES_NONE:
  case REACH_TIES_FAMOUS:
  case REACH_TIES_FILE:
    return 0;
  case REACH_TIES_HIERARCHY:
  case REACH_TIES_ROSTER:
    return 2 + params->work_ties_informal; /* everybody but the head has a line to the manager */
  default:
    return params->work_ties_mean_degree;
  }
}

double reach_sizes_wanted(const reach_params *params) {
  bool has_lines = params->work_ties_model == REACH_TIES_HIERARCHY ||
                   params->work_ties_model == REACH_TIES_ROSTER;
  return has_lines ? params->work_ties_informal : params->work_ties_mean_degree;
}

uint64_t reach_sizes_number(const reach_params *params, uint64_t n_people) {
  bool is_tree = params->work_ties_model == REACH_TIES_HIERARCHY;
  uint64_t wanted =
      is_tree ? (uint64_t)params->work_ties_span : (uint64_t)params->work_ties_departments;
  uint64_t most = is_tree && n_people > 1 ? n_people - 1 : n_people;
  return wanted < most ? wanted : most;
}

int reach_sizes_init(const reach_params *params, uint64_t n_people, reach_sizes *sizes) {
  *sizes = (reach_sizes){.n_people = n_people, .n = (uint32_t)reach_sizes_number(params, n_people)};
  sizes->size = malloc(sizes->n * sizeof *sizes->size);
  if (!sizes->size) return REACH_NO_MEMORY;
  if (params->work_ties_model == REACH_TIES_HIERARCHY)
    fill_subtrees((uint64_t)params->work_ties_span, sizes);
  else
    return fill_skewed(params->work_ties_department_size_cv, sizes);
  return 0;
}

void reach_sizes_free(reach_sizes *sizes) {
  free(sizes->size);
  sizes->size = NULL;
}

reach_tie_chance reach_sizes_chance(const reach_params *params, const reach_sizes *sizes) {
  double n = (double)sizes->n_people, inside = 0, k = reach_sizes_wanted(params);
  for (uint32_t d = 0; d < sizes->n; d++)
    inside += (double)sizes->size[d] * (double)(sizes->size[d] - 1) / 2;
  double across = n * (n - 1) / 2 - inside;
  inside -= (double)sizes->lines_inside;
  across -= (double)sizes->lines_across;
  double pairs = inside + across, wanted = k * n / 2;
  reach_tie_chance chance = {.across =
                                 pairs > 0 ? (1 - params->work_ties_silo) * wanted / pairs : 0};
  wanted -= chance.across * across;
  const double rounding = 1e-9;
  chance.inside = wanted <= rounding * k * n ? 0 : inside > 0 ? wanted / inside : INFINITY;
  if (chance.inside > 1 && chance.inside < 1 + rounding) chance.inside = 1;
  chance.wanted = 2 * wanted / n;
  chance.room = 2 * inside / n;
  return chance;
}

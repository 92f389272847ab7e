/* Reading the result of the last run. */
#include <math.h>
#include <string.h>

#include "api/simulation.h"

size_t reach_measure_count(void) {
  return REACH_N_MEASURES;
}

const char *reach_measure_name(size_t m) {
  return m < REACH_N_MEASURES ? reach_measure_table[m].name : NULL;
}

const char *reach_measure_unit(size_t m) {
  return m < REACH_N_MEASURES ? reach_measure_table[m].unit : NULL;
}

const char *reach_measure_help(size_t m) {
  return m < REACH_N_MEASURES ? reach_measure_table[m].help : NULL;
}

/* Index of the measure, or -1. */
static int find_measure(const char *name) {
  for (int m = 0; name && m < REACH_N_MEASURES; m++)
    if (!strcmp(reach_measure_table[m].name, name)) return m;
  return -1;
}

/* The answer about the organization, or NULL. */
static const reach_answer *answer_of(const reach_simulation *simulation, size_t organization) {
  if (!reach_simulation_has_result(simulation)) return NULL;
  if (organization >= simulation->scenario.n_organizations) return NULL;
  return &simulation->result.answer[organization];
}

int reach_simulation_summary(const reach_simulation *simulation, size_t organization,
                             const char *measure, reach_summary *summary) {
  const reach_answer *answer = answer_of(simulation, organization);
  int m = find_measure(measure);
  if (answer && m >= 0) {
    *summary = answer->summary[m];
    return 0;
  }
  *summary = (reach_summary){NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0};
  return REACH_USAGE;
}

int reach_simulation_comparison(const reach_simulation *simulation, size_t organization,
                                const char *measure, reach_comparison *comparison) {
  const reach_answer *answer = answer_of(simulation, organization);
  int m = find_measure(measure);
  if (answer && m >= 0 && organization != simulation->scenario.baseline) {
    *comparison = answer->comparison[m];
    return 0;
  }
  *comparison = (reach_comparison){NAN, NAN, NAN, NAN, NAN, NAN};
  return REACH_USAGE;
}

const double *reach_simulation_values(const reach_simulation *simulation, size_t organization,
                                      const char *measure, uint64_t *n) {
  int m = find_measure(measure);
  *n = 0;
  if (!answer_of(simulation, organization) || m < 0) return NULL;
  *n = simulation->result.n_replicates;
  return reach_result_values(&simulation->result, organization, m);
}

const reach_band *reach_simulation_curve(const reach_simulation *simulation, size_t organization,
                                         size_t *n) {
  const reach_answer *answer = answer_of(simulation, organization);
  const reach_band *curve = answer ? answer->curve : NULL;
  *n = curve ? (size_t)simulation->result.n_days + 1 : 0;
  return curve;
}

const reach_bin *reach_simulation_hops(const reach_simulation *simulation, size_t organization,
                                       size_t *n) {
  const reach_answer *answer = answer_of(simulation, organization);
  *n = answer ? answer->n_hops : 0;
  return answer ? answer->hop : NULL;
}

const reach_bin *reach_simulation_frequency(const reach_simulation *simulation, size_t organization,
                                            size_t *n) {
  const reach_answer *answer = answer_of(simulation, organization);
  *n = answer ? answer->n_frequencies : 0;
  return answer ? answer->frequency : NULL;
}

const char *reach_simulation_figure(const reach_simulation *simulation, size_t organization,
                                    size_t i, double *value, const char **unit) {
  const reach_answer *answer = answer_of(simulation, organization);
  if (!answer || i >= answer->n_figures) return NULL;
  if (value) *value = answer->figure[i].value;
  if (unit) *unit = answer->figure[i].unit;
  return answer->figure[i].name;
}

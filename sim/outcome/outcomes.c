#include "outcome/outcomes.h"

#include <stdlib.h>
#include <string.h>

#include "base/report.h"

static const reach_outcome_kind *kind_of(size_t k) {
  return reach_outcome_kinds[k];
}

int reach_outcomes_prepare(reach_outcomes *outcomes, const reach_params *params,
                           const reach_plan *plan, reach_report *report) {
  *outcomes = (reach_outcomes){.n_cells = 0};
  int status = 0;
  for (size_t k = 0; kind_of(k) && !status; k++) {
    if (plan->world->is_network || !kind_of(k)->is_on(params)) continue;
    outcomes->model[k] = calloc(1, kind_of(k)->model_size);
    if (!outcomes->model[k]) return reach_report_no_memory(report, kind_of(k)->name);
    status = kind_of(k)->prepare(params, plan, outcomes->model[k], report);
    if (!status) outcomes->n_cells += kind_of(k)->n_cells(outcomes->model[k]);
  }
  return status;
}

void reach_outcomes_free(reach_outcomes *outcomes) {
  for (size_t k = 0; kind_of(k); k++) {
    if (outcomes->model[k] && kind_of(k)->free_model) kind_of(k)->free_model(outcomes->model[k]);
    free(outcomes->model[k]);
  }
  *outcomes = (reach_outcomes){.n_cells = 0};
}

void reach_outcomes_scratch_free(reach_outcomes_scratch *scratch) {
  for (size_t k = 0; kind_of(k); k++) {
    if (scratch->scratch[k] && kind_of(k)->free_scratch)
      kind_of(k)->free_scratch(scratch->scratch[k]);
    free(scratch->scratch[k]);
  }
  *scratch = (reach_outcomes_scratch){{0}};
}

void reach_outcomes_label(const reach_outcomes *outcomes, unsigned cell, const char **outcome,
                          reach_cell_label *label) {
  *label = (reach_cell_label){.unit = ""};
  *outcome = "";
  for (size_t k = 0; kind_of(k); k++) {
    unsigned n = outcomes->model[k] ? kind_of(k)->n_cells(outcomes->model[k]) : 0;
    if (cell < n) {
      kind_of(k)->label(outcomes->model[k], cell, label);
      *outcome = kind_of(k)->name;
      return;
    }
    cell -= n;
  }
}

int reach_outcomes_play(const reach_outcomes *outcomes, const reach_occasion *occasion,
                        reach_outcomes_scratch *scratch, double *measure, double *cell) {
  const void *left[REACH_N_OUTCOMES + 1] = {NULL};
  reach_occasion now = *occasion;
  int status = 0;
  now.left = left;
  for (size_t k = 0; kind_of(k) && !status; k++) {
    const reach_outcome_kind *kind = kind_of(k);
    if (!outcomes->model[k]) continue;
    if (!scratch->scratch[k]) scratch->scratch[k] = calloc(1, kind->scratch_size);
    if (!scratch->scratch[k]) return REACH_NO_MEMORY;
    status = kind->play(outcomes->model[k], &now, scratch->scratch[k], measure, cell);
    left[k] = scratch->scratch[k];
    cell += kind->n_cells(outcomes->model[k]);
  }
  return status;
}

unsigned reach_outcomes_most_cells(const reach_params *params) {
  unsigned n = 0;
  for (size_t k = 0; kind_of(k); k++)
    if (kind_of(k)->is_on(params)) n += kind_of(k)->most_cells(params);
  return n;
}

double reach_outcomes_scratch_bytes(const reach_params *params) {
  double bytes = 0;
  for (size_t k = 0; kind_of(k); k++)
    if (kind_of(k)->scratch_bytes && kind_of(k)->is_on(params))
      bytes += kind_of(k)->scratch_bytes(params);
  return bytes;
}

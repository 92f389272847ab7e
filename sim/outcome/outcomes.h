/* The outcomes of one organization, ready to be played. */
#ifndef REACH_OUTCOME_OUTCOMES_H
#define REACH_OUTCOME_OUTCOMES_H

#include "outcome/kinds.h"

typedef struct {
  void *model[REACH_N_OUTCOMES + 1]; /* NULL where it is off; owned */
  unsigned n_cells;                  /* of all of them, one after the other */
} reach_outcomes;

/* What one thread needs. Zeroed before the first use. */
typedef struct {
  void *scratch[REACH_N_OUTCOMES + 1];
} reach_outcomes_scratch;

/* `plan` must outlive the outcomes. Returns 0, REACH_NO_MEMORY or what an outcome says. Free is
 * legal after failure. */
int reach_outcomes_prepare(reach_outcomes *outcomes, const reach_params *params,
                           const reach_plan *plan, reach_report *report);
void reach_outcomes_free(reach_outcomes *outcomes);
void reach_outcomes_scratch_free(reach_outcomes_scratch *scratch);

/* What cell number `cell` says; *outcome: the name of whose it is. */
void reach_outcomes_label(const reach_outcomes *outcomes, unsigned cell, const char **outcome,
                          reach_cell_label *label);

/* Plays those that are on: measure[REACH_N_MEASURES], cell[n_cells]. Statuses as
 * reach_outcome_kind.play. */
int reach_outcomes_play(const reach_outcomes *outcomes, const reach_occasion *occasion,
                        reach_outcomes_scratch *scratch, double *measure, double *cell);

/* Cells at most of an organization with these parameters. */
unsigned reach_outcomes_most_cells(const reach_params *params);
/* Bytes that a thread keeps for the outcomes of an organization, by expectation. */
double reach_outcomes_scratch_bytes(const reach_params *params);

#endif

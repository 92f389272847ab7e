/* What reach is good for: hires, ideas, served customers. An outcome is one file and one row of
 * kinds.def. It is played after the cascade of each replicate, from what the cascade left. */
#ifndef REACH_OUTCOME_KINDS_H
#define REACH_OUTCOME_KINDS_H

#include "cascade/cascade.h"
#include "outcome/measures.h"

/* What a cell says: one number of each replicate, beside the measures. */
typedef struct {
  char table[24];  /* "funnel", "week", "group" */
  char series[64]; /* "referral"; long names of the scenario are cut */
  char item[64];   /* "applied" */
  double x;        /* on an axis: step, week, share; NaN = none */
  const char *unit;
} reach_cell_label;

/* The replicate an outcome is played in. */
typedef struct {
  const reach_plan *plan;
  uint32_t replicate;
  const reach_workspace *workspace; /* as the cascade left it */
  const reach_trace *trace;
  /* [outcomes] the scratch of those that were played before in this replicate, in the order of
   * kinds.def; NULL where an outcome is off. Set by reach_outcomes_play. */
  const void *const *left;
} reach_occasion;

typedef struct {
  const char *name;                /* the block of its parameters: "recruiting" */
  size_t model_size, scratch_size; /* bytes, zeroed before the first use */
  bool (*is_on)(const reach_params *params);
  /* Cells of a model at most, for the estimate of memory. */
  unsigned (*most_cells)(const reach_params *params);
  /* What the scratch of a thread comes to own, by expectation, likewise; NULL: next to nothing. */
  double (*scratch_bytes)(const reach_params *params);
  /* Makes the parameters into the numbers the loop needs. `plan` lives as long as the model.
   * Returns 0, or a status with a line in the report. */
  int (*prepare)(const reach_params *params, const reach_plan *plan, void *model,
                 reach_report *report);
  void (*free_model)(void *model);     /* legal on zeroed memory; NULL: it owns nothing */
  void (*free_scratch)(void *scratch); /* likewise */
  unsigned (*n_cells)(const void *model);
  void (*label)(const void *model, unsigned cell, reach_cell_label *label);
  /* Sets the measures of the outcome (NaN before, as they are where it is off) and cell[n_cells].
   * One scratch a thread, used by all organizations in turn. Returns 0, REACH_NO_MEMORY,
   * REACH_TOO_BIG or REACH_INTERRUPTED + signal. */
  int (*play)(const void *model, const reach_occasion *occasion, void *scratch, double *measure,
              double *cell);
} reach_outcome_kind;

enum {
#define REACH_OUTCOME(name) REACH_OUTCOME_##name,
#include "outcome/kinds.def"
#undef REACH_OUTCOME
  REACH_N_OUTCOMES
};

/* [REACH_N_OUTCOMES], then NULL */
extern const reach_outcome_kind *const reach_outcome_kinds[REACH_N_OUTCOMES + 1];

#endif

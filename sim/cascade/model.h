/* The diffusion models of bare networks: one row each, one file each.
 *
 * A model plays one replicate: it fills workspace->touched with the people it reaches (day, hop,
 * teller, accepted copy, number of exposures) and counts the trace, so that every measure and chart
 * works for every model, and gives every exposure to workspace->recorder (reach_spread_expose).
 * Randomness is keyed by person or by the ordered pair (teller, hearer). */
#ifndef REACH_CASCADE_MODEL_H
#define REACH_CASCADE_MODEL_H

#include "cascade/cascade.h"

typedef struct {
  const char *name; /* the word of cascade.model */
  const char *summary, *reference;
  bool needs_tellers; /* plan->n_tellers */
  int lever;          /* the parameter that lowers the reproduction; -1 = reproduction does not tell
                         whether the message grows */
  int (*run)(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
             reach_trace *trace); /* as reach_cascade_run */
} reach_model;

enum { REACH_N_MODELS = REACH_MODEL_BASS + 1 };
extern const reach_model reach_model_table[REACH_N_MODELS]; /* by REACH_MODEL_* of params.h */

/* The event engine plays every company, and what other engines leave to it. */
int reach_events_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                     reach_trace *trace);
int reach_independent_cascade_run(const reach_plan *plan, uint32_t replicate,
                                  reach_workspace *workspace, reach_trace *trace);
int reach_continuous_time_run(const reach_plan *plan, uint32_t replicate,
                              reach_workspace *workspace, reach_trace *trace);
int reach_linear_threshold_run(const reach_plan *plan, uint32_t replicate,
                               reach_workspace *workspace, reach_trace *trace);
int reach_complex_contagion_run(const reach_plan *plan, uint32_t replicate,
                                reach_workspace *workspace, reach_trace *trace);
int reach_sir_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                  reach_trace *trace);
int reach_rumour_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                     reach_trace *trace);
int reach_bass_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                   reach_trace *trace);

#endif

/* How well a mean is to be known, which decides how many replicates are played. docs/model.md,
 * section "Sweeps". */
#ifndef REACH_STUDY_PRECISION_H
#define REACH_STUDY_PRECISION_H

#include "study/pool.h"

typedef struct {
  bool is_asked; /* false: so many replicates, and all else means nothing */
  int measure;
  bool is_of_ratio;       /* to the baseline, which is not among the organizations then */
  uint64_t organizations; /* bits: in which it is to be known */
  double relative, absolute;
  uint64_t min, max; /* replicates */
} reach_precision;

/* What a look at n replicates finds. */
typedef enum {
  REACH_PRECISION_OPEN,
  REACH_PRECISION_REACHED,
  REACH_PRECISION_MISSING /* nobody has the measure */
} reach_precision_state;

/* precision.* of the scenario. REACH_INVALID, at its place, for names that are not there. */
int reach_precision_read(const reach_scenario *scenario, reach_precision *precision,
                         reach_report *report);

/* Is it looked at where a block ends after n replicates? */
bool reach_precision_has_look(const reach_precision *precision, uint64_t n_replicates);

/* Marks the series that a look takes: wanted[organization][measure]. */
void reach_precision_mark(const reach_precision *precision, size_t n_organizations, size_t baseline,
                          bool *wanted);

/* Looks at values of all replicates so far. Returns 0 or REACH_NO_MEMORY. */
int reach_precision_look(const reach_precision *precision, const reach_plays *plays,
                         size_t n_organizations, size_t baseline, reach_precision_state *state);

/* The same from summaries and comparisons, [organization][measure]. */
reach_precision_state reach_precision_of_answer(const reach_precision *precision,
                                                uint64_t n_replicates, size_t n_organizations,
                                                const reach_summary *summary,
                                                const reach_comparison *comparison);

/* Replicates at the first look. */
uint64_t reach_precision_first_look(const reach_precision *precision);

/* Plays the scenario, without details, until it is precise, and makes that its run.replicates.
 * Nothing happens where no precision is asked for. Errors as reach_study_run. */
int reach_precision_settle(reach_scenario *scenario, const reach_study_options *options,
                           reach_report *report);

#endif

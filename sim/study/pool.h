/* Plays all replicates of a stage on a fixed number of threads. Threads take replicate numbers
 * from a counter and write results by replicate, so nothing depends on their number. */
#ifndef REACH_STUDY_POOL_H
#define REACH_STUDY_POOL_H

#include "outcome/advocacy.h"
#include "study/stage.h"
#include "study/study.h"
#include "study/tally.h"

/* What is summed over the replicates of one organization. */
typedef struct {
  reach_tally hop, frequency, at_least; /* see reach_outcome */
  reach_tally department;               /* no bins where departments are not counted */
  reach_tally barrier;                  /* of adoption (uptake.h); no bins where that is off */
  reach_wide repeats;
} reach_tallies;

typedef struct {
  uint64_t first; /* number of the first replicate; below, [replicate] counts from it */
  uint64_t n_replicates;
  double *value;          /* [organization][measure][replicate] */
  double *curve;          /* [organization][day 0..n_days][replicate]; NULL = none wanted */
  double **uptake;        /* [organization] shares by week (uptake.h); NULL where adoption is off;
                             NULL = none wanted */
  double **cell;          /* [organization][cell][replicate] of outcomes; NULL where there are none;
                             NULL = none wanted */
  reach_tallies *tallies; /* [organization] */
  bool has_departments;   /* counts them */
  bool *is_known; /* [organization] its values are there already; it is not played. Measures only */
  unsigned n_networks;
  size_t n_organizations;
} reach_plays;

/* with_details: curves, departments and cells of outcomes, not only measures. */
int reach_plays_init(reach_plays *plays, const reach_stage *stage, uint64_t n_replicates,
                     bool with_details, reach_report *report);
void reach_plays_free(reach_plays *plays);

/* [n_replicates] values of a measure. */
static inline const double *reach_plays_values(const reach_plays *plays, size_t organization,
                                               int measure) {
  return plays->value + (organization * REACH_N_MEASURES + (size_t)measure) * plays->n_replicates;
}

/* Progress runs from `from` to `to` of the whole study. */
typedef struct {
  const reach_study_options *options;
  double from, to;
  uint64_t most_people; /* touched by one replicate */
  bool is_here;         /* in the thread of the caller, which starts none */
} reach_pool_options;

int reach_pool_run(const reach_stage *stage, const reach_pool_options *options, reach_plays *plays,
                   reach_report *report);

/* Blocks signals in a thread that is about to start others, and remembers those it blocked. */
void reach_pool_refuse_signals(sigset_t *before);

/* Threads that will be used. */
unsigned reach_pool_threads(const reach_study_options *options);

#endif

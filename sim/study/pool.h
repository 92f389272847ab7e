/* Plays all replicates of a stage on a fixed number of threads. Threads take replicate numbers
 * from a counter and write results by replicate, so nothing depends on their number. */
#ifndef REACH_STUDY_POOL_H
#define REACH_STUDY_POOL_H

#include "outcome/advocacy.h"
#include "study/stage.h"
#include "study/study.h"

__extension__ typedef unsigned __int128 reach_wide;

/* Sums over replicates of one organization's bins; whole numbers, so order does not matter. */
typedef struct {
  uint64_t *sum;       /* [n_networks][REACH_N_BINS] */
  reach_wide *squares; /* [REACH_N_BINS] of the counts of single replicates */
} reach_tally_bins;

typedef struct {
  uint64_t n_replicates;
  double *value; /* [organization][measure][replicate] */
  double *curve; /* [organization][day 0..n_days][replicate]; NULL = none wanted */
  reach_tally_bins *hop, *frequency; /* [organization] */
  unsigned n_networks;
  size_t n_organizations;
} reach_plays;

int reach_plays_init(reach_plays *plays, const reach_stage *stage, uint64_t n_replicates,
                     bool with_curves, reach_report *report);
void reach_plays_free(reach_plays *plays);

/* Progress runs from `from` to `to` of the whole study. */
typedef struct {
  const reach_study_options *options;
  double from, to;
  uint64_t most_people; /* touched by one replicate */
} reach_pool_options;

int reach_pool_run(const reach_stage *stage, const reach_pool_options *options, reach_plays *plays,
                   reach_report *report);

/* Threads that will be used. */
unsigned reach_pool_threads(const reach_study_options *options);

#endif

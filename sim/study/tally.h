/* How many people each bin counts, over replicates: sums of whole numbers, so that the order in
 * which replicates are played cannot matter. */
#ifndef REACH_STUDY_TALLY_H
#define REACH_STUDY_TALLY_H

#include "study/study.h"

__extension__ typedef unsigned __int128 reach_wide;

typedef struct {
  unsigned n_bins, n_networks;
  uint64_t *sum;       /* [n_networks][n_bins] */
  reach_wide *squares; /* [n_bins] of the counts of single replicates */
} reach_tally;

/* All zero. Returns 0 or REACH_NO_MEMORY; free is legal after failure. */
int reach_tally_init(reach_tally *tally, unsigned n_bins, unsigned n_networks);
void reach_tally_free(reach_tally *tally);

/* Adds count[n_bins] of one replicate, which was played on that network. */
void reach_tally_count(reach_tally *tally, const uint64_t *count, unsigned network);
/* Adds another tally of the same size. */
void reach_tally_add(reach_tally *tally, const reach_tally *other);

/* Mean people in a bin over n_replicates, with its interval, which allows for what replicates of
 * one network have in common (study/statistics.h). */
reach_bin reach_tally_bin(const reach_tally *tally, unsigned bin, uint64_t n_replicates);

#endif

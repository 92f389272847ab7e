/* Whether a score is above 0 at a value: what its replicates say. docs/model.md, section "Solving".
 */
#ifndef REACH_STUDY_JUDGE_H
#define REACH_STUDY_JUDGE_H

#include <stdbool.h>
#include <stdint.h>

/* A score in the replicates of a value. */
typedef struct {
  const double *score; /* [n]; NaN = missing. Of a probability: 1 = came true, 0 = did not */
  uint64_t n;
  unsigned n_networks; /* replicates are grouped by, as in statistics.h */
  double scale;        /* of what the scores are made of: what is rounding beside it is 0 */
  double probability;  /* that is asked for; NaN: the mean is */
} reach_sample;

typedef struct {
  double mean;        /* of the score, less the probability; NaN: there is no score */
  double low, high;   /* its 95 % interval; NaN where it cannot be told */
  int clear;          /* -1 below 0, 1 above, 0 neither: two-sided, 95 % */
  int clear_together; /* the same where n_together values are judged, and all hold: Bonferroni */
} reach_judgement;

reach_judgement reach_judge(const reach_sample *sample, uint64_t n_together);

/* Replicates that are needed at least for a probability to be clear above, with n_together values;
 * without drawn networks. */
uint64_t reach_judge_needs(double probability, uint64_t n_together);

#endif

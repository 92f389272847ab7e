/* Measures of money that are ratios: their mean is a ratio of means, not a mean of ratios. That
 * would leave out replicates that cost money and reach nobody. See docs/model.md, Money. */
#ifndef REACH_STUDY_RATIOS_H
#define REACH_STUDY_RATIOS_H

#include "study/pool.h"

/* Is the mean of this measure a ratio of means? */
bool reach_ratio_is(int measure);

/* Puts the ratio of means X/Y, less a constant, with Fieller's interval in the place of the
 * summary's mean and interval; n = replicates that have X and Y, 0 where there is no ratio. Spread
 * and quantiles stay those of the replicates. Returns 0 or REACH_NO_MEMORY. */
int reach_ratio_summarize(const reach_plays *plays, size_t organization, int measure,
                          reach_summary *summary);

/* Compares two organizations by their ratios of means (delta method). Returns 0 or
 * REACH_NO_MEMORY. */
int reach_ratio_compare(const reach_plays *plays, size_t organization, size_t baseline, int measure,
                        reach_comparison *comparison);

/* What such a measure is made of: the mean of `above` by that of `below`, less a constant. */
typedef struct {
  int above, below; /* measures */
  double less;
} reach_ratio_parts;
/* False where the measure is no ratio. */
bool reach_ratio_find(int measure, reach_ratio_parts *parts);

/* value[n] = numbers whose mean is the ratio of means of above[n] and below[n], and whose variance
 * is, to first order, the ratio's; NaN where one of both is. Returns 0 or REACH_NO_MEMORY. */
int reach_ratio_values(const double *above, const double *below, uint64_t n, unsigned n_networks,
                       double less, double *value);

/* value[n_replicates] of any measure: numbers whose mean is what the measure's mean is, be that a
 * ratio or not; NaN where there is none. Returns 0 or REACH_NO_MEMORY. */
int reach_ratio_or_values(const reach_plays *plays, size_t organization, int measure,
                          double *value);

#endif

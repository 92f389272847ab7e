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

#endif

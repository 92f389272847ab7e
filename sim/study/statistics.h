/* Means with intervals, comparisons, quantiles.
 *
 * Replicate r belongs to group r mod n_groups (the drawn network it used). With one group
 * replicates are independent; otherwise intervals allow for what replicates of one network
 * have in common (cluster-robust variance, t with n_groups - 1 degrees of freedom:
 * Liang and Zeger 1986; Cameron and Miller 2015, section II). */
#ifndef REACH_STUDY_STATISTICS_H
#define REACH_STUDY_STATISTICS_H

#include <stdint.h>

#include "base/report.h"
#include "study/study.h"

/* value[n]; NaN = missing, left out. Returns 0 or REACH_NO_MEMORY. */
int reach_summary_of(const double *value, uint64_t n, unsigned n_groups, reach_summary *summary);

/* Pairs (value, baseline) of the same replicate; a pair with a NaN is left out. Difference:
 * t interval of the paired difference. Ratio of means: Fieller 1954 on pairs; NaN where the
 * baseline's mean is not significantly above 0. Equal constants have the exact ratio as
 * interval. */
int reach_comparison_of(const double *value, const double *baseline, uint64_t n, unsigned n_groups,
                        reach_comparison *comparison);

/* Type-7 quantile (Hyndman and Fan 1996) of value[n], which it reorders; NaN when n = 0. O(n). */
double reach_quantile(double *value, uint64_t n, double share);

/* A mean with the variance of it. */
typedef struct {
  double mean, variance; /* NaN: there is none */
  double degrees_of_freedom;
} reach_mean;
reach_mean reach_mean_of(const double *value, uint64_t n, unsigned n_groups);
/* Covariance of two such means over the same replicates; pairs with a NaN are left out. */
double reach_mean_covariance(const double *x, reach_mean x_mean, const double *y, reach_mean y_mean,
                             uint64_t n, unsigned n_groups);

/* Half-width factor: the two-sided 95 % point of Student's t. */
double reach_t95(double degrees_of_freedom);
/* The same for n >= 1 intervals that hold all together (Bonferroni): to rank many. */
double reach_t95_together(double degrees_of_freedom, uint64_t n);
/* The one-sided 95 % point for n >= 1 comparisons that hold all together. */
double reach_t95_above(double degrees_of_freedom, uint64_t n);
/* The value, or 0 where it is no more than what rounding leaves of numbers as large as `scale`. */
double reach_without_rounding(double value, double scale);

#endif

/* How many contacts a person has: a law of counts, read at one uniform number by inversion,
 * so that the same number gives more contacts when the mean rises. */
#ifndef REACH_WORLD_LAW_H
#define REACH_WORLD_LAW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/report.h"

typedef struct {
  int law; /* REACH_LAW_... */
  double mean;
  double mu, sigma;    /* lognormal: of the logarithm; sigma^2 = ln(1 + cv^2) */
  double least, shape; /* pareto: least = mean (shape - 1) / shape */
  uint64_t first;      /* cdf[i] = P(K <= first + i); n entries; none for the constant law */
  uint64_t n;
  double *cdf;     /* owned */
  uint32_t *guide; /* [n] first entry of cdf that is at least g / n (Chen and Asau 1974); owned */
} reach_law;

/* Ranges are those of params.def. Returns 0 or REACH_NO_MEMORY. Free is legal after failure. */
int reach_law_init(reach_law *law, int kind, double mean, double cv, double shape,
                   reach_report *report);
void reach_law_free(reach_law *law);

/* The count at the quantile u in (0, 1); at most 1e9. */
uint64_t reach_law_count(const reach_law *law, double u);

/* P(K > k). */
double reach_law_beyond(const reach_law *law, uint64_t k);

/* Mean of min(K, most). */
double reach_law_mean_at_most(const reach_law *law, uint64_t most);

/* True if the count at the quantile u is surely in low .. high: cheaper than the count itself. */
bool reach_law_is_within(const reach_law *law, double u, uint64_t low, uint64_t high);

#endif

/* Elementary effects from the results on the trajectories of a Morris design (design_morris.c).
 * docs/model.md, section "Sensitivity". Morris 1991; Campolongo, Cariboni, Saltelli 2007. */
#ifndef REACH_STUDY_ELEMENTARY_H
#define REACH_STUDY_ELEMENTARY_H

#include "study/indices.h"

typedef struct {
  double mu, sigma; /* change of the result per whole range; sigma NaN below two effects */
  reach_estimated mu_star;
  uint64_t n; /* effects */
} reach_effects;

/* effect[n] of one parameter out of d, NaN = missing, which it makes their sizes. Returns 0 or
 * REACH_NO_MEMORY. */
int reach_effects_of(double *effect, uint64_t n, size_t d, reach_effects *effects);

/* Intervals of 95 %, plain and so that d hold together, around a mean; no lower than `least`. */
reach_estimated reach_estimated_mean(double mean, double ci_high, double degrees_of_freedom,
                                     size_t d, double least);

#endif

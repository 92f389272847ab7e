/* Sweeps with numbers of our choice, for what presents them. */
#ifndef REACH_TESTS_MADE_SWEEP_H
#define REACH_TESTS_MADE_SWEEP_H

#include "study/study.h"
#include "study/sweep_view.h"

typedef struct {
  reach_result result;
  reach_scenario scenario;
  reach_design design;
  reach_sweep_view view;
} made_sweep;

/* Organizations "traditional", "social", "third", ..., axes as items of a list ("\"a=1,2\""), of
 * this design. Nothing is known of any point. */
void made_sweep_init(made_sweep *made, size_t n_organizations, const char *design,
                     const char *axes);
void made_sweep_free(made_sweep *made);

/* Reach and its ratio to the baseline at a point, with this share of the value as half of both
 * intervals; NAN: the point failed. */
void made_sweep_put(made_sweep *made, uint64_t point, size_t organization, double mean,
                    double ratio, double half);

/* Everywhere: the baseline has 1,000; organization o (one alone: 1) has o times 1,000 times what
 * the axes of numbers, as shares of their way, sum up to, plus `offset`. */
void made_sweep_slope(made_sweep *made, double offset, double half);

/* Replaces the name of an organization. */
void made_sweep_name(made_sweep *made, size_t organization, const char *name);

#endif

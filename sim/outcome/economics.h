/* What enabling costs and what reach would cost as advertising, in any one currency. */
#ifndef REACH_OUTCOME_ECONOMICS_H
#define REACH_OUTCOME_ECONOMICS_H

#include "cascade/plan.h"

/* An organization's account; all zero = nothing is reckoned. */
typedef struct {
  bool has_cost, has_value;
  double cost;           /* of the whole story; the same in every replicate */
  double per_impression; /* value of one: its price, and that of a click with its rate */
} reach_economics;

/* From the parameters and the plan made of them. Associates who pass the message on are paid for:
 * as many of them as take part in a channel that leads to contacts, or in one to colleagues. */
reach_economics reach_economics_of(const reach_params *params, const reach_plan *plan);

/* Sets the measures of money from the others, measure[REACH_N_MEASURES]. NaN: not reckoned, or a
 * division by 0. */
void reach_economics_measure(const reach_economics *economics, double *measure);

#endif

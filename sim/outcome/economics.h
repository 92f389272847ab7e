/* What enabling costs and what reach would cost as advertising, in any one currency. */
#ifndef REACH_OUTCOME_ECONOMICS_H
#define REACH_OUTCOME_ECONOMICS_H

#include "cascade/plan.h"

/* An organization's account; all zero = nothing is reckoned. */
typedef struct {
  bool has_cost, has_value;
  double fixed;          /* cost, however many are enabled */
  double per_person;     /* cost of each of them, for the whole story */
  double enabled;        /* associates who are paid for; of a replicate with adoption not this, */
  double adopters_of;    /* but the share `adoption` of so many; 0: without adoption */
  double per_impression; /* value of one: its price, and that of a click with its rate */
} reach_economics;

/* From the parameters and the plan made of them. All associates are paid for, or those who pass the
 * message on: as many as take part in a channel that leads to contacts, or in one to colleagues. */
reach_economics reach_economics_of(const reach_params *params, const reach_plan *plan);

/* Sets the measures of money from the others, measure[REACH_N_MEASURES]. NaN: not reckoned, or a
 * division by 0. */
void reach_economics_measure(const reach_economics *economics, double *measure);

#endif

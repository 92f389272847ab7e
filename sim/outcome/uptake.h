/* Adoption as measures: how many take part, and what bars the others. */
#ifndef REACH_OUTCOME_UPTAKE_H
#define REACH_OUTCOME_UPTAKE_H

#include "world/adoption.h"

/* Fills in the measures of adoption; NaN where `adoption` is off. */
void reach_uptake_measure(const reach_adoption *adoption, const reach_adopters *adopters,
                          double *measure);

#endif

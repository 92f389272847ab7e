/* A scenario with some of its organizations, and one number of them changed. */
#ifndef REACH_SCENARIO_VARIANT_H
#define REACH_SCENARIO_VARIANT_H

#include "scenario/number.h"
#include "scenario/scenario.h"

/* What is the same as in the scenario it comes from is borrowed from that. */
typedef struct {
  reach_scenario scenario; /* without ladder, claim and response */
} reach_variant;

/* The scenario (as it is on a rung) with the organizations which[0] .. which[n-1] only, in that
 * order; the baseline is the first of them unless the scenario's own is among them. Free is legal
 * after failure. Returns 0 or REACH_NO_MEMORY. */
int reach_variant_init(reach_variant *variant, const reach_scenario *scenario, const size_t *which,
                       size_t n);
/* The same with all organizations, in their order. */
int reach_variant_init_all(reach_variant *variant, const reach_scenario *scenario);
void reach_variant_free(reach_variant *variant);

/* A number (kind REAL or COUNT, counts whole; of a CHOICE which word) as any parameter has it, and
 * giving it to an organization; what follows from others and was not given follows anew. */
double reach_variant_number(const reach_params *params, int param);
int reach_variant_set(reach_variant *variant, size_t organization, int param, double value);

/* The same in two steps, to give several numbers first. */
void reach_variant_put(reach_variant *variant, size_t organization, int param, double value);
int reach_variant_follow(reach_variant *variant, size_t organization);

/* False, with what is wrong, where values of an organization contradict each other. */
bool reach_variant_holds(const reach_variant *variant, char why[REACH_WHY_SIZE]);

/* Gives it to every organization o whose bit is set. */
int reach_variant_set_all(reach_variant *variant, uint64_t organizations, int param, double value);

#endif

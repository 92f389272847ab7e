/* Trust: the probability that a hearer accepts what is said, made of the three legs. */
#ifndef REACH_CASCADE_TRUST_H
#define REACH_CASCADE_TRUST_H

#include "scenario/params.h"
#include "world/world.h"

/* Trust of the company: its three legs by trust.rule. */
double reach_trust(const reach_params *params);

/* Trust of each associate, *trust_of[n_associates], where legs of its own are given: by the roster,
 * else by department (trust.departments), else the company's leg. NULL where nobody has one.
 * Caller frees, also on failure. Errors: what reach_department_legs_read returns. */
int reach_trust_of_each(const reach_params *params, const reach_world *world, double **trust_of,
                        reach_report *report);

/* Trust in associates as a whole. */
typedef struct {
  uint32_t n;      /* associates; 0: all have the company's */
  uint32_t n_lost; /* of these, whom nobody believes: trust 0 */
  double mean, least, most;
} reach_trust_spread;

/* `trust_of` may be NULL. O(n). */
reach_trust_spread reach_trust_spread_of(const double *trust_of, uint32_t n);

#endif

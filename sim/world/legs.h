/* The legs of trust in a company: as the scenario gives them, or as the trustability checklist
 * makes them. */
#ifndef REACH_WORLD_LEGS_H
#define REACH_WORLD_LEGS_H

#include "scenario/params.h"

enum { REACH_LEG_SINCERITY, REACH_LEG_COMPETENCY, REACH_LEG_RELIABILITY, REACH_N_LEGS };

/* Where a leg comes from; none of them: the scenario gives it. */
enum { REACH_FROM_CHECKLIST = 1 };

typedef struct {
  double leg[REACH_N_LEGS];    /* share, 0..1 */
  unsigned from[REACH_N_LEGS]; /* set of the above */
} reach_legs;

/* "checklist", "scenario" (is_given) or "default": where a leg comes from, in words. */
const char *reach_leg_source(const reach_legs *legs, int leg, bool is_given);

/* The parameters of the legs. */
extern const int reach_leg_param[REACH_N_LEGS];
extern const char *const reach_leg_name[REACH_N_LEGS];

reach_legs reach_legs_of(const reach_params *params);

/* Puts them in the place of the parameters'. */
void reach_legs_use(const reach_legs *legs, reach_params *params);

/* Whether anything but the scenario's own numbers makes a leg. */
bool reach_legs_are_made(const reach_legs *legs);

/* One word about a leg: sound, weak (below 0.5) or broken (0). The company's word is that of its
 * weakest leg: a stool stands on all three. */
const char *reach_leg_status(double leg);
double reach_legs_weakest(const reach_legs *legs);

#endif

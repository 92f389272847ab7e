/* Which numbers of a scenario rest on no published value. */
#ifndef REACH_PRESENT_ASSUMPTIONS_H
#define REACH_PRESENT_ASSUMPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "scenario/scenario.h"

enum { REACH_ASSUMPTIONS_NAMED = 6 };

typedef struct {
  size_t n_in_use;   /* parameters of grade X that shape the story of some organization */
  size_t n_defaults; /* of these, not stated by the scenario */
  int named[REACH_ASSUMPTIONS_NAMED]; /* the first of those in use, in the order of params.def */
} reach_assumptions;

reach_assumptions reach_assumptions_of(const reach_scenario *scenario);

#endif

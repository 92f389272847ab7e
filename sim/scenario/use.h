/* When a parameter has an effect: judged from structure (channels, models, laws, whether there is
 * more than one of something), never from other values. */
#ifndef REACH_SCENARIO_USE_H
#define REACH_SCENARIO_USE_H

#include <stdbool.h>

#include "scenario/params.h"
#include "scenario/scenario.h"

/* The parameter is in use where `decider` has one of the values `when`. */
typedef struct {
  const char *key; /* or a block, with its point */
  int decider;     /* a parameter of kind CHOICE, CHANNELS, FILE, TEXT, ANSWERS, COUNT or REAL */
  unsigned when; /* bit v set: word v of the decider's unit; of a file, text or answers, bit 0: none
                    is given, bit 1: one is; of a count, bit 0: at most one, bit 1: more;
                    of a number, bit 0: 0, bit 1: more */
  bool is_demanded; /* giving the key where it is not in use is a mistake */
} reach_use;

/* Row number `nth` (from 0) about the parameter, NULL after the last: it is in use where all of
 * them hold, and always has an effect where there is none. */
const reach_use *reach_use_of(int param, int nth);

/* Another way for the same key to be in use; NULL = none. */
const reach_use *reach_use_other_way(const reach_use *use);

/* Whether it is in use, one way or the other. */
bool reach_use_holds(const reach_use *use, const reach_params *params);

/* Whether the parameter has an effect with these values. */
bool reach_param_has_effect(int param, const reach_params *params);
/* Does the parameter shape the organization's story? As above, and it stands in its place. */
bool reach_param_is_in_use(const reach_scenario *scenario, size_t organization, int param);
/* Whether the cascade takes the probability of each tie from the file of a bare network. */
bool reach_probabilities_are_read(const reach_params *params);
/* What the lines of ties are read from: the path of a file, "network.edges", or NULL. */
const char *reach_params_ties_source(const reach_params *params, bool is_network);
/* Whether a value for it is welcome: false where giving it would be a mistake. */
bool reach_param_is_welcome(int param, const reach_params *params);

#endif

/* When a parameter has an effect: judged from structure (channels, models, laws), never from
 * other values. */
#ifndef REACH_SCENARIO_USE_H
#define REACH_SCENARIO_USE_H

#include <stdbool.h>

#include "scenario/params.h"

/* The parameter is in use where `decider` has one of the values `when`. */
typedef struct {
  const char *key;  /* or a block, with its point */
  int decider;      /* a parameter of kind CHOICE or CHANNELS */
  unsigned when;    /* bit v set: word v of the decider's unit */
  bool is_demanded; /* giving the key where it is not in use is a mistake */
} reach_use;

/* The parameter's row, or NULL where it always has an effect. */
const reach_use *reach_use_of(int param);

/* Whether it is in use with these values; so is everything where `use` is NULL. */
bool reach_use_holds(const reach_use *use, const reach_params *params);

#endif

/* Models in rounds of a day in which somebody may need to be told by several: who comes to have the
 * message in one round tells every neighbour in the next. */
#ifndef REACH_CASCADE_ROUNDS_H
#define REACH_CASCADE_ROUNDS_H

#include "cascade/spread.h"

typedef struct reach_rounds reach_rounds;

struct reach_rounds {
  reach_spread spread;
  reach_stream stream; /* of the model */
  uint32_t n_before;   /* ties of the present pair that have told before this one */
  /* Whether a person whom n_told of those who can tell it have told by now, the last of them
   * `teller`, is convinced. What it says of a round must not depend on the order of tellers. */
  bool (*is_convinced)(const reach_rounds *rounds, uint32_t person, uint32_t n_told,
                       uint32_t teller);
};

/* Plays a replicate whose spread has just been opened. Those who were told but not convinced are
 * forgotten with the exposures they had. Cost: the ties of those reached. Returns the status. */
int reach_rounds_play(reach_rounds *rounds);

#endif

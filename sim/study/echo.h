/* Organizations that a sweep need not play again: one that no axis touches does the same at every
 * point, bit for bit, and one that some axes touch the same wherever those have the same values.
 * The values of a block are kept, and taken over. docs/model.md, section "Sweeps". */
#ifndef REACH_STUDY_ECHO_H
#define REACH_STUDY_ECHO_H

#include <pthread.h>

#include "study/design.h"
#include "study/pool.h"

typedef struct {
  size_t organization;
  uint64_t block, n_replicates, last_used;
  double *at;    /* [n_axes] the values of those that touch it, 0 of the others; owned */
  double *value; /* [measure][replicate of the block]; owned */
} reach_echo_slot;

typedef struct {
  const reach_design *design; /* borrowed */
  uint64_t *touches;          /* [organization] bits: axes that it depends on */
  reach_echo_slot *slot;      /* [n_slots], those that were not used for longest go */
  size_t n_slots;
  uint64_t n_uses, n_bytes;
  pthread_mutex_t lock;
} reach_echo;

/* Room is bounded, whatever the number of points. Free is legal after failure. Returns 0 or
 * REACH_NO_MEMORY. */
int reach_echo_init(reach_echo *echo, const reach_design *design);
void reach_echo_free(reach_echo *echo);

/* Fills in what organizations do in the block of the point, where it is known, and says so in
 * plays->is_known. Any thread. */
void reach_echo_find(reach_echo *echo, uint64_t point, uint64_t block, reach_plays *plays);
/* Keeps what others did, for later points; where there is no memory, nothing. Any thread. */
void reach_echo_keep(reach_echo *echo, uint64_t point, uint64_t block, const reach_plays *plays);

#endif

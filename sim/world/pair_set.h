/* Unordered pairs of different people as a hash set: open addressing, linear probing, removal by
 * shifting back (Knuth 1998, vol. 3, 6.4 algorithm R). */
#ifndef REACH_WORLD_PAIR_SET_H
#define REACH_WORLD_PAIR_SET_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint64_t *slot; /* [mask + 1]; owned */
  uint64_t mask;
} reach_pair_set;

/* Room for n pairs: 16 to 32 bytes each. Returns 0 or REACH_NO_MEMORY. Free is legal on a zeroed
 * set. */
int reach_pair_set_init(reach_pair_set *set, uint64_t n);
void reach_pair_set_free(reach_pair_set *set);

bool reach_pair_set_has(const reach_pair_set *set, uint32_t u, uint32_t v);
/* Has the memory ready that the next question about the pair needs. */
void reach_pair_set_fetch(const reach_pair_set *set, uint32_t u, uint32_t v);
/* A pair that is not there yet. */
void reach_pair_set_add(reach_pair_set *set, uint32_t u, uint32_t v);
/* A pair that is there. */
void reach_pair_set_remove(reach_pair_set *set, uint32_t u, uint32_t v);

#endif

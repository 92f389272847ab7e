/* The order of participants where it leans towards contacts: the table that the keyed permutation
 * does without. A workspace keeps it from replicate to replicate. */
#ifndef REACH_CASCADE_LINEUP_H
#define REACH_CASCADE_LINEUP_H

#include <stdint.h>

typedef struct {
  double first, second; /* small ones come first; of equal first ones, small second ones */
  uint32_t associate;
} reach_lineup_key;

typedef struct {
  uint32_t *order;       /* [n] the associate at each place; owned */
  uint32_t *place;       /* [n] of each associate; owned */
  reach_lineup_key *key; /* [n] scratch; owned */
  uint32_t n;
} reach_lineup;

enum { REACH_BYTES_PER_LINED_UP = 2 * sizeof(uint32_t) + sizeof(reach_lineup_key) };

void reach_lineup_free(reach_lineup *lineup);
/* Room for n. Returns 0 or REACH_NO_MEMORY. */
int reach_lineup_init(reach_lineup *lineup, uint32_t n);
/* Puts key[n], one for every associate, in order; equal ones by id. O(n log n). */
void reach_lineup_sort(reach_lineup *lineup);

#endif

#include "world/pair_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/report.h"

static const uint64_t EMPTY = UINT64_MAX; /* no pair: its two people would be the same */

static uint64_t key_of(uint32_t u, uint32_t v) {
  return u < v ? (uint64_t)u << 32 | v : (uint64_t)v << 32 | u;
}

/* The finalizer of MurmurHash3 (Appleby 2011). */
static uint64_t home_of(const reach_pair_set *set, uint64_t key) {
  key = (key ^ key >> 33) * 0xff51afd7ed558ccdULL;
  key = (key ^ key >> 33) * 0xc4ceb9fe1a85ec53ULL;
  return (key ^ key >> 33) & set->mask;
}

/* The slot that has the key, or the empty one where it would be. */
static uint64_t find(const reach_pair_set *set, uint64_t key) {
  uint64_t i = home_of(set, key);
  while (set->slot[i] != EMPTY && set->slot[i] != key) i = (i + 1) & set->mask;
  return i;
}

int reach_pair_set_init(reach_pair_set *set, uint64_t n) {
  uint64_t n_slots = 2;
  while (n_slots < 2 * n) n_slots *= 2;
  *set = (reach_pair_set){malloc(n_slots * sizeof *set->slot), n_slots - 1};
  if (!set->slot) return REACH_NO_MEMORY;
  memset(set->slot, 0xff, n_slots * sizeof *set->slot);
  return 0;
}

void reach_pair_set_free(reach_pair_set *set) {
  free(set->slot);
  set->slot = NULL;
}

bool reach_pair_set_has(const reach_pair_set *set, uint32_t u, uint32_t v) {
  return set->slot[find(set, key_of(u, v))] != EMPTY;
}

void reach_pair_set_fetch(const reach_pair_set *set, uint32_t u, uint32_t v) {
  __builtin_prefetch(&set->slot[home_of(set, key_of(u, v))]);
}

void reach_pair_set_add(reach_pair_set *set, uint32_t u, uint32_t v) {
  uint64_t key = key_of(u, v);
  set->slot[find(set, key)] = key;
}

void reach_pair_set_remove(reach_pair_set *set, uint32_t u, uint32_t v) {
  uint64_t hole = find(set, key_of(u, v));
  for (uint64_t i = (hole + 1) & set->mask; set->slot[i] != EMPTY; i = (i + 1) & set->mask) {
    uint64_t from_home = (i - home_of(set, set->slot[i])) & set->mask;
    if (from_home < ((i - hole) & set->mask)) continue; /* it would not be found there */
    set->slot[hole] = set->slot[i];
    hole = i;
  }
  set->slot[hole] = EMPTY;
}

/* Blocks of replicates: 64, 64, 128, 256, ..., at most 4,096 of them. Points are played block by
 * block, so that all have as many replicates whenever the work stops; later blocks are longer, so
 * that a point is made ready only a few times. */
#ifndef REACH_STUDY_BLOCKS_H
#define REACH_STUDY_BLOCKS_H

#include <stdint.h>

enum { REACH_FIRST_BLOCK = 64, REACH_MOST_IN_BLOCK = 4096 };

/* The first replicate of a block, from 0. */
static inline uint64_t reach_block_first(uint64_t block) {
  const uint64_t n_doubling = 7; /* 64 << 6 = 4,096 */
  if (block == 0) return 0;
  if (block <= n_doubling) return (uint64_t)REACH_FIRST_BLOCK << (block - 1);
  return ((uint64_t)REACH_FIRST_BLOCK << (n_doubling - 1)) +
         (block - n_doubling) * REACH_MOST_IN_BLOCK;
}

/* How many blocks n replicates are. */
static inline uint64_t reach_block_count(uint64_t n_replicates) {
  uint64_t n = 0;
  while (reach_block_first(n) < n_replicates) n++;
  return n;
}

/* Replicates of a block, of n in all. */
static inline uint64_t reach_block_size(uint64_t block, uint64_t n_replicates) {
  uint64_t first = reach_block_first(block), end = reach_block_first(block + 1);
  return (end < n_replicates ? end : n_replicates) - first;
}

#endif

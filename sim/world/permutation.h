/* A keyed permutation of 0 .. n-1 that needs no table: the j-th of n things in random order.
 *
 * A Feistel network on the pairs (left < a, right < b) with a·b >= n, walked until the result
 * is below n (Black and Rogaway 2002, generalised Feistel and cycle walking). Small domains
 * need more rounds to come near a uniform permutation; test_permutation measures it. */
#ifndef REACH_WORLD_PERMUTATION_H
#define REACH_WORLD_PERMUTATION_H

#include <math.h>
#include <stdint.h>

#include "base/random.h"

typedef struct {
  uint64_t n, a, b;
  unsigned rounds; /* even */
  reach_stream stream;
} reach_permutation;

enum {
  REACH_PERMUTATION_LARGE = 1 << 14,
  REACH_PERMUTATION_SMALL = 1 << 8,
  REACH_ROUNDS_LARGE = 4,
  REACH_ROUNDS_MIDDLE = 6,
  REACH_ROUNDS_SMALL = 16
};

/* n >= 1, below 2^52. */
static inline reach_permutation reach_permutation_open(uint64_t n, reach_stream stream) {
  uint64_t a = (uint64_t)ceil(sqrt((double)n));
  unsigned rounds = n >= REACH_PERMUTATION_LARGE   ? REACH_ROUNDS_LARGE
                    : n >= REACH_PERMUTATION_SMALL ? REACH_ROUNDS_MIDDLE
                                                   : REACH_ROUNDS_SMALL;
  return (reach_permutation){n, a, (n + a - 1) / a, rounds, stream};
}

static inline uint64_t reach_permutation_shift(const reach_permutation *p, unsigned round,
                                               uint64_t other, uint64_t size) {
  return reach_below_of_bits(reach_draw_bits(p->stream, other * REACH_ROUNDS_SMALL + round), size);
}

/* The element at place j < n. */
static inline uint64_t reach_permutation_at(const reach_permutation *p, uint64_t j) {
  do {
    uint64_t left = j % p->a, right = j / p->a;
    for (unsigned round = 0; round < p->rounds; round += 2) {
      left += reach_permutation_shift(p, round, right, p->a);
      if (left >= p->a) left -= p->a;
      right += reach_permutation_shift(p, round + 1, left, p->b);
      if (right >= p->b) right -= p->b;
    }
    j = right * p->a + left;
  } while (j >= p->n);
  return j;
}

/* The place of element x < n: the inverse. */
static inline uint64_t reach_permutation_place(const reach_permutation *p, uint64_t x) {
  do {
    uint64_t left = x % p->a, right = x / p->a;
    for (unsigned round = p->rounds; round > 0; round -= 2) {
      uint64_t back = reach_permutation_shift(p, round - 1, left, p->b);
      right = right >= back ? right - back : right + p->b - back;
      back = reach_permutation_shift(p, round - 2, right, p->a);
      left = left >= back ? left - back : left + p->a - back;
    }
    x = right * p->a + left;
  } while (x >= p->n);
  return x;
}

#endif

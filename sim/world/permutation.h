/* A keyed permutation of 0 .. n-1 that needs no table: the j-th of n things in random order.
 *
 * A Feistel network on pairs (left < a, right < b) with a·b >= n, walked until the result is
 * below n (Black and Rogaway 2002: generalised Feistel and cycle walking); a is a power of two
 * near the square root, so that a step divides by nothing. Small domains need more rounds to
 * come near a uniform permutation; tests/test_permutation.c measures it. */
#ifndef REACH_WORLD_PERMUTATION_H
#define REACH_WORLD_PERMUTATION_H

#include <stdint.h>

#include "base/random.h"

typedef struct {
  uint64_t n, b;
  unsigned a_bits; /* a = 1 << a_bits */
  unsigned rounds; /* odd */
  uint64_t key;
} reach_permutation;

enum {
  REACH_PERMUTATION_LARGE = 1 << 12,
  REACH_PERMUTATION_SMALL = 1 << 7,
  REACH_ROUNDS_LARGE = 3,
  REACH_ROUNDS_MIDDLE = 9,
  REACH_ROUNDS_SMALL = 25
};

/* n >= 1. */
static inline reach_permutation reach_permutation_open(uint64_t n, reach_stream stream) {
  unsigned bits = n > 1 ? 64 - (unsigned)__builtin_clzll(n - 1) : 1;
  unsigned a_bits = (bits + 1) / 2;
  uint64_t b = (n - 1) / (UINT64_C(1) << a_bits) + 1;
  unsigned rounds = n >= REACH_PERMUTATION_LARGE   ? REACH_ROUNDS_LARGE
                    : n >= REACH_PERMUTATION_SMALL ? REACH_ROUNDS_MIDDLE
                                                   : REACH_ROUNDS_SMALL;
  return (reach_permutation){n, b, a_bits, rounds, stream.start};
}

/* 64 random bits from the other half: two rounds of multiply and fold. */
static inline uint64_t reach_permutation_bits(const reach_permutation *p, unsigned round,
                                              uint64_t other) {
  const uint64_t odd1 = UINT64_C(0x9e3779b97f4a7c15), odd2 = UINT64_C(0xd1342543de82ef95);
  uint64_t z = (other + p->key + round * odd1) * odd2;
  z = (z ^ (z >> 32)) * odd1;
  return z ^ (z >> 29);
}

static inline uint64_t reach_permutation_left(const reach_permutation *p, unsigned round,
                                              uint64_t right) {
  return reach_permutation_bits(p, round, right) >> 20 & ((UINT64_C(1) << p->a_bits) - 1);
}

static inline uint64_t reach_permutation_right(const reach_permutation *p, unsigned round,
                                               uint64_t left) {
  return reach_below_of_bits(reach_permutation_bits(p, round, left), p->b);
}

/* The element at place j < n. Places with the same right half (the first a) differ in the left
 * one, so the right half is the first to be shifted. */
static inline uint64_t reach_permutation_at(const reach_permutation *p, uint64_t j) {
  uint64_t mask = (UINT64_C(1) << p->a_bits) - 1;
  do {
    uint64_t left = j & mask, right = j >> p->a_bits;
    for (unsigned round = 0;; round += 2) {
      right += reach_permutation_right(p, round, left);
      right -= right >= p->b ? p->b : 0;
      if (round + 1 == p->rounds) break;
      left = (left + reach_permutation_left(p, round + 1, right)) & mask;
    }
    j = right << p->a_bits | left;
  } while (j >= p->n);
  return j;
}

/* The place of element x < n: the inverse. */
static inline uint64_t reach_permutation_place(const reach_permutation *p, uint64_t x) {
  uint64_t mask = (UINT64_C(1) << p->a_bits) - 1;
  do {
    uint64_t left = x & mask, right = x >> p->a_bits;
    for (unsigned round = p->rounds - 1;; round -= 2) {
      uint64_t back = reach_permutation_right(p, round, left);
      right = right >= back ? right - back : right + p->b - back;
      if (round == 0) break;
      left = (left - reach_permutation_left(p, round - 1, right)) & mask;
    }
    x = right << p->a_bits | left;
  } while (x >= p->n);
  return x;
}

#endif

/* Randomness as a pure function of (rng seed, replicate, stream name, entity, occasion).
 *
 * Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011) turns the first four into the start of a
 * stream. Draw number `occasion` of the stream is SplitMix64 (Steele, Lea, Flood 2014) read at
 * that position, so any draw can be had in any order. Where many entities need a stream of
 * their own, reach_stream_branch derives it from one stream by the same function: cheaper than
 * Philox, and different for every entity (the function is a bijection). */
#ifndef REACH_BASE_RANDOM_H
#define REACH_BASE_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint64_t start;
} reach_stream;

/* One block of Philox4x32-10: out = bijection_key(counter). */
void reach_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* 32-bit FNV-1a hash of a stream's name; streams are named after a channel and a purpose. */
uint32_t reach_stream_name(const char *name);

reach_stream reach_stream_open(uint64_t rng_seed, uint32_t replicate, uint32_t name,
                               uint64_t entity);

static inline uint64_t reach_mix64(uint64_t z) {
  z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static inline uint64_t reach_draw_bits(reach_stream s, uint64_t occasion) {
  const uint64_t golden_ratio = UINT64_C(0x9e3779b97f4a7c15);
  return reach_mix64(s.start + (occasion + 1) * golden_ratio);
}

/* The stream of one entity among those that share the name of `s`. */
static inline reach_stream reach_stream_branch(reach_stream s, uint64_t entity) {
  return (reach_stream){reach_draw_bits(s, entity)};
}

/* Uniform in the open interval (0, 1): `u < p` is never true at p = 0, always at p = 1. 52 bits,
 * for the largest of 53 and a half would round to 1. */
static inline double reach_uniform_of_bits(uint64_t bits) {
  return ((double)(bits >> 12) + 0.5) * 0x1p-52;
}

static inline double reach_draw_uniform(reach_stream s, uint64_t occasion) {
  return reach_uniform_of_bits(reach_draw_bits(s, occasion));
}

/* Uniform in 0 .. n-1 from 64 random bits; bias below n / 2^64. */
static inline uint64_t reach_below_of_bits(uint64_t bits, uint64_t n) {
  __extension__ typedef unsigned __int128 wide;
  return (uint64_t)(((wide)bits * n) >> 64);
}

#endif

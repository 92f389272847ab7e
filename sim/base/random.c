#include "base/random.h"

enum { PHILOX_ROUNDS = 10 };

void reach_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]) {
  const uint32_t multiplier0 = 0xD2511F53u, multiplier1 = 0xCD9E8D57u;
  const uint32_t weyl0 = 0x9E3779B9u, weyl1 = 0xBB67AE85u;
  uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < PHILOX_ROUNDS; round++) {
    uint64_t product0 = (uint64_t)multiplier0 * c0;
    uint64_t product1 = (uint64_t)multiplier1 * c2;
    c0 = (uint32_t)(product1 >> 32) ^ c1 ^ k0;
    c1 = (uint32_t)product1;
    c2 = (uint32_t)(product0 >> 32) ^ c3 ^ k1;
    c3 = (uint32_t)product0;
    k0 += weyl0;
    k1 += weyl1;
  }
  out[0] = c0, out[1] = c1, out[2] = c2, out[3] = c3;
}

uint32_t reach_stream_name(const char *name) {
  uint32_t hash = 2166136261u;
  for (const char *c = name; *c; c++) hash = (hash ^ (unsigned char)*c) * 16777619u;
  return hash;
}

reach_stream reach_stream_open(uint64_t rng_seed, uint32_t replicate, uint32_t name,
                               uint64_t entity) {
  uint32_t counter[4] = {(uint32_t)entity, (uint32_t)(entity >> 32), name, replicate};
  uint32_t key[2] = {(uint32_t)rng_seed, (uint32_t)(rng_seed >> 32)};
  uint32_t out[4];
  reach_philox4x32_10(counter, key, out);
  return (reach_stream){(uint64_t)out[1] << 32 | out[0]};
}

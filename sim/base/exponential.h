/* Exponential waiting times by the ziggurat method (Marsaglia and Tsang 2000): the area under
 * exp(-x) in 256 strips of equal area; one multiplication and one comparison nearly always. */
#ifndef REACH_BASE_EXPONENTIAL_H
#define REACH_BASE_EXPONENTIAL_H

#include "base/random.h"

enum { REACH_N_STRIPS = 256 };

/* edge[i] and edge[i + 1] are the right edges of strip i and of the one above it; strip 0 is as
 * wide as a strip of its area with the tail in it. height[i] = exp(-edge[i]). */
typedef struct {
  double edge[REACH_N_STRIPS + 1], height[REACH_N_STRIPS + 1];
} reach_ziggurat;

void reach_ziggurat_init(reach_ziggurat *ziggurat);

/* What the first comparison leaves open: 1 % of the draws. */
double reach_ziggurat_edge_case(const reach_ziggurat *ziggurat, uint64_t bits);

/* Exponential with mean 1 from 64 random bits: a pure function of them. */
static inline double reach_exponential_of_bits(const reach_ziggurat *ziggurat, uint64_t bits) {
  uint64_t strip = bits % REACH_N_STRIPS; /* the low bits; those above make the uniform number */
  double x = reach_uniform_of_bits(bits) * ziggurat->edge[strip];
  return x < ziggurat->edge[strip + 1] ? x : reach_ziggurat_edge_case(ziggurat, bits);
}

#endif

#include "base/exponential.h"

#include <math.h>

/* For 256 strips: where the tail begins, and the area of a strip (Marsaglia and Tsang 2000). */
static const double TAIL = 7.69711747013104972;
static const double AREA = 3.949659822581572e-3;

void reach_ziggurat_init(reach_ziggurat *z) {
  z->edge[0] = AREA * exp(TAIL);
  z->edge[1] = TAIL;
  for (int i = 1; i < REACH_N_STRIPS - 1; i++)
    z->edge[i + 1] = -log(AREA / z->edge[i] + exp(-z->edge[i]));
  z->edge[REACH_N_STRIPS] = 0;
  for (int i = 0; i <= REACH_N_STRIPS; i++) z->height[i] = exp(-z->edge[i]);
}

static uint64_t next_bits(uint64_t bits) {
  const uint64_t golden_ratio = UINT64_C(0x9e3779b97f4a7c15);
  return reach_mix64(bits + golden_ratio);
}

/* The point may lie under the curve beside the strip above, or in the tail, which has the same
 * shape as the whole; else another point is tried. */
double reach_ziggurat_edge_case(const reach_ziggurat *z, uint64_t bits) {
  double begin = 0;
  for (;;) {
    uint64_t strip = bits % REACH_N_STRIPS;
    double x = reach_uniform_of_bits(bits) * z->edge[strip];
    if (x < z->edge[strip + 1]) return begin + x;
    bits = next_bits(bits);
    if (strip == 0) {
      begin += TAIL;
    } else {
      double low = z->height[strip], high = z->height[strip + 1];
      if (low + (high - low) * reach_uniform_of_bits(bits) < exp(-x)) return begin + x;
    }
    bits = next_bits(bits);
  }
}

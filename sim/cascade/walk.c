#include "cascade/walk.h"

#include <math.h>

static uint64_t bits_below(double probability) {
  const double all = 0x1p64;
  double bits = probability * all;
  return bits < all ? (uint64_t)bits : UINT64_MAX;
}

static unsigned search(const reach_ticks *ticks, uint64_t bits) {
  unsigned n = 0;
  while (bits >= ticks->below[n]) n++;
  return n;
}

/* Beyond the ticks that any bits bring, all are below. */
static void count_whole_stretches(reach_ticks *ticks) {
  double chance = exp(-REACH_STRETCH), sum = chance;
  for (unsigned n = 0; n < REACH_MOST_TICKS; n++) {
    ticks->below[n] = bits_below(sum);
    chance *= REACH_STRETCH * ticks->inverse[n + 1];
    sum += chance;
  }
  ticks->below[REACH_MOST_TICKS] = UINT64_MAX;
  for (uint64_t g = 0; g < REACH_N_GUIDES; g++)
    ticks->least[g] = (uint8_t)search(ticks, g * (UINT64_MAX / REACH_N_GUIDES + 1));
}

/* The least part of the bits that are not: reach_uniform_of_bits has no number between. */
static uint64_t quiet_below(double length, double none) {
  return length > REACH_STRETCH ? 0 : bits_below(none - 0x1p-52);
}

void reach_ticks_init(reach_ticks *ticks, double clock) {
  *ticks = (reach_ticks){.clock = clock};
  for (unsigned n = 1; n <= REACH_MOST_TICKS; n++) ticks->inverse[n] = 1.0 / n;
  count_whole_stretches(ticks);
  for (unsigned n = 0; n < REACH_N_DEGREES && !isinf(clock); n++) {
    ticks->none[n] = reach_ticks_none(clock * n);
    ticks->quiet[n] = quiet_below(clock * n, ticks->none[n]);
  }
}

double reach_ticks_none(double length) {
  double n_whole = ceil(length / REACH_STRETCH) - 1;
  return n_whole > 0 ? exp(n_whole * REACH_STRETCH - length) : exp(-length);
}

void reach_walk_go_on(const reach_ticks *ticks, reach_walk *walk) {
  walk->n_stretches++;
  walk->stretch = reach_stream_branch(walk->stream, REACH_MOST_TICKS + walk->n_stretches);
  uint64_t bits = walk->stretch.start;
  if (walk->left > REACH_STRETCH) {
    walk->n_ticks = reach_ticks_in_stretch(ticks, bits);
    walk->left -= REACH_STRETCH;
  } else {
    walk->n_ticks = reach_ticks_in_part(ticks, bits, walk->left, walk->none);
    walk->left = 0;
  }
}

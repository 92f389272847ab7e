/* Whom of n people a post finds, each with probability p, independently, for the price of those it
 * finds.
 *
 * A tick walk: ticks come at random (a Poisson process) on a clock of length -n ln(1-p), each picks
 * one of the n, so a given one is picked at least once with probability p. The clock is cut into
 * stretches; one number tells how many ticks there are in a stretch, by inversion, of the last one
 * up to where the clock ends. A larger p only adds ticks at the end: walks are nested. See
 * docs/model.md, section 2. */
#ifndef REACH_CASCADE_WALK_H
#define REACH_CASCADE_WALK_H

#include <stdbool.h>

#include "base/random.h"

/* A stretch is so long that one number brings many ticks, so short that they are soon counted; more
 * than 64 are in none (10^-36). Bare networks look up degrees that nearly everybody has. */
enum { REACH_STRETCH = 8, REACH_MOST_TICKS = 64, REACH_N_GUIDES = 256, REACH_N_DEGREES = 1024 };

/* What the walks of an organization share. */
typedef struct {
  double inverse[REACH_MOST_TICKS + 1]; /* of numbers of ticks */
  uint64_t below[REACH_MOST_TICKS + 1]; /* a whole stretch has n ticks at most iff its bits are */
  uint8_t least[REACH_N_GUIDES];        /* ticks that bits with this first byte bring */
  double clock;                         /* of a bare network: -ln(1-p) */
  double none[REACH_N_DEGREES];         /* there, by degree: that the last stretch brings no tick */
  uint64_t quiet[REACH_N_DEGREES];      /* bits below that bring none to the only one; else 0 */
} reach_ticks;

/* INFINITY for a clock that nobody walks. */
void reach_ticks_init(reach_ticks *ticks, double clock);

/* The probability that the last stretch of a clock brings no tick. */
double reach_ticks_none(double length);

/* A walk under way: the draws `stretch` 0 to n_ticks - 1 pick people. */
typedef struct {
  reach_stream stretch;
  unsigned n_ticks;
  double left; /* of the clock after this stretch */
  double none;
  reach_stream stream;
  uint64_t n_stretches; /* before this one */
} reach_walk;

static inline unsigned reach_ticks_in_stretch(const reach_ticks *ticks, uint64_t bits) {
  unsigned n = ticks->least[bits / (UINT64_MAX / REACH_N_GUIDES + 1)];
  while (bits >= ticks->below[n]) n++;
  return n;
}

static inline unsigned reach_ticks_in_part(const reach_ticks *ticks, uint64_t bits, double length,
                                           double none) {
  double left = reach_uniform_of_bits(bits), chance = none;
  unsigned n = 0;
  while (left >= chance && n < REACH_MOST_TICKS) {
    left -= chance;
    n++;
    chance *= length * ticks->inverse[n];
  }
  return n;
}

/* The first stretch. `stream` is a branch: its start serves as a draw of what it branched from. */
static inline reach_walk reach_walk_open(const reach_ticks *ticks, reach_stream stream,
                                         double length, double none) {
  reach_walk walk = {.stretch = stream, .none = none, .stream = stream};
  if (length > REACH_STRETCH) {
    walk.n_ticks = reach_ticks_in_stretch(ticks, stream.start);
    walk.left = length - REACH_STRETCH;
  } else {
    walk.n_ticks = reach_ticks_in_part(ticks, stream.start, length, none);
  }
  return walk;
}

/* The next stretch, if any of the clock is left. */
void reach_walk_go_on(const reach_ticks *ticks, reach_walk *walk);
static inline bool reach_walk_next(const reach_ticks *ticks, reach_walk *walk) {
  if (!(walk->left > 0)) return false;
  reach_walk_go_on(ticks, walk);
  return true;
}

/* Whom of n people a tick of the present stretch picks. */
static inline uint64_t reach_walk_pick(const reach_walk *walk, unsigned tick, uint64_t n) {
  return reach_below_of_bits(reach_draw_bits(walk->stretch, tick), n);
}

/* True only of a walk without ticks over the neighbours of somebody in a bare network, as most are
 * where ties are few. */
static inline bool reach_walk_is_quiet(const reach_ticks *ticks, reach_stream stream,
                                       uint64_t degree) {
  return degree < REACH_N_DEGREES && stream.start < ticks->quiet[degree];
}

static inline reach_walk reach_walk_around(const reach_ticks *ticks, reach_stream stream,
                                           uint64_t degree) {
  double length = ticks->clock * (double)degree;
  double none = degree < REACH_N_DEGREES ? ticks->none[degree] : reach_ticks_none(length);
  return reach_walk_open(ticks, stream, length, none);
}

#endif

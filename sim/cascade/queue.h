/* Who will pass the message on next: a calendar queue (Brown 1988) by (day, hop). Turns with the
 * same day and hop may come in any order: what they tell arrives with a later hop, so they cannot
 * touch each other. Nothing is pushed before the day that was popped last. */
#ifndef REACH_CASCADE_QUEUE_H
#define REACH_CASCADE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scenario/params.h"

typedef struct {
  double day;     /* >= 0 */
  uint64_t order; /* reach_turn_order */
} reach_turn;

/* hop < 2^26, the channels to use (bits; never the first, the page's), and the person's place among
 * those touched, < 2^30 (touched.h). */
enum { REACH_PLACE_BITS = 30, REACH_CHANNEL_BITS = REACH_N_CHANNELS - 1 };
_Static_assert(REACH_CHANNEL_PAGE == 0 && REACH_CHANNEL_BITS <= 8, "a bit for each other channel");
static inline uint64_t reach_turn_order(uint32_t hop, unsigned channels, uint32_t place) {
  return ((uint64_t)hop << REACH_CHANNEL_BITS | channels >> 1) << REACH_PLACE_BITS | place;
}
static inline uint32_t reach_turn_hop(reach_turn turn) {
  return (uint32_t)(turn.order >> (REACH_CHANNEL_BITS + REACH_PLACE_BITS));
}
static inline unsigned reach_turn_channels(reach_turn turn) {
  return (unsigned)(turn.order >> REACH_PLACE_BITS & ((1u << REACH_CHANNEL_BITS) - 1)) << 1;
}
static inline uint32_t reach_turn_place(reach_turn turn) {
  return (uint32_t)(turn.order & ((UINT64_C(1) << REACH_PLACE_BITS) - 1));
}

enum { REACH_MOST_BUCKETS = 1 << 14 };

/* How days are cut into buckets. Turns come in any order of day and hop, but those of one day and
 * hop in an order that depends on it: it must be the same for all replicates. */
typedef struct {
  double days; /* that the buckets show at a time, > 0 and finite: at best all there will be */
  uint32_t n_buckets; /* a power of two, 2 .. REACH_MOST_BUCKETS; at best a few turns in each */
} reach_calendar;

typedef struct {
  reach_turn *turn; /* [n_used] those that wait in a list, and places that are free again */
  uint32_t *next;   /* [n_used] the one after it in its list, + 1; 0 = the last */
  size_t n_used, capacity;
  size_t n;      /* turns that were pushed and not popped: on the agenda and in lists */
  uint32_t free; /* the list of places that are free again */
  uint32_t bucket[REACH_MOST_BUCKETS]; /* [n_buckets] lists of turns in the buckets after now */
  uint32_t n_buckets;
  uint32_t far; /* the list of all later ones */
  size_t n_near, n_far;
  uint64_t now;       /* the bucket that is being worked off: its turns are in the agenda */
  reach_turn *agenda; /* [n_agenda] a heap, the earliest first; as large as turn */
  size_t n_agenda;
  reach_turn *line; /* [n_line] in order, in a ring from line_begin on; as large as turn */
  size_t line_begin, n_line;
  unsigned n_pops_fetched; /* as many turns will be popped before reach_queue_soon has news */
  double buckets_per_day;
} reach_queue;

void reach_queue_free(reach_queue *queue);
/* Forgets everything. */
void reach_queue_clear(reach_queue *queue, reach_calendar calendar);
/* False when out of memory. */
bool reach_queue_push(reach_queue *queue, reach_turn turn);
/* False when empty. */
bool reach_queue_pop(reach_queue *queue, reach_turn *turn);

/* The turns of the present bucket that will come up next, about in order, at most so many: for
 * those who want to prepare. Goes on to the next bucket where there are none. Returns their number.
 */
enum { REACH_N_SOON = 64 };
unsigned reach_queue_soon(reach_queue *queue, reach_turn soon[REACH_N_SOON]);

#endif

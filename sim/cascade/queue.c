#include "cascade/queue.h"

#include <stdlib.h>
#include <string.h>

enum { CHILDREN = 4, FIRST_CAPACITY = 256 };

__extension__ typedef unsigned __int128 wide;

/* As one number: doubles that are not negative order as their bits do. */
static wide rank(reach_turn turn) {
  uint64_t bits;
  memcpy(&bits, &turn.day, sizeof bits);
  return (wide)bits << 64 | turn.order;
}

void reach_queue_free(reach_queue *q) {
  free(q->turn);
  *q = (reach_queue){0};
}

bool reach_queue_push(reach_queue *q, reach_turn turn) {
  if (q->n == q->capacity) {
    size_t capacity = q->capacity ? 2 * q->capacity : FIRST_CAPACITY;
    reach_turn *grown = realloc(q->turn, capacity * sizeof *grown);
    if (!grown) return false;
    q->turn = grown;
    q->capacity = capacity;
  }
  size_t at = q->n++;
  for (size_t parent; at > 0; at = parent) {
    parent = (at - 1) / CHILDREN;
    if (rank(q->turn[parent]) <= rank(turn)) break;
    q->turn[at] = q->turn[parent];
  }
  q->turn[at] = turn;
  return true;
}

/* The earliest of up to four turns from `first` on. */
static size_t earliest(const reach_queue *q, size_t first) {
  size_t best = first, end = first + CHILDREN < q->n ? first + CHILDREN : q->n;
  for (size_t i = first + 1; i < end; i++) best = rank(q->turn[i]) < rank(q->turn[best]) ? i : best;
  return best;
}

bool reach_queue_pop(reach_queue *q, reach_turn *turn) {
  if (!q->n) return false;
  *turn = q->turn[0];
  reach_turn last = q->turn[--q->n];
  size_t at = 0;
  for (size_t child = 1; child < q->n; child = CHILDREN * at + 1) {
    child = earliest(q, child);
    if (rank(q->turn[child]) >= rank(last)) break;
    q->turn[at] = q->turn[child];
    at = child;
  }
  if (q->n) q->turn[at] = last;
  return true;
}

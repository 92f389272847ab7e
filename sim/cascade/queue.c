#include "cascade/queue.h"

#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide;

/* (day, person) as one number: days are not negative, and such doubles order as their bits do. */
static wide rank(reach_turn turn) {
  uint64_t bits;
  memcpy(&bits, &turn.day, sizeof bits);
  return (wide)bits << 64 | turn.person;
}

static bool is_before(reach_turn a, reach_turn b) {
  return rank(a) < rank(b);
}

void reach_queue_free(reach_queue *q) {
  free(q->turn);
  *q = (reach_queue){0};
}

bool reach_queue_push(reach_queue *q, reach_turn turn) {
  if (q->n == q->capacity) {
    size_t capacity = q->capacity ? 2 * q->capacity : 256;
    reach_turn *grown = realloc(q->turn, capacity * sizeof *grown);
    if (!grown) return false;
    q->turn = grown;
    q->capacity = capacity;
  }
  size_t at = q->n++;
  while (at > 0 && is_before(turn, q->turn[(at - 1) / 2])) {
    q->turn[at] = q->turn[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  q->turn[at] = turn;
  return true;
}

bool reach_queue_pop(reach_queue *q, reach_turn *turn) {
  if (!q->n) return false;
  *turn = q->turn[0];
  reach_turn last = q->turn[--q->n];
  size_t at = 0;
  for (size_t child = 1; child < q->n; child = 2 * at + 1) {
    if (child + 1 < q->n) child += is_before(q->turn[child + 1], q->turn[child]);
    if (!is_before(q->turn[child], last)) break;
    q->turn[at] = q->turn[child];
    at = child;
  }
  if (q->n) q->turn[at] = last;
  return true;
}

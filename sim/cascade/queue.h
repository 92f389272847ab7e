/* Who will pass the message on next: a heap by (day, hop). Turns with the same day and hop come in
 * any order: what they tell arrives with a later hop, so they cannot touch each other. */
#ifndef REACH_CASCADE_QUEUE_H
#define REACH_CASCADE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  double day; /* >= 0 */
  uint64_t hop;
  uint64_t person;
} reach_turn;

typedef struct {
  reach_turn *turn;
  size_t n, capacity;
} reach_queue;

void reach_queue_free(reach_queue *queue);
/* False when out of memory. */
bool reach_queue_push(reach_queue *queue, reach_turn turn);
/* False when empty. */
bool reach_queue_pop(reach_queue *queue, reach_turn *turn);

#endif

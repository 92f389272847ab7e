/* Who will pass the message on next: a binary heap by (day, person). */
#ifndef REACH_CASCADE_QUEUE_H
#define REACH_CASCADE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  double day;
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

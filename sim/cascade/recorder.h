/* Who told whom in one replicate: every exposure that is taken in, as the models meet them. A
 * workspace without a recorder plays the same replicate and keeps nothing. */
#ifndef REACH_CASCADE_RECORDER_H
#define REACH_CASCADE_RECORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  double day;
  uint64_t sender; /* REACH_THE_COMPANY = the page */
  uint64_t hearer;
  uint32_t hop; /* of the copy that arrives */
  uint8_t channel;
  bool is_intact, is_accepted;
} reach_telling_event;

typedef struct {
  reach_telling_event *event; /* [n] in the order of play; owned */
  size_t n, capacity;
  size_t most; /* more end the replicate with REACH_TOO_BIG */
} reach_recorder;

void reach_recorder_free(reach_recorder *recorder);
/* Returns 0, REACH_NO_MEMORY or REACH_TOO_BIG. */
int reach_recorder_add(reach_recorder *recorder, reach_telling_event event);

#endif

/* Who has told each hearer so far, where different senders reinforce each other: a list for every
 * hearer, all in one table that a workspace keeps from replicate to replicate. Elsewhere empty. */
#ifndef REACH_CASCADE_VOICES_H
#define REACH_CASCADE_VOICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One exposure. */
typedef struct {
  uint64_t sender;
  double day;
  double credibility; /* with which the sender told it */
  uint32_t hop;       /* of the copy */
  uint32_t before;    /* 1 + the place of the hearer's voice that was added before; 0 = none */
  uint8_t channel;
  bool is_intact;
  size_t event; /* its place with the recorder, where there is one */
} reach_voice;

typedef struct {
  reach_voice *voice; /* [n] in the order they were added; owned */
  size_t n, capacity;
  uint32_t *last; /* [n_hearers] by place among those touched: 1 + the place of the last voice,
                     0 = none; owned */
  size_t n_hearers, hearer_capacity;
} reach_voices;

void reach_voices_free(reach_voices *voices);
/* Forgets all. O(1). */
void reach_voices_clear(reach_voices *voices);
/* 1 + the place of the voice that the hearer at `place` heard last; 0 = none. */
uint32_t reach_voices_last(const reach_voices *voices, size_t place);
/* Returns 0 or REACH_NO_MEMORY. */
int reach_voices_add(reach_voices *voices, size_t place, reach_voice voice);

/* By day, then hop, then sender, as copies are ordered everywhere. */
bool reach_voice_comes_before(const reach_voice *a, const reach_voice *b);

#endif

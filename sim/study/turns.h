/* Whose turn it is: points are played block by block, all of them one block before any the next,
 * until they end. Where points may end after any block, their next block waits for that. */
#ifndef REACH_STUDY_TURNS_H
#define REACH_STUDY_TURNS_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
  uint64_t n_points, n_blocks;
  bool is_one_by_one;                 /* a block of a point waits for the one before it */
  uint64_t next, block;               /* the turn that is next */
  uint64_t n_playing;                 /* points that took part in this round of blocks */
  unsigned char *has_ended, *is_busy; /* [n_points], a bit each */
  bool is_over;
  pthread_mutex_t lock;
  pthread_cond_t changed;
} reach_turns;

/* Free is legal after failure. Returns 0 or REACH_NO_MEMORY. */
int reach_turns_init(reach_turns *turns, uint64_t n_points, uint64_t n_blocks, bool is_one_by_one);
void reach_turns_free(reach_turns *turns);

/* The next turn; false where there is none. Any thread; may wait for others to give back. */
bool reach_turns_take(reach_turns *turns, uint64_t *point, uint64_t *block);
/* A turn was taken; `has_ended`: the point gets no more. */
void reach_turns_give_back(reach_turns *turns, uint64_t point, bool has_ended);
/* Nobody gets a turn any more. */
void reach_turns_stop(reach_turns *turns);

#endif

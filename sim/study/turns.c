#include "study/turns.h"

#include <stdlib.h>

#include "base/report.h"

static bool get(const unsigned char *bits, uint64_t i) {
  return bits[i / 8] >> i % 8 & 1;
}

static void set(unsigned char *bits, uint64_t i, bool value) {
  unsigned char bit = (unsigned char)(1u << i % 8);
  bits[i / 8] = (unsigned char)(value ? bits[i / 8] | bit : bits[i / 8] & ~bit);
}

int reach_turns_init(reach_turns *turns, uint64_t n_points, uint64_t n_blocks, bool is_one_by_one) {
  *turns =
      (reach_turns){.n_points = n_points, .n_blocks = n_blocks, .is_one_by_one = is_one_by_one};
  pthread_mutex_init(&turns->lock, NULL);
  pthread_cond_init(&turns->changed, NULL);
  turns->has_ended = calloc(n_points / 8 + 1, sizeof *turns->has_ended);
  turns->is_busy = calloc(n_points / 8 + 1, sizeof *turns->is_busy);
  return turns->has_ended && turns->is_busy ? 0 : REACH_NO_MEMORY;
}

void reach_turns_free(reach_turns *turns) {
  free(turns->has_ended);
  free(turns->is_busy);
  pthread_cond_destroy(&turns->changed);
  pthread_mutex_destroy(&turns->lock);
  *turns = (reach_turns){0};
}

/* Steps over points that have ended, eight at a time where it can. */
static void skip_ended(reach_turns *t) {
  while (t->next < t->n_points && get(t->has_ended, t->next)) {
    bool is_byte = t->next % 8 == 0 && t->has_ended[t->next / 8] == 0xff;
    t->next += is_byte ? 8 : 1;
  }
}

/* The point that is next, in the next round where this one is over. */
static bool find(reach_turns *t) {
  if (!t->is_over) skip_ended(t);
  if (t->is_over || t->next < t->n_points) return !t->is_over;
  t->block++;
  t->is_over = !t->n_playing || t->block >= t->n_blocks;
  t->next = t->n_playing = 0;
  if (!t->is_over) skip_ended(t);
  t->is_over = t->is_over || t->next >= t->n_points;
  return !t->is_over;
}

bool reach_turns_take(reach_turns *t, uint64_t *point, uint64_t *block) {
  pthread_mutex_lock(&t->lock);
  bool is_there;
  while ((is_there = find(t)) && t->is_one_by_one && get(t->is_busy, t->next))
    pthread_cond_wait(&t->changed, &t->lock);
  if (is_there) {
    *point = t->next++;
    *block = t->block;
    t->n_playing++;
    set(t->is_busy, *point, true);
  } else {
    pthread_cond_broadcast(&t->changed);
  }
  pthread_mutex_unlock(&t->lock);
  return is_there;
}

void reach_turns_give_back(reach_turns *t, uint64_t point, bool has_ended) {
  pthread_mutex_lock(&t->lock);
  set(t->is_busy, point, false);
  if (has_ended) set(t->has_ended, point, true);
  pthread_cond_broadcast(&t->changed);
  pthread_mutex_unlock(&t->lock);
}

void reach_turns_stop(reach_turns *t) {
  pthread_mutex_lock(&t->lock);
  t->is_over = true;
  pthread_cond_broadcast(&t->changed);
  pthread_mutex_unlock(&t->lock);
}

#include "study/echo.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SLOTS = 1024 };
static const uint64_t most_bytes = (uint64_t)128 << 20;

/* Besides the axes of its own an organization depends on those of the baseline, whose reach it
 * counts the days to. */
static uint64_t axes_of(const reach_design *design, size_t organization) {
  uint64_t who = (uint64_t)1 << organization | (uint64_t)1 << design->scenario->baseline, all = 0;
  for (size_t d = 0; d < design->n_axes; d++)
    if (design->axis[d].organizations & who) all |= (uint64_t)1 << d;
  return all;
}

static bool is_any(const reach_echo *echo, size_t organization) {
  size_t n = echo->design->n_axes;
  uint64_t all = n < 64 ? ((uint64_t)1 << n) - 1 : UINT64_MAX;
  return echo->touches[organization] != all;
}

int reach_echo_init(reach_echo *echo, const reach_design *design) {
  size_t n = design->scenario->n_organizations;
  *echo = (reach_echo){.design = design};
  pthread_mutex_init(&echo->lock, NULL);
  echo->touches = calloc(n, sizeof *echo->touches);
  echo->slot = calloc(MOST_SLOTS, sizeof *echo->slot);
  if (!echo->touches || !echo->slot) return REACH_NO_MEMORY;
  for (size_t o = 0; o < n; o++) echo->touches[o] = axes_of(design, o);
  return 0;
}

static void empty(reach_echo *echo, reach_echo_slot *slot) {
  if (slot->value) echo->n_bytes -= slot->n_replicates * REACH_N_MEASURES * sizeof *slot->value;
  free(slot->at);
  free(slot->value);
  *slot = (reach_echo_slot){0};
}

void reach_echo_free(reach_echo *echo) {
  for (size_t i = 0; i < echo->n_slots; i++) empty(echo, &echo->slot[i]);
  free(echo->slot);
  free(echo->touches);
  if (echo->design) pthread_mutex_destroy(&echo->lock);
  *echo = (reach_echo){0};
}

/* Where the point lies for the organization; `as it is` of a list is a NaN, always the same one. */
static void locate(const reach_echo *echo, uint64_t point, size_t organization, double *at) {
  const reach_design *design = echo->design;
  for (size_t d = 0; d < design->n_axes; d++)
    at[d] = echo->touches[organization] >> d & 1 ? design->kind->value(design, point, d) : 0;
}

static bool is_same(const reach_echo *echo, const reach_echo_slot *slot, size_t organization,
                    uint64_t block, const double *at) {
  return slot->value && slot->organization == organization && slot->block == block &&
         !memcmp(slot->at, at, echo->design->n_axes * sizeof *at);
}

static reach_echo_slot *look_up(reach_echo *echo, size_t organization, uint64_t block,
                                const double *at) {
  for (size_t i = 0; i < echo->n_slots; i++)
    if (is_same(echo, &echo->slot[i], organization, block, at)) return &echo->slot[i];
  return NULL;
}

void reach_echo_find(reach_echo *echo, uint64_t point, uint64_t block, reach_plays *plays) {
  double at[REACH_MOST_AXES];
  for (size_t o = 0; o < plays->n_organizations; o++) {
    if (!is_any(echo, o)) continue;
    locate(echo, point, o, at);
    pthread_mutex_lock(&echo->lock);
    reach_echo_slot *slot = look_up(echo, o, block, at);
    if (slot && slot->n_replicates == plays->n_replicates) {
      size_t n = REACH_N_MEASURES * plays->n_replicates;
      memcpy(plays->value + o * n, slot->value, n * sizeof *slot->value);
      slot->last_used = ++echo->n_uses;
      plays->is_known[o] = true;
    }
    pthread_mutex_unlock(&echo->lock);
  }
}

/* An empty slot, of the one that was not used for longest if need be. */
static reach_echo_slot *make_room(reach_echo *echo, uint64_t n_bytes) {
  for (;;) {
    reach_echo_slot *oldest = NULL, *free_one = NULL;
    for (size_t i = 0; i < echo->n_slots; i++) {
      reach_echo_slot *slot = &echo->slot[i];
      if (!slot->value)
        free_one = slot;
      else if (!oldest || slot->last_used < oldest->last_used)
        oldest = slot;
    }
    bool fits = echo->n_bytes + n_bytes <= most_bytes;
    if (fits && free_one) return free_one;
    if (fits && echo->n_slots < MOST_SLOTS) return &echo->slot[echo->n_slots++];
    if (!oldest) return NULL;
    empty(echo, oldest);
  }
}

static void put(reach_echo *echo, size_t organization, uint64_t block, const double *at,
                const reach_plays *plays) {
  size_t n = REACH_N_MEASURES * plays->n_replicates, n_axes = echo->design->n_axes;
  reach_echo_slot *slot = make_room(echo, n * sizeof(double));
  if (!slot) return;
  double *place = malloc(n_axes * sizeof *place), *value = malloc(n * sizeof *value);
  if (!place || !value) {
    free(place);
    free(value);
    return;
  }
  memcpy(place, at, n_axes * sizeof *at);
  memcpy(value, plays->value + organization * n, n * sizeof *value);
  *slot = (reach_echo_slot){organization, block, plays->n_replicates, ++echo->n_uses, place, value};
  echo->n_bytes += n * sizeof *value;
}

void reach_echo_keep(reach_echo *echo, uint64_t point, uint64_t block, const reach_plays *plays) {
  double at[REACH_MOST_AXES];
  for (size_t o = 0; o < plays->n_organizations; o++) {
    if (!is_any(echo, o) || plays->is_known[o]) continue;
    locate(echo, point, o, at);
    pthread_mutex_lock(&echo->lock);
    if (!look_up(echo, o, block, at)) put(echo, o, block, at, plays);
    pthread_mutex_unlock(&echo->lock);
  }
}

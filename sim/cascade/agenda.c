#include "cascade/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CAPACITY = 64 };

void reach_agenda_free(reach_agenda *a) {
  free(a->block);
  free(a->far);
  *a = (reach_agenda){0};
}

void reach_agenda_clear(reach_agenda *a, double days) {
  for (size_t w = 0; w < sizeof a->is_used / sizeof *a->is_used; w++) {
    if (!a->is_used[w]) continue;
    memset(&a->bucket[w * REACH_AGENDA_WORD], 0, REACH_AGENDA_WORD * sizeof *a->bucket);
    a->is_used[w] = 0;
  }
  a->buckets_per_day = 1 / days;
  a->now = 0;
  a->n_blocks = a->n_far = 0;
  a->free = 0;
}

static bool grow_blocks(reach_agenda *a) {
  size_t capacity = a->capacity ? 2 * a->capacity : FIRST_CAPACITY;
  reach_agenda_block *block = reach_memory_table(capacity * sizeof *block);
  if (!block) return false;
  if (a->block) memcpy(block, a->block, a->n_blocks * sizeof *block);
  free(a->block);
  a->block = block;
  a->capacity = capacity;
  return true;
}

/* A block, + 1; 0 when out of memory. */
static uint32_t take_block(reach_agenda *a) {
  uint32_t taken = a->free;
  if (taken) {
    a->free = a->block[taken - 1].next;
    return taken;
  }
  if (a->n_blocks == a->capacity && !grow_blocks(a)) return 0;
  return (uint32_t)++a->n_blocks;
}

static bool push_far(reach_agenda *a, reach_agenda_entry entry) {
  if (a->n_far == a->far_capacity) {
    size_t capacity = a->far_capacity ? 2 * a->far_capacity : FIRST_CAPACITY;
    reach_agenda_entry *far = realloc(a->far, capacity * sizeof *far);
    if (!far) return false;
    a->far = far;
    a->far_capacity = capacity;
  }
  a->far[a->n_far++] = entry;
  return true;
}

bool reach_agenda_push_anew(reach_agenda *a, uint32_t place, double day) {
  uint64_t number = reach_agenda_number(a, day);
  if (number - a->now >= REACH_AGENDA_BUCKETS) return push_far(a, (reach_agenda_entry){place, day});
  size_t i = number % REACH_AGENDA_BUCKETS;
  reach_agenda_bucket *bucket = &a->bucket[i];
  uint32_t block = take_block(a);
  if (!block) return false;
  a->block[block - 1].next = bucket->block;
  *bucket = (reach_agenda_bucket){block, 0};
  a->is_used[i / REACH_AGENDA_WORD] |= UINT64_C(1) << i % REACH_AGENDA_WORD;
  a->block[block - 1].place[bucket->n_in_it++] = place;
  return true;
}

/* How many buckets after the present one the first with anybody is, that one included; those are
 * all when there is none. */
static unsigned steps_to_next(const reach_agenda *a) {
  unsigned steps = 0;
  while (steps < REACH_AGENDA_BUCKETS) {
    size_t i = (a->now + steps) % REACH_AGENDA_BUCKETS;
    uint64_t bits = a->is_used[i / REACH_AGENDA_WORD] >> i % REACH_AGENDA_WORD;
    if (bits) return steps + (unsigned)__builtin_ctzll(bits);
    steps += REACH_AGENDA_WORD - (unsigned)(i % REACH_AGENDA_WORD);
  }
  return REACH_AGENDA_BUCKETS;
}

/* Files the far ones whose bucket is no longer far. */
static bool file_far(reach_agenda *a) {
  size_t n = a->n_far;
  a->n_far = 0;
  for (size_t i = 0; i < n; i++)
    if (!reach_agenda_push(a, a->far[i].place, a->far[i].day)) return false;
  return true;
}

static void go_to_earliest_far(reach_agenda *a) {
  uint64_t earliest = UINT64_MAX;
  for (size_t i = 0; i < a->n_far; i++) {
    uint64_t number = reach_agenda_number(a, a->far[i].day);
    if (number < earliest) earliest = number;
  }
  a->now = earliest;
}

unsigned reach_agenda_take(reach_agenda *a, uint32_t *place, unsigned most) {
  size_t i = a->now % REACH_AGENDA_BUCKETS;
  reach_agenda_bucket *bucket = &a->bucket[i];
  unsigned n = 0;
  while (bucket->block && n + bucket->n_in_it <= most) {
    uint32_t taken = bucket->block;
    reach_agenda_block *block = &a->block[taken - 1];
    memcpy(&place[n], block->place, bucket->n_in_it * sizeof *place);
    n += bucket->n_in_it;
    *bucket = (reach_agenda_bucket){block->next, REACH_AGENDA_BLOCK};
    block->next = a->free;
    a->free = taken;
  }
  if (!bucket->block) a->is_used[i / REACH_AGENDA_WORD] &= ~(UINT64_C(1) << i % REACH_AGENDA_WORD);
  return n;
}

/* The far ones are filed once in a round, before the bucket of any comes up. */
bool reach_agenda_go_on(reach_agenda *a, bool *is_over) {
  unsigned steps = steps_to_next(a);
  uint64_t round_end = (a->now / REACH_AGENDA_BUCKETS + 1) * REACH_AGENDA_BUCKETS;
  *is_over = steps == REACH_AGENDA_BUCKETS && a->n_far == 0;
  if (*is_over) return true;
  if (steps == REACH_AGENDA_BUCKETS) {
    go_to_earliest_far(a);
    return file_far(a);
  }
  if (a->now + steps < round_end || a->n_far == 0) {
    a->now += steps;
    return true;
  }
  a->now = round_end;
  return file_far(a);
}

#include "cascade/touched.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/report.h"

enum { FIRST_BITS = 12, MOST_BITS = 31 };

int reach_touched_init(reach_touched *t) {
  *t = (reach_touched){.bits = FIRST_BITS, .capacity = (size_t)1 << (FIRST_BITS - 1)};
  t->slot = reach_memory_cleared_table(((size_t)1 << t->bits) * sizeof *t->slot);
  t->person = reach_memory_table(t->capacity * sizeof *t->person);
  return t->slot && t->person ? 0 : REACH_NO_MEMORY;
}

void reach_touched_free(reach_touched *t) {
  free(t->slot);
  free(t->person);
  *t = (reach_touched){0};
}

/* Slot by slot, or all where that is less work. */
void reach_touched_clear(reach_touched *t) {
  enum { SLOTS_AT_ONCE = 8 };
  size_t n_slots = (size_t)1 << t->bits;
  if (t->n > n_slots / SLOTS_AT_ONCE)
    memset(t->slot, 0, n_slots * sizeof *t->slot);
  else
    for (size_t i = 0; i < t->n; i++) t->slot[t->person[i].slot] = 0;
  t->n = 0;
}

static uint32_t entry_of(const reach_touched *t, uint64_t hash, size_t index) {
  return (uint32_t)hash << t->bits | (uint32_t)(index + 1);
}

static void place(reach_touched *t, uint32_t index) {
  uint32_t mask = (uint32_t)(((uint64_t)1 << t->bits) - 1);
  uint64_t hash = reach_touched_hash(t->person[index].person);
  uint32_t s = reach_touched_home(t, hash);
  while (t->slot[s]) s = (s + 1) & mask;
  t->slot[s] = entry_of(t, hash, index);
  t->person[index].slot = s;
}

static bool grow(reach_touched *t) {
  if (t->bits == MOST_BITS) return false;
  reach_person *person = reach_memory_table(2 * t->capacity * sizeof *person);
  if (!person) return false;
  memcpy(person, t->person, t->n * sizeof *person);
  free(t->person);
  t->person = person;
  uint32_t *slot = reach_memory_cleared_table(((size_t)2 << t->bits) * sizeof *slot);
  if (!slot) return false;
  free(t->slot);
  t->slot = slot;
  t->capacity *= 2;
  t->bits++;
  for (size_t i = 0; i < t->n; i++) place(t, (uint32_t)i);
  return true;
}

reach_person *reach_touched_enter_growing(reach_touched *t, uint64_t person) {
  uint32_t slot = 0;
  if (!grow(t)) return NULL;
  reach_touched_search(t, person, &slot);
  return reach_touched_enter(t, person, slot);
}

void reach_touched_drop(reach_touched *t, bool (*is_out)(const reach_person *person)) {
  size_t n_kept = 0;
  for (size_t i = 0; i < t->n; i++) {
    t->slot[t->person[i].slot] = 0;
    if (!is_out(&t->person[i])) t->person[n_kept++] = t->person[i];
  }
  t->n = n_kept;
  for (size_t i = 0; i < n_kept; i++) place(t, (uint32_t)i);
}

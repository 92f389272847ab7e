/* The people that a message has touched in one replicate: a hash table that grows with them,
 * never with the market. A workspace keeps it from replicate to replicate. */
#ifndef REACH_CASCADE_TOUCHED_H
#define REACH_CASCADE_TOUCHED_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t person;
  double day;             /* of the first exposure; 0 for those who start */
  uint64_t teller;        /* who brought the first copy */
  double accept_day;      /* of the first accepted exposure; INFINITY = none yet */
  uint64_t accept_teller; /* who brought it */
  uint32_t hop, accept_hop;
  uint32_t n_exposures;
  uint32_t last_telling; /* serial number of the telling that reached it last */
  uint32_t slot;         /* where the table points here */
  bool is_intact : 1, accept_is_intact : 1;
  bool is_start : 1, has_begun : 1; /* starts or is released; was released and has told */
  bool is_quiet : 1;                /* known to tell nobody (model_continuous_time.c) */
  uint8_t accept_channel;           /* through which the first accepted copy came */
  uint16_t sent; /* bits of the channels through which it was passed on; 0 = was not */
} reach_person;
_Static_assert(sizeof(reach_person) == 64, "a cache line each");

typedef struct {
  reach_person *person; /* [n] in the order they were touched */
  size_t n, capacity;
  uint32_t *slot; /* [1 << bits]: index + 1 in the low `bits` bits, above them a tag of the
                     person; 0 = empty; at most half full */
  unsigned bits;
} reach_touched;

/* Multiplicative hashing (Knuth 6.4): ids in a row spread evenly. The high bits choose the slot,
 * the low ones are the tag. */
static inline uint64_t reach_touched_hash(uint64_t person) {
  return person * UINT64_C(0x9e3779b97f4a7c15);
}
static inline uint32_t reach_touched_home(const reach_touched *touched, uint64_t hash) {
  return (uint32_t)(hash >> (64 - touched->bits));
}

/* Asks memory for the slot where the search for a person will begin. Always inline, as the next:
 * gcc 12 takes calls of functions that only prefetch for calls without effect, and leaves them out.
 */
static inline __attribute__((always_inline)) void
reach_touched_prefetch(const reach_touched *touched, uint64_t person) {
  __builtin_prefetch(&touched->slot[reach_touched_home(touched, reach_touched_hash(person))]);
}

/* Once the slot has come: asks for the entry it points to, most likely the person's; of an empty
 * one for the first, without a branch that nobody could predict. */
static inline __attribute__((always_inline)) void
reach_touched_prefetch_entry(const reach_touched *touched, uint64_t person) {
  uint32_t slot = touched->slot[reach_touched_home(touched, reach_touched_hash(person))];
  uint32_t mask = (uint32_t)(((uint64_t)1 << touched->bits) - 1);
  __builtin_prefetch(&touched->person[(slot & mask) - (slot != 0)]);
}

int reach_touched_init(reach_touched *touched);
void reach_touched_free(reach_touched *touched);
/* Forgets everybody. O(n). */
void reach_touched_clear(reach_touched *touched);
/* Room for a new entry, to be filled by the caller at once; its slot has been. `slot` is the empty
 * one where a search for the person ended: where it belongs, unless the table grows. NULL when out
 * of memory. */
reach_person *reach_touched_enter_growing(reach_touched *touched, uint64_t person);
static inline reach_person *reach_touched_enter(reach_touched *touched, uint64_t person,
                                                uint32_t slot) {
  if (touched->n == touched->capacity) return reach_touched_enter_growing(touched, person);
  reach_person *entered = &touched->person[touched->n++];
  entered->slot = slot;
  touched->slot[slot] =
      (uint32_t)reach_touched_hash(person) << touched->bits | (uint32_t)touched->n;
  return entered;
}

/* The same, filled: never reached, nothing accepted. */
static inline reach_person *reach_touched_add(reach_touched *touched, uint64_t person,
                                              uint32_t slot) {
  reach_person *added = reach_touched_enter(touched, person, slot);
  if (!added) return NULL;
  *added = (reach_person){
      .person = person, .day = INFINITY, .accept_day = INFINITY, .slot = added->slot};
  return added;
}

/* The place of a person, or n and the empty slot where the search ended. */
static inline size_t reach_touched_search(const reach_touched *t, uint64_t person, uint32_t *slot) {
  uint32_t mask = (uint32_t)(((uint64_t)1 << t->bits) - 1);
  uint64_t hash = reach_touched_hash(person);
  uint32_t s = reach_touched_home(t, hash), tag = (uint32_t)hash << t->bits, entry;
  for (; (entry = t->slot[s]); s = (s + 1) & mask)
    if ((entry ^ tag) <= mask && t->person[(entry & mask) - 1].person == person)
      return (entry & mask) - 1;
  *slot = s;
  return t->n;
}

/* The entry of a person, made when new: *is_new. NULL when out of memory. Valid until the next
 * call. */
static inline reach_person *reach_touched_find(reach_touched *touched, uint64_t person,
                                               bool *is_new) {
  uint32_t slot = 0;
  size_t index = reach_touched_search(touched, person, &slot);
  *is_new = index == touched->n;
  return *is_new ? reach_touched_add(touched, person, slot) : &touched->person[index];
}

/* Forgets those of whom is_out is true; the others keep their order. O(n). */
void reach_touched_drop(reach_touched *touched, bool (*is_out)(const reach_person *person));
/* The place in person[] of somebody; touched->n when there is no entry. */
static inline size_t reach_touched_seek(const reach_touched *touched, uint64_t person) {
  uint32_t slot = 0;
  return reach_touched_search(touched, person, &slot);
}

#endif

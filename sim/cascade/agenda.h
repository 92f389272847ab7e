/* Who will speak when, about: buckets of days (delta-stepping: Meyer, Sanders 2003). For cascades
 * that do not mind in which order the people of a bucket come; reach_queue is exact. */
#ifndef REACH_CASCADE_AGENDA_H
#define REACH_CASCADE_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { REACH_AGENDA_BUCKETS = 1024, REACH_AGENDA_BLOCK = 15, REACH_AGENDA_WORD = 64 };

/* Places of people in workspace->touched: a part of a bucket, a cache line long. */
typedef struct {
  uint32_t place[REACH_AGENDA_BLOCK];
  uint32_t next; /* block + 1; 0 = the last */
} reach_agenda_block;

typedef struct {
  uint32_t block;   /* the one that is being filled, + 1; 0 = the bucket is empty */
  uint32_t n_in_it; /* places */
} reach_agenda_bucket;

typedef struct {
  uint32_t place;
  double day;
} reach_agenda_entry;

typedef struct {
  double buckets_per_day;
  uint64_t now; /* the bucket that is being worked off; bucket b is at b % REACH_AGENDA_BUCKETS */
  reach_agenda_bucket bucket[REACH_AGENDA_BUCKETS];           /* those from now on */
  uint64_t is_used[REACH_AGENDA_BUCKETS / REACH_AGENDA_WORD]; /* a bit for each */
  reach_agenda_block *block;                                  /* [n_blocks] used once, or free */
  size_t n_blocks, capacity;
  uint32_t free;           /* the list of free blocks */
  reach_agenda_entry *far; /* [n_far] those beyond the buckets */
  size_t n_far, far_capacity;
} reach_agenda;

void reach_agenda_free(reach_agenda *agenda);
/* Forgets everything; buckets are `days` wide, > 0. */
void reach_agenda_clear(reach_agenda *agenda, double days);
/* The bucket of a day, not before the present one; days beyond any number of buckets share one. */
static inline uint64_t reach_agenda_number(const reach_agenda *agenda, double day) {
  double at = day * agenda->buckets_per_day;
  uint64_t number = at < 0x1p62 ? (uint64_t)at : UINT64_C(1) << 62;
  return number > agenda->now ? number : agenda->now;
}

/* reach_agenda_push where it needs another block. */
bool reach_agenda_push_anew(reach_agenda *agenda, uint32_t place, double day);

/* A place speaks on `day`; one before the present bucket joins that. False when out of memory. */
static inline bool reach_agenda_push(reach_agenda *agenda, uint32_t place, double day) {
  uint64_t number = reach_agenda_number(agenda, day);
  reach_agenda_bucket *bucket = &agenda->bucket[number % REACH_AGENDA_BUCKETS];
  if (number - agenda->now >= REACH_AGENDA_BUCKETS || !bucket->block ||
      bucket->n_in_it == REACH_AGENDA_BLOCK)
    return reach_agenda_push_anew(agenda, place, day);
  agenda->block[bucket->block - 1].place[bucket->n_in_it++] = place;
  return true;
}

/* Takes at most so many places from the present bucket: their number, 0 when it is empty. */
unsigned reach_agenda_take(reach_agenda *agenda, uint32_t *place, unsigned most);
/* Goes on to the next bucket with anybody, once the present one is empty: *is_over when there is
 * none. False when out of memory. */
bool reach_agenda_go_on(reach_agenda *agenda, bool *is_over);

#endif

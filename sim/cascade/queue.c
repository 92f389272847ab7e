#include "cascade/queue.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide;

/* Day and hop as one number: doubles that are not negative order as their bits do. */
static wide rank(reach_turn turn) {
  uint64_t bits;
  memcpy(&bits, &turn.day, sizeof bits);
  return (wide)bits << 64 | reach_turn_hop(turn);
}

/* Number i of the line; capacities are powers of two. */
static reach_turn *in_line(const reach_queue *q, size_t i) {
  return &q->line[(q->line_begin + i) & (q->capacity - 1)];
}

void reach_queue_free(reach_queue *q) {
  free(q->turn);
  free(q->next);
  free(q->agenda);
  free(q->line);
  *q = (reach_queue){0};
}

/* A queue that was emptied has left no turn in its buckets. */
void reach_queue_clear(reach_queue *q, reach_calendar calendar) {
  if (q->n_near > 0) memset(q->bucket, 0, sizeof q->bucket);
  q->n_buckets = calendar.n_buckets;
  q->n = q->n_used = q->n_near = q->n_far = q->n_agenda = q->n_line = 0;
  q->n_pops_fetched = 0;
  q->far = q->free = 0;
  q->now = 0;
  q->buckets_per_day = (q->n_buckets - 1) / calendar.days;
}

/* The line is a ring: it is laid out anew from the first place on. */
static bool grow_line(reach_queue *q, size_t capacity) {
  reach_turn *line = malloc(capacity * sizeof *line);
  if (!line) return false;
  for (size_t i = 0; i < q->n_line; i++) line[i] = *in_line(q, i);
  free(q->line);
  q->line = line;
  q->line_begin = 0;
  q->capacity = capacity;
  return true;
}

static bool grow(reach_queue *q) {
  size_t capacity = q->capacity ? 2 * q->capacity : 256;
  reach_turn *turn = realloc(q->turn, capacity * sizeof *turn);
  if (turn) q->turn = turn;
  uint32_t *next = realloc(q->next, capacity * sizeof *next);
  if (next) q->next = next;
  reach_turn *agenda = realloc(q->agenda, capacity * sizeof *agenda);
  if (agenda) q->agenda = agenda;
  return turn && next && agenda && grow_line(q, capacity);
}

/* Days beyond any number of buckets share the last. */
static uint64_t bucket_of(const reach_queue *q, double day) {
  return (uint64_t)fmin(day * q->buckets_per_day, 0x1p62);
}

/* The agenda: turns that come in order stand in line, where all delays are equal all of them; the
 * others are in a heap with CHILDREN children, small while buckets are small. */
enum { CHILDREN = 4 };

static bool agenda_is_empty(const reach_queue *q) {
  return q->n_agenda == 0 && q->n_line == 0;
}

static void put_on_agenda(reach_queue *q, reach_turn turn) {
  if (q->n_line == 0 || rank(*in_line(q, q->n_line - 1)) <= rank(turn)) {
    *in_line(q, q->n_line++) = turn;
    return;
  }
  size_t at = q->n_agenda++;
  for (size_t parent; at > 0; at = parent) {
    parent = (at - 1) / CHILDREN;
    if (rank(q->agenda[parent]) <= rank(turn)) break;
    q->agenda[at] = q->agenda[parent];
  }
  q->agenda[at] = turn;
}

/* The earliest of the children that begin at `first`. */
static size_t earliest_child(const reach_queue *q, size_t first) {
  size_t best = first, end = first + CHILDREN < q->n_agenda ? first + CHILDREN : q->n_agenda;
  for (size_t i = first + 1; i < end; i++)
    best = rank(q->agenda[i]) < rank(q->agenda[best]) ? i : best;
  return best;
}

static reach_turn take_from_agenda(reach_queue *q) {
  if (q->n_agenda == 0 || (q->n_line > 0 && rank(*in_line(q, 0)) <= rank(q->agenda[0]))) {
    reach_turn next = *in_line(q, 0);
    q->line_begin++;
    q->n_line--;
    return next;
  }
  reach_turn first = q->agenda[0], last = q->agenda[--q->n_agenda];
  size_t at = 0;
  for (size_t child = 1; child < q->n_agenda; child = CHILDREN * at + 1) {
    child = earliest_child(q, child);
    if (rank(q->agenda[child]) >= rank(last)) break;
    q->agenda[at] = q->agenda[child];
    at = child;
  }
  q->agenda[at] = last;
  return first;
}

/* A place for a turn that has to wait: there is one, since no more wait than were pushed. */
static uint32_t take_place(reach_queue *q) {
  if (!q->free) return (uint32_t)q->n_used++;
  uint32_t place = q->free - 1;
  q->free = q->next[place];
  return place;
}

/* Files a turn where it belongs: on the agenda, in a bucket, or among the far ones. */
static void file(reach_queue *q, reach_turn turn) {
  uint64_t bucket = bucket_of(q, turn.day);
  uint32_t *list = &q->far;
  if (bucket <= q->now) {
    put_on_agenda(q, turn);
    return;
  }
  if (bucket - q->now < q->n_buckets) {
    list = &q->bucket[bucket % q->n_buckets];
    q->n_near++;
  } else {
    q->n_far++;
  }
  uint32_t place = take_place(q);
  q->turn[place] = turn;
  q->next[place] = *list;
  *list = place + 1;
}

bool reach_queue_push(reach_queue *q, reach_turn turn) {
  if (q->n == q->capacity && !grow(q)) return false;
  q->n++;
  file(q, turn);
  return true;
}

/* Empties a list and files its turns anew. */
static void file_again(reach_queue *q, uint32_t *list, size_t *n_in_list) {
  uint32_t i = *list;
  *list = 0;
  while (i) {
    uint32_t after = q->next[i - 1];
    --*n_in_list;
    q->next[i - 1] = q->free;
    q->free = i;
    file(q, q->turn[i - 1]);
    i = after;
  }
}

/* Puts the turns of a bucket in line, sorted, while the agenda is empty; the rest of a bucket of
 * many is filed one by one. */
static void open_bucket(reach_queue *q, uint32_t *list) {
  enum { MOST_SORTED = 64 };
  q->line_begin = 0;
  while (*list && q->n_line < MOST_SORTED) {
    uint32_t i = *list;
    reach_turn turn = q->turn[i - 1];
    *list = q->next[i - 1];
    q->next[i - 1] = q->free;
    q->free = i;
    q->n_near--;
    size_t at = q->n_line++;
    for (; at > 0 && rank(q->line[at - 1]) > rank(turn); at--) q->line[at] = q->line[at - 1];
    q->line[at] = turn;
  }
  file_again(q, list, &q->n_near);
}

/* Goes on to the next bucket with turns. The far ones are filed again once in a round, before
 * their bucket comes up. */
static void turn_the_page(reach_queue *q) {
  while (agenda_is_empty(q) && q->n_near + q->n_far > 0) {
    if (q->n_near == 0) { /* nothing for a whole round: go to the earliest of the far ones */
      uint64_t earliest = UINT64_MAX;
      for (uint32_t i = q->far; i; i = q->next[i - 1]) {
        uint64_t bucket = bucket_of(q, q->turn[i - 1].day);
        earliest = bucket < earliest ? bucket : earliest;
      }
      q->now = earliest;
      file_again(q, &q->far, &q->n_far);
    } else {
      q->now++;
      if (q->now % q->n_buckets == 0) file_again(q, &q->far, &q->n_far);
      uint32_t *bucket = &q->bucket[q->now % q->n_buckets];
      if (agenda_is_empty(q))
        open_bucket(q, bucket);
      else
        file_again(q, bucket, &q->n_near); /* far ones came before it */
    }
  }
}

bool reach_queue_pop(reach_queue *q, reach_turn *turn) {
  if (agenda_is_empty(q)) turn_the_page(q);
  if (agenda_is_empty(q)) return false;
  *turn = take_from_agenda(q);
  q->n--;
  q->n_pops_fetched -= q->n_pops_fetched > 0;
  return true;
}

unsigned reach_queue_soon(reach_queue *q, reach_turn soon[REACH_N_SOON]) {
  if (agenda_is_empty(q)) turn_the_page(q);
  unsigned n = 0;
  for (size_t i = 0; i < q->n_line && n < REACH_N_SOON; i++) soon[n++] = *in_line(q, i);
  for (size_t i = 0; i < q->n_agenda && n < REACH_N_SOON; i++) soon[n++] = q->agenda[i];
  q->n_pops_fetched = n;
  return n;
}

#include "cascade/final_size.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/report.h"
#include "cascade/coin.h"
#include "cascade/people.h"

/* Tellings that are under way at once, and speakers whose ties are fetched ahead: enough to hide
 * the time memory takes, few enough to stay in the nearest cache (found by tests/bench). */
enum { N_UNDER_WAY = 256, N_AHEAD = 24 };

enum { WORD_BITS = 64, FIRST_ROUNDS = 64 };

typedef struct {
  const reach_plan *plan;
  const reach_ties *ties;
  reach_final_size *final;
  reach_stream walk;
  reach_stream marks; /* likewise */
  unsigned n;
  uint64_t place[N_UNDER_WAY]; /* of hearers, in ties->target */
} run;

void reach_final_size_free(reach_final_size *f) {
  free(f->is_reached);
  free(f->reached);
  free(f->round_end);
  *f = (reach_final_size){0};
}

static int make_room(reach_final_size *f, uint32_t n_people) {
  if (f->n_people == n_people) return 0;
  reach_final_size_free(f);
  f->is_reached = reach_memory_cleared_table((n_people / WORD_BITS + 1) * sizeof *f->is_reached);
  f->reached = reach_memory_table((size_t)n_people * sizeof *f->reached);
  f->round_end = malloc(FIRST_ROUNDS * sizeof *f->round_end);
  if (!f->is_reached || !f->reached || !f->round_end) {
    reach_final_size_free(f);
    return REACH_NO_MEMORY;
  }
  f->n_people = n_people;
  f->rounds_capacity = FIRST_ROUNDS;
  return 0;
}

/* Whole words: those reached share them. */
static void forget(reach_final_size *f) {
  if (f->n_reached > f->n_people / WORD_BITS)
    memset(f->is_reached, 0, (f->n_people / WORD_BITS + 1) * sizeof *f->is_reached);
  else
    for (uint32_t i = 0; i < f->n_reached; i++) f->is_reached[f->reached[i] / WORD_BITS] = 0;
  f->n_reached = f->n_rounds = 0;
  f->n_tellings = 0;
}

/* The place is written in any case: a person told again is written over. */
static inline void reach_out(reach_final_size *f, uint32_t person) {
  uint64_t *word = &f->is_reached[person / WORD_BITS], bit = UINT64_C(1) << person % WORD_BITS;
  if (*word & bit) return;
  *word |= bit;
  f->reached[f->n_reached++] = person;
}

static void hear(run *r) {
  for (unsigned i = 0; i < r->n; i++) reach_out(r->final, r->ties->target[r->place[i]]);
  r->final->n_tellings += r->n;
  r->n = 0;
}

static inline void tell(run *r, uint64_t place) {
  __builtin_prefetch(&r->ties->target[place]);
  r->place[r->n++] = place;
  if (r->n == N_UNDER_WAY) hear(r);
}

static void speak_by_tie(run *r, uint32_t person) {
  const reach_ties *ties = r->ties;
  reach_stream marks = reach_stream_branch(r->marks, person);
  uint32_t first = ties->first[person];
  for (uint32_t arc = first, n_before = 0; arc < ties->first[person + 1]; arc++) {
    n_before = reach_tie_n_before(ties, first, arc, n_before);
    reach_stream own = reach_tie_marks(marks, n_before);
    if (ties->target[arc] != person && reach_tie_tells(r->plan, ties, arc, own)) tell(r, arc);
  }
}

/* The tick walk of telling.c over all neighbours. */
static inline void speak(run *r, uint32_t person) {
  const reach_channel *channel = &r->plan->channel[REACH_CHANNEL_FEED];
  if (r->plan->is_by_tie) {
    speak_by_tie(r, person);
    return;
  }
  uint64_t first = r->ties->first[person], n = r->ties->first[person + 1] - first;
  if (channel->attention >= 1) {
    for (uint64_t i = 0; i < n; i++) tell(r, first + i);
    return;
  }
  double stop = channel->clock * (double)n, clock = 0;
  reach_stream walk = reach_stream_branch(r->walk, person);
  for (uint64_t tick = 0;; tick++) {
    clock += reach_exponential_of_bits(&r->plan->waiting, reach_draw_bits(walk, 2 * tick));
    if (clock > stop) return;
    tell(r, first + reach_below_of_bits(reach_draw_bits(walk, 2 * tick + 1), n));
  }
}

static bool end_round(reach_final_size *f) {
  if (f->n_rounds == f->rounds_capacity) {
    uint32_t *grown = realloc(f->round_end, 2 * f->rounds_capacity * sizeof *grown);
    if (!grown) return false;
    f->round_end = grown;
    f->rounds_capacity *= 2;
  }
  f->round_end[f->n_rounds++] = f->n_reached;
  return true;
}

/* Those who got the message in the last round tell it. */
static void play_round(run *r) {
  reach_final_size *f = r->final;
  uint32_t begin = f->n_rounds > 1 ? f->round_end[f->n_rounds - 2] : 0, end = f->n_reached;
  for (uint32_t i = begin; i < end; i++) {
    if (i + N_AHEAD < end) __builtin_prefetch(&r->ties->first[f->reached[i + N_AHEAD]]);
    speak(r, f->reached[i]);
  }
  hear(r);
}

int reach_final_size_run(const reach_plan *plan, uint32_t replicate,
                         const volatile sig_atomic_t *stop, reach_final_size *f) {
  int status = make_room(f, plan->world->n_associates);
  if (status) return status;
  forget(f);
  reach_people people = reach_people_open(plan, replicate);
  run r = {.plan = plan, .ties = &plan->world->network[people.network], .final = f};
  uint32_t name = plan->channel[REACH_CHANNEL_FEED].inside_walk_name;
  r.walk = reach_stream_open(plan->dynamics_seed, replicate, name, 0);
  name = plan->channel[REACH_CHANNEL_FEED].marks_name;
  r.marks = reach_stream_open(plan->dynamics_seed, replicate, name, 0);
  for (uint64_t i = 0; i < plan->n_seeds; i++) reach_out(f, reach_people_starter(&people, i));
  for (uint32_t before = 0; f->n_reached > before && f->n_rounds <= plan->horizon_days;) {
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    if (!end_round(f)) return REACH_NO_MEMORY;
    before = f->n_reached;
    if (f->n_rounds <= plan->horizon_days) play_round(&r);
  }
  return 0;
}

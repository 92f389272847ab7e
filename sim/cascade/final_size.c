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
  f->reached = reach_memory_table(((size_t)n_people + 1) * sizeof *f->reached);
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

/* Without a branch, which nobody could predict: a person told again is written over by the next. */
static inline void reach_out(reach_final_size *f, uint32_t person) {
  uint64_t *word = &f->is_reached[person / WORD_BITS], was = *word;
  f->reached[f->n_reached] = person;
  f->n_reached += (uint32_t)(~was >> person % WORD_BITS & 1);
  *word = was | UINT64_C(1) << person % WORD_BITS;
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

static void walk(run *r, reach_stream stream, uint32_t first, uint32_t n) {
  const reach_ticks *ticks = &r->plan->ticks;
  reach_walk walk = reach_walk_around(ticks, stream, n);
  do
    for (unsigned t = 0; t < walk.n_ticks; t++) tell(r, first + reach_walk_pick(&walk, t, n));
  while (reach_walk_next(ticks, &walk));
}

/* By walks. */
static void speak(run *r, uint32_t begin, uint32_t end) {
  const uint32_t *reached = r->final->reached, *firsts = r->ties->first;
  const reach_ticks *ticks = &r->plan->ticks;
  reach_stream walks = r->walk;
  for (uint32_t i = begin; i < end; i++) {
    if (i + N_AHEAD < end) __builtin_prefetch(&firsts[reached[i + N_AHEAD]]);
    uint32_t person = reached[i], first = firsts[person], n = firsts[person + 1] - first;
    reach_stream stream = reach_stream_branch(walks, person);
    if (!reach_walk_is_quiet(ticks, stream, n)) walk(r, stream, first, n);
  }
}

static void tell_all(run *r, uint32_t person) {
  for (uint64_t place = r->ties->first[person]; place < r->ties->first[person + 1]; place++)
    tell(r, place);
}

/* Where no ticks are walked. */
static void speak_one_by_one(run *r, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; i++)
    if (r->plan->is_by_tie)
      speak_by_tie(r, r->final->reached[i]);
    else
      tell_all(r, r->final->reached[i]);
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
  bool has_walks = !r->plan->is_by_tie && r->plan->channel[REACH_CHANNEL_FEED].attention < 1;
  (has_walks ? speak : speak_one_by_one)(r, begin, end);
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

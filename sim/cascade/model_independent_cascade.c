/* Independent cascade: Kempe, Kleinberg, Tardos 2003, section 2.
 *
 * Whoever comes to have the message in one round tells each neighbour with one probability in the
 * next. People stand in workspace->touched in the order of their rounds, so it is the queue too.
 * Where ties differ, the same pair has several, or tellings are recorded, the event engine plays
 * them tie by tie. */
#include "cascade/model.h"
#include "cascade/people.h"

/* Tellings under way at once: who hears is found for many before what it does to them, so that
 * memory is fetched ahead (found by tests/bench). */
enum { N_UNDER_WAY = 128, N_AHEAD = 16 };

typedef struct {
  const reach_plan *plan;
  const reach_ties *ties;
  reach_workspace *workspace;
  reach_trace *trace;
  reach_stream walk; /* has a branch for every speaker */
  int status;
  unsigned n;
  struct {
    uint32_t place;   /* of the hearer in ties->target, then its id */
    uint32_t speaker; /* place in touched.person[] */
  } telling[N_UNDER_WAY];
} cascade;

static reach_person *find(cascade *c, uint32_t id, bool *is_new) {
  reach_touched *touched = &c->workspace->touched;
  reach_person *person = reach_touched_find(touched, id, is_new);
  if (!person) c->status = REACH_NO_MEMORY;
  if (touched->n > c->workspace->most_people) c->status = REACH_TOO_BIG;
  return person;
}

static void start(cascade *c, uint32_t id) {
  bool is_new;
  reach_person *person = find(c, id, &is_new);
  if (!person) return;
  person->day = person->accept_day = 0;
  person->is_start = person->is_intact = person->accept_is_intact = true;
  c->trace->gross += reach_ties_degree(c->ties, id);
}

/* The first copy is that of the first round, and in it of the first speaker by id. */
static void hear(cascade *c, uint32_t id, uint32_t speaker_place) {
  bool is_new;
  reach_person *hearer = find(c, id, &is_new);
  if (!hearer) return;
  const reach_person *speaker = &c->workspace->touched.person[speaker_place];
  uint32_t hop = speaker->hop + 1, serial = speaker_place + 1;
  if (hearer->last_telling == serial) return;
  hearer->last_telling = serial;
  hearer->n_exposures++;
  c->trace->impressions++;
  c->trace->hearer_tellings += speaker->hop > 0;
  if (is_new) {
    hearer->day = hearer->accept_day = hop;
    hearer->hop = hearer->accept_hop = hop;
    hearer->teller = hearer->accept_teller = speaker->person;
    hearer->is_intact = hearer->accept_is_intact = true;
    hearer->accept_channel = REACH_CHANNEL_FEED;
  } else if (hearer->hop == hop && speaker->person < hearer->teller) {
    hearer->teller = hearer->accept_teller = speaker->person;
  }
}

static void hear_all(cascade *c) {
  const uint32_t *target = c->ties->target;
  for (unsigned i = 0; i < c->n; i++) {
    c->telling[i].place = target[c->telling[i].place];
    reach_touched_prefetch(&c->workspace->touched, c->telling[i].place);
  }
  for (unsigned i = 0; i < c->n; i++)
    reach_touched_prefetch_entry(&c->workspace->touched, c->telling[i].place);
  for (unsigned i = 0; i < c->n && !c->status; i++)
    hear(c, c->telling[i].place, c->telling[i].speaker);
  c->n = 0;
}

static inline void tell(cascade *c, uint32_t place, uint32_t speaker) {
  __builtin_prefetch(&c->ties->target[place]);
  c->telling[c->n].place = place;
  c->telling[c->n].speaker = speaker;
  if (++c->n == N_UNDER_WAY) hear_all(c);
}

/* The tick walk of telling.c over all neighbours. */
static void speak(cascade *c, uint32_t speaker) {
  reach_person *person = &c->workspace->touched.person[speaker];
  const reach_channel *channel = &c->plan->channel[REACH_CHANNEL_FEED];
  uint32_t id = (uint32_t)person->person, first = c->ties->first[id];
  uint64_t n = c->ties->first[id + 1] - first;
  person->sent = 1 << REACH_CHANNEL_FEED;
  if (person->hop >= c->plan->horizon_days) return;
  if (channel->attention >= 1) {
    for (uint32_t i = 0; i < n && !c->status; i++) tell(c, first + i, speaker);
    return;
  }
  reach_stream stream = reach_stream_branch(c->walk, id);
  if (reach_walk_is_quiet(&c->plan->ticks, stream, n)) return;
  reach_walk walk = reach_walk_around(&c->plan->ticks, stream, n);
  do
    for (unsigned tick = 0; tick < walk.n_ticks; tick++)
      tell(c, first + (uint32_t)reach_walk_pick(&walk, tick, n), speaker);
  while (!c->status && reach_walk_next(&c->plan->ticks, &walk));
}

static void look_for_a_stop(cascade *c) {
  const volatile sig_atomic_t *stop = c->workspace->stop;
  if (stop && *stop && !c->status) c->status = REACH_INTERRUPTED + *stop;
}

/* The last round so far is played to its end before the next begins. */
static void play(cascade *c) {
  reach_touched *touched = &c->workspace->touched;
  for (size_t begin = 0, end = touched->n; begin < end && !c->status;
       begin = end, end = touched->n) {
    for (size_t i = begin; i < end && !c->status; i++) {
      if (i + N_AHEAD < end)
        __builtin_prefetch(&c->ties->first[touched->person[i + N_AHEAD].person]);
      speak(c, (uint32_t)i);
    }
    hear_all(c);
    look_for_a_stop(c);
  }
}

int reach_independent_cascade_run(const reach_plan *plan, uint32_t replicate,
                                  reach_workspace *workspace, reach_trace *trace) {
  if (plan->is_by_tie || workspace->recorder)
    return reach_events_run(plan, replicate, workspace, trace);
  reach_people people = reach_people_open(plan, replicate);
  uint32_t name = plan->channel[REACH_CHANNEL_FEED].inside_walk_name;
  cascade c = {.plan = plan,
               .ties = &plan->world->network[people.network],
               .workspace = workspace,
               .trace = trace};
  c.walk = reach_stream_open(plan->dynamics_seed, replicate, name, 0);
  *trace = (reach_trace){.n_start = plan->n_seeds};
  reach_touched_clear(&workspace->touched);
  for (uint64_t i = 0; i < plan->n_seeds && !c.status; i++)
    start(&c, reach_people_starter(&people, i));
  play(&c);
  trace->n_senders = workspace->touched.n;
  return c.status;
}

/* Independent cascade in continuous time: Saito, Kimura, Ohara, Motoda 2009.
 *
 * Every telling takes a time of its own, so who has the message when is a shortest path over the
 * tellings that happen, and a few may be played in the wrong order as long as whoever turns out to
 * have had an earlier copy tells it again: labels correct themselves (delta-stepping: Meyer,
 * Sanders 2003). People of one bucket of days are played together, so that memory is fetched
 * ahead; whose walk is quiet has no turn at all. Until everybody told its earliest copy, accept_day
 * and accept_hop are those of the copy it told last. Where ties differ, the same pair has several,
 * tellings are recorded, or many are shorter than a bucket, the event engine plays one by one. */
#include <math.h>

#include "cascade/coin.h"
#include "cascade/model.h"
#include "cascade/people.h"

/* Tellings under way at once, hearers and speakers looked up ahead (found by tests/bench). */
enum { N_UNDER_WAY = 128, N_TAKEN = 256, N_ROWS_AHEAD = 16, N_AHEAD = 12, N_ENTRIES_AHEAD = 24 };

typedef struct {
  uint64_t id;
  double day;
  double told_day; /* unless this is its first telling: of the later copy it told before */
  reach_stream delays;
  uint32_t hop;
  uint32_t serial; /* of this telling */
  bool is_first;
} speaker;

typedef struct {
  const reach_plan *plan;
  const reach_ties *ties;
  reach_workspace *workspace;
  reach_trace *trace;
  reach_stream walk, marks; /* have a branch for every speaker */
  int status;
  uint64_t n_exposures, n_by_start; /* of these by people who start */
  uint32_t n_told;                  /* serial numbers given */
  unsigned n, n_speakers;
  struct {
    uint32_t place; /* of the hearer in ties->target, then its id */
    uint32_t speaker;
  } telling[N_UNDER_WAY];
  double delay[N_UNDER_WAY];        /* of these tellings */
  speaker speaker[N_UNDER_WAY + 1]; /* of these tellings; the last is under way */
} cascade;

/* It has told the copy it has. */
static inline void note_told(cascade *c, reach_person *person) {
  c->trace->n_senders += !person->sent;
  person->sent = 1 << REACH_CHANNEL_FEED;
  person->accept_day = person->day;
  person->accept_hop = person->hop;
}

/* Who tells nobody has told at once. */
static inline void take_turn(cascade *c, reach_person *person) {
  uint32_t place = (uint32_t)(person - c->workspace->touched.person);
  if (person->is_quiet)
    note_told(c, person);
  else if (!reach_agenda_push(&c->workspace->agenda, place, person->day))
    c->status = REACH_NO_MEMORY;
}

static reach_person *add(cascade *c, uint32_t id, uint32_t slot) {
  reach_touched *touched = &c->workspace->touched;
  reach_person *person = reach_touched_add(touched, id, slot);
  if (!person) c->status = REACH_NO_MEMORY;
  if (touched->n > c->workspace->most_people) c->status = REACH_TOO_BIG;
  return person;
}

static void start(cascade *c, uint32_t id) {
  uint32_t slot = 0;
  reach_touched *touched = &c->workspace->touched;
  if (reach_touched_search(touched, id, &slot) < touched->n) return;
  reach_person *person = add(c, id, slot);
  if (!person) return;
  person->day = 0;
  person->is_start = person->is_intact = person->accept_is_intact = true;
  c->trace->gross += reach_ties_degree(c->ties, id);
  take_turn(c, person);
}

static inline bool is_quiet(const cascade *c, uint32_t id) {
  uint32_t degree = c->ties->first[id + 1] - c->ties->first[id];
  return reach_walk_is_quiet(&c->plan->ticks, reach_stream_branch(c->walk, id), degree);
}

static inline void count(cascade *c, const speaker *s) {
  c->n_exposures++;
  c->n_by_start += s->hop == 0;
}

static bool told_this(const reach_person *person) {
  return person->accept_day <= person->day && person->accept_hop == person->hop;
}

/* Copies are ordered by day, then hop, then teller. */
static void offer(cascade *c, reach_person *hearer, const speaker *s, double day) {
  uint32_t hop = s->hop + 1;
  if (day > hearer->day) return;
  bool is_as_good = day >= hearer->day && hop == hearer->hop;
  if (day >= hearer->day && (hop > hearer->hop || (is_as_good && s->id >= hearer->teller))) return;
  hearer->day = day;
  hearer->hop = hop;
  hearer->teller = hearer->accept_teller = s->id;
  if (!is_as_good) take_turn(c, hearer);
}

/* Who tells nobody is entered as having told: for most, all there is to do. */
static inline void hear_first(cascade *c, uint32_t id, uint32_t slot, const speaker *s,
                              double day) {
  bool tells_nobody = is_quiet(c, id);
  reach_touched *touched = &c->workspace->touched;
  if (touched->n >= c->workspace->most_people) c->status = REACH_TOO_BIG;
  reach_person *hearer = reach_touched_enter(touched, id, slot);
  if (!hearer) c->status = REACH_NO_MEMORY;
  if (!hearer) return;
  *hearer = (reach_person){.person = id,
                           .day = day,
                           .teller = s->id,
                           .accept_day = day,
                           .accept_teller = s->id,
                           .hop = s->hop + 1,
                           .accept_hop = s->hop + 1,
                           .n_exposures = 1,
                           .last_telling = s->serial,
                           .slot = hearer->slot,
                           .is_intact = true,
                           .accept_is_intact = true,
                           .is_quiet = tells_nobody,
                           .accept_channel = REACH_CHANNEL_FEED,
                           .sent = (uint16_t)(tells_nobody << REACH_CHANNEL_FEED)};
  count(c, s);
  c->trace->n_senders += tells_nobody;
  if (!tells_nobody) take_turn(c, hearer);
}

/* A speaker that tells an earlier copy has been heard already, unless that was too late. */
static inline void hear(cascade *c, uint32_t id, const speaker *s, double delay) {
  double horizon = c->plan->horizon_days;
  if (s->day + delay > horizon) return;
  uint32_t slot = 0;
  const reach_touched *touched = &c->workspace->touched;
  size_t place = reach_touched_search(touched, id, &slot);
  if (place == touched->n) {
    hear_first(c, id, slot, s, s->day + delay);
    return;
  }
  reach_person *hearer = &touched->person[place];
  if (hearer->last_telling == s->serial) return;
  if (s->is_first || s->told_day + delay > horizon) {
    hearer->n_exposures++;
    count(c, s);
  }
  hearer->last_telling = s->serial;
  offer(c, hearer, s, s->day + delay);
}

/* All at once, where nothing hangs on a guess of the processor; meanwhile slots of hearers come. */
static inline void draw_delays(cascade *c) {
  const reach_plan *plan = c->plan;
  const reach_delay *delay = &plan->channel[REACH_CHANNEL_FEED].delay;
  for (unsigned i = 0; i < c->n; i++) {
    uint64_t occasion = (uint64_t)c->telling[i].place * REACH_N_MARKS;
    c->delay[i] = reach_delay_draw(delay, &plan->waiting, c->speaker[c->telling[i].speaker].delays,
                                   occasion + REACH_MARK_DELAY, occasion + REACH_MARK_COMPONENT);
  }
}

/* Rows of hearers are asked for as they come near, not all at once: a processor has few requests
 * to memory open, and forgets others. */
static void hear_all(cascade *c) {
  const uint32_t *target = c->ties->target, *first = c->ties->first;
  for (unsigned i = 0; i < c->n; i++) {
    c->telling[i].place = target[c->telling[i].place];
    reach_touched_prefetch(&c->workspace->touched, c->telling[i].place);
  }
  draw_delays(c);
  for (unsigned i = 0; i < c->n; i++)
    reach_touched_prefetch_entry(&c->workspace->touched, c->telling[i].place);
  for (unsigned i = 0; i < N_ROWS_AHEAD && i < c->n; i++)
    __builtin_prefetch(&first[c->telling[i].place]);
  for (unsigned i = 0; i < c->n && !c->status; i++) {
    if (i + N_ROWS_AHEAD < c->n) __builtin_prefetch(&first[c->telling[i + N_ROWS_AHEAD].place]);
    hear(c, c->telling[i].place, &c->speaker[c->telling[i].speaker], c->delay[i]);
  }
  c->speaker[0] = c->speaker[c->n_speakers];
  c->n = c->n_speakers = 0;
}

static inline void tell(cascade *c, uint32_t place) {
  __builtin_prefetch(&c->ties->target[place]);
  c->telling[c->n].place = place;
  c->telling[c->n].speaker = c->n_speakers;
  if (++c->n == N_UNDER_WAY) hear_all(c);
}

static void open_speaker(cascade *c, const reach_person *person) {
  c->speaker[c->n_speakers] = (speaker){.id = person->person,
                                        .day = person->day,
                                        .told_day = person->accept_day,
                                        .delays = reach_stream_branch(c->marks, person->person),
                                        .hop = person->hop,
                                        .serial = ++c->n_told,
                                        .is_first = !person->sent};
}

static void walk(cascade *c, reach_stream stream, uint32_t first, uint32_t n) {
  const reach_ticks *ticks = &c->plan->ticks;
  reach_walk walk = reach_walk_around(ticks, stream, n);
  do
    for (unsigned t = 0; t < walk.n_ticks; t++)
      tell(c, first + (uint32_t)reach_walk_pick(&walk, t, n));
  while (!c->status && reach_walk_next(ticks, &walk));
}

/* The walk of telling.c over all neighbours. */
static void speak(cascade *c, reach_person *person) {
  if (person->sent && told_this(person)) return;
  uint32_t id = (uint32_t)person->person, first = c->ties->first[id];
  uint32_t n = c->ties->first[id + 1] - first;
  open_speaker(c, person);
  note_told(c, person);
  if (c->plan->channel[REACH_CHANNEL_FEED].attention >= 1)
    for (uint32_t i = 0; i < n && !c->status; i++) tell(c, first + i);
  else
    walk(c, reach_stream_branch(c->walk, id), first, n);
  /* none of its tellings may be waiting */
  c->n_speakers += c->n > 0 && c->telling[c->n - 1].speaker == c->n_speakers;
}

/* An entry of touched may move while tellings are heard, its place stays. */
static void play_bucket(cascade *c) {
  const reach_touched *touched = &c->workspace->touched;
  uint32_t place[N_TAKEN + N_ENTRIES_AHEAD];
  for (;;) {
    unsigned n = reach_agenda_take(&c->workspace->agenda, place, N_TAKEN);
    for (unsigned i = n; n && i < n + N_ENTRIES_AHEAD; i++) place[i] = place[n - 1];
    for (unsigned i = 0; n && i < N_ENTRIES_AHEAD; i++)
      __builtin_prefetch(&touched->person[place[i]]);
    for (unsigned i = 0; i < n && !c->status; i++) {
      __builtin_prefetch(&touched->person[place[i + N_ENTRIES_AHEAD]]);
      __builtin_prefetch(&c->ties->first[touched->person[place[i + N_AHEAD]].person]);
      speak(c, &touched->person[place[i]]);
    }
    if (n == 0 && c->n == 0) return;
    if (n == 0) hear_all(c);
    if (c->status) return;
  }
}

static void look_for_a_stop(cascade *c) {
  const volatile sig_atomic_t *stop = c->workspace->stop;
  if (stop && *stop && !c->status) c->status = REACH_INTERRUPTED + *stop;
}

static void play(cascade *c) {
  for (bool is_over = false; !is_over && !c->status;) {
    play_bucket(c);
    if (!reach_agenda_go_on(&c->workspace->agenda, &is_over)) c->status = REACH_NO_MEMORY;
    look_for_a_stop(c);
  }
}

int reach_continuous_time_run(const reach_plan *plan, uint32_t replicate,
                              reach_workspace *workspace, reach_trace *trace) {
  if (!(plan->bucket_days > 0) || workspace->recorder)
    return reach_events_run(plan, replicate, workspace, trace);
  reach_people people = reach_people_open(plan, replicate);
  const reach_channel *channel = &plan->channel[REACH_CHANNEL_FEED];
  uint64_t seed = plan->dynamics_seed;
  cascade c; /* telling[] and speaker[] are filled as they are used */
  c.plan = plan;
  c.ties = &plan->world->network[people.network];
  c.workspace = workspace;
  c.trace = trace;
  c.walk = reach_stream_open(seed, replicate, channel->inside_walk_name, 0);
  c.marks = reach_stream_open(seed, replicate, channel->marks_name, 0);
  c.status = 0;
  c.n_exposures = c.n_by_start = 0;
  c.n_told = c.n = c.n_speakers = 0;
  *trace = (reach_trace){.n_start = plan->n_seeds};
  reach_touched_clear(&workspace->touched);
  reach_agenda_clear(&workspace->agenda, plan->bucket_days);
  for (uint64_t i = 0; i < plan->n_seeds && !c.status; i++)
    start(&c, reach_people_starter(&people, i));
  play(&c);
  trace->impressions = c.n_exposures;
  trace->hearer_tellings = c.n_exposures - c.n_by_start;
  return c.status;
}

#include "cascade/spread.h"

#include "cascade/ahead.h"

#include <math.h>

/* The bit that stands for the one channel of a bare network. */
enum { SENT = 1 << REACH_CHANNEL_FEED };

bool reach_spread_is_over(const reach_spread *spread, double day) {
  return day > spread->plan->horizon_days || isinf(day);
}

void reach_spread_push(reach_spread *spread, const reach_person *person, double day) {
  if (reach_spread_is_over(spread, day)) return;
  uint32_t place = (uint32_t)(person - spread->workspace->touched.person);
  reach_turn turn = {day, reach_turn_order(person->accept_hop, SENT, place)};
  if (!reach_queue_push(&spread->workspace->queue, turn)) spread->status = REACH_NO_MEMORY;
}

static void start(reach_spread *spread, uint32_t id) {
  reach_person *person = reach_spread_find(spread, id);
  if (!person || person->is_start) return;
  person->day = person->accept_day = 0;
  person->is_start = person->is_intact = person->accept_is_intact = true;
  spread->trace->gross += reach_ties_degree(spread->ties, id);
  reach_spread_push(spread, person, 0);
}

reach_spread reach_spread_open(const reach_plan *plan, uint32_t replicate,
                               reach_workspace *workspace, reach_trace *trace) {
  reach_spread spread = {.plan = plan, .workspace = workspace, .trace = trace};
  spread.people = reach_people_open(plan, replicate);
  spread.ties = &plan->world->network[spread.people.network];
  *trace = (reach_trace){.n_start = plan->n_seeds};
  reach_touched_clear(&workspace->touched);
  reach_queue_clear(&workspace->queue, plan->calendar);
  for (uint64_t i = 0; i < plan->n_seeds && !spread.status; i++)
    start(&spread, reach_people_starter(&spread.people, i));
  return spread;
}

reach_stream reach_spread_stream(const reach_spread *spread, uint32_t replicate, const char *name) {
  return reach_stream_open(spread->plan->dynamics_seed, replicate, reach_stream_name(name), 0);
}

static void look_for_a_stop(reach_spread *spread) {
  const volatile sig_atomic_t *stop = spread->workspace->stop;
  if (stop && *stop && !spread->status) spread->status = REACH_INTERRUPTED + *stop;
}

static reach_person *next_turn(reach_spread *spread, reach_turn *turn) {
  reach_workspace *workspace = spread->workspace;
  reach_fetch_ahead(&workspace->queue, &workspace->touched, spread->ties);
  if (spread->status || !reach_queue_pop(&workspace->queue, turn)) return NULL;
  return &workspace->touched.person[reach_turn_place(*turn)];
}

reach_person *reach_spread_pop(reach_spread *spread, double *day) {
  reach_turn turn;
  look_for_a_stop(spread);
  reach_person *person = next_turn(spread, &turn);
  if (person) *day = turn.day;
  return person;
}

reach_speaker reach_spread_speaker(const reach_spread *spread, const reach_person *person) {
  reach_speaker speaker = {.id = (uint32_t)person->person,
                           .hop = person->accept_hop,
                           .is_start = person->is_start,
                           .day = person->accept_day};
  speaker.neighbour = spread->ties->target + spread->ties->first[speaker.id];
  speaker.n_neighbours = reach_ties_degree(spread->ties, speaker.id);
  return speaker;
}

void reach_spread_note_sender(reach_spread *spread, reach_person *person) {
  person->sent = SENT;
  spread->trace->n_senders++;
}

bool reach_spread_next(reach_spread *spread, reach_speaker *speaker) {
  reach_turn turn;
  reach_person *person;
  look_for_a_stop(spread);
  while ((person = next_turn(spread, &turn))) {
    /* an earlier copy may have taken the place of the one that this turn was for */
    if (person->sent || person->accept_day < turn.day || person->accept_hop != reach_turn_hop(turn))
      continue;
    reach_spread_note_sender(spread, person);
    *speaker = reach_spread_speaker(spread, person);
    return true;
  }
  return false;
}

reach_person *reach_spread_find(reach_spread *spread, uint32_t id) {
  bool is_new;
  reach_touched *touched = &spread->workspace->touched;
  reach_person *person = reach_touched_find(touched, id, &is_new);
  if (!person)
    spread->status = REACH_NO_MEMORY;
  else if (touched->n > spread->workspace->most_people)
    spread->status = REACH_TOO_BIG;
  return person;
}

static void record(reach_spread *spread, const reach_speaker *speaker, const reach_person *person,
                   double day) {
  reach_telling_event event = {.day = day,
                               .sender = speaker->id,
                               .hearer = person->person,
                               .hop = speaker->hop + 1,
                               .channel = REACH_CHANNEL_FEED,
                               .is_intact = true,
                               .is_accepted = true};
  int status = reach_recorder_add(spread->workspace->recorder, event);
  if (status) spread->status = status;
}

void reach_spread_reach(reach_spread *spread, reach_person *person, const reach_speaker *speaker,
                        double day) {
  person->day = person->accept_day = day;
  person->hop = person->accept_hop = speaker->hop + 1;
  person->teller = person->accept_teller = speaker->id;
  person->is_intact = person->accept_is_intact = true;
  person->accept_channel = REACH_CHANNEL_FEED;
  reach_spread_push(spread, person, day);
}

static bool comes_before(double day, const reach_speaker *speaker, const reach_person *person) {
  if (day < person->day || day > person->day) return day < person->day;
  uint32_t hop = speaker->hop + 1;
  return hop < person->hop || (hop == person->hop && speaker->id < person->teller);
}

void reach_spread_expose(reach_spread *spread, const reach_speaker *speaker, reach_person *person,
                         double day) {
  person->n_exposures++;
  spread->trace->impressions++;
  spread->trace->hearer_tellings += !speaker->is_start;
  if (spread->workspace->recorder) record(spread, speaker, person, day);
}

void reach_spread_tell(reach_spread *spread, const reach_speaker *speaker, uint32_t id,
                       double day) {
  if (id == speaker->id) return;
  reach_person *person = reach_spread_find(spread, id);
  if (!person) return;
  reach_spread_expose(spread, speaker, person, day);
  if (comes_before(day, speaker, person)) reach_spread_reach(spread, person, speaker, day);
}

uint32_t reach_spread_n_tellers(const reach_spread *spread, uint32_t id) {
  return reach_plan_n_tellers(spread->plan, id);
}

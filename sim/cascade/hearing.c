/* What an exposure does: who is reached, with which copy, who accepts, whose turn comes. */
#include <math.h>

#include "cascade/run.h"

void reach_person_start(reach_person *person) {
  person->day = person->accept_day = 0;
  person->is_start = person->is_intact = person->accept_is_intact = true;
}

reach_person *reach_run_person(reach_run *run, uint64_t id) {
  bool is_new;
  reach_touched *touched = &run->workspace->touched;
  reach_person *person = reach_touched_find(touched, id, &is_new);
  if (!person) {
    run->status = REACH_NO_MEMORY;
  } else if (is_new) {
    if (touched->n > run->workspace->most_people) run->status = REACH_TOO_BIG;
    if (run->plan->seed_choice == REACH_SEED_EVERYONE &&
        reach_people_is_associate(&run->people, id))
      reach_person_start(person);
  }
  return person;
}

static double patience_after(double patience, uint32_t hop) {
  return patience < 1 ? pow(patience, hop) : 1;
}

reach_role reach_run_role(const reach_run *run, uint64_t id) {
  if (reach_people_is_associate(&run->people, id))
    return reach_people_role(&run->people, (uint32_t)id);
  return (reach_role){.to_contacts = true};
}

/* To an associate; to people of the market all are. */
static bool is_open(const reach_channel *channel, reach_role role) {
  return (role.to_contacts && channel->to_contacts) ||
         (role.to_colleagues && channel->to_colleagues);
}

/* Of an associate 0 where it does not post in a channel that is posted to, else 1. */
static double activity_in(const reach_run *run, uint64_t id, int channel) {
  if (!reach_people_is_associate(&run->people, id)) return reach_people_activity(&run->people, id);
  return reach_people_posts(&run->people, channel, (uint32_t)id) > 0;
}

/* Inlined twice, so that nobody pays for activity where all are alike. */
__attribute__((always_inline)) static inline unsigned channels_of(const reach_run *run, uint64_t id,
                                                                  uint32_t hop, bool has_activity) {
  bool is_associate = reach_people_is_associate(&run->people, id);
  reach_role role = {0};
  if (is_associate) role = reach_run_role(run, id);
  unsigned used = 0;
  for (int i = 0; i < run->plan->n_used; i++) {
    int c = run->plan->used[i];
    const reach_channel *channel = &run->plan->channel[c];
    if (hop >= channel->max_hops || (is_associate && !is_open(channel, role))) continue;
    double willing = (is_associate ? 1 : channel->pass_on) * patience_after(channel->patience, hop);
    if (has_activity) willing *= activity_in(run, id, c);
    if (willing >= 1 || (willing > 0 && reach_draw_uniform(run->pass_on[c], id) < willing))
      used |= 1u << c;
  }
  return used;
}

unsigned reach_run_channels(const reach_run *run, uint64_t id, uint32_t hop) {
  if (run->plan->has_activity) return channels_of(run, id, hop, true);
  return channels_of(run, id, hop, false);
}

/* The order of copies: by day, then hop, then who tells it (the company last). The hop comes
 * before the teller so that, where delays are zero, no copy is before the one it was made from. */
static bool comes_before(double day, const reach_telling *telling, double other_day,
                         uint32_t other_hop, uint64_t other_teller) {
  if (day < other_day || day > other_day) return day < other_day;
  return telling->hop < other_hop ||
         (telling->hop == other_hop && telling->sender->id < other_teller);
}

static void take_turn(reach_run *run, reach_person *hearer) {
  if (hearer->sent && !hearer->is_start) return;
  unsigned channels = reach_run_channels(run, hearer->person, hearer->accept_hop);
  if (!channels) return;
  uint32_t place = (uint32_t)(hearer - run->workspace->touched.person);
  reach_turn turn = {hearer->accept_day, reach_turn_order(hearer->accept_hop, channels, place)};
  if (!reach_queue_push(&run->workspace->queue, turn)) run->status = REACH_NO_MEMORY;
}

static void accept(reach_run *run, reach_person *hearer, const reach_telling *telling, double day,
                   bool is_intact) {
  if (!comes_before(day, telling, hearer->accept_day, hearer->accept_hop, hearer->accept_teller))
    return;
  hearer->accept_day = day;
  hearer->accept_teller = telling->sender->id;
  hearer->accept_hop = telling->hop;
  hearer->accept_is_intact = is_intact;
  hearer->accept_channel = telling->channel_index;
  take_turn(run, hearer);
}

bool reach_run_comes_before_acceptance(const reach_person *hearer, const reach_voice *voice) {
  reach_voice known = {
      .day = hearer->accept_day, .hop = hearer->accept_hop, .sender = hearer->accept_teller};
  return reach_voice_comes_before(voice, &known);
}

void reach_run_accept(reach_run *run, reach_person *hearer, const reach_voice *voice) {
  if (!reach_run_comes_before_acceptance(hearer, voice)) return;
  hearer->accept_day = voice->day;
  hearer->accept_teller = voice->sender;
  hearer->accept_hop = voice->hop;
  hearer->accept_is_intact = voice->is_intact;
  hearer->accept_channel = voice->channel;
  take_turn(run, hearer);
}

/* What is kept of exposures where somebody asks who told whom, or where senders reinforce each
 * other. */
static void keep(reach_run *run, reach_person *hearer, reach_voice voice, bool is_accepted) {
  reach_recorder *recorder = run->workspace->recorder;
  reach_telling_event event = {.day = voice.day,
                               .sender = voice.sender,
                               .hearer = hearer->person,
                               .hop = voice.hop,
                               .channel = voice.channel,
                               .is_intact = voice.is_intact,
                               .is_accepted = is_accepted};
  int status = recorder ? reach_recorder_add(recorder, event) : 0;
  if (status) run->status = status;
  if (!status && recorder) voice.event = recorder->n - 1;
  if (run->plan->reinforcement > 0) reach_run_reinforce(run, hearer, voice);
}

/* `hearer_id` takes in what the sender tells, on `day`. */
static void expose(reach_run *run, const reach_telling *telling, uint64_t hearer_id, double day,
                   bool is_faithful) {
  const reach_sender *sender = telling->sender;
  reach_person *hearer = reach_run_person(run, hearer_id);
  if (!hearer || hearer->last_telling == run->n_tellings) return;
  hearer->last_telling = run->n_tellings;
  hearer->n_exposures++;
  run->trace->impressions +=
      run->plan->world->is_network || !reach_people_is_associate(&run->people, hearer_id);
  run->trace->hearer_tellings +=
      sender->hop > 0 && (run->plan->world->is_network || !sender->is_associate);
  bool is_intact = telling->channel->is_linked || (sender->is_intact && is_faithful);
  if (comes_before(day, telling, hearer->day, hearer->hop, hearer->teller)) {
    hearer->day = day;
    hearer->teller = sender->id;
    hearer->hop = telling->hop;
    hearer->is_intact = is_intact;
  }
  bool is_accepted = telling->credibility >= 1 ||
                     reach_draw_uniform(sender->acceptance, hearer_id) < telling->credibility;
  if (is_accepted) accept(run, hearer, telling, day, is_intact);
  if (!run->keeps_exposures) return;
  keep(run, hearer,
       (reach_voice){.sender = sender->id,
                     .day = day,
                     .credibility = telling->credibility,
                     .hop = telling->hop,
                     .channel = telling->channel_index,
                     .is_intact = is_intact},
       is_accepted);
}

static void look_for_a_stop(reach_run *run) {
  const volatile sig_atomic_t *stop = run->workspace->stop;
  if (stop && *stop && !run->status) run->status = REACH_INTERRUPTED + *stop;
}

void reach_telling_hear(reach_run *run, reach_telling *telling) {
  for (unsigned i = 0; i < telling->n && !run->status; i++)
    expose(run, telling, telling->heard[i].person, telling->heard[i].day,
           telling->heard[i].is_faithful);
  telling->n = 0;
  look_for_a_stop(run);
}

#include "cascade/cascade.h"

#include "cascade/ahead.h"
#include "cascade/model.h"
#include "cascade/run.h"

int reach_workspace_init(reach_workspace *workspace, uint64_t most_people,
                         const volatile sig_atomic_t *stop) {
  *workspace = (reach_workspace){.most_people = most_people, .stop = stop};
  return reach_touched_init(&workspace->touched);
}

void reach_workspace_free(reach_workspace *workspace) {
  reach_touched_free(&workspace->touched);
  reach_queue_free(&workspace->queue);
  reach_agenda_free(&workspace->agenda);
  reach_adopters_free(&workspace->adopters);
  reach_voices_free(&workspace->voices);
  reach_engagement_free(&workspace->engagement);
  reach_lineup_free(&workspace->lineup);
}

/* Who hears of the audience a channel has. */
static bool tells_contacts(const reach_channel *channel, const reach_sender *sender) {
  return sender->role.to_contacts && (channel->to_contacts || !sender->is_associate);
}

static bool tells_colleagues(const reach_channel *channel, const reach_sender *sender) {
  return sender->role.to_colleagues && channel->to_colleagues;
}

/* How many of its contacts a sender needs to know in a circle: for a conversation with nobody else
 * those it tells, for a post all; 0 = none. */
static uint64_t contacts_wanted(const reach_plan *plan, const reach_sender *sender, int circle,
                                unsigned used) {
  uint64_t wanted = 0;
  if (plan->world->is_network) return 0;
  for (int i = 0; i < plan->n_used; i++) {
    const reach_channel *channel = &plan->channel[plan->used[i]];
    bool is_used = used >> plan->used[i] & 1 && channel->circle == circle;
    if (!is_used || !tells_contacts(channel, sender)) continue;
    if (!channel->is_in_order || tells_colleagues(channel, sender)) return UINT64_MAX;
    wanted = sender->is_first ? channel->people : channel->onward_people;
  }
  return wanted;
}

static double trust_in(const reach_plan *plan, uint64_t associate) {
  return plan->trust_of ? plan->trust_of[associate] : plan->trust;
}

/* Makes the contacts of a circle the sender's. */
static void enter_circle(const reach_run *run, int circle, unsigned used, reach_sender *sender) {
  uint64_t wanted = contacts_wanted(run->plan, sender, circle, used);
  sender->circle = circle;
  sender->contacts.n = 0;
  sender->contacts.by_rank = false;
  if (wanted) reach_people_contacts(&run->people, circle, sender->id, wanted, &sender->contacts);
}

/* `begins`: it starts or was released, and does not pass on what it heard. */
static void open_sender(const reach_run *run, const reach_person *person, double day, bool begins,
                        reach_sender *sender) {
  const reach_plan *plan = run->plan;
  bool is_associate = reach_people_is_associate(&run->people, person->person);
  sender->id = person->person;
  sender->day = day;
  sender->hop = begins ? 0 : person->accept_hop;
  sender->is_intact = begins || person->accept_is_intact;
  sender->is_associate = is_associate;
  sender->is_first = is_associate || begins;
  sender->role = reach_run_role(run, person->person);
  sender->n_colleagues = 0;
  sender->circle = REACH_NO_CIRCLE;
  sender->credibility = is_associate ? trust_in(plan, person->person) : plan->peer_credibility;
  sender->acceptance = reach_stream_branch(run->acceptance, sender->id);
  if (is_associate && plan->world->network) {
    const reach_ties *ties = &plan->world->network[run->people.network];
    sender->colleague = ties->target + ties->first[sender->id];
    sender->n_colleagues = reach_ties_degree(ties, (uint32_t)sender->id);
  }
}

static reach_audience audience_of(const reach_channel *channel, const reach_sender *sender) {
  uint64_t n_contacts = tells_contacts(channel, sender) ? sender->contacts.n : 0;
  uint64_t n_colleagues = tells_colleagues(channel, sender) ? sender->n_colleagues : 0;
  return (reach_audience){.n_contacts = n_contacts, .n = n_contacts + n_colleagues};
}

/* `person` passes on the copy it accepted, or begins (its own), on `day`, through the channels
 * (bits) used. */
static void pass_on(reach_run *run, reach_person *person, double day, unsigned used, bool begins) {
  const reach_plan *plan = run->plan;
  reach_sender sender;
  run->trace->n_senders += !person->sent;
  person->sent |= (uint16_t)used;
  open_sender(run, person, day, begins, &sender);
  for (int i = 0; i < plan->n_used; i++) {
    int c = plan->used[i];
    if (!(used >> c & 1)) continue;
    const reach_channel *channel = &plan->channel[c];
    if (channel->circle != sender.circle) enter_circle(run, channel->circle, used, &sender);
    reach_audience audience = audience_of(channel, &sender);
    uint64_t addressed = channel->is_to_some ? reach_run_tell_some(run, &sender, c, audience)
                                             : reach_run_broadcast(run, &sender, c, audience);
    if (begins) run->trace->gross += addressed;
  }
}

static void post_on_page(reach_run *run) {
  const reach_channel *page = &run->plan->channel[REACH_CHANNEL_PAGE];
  if (!page->is_used) return;
  reach_sender company = {.id = REACH_THE_COMPANY, .is_intact = true};
  company.credibility = run->plan->trust;
  company.acceptance = reach_stream_branch(run->acceptance, REACH_THE_COMPANY);
  reach_audience followers = {.is_followers = true, .n = run->plan->n_followers};
  run->trace->gross += reach_run_broadcast(run, &company, REACH_CHANNEL_PAGE, followers);
}

/* Somebody who starts passes the message on at once, on day 0. */
static void start_turn(reach_run *run, uint32_t id) {
  unsigned used = reach_run_channels(run, id, 0);
  reach_person *person = used ? reach_run_person(run, id) : NULL;
  if (person) pass_on(run, person, 0, used, true);
}

/* All get their copies before the first tells anybody. Where everybody starts, person_of sees to
 * that, and only participants need to be looked at. */
static void start(reach_run *run) {
  const reach_plan *plan = run->plan;
  if (plan->seed_choice == REACH_SEED_EVERYONE) {
    uint64_t n = reach_people_n_active(&run->people);
    for (uint64_t i = 0; i < n && !run->status; i++)
      start_turn(run, reach_people_participant(&run->people, i));
    return;
  }
  for (uint64_t i = 0; i < plan->n_seeds && !run->status; i++) {
    reach_person *person = reach_run_person(run, reach_people_starter(&run->people, i));
    if (person) reach_person_start(person);
  }
  for (uint64_t i = 0; i < plan->n_seeds && !run->status; i++)
    start_turn(run, reach_people_starter(&run->people, i));
}

/* Nobody has told it what it tells. Until its day, and after it, it hears, believes and passes on
 * as anybody does: were it silent for what it will tell later, a release less (somebody served
 * sooner) could make people hear. */
static void release(reach_run *run, const reach_release *from) {
  if (!from->channels || from->day > run->plan->horizon_days) return;
  reach_person *person = reach_run_person(run, from->person);
  if (!person) return;
  person->is_start = true;
  uint32_t place = (uint32_t)(person - run->workspace->touched.person);
  reach_turn turn = {from->day, reach_turn_order(0, from->channels, place)};
  if (!reach_queue_push(&run->workspace->queue, turn)) run->status = REACH_NO_MEMORY;
}

static reach_run open_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                          reach_trace *trace) {
  reach_run run = {
      .plan = plan,
      .workspace = workspace,
      .trace = trace,
      .keeps_exposures = workspace->recorder || plan->reinforcement > 0,
      .people = reach_people_open_with(plan, replicate, &workspace->adopters, &workspace->lineup)};
  uint64_t seed = plan->dynamics_seed;
  run.acceptance = reach_stream_open(seed, replicate, reach_stream_name("people/acceptance"), 0);
  if (plan->reinforcement > 0)
    run.reinforcement =
        reach_stream_open(seed, replicate, reach_stream_name("people/reinforcement"), 0);
  for (int c = 0; c < REACH_N_CHANNELS; c++) {
    const reach_channel *channel = &plan->channel[c];
    if (!channel->is_used) continue;
    run.walk[c] = reach_stream_open(seed, replicate, channel->walk_name, 0);
    run.inside_walk[c] = reach_stream_open(seed, replicate, channel->inside_walk_name, 0);
    run.marks[c] = reach_stream_open(seed, replicate, channel->marks_name, 0);
    run.pass_on[c] = reach_stream_open(seed, replicate, channel->pass_on_name, 0);
  }
  return run;
}

/* An earlier copy may have taken the place of the one that this turn was for. Who was released has
 * turns for both, that of its release with hop 0. */
static bool is_current(const reach_person *person, reach_turn turn) {
  uint32_t hop = reach_turn_hop(turn);
  if (person->is_start && hop == 0) return !person->has_begun;
  return (!person->sent || person->is_start) && person->accept_day >= turn.day &&
         person->accept_hop == hop;
}

/* Nobody posts twice what it posted before, on its own account or another's. */
static void take_turn(reach_run *run, reach_turn turn) {
  reach_person *person = &run->workspace->touched.person[reach_turn_place(turn)];
  if (!is_current(person, turn)) return;
  bool begins = person->is_start && reach_turn_hop(turn) == 0;
  unsigned used = reach_turn_channels(turn) & ~(unsigned)person->sent;
  if (begins) person->has_begun = true;
  if (used) pass_on(run, person, turn.day, used, begins);
}

int reach_events_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                     reach_trace *trace) {
  return reach_cascade_release(plan, replicate, NULL, 0, workspace, trace);
}

int reach_cascade_release(const reach_plan *plan, uint32_t replicate, const reach_release *from,
                          size_t n, reach_workspace *workspace, reach_trace *trace) {
  *trace = (reach_trace){.n_start = plan->n_seeds};
  reach_touched_clear(&workspace->touched);
  reach_queue_clear(&workspace->queue, plan->calendar);
  reach_voices_clear(&workspace->voices);
  workspace->engagement.n = 0;
  reach_run run = open_run(plan, replicate, workspace, trace);
  run.status = reach_people_adopt(&run.people, workspace->stop, &workspace->adopters);
  if (!run.status) run.status = reach_people_line_up(&run.people, &workspace->lineup);
  if (run.status) return run.status;
  start(&run);
  post_on_page(&run);
  for (size_t i = 0; i < n && !run.status; i++) release(&run, &from[i]);
  const reach_ties *ties = plan->world->network ? &plan->world->network[run.people.network] : NULL;
  reach_turn turn;
  for (;;) {
    reach_fetch_ahead(&workspace->queue, &workspace->touched, ties);
    if (run.status || !reach_queue_pop(&workspace->queue, &turn)) break;
    take_turn(&run, turn);
  }
  if (!run.status && workspace->recorder) reach_run_note_reinforced(&run);
  return run.status;
}

#include "cascade/cascade.h"

#include <math.h>

#include "cascade/people.h"

/* Draws about a telling, by receiver: occasions of the sender's marks in a channel. */
enum { MARK_DELAY, MARK_FIDELITY, MARK_ATTENTION, N_MARKS };

typedef struct {
  const reach_plan *plan;
  reach_workspace *workspace;
  reach_trace *trace;
  reach_people people;
  reach_stream acceptance;                                      /* has a branch for every sender */
  reach_stream walk[REACH_N_CHANNELS], marks[REACH_N_CHANNELS]; /* likewise */
  reach_stream pass_on[REACH_N_CHANNELS];                       /* one occasion for every person */
  uint32_t n_tellings; /* serial number of the present (sender, channel) */
  int status;
} reach_run;

/* Somebody who passes the message on, with what all its tellings share. */
typedef struct {
  uint64_t id;
  double day;
  uint32_t hop;
  bool is_intact;
  double credibility;
  reach_stream acceptance;
  const uint32_t *colleague; /* [n_colleagues] */
  uint64_t n_colleagues;
  reach_contacts contacts;
} reach_sender;

/* Whom a channel is open to: the page's followers, or contacts first and then colleagues. */
typedef struct {
  bool is_followers;
  uint64_t n_contacts, n;
} reach_audience;

int reach_workspace_init(reach_workspace *workspace, uint64_t most_people,
                         const volatile sig_atomic_t *stop) {
  *workspace = (reach_workspace){.most_people = most_people, .stop = stop};
  return reach_touched_init(&workspace->touched);
}

void reach_workspace_free(reach_workspace *workspace) {
  reach_touched_free(&workspace->touched);
  reach_queue_free(&workspace->queue);
}

static void give_start(reach_person *person) {
  person->day = person->accept_day = 0;
  person->is_start = person->is_intact = person->accept_is_intact = true;
}

/* The entry of a person; one who starts (and was not looked at yet) gets its copy now. */
static reach_person *person_of(reach_run *run, uint64_t id) {
  bool is_new;
  reach_touched *touched = &run->workspace->touched;
  reach_person *person = reach_touched_find(touched, id, &is_new);
  if (!person) {
    run->status = REACH_NO_MEMORY;
  } else if (is_new) {
    if (touched->n > run->workspace->most_people) run->status = REACH_TOO_BIG;
    if (run->plan->seed_choice == REACH_SEED_EVERYONE &&
        reach_people_is_associate(&run->people, id))
      give_start(person);
  }
  return person;
}

static double patience_after(double patience, uint32_t hop) {
  return patience < 1 ? pow(patience, hop) : 1;
}

/* The channels (bits) through which a person who accepted a copy of this hop passes it on. */
static unsigned channels_of(const reach_run *run, uint64_t id, uint32_t hop) {
  bool is_associate = reach_people_is_associate(&run->people, id);
  if (is_associate && !reach_people_participates(&run->people, (uint32_t)id)) return 0;
  unsigned used = 0;
  for (int c = REACH_CHANNEL_CONVERSATION; c < REACH_N_CHANNELS; c++) {
    const reach_channel *channel = &run->plan->channel[c];
    if (!channel->is_used || hop >= channel->max_hops) continue;
    double willing = (is_associate ? 1 : channel->pass_on) * patience_after(channel->patience, hop);
    if (willing >= 1 || (willing > 0 && reach_draw_uniform(run->pass_on[c], id) < willing))
      used |= 1u << c;
  }
  return used;
}

/* The order of copies: by day, then hop, then who tells it (the company last). The hop comes
 * before the teller so that, where delays are zero, no copy is before the one it was made from. */
static bool comes_before(double day, const reach_sender *sender, double other_day,
                         uint32_t other_hop, uint64_t other_teller) {
  if (day < other_day || day > other_day) return day < other_day;
  uint32_t hop = sender->hop + 1;
  return hop < other_hop || (hop == other_hop && sender->id < other_teller);
}

static void accept(reach_run *run, reach_person *hearer, const reach_sender *sender, double day,
                   bool is_intact) {
  if (!comes_before(day, sender, hearer->accept_day, hearer->accept_hop, hearer->accept_teller))
    return;
  hearer->accept_day = day;
  hearer->accept_teller = sender->id;
  hearer->accept_hop = sender->hop + 1;
  hearer->accept_is_intact = is_intact;
  if (hearer->has_sent || !channels_of(run, hearer->person, hearer->accept_hop)) return;
  reach_turn turn = {day, hearer->accept_hop, hearer->person};
  if (!reach_queue_push(&run->workspace->queue, turn)) run->status = REACH_NO_MEMORY;
}

/* `hearer_id` takes in what the sender tells, on `day`; what comes after the horizon and what
 * was counted in this telling already is nothing. */
static void expose(reach_run *run, const reach_sender *sender, const reach_channel *channel,
                   reach_stream marks, uint64_t hearer_id, double day) {
  if (day > run->plan->horizon_days) return;
  reach_person *hearer = person_of(run, hearer_id);
  if (!hearer || hearer->last_telling == run->n_tellings) return;
  hearer->last_telling = run->n_tellings;
  hearer->n_exposures++;
  run->trace->impressions +=
      run->plan->world->is_network || !reach_people_is_associate(&run->people, hearer_id);
  run->trace->hearer_tellings += sender->hop > 0;
  bool is_intact =
      sender->is_intact &&
      (channel->fidelity >= 1 ||
       reach_draw_uniform(marks, hearer_id * N_MARKS + MARK_FIDELITY) < channel->fidelity);
  if (comes_before(day, sender, hearer->day, hearer->hop, hearer->teller)) {
    hearer->day = day;
    hearer->teller = sender->id;
    hearer->hop = sender->hop + 1;
    hearer->is_intact = is_intact;
  }
  if (sender->credibility >= 1 ||
      reach_draw_uniform(sender->acceptance, hearer_id) < sender->credibility)
    accept(run, hearer, sender, day, is_intact);
}

static reach_audience audience_of(const reach_channel *channel, const reach_sender *sender,
                                  bool is_associate) {
  uint64_t n_contacts = !is_associate || channel->to_contacts ? sender->contacts.n : 0;
  uint64_t n_colleagues = is_associate && channel->to_colleagues ? sender->n_colleagues : 0;
  return (reach_audience){.n_contacts = n_contacts, .n = n_contacts + n_colleagues};
}

static uint64_t audience_person(const reach_run *run, const reach_sender *sender,
                                reach_audience audience, uint64_t i) {
  if (audience.is_followers) return reach_people_follower(&run->people, i);
  return i < audience.n_contacts ? reach_contacts_person(&sender->contacts, i)
                                 : sender->colleague[i - audience.n_contacts];
}

/* When a post of day `posted` is seen: exponential delays have the half-life as median. */
static double seen_on(const reach_channel *channel, reach_stream marks, uint64_t hearer,
                      double posted) {
  if (channel->delay_is_constant || channel->half_life_days <= 0)
    return posted + channel->half_life_days;
  double u = reach_draw_uniform(marks, hearer * N_MARKS + MARK_DELAY);
  return posted - channel->half_life_days * log2(u);
}

/* Tellings between two looks at the mark of a signal. */
enum { LOOK_EVERY = 1 << 16 };

static void look_for_a_stop(reach_run *run) {
  const volatile sig_atomic_t *stop = run->workspace->stop;
  if (stop && *stop && !run->status) run->status = REACH_INTERRUPTED + *stop;
}

/* A post: a tick walk. Ticks come at rate n; each picks one of the n; the walk stops at clock
 * -ln(1-p). So each of the n is picked at least once with probability p, independently, and a
 * larger p only goes on with the same walk. */
static void broadcast(reach_run *run, const reach_sender *sender, int c, reach_audience audience) {
  const reach_channel *channel = &run->plan->channel[c];
  reach_stream marks = reach_stream_branch(run->marks[c], sender->id);
  run->n_tellings++;
  if (channel->attention >= 1) {
    for (uint64_t i = 0; i < audience.n && !run->status; i++) {
      if (i % LOOK_EVERY == 0) look_for_a_stop(run);
      uint64_t hearer = audience_person(run, sender, audience, i);
      expose(run, sender, channel, marks, hearer, seen_on(channel, marks, hearer, sender->day));
    }
    return;
  }
  if (audience.n == 0 || channel->attention <= 0) return;
  reach_stream walk = reach_stream_branch(run->walk[c], sender->id);
  double stop = channel->clock * (double)audience.n, clock = 0;
  for (uint64_t tick = 0; !run->status; tick++) {
    if (tick % LOOK_EVERY == 0) look_for_a_stop(run);
    clock -= log(reach_draw_uniform(walk, 2 * tick));
    if (clock > stop) return;
    uint64_t i = reach_below_of_bits(reach_draw_bits(walk, 2 * tick + 1), audience.n);
    uint64_t hearer = audience_person(run, sender, audience, i);
    expose(run, sender, channel, marks, hearer, seen_on(channel, marks, hearer, sender->day));
  }
}

/* One after another, in random order: contacts stand in random order already unless those at
 * home come first. Returns how many market people were told. */
static uint64_t converse(reach_run *run, const reach_sender *sender, int c, reach_audience audience,
                         bool is_associate) {
  const reach_channel *channel = &run->plan->channel[c];
  reach_stream marks = reach_stream_branch(run->marks[c], sender->id);
  uint64_t most = is_associate ? channel->people : channel->onward_people;
  uint64_t n = audience.n < most ? audience.n : most, n_market = 0;
  bool in_order = audience.n == audience.n_contacts && !sender->contacts.by_rank;
  reach_permutation order = {0};
  if (!in_order)
    order = reach_permutation_open(audience.n ? audience.n : 1,
                                   reach_stream_branch(run->walk[c], sender->id));
  double start = reach_draw_uniform(marks, UINT64_MAX);
  run->n_tellings++;
  look_for_a_stop(run);
  for (uint64_t j = 0; j < n && !run->status; j++) {
    uint64_t i = in_order ? j : reach_permutation_at(&order, j);
    uint64_t hearer = audience_person(run, sender, audience, i);
    n_market += i < audience.n_contacts;
    if (channel->attention < 1 &&
        reach_draw_uniform(marks, hearer * N_MARKS + MARK_ATTENTION) >= channel->attention)
      continue;
    expose(run, sender, channel, marks, hearer, sender->day + ((double)j + start) / channel->pace);
  }
  return n_market;
}

static void open_sender(reach_run *run, reach_sender *sender, bool is_associate, unsigned used) {
  const reach_plan *plan = run->plan;
  sender->credibility = is_associate ? plan->trust : plan->peer_credibility;
  sender->acceptance = reach_stream_branch(run->acceptance, sender->id);
  bool wants_contacts = !plan->world->is_network && !is_associate;
  for (int c = 0; c < REACH_N_CHANNELS && !plan->world->is_network; c++)
    wants_contacts = wants_contacts || (used >> c & 1 && plan->channel[c].to_contacts);
  if (wants_contacts) sender->contacts = reach_people_contacts(&run->people, sender->id);
  if (is_associate && plan->world->network) {
    const reach_ties *ties = &plan->world->network[run->people.network];
    sender->colleague = ties->target + ties->first[sender->id];
    sender->n_colleagues = reach_ties_degree(ties, (uint32_t)sender->id);
  }
}

static void pass_on(reach_run *run, reach_turn turn, const reach_person *person) {
  const reach_plan *plan = run->plan;
  bool is_associate = reach_people_is_associate(&run->people, turn.person);
  unsigned used = channels_of(run, turn.person, person->accept_hop);
  reach_sender sender = {.id = turn.person,
                         .day = turn.day,
                         .hop = person->accept_hop,
                         .is_intact = person->accept_is_intact};
  bool is_start = person->is_start;
  open_sender(run, &sender, is_associate, used);
  run->trace->n_senders++;
  for (int c = 0; c < REACH_N_CHANNELS; c++) {
    if (!(used >> c & 1)) continue;
    const reach_channel *channel = &plan->channel[c];
    reach_audience audience = audience_of(channel, &sender, is_associate);
    uint64_t addressed = plan->world->is_network ? audience.n : audience.n_contacts;
    if (channel->is_one_to_one)
      addressed = converse(run, &sender, c, audience, is_associate);
    else
      broadcast(run, &sender, c, audience);
    if (is_start) run->trace->gross += addressed;
  }
}

static void post_on_page(reach_run *run) {
  const reach_channel *page = &run->plan->channel[REACH_CHANNEL_PAGE];
  if (!page->is_used) return;
  reach_sender company = {.id = REACH_THE_COMPANY, .is_intact = true};
  company.credibility = run->plan->trust;
  company.acceptance = reach_stream_branch(run->acceptance, REACH_THE_COMPANY);
  run->trace->gross += run->plan->n_followers;
  broadcast(run, &company, REACH_CHANNEL_PAGE,
            (reach_audience){.is_followers = true, .n = run->plan->n_followers});
}

/* Somebody who starts passes the message on at once, on day 0. */
static void start_turn(reach_run *run, uint32_t id) {
  if (!channels_of(run, id, 0)) return;
  reach_person *person = person_of(run, id);
  if (!person) return;
  person->has_sent = true;
  pass_on(run, (reach_turn){.person = id}, person);
}

/* All get their copies before the first tells anybody. Where everybody starts, person_of sees to
 * that, and only participants need to be looked at. */
static void start(reach_run *run) {
  if (run->plan->seed_choice == REACH_SEED_EVERYONE) {
    for (uint64_t i = 0; i < run->plan->n_participants && !run->status; i++)
      start_turn(run, reach_people_participant(&run->people, i));
    return;
  }
  for (uint64_t i = 0; i < run->plan->n_seeds && !run->status; i++) {
    reach_person *person = person_of(run, reach_people_starter(&run->people, i));
    if (person) give_start(person);
  }
  for (uint64_t i = 0; i < run->plan->n_seeds && !run->status; i++)
    start_turn(run, reach_people_starter(&run->people, i));
}

static reach_run open_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                          reach_trace *trace) {
  reach_run run = {.plan = plan,
                   .workspace = workspace,
                   .trace = trace,
                   .people = reach_people_open(plan, replicate)};
  uint64_t seed = plan->dynamics_seed;
  run.acceptance = reach_stream_open(seed, replicate, reach_stream_name("people/acceptance"), 0);
  for (int c = 0; c < REACH_N_CHANNELS; c++) {
    const reach_channel *channel = &plan->channel[c];
    run.walk[c] = reach_stream_open(seed, replicate, channel->walk_name, 0);
    run.marks[c] = reach_stream_open(seed, replicate, channel->marks_name, 0);
    run.pass_on[c] = reach_stream_open(seed, replicate, channel->pass_on_name, 0);
  }
  return run;
}

int reach_cascade_run(const reach_plan *plan, uint32_t replicate, reach_workspace *workspace,
                      reach_trace *trace) {
  *trace = (reach_trace){.n_start = plan->n_seeds};
  reach_touched_clear(&workspace->touched);
  workspace->queue.n = 0;
  reach_run run = open_run(plan, replicate, workspace, trace);
  start(&run);
  post_on_page(&run);
  reach_turn turn;
  while (!run.status && reach_queue_pop(&workspace->queue, &turn)) {
    reach_person *person = person_of(&run, turn.person);
    /* an earlier copy may have taken the place of the one that this turn was for */
    bool is_current = person && !person->has_sent && person->accept_day >= turn.day &&
                      person->accept_hop == turn.hop;
    if (!is_current) continue;
    person->has_sent = true;
    pass_on(&run, turn, person);
  }
  return run.status;
}

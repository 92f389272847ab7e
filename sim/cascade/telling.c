/* Who is told and when: broadcasts, and tellings to some. */
#include <math.h>

#include "cascade/run.h"

static uint64_t audience_person(const reach_run *run, const reach_sender *sender,
                                reach_audience audience, uint64_t i) {
  if (audience.is_followers) return reach_people_follower(&run->people, i);
  return i < audience.n_contacts ? reach_contacts_person(&sender->contacts, i)
                                 : sender->colleague[i - audience.n_contacts];
}

/* Days until a hearer takes in what is there for it. */
static double delay_of(const reach_run *run, const reach_telling *telling, uint64_t hearer) {
  uint64_t mark = hearer * REACH_N_MARKS;
  return reach_delay_draw(&telling->channel->delay, &run->plan->waiting, telling->marks,
                          mark + REACH_MARK_DELAY, mark + REACH_MARK_COMPONENT);
}

static reach_telling open_telling(reach_run *run, const reach_sender *sender, int channel) {
  run->n_tellings++;
  reach_telling telling; /* heard[] is filled as it is used */
  telling.sender = sender;
  telling.channel = &run->plan->channel[channel];
  telling.channel_index = (uint8_t)channel;
  telling.hop = telling.channel->is_source ? 1 : sender->hop + 1;
  telling.credibility = telling.channel->is_source ? run->plan->trust : sender->credibility;
  telling.day = sender->day;
  telling.marks = reach_stream_branch(run->marks[channel], sender->id);
  telling.n = 0;
  return telling;
}

/* One exposure; after the horizon it is nothing. */
static void tell(reach_run *run, reach_telling *telling, uint64_t hearer, double day,
                 bool is_faithful) {
  if (day > run->plan->horizon_days) return;
  reach_touched_prefetch(&run->workspace->touched, hearer);
  telling->heard[telling->n].person = hearer;
  telling->heard[telling->n].day = day;
  telling->heard[telling->n].is_faithful = is_faithful;
  if (++telling->n == REACH_BATCH) reach_telling_hear(run, telling);
}

static void show(reach_run *run, reach_telling *telling, reach_audience audience, uint64_t i) {
  uint64_t hearer = audience_person(run, telling->sender, audience, i);
  const reach_channel *channel = telling->channel;
  uint64_t occasion = hearer * REACH_N_MARKS + REACH_MARK_FIDELITY;
  bool is_faithful = channel->is_linked || channel->fidelity >= 1 ||
                     reach_draw_uniform(telling->marks, occasion) < channel->fidelity;
  tell(run, telling, hearer, telling->day + delay_of(run, telling, hearer), is_faithful);
}

/* A part of the audience, those from `first` on, and how they look at one post. */
typedef struct {
  uint64_t first, n;
  double attention, clock; /* as in a channel */
  reach_stream walk;
} reach_part;

/* Over contacts or followers: ticks come at rate n; each picks one of the n; the walk stops at
 * clock -ln(1-p). So each of the n is picked at least once with probability p, independently, and a
 * larger p only goes on with the same walk. */
static void walk_ticks(reach_run *run, reach_telling *telling, reach_audience audience,
                       reach_part part) {
  double stop = part.clock * (double)part.n, clock = 0;
  uint64_t picked[REACH_BATCH];
  for (uint64_t tick = 0; clock <= stop && !run->status;) {
    unsigned n = 0;
    while (n < REACH_BATCH) {
      clock += reach_exponential_of_bits(&run->plan->waiting, reach_draw_bits(part.walk, 2 * tick));
      if (clock > stop) break;
      uint64_t bits = reach_draw_bits(part.walk, 2 * tick++ + 1);
      picked[n++] = part.first + reach_below_of_bits(bits, part.n);
    }
    for (unsigned i = 0; i < n && !run->status; i++) show(run, telling, audience, picked[i]);
  }
}

/* Over colleagues, or neighbours of a bare network: as fast as the draws can be had (walk.h). */
static void walk_stretches(reach_run *run, reach_telling *telling, reach_audience audience,
                           reach_part part) {
  double length = part.clock * (double)part.n;
  const reach_ticks *ticks = &run->plan->ticks;
  reach_walk walk = reach_walk_open(ticks, part.walk, length, reach_ticks_none(length));
  uint64_t picked[REACH_MOST_TICKS];
  do {
    for (unsigned i = 0; i < walk.n_ticks; i++) {
      picked[i] = part.first + reach_walk_pick(&walk, i, part.n);
      __builtin_prefetch(&telling->sender->colleague[picked[i] - audience.n_contacts]);
    }
    for (unsigned i = 0; i < walk.n_ticks && !run->status; i++)
      show(run, telling, audience, picked[i]);
  } while (!run->status && reach_walk_next(ticks, &walk));
}

static void show_part(reach_run *run, reach_telling *telling, reach_audience audience,
                      reach_part part) {
  bool is_inside = part.first >= audience.n_contacts && !audience.is_followers;
  if (part.attention >= 1)
    for (uint64_t i = 0; i < part.n && !run->status; i++)
      show(run, telling, audience, part.first + i);
  else if (part.attention > 0 && part.n > 0)
    (is_inside ? walk_stretches : walk_ticks)(run, telling, audience, part);
}

/* Colleagues on a network, one by one: those that the sender is connected to, and who look. */
static void show_connected(reach_run *run, reach_telling *telling, reach_audience audience,
                           double attention) {
  const reach_sender *sender = telling->sender;
  const reach_channel *channel = telling->channel;
  for (uint64_t i = audience.n_contacts; i < audience.n && !run->status; i++) {
    uint64_t colleague = sender->colleague[i - audience.n_contacts];
    uint64_t mark = colleague * REACH_N_MARKS + REACH_MARK_ATTENTION;
    if (reach_draw_uniform(telling->marks, mark) < attention &&
        reach_people_are_connected(&run->people, channel->circle, sender->id, colleague,
                                   channel->colleagues))
      show(run, telling, audience, i);
  }
}

/* Tie by tie. Several of the same pair are tellings of their own. */
static uint64_t tell_by_tie(reach_run *run, const reach_sender *sender, int channel) {
  const reach_ties *ties = &run->plan->world->network[run->people.network];
  uint32_t first = ties->first[sender->id], end = ties->first[sender->id + 1];
  reach_telling telling = open_telling(run, sender, channel);
  reach_stream marks = telling.marks;
  for (uint32_t arc = first, n_before = 0; arc < end && !run->status; arc++) {
    uint32_t hearer = ties->target[arc];
    n_before = reach_tie_n_before(ties, first, arc, n_before);
    telling.marks = reach_tie_marks(marks, n_before);
    if (hearer == sender->id || !reach_tie_tells(run->plan, ties, arc, telling.marks)) continue;
    if (n_before) {
      reach_telling_hear(run, &telling);
      run->n_tellings++;
    }
    tell(run, &telling, hearer, sender->day + delay_of(run, &telling, hearer), true);
  }
  reach_telling_hear(run, &telling);
  return end - first;
}

/* The draws of further posts are their own; those of the first are the sender's. */
static reach_stream post_stream(reach_stream of_sender, uint64_t n_before) {
  const uint64_t further = UINT64_C(1) << 62; /* above what walks use */
  return n_before ? reach_stream_branch(of_sender, further + n_before) : of_sender;
}

/* One post, after n_before others of the same message. Contacts and colleagues have a walk each:
 * who comes to tell colleagues too loses no contact. */
static void post(reach_run *run, const reach_sender *sender, int channel, reach_audience audience,
                 uint64_t n_before) {
  reach_telling telling = open_telling(run, sender, channel);
  const reach_channel *row = telling.channel;
  reach_part part = {.n = audience.is_followers ? audience.n : audience.n_contacts,
                     .attention = row->attention,
                     .clock = row->clock};
  if (n_before) {
    part.attention *= pow(1 - row->fatigue, (double)n_before);
    part.clock = -log1p(-part.attention);
    telling.day += (double)n_before * row->post_gap_days;
    telling.marks = post_stream(telling.marks, n_before);
  }
  part.walk = post_stream(reach_stream_branch(run->walk[channel], sender->id), n_before);
  show_part(run, &telling, audience, part);
  if (audience.n > part.n && row->circle != REACH_CIRCLE_GENERAL) {
    show_connected(run, &telling, audience, part.attention);
  } else if (audience.n > part.n) {
    part.first = part.n;
    part.n = audience.n - part.n;
    part.walk = post_stream(reach_stream_branch(run->inside_walk[channel], sender->id), n_before);
    show_part(run, &telling, audience, part);
  }
  reach_telling_hear(run, &telling);
}

static void post_again_and_again(reach_run *run, const reach_sender *sender, int channel,
                                 reach_audience audience, uint64_t n_posts) {
  const reach_channel *row = &run->plan->channel[channel];
  for (uint64_t k = 0; k < n_posts && !run->status; k++) {
    if (sender->day + (double)k * row->post_gap_days > run->plan->horizon_days) return;
    post(run, sender, channel, audience, k);
  }
}

uint64_t reach_run_broadcast(reach_run *run, const reach_sender *sender, int channel,
                             reach_audience audience) {
  if (run->plan->is_by_tie) return tell_by_tie(run, sender, channel);
  const reach_channel *row = &run->plan->channel[channel];
  uint64_t before = run->trace->impressions, n_posts = audience.is_followers ? row->posts : 1;
  if (sender->is_associate)
    n_posts = reach_people_posts(&run->people, channel, (uint32_t)sender->id);
  post_again_and_again(run, sender, channel, audience, n_posts);
  if (sender->is_associate && row->is_feed &&
      reach_engagement_add(&run->workspace->engagement, sender->id,
                           (double)(run->trace->impressions - before)))
    run->status = REACH_NO_MEMORY;
  return run->plan->world->is_network || audience.is_followers ? audience.n : audience.n_contacts;
}

/* Some of the audience in random order: contacts stand in random order already unless those at
 * home come first. */
uint64_t reach_run_tell_some(reach_run *run, const reach_sender *sender, int channel,
                             reach_audience audience) {
  reach_telling telling = open_telling(run, sender, channel);
  const reach_channel *row = telling.channel;
  uint64_t most = sender->is_first ? row->people : row->onward_people;
  uint64_t n = audience.n < most ? audience.n : most, n_market = 0;
  bool in_order =
      row->is_in_order && audience.n == audience.n_contacts && !sender->contacts.by_rank;
  reach_permutation order = {0};
  if (!in_order)
    order = reach_permutation_open(audience.n ? audience.n : 1,
                                   reach_stream_branch(run->walk[channel], sender->id));
  double start = reach_draw_uniform(telling.marks, UINT64_MAX) * row->wait_days;
  for (uint64_t j = 0; j < n && !run->status; j++) {
    uint64_t i = in_order ? j : reach_permutation_at(&order, j);
    uint64_t hearer = audience_person(run, sender, audience, i);
    n_market += i < audience.n_contacts;
    /* one number decides both: among those who listen it is uniform below the attention */
    double u = reach_draw_uniform(telling.marks, hearer * REACH_N_MARKS + REACH_MARK_ATTENTION);
    if (u >= row->attention) continue;
    double day = sender->day + start + (double)j * row->gap_days;
    tell(run, &telling, hearer, day + delay_of(run, &telling, hearer),
         u < row->attention * row->fidelity);
  }
  reach_telling_hear(run, &telling);
  return n_market;
}

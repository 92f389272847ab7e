/* How the message travels: docs/model.md section 2, in the order of that section. */
#include "reference/reference.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* True if `a` comes before `b`: by day, then hop, then sender (the company last), then channel
 * (the words of `channels` in params.def stand in the order that the page asks for). */
static bool is_earlier(const reference_exposure *a, const reference_exposure *b) {
  if (a->day != b->day) return a->day < b->day;
  if (a->hop != b->hop) return a->hop < b->hop;
  if (a->sender != b->sender) return a->sender < b->sender;
  if (a->channel != b->channel) return a->channel < b->channel;
  return a->receiver < b->receiver;
}

/* Puts an exposure into the list, which stays sorted with the next one at the end. */
static void expose(reference_run *run, reference_exposure exposure) {
  if (exposure.day > run->what->horizon) return;
  if (run->n_waiting == run->waiting_capacity) {
    run->waiting_capacity = run->waiting_capacity ? 2 * run->waiting_capacity : 1024;
    run->waiting = realloc(run->waiting, run->waiting_capacity * sizeof *run->waiting);
    if (!run->waiting) abort();
  }
  size_t low = 0, high = run->n_waiting;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (is_earlier(&exposure, &run->waiting[middle]))
      low = middle + 1;
    else
      high = middle;
  }
  memmove(run->waiting + low + 1, run->waiting + low,
          (run->n_waiting - low) * sizeof *run->waiting);
  run->waiting[low] = exposure;
  run->n_waiting++;
}

static double trust(const reach_params *p, const double leg[REFERENCE_LEGS]) {
  double s = leg[0], c = leg[1], r = leg[2];
  if (p->trust_rule == REACH_TRUST_PRODUCT) return s * c * r;
  if (p->trust_rule == REACH_TRUST_WEAKEST_LEG) return fmin(s, fmin(c, r));
  return (s + c + r) / 3;
}

/* Who says it, and where, decides whether it is believed. */
static double credibility(const reference_run *run, uint32_t sender, int channel) {
  const reach_params *p = run->what->params;
  bool is_peer = sender >= run->n_associates && sender != REFERENCE_COMPANY;
  if (is_peer && channel != REACH_CHANNEL_SPACE) return p->trust_peer_credibility;
  bool is_own = sender < run->n_associates && channel != REACH_CHANNEL_SPACE;
  return trust(p, is_own && run->what->staff ? run->what->staff[sender].leg : run->what->leg);
}

static double exponential_draw(gsl_rng *rng, double median) {
  return -median * log2(gsl_rng_uniform_pos(rng));
}

static double gamma_draw(gsl_rng *rng, double median, double shape) {
  return gsl_ran_gamma(rng, shape, median / gsl_cdf_gamma_Pinv(.5, shape, 1));
}

double reference_delay_draw(gsl_rng *rng, reference_delay delay) {
  double h = delay.half_life;
  if (delay.law == REACH_DELAY_CONSTANT) return h;
  if (delay.law == REACH_DELAY_WEIBULL)
    return h * pow(-log2(gsl_rng_uniform_pos(rng)), 1 / delay.shape);
  if (delay.law == REACH_DELAY_LOGNORMAL) return h * exp(delay.sigma * gsl_ran_ugaussian(rng));
  if (delay.law == REACH_DELAY_GAMMA) return gamma_draw(rng, h, delay.shape);
  if (delay.law == REACH_DELAY_POWER_LAW) {
    double scale = delay.half_life / (pow(2, 1 / delay.tail) - 1);
    return scale * (pow(gsl_rng_uniform_pos(rng), -1 / delay.tail) - 1);
  }
  bool is_slow = delay.law == REACH_DELAY_TWO_COMPONENT && !reference_coin(rng, delay.fast_share);
  return exponential_draw(rng, is_slow ? delay.slow_half_life : delay.half_life);
}

static bool hears_through(int audience, bool is_colleague) {
  if (audience == REACH_AUDIENCE_BOTH) return true;
  return is_colleague == (audience == REACH_AUDIENCE_COLLEAGUES);
}

/* Somebody whom a sender may address, with the one number of this pair that says how much it
 * takes to be believed. */
typedef struct {
  uint32_t receiver;
  bool is_colleague;
  double doubt;
} reference_listener;

/* A sender with everybody whom it passes the message on to; on a network those alone. */
typedef struct reference_sending {
  uint32_t sender;
  double day;
  reference_listener *item;
  uint32_t n;
  const struct reference_sending *before; /* through other contacts: who is there has its doubt */
  int64_t n_posts;                        /* in a feed or network */
} reference_sending;

static void listener_add(reference_run *run, reference_sending *s, uint32_t who,
                         bool is_colleague) {
  reference_listener listener = {who, is_colleague, gsl_rng_uniform(run->rng)};
  for (const reference_sending *other = s->before; other; other = other->before)
    for (uint32_t i = 0; i < other->n; i++)
      if (other->item[i].receiver == who) listener.doubt = other->item[i].doubt;
  s->item[s->n++] = listener;
}

static bool works_here(const reference_run *run, uint32_t sender) {
  return sender < run->n_associates;
}

/* Contacts of participants and of the market's people, colleagues of internal participants. */
static reference_sending sending_begin(reference_run *run, uint32_t sender, double day) {
  reference_contacts_draw(run, sender);
  const reference_person *person = &run->person[sender];
  reference_sending s = {.sender = sender, .day = day};
  s.item = malloc(((size_t)person->contacts.n + person->colleagues.n + 1) * sizeof *s.item);
  if (!s.item) abort();
  bool is_outward = !works_here(run, sender) || person->is_participant;
  for (uint32_t i = 0; is_outward && i < person->contacts.n; i++)
    listener_add(run, &s, person->contacts.item[i], false);
  for (uint32_t i = 0; person->is_internal && i < person->colleagues.n; i++)
    listener_add(run, &s, person->colleagues.item[i], true);
  return s;
}

/* The sender's contacts on a network, and the colleagues it is connected to there. All doubts of
 * an earlier list hold: a pair has one, whatever the channel. */
static reference_sending network_begin(reference_run *run, const reference_feed *network,
                                       const reference_sending *before, uint32_t sender,
                                       double day) {
  reference_people contacts = {0};
  reference_network_contacts(run, sender, network, &contacts);
  const reference_person *person = &run->person[sender];
  reference_sending s = {.sender = sender, .day = day, .before = before};
  s.item = malloc(((size_t)contacts.n + person->colleagues.n + 1) * sizeof *s.item);
  if (!s.item) abort();
  bool is_outward = !works_here(run, sender) || person->is_participant;
  for (uint32_t i = 0; is_outward && i < contacts.n; i++)
    listener_add(run, &s, contacts.item[i], false);
  for (uint32_t i = 0; person->is_internal && i < person->colleagues.n; i++)
    if (reference_coin(run->rng, network->colleagues))
      listener_add(run, &s, person->colleagues.item[i], true);
  free(contacts.item);
  return s;
}

static void address(reference_run *run, uint32_t sender, uint32_t receiver) {
  bool is_first_hop = run->person[sender].is_start;
  if (is_first_hop && receiver >= run->n_associates)
    reference_people_add(&run->addressed, receiver);
}

/* A listener of one channel: addressed, and exposed if it pays attention. */
typedef struct {
  int channel;
  double attention, day;
  uint32_t hop;
  bool is_intact;
  bool is_again; /* told through this channel before: not addressed anew */
} reference_copy;

static void tell(reference_run *run, const reference_sending *s, const reference_listener *to,
                 reference_copy copy) {
  if (!copy.is_again) address(run, s->sender, to->receiver);
  if (!reference_coin(run->rng, copy.attention)) return;
  double believed = credibility(run, s->sender, copy.channel);
  expose(run, (reference_exposure){.day = copy.day,
                                   .sender = s->sender,
                                   .channel = copy.channel,
                                   .receiver = to->receiver,
                                   .hop = copy.hop,
                                   .is_intact = copy.is_intact,
                                   .is_accepted = to->doubt < believed,
                                   .credibility = believed});
}

/* The copy that a listener hears from this sender. */
static reference_copy copy_make(reference_run *run, const reference_sending *s, int law,
                                double fidelity) {
  const reference_person *person = &run->person[s->sender];
  bool is_kept = reference_coin(run->rng, fidelity);
  return (reference_copy){.hop = person->accepted_hop + 1,
                          .is_intact =
                              law == REACH_COPY_LINKED || (person->accepted_intact && is_kept)};
}

/* Those who hear through a channel with this audience: the first `most` of them (or all, if
 * they are fewer) are drawn at random, in random order. The caller frees. */
static reference_listener *drawn(reference_run *run, const reference_sending *s, int audience,
                                 int64_t most, uint32_t *n_drawn) {
  if (!works_here(run, s->sender)) audience = REACH_AUDIENCE_CONTACTS;
  uint32_t *order = malloc((s->n + 1) * sizeof *order);
  reference_listener *listener = malloc((s->n + 1) * sizeof *listener);
  if (!order || !listener) abort();
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->n; i++)
    if (hears_through(audience, s->item[i].is_colleague)) order[n++] = i;
  *n_drawn = n < most ? n : (uint32_t)most;
  reference_draw(run->rng, order, n, *n_drawn);
  for (uint32_t i = 0; i < *n_drawn; i++) listener[i] = s->item[order[i]];
  free(order);
  return listener;
}

/* One after another: listener j is told at day + (j - 1 + U) / pace. */
static void converse(reference_run *run, const reference_sending *s) {
  const reach_params *p = run->what->params;
  int64_t most =
      works_here(run, s->sender) ? p->conversation_people : p->conversation_onward_people;
  uint32_t m;
  reference_listener *listener = drawn(run, s, p->conversation_audience, most, &m);
  double u = gsl_rng_uniform_pos(run->rng);
  for (uint32_t j = 1; j <= m; j++) {
    reference_copy copy = copy_make(run, s, REACH_COPY_RETOLD, p->conversation_fidelity);
    copy.channel = REACH_CHANNEL_CONVERSATION;
    copy.attention = p->conversation_attention;
    copy.day = s->day + (j - 1 + u) / p->conversation_pace;
    tell(run, s, &listener[j - 1], copy);
  }
  free(listener);
}

/* Written once, read by each recipient after a delay of its own. */
static void write_email(reference_run *run, const reference_sending *s) {
  const reach_params *p = run->what->params;
  int64_t most = works_here(run, s->sender) ? p->email_recipients : p->email_onward_recipients;
  reference_delay delay = {p->email_delay,      p->email_half_life_days,      p->email_tail,
                           p->email_fast_share, p->email_slow_half_life_days, p->email_shape,
                           p->email_sigma};
  uint32_t m;
  reference_listener *listener = drawn(run, s, p->email_audience, most, &m);
  for (uint32_t j = 0; j < m; j++) {
    reference_copy copy = copy_make(run, s, p->email_copy, p->email_fidelity);
    copy.channel = REACH_CHANNEL_EMAIL;
    copy.attention = p->email_attention;
    copy.day = s->day + reference_delay_draw(run->rng, delay);
    tell(run, s, &listener[j], copy);
  }
  free(listener);
}

/* All who are there hear it at one instant. */
static void speak(reference_run *run, const reference_sending *s) {
  const reach_params *p = run->what->params;
  uint32_t m;
  reference_listener *listener = drawn(run, s, p->meeting_audience, p->meeting_people, &m);
  double day = s->day + gsl_rng_uniform_pos(run->rng) * p->meeting_every_days;
  for (uint32_t j = 0; j < m; j++) {
    reference_copy copy = copy_make(run, s, REACH_COPY_RETOLD, p->meeting_fidelity);
    copy.channel = REACH_CHANNEL_MEETING;
    copy.attention = p->meeting_attention;
    copy.day = day;
    tell(run, s, &listener[j], copy);
  }
  free(listener);
}

/* One post: everybody in the audience sees it or not, each after a delay of its own. n_before: of
 * the same message, each of which takes its part of the attention. */
static void post_once(reference_run *run, const reference_sending *s, const reference_feed *feed,
                      int64_t n_before) {
  run->person[s->sender].has_posted |= 1u << feed->channel;
  double attention = feed->attention, day = s->day;
  for (int64_t k = 0; k < n_before; k++) {
    attention -= attention * feed->fatigue;
    day += feed->gap_days;
  }
  uint32_t n;
  reference_listener *listener = drawn(run, s, feed->audience, INT64_MAX, &n);
  for (uint32_t j = 0; j < n; j++) {
    reference_copy copy = copy_make(run, s, feed->copy, feed->fidelity);
    copy.channel = feed->channel;
    copy.attention = attention;
    copy.day = day + reference_delay_draw(run->rng, feed->delay);
    copy.is_again = n_before > 0;
    tell(run, s, &listener[j], copy);
  }
  free(listener);
}

/* As often as people post there. */
static void post(reference_run *run, const reference_sending *s, const reference_feed *feed) {
  for (int64_t k = 0; k < s->n_posts; k++) post_once(run, s, feed, k);
}

static void post_in_feed(reference_run *run, const reference_sending *s) {
  reference_feed feed = reference_feed_of(run->what->params, 0);
  post(run, s, &feed);
}

/* Who goes to the shared space finds the source there, whoever pointed and whatever they heard. */
static void point(reference_run *run, const reference_sending *s) {
  const reach_params *p = run->what->params;
  reference_delay delay = {p->space_delay,      p->space_half_life_days,      p->space_tail,
                           p->space_fast_share, p->space_slow_half_life_days, p->space_shape,
                           p->space_sigma};
  uint32_t n;
  reference_listener *listener = drawn(run, s, p->space_audience, INT64_MAX, &n);
  for (uint32_t j = 0; j < n; j++)
    tell(run, s, &listener[j],
         (reference_copy){.channel = REACH_CHANNEL_SPACE,
                          .attention = p->space_attention,
                          .day = s->day + reference_delay_draw(run->rng, delay),
                          .hop = 1,
                          .is_intact = true});
  free(listener);
}

/* The page: everybody who follows it has one number that says how much it takes to be believed. */
static void company_post(reference_run *run) {
  const reach_params *p = run->what->params;
  reference_delay delay = {p->page_delay,      p->page_half_life_days,      p->page_tail,
                           p->page_fast_share, p->page_slow_half_life_days, p->page_shape,
                           p->page_sigma};
  for (uint32_t i = 0; i < run->followers.n; i++) {
    uint32_t receiver = run->followers.item[i];
    reference_people_add(&run->addressed, receiver);
    double believed = credibility(run, REFERENCE_COMPANY, REACH_CHANNEL_PAGE);
    bool accepts = reference_coin(run->rng, believed);
    double attention = p->page_attention, day = 0;
    for (int64_t k = 0; k < p->page_posts; k++) {
      bool sees = reference_coin(run->rng, attention);
      bool is_intact = reference_coin(run->rng, p->page_fidelity);
      double waits = reference_delay_draw(run->rng, delay);
      if (sees)
        expose(run, (reference_exposure){.day = day + waits,
                                         .sender = REFERENCE_COMPANY,
                                         .channel = REACH_CHANNEL_PAGE,
                                         .receiver = receiver,
                                         .hop = 1,
                                         .is_intact = is_intact,
                                         .is_accepted = accepts,
                                         .credibility = believed});
      attention -= attention * p->page_fatigue;
      day += p->page_post_gap_days;
    }
  }
}

/* The channel is used, and leads to people to whom this person passes things on. */
static bool is_open(const reference_run *run, uint32_t sender, int channel, int audience) {
  const reference_person *person = &run->person[sender];
  if (!(run->what->params->channels & 1u << channel)) return false;
  if (!works_here(run, sender)) return true;
  return (person->is_participant && audience != REACH_AUDIENCE_COLLEAGUES) ||
         (person->is_internal && audience != REACH_AUDIENCE_CONTACTS);
}

static bool uses_network(const reference_run *run, uint32_t associate) {
  for (int i = 1; i < REFERENCE_FEEDS; i++) {
    reference_feed network = reference_feed_of(run->what->params, i);
    if (is_open(run, associate, network.channel, network.audience)) return true;
  }
  return false;
}

bool reference_takes_part(const reference_run *run, uint32_t associate) {
  const reach_params *p = run->what->params;
  return is_open(run, associate, REACH_CHANNEL_CONVERSATION, p->conversation_audience) ||
         is_open(run, associate, REACH_CHANNEL_EMAIL, p->email_audience) ||
         is_open(run, associate, REACH_CHANNEL_MEETING, p->meeting_audience) ||
         is_open(run, associate, REACH_CHANNEL_FEED, p->feed_audience) ||
         is_open(run, associate, REACH_CHANNEL_SPACE, p->space_audience) ||
         uses_network(run, associate);
}

/* `sender` has just accepted the message, or has it at the start. */
static void pass_on(reference_run *run, uint32_t sender, double day) {
  const reach_params *p = run->what->params;
  bool is_associate = works_here(run, sender);
  uint32_t hop = run->person[sender].accepted_hop;
  const struct {
    int channel, audience;
    double willing;
    void (*send)(reference_run *, const reference_sending *);
  } way[] = {
      {REACH_CHANNEL_CONVERSATION, p->conversation_audience,
       hop >= p->conversation_max_hops
           ? 0
           : (is_associate ? 1 : p->conversation_retell) * pow(p->conversation_patience, hop),
       converse},
      {REACH_CHANNEL_EMAIL, p->email_audience, is_associate ? 1 : p->email_forward, write_email},
      {REACH_CHANNEL_MEETING, p->meeting_audience, is_associate ? 1 : 0, speak},
      {REACH_CHANNEL_FEED, p->feed_audience, is_associate ? 1 : p->feed_reshare, post_in_feed},
      {REACH_CHANNEL_SPACE, p->space_audience, is_associate ? 1 : p->space_point, point},
  };
  reference_sending sending = {0};
  double activity = is_associate ? 1 : reference_activity(run, sender);
  reference_feed feed = reference_feed_of(p, 0);
  int64_t n_posts = reference_posts(run, sender, &feed);
  for (size_t i = 0; i < sizeof way / sizeof *way; i++) {
    bool is_willing = reference_coin(run->rng, activity * way[i].willing);
    if (way[i].channel == REACH_CHANNEL_FEED && n_posts == 0) is_willing = false;
    if (!is_willing || !is_open(run, sender, way[i].channel, way[i].audience)) continue;
    if (!sending.item) sending = sending_begin(run, sender, day);
    sending.n_posts = n_posts;
    run->person[sender].has_passed_on = true;
    way[i].send(run, &sending);
  }
  reference_sending on[REFERENCE_FEEDS] = {sending}; /* the networks follow all other channels */
  for (int i = 1; i < REFERENCE_FEEDS; i++) {
    reference_feed network = reference_feed_of(p, i);
    on[i].before = &on[i - 1];
    bool is_willing = reference_coin(run->rng, is_associate ? 1 : activity * network.reshare);
    n_posts = reference_posts(run, sender, &network);
    if (!is_willing || n_posts == 0 || !is_open(run, sender, network.channel, network.audience))
      continue;
    on[i] = network_begin(run, &network, &on[i - 1], sender, day);
    on[i].n_posts = n_posts;
    run->person[sender].has_passed_on = true;
    post(run, &on[i], &network);
  }
  for (int i = 0; i < REFERENCE_FEEDS; i++) free(on[i].item);
}

static void accept(reference_run *run, const reference_exposure *copy) {
  reference_person *person = &run->person[copy->receiver];
  person->has_accepted = true;
  person->accepted_hop = copy->hop;
  person->accepted_from = copy->sender;
  person->accepted_through = copy->channel;
  person->accepted_intact = copy->is_intact;
  pass_on(run, copy->receiver, copy->day);
}

/* An exposure that is taken in: an impression. */
static void take_in(reference_run *run, const reference_exposure *copy) {
  reference_person *person = &run->person[copy->receiver];
  person->n_exposures++;
  bool is_hearer = copy->sender >= run->n_associates;
  if (copy->sender != REFERENCE_COMPANY && is_hearer) run->onward_tellings++;
  bool is_post = false;
  for (int i = 0; i < REFERENCE_FEEDS; i++)
    is_post |= copy->channel == reference_feed_of(run->what->params, i).channel;
  if (is_post && copy->receiver >= run->n_associates) run->person[copy->sender].n_made++;
  if (!person->is_reached) {
    person->is_reached = true;
    person->day = copy->day;
    person->hop = copy->hop;
    person->told_by = copy->sender;
    person->is_intact = copy->is_intact;
  }
  bool is_convinced = reference_do_some_convince(run, copy);
  if ((copy->is_accepted || is_convinced) && !person->has_accepted) accept(run, copy);
}

/* Those who start have passed nothing on yet. */
static void company_play(reference_run *run) {
  for (uint32_t i = 0; i < run->n_associates; i++)
    if (run->person[i].is_start) pass_on(run, i, 0);
  company_post(run);
  while (run->n_waiting) {
    reference_exposure next = run->waiting[--run->n_waiting];
    take_in(run, &next);
  }
}

void reference_play(reference_run *run, const reference_case *what, gsl_rng *rng,
                    reference_outcome *outcome) {
  run->what = what;
  run->rng = rng;
  run->n_waiting = 0;
  run->addressed.n = 0;
  run->onward_tellings = 0;
  reference_world_draw(run);
  for (uint32_t i = 0; i < run->n_associates; i++) {
    reference_person *person = &run->person[i];
    if (!person->is_start) continue;
    person->is_reached = person->is_intact = true; /* day 0, hop 0 */
    person->has_accepted = person->accepted_intact = true;
  }
  if (what->is_bare)
    reference_model_play(run);
  else
    company_play(run);
  reference_measure(run, outcome);
}

void reference_run_free(reference_run *run) {
  for (size_t i = 0; i < run->person_capacity; i++) {
    free(run->person[i].contacts.item);
    free(run->person[i].colleagues.item);
    reference_voices_forget(&run->person[i].heard);
  }
  free(run->person);
  free(run->waiting);
  free(run->followers.item);
  free(run->addressed.item);
  *run = (reference_run){0};
}

/* How the message travels: docs/model.md section 2, in the order of that section. */
#include "reference/reference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* True if `a` comes before `b`: by day, then hop, then sender (the company last), then receiver. */
static bool is_earlier(const reference_exposure *a, const reference_exposure *b) {
  if (a->day != b->day) return a->day < b->day;
  if (a->hop != b->hop) return a->hop < b->hop;
  if (a->sender != b->sender) return a->sender < b->sender;
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

static double trust(const reach_params *p) {
  double s = p->trust_sincerity, c = p->trust_competency, r = p->trust_reliability;
  if (p->trust_rule == REACH_TRUST_PRODUCT) return s * c * r;
  if (p->trust_rule == REACH_TRUST_WEAKEST_LEG) return fmin(s, fmin(c, r));
  return (s + c + r) / 3;
}

static double feed_delay_draw(gsl_rng *rng, int law, double half_life) {
  if (law == REACH_DELAY_CONSTANT) return half_life;
  return -half_life * log2(gsl_rng_uniform_pos(rng));
}

static bool hears_through(int audience, bool is_colleague) {
  if (audience == REACH_AUDIENCE_BOTH) return true;
  return is_colleague == (audience == REACH_AUDIENCE_COLLEAGUES);
}

/* Somebody whom a sender may address, with the one acceptance coin of this pair. */
typedef struct {
  uint32_t receiver;
  bool is_colleague, accepts;
} reference_listener;

typedef struct {
  reference_listener *item;
  uint32_t n;
} reference_audience;

/* Contacts and colleagues of a sender. */
static reference_audience audience_draw(reference_run *run, uint32_t sender) {
  const reach_params *p = run->what->params;
  bool works_here = sender < run->n_associates;
  double credibility = works_here ? trust(p) : p->trust_peer_credibility;
  reference_contacts_draw(run, sender);
  const reference_person *person = &run->person[sender];
  reference_audience all = {
      malloc(((size_t)person->contacts.n + person->colleagues.n + 1) * sizeof *all.item), 0};
  if (!all.item) abort();
  for (uint32_t i = 0; i < person->contacts.n; i++)
    all.item[all.n++] = (reference_listener){person->contacts.item[i], false,
                                             reference_coin(run->rng, credibility)};
  for (uint32_t i = 0; i < person->colleagues.n; i++)
    all.item[all.n++] = (reference_listener){person->colleagues.item[i], true,
                                             reference_coin(run->rng, credibility)};
  return all;
}

static void address(reference_run *run, uint32_t sender, uint32_t receiver) {
  bool is_first_hop = run->person[sender].is_start;
  if (is_first_hop && receiver >= run->n_associates)
    reference_people_add(&run->addressed, receiver);
}

/* One after another: listener j is told at day + (j - 1 + U) / pace. */
static void converse(reference_run *run, uint32_t sender, double day,
                     const reference_audience *all) {
  const reach_params *p = run->what->params;
  const reference_person *person = &run->person[sender];
  bool works_here = sender < run->n_associates;
  int audience = works_here ? p->conversation_audience : REACH_AUDIENCE_CONTACTS;
  int64_t n_to_tell = works_here ? p->conversation_people : p->conversation_onward_people;
  uint32_t *order = malloc((all->n + 1) * sizeof *order);
  if (!order) abort();
  uint32_t n = 0;
  for (uint32_t i = 0; i < all->n; i++)
    if (hears_through(audience, all->item[i].is_colleague)) order[n++] = i;
  uint32_t m = n < n_to_tell ? n : (uint32_t)n_to_tell;
  reference_draw(run->rng, order, n, m);
  double u = gsl_rng_uniform_pos(run->rng);
  for (uint32_t j = 1; j <= m; j++) {
    const reference_listener *listener = &all->item[order[j - 1]];
    address(run, sender, listener->receiver);
    bool listens = reference_coin(run->rng, p->conversation_attention);
    bool is_retold_well = reference_coin(run->rng, p->conversation_fidelity);
    if (!listens) continue;
    expose(run, (reference_exposure){.day = day + (j - 1 + u) / p->conversation_pace,
                                     .sender = sender,
                                     .receiver = listener->receiver,
                                     .hop = person->accepted_hop + 1,
                                     .is_intact = person->accepted_intact && is_retold_well,
                                     .is_accepted = listener->accepts});
  }
  free(order);
}

/* One post: everybody in the audience sees it or not, each after a delay of its own. */
static void post(reference_run *run, uint32_t sender, double day, const reference_audience *all) {
  const reach_params *p = run->what->params;
  const reference_person *person = &run->person[sender];
  bool works_here = sender < run->n_associates;
  int audience = works_here ? p->feed_audience : REACH_AUDIENCE_CONTACTS;
  for (uint32_t i = 0; i < all->n; i++) {
    const reference_listener *listener = &all->item[i];
    if (!hears_through(audience, listener->is_colleague)) continue;
    address(run, sender, listener->receiver);
    bool sees = reference_coin(run->rng, p->feed_attention);
    bool is_kept = reference_coin(run->rng, p->feed_fidelity);
    double delay = feed_delay_draw(run->rng, p->feed_delay, p->feed_half_life_days);
    if (!sees) continue;
    expose(run, (reference_exposure){.day = day + delay,
                                     .sender = sender,
                                     .receiver = listener->receiver,
                                     .hop = person->accepted_hop + 1,
                                     .is_intact = person->accepted_intact && is_kept,
                                     .is_accepted = listener->accepts});
  }
}

static void company_post(reference_run *run) {
  const reach_params *p = run->what->params;
  for (uint32_t i = 0; i < run->followers.n; i++) {
    uint32_t receiver = run->followers.item[i];
    reference_people_add(&run->addressed, receiver);
    bool sees = reference_coin(run->rng, p->page_attention);
    bool accepts = reference_coin(run->rng, trust(p));
    bool is_intact = reference_coin(run->rng, p->page_fidelity);
    double delay = feed_delay_draw(run->rng, p->page_delay, p->page_half_life_days);
    if (!sees) continue;
    expose(run, (reference_exposure){.day = delay,
                                     .sender = REFERENCE_COMPANY,
                                     .receiver = receiver,
                                     .hop = 1,
                                     .is_intact = is_intact,
                                     .is_accepted = accepts});
  }
}

/* Kempe, Kleinberg, Tardos 2003: one coin for each arc out of somebody who has just heard. */
static void pass_on_bare(reference_run *run, uint32_t sender, double day) {
  reference_person *person = &run->person[sender];
  person->has_passed_on = true;
  for (uint32_t i = 0; i < person->colleagues.n; i++) {
    if (person->is_start) reference_people_add(&run->addressed, person->colleagues.item[i]);
    if (!reference_coin(run->rng, run->what->params->cascade_probability)) continue;
    expose(run, (reference_exposure){day + 1, sender, person->colleagues.item[i],
                                     person->accepted_hop + 1, true, true});
  }
}

/* `sender` has just accepted the message, or has it at the start. */
static void pass_on(reference_run *run, uint32_t sender, double day) {
  if (run->what->is_bare) {
    pass_on_bare(run, sender, day);
    return;
  }
  const reach_params *p = run->what->params;
  bool works_here = sender < run->n_associates;
  uint32_t hop = run->person[sender].accepted_hop;
  if (works_here && !run->person[sender].is_participant) return;
  double willing_to_tell =
      (works_here ? 1 : p->conversation_retell) * pow(p->conversation_patience, hop);
  double willing_to_post = works_here ? 1 : p->feed_reshare;
  bool tells = (p->channels & 1u << REACH_CHANNEL_CONVERSATION) &&
               reference_coin(run->rng, willing_to_tell) && hop < p->conversation_max_hops;
  bool posts =
      (p->channels & 1u << REACH_CHANNEL_FEED) && reference_coin(run->rng, willing_to_post);
  if (!tells && !posts) return;
  run->person[sender].has_passed_on = true;
  reference_audience all = audience_draw(run, sender);
  if (tells) converse(run, sender, day, &all);
  if (posts) post(run, sender, day, &all);
  free(all.item);
}

static void accept(reference_run *run, const reference_exposure *copy) {
  reference_person *person = &run->person[copy->receiver];
  person->has_accepted = true;
  person->accepted_hop = copy->hop;
  person->accepted_intact = copy->is_intact;
  pass_on(run, copy->receiver, copy->day);
}

/* An exposure that is taken in: an impression. */
static void take_in(reference_run *run, const reference_exposure *copy) {
  reference_person *person = &run->person[copy->receiver];
  person->n_exposures++;
  if (copy->sender != REFERENCE_COMPANY && !run->person[copy->sender].is_start)
    run->onward_tellings++;
  if (!person->is_reached) {
    person->is_reached = true;
    person->day = copy->day;
    person->hop = copy->hop;
    person->is_intact = copy->is_intact;
  }
  if (copy->is_accepted && !person->has_accepted) accept(run, copy);
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
  for (uint32_t i = 0; i < run->n_associates; i++)
    if (run->person[i].is_start) pass_on(run, i, 0);
  if (!what->is_bare) company_post(run);
  while (run->n_waiting) {
    reference_exposure next = run->waiting[--run->n_waiting];
    take_in(run, &next);
  }
  reference_measure(run, outcome);
}

void reference_run_free(reference_run *run) {
  for (size_t i = 0; i < run->person_capacity; i++) {
    free(run->person[i].contacts.item);
    free(run->person[i].colleagues.item);
  }
  free(run->person);
  free(run->waiting);
  free(run->followers.item);
  free(run->addressed.item);
  *run = (reference_run){0};
}

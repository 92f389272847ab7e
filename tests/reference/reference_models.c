/* The models of bare networks: docs/model.md section 2, one textbook rule after another. Rounds are
 * rounds in which everybody is asked, continuous time is Gillespie's next event or one list that is
 * searched from end to end; a person's `colleagues` are those it can tell. */
#include <math.h>
#include <stdlib.h>

#include "reference/reference.h"

/* ---- what they share ---- */

static void reach(reference_run *run, uint32_t person, uint32_t teller, double day) {
  reference_person *p = &run->person[person];
  p->is_reached = p->is_intact = p->has_accepted = p->accepted_intact = true;
  p->day = day;
  p->hop = p->accepted_hop = run->person[teller].hop + 1;
  p->accepted_from = p->told_by = teller;
}

/* An exposure that is taken in: an impression. */
static void impress(reference_run *run, uint32_t teller, uint32_t hearer) {
  run->person[hearer].n_exposures++;
  run->onward_tellings += !run->person[teller].is_start;
}

/* By how many ties: more than one where repeats are kept. A kept loop tells nobody. */
static uint32_t n_ties(const reference_run *run, uint32_t teller, uint32_t hearer) {
  const reference_people *colleagues = &run->person[teller].colleagues;
  uint32_t n = 0;
  for (uint32_t i = 0; i < colleagues->n; i++) n += colleagues->item[i] == hearer;
  return n;
}

/* Ties that lead to somebody, kept loops and repeats among them. */
static uint32_t n_who_can_tell(const reference_run *run, uint32_t hearer) {
  uint32_t n = 0;
  for (uint32_t u = 0; u < run->n_associates; u++) n += n_ties(run, u, hearer);
  return n;
}

/* ---- independent-cascade and continuous-time-cascade ---- */

typedef struct {
  reference_exposure *item;
  size_t n, capacity;
} event_list;

static void event_add(event_list *list, reference_exposure event) {
  if (list->n == list->capacity) {
    list->capacity = 2 * list->capacity + 64;
    list->item = realloc(list->item, list->capacity * sizeof *list->item);
    if (!list->item) abort();
  }
  list->item[list->n++] = event;
}

static bool is_earlier(const reference_exposure *a, const reference_exposure *b) {
  if (a->day != b->day) return a->day < b->day;
  if (a->hop != b->hop) return a->hop < b->hop;
  return a->sender < b->sender;
}

static reference_exposure event_take(event_list *list) {
  size_t first = 0;
  for (size_t i = 1; i < list->n; i++)
    if (is_earlier(&list->item[i], &list->item[first])) first = i;
  reference_exposure event = list->item[first];
  list->item[first] = list->item[--list->n];
  return event;
}

/* Of number i of those that lead from somebody: the ties of a file in their order. */
static double tie_probability(const reference_run *run, uint32_t teller, uint32_t i) {
  const reach_params *p = run->what->params;
  if (p->cascade_probability_rule == REACH_PROBABILITY_UNIFORM) return p->cascade_probability;
  if (p->cascade_probability_rule == REACH_PROBABILITY_WEIGHTED)
    return 1. / n_who_can_tell(run, run->person[teller].colleagues.item[i]);
  for (size_t t = 0;; t++) {
    const reference_tie *tie = &run->what->tie[t];
    bool is_back = !run->what->is_directed && tie->to == teller;
    if ((tie->from == teller || is_back) && i-- == 0) return tie->probability;
  }
}

/* Kempe, Kleinberg, Tardos 2003: one coin for each arc out of somebody who has just heard. */
static void try_everybody(reference_run *run, event_list *list, uint32_t teller) {
  const reach_params *p = run->what->params;
  const reference_person *person = &run->person[teller];
  reference_delay delay = {p->cascade_delay,      p->cascade_half_life_days,      p->cascade_tail,
                           p->cascade_fast_share, p->cascade_slow_half_life_days, p->cascade_shape,
                           p->cascade_sigma};
  for (uint32_t i = 0; i < person->colleagues.n; i++) {
    if (person->colleagues.item[i] == teller) continue;
    if (!reference_coin(run->rng, tie_probability(run, teller, i))) continue;
    bool is_timed = p->cascade_model == REACH_MODEL_CONTINUOUS_TIME;
    double days = is_timed ? reference_delay_draw(run->rng, delay) : 1;
    event_add(list, (reference_exposure){.day = person->day + days,
                                         .sender = teller,
                                         .receiver = person->colleagues.item[i],
                                         .hop = person->hop + 1});
  }
}

static void cascade_play(reference_run *run) {
  event_list list = {0};
  for (uint32_t u = 0; u < run->n_associates; u++)
    if (run->person[u].is_start) try_everybody(run, &list, u);
  while (list.n) {
    reference_exposure event = event_take(&list);
    if (event.day > run->what->horizon) break;
    impress(run, event.sender, event.receiver);
    if (run->person[event.receiver].is_reached) continue;
    reach(run, event.receiver, event.sender, event.day);
    try_everybody(run, &list, event.receiver);
  }
  free(list.item);
}

/* ---- models in which several must tell: rounds ---- */

/* By how many ties `teller` tells `hearer` in this round, or has told it by then. */
static uint32_t tells_in(const reference_run *run, uint32_t teller, uint32_t hearer, double round) {
  const reference_person *t = &run->person[teller];
  bool is_now = t->is_reached && !(t->day + 1 < round) && !(t->day + 1 > round);
  return is_now && teller != hearer ? n_ties(run, teller, hearer) : 0;
}
static uint32_t told_by(const reference_run *run, uint32_t teller, uint32_t hearer, double round) {
  const reference_person *t = &run->person[teller];
  bool is_over = t->is_reached && t->day + 1 <= round;
  return is_over && teller != hearer ? n_ties(run, teller, hearer) : 0;
}

/* Kempe, Kleinberg, Tardos 2003: the weights of those who have the message reach the threshold. */
static bool is_over_threshold(reference_run *run, uint32_t person, double round) {
  double most = run->what->params->cascade_weight, n = n_who_can_tell(run, person), sum = 0;
  for (uint32_t u = 0; u < run->n_associates; u++)
    sum += told_by(run, u, person, round) * fmin(most, 1 / n);
  return sum >= run->person[person].threshold;
}

/* Centola, Macy 2007; Watts 2002; with the coins of Eckles, Mossel, Rahimian, Sen 2018. */
static bool is_told_enough(reference_run *run, uint32_t person, double round) {
  const reach_params *p = run->what->params;
  const double rounding = 1e-9; /* 3 of 10 are a share of 0.3 */
  double n_told = 0;
  bool is_won_by_noise = false;
  for (uint32_t u = 0; u < run->n_associates; u++) {
    n_told += told_by(run, u, person, round);
    for (uint32_t n = tells_in(run, u, person, round); n > 0; n--)
      if (reference_coin(run->rng, p->cascade_noise)) is_won_by_noise = true;
  }
  if (p->cascade_need == REACH_NEED_SHARE)
    return is_won_by_noise ||
           n_told / n_who_can_tell(run, person) >= p->cascade_share_needed - rounding;
  return is_won_by_noise || n_told >= (double)p->cascade_tellers_needed;
}

/* The first by id of those who tell it in this round; n_associates: nobody does. */
static uint32_t first_teller(const reference_run *run, uint32_t person, double round) {
  uint32_t u = 0;
  while (u < run->n_associates && !tells_in(run, u, person, round)) u++;
  return u;
}

/* Everybody without the message is asked in every round, until a round changes nothing. */
static void rounds_play(reference_run *run,
                        bool (*is_convinced)(reference_run *run, uint32_t person, double round)) {
  bool is_news = true;
  for (double round = 1; is_news && round <= run->what->horizon; round++) {
    is_news = false;
    for (uint32_t w = 0; w < run->n_associates; w++) {
      uint32_t teller = first_teller(run, w, round);
      if (run->person[w].is_reached || teller == run->n_associates) continue;
      if (!is_convinced(run, w, round)) continue;
      reach(run, w, teller, round);
      is_news = true;
    }
  }
  for (uint32_t u = 0; u < run->n_associates; u++)
    for (uint32_t w = 0; w < run->n_associates; w++)
      for (uint32_t n = told_by(run, u, w, run->what->horizon); n > 0; n--)
        if (run->person[w].is_reached) impress(run, u, w);
}

static void linear_threshold_play(reference_run *run) {
  for (uint32_t u = 0; u < run->n_associates; u++)
    run->person[u].threshold = gsl_rng_uniform_pos(run->rng);
  rounds_play(run, is_over_threshold);
}

static void complex_contagion_play(reference_run *run) {
  rounds_play(run, is_told_enough);
}

/* ---- models in which a tie meets once ---- */

typedef struct {
  bool *has_met; /* [n_associates * most] tie number i of somebody */
  uint32_t most;
} ties_met;

static ties_met ties_met_make(const reference_run *run) {
  ties_met met = {.most = 1};
  for (uint32_t u = 0; u < run->n_associates; u++)
    if (run->person[u].colleagues.n > met.most) met.most = run->person[u].colleagues.n;
  met.has_met = calloc((size_t)met.most * run->n_associates, sizeof *met.has_met);
  if (!met.has_met) abort();
  return met;
}

static bool *tie_met(const ties_met *met, uint32_t u, uint32_t i) {
  return &met->has_met[(size_t)u * met->most + i];
}

/* ---- sir ---- */

/* Gillespie 1977: each person who tells stops at rate `recovery`, each of its ties that has not met
 * meets at rate `rate`. */
typedef struct {
  ties_met met;
  uint32_t n_tellers, n_open;
} sir_state;

static bool is_telling(const reference_person *person) {
  return person->is_reached && !person->has_stopped;
}

static bool is_open_tie(const reference_run *run, const sir_state *sir, uint32_t u, uint32_t i) {
  return is_telling(&run->person[u]) && run->person[u].colleagues.item[i] != u &&
         !*tie_met(&sir->met, u, i);
}

static void sir_count(const reference_run *run, sir_state *sir) {
  sir->n_tellers = sir->n_open = 0;
  for (uint32_t u = 0; u < run->n_associates; u++) {
    if (!is_telling(&run->person[u])) continue;
    sir->n_tellers++;
    for (uint32_t i = 0; i < run->person[u].colleagues.n; i++)
      sir->n_open += is_open_tie(run, sir, u, i);
  }
}

static void somebody_stops(reference_run *run, uint32_t number) {
  for (uint32_t u = 0; u < run->n_associates; u++)
    if (is_telling(&run->person[u]) && number-- == 0) {
      run->person[u].has_stopped = true;
      return;
    }
}

static void some_tie_meets(reference_run *run, sir_state *sir, uint32_t number, double day) {
  for (uint32_t u = 0; u < run->n_associates; u++)
    for (uint32_t i = 0; i < run->person[u].colleagues.n; i++) {
      uint32_t w = run->person[u].colleagues.item[i];
      if (!is_open_tie(run, sir, u, i) || number-- > 0) continue;
      *tie_met(&sir->met, u, i) = true;
      impress(run, u, w);
      if (!run->person[w].is_reached) reach(run, w, u, day);
      return;
    }
}

static void sir_play(reference_run *run) {
  const reach_params *p = run->what->params;
  sir_state sir = {.met = ties_met_make(run)};
  double day = 0;
  for (;;) {
    sir_count(run, &sir);
    double stop = sir.n_tellers * p->cascade_recovery, meet = sir.n_open * p->cascade_rate;
    if (meet <= 0) break;
    day -= log(gsl_rng_uniform_pos(run->rng)) / (stop + meet);
    if (day > run->what->horizon) break;
    if (reference_coin(run->rng, meet / (stop + meet)))
      some_tie_meets(run, &sir, (uint32_t)gsl_rng_uniform_int(run->rng, sir.n_open), day);
    else
      somebody_stops(run, (uint32_t)gsl_rng_uniform_int(run->rng, sir.n_tellers));
  }
  free(sir.met.has_met);
}

/* ---- rumour ---- */

static uint32_t n_telling(const reference_run *run) {
  uint32_t n = 0;
  for (uint32_t u = 0; u < run->n_associates; u++) n += is_telling(&run->person[u]);
  return n;
}

static uint32_t some_teller(const reference_run *run) {
  uint32_t number = (uint32_t)gsl_rng_uniform_int(run->rng, n_telling(run));
  for (uint32_t u = 0;; u++)
    if (is_telling(&run->person[u]) && number-- == 0) return u;
}

/* Maki, Thompson 1973: who made the contact may stop. Daley, Kendall 1965: both may, where an
 * unordered pair of spreaders counts once; spreader-first counts it twice (Hayes 2005). */
static void spreaders_meet(reference_run *run, uint32_t caller, uint32_t called) {
  const reach_params *p = run->what->params;
  bool is_pair = is_telling(&run->person[called]);
  bool both = p->cascade_rumour != REACH_RUMOUR_MAKI_THOMPSON;
  if (is_pair && p->cascade_rumour == REACH_RUMOUR_DALEY_KENDALL && reference_coin(run->rng, .5))
    return;
  impress(run, caller, called);
  if (reference_coin(run->rng, p->cascade_stifling)) run->person[caller].has_stopped = true;
  if (is_pair && both && reference_coin(run->rng, p->cascade_stifling))
    run->person[called].has_stopped = true;
}

/* Somebody who tells has somebody to tell: else there is no next contact. */
static bool is_anybody_left(const reference_run *run) {
  for (uint32_t u = 0; u < run->n_associates; u++)
    if (is_telling(&run->person[u]) && run->person[u].colleagues.n > n_ties(run, u, u)) return true;
  return false;
}

/* Spreaders without neighbours contact nobody: they are counted, and their contacts are nothing. */
static void rumour_play(reference_run *run) {
  const reach_params *p = run->what->params;
  double day = 0;
  while (n_telling(run) > 0 && is_anybody_left(run)) {
    day -= log(gsl_rng_uniform_pos(run->rng)) / (n_telling(run) * p->cascade_contact_rate);
    if (!(day <= run->what->horizon)) break;
    uint32_t caller = some_teller(run);
    const reference_people *neighbours = &run->person[caller].colleagues;
    if (neighbours->n == 0) continue;
    uint32_t called = neighbours->item[gsl_rng_uniform_int(run->rng, neighbours->n)];
    if (called == caller) continue; /* a kept loop */
    if (run->person[called].is_reached) {
      spreaders_meet(run, caller, called);
    } else if (reference_coin(run->rng, p->cascade_spreading)) {
      impress(run, caller, called);
      reach(run, called, caller, day);
    }
  }
}

/* ---- bass ---- */

/* Gillespie 1977: whoever has not adopted does so by itself at rate p; whoever has adopted reaches
 * each of those it can tell once, at rate q/d with d people who can tell that one. */
typedef struct {
  ties_met met;
  double *n_who_tell; /* [n_associates] */
} bass_state;

typedef struct {
  uint32_t from, to; /* the same: adopts by itself */
  uint32_t number;   /* of the tie */
} bass_event;

/* Adds up the rates of all that may happen, one after the other, and stops where the sum exceeds
 * `most`: *found is the last that was added. */
static double bass_rates(const reference_run *run, const bass_state *bass, double most,
                         bass_event *found) {
  const reach_params *p = run->what->params;
  double sum = 0;
  for (uint32_t u = 0; u < run->n_associates; u++) {
    const reference_people *colleagues = &run->person[u].colleagues;
    if (!run->person[u].is_reached && p->cascade_innovation > 0) {
      *found = (bass_event){u, u, 0};
      sum += p->cascade_innovation;
      if (sum > most) return sum;
    }
    for (uint32_t i = 0; run->person[u].is_reached && i < colleagues->n; i++) {
      uint32_t w = colleagues->item[i];
      if (w == u || *tie_met(&bass->met, u, i) || p->cascade_imitation <= 0) continue;
      *found = (bass_event){u, w, i};
      sum += p->cascade_imitation / bass->n_who_tell[w];
      if (sum > most) return sum;
    }
  }
  return sum;
}

static void bass_happens(reference_run *run, bass_state *bass, bass_event event, double day) {
  reference_person *person = &run->person[event.to];
  bool is_alone = event.from == event.to;
  if (!is_alone) {
    *tie_met(&bass->met, event.from, event.number) = true;
    impress(run, event.from, event.to);
  }
  if (!person->is_reached) reach(run, event.to, event.from, day);
  if (!is_alone) return;
  person->hop = person->accepted_hop = 0;
  person->accepted_from = person->told_by = REFERENCE_COMPANY;
}

static void bass_play(reference_run *run) {
  uint32_t n = run->n_associates;
  bass_state bass = {ties_met_make(run), calloc(n, sizeof(double))};
  if (!bass.n_who_tell) abort();
  for (uint32_t u = 0; u < n; u++) bass.n_who_tell[u] = n_who_can_tell(run, u);
  for (double day = 0;;) {
    bass_event event;
    double all = bass_rates(run, &bass, INFINITY, &event);
    if (all <= 0) break;
    day -= log(gsl_rng_uniform_pos(run->rng)) / all;
    if (day > run->what->horizon) break;
    bass_rates(run, &bass, gsl_rng_uniform(run->rng) * all, &event);
    bass_happens(run, &bass, event, day);
  }
  free(bass.met.has_met);
  free(bass.n_who_tell);
}

/* ---- all of them ---- */

static void (*const play_of[])(reference_run *run) = {
    [REACH_MODEL_INDEPENDENT_CASCADE] = cascade_play,
    [REACH_MODEL_LINEAR_THRESHOLD] = linear_threshold_play,
    [REACH_MODEL_COMPLEX_CONTAGION] = complex_contagion_play,
    [REACH_MODEL_SIR] = sir_play,
    [REACH_MODEL_CONTINUOUS_TIME] = cascade_play,
    [REACH_MODEL_RUMOUR] = rumour_play,
    [REACH_MODEL_BASS] = bass_play,
};

bool reference_has_model(int model) {
  return (size_t)model < sizeof play_of / sizeof *play_of && play_of[model];
}

void reference_model_play(reference_run *run) {
  if (!reference_has_model(run->what->params->cascade_model)) abort();
  play_of[run->what->params->cascade_model](run);
  for (uint32_t u = 0; u < run->n_associates; u++) {
    const reference_person *person = &run->person[u];
    for (uint32_t i = 0; person->is_start && i < person->colleagues.n; i++)
      reference_people_add(&run->addressed, person->colleagues.item[i]);
    run->person[u].has_passed_on = person->is_reached; /* whoever has it tells it */
  }
}

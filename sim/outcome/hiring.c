/* What becomes of applications: two queues of one order, coins, and openings. */
#include <gsl/gsl_heapsort.h>
#include <math.h>
#include <stdlib.h>

#include "outcome/applicant_draws.h"
#include "outcome/recruiting.h"

static const double days_per_week = 7, years_of_kept = 3; /* the rates `kept` speak of */

/* So many a week, first come, first served; those who come later do not ask for earlier weeks. */
typedef struct {
  double a_week, used;
  uint32_t week, n_weeks;
} turns;

static bool take_turn(turns *t, uint32_t earliest, uint32_t *week) {
  *week = earliest;
  if (t->a_week >= REACH_NO_LIMIT) return true;
  if (t->a_week < 1) return false;
  if (earliest > t->week) t->week = earliest, t->used = 0;
  if (t->used >= t->a_week) t->week++, t->used = 0;
  if (t->week >= t->n_weeks) return false;
  t->used++;
  *week = t->week;
  return true;
}

static int by_rank(double a_day, const reach_candidate *a, double b_day, const reach_candidate *b) {
  if (a_day < b_day || a_day > b_day) return a_day < b_day ? -1 : 1;
  if (a->source != b->source) return a->source < b->source ? -1 : 1;
  return a->key < b->key ? -1 : a->key > b->key;
}

static int by_day(const void *left, const void *right) {
  const reach_candidate *a = left, *b = right;
  return by_rank(a->day, a, b->day, b);
}

static int by_offer_day(const void *left, const void *right) {
  const reach_candidate *a = left, *b = right;
  return by_rank(a->offer_day, a, b->offer_day, b);
}

/* Gamma of a whole shape: so many exponential times, one after the other. */
static double days_of_hiring(const reach_source_rates *rates, reach_stream s) {
  double sum = 0;
  for (unsigned i = 0; i < REACH_HIRING_STEPS; i++)
    sum -= log(reach_draw_uniform(s, REACH_DRAW_DAYS + i));
  return rates->days / REACH_HIRING_STEPS * sum;
}

/* The streams of both sources in one replicate, and the queues. */
typedef struct {
  const reach_recruiting *model;
  reach_stream source[REACH_N_SOURCES];
  turns readings, interviews;
} season;

static bool is_true(reach_stream s, uint64_t draw, double rate) {
  return reach_draw_uniform(s, draw) < rate;
}

/* Up to an offer that there has to be an opening for: then offer_day is set. */
static void consider(season *now, reach_candidate *c) {
  const reach_recruiting *m = now->model;
  const reach_source_rates *rates = &m->source[c->source];
  uint32_t week;
  c->is_read = take_turn(&now->readings, c->week, &week);
  c->step = c->fit >= m->bar ? REACH_STEP_QUALIFIED : REACH_STEP_APPLIED;
  c->offer_day = NAN;
  if (!c->is_read || c->step == REACH_STEP_APPLIED) return;
  c->step = REACH_STEP_READ;
  reach_stream s = reach_stream_branch(now->source[c->source], c->key);
  if (!is_true(s, REACH_DRAW_SHORTLIST, rates->shortlist)) return;
  c->step = REACH_STEP_SHORTLISTED;
  if (!is_true(s, REACH_DRAW_INTERVIEW, rates->interview)) return;
  if (!take_turn(&now->interviews, week, &week)) return;
  c->step = REACH_STEP_INTERVIEWED;
  if (!is_true(s, REACH_DRAW_OFFER, rates->offer)) return;
  double waits = days_per_week * (week - c->week);
  c->offer_day = c->day + waits + days_of_hiring(rates, s);
}

static void offer(const season *now, reach_candidate *c, double *n_filled) {
  if (*n_filled >= now->model->openings) {
    c->offer_day = NAN;
    return;
  }
  reach_stream s = reach_stream_branch(now->source[c->source], c->key);
  c->step = REACH_STEP_OFFERED;
  if (!is_true(s, REACH_DRAW_ACCEPT, now->model->source[c->source].accept)) return;
  c->step = REACH_STEP_HIRED;
  c->stays = reach_draw_uniform(s, REACH_DRAW_STAYS);
  ++*n_filled;
}

/* Those with an offer come first in candidate[], so that few are sorted. Returns how many. */
static size_t gather_offers(reach_recruits *r) {
  size_t n = 0;
  for (size_t i = 0; i < r->n_candidates; i++) {
    if (isnan(r->candidate[i].offer_day)) continue;
    reach_candidate swapped = r->candidate[n];
    r->candidate[n++] = r->candidate[i];
    r->candidate[i] = swapped;
  }
  return n;
}

static void count(reach_recruits *r) {
  for (size_t i = 0; i < r->n_candidates; i++) {
    const reach_candidate *c = &r->candidate[i];
    r->n_read += c->is_read;
    r->n_interviewed += c->step >= REACH_STEP_INTERVIEWED;
    for (unsigned step = 0; step <= c->step; step++) r->step[c->source][step]++;
  }
}

/* The order matters where there is a limit; else the candidates need not be sorted. */
void reach_recruiting_hire(const reach_recruiting *m, uint64_t dynamics_seed, uint32_t replicate,
                           reach_recruits *r) {
  season now = {
      m,
      {reach_applicant_stream(dynamics_seed, replicate, "recruiting/pull"),
       reach_applicant_stream(dynamics_seed, replicate, "recruiting/referral")},
      {.a_week = m->readings, .n_weeks = m->n_weeks},
      {.a_week = m->interviews, .n_weeks = m->n_weeks},
  };
  double n_filled = 0;
  if (fmin(m->readings, m->interviews) < REACH_NO_LIMIT)
    gsl_heapsort(r->candidate, r->n_candidates, sizeof *r->candidate, by_day);
  for (size_t i = 0; i < r->n_candidates; i++) consider(&now, &r->candidate[i]);
  size_t n_offers = gather_offers(r);
  gsl_heapsort(r->candidate, n_offers, sizeof *r->candidate, by_offer_day);
  for (size_t i = 0; i < n_offers; i++) offer(&now, &r->candidate[i], &n_filled);
  count(r);
}

double reach_recruiting_kept(const reach_recruiting *m, int source, double years) {
  return pow(m->source[source].kept, years / years_of_kept);
}

/* Who applies: by pull in Poisson numbers a week, by referral out of the people who believed an
 * associate. Poisson numbers thinned by coins are Poisson numbers (Kingman 1993), so only those who
 * finish their application are looked at one by one. */
#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "cascade/people.h"
#include "outcome/applicant_draws.h"
#include "outcome/recruiting.h"

static const double days_per_week = 7;
enum { WEEK_BITS = 32 };

static double standard_normal(reach_stream s, uint64_t occasion) {
  return gsl_cdf_ugaussian_Pinv(reach_draw_uniform(s, occasion));
}

void reach_recruits_free(reach_recruits *r) {
  free(r->candidate);
  *r = (reach_recruits){0};
}

void reach_recruits_clear(reach_recruits *r) {
  reach_candidate *candidate = r->candidate;
  *r = (reach_recruits){.candidate = candidate, .capacity = r->capacity};
}

static int make_room(reach_recruits *r, uint64_t more, uint64_t most) {
  const size_t least = 256;
  uint64_t needed = r->n_candidates + more;
  if (needed > most || needed > UINT32_MAX) return REACH_TOO_BIG;
  if (needed <= r->capacity) return 0;
  size_t capacity = r->capacity ? 2 * r->capacity : least;
  while (capacity < needed) capacity *= 2;
  reach_candidate *grown = realloc(r->candidate, capacity * sizeof *grown);
  if (!grown) return REACH_NO_MEMORY;
  r->candidate = grown;
  r->capacity = capacity;
  return 0;
}

static uint32_t week_of(const reach_recruiting *m, double day) {
  double week = floor(day / days_per_week);
  return week < m->n_weeks ? (uint32_t)week : m->n_weeks - 1;
}

static uint64_t person_by_pull(const reach_market *market, reach_stream s) {
  if (!market->separate && !market->people) return REACH_NOBODY;
  return reach_market_anybody(market, reach_draw_bits(s, REACH_DRAW_PERSON));
}

static reach_candidate by_pull(const reach_recruiting *m, const reach_market *market,
                               reach_stream s, uint32_t week, uint64_t number) {
  uint64_t key = (uint64_t)week << WEEK_BITS | number;
  s = reach_stream_branch(s, key);
  double day = days_per_week * (week + reach_draw_uniform(s, REACH_DRAW_DAY));
  return (reach_candidate){.key = key,
                           .person = person_by_pull(market, s),
                           .day = day,
                           .fit = standard_normal(s, REACH_DRAW_FIT),
                           .referrer = REACH_NO_REFERRER,
                           .week = week_of(m, day),
                           .source = REACH_PULL};
}

static uint64_t weekly(const reach_law *law, reach_stream s, uint32_t week) {
  return reach_law_count(law, reach_draw_uniform(s, week));
}

int reach_recruiting_attract(const reach_recruiting *m, const reach_plan *plan, uint32_t replicate,
                             uint64_t most, const volatile sig_atomic_t *stop, reach_recruits *r) {
  uint64_t seed = plan->dynamics_seed;
  reach_stream applications = reach_applicant_stream(seed, replicate, "recruiting/applications");
  reach_stream unfinished = reach_applicant_stream(seed, replicate, "recruiting/unfinished");
  reach_stream visits = reach_applicant_stream(seed, replicate, "recruiting/visits");
  reach_stream pull = reach_applicant_stream(seed, replicate, "recruiting/pull");
  for (uint32_t week = 0; week < m->n_weeks; week++) {
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    uint64_t n = weekly(&m->applications, applications, week);
    uint64_t begun = n + weekly(&m->unfinished, unfinished, week);
    r->started += begun;
    r->visits += begun + weekly(&m->visits, visits, week);
    int status = make_room(r, n, most);
    if (status) return status;
    for (uint64_t k = 0; k < n; k++)
      r->candidate[r->n_candidates++] = by_pull(m, &plan->world->market, pull, week, k);
  }
  return 0;
}

/* Draws of the people of the market and of referrers in one replicate. */
typedef struct {
  const reach_recruiting *model;
  const reach_plan *plan;
  reach_stream eligible, looking, asked, applies, own_fit, referral;
  reach_permutation departments; /* the first n_asked of this order refer */
  uint64_t n_asked;
} referring;

static uint64_t n_departments(const reach_plan *plan) {
  uint64_t n = plan->world->departments.n_departments;
  return n ? n : 1;
}

uint64_t reach_recruiting_departments(const reach_recruiting *m, const reach_plan *plan) {
  double n = floor(m->departments_asked * (double)n_departments(plan) + 0.5);
  return n < 1 ? 1 : (uint64_t)n;
}

static referring open_referring(const reach_recruiting *m, const reach_plan *plan,
                                uint32_t replicate) {
  uint64_t people = plan->population_seed, seed = plan->dynamics_seed;
  uint32_t drawn = plan->is_redrawn ? replicate : 0;
  return (referring){
      m,
      plan,
      reach_applicant_stream(people, drawn, "recruiting/eligible"),
      reach_applicant_stream(people, drawn, "recruiting/looking"),
      reach_applicant_stream(seed, replicate, "recruiting/asked"),
      reach_applicant_stream(seed, replicate, "recruiting/applies"),
      reach_applicant_stream(people, drawn, "recruiting/own-fit"),
      reach_applicant_stream(seed, replicate, "recruiting/referral"),
      reach_permutation_open(n_departments(plan),
                             reach_applicant_stream(people, drawn, "recruiting/departments")),
      reach_recruiting_departments(m, plan)};
}

static bool is_asked_to_refer(const referring *f, uint64_t associate) {
  if (f->n_asked >= f->departments.n) return true;
  uint32_t department = reach_world_department(f->plan->world, (uint32_t)associate);
  return reach_permutation_place(&f->departments, department) < f->n_asked;
}

/* A standard normal number that has reached the bar, by inversion of its upper tail. */
static double fit_of_associate(const referring *f, uint32_t associate) {
  double tail = f->model->qualified * reach_draw_uniform(f->own_fit, associate);
  return gsl_cdf_ugaussian_Qinv(fmax(tail, DBL_MIN));
}

static reach_candidate by_referral(const referring *f, const reach_person *p) {
  uint32_t referrer = (uint32_t)p->accept_teller;
  double rho = f->model->likeness;
  double own = standard_normal(reach_stream_branch(f->referral, p->person), REACH_DRAW_FIT);
  return (reach_candidate){.key = p->person,
                           .person = p->person,
                           .day = p->accept_day,
                           .fit = rho * fit_of_associate(f, referrer) + sqrt(1 - rho * rho) * own,
                           .referrer = referrer,
                           .department = reach_world_department(f->plan->world, referrer),
                           .week = week_of(f->model, p->accept_day),
                           .source = REACH_REFERRAL};
}

static bool can_be_referred(const referring *f, const reach_person *p) {
  uint64_t n_associates = f->plan->world->n_associates;
  return p->person >= n_associates && p->accept_teller < n_associates &&
         p->accept_day <= days_per_week * f->model->n_weeks &&
         is_asked_to_refer(f, p->accept_teller);
}

static bool is_true(reach_stream s, uint64_t person, double rate) {
  return reach_draw_uniform(s, person) < rate;
}

int reach_recruiting_refer(const reach_recruiting *m, const reach_plan *plan, uint32_t replicate,
                           const reach_touched *touched, uint64_t most, reach_recruits *r) {
  referring f = open_referring(m, plan, replicate);
  for (size_t i = 0; i < touched->n; i++) {
    const reach_person *p = &touched->person[i];
    if (!can_be_referred(&f, p)) continue;
    r->can_be_referred++;
    if (!is_true(f.eligible, p->person, m->eligible)) continue;
    r->eligible++;
    if (!is_true(f.looking, p->person, m->looking)) continue;
    r->looking++;
    if (!is_true(f.asked, p->person, m->asked)) continue;
    r->asked++;
    if (!is_true(f.applies, p->person, m->applies)) continue;
    int status = make_room(r, 1, most);
    if (status) return status;
    r->candidate[r->n_candidates++] = by_referral(&f, p);
  }
  return 0;
}

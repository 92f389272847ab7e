/* Recruiting: people who come by themselves (pull) and people whom associates name (referral), from
 * the first visit to who is still there years later. docs/model.md, Recruiting, has the order of
 * operations and what every draw is keyed by.
 *
 * Pure functions over plain structs, so that they can be tested without a cascade:
 * reach_recruiting_attract, reach_recruiting_refer (once each replicate), reach_recruiting_hire. */
#ifndef REACH_OUTCOME_RECRUITING_H
#define REACH_OUTCOME_RECRUITING_H

#include <signal.h>

#include "cascade/cascade.h"
#include "world/law.h"

enum { REACH_PULL, REACH_REFERRAL, REACH_N_SOURCES };

/* Steps that both sources have: each is part of the one before. */
enum {
  REACH_STEP_APPLIED,
  REACH_STEP_QUALIFIED,
  REACH_STEP_READ, /* and qualified */
  REACH_STEP_SHORTLISTED,
  REACH_STEP_INTERVIEWED,
  REACH_STEP_OFFERED,
  REACH_STEP_HIRED,
  REACH_N_STEPS
};

static const uint64_t REACH_NOBODY = UINT64_MAX;
static const uint32_t REACH_NO_REFERRER = UINT32_MAX;
static const double REACH_NO_LIMIT = 1e9; /* readings, interviews, openings of so many */

/* Somebody who applied. */
typedef struct {
  uint64_t key;        /* of its draws: by pull week * 2^32 + number, by referral the person */
  uint64_t person;     /* of the market; REACH_NOBODY: there is no market */
  double day;          /* of the application */
  double fit;          /* z: standard normal among those who come by themselves */
  double offer_day;    /* NaN: it came to no offer */
  double stays;        /* uniform: still there after y years iff below kept^(y/3) */
  uint32_t referrer;   /* associate; REACH_NO_REFERRER by pull */
  uint32_t department; /* of the referrer; 0 by pull */
  uint32_t week;       /* of the application, from 0 */
  uint8_t source;      /* REACH_PULL or REACH_REFERRAL */
  uint8_t step;        /* last one passed: REACH_STEP_*; who is not qualified has APPLIED */
  bool is_read;        /* the recruiters had time for the application */
} reach_candidate;

/* Rates of one source: shares, and days. */
typedef struct {
  double shortlist, interview, offer, accept;
  double days; /* mean, from application to offer */
  double kept; /* share still there after three years */
} reach_source_rates;

/* Parameters as the numbers the loop needs. */
typedef struct {
  uint32_t n_weeks;
  double qualified, bar; /* share by pull, and the fit it takes: -INFINITY to INFINITY */
  double readings, interviews, openings;      /* a week, a week, in all */
  reach_law applications, unfinished, visits; /* of a week: who finish, only begin, only visit;
                                                 owned */
  double departments_asked;                   /* share of the departments whose associates refer */
  double eligible, looking, asked, applies, likeness;
  reach_source_rates source[REACH_N_SOURCES];
  bool has_cost;
  double fixed_cost, advert_cost, reading_cost, interview_cost, agency_fee, bonus;
} reach_recruiting;

/* One replicate, and room for the next ones. Zeroed before the first use. */
typedef struct {
  reach_candidate *candidate; /* [n_candidates] who applied; owned */
  size_t n_candidates, capacity;
  uint64_t visits, started;                           /* by pull */
  uint64_t can_be_referred, eligible, looking, asked; /* by referral, before applying */
  uint64_t n_read, n_interviewed;
  uint64_t step[REACH_N_SOURCES][REACH_N_STEPS]; /* people at each step */
} reach_recruits;

/* From the parameters. Returns 0 or REACH_NO_MEMORY. Free is legal on zeroed memory. */
int reach_recruiting_init(reach_recruiting *model, const reach_params *params,
                          reach_report *report);
void reach_recruiting_free(reach_recruiting *model);
void reach_recruits_free(reach_recruits *recruits);

/* Forgets the replicate before. */
void reach_recruits_clear(reach_recruits *recruits);

/* Who comes by itself in the weeks of a replicate. Candidates beyond `most` end it. Returns 0,
 * REACH_NO_MEMORY, REACH_TOO_BIG, or REACH_INTERRUPTED and the signal of *stop (may be NULL). */
int reach_recruiting_attract(const reach_recruiting *model, const reach_plan *plan,
                             uint32_t replicate, uint64_t most, const volatile sig_atomic_t *stop,
                             reach_recruits *recruits);

/* Whom associates name, of the people whom the cascade left in `touched`. Errors likewise. */
int reach_recruiting_refer(const reach_recruiting *model, const reach_plan *plan,
                           uint32_t replicate, const reach_touched *touched, uint64_t most,
                           reach_recruits *recruits);

/* How many departments are asked to refer: at least one. */
uint64_t reach_recruiting_departments(const reach_recruiting *model, const reach_plan *plan);

/* Reads, shortlists, interviews, offers, hires: sets `step`, is_read, offer_day and stays of
 * everybody and counts. Afterwards those who came to an offer or to a full house stand first. */
void reach_recruiting_hire(const reach_recruiting *model, uint64_t dynamics_seed,
                           uint32_t replicate, reach_recruits *recruits);

/* Share of those hired by a source who stay for so many years. */
double reach_recruiting_kept(const reach_recruiting *model, int source, double years);

#endif

/* The reference simulator: docs/model.md once more, slow and plain.
 *
 * It shares no code with the engine. Every contact list is drawn by Fisher and Yates, every
 * contact has its own coins, and exposures wait in one sorted list. All that it takes from
 * the program are the names of the parameters (docs/model.md calls them by their keys) and of
 * the measures. Read it beside docs/model.md: reference_world.c is section 1, reference.c and
 * reference_models.c (bare networks) section 2, reference_measures.c section 3. */
#ifndef REACH_TESTS_REFERENCE_H
#define REACH_TESTS_REFERENCE_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "outcome/measures.h"
#include "scenario/params.h"

enum { REFERENCE_BINS = 64, REFERENCE_DAYS = 400, REFERENCE_LEGS = 3, REFERENCE_STAGES = 5 };
#define REFERENCE_COMPANY UINT32_MAX

typedef struct {
  uint32_t from, to;
  double probability; /* of the file; else 0 */
} reference_tie;

/* A line of a roster. */
typedef struct {
  char id[16], manager[16], department[16], group[16];
  double contacts, leg[REFERENCE_LEGS]; /* NaN: the cell is empty */
  int n_passed;                         /* stages of ADKAR; -1: the cell is empty */
} reference_associate;

/* What is simulated: a company in a market, or a bare network. Borrowed by the run. */
typedef struct {
  const reach_params *params;
  bool is_bare;             /* cascade.model on `tie`, no market */
  double horizon;           /* days; INFINITY: to the end */
  const reference_tie *tie; /* of a network file: loops and repeats that are kept are ties; NULL:
                               see params */
  size_t n_ties;
  bool is_directed;
  uint32_t n_people;          /* of the network file; 0: params->associates_count */
  const uint32_t *department; /* [n_people], of a department file, or NULL */
  reference_associate *staff; /* [n_people] of a roster, or NULL; legs are made: no NaN */
  double leg[REFERENCE_LEGS]; /* of the company, as hearers go by it */
} reference_case;

typedef struct {
  uint32_t *item;
  uint32_t n, capacity;
} reference_people;

/* Different senders that somebody has heard, each with the largest credibility with which it told
 * it, and a number for every pair of them: vouch[i][k], k < i. */
typedef struct {
  uint32_t n;
  uint32_t *sender;
  double *credibility, **vouch;
} reference_voices;

typedef struct {
  bool is_start;
  double activity;                  /* NAN until it is drawn */
  bool is_participant, is_internal; /* passes on to contacts, to colleagues */
  bool has_contacts;                /* contact list already drawn */
  reference_people contacts;        /* market people */
  reference_people colleagues;
  bool is_reached, is_intact; /* the first copy that was taken in */
  double day;
  uint32_t hop;
  uint32_t told_by;                     /* who brought that copy: an id or REFERENCE_COMPANY */
  bool has_accepted, accepted_intact;   /* the copy that is passed on */
  uint32_t accepted_hop, accepted_from; /* from whom: an id or REFERENCE_COMPANY */
  int accepted_through;                 /* REACH_CHANNEL_* */
  bool has_passed_on;                   /* through any channel */
  unsigned has_posted;                  /* bit REACH_CHANNEL_*: in this feed or network */
  uint32_t n_exposures, n_made;         /* taken in; by the market because of own posts */
  reference_voices heard;               /* where senders reinforce each other */
  double threshold;                     /* linear-threshold */
  bool has_stopped;                     /* sir: tells nobody any more */
  int barrier; /* the first stage of adoption not passed; REFERENCE_STAGES: none */
} reference_person;

typedef struct {
  double day;
  uint32_t sender; /* REFERENCE_COMPANY sorts last */
  int channel;     /* REACH_CHANNEL_*; of no meaning in a bare network */
  uint32_t receiver;
  uint32_t hop;                /* of the copy that arrives */
  bool is_intact, is_accepted; /* the latter: of this sender alone */
  double credibility;
} reference_exposure;

/* One replicate and the memory that replicates share. Zeroed at first. */
typedef struct {
  const reference_case *what;
  gsl_rng *rng;
  uint32_t n_associates, n_market; /* the market grows when audiences are separate */
  reference_person *person;        /* associates, then market */
  size_t person_capacity;
  reference_exposure *waiting; /* latest first, so that the next one is at the end */
  size_t n_waiting, waiting_capacity;
  reference_people followers;
  reference_people addressed; /* first-hop audience, repeats included: the gross contacts */
  double onward_tellings;     /* taken in, made by hearers */
} reference_run;

typedef struct {
  double measure[REACH_N_MEASURES];    /* NaN = missing; days_to_baseline is not computed */
  double by_hop[REFERENCE_BINS];       /* reached people by hop of the first copy */
  double by_frequency[REFERENCE_BINS]; /* people by number of exposures, 1 or more */
  double by_day[REFERENCE_DAYS];       /* reached at the end of day 0, 1, ... */
} reference_outcome;

/* Draws one world and lets the message travel through it. */
void reference_play(reference_run *run, const reference_case *what, gsl_rng *rng,
                    reference_outcome *outcome);
void reference_run_free(reference_run *run);

/* Section 1 (reference_world.c). */
void reference_world_draw(reference_run *run);
uint32_t reference_department(const reference_run *run, uint32_t associate);
void reference_contacts_draw(reference_run *run, uint32_t person);
void reference_draw(gsl_rng *rng, uint32_t *item, uint32_t n, uint32_t n_drawn);
void reference_voices_forget(reference_voices *voices);
void reference_people_add(reference_people *people, uint32_t person);
bool reference_coin(gsl_rng *rng, double p);

/* Makes staff, n_people and department of a company with a roster that has the columns id and
 * department (reference_roster.c). */
void reference_roster_read(reference_case *what);

/* Legs of trust as hearers go by them, and who takes part where adoption tells
 * (reference_programme.c). */
void reference_legs(const reach_params *p, double leg[REFERENCE_LEGS]);
void reference_adoption(reference_run *run);

/* Section 2, delays (reference.c): days. */
typedef struct {
  int law; /* REACH_DELAY_* */
  double half_life, tail, fast_share, slow_half_life, shape, sigma;
} reference_delay;
double reference_delay_draw(gsl_rng *rng, reference_delay delay);

/* Section 2, feed and networks (reference_feeds.c): the numbers of a channel of posts. */
typedef struct {
  int channel, audience; /* REACH_CHANNEL_*, REACH_AUDIENCE_* */
  double attention, reshare, fidelity, fatigue, gap_days;
  int64_t posts;
  int copy;
  reference_delay delay;
  bool is_network; /* with contacts of its own: */
  int contacts_law;
  double contacts_mean, contacts_cv, contacts_shape, colleagues;
} reference_feed;

enum { REFERENCE_FEEDS = 4 };
reference_feed reference_feed_of(const reach_params *p, int number);
/* How active somebody is, and how often it posts there. */
double reference_activity(reference_run *run, uint32_t who);
int64_t reference_posts(reference_run *run, uint32_t who, const reference_feed *feed);
/* Section 2, reinforcement (reference_voices.c): whether any two of all who were heard, this sender
 * among them from now on, convince together. */
bool reference_do_some_convince(reference_run *run, const reference_exposure *copy);
/* Section 1: the contacts of a person on a network, drawn anew at each call. */
void reference_network_contacts(reference_run *run, uint32_t person, const reference_feed *network,
                                reference_people *contacts);

/* Section 2, bare networks (reference_models.c). `model`: REACH_MODEL_*. False: no reference yet.
 */
bool reference_has_model(int model);
/* From those who start to the end. */
void reference_model_play(reference_run *run);

/* Whether an associate would pass the message on through some channel (reference.c). */
bool reference_takes_part(const reference_run *run, uint32_t associate);

/* Section 3 (reference_measures.c). */
void reference_measure(const reference_run *run, reference_outcome *outcome);

#endif

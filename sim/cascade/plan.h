/* An organization made ready for the cascade: its parameters as the numbers the loop needs. */
#ifndef REACH_CASCADE_PLAN_H
#define REACH_CASCADE_PLAN_H

#include "base/exponential.h"
#include "cascade/delay.h"
#include "cascade/queue.h"
#include "cascade/walk.h"
#include "scenario/scenario.h"
#include "world/adoption.h"
#include "world/world.h"

/* A circle is the contacts that a channel leads to: the general one, or that of a network. */
enum {
  REACH_CIRCLE_GENERAL,
#define REACH_CIRCLE(NAME, ...) REACH_CIRCLE_##NAME,
  REACH_NETWORKS(REACH_CIRCLE)
#undef REACH_CIRCLE
      REACH_N_CIRCLES
};

/* Of a network in use; the general circle has the laws of the world. */
typedef struct {
  bool is_used;
  reach_law law;                                        /* of numbers of contacts; owned */
  uint32_t counts_name, contacts_name, colleagues_name; /* stream names */
} reach_circle;

/* A channel is a row of numbers. */
typedef struct {
  bool is_used;
  bool is_to_some; /* told to a number of people; else broadcast, open to the whole audience */
  bool is_feed;    /* has posts and reshares to measure */
  bool to_contacts, to_colleagues; /* the audience of an associate */
  int circle;                      /* whose contacts: REACH_CIRCLE_* */
  double colleagues;               /* probability that a colleague is among the audience */
  uint64_t people;                 /* to some: how many an associate tells (or who is released), */
  uint64_t onward_people;          /* and a market person */
  bool is_in_order;                /* to some: contacts are told in their own random order */
  double gap_days;                 /* to some: from one telling to the next, 0 = all at once */
  double wait_days;                /* to some: the first comes after this times U(0,1) */
  double attention;                /* probability that one of the audience takes it in */
  double clock;                    /* broadcast: -ln(1 - attention), where the tick walk stops */
  uint64_t posts;                  /* broadcast: how often an associate, or the page, posts; > 0 */
  double post_gap_days;            /* from one post to the next */
  double fatigue; /* what a further post loses of the attention of the one before */
  reach_delay delay;
  bool is_linked;  /* the copy leads back to the source: it is intact */
  bool is_source;  /* the source itself is taken in: hop 1, the company's credibility */
  double fidelity; /* probability that a retold copy stays intact */
  double pass_on;  /* probability that a market person uses this channel to pass on */
  double patience; /* factor on willingness for each hop */
  uint32_t max_hops;
  uint32_t walk_name, inside_walk_name, marks_name, pass_on_name, posts_name; /* stream names */
} reach_channel;

/* Numbers of the models of bare networks (docs/model.md). */
typedef struct {
  double weight; /* linear-threshold: of a tie, at most */
  bool is_share; /* complex-contagion: a share of those who can tell is needed, not a number */
  uint64_t tellers_needed;
  double share_needed;
  double noise;                 /* probability that a telling below that is enough */
  double rate, recovery;        /* sir: of meetings on a tie, of stopping; a day */
  int rumour;                   /* rumour: REACH_RUMOUR_* of params.h */
  double contact_rate;          /* rumour: contacts of a spreader a day */
  double innovation, imitation; /* bass: p and q, a day */
  double spreading, stifling;   /* rumour: probabilities of a contact */
} reach_model_rule;

typedef struct {
  int model; /* REACH_MODEL_* of params.h; a company has the first */
  reach_model_rule rule;
  int probability_rule;     /* of ties: REACH_PROBABILITY_* of params.h */
  bool is_by_tie;           /* every tie has a coin of its own: their probabilities differ, or the
                               same pair may have several */
  uint32_t *n_tellers;      /* [people] in-degrees, where the model needs them and the
                               network is directed; else NULL; owned */
  const reach_world *world; /* borrowed */
  reach_ziggurat waiting;   /* for exponential waiting times */
  reach_ticks ticks;        /* for walks; the clock is that of a bare network */
  reach_channel channel[REACH_N_CHANNELS]; /* a bare network uses the feed row alone */
  int used[REACH_N_CHANNELS];              /* [n_used] those that people use: not the page */
  int n_used;
  reach_circle circle[REACH_N_CIRCLES];
  uint64_t n_followers;
  reach_adoption adoption;          /* where it is on, who takes part is its result, else: */
  uint64_t n_participants;          /* associates who tell their contacts, */
  uint64_t n_insiders;              /* and their colleagues: the first of the same order, */
  double participation_correlation; /* which leans so much towards contacts, -1 to 1 */
  double trust;                     /* credibility of the company, and of associates */
  double *trust_of;        /* [n_associates] theirs, where they have legs of their own; or NULL;
                              owned */
  double peer_credibility; /* of market people */
  double reinforcement;    /* probability that two senders convince together, each fully credible */
  bool has_activity;       /* somebody is more active than others */
  double associate_activity, market_activity; /* deviation of its logarithm; 0: all alike */
  int seed_choice;
  uint64_t n_seeds;        /* how many start (all kinds of choice) */
  uint32_t *seed;          /* [n_seeds] ascending for department and listed; owned */
  double horizon_days;     /* INFINITY: to the end */
  reach_calendar calendar; /* of the queue of turns */
  double bucket_days;      /* of the agenda (model_continuous_time.c); 0 = by the event engine */
  bool uses_ties;          /* the network matters: for colleagues, or for who starts */
  bool is_final_size;      /* only who is reached (final_size.h) */
  bool has_virality;       /* the trees of first copies are measured */
  bool is_redrawn;         /* people are drawn anew in every replicate */
  uint64_t population_seed, start_seed, dynamics_seed;
} reach_plan;

/* `has_horizon`: run.days limits the story (always in a company). `world` must outlive the
 * plan. Returns 0, REACH_INVALID (people or departments that the world does not have) or
 * REACH_NO_MEMORY. Free is legal after failure. */
int reach_plan_init(reach_plan *plan, const reach_params *params, bool has_horizon,
                    const reach_world *world, reach_report *report);
void reach_plan_free(reach_plan *plan);

/* True where the order of participants has something to do with their contacts. */
static inline bool reach_plan_leans(const reach_plan *plan) {
  return (plan->participation_correlation < 0 || plan->participation_correlation > 0) &&
         !plan->adoption.is_on;
}

/* Ties that lead to a person of a bare network: its ties, of a directed network those to it. */
static inline uint32_t reach_plan_n_tellers(const reach_plan *plan, uint32_t person) {
  return plan->n_tellers ? plan->n_tellers[person]
                         : (uint32_t)reach_ties_degree(&plan->world->network[0], person);
}

#endif

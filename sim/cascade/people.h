/* The people of one replicate, as pure functions of keys: who participates, who starts, who
 * follows the page, how many contacts somebody has and who they are. */
#ifndef REACH_CASCADE_PEOPLE_H
#define REACH_CASCADE_PEOPLE_H

#include "cascade/lineup.h"
#include "cascade/plan.h"
#include "world/contacts.h"

typedef struct {
  const reach_plan *plan;
  uint32_t replicate; /* keys the population; 0 in a fixed world */
  uint32_t network;
  reach_permutation participants, starters, followers;
  reach_stream separate_followers;
  struct {
    reach_stream associate_counts, market_counts;
    reach_stream contacts, colleagues; /* have a branch for everybody */
  } circle[REACH_N_CIRCLES];
  reach_stream associate_activity, market_activity, posts; /* where activity differs */
  reach_stream own_groups, department_groups, sorting;     /* where there are groups */
  const reach_adopters *adopters; /* who takes part; NULL: the first of the order, */
  const reach_lineup *lineup;     /* which this is where it leans towards contacts, else NULL */
} reach_people;

reach_people reach_people_open(const reach_plan *plan, uint32_t replicate);
/* The same for one who asks who participates: adopters where adoption tells, and lineup where
 * participation leans towards contacts, have to be those that reach_people_adopt and
 * reach_people_line_up made for this plan and replicate; borrowed. */
reach_people reach_people_open_with(const reach_plan *plan, uint32_t replicate,
                                    const reach_adopters *adopters, const reach_lineup *lineup);
/* Finds the order of participants where it leans towards contacts, else does nothing. Returns 0 or
 * REACH_NO_MEMORY. */
int reach_people_line_up(const reach_people *people, reach_lineup *lineup);
/* Finds out who takes part where adoption tells, else does nothing. Errors as
 * reach_adopters_make. */
int reach_people_adopt(const reach_people *people, const volatile sig_atomic_t *stop,
                       reach_adopters *adopters);

static inline bool reach_people_is_associate(const reach_people *people, uint64_t person) {
  return person < people->plan->world->n_associates;
}

/* Whom an associate passes the message on to. */
typedef struct {
  bool to_contacts, to_colleagues;
} reach_role;

reach_role reach_people_role(const reach_people *people, uint32_t associate);
/* How many associates have a role, and how many of them to contacts. */
uint64_t reach_people_n_active(const reach_people *people);
uint64_t reach_people_n_participants(const reach_people *people);
/* Associate number i of those with a role: of the keyed order, in which the first n_participants
 * and the first n_insiders have one; of the ids where everybody has both, or adoption tells. */
uint32_t reach_people_participant(const reach_people *people, uint64_t i);
/* How active somebody is, 1 on average; where activity differs. */
double reach_people_activity(const reach_people *people, uint64_t person);
/* The group of anybody, an index into groups.names; 0 where there are none. */
unsigned reach_people_group(const reach_people *people, uint64_t person);
/* How often an associate posts in a channel that is posted to; 0: it does not. */
uint64_t reach_people_posts(const reach_people *people, int channel, uint32_t associate);
/* Starting person number i < plan->n_seeds. */
uint32_t reach_people_starter(const reach_people *people, uint64_t i);
/* Person id of follower j < plan->n_followers. */
uint64_t reach_people_follower(const reach_people *people, uint64_t j);
/* Numbers of contacts in a circle, REACH_CIRCLE_*. */
uint64_t reach_people_n_contacts(const reach_people *people, int circle, uint64_t person);
/* The contacts of a person; if no more than the first `wanted` matter, contacts->n may be `wanted`
 * where there are more. */
void reach_people_contacts(const reach_people *people, int circle, uint64_t person, uint64_t wanted,
                           reach_contacts *contacts);
/* Whether a colleague of an associate is among those whom it is connected to in this circle, with
 * probability `share`. */
bool reach_people_are_connected(const reach_people *people, int circle, uint64_t associate,
                                uint64_t colleague, double share);

#endif

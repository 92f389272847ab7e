/* The people of one replicate, as pure functions of keys: who participates, who starts, who
 * follows the page, how many contacts somebody has and who they are. */
#ifndef REACH_CASCADE_PEOPLE_H
#define REACH_CASCADE_PEOPLE_H

#include "cascade/plan.h"
#include "world/contacts.h"

typedef struct {
  const reach_plan *plan;
  uint32_t replicate; /* keys the population; 0 in a fixed world */
  uint32_t network;
  reach_permutation participants, starters, followers;
  reach_stream associate_counts, market_counts, separate_followers;
  reach_stream contacts; /* has a branch for everybody */
} reach_people;

reach_people reach_people_open(const reach_plan *plan, uint32_t replicate);

static inline bool reach_people_is_associate(const reach_people *people, uint64_t person) {
  return person < people->plan->world->n_associates;
}

/* Whom an associate passes the message on to. */
typedef struct {
  bool to_contacts, to_colleagues;
} reach_role;

reach_role reach_people_role(const reach_people *people, uint32_t associate);
/* Associate number i of the keyed order: the first n_participants and the first n_insiders have a
 * role. Where everybody has both, the order is that of the ids. */
uint32_t reach_people_participant(const reach_people *people, uint64_t i);
/* Starting person number i < plan->n_seeds. */
uint32_t reach_people_starter(const reach_people *people, uint64_t i);
/* Person id of follower j < plan->n_followers. */
uint64_t reach_people_follower(const reach_people *people, uint64_t j);
uint64_t reach_people_n_contacts(const reach_people *people, uint64_t person);
/* The contacts of a person; if no more than the first `wanted` matter, contacts->n may be `wanted`
 * where there are more. */
void reach_people_contacts(const reach_people *people, uint64_t person, uint64_t wanted,
                           reach_contacts *contacts);

#endif

/* The world of an organization: who works there, who knows whom, and the market around it.
 * Built once, read by all threads. */
#ifndef REACH_WORLD_WORLD_H
#define REACH_WORLD_WORLD_H

#include <signal.h>

#include "scenario/scenario.h"
#include "world/built.h"
#include "world/contacts.h"
#include "world/law.h"
#include "world/roster.h"
#include "world/structure.h"
#include "world/ties.h"

typedef struct {
  bool is_network; /* bare: no market */
  uint32_t n_associates;
  uint32_t n_networks;           /* 1 unless drawn */
  reach_ties *network;           /* [n_networks]; NULL without work ties */
  reach_departments departments; /* none where a network came without any */
  char **name;                   /* [n_associates]; NULL = people are only numbered */
  reach_roster roster;           /* n of a company is n_associates, with or without a file; its
                                    departments and ids become those above */
  reach_market market;
  reach_law associate_contacts, market_contacts;
  uint32_t *by_degree; /* [n_networks][n_associates], most ties first; only for that seed choice */
  double figure[REACH_N_FIGURES]; /* means over the networks; NaN = none */
  bool borrows_ties; /* network, departments, name and roster belong to another world */
} reach_world;

typedef struct {
  bool is_network;                   /* a bare network */
  bool with_probability;             /* the ties of a bare network have a probability each */
  bool is_probe;                     /* only to find mistakes: one network, nothing measured */
  bool is_unmeasured;                /* nothing measured */
  const reach_world *ties_of;        /* a company's: its work ties, departments and names are used,
                                        as reach_world_same_ties allows; it must live longer */
  bool measures_all;                 /* large networks too, with all that takes */
  const volatile sig_atomic_t *stop; /* may be NULL; a signal number ends the building */
} reach_world_options;

/* Builds the world that these parameters describe; from one thread only (igraph). Errors:
 * REACH_INVALID, REACH_UNREADABLE, REACH_TOO_BIG, REACH_NO_MEMORY, REACH_INTERRUPTED + signal. Free
 * is legal after failure. */
int reach_world_build(const reach_params *params, const reach_world_options *options,
                      reach_world *world, reach_report *report);

/* Makes by_degree, if it is not there. Errors: REACH_INVALID without work ties, REACH_NO_MEMORY. */
int reach_world_rank_by_degree(reach_world *world, reach_report *report);

void reach_world_free(reach_world *world);

/* True where both sets of parameters describe the same world. */
bool reach_world_same(const reach_params *a, const reach_params *b, bool is_network);
/* True where two companies have the same people and work ties. */
bool reach_world_same_ties(const reach_params *a, const reach_params *b);

/* Department of an associate; 0 where there are none. */
static inline uint32_t reach_world_department(const reach_world *world, uint32_t associate) {
  return world->departments.department ? world->departments.department[associate] : 0;
}

#endif

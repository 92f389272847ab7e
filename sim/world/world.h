/* The world of an organization: who works there, who knows whom, and the market around it.
 * Built once, read by all threads. */
#ifndef REACH_WORLD_WORLD_H
#define REACH_WORLD_WORLD_H

#include "scenario/scenario.h"
#include "world/contacts.h"
#include "world/edge_list.h"
#include "world/law.h"
#include "world/structure.h"
#include "world/ties.h"

typedef struct {
  bool is_network; /* bare: no market */
  uint32_t n_associates;
  uint32_t n_networks;           /* 1 unless drawn */
  reach_ties *network;           /* [n_networks]; NULL without work ties */
  reach_departments departments; /* none where a network came without a department file */
  reach_market market;
  reach_law associate_contacts, market_contacts;
  uint32_t *by_degree; /* [n_networks][n_associates], most ties first; only for that seed choice */
  double figure[REACH_N_FIGURES]; /* means over the networks; NaN = none */
} reach_world;

/* Builds the world that these parameters describe; from one thread only (igraph). Errors:
 * REACH_INVALID, REACH_UNREADABLE, REACH_TOO_BIG, REACH_NO_MEMORY. Free is legal after failure. */
int reach_world_build(const reach_params *params, bool is_network, reach_world *world,
                      reach_report *report);
void reach_world_free(reach_world *world);

/* True where both sets of parameters describe the same world. */
bool reach_world_same(const reach_params *a, const reach_params *b, bool is_network);

/* Department of an associate; 0 where there are none. */
static inline uint32_t reach_world_department(const reach_world *world, uint32_t associate) {
  return world->departments.department ? world->departments.department[associate] : 0;
}

#endif

/* Independent ties, likelier inside departments: a stochastic block model (Holland, Laskey,
 * Leinhardt 1983) as the union of random networks by igraph. */
#ifndef REACH_WORLD_BLOCKS_H
#define REACH_WORLD_BLOCKS_H

#include "scenario/departments.h"
#include "world/edge_list.h"
#include "world/ties.h"

/* Adds ties with probability `across` between any two of n_people. The guard is entered. */
int reach_random_draw(uint32_t n_people, double across, reach_pairs *pairs, reach_report *report);

/* Adds ties inside and across departments; some may repeat. member[n_people] has the people of
 * department 0, then 1, ...; NULL = 0, 1, 2, ... O(people + ties). The guard is entered.
 * REACH_INVALID, naming `key`, when chance->inside is above 1. */
int reach_blocks_draw(const reach_sizes *sizes, const uint32_t *member,
                      const reach_tie_chance *chance, const char *key, reach_pairs *pairs,
                      reach_report *report);

/* The same among people in departments as they are: adds params' ties to `pairs`, which hold the
 * reporting lines so far. O(people + ties). */
int reach_blocks_draw_among(const reach_params *params, const reach_departments *departments,
                            const char *key, reach_pairs *pairs, reach_report *report);

#endif

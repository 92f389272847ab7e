/* What the parameters say about departments before anything is drawn: their sizes, and how likely
 * a tie is inside one and across two. */
#ifndef REACH_SCENARIO_DEPARTMENTS_H
#define REACH_SCENARIO_DEPARTMENTS_H

#include "scenario/params.h"

typedef struct {
  uint64_t n_people;
  uint32_t n;
  uint32_t *size;                      /* [n], people; each at least 1; owned */
  uint64_t lines_inside, lines_across; /* reporting lines, which stand already */
} reach_sizes;

/* Ties a person that a drawn network is asked for, at the most; 0 where none is drawn. */
double reach_sizes_degree(const reach_params *params);

/* Ties a person that are drawn by chance in departments: all, or those besides reporting lines. */
double reach_sizes_wanted(const reach_params *params);

/* How many departments there are. */
uint64_t reach_sizes_number(const reach_params *params, uint64_t n_people);

/* Departments number 0, 1, ... In a hierarchy they are the head's direct reports with everybody
 * below them, the head in the first. Otherwise their sizes are quantiles of the lognormal law that
 * gives them department_size_cv (as far as so few can differ), largest first. Returns 0 or
 * REACH_NO_MEMORY. Free is legal after failure. */
int reach_sizes_init(const reach_params *params, uint64_t n_people, reach_sizes *sizes);
void reach_sizes_free(reach_sizes *sizes);

/* Two people have a tie with probability `inside` a department, `across` two; reporting lines
 * apart. `inside` above 1: the departments are too small for what is asked. */
typedef struct {
  double inside, across;
  double wanted, room; /* ties to the own department: mean wanted and possible number, a person */
} reach_tie_chance;

/* Holland, Laskey, Leinhardt 1983, with one probability for all departments: `across` is (1 - silo)
 * times the share of all pairs that have a tie, and `inside` such that the mean degree is k. Pairs
 * with a reporting line do not count. */
reach_tie_chance reach_sizes_chance(const reach_params *params, const reach_sizes *sizes);

#endif

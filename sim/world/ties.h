/* A network of people in compressed sparse rows: the only form the cascade sees. */
#ifndef REACH_WORLD_TIES_H
#define REACH_WORLD_TIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"

typedef struct {
  uint32_t n_people;
  bool directed;
  uint64_t n_arcs;  /* entries of target: each undirected tie counts twice */
  uint32_t *first;  /* [n_people + 1] */
  uint32_t *target; /* [n_arcs]; those of person u at first[u] .. first[u+1]-1, ascending */
  uint64_t n_lines; /* pairs that were given, loops and repeats included */
  uint64_t n_loops; /* of these, from a person to itself: dropped, like repeats */
} reach_ties;

/* So that the place of an arc takes four bytes: first[n_people] has to hold their number. */
static const uint64_t REACH_MOST_ARCS = UINT32_MAX;

/* Pairs of people as they are read or drawn. */
typedef struct {
  uint64_t n, capacity;
  uint32_t *from, *to;
  uint32_t n_people; /* ids are below this */
} reach_pairs;

int reach_pairs_add(reach_pairs *pairs, uint32_t from, uint32_t to, reach_report *report);
void reach_pairs_free(reach_pairs *pairs);

/* Sorts the pairs into rows; drops loops and repeats; undirected pairs go both ways.
 * O(people + pairs). On success the caller owns *ties. Errors: REACH_TOO_BIG with more than
 * REACH_MOST_ARCS, REACH_NO_MEMORY. */
int reach_ties_build(const reach_pairs *pairs, bool directed, reach_ties *ties,
                     reach_report *report);
void reach_ties_free(reach_ties *ties);

static inline uint64_t reach_ties_degree(const reach_ties *ties, uint32_t person) {
  return ties->first[person + 1] - ties->first[person];
}

#endif

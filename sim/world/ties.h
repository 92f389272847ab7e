/* A network of people in compressed sparse rows: the only form the cascade sees. */
#ifndef REACH_WORLD_TIES_H
#define REACH_WORLD_TIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"

/* How pairs of people become ties. */
typedef struct {
  bool is_directed;
  bool keeps_loops;   /* pairs of a person with itself are ties */
  bool keeps_repeats; /* pairs that are there already are ties of their own */
} reach_tie_rule;

typedef struct {
  uint32_t n_people;
  bool directed;
  bool has_loops;     /* ties to oneself are among them, */
  bool has_repeats;   /* or several of the same pair */
  uint64_t n_arcs;    /* entries of target: each undirected tie counts twice, to oneself once */
  uint32_t *first;    /* [n_people + 1] */
  uint32_t *target;   /* [n_arcs]; those of person u at first[u] .. first[u+1]-1, ascending;
                         repeats in the order in which they were given */
  float *probability; /* [n_arcs], 0..1; NULL = ties have none of their own */
  uint64_t n_lines;   /* pairs that were given, loops and repeats included */
  uint64_t n_loops;   /* of these, from a person to itself */
  uint64_t n_repeats; /* of the others (and of loops that are kept), those that are there already */
} reach_ties;

/* So that the place of an arc takes four bytes: first[n_people] has to hold their number. */
static const uint64_t REACH_MOST_ARCS = UINT32_MAX;

/* Pairs of people as they are read or drawn. */
typedef struct {
  uint64_t n, capacity;
  uint32_t *from, *to;
  float *probability; /* of the tie; NULL = none */
  uint32_t n_people;  /* ids are below this */
} reach_pairs;

int reach_pairs_add(reach_pairs *pairs, uint32_t from, uint32_t to, reach_report *report);
/* The same with a probability: then all pairs have one. */
int reach_pairs_add_with(reach_pairs *pairs, uint32_t from, uint32_t to, float probability,
                         reach_report *report);
void reach_pairs_free(reach_pairs *pairs);

/* Sorts the pairs into rows; undirected pairs go both ways. Of repeats that are dropped the first
 * stays. The pairs are gone afterwards, also on failure. O(people + pairs); at the peak 16 bytes a
 * pair (8 for directed ones, 24 and 12 with probabilities) and 8 a person. On success the caller
 * owns *ties. Errors: REACH_TOO_BIG with more than REACH_MOST_ARCS, REACH_NO_MEMORY. */
int reach_ties_build_by(reach_pairs *pairs, reach_tie_rule rule, reach_ties *ties,
                        reach_report *report);
/* The same without loops and repeats. */
int reach_ties_build(reach_pairs *pairs, bool directed, reach_ties *ties, reach_report *report);
void reach_ties_free(reach_ties *ties);

/* Ties of a person; one to itself counts once. */
static inline uint64_t reach_ties_degree(const reach_ties *ties, uint32_t person) {
  return ties->first[person + 1] - ties->first[person];
}

/* True where arc number `arc`, of person u, stands for its unordered pair of different people: just
 * one arc of each pair does. O(log ties of the other). */
bool reach_ties_is_pair(const reach_ties *ties, uint32_t u, uint32_t arc);

#endif

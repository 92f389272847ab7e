/* How much the first-hop audiences of an organization overlap. */
#ifndef REACH_OUTCOME_OVERLAP_H
#define REACH_OUTCOME_OVERLAP_H

#include "cascade/people.h"
#include "cascade/touched.h"

typedef struct {
  unsigned n_groups;  /* 1 without groups */
  double *extra;      /* [market.segments][n_groups] log-survival of people of a segment; zero
                         between calls */
  bool *is_listed;    /* [market.segments] false between calls */
  uint32_t *segment;  /* [market.segments] those with an extra */
  reach_touched seen; /* bare networks: whom the starting people are tied to */
} reach_overlap;

int reach_overlap_init(reach_overlap *overlap, const reach_world *world);
void reach_overlap_free(reach_overlap *overlap);

/* 1 - unique/gross of the people addressed by starting participants and the page in this
 * replicate; NaN when `gross`, the number that were addressed, is 0. In a company both are
 * expectations given everybody's number of contacts: contact sets are independent, so a market
 * position escapes with the product of the senders' shares. O(starting senders). In a bare
 * network they are counted. adopters, lineup: as for reach_people_open_with. */
double reach_overlap_measure(reach_overlap *overlap, const reach_plan *plan, uint32_t replicate,
                             const reach_adopters *adopters, const reach_lineup *lineup,
                             uint64_t gross);

#endif

/* Groups of people: how many of each are in the market, where they are, and how contacts mix.
 *
 * In every segment of the market the people of a group are neighbours in number: the group of a
 * position is arithmetic, and a table of n_groups x segments finds the i-th person of a group. */
#ifndef REACH_WORLD_GROUPS_H
#define REACH_WORLD_GROUPS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/report.h"
#include "scenario/params.h"

enum { REACH_MOST_GROUPS = 16 };  /* as groups.names in params.def */
enum { REACH_GROUP_DRAWN = 255 }; /* the roster does not tell */

typedef struct {
  unsigned n;                                     /* 0: nobody asks for groups */
  double homophily, sorting;                      /* -1..1, 0..1 */
  double market[REACH_MOST_GROUPS];               /* [n] shares, together 1 */
  double associates[REACH_MOST_GROUPS];           /* likewise */
  double up_to_market[REACH_MOST_GROUPS + 1];     /* [n + 1] sums of shares, 0 first, 1 last */
  double up_to_associates[REACH_MOST_GROUPS + 1]; /* likewise */
  double leaves[REACH_MOST_GROUPS];               /* homophily < 0: chance that a contact of one's
                                                     own group is drawn again */
  uint64_t segments;
  const uint64_t *segment_first; /* [segments + 1] of the market; borrowed */
  uint64_t *before;      /* [n][segments + 1] people of a group in the segments before; owned */
  uint8_t *of_associate; /* [n_associates] by the roster, or REACH_GROUP_DRAWN; NULL: all
                            are drawn; owned */
} reach_groups;

/* The shares of these parameters, which keep the rules. */
reach_groups reach_groups_of(const reach_params *params);
/* Finds out where they are. segment_first must outlive the groups. REACH_INVALID where the market
 * is too small to have somebody of each, REACH_NO_MEMORY. Free is legal after failure. */
int reach_groups_place(reach_groups *groups, const reach_params *params, uint64_t segments,
                       const uint64_t *segment_first, reach_report *report);
void reach_groups_free(reach_groups *groups);

/* The first group up to which the shares are above u in (0, 1): up_to[n + 1]. */
unsigned reach_groups_at(const double *up_to, unsigned n, double u);

/* Probability that a contact of somebody of group g is of group h. */
double reach_groups_mixing(const reach_groups *groups, unsigned g, unsigned h);
/* The group of a contact of somebody of group g, from three uniform numbers. */
unsigned reach_groups_mix(const reach_groups *groups, unsigned g, double own, double any,
                          double other);

/* First position of a group in a segment; group n: where the segment ends. */
uint64_t reach_groups_first(const reach_groups *groups, uint64_t segment, unsigned group);
/* Group of the person at a market position of this segment. */
unsigned reach_groups_of_position(const reach_groups *groups, uint64_t segment, uint64_t position);

static inline uint64_t reach_groups_before(const reach_groups *groups, unsigned group,
                                           uint64_t segment) {
  return groups->before[group * (groups->segments + 1) + segment];
}
/* How many people of a group there are: in the market, and in a home. */
static inline uint64_t reach_groups_size(const reach_groups *groups, unsigned group) {
  return reach_groups_before(groups, group, groups->segments);
}
uint64_t reach_groups_at_home(const reach_groups *groups, unsigned group, uint64_t first_segment,
                              uint64_t home_segments);

/* Market position of person number i of a group, counted from the first of a segment on and going
 * on at the beginning. i < reach_groups_size. O(log segments). */
uint64_t reach_groups_person(const reach_groups *groups, unsigned group, uint64_t first_segment,
                             uint64_t i);

#endif

/* The shape of feed cascades: how many posts grow out of one, and how deep.
 *
 * A first post is one in the feed by somebody who has the message from elsewhere (or starts), or
 * the post of the company's page; a reshare is one in the feed by somebody who accepted a post.
 * Published: Goel, Watts, Goldstein 2012; Goel et al. 2015; Kwak et al. 2010. */
#ifndef REACH_OUTCOME_SHAPE_H
#define REACH_OUTCOME_SHAPE_H

#include "cascade/cascade.h"

typedef struct {
  uint32_t *root;     /* [capacity] by place among those touched; scratch */
  uint32_t *reshares; /* [capacity] of the post with this root; scratch */
  size_t capacity;
} reach_shape;

void reach_shape_free(reach_shape *shape);

/* Shares of the first posts, and of the reshares; NaN where there are none of them. */
typedef struct {
  double unshared, reshared_once, of_hundred; /* 0, 1, and 99 or more reshares in all */
  double at_hop_one;                          /* reshares of the first post itself */
} reach_shape_shares;

/* What the replicate left in `touched`. O(people touched + posts). Returns 0 or
 * REACH_NO_MEMORY. */
int reach_shape_measure(reach_shape *shape, const reach_plan *plan, const reach_touched *touched,
                        reach_shape_shares *shares);

#endif

/* The shape of cascades of posts: how many posts grow out of one, and how deep.
 *
 * Somebody makes a post on each feed or network that it passes the message on through. A first post
 * is one by somebody who has the message from elsewhere (or starts), or the post of the company's
 * page; a reshare is one by somebody who accepted a post there, or the page's.
 * Published: Goel, Watts, Goldstein 2012; Goel et al. 2015; Kwak et al. 2010. */
#ifndef REACH_OUTCOME_SHAPE_H
#define REACH_OUTCOME_SHAPE_H

#include "cascade/cascade.h"

/* [capacity] arrays of scratch; the first by number, the others by post: place of who made it among
 * those touched, times the channels of posts, plus the channel's number among these. */
typedef struct {
  uint32_t *poster; /* [n_posters] places of all who posted */
  uint32_t *root;
  uint32_t *reshares; /* of the post with this root */
  size_t n_posters, capacity;
  unsigned posts; /* bits of the channels of posts in use, which are channel[n_channels] */
  size_t n_channels;
  int channel[REACH_N_CHANNELS];
} reach_shape;

void reach_shape_free(reach_shape *shape);
/* No posters yet, room for n people touched. Returns 0 or REACH_NO_MEMORY. */
int reach_shape_clear(reach_shape *shape, const reach_plan *plan, size_t n);

/* Notes the person at `place` if it posted. */
static inline void reach_shape_note(reach_shape *shape, const reach_person *person, size_t place) {
  shape->poster[shape->n_posters] = (uint32_t)place;
  shape->n_posters += (person->sent & shape->posts) != 0;
}

/* Numbers of posts. */
typedef struct {
  uint64_t first, unshared, reshared_once, of_hundred; /* with 0, 1, and 99 or more reshares */
  uint64_t reshares, at_hop_one;                       /* the latter of a first post itself */
} reach_shape_counts;

/* Once everybody touched was noted. O(posts). */
reach_shape_counts reach_shape_measure(reach_shape *shape, const reach_plan *plan,
                                       const reach_touched *touched);

#endif

/* Who told whom of a work network, as trees that grow to the right: a column for each hop, a row
 * for each person who told nobody. */
#ifndef REACH_PRESENT_TELLING_TREE_H
#define REACH_PRESENT_TELLING_TREE_H

#include "study/portrait.h"

/* Where each person stands: x from 0 (those who start) to 1 (the last hop), y from 0 to 1 downwards
 * from the first tree; NaN for those who are not reached. */
typedef struct {
  double *x, *y;                                           /* [n_people]; owned */
  uint32_t n_reached, n_tellers, n_told, n_leaves, n_hops; /* n_told: by somebody of the network */
  uint32_t most;                                           /* whom one person told */
} reach_telling_tree;

/* O(n depth + n log n). Returns 0 or REACH_NO_MEMORY; free with reach_telling_tree_free. */
int reach_telling_tree_grow(const reach_portrait *portrait, reach_telling_tree *tree);
void reach_telling_tree_free(reach_telling_tree *tree);

#endif

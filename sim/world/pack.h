/* Discs side by side in a box. */
#ifndef REACH_WORLD_PACK_H
#define REACH_WORLD_PACK_H

#include "world/layout.h"

/* Moves n discs, and scales all alike, so that none overlaps another and all lie in a box 1
 * wide and `height` high, about where they were relative to each other. Only the relation of
 * their radii counts. O(n^2). */
void reach_pack(reach_disc *disc, uint32_t n, double height);

#endif

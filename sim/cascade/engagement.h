/* What each associate who posts makes of it in one replicate. */
#ifndef REACH_CASCADE_ENGAGEMENT_H
#define REACH_CASCADE_ENGAGEMENT_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  double *impressions; /* [n] of the market's people; by associate who posted; owned */
  size_t n, capacity;
  uint64_t last; /* who posted last; [n] > 0 */
} reach_engagement;

void reach_engagement_free(reach_engagement *engagement);
/* What the associate made by posting in a channel; channel after channel, then the next associate.
 * Returns 0 or REACH_NO_MEMORY. */
int reach_engagement_add(reach_engagement *engagement, uint64_t associate, double impressions);

#endif

/* Month by month: which ideas are reviewed, and which of these implemented. */
#ifndef REACH_OUTCOME_IDEA_REVIEW_H
#define REACH_OUTCOME_IDEA_REVIEW_H

#include "outcome/idea_pool.h"

typedef struct {
  double key;    /* the largest comes first */
  uint32_t idea; /* of the pool */
} reach_idea_rank;

/* A heap: what comes first is rank[0]. */
typedef struct {
  reach_idea_rank *rank; /* [n] */
  size_t n;
} reach_idea_queue;

typedef struct {
  uint32_t *arrival;       /* [n of the pool] ideas by the month in which they arrive */
  size_t *month_start;     /* [n_months + 2] */
  reach_idea_queue unread; /* both have room for all ideas */
  reach_idea_queue reviewed;
  uint32_t *month_reviewed, *month_implemented; /* [n of the pool] of each idea; 0 = never */
  size_t idea_capacity, month_capacity;
} reach_idea_review;

void reach_idea_review_free(reach_idea_review *review);

/* Fills month_reviewed and month_implemented. A zeroed review is legal. O(n log n). Returns 0 or
 * REACH_NO_MEMORY. */
int reach_idea_review_play(reach_idea_review *review, const reach_idea_rule *rule,
                           const reach_idea_pool *pool);

#endif

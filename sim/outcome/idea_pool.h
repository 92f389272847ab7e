/* The ideas of one replicate: of each kind the first that is sent, and how many there were. */
#ifndef REACH_OUTCOME_IDEA_POOL_H
#define REACH_OUTCOME_IDEA_POOL_H

#include "base/exponential.h"
#include "outcome/idea_rule.h"

typedef struct {
  uint64_t kind, person;
  double month; /* of its arrival, above 0 */
  double quality, votes, judgement;
  uint32_t number; /* of the person's ideas, from 0 */
  uint32_t group;  /* REACH_IDEAS_* */
} reach_idea;

typedef struct {
  reach_idea *idea; /* [n] distinct ones, in no order that matters */
  size_t n, capacity;
  uint32_t *slot; /* [1 << bits]: index + 1, 0 = empty; at most half full */
  unsigned bits;
  uint64_t *sent; /* [REACH_N_IDEA_GROUPS][n_months + 1] by the month of arrival, duplicates too */
  size_t sent_capacity;
  uint64_t exposed[REACH_N_IDEA_GROUPS];
  uint64_t most; /* distinct ideas; more are REACH_TOO_BIG */
} reach_idea_pool;

/* Streams of a replicate; each has a branch for every person. */
typedef struct {
  reach_stream stock; /* how many ideas somebody has */
  reach_stream idea;  /* what they are */
  const reach_ziggurat *waiting;
} reach_idea_draws;

/* Forgets everything. Returns 0 or REACH_NO_MEMORY. A zeroed pool is legal. */
int reach_idea_pool_clear(reach_idea_pool *pool, const reach_idea_rule *rule, uint64_t most);
void reach_idea_pool_free(reach_idea_pool *pool);

/* Adds the ideas of a person who has the message from `day` on. O(its ideas). Returns 0,
 * REACH_NO_MEMORY or REACH_TOO_BIG. */
int reach_idea_pool_add(reach_idea_pool *pool, const reach_idea_rule *rule,
                        const reach_idea_draws *draws, uint64_t person, int group, double day);

/* Draws quality, votes and judgement of all distinct ideas. */
void reach_idea_pool_weigh(reach_idea_pool *pool, const reach_idea_rule *rule,
                           const reach_idea_draws *draws);

/* Whether a was sent before b. */
static inline bool reach_idea_is_earlier(const reach_idea *a, const reach_idea *b) {
  if (a->month < b->month || b->month < a->month) return a->month < b->month;
  return a->person != b->person ? a->person < b->person : a->number < b->number;
}

/* The month (from 1) in which it arrived. */
unsigned reach_idea_month(const reach_idea *idea);

#endif

/* Whoever comes first of a queue is told by its key and, of equal ones, by who was sent first: an
 * order of all ideas, so that it does not matter in which they were put in. */
#include "outcome/idea_review.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/report.h"

void reach_idea_review_free(reach_idea_review *r) {
  free(r->arrival);
  free(r->month_start);
  free(r->unread.rank);
  free(r->reviewed.rank);
  free(r->month_reviewed);
  free(r->month_implemented);
  *r = (reach_idea_review){.arrival = NULL};
}

/* Nothing in the arrays is kept. */
static int renew_ideas(reach_idea_review *r, size_t n) {
  size_t *month_start = r->month_start, month_capacity = r->month_capacity;
  r->month_start = NULL;
  reach_idea_review_free(r);
  r->month_start = month_start;
  r->month_capacity = month_capacity;
  r->arrival = malloc(n * sizeof *r->arrival);
  r->unread.rank = malloc(n * sizeof *r->unread.rank);
  r->reviewed.rank = malloc(n * sizeof *r->reviewed.rank);
  r->month_reviewed = malloc(n * sizeof *r->month_reviewed);
  r->month_implemented = malloc(n * sizeof *r->month_implemented);
  bool has_all =
      r->arrival && r->unread.rank && r->reviewed.rank && r->month_reviewed && r->month_implemented;
  r->idea_capacity = has_all ? n : 0;
  return has_all ? 0 : REACH_NO_MEMORY;
}

static int make_room(reach_idea_review *r, size_t n_ideas, size_t n_months) {
  if (n_ideas > r->idea_capacity && renew_ideas(r, 2 * n_ideas)) return REACH_NO_MEMORY;
  if (n_months <= r->month_capacity) return 0;
  free(r->month_start);
  r->month_start = malloc(n_months * sizeof *r->month_start);
  r->month_capacity = r->month_start ? n_months : 0;
  return r->month_start ? 0 : REACH_NO_MEMORY;
}

/* Counting sort: ideas of month m are arrival[month_start[m] .. month_start[m + 1]). */
static void sort_by_month(reach_idea_review *r, const reach_idea_rule *rule,
                          const reach_idea_pool *pool) {
  size_t *start = r->month_start;
  memset(start, 0, (rule->n_months + 2) * sizeof *start);
  for (size_t i = 0; i < pool->n; i++) start[reach_idea_month(&pool->idea[i]) + 1]++;
  for (unsigned m = 1; m < rule->n_months + 2; m++) start[m] += start[m - 1];
  for (size_t i = pool->n; i-- > 0;) {
    unsigned month = reach_idea_month(&pool->idea[i]);
    r->arrival[start[month]++] = (uint32_t)i;
  }
  memmove(start + 1, start, (rule->n_months + 1) * sizeof *start);
  start[0] = 0;
}

static bool comes_first(const reach_idea_pool *pool, reach_idea_rank a, reach_idea_rank b) {
  if (a.key < b.key || b.key < a.key) return a.key > b.key;
  return reach_idea_is_earlier(&pool->idea[a.idea], &pool->idea[b.idea]);
}

static void put(reach_idea_queue *q, const reach_idea_pool *pool, reach_idea_rank rank) {
  size_t at = q->n++;
  while (at > 0 && comes_first(pool, rank, q->rank[(at - 1) / 2])) {
    q->rank[at] = q->rank[(at - 1) / 2];
    at = (at - 1) / 2;
  }
  q->rank[at] = rank;
}

static uint32_t take(reach_idea_queue *q, const reach_idea_pool *pool) {
  uint32_t first = q->rank[0].idea;
  reach_idea_rank last = q->rank[--q->n];
  size_t at = 0;
  for (size_t child = 1; child < q->n; child = 2 * at + 1) {
    if (child + 1 < q->n && comes_first(pool, q->rank[child + 1], q->rank[child])) child++;
    if (!comes_first(pool, q->rank[child], last)) break;
    q->rank[at] = q->rank[child];
    at = child;
  }
  q->rank[at] = last;
  return first;
}

/* Queue of the ideas of a month, for the review. */
static void receive(reach_idea_review *r, const reach_idea_rule *rule, const reach_idea_pool *pool,
                    unsigned month) {
  for (size_t i = r->month_start[month]; i < r->month_start[month + 1]; i++) {
    const reach_idea *idea = &pool->idea[r->arrival[i]];
    double key = rule->is_by_arrival ? -idea->month : idea->votes;
    put(&r->unread, pool, (reach_idea_rank){key, r->arrival[i]});
  }
}

int reach_idea_review_play(reach_idea_review *r, const reach_idea_rule *rule,
                           const reach_idea_pool *pool) {
  int status = make_room(r, pool->n + 1, rule->n_months + 2);
  if (status) return status;
  sort_by_month(r, rule, pool);
  memset(r->month_reviewed, 0, (pool->n + 1) * sizeof *r->month_reviewed);
  memset(r->month_implemented, 0, (pool->n + 1) * sizeof *r->month_implemented);
  r->unread.n = r->reviewed.n = 0;
  double n_reviewed = 0, n_implemented = 0;
  for (unsigned m = 1; m <= rule->n_months; m++) {
    receive(r, rule, pool, m);
    double reviews =
        reach_idea_allowed(rule->reviews, m) - reach_idea_allowed(rule->reviews, m - 1);
    for (; r->unread.n && reviews > 0; reviews--, n_reviewed++) {
      uint32_t idea = take(&r->unread, pool);
      r->month_reviewed[idea] = m;
      put(&r->reviewed, pool, (reach_idea_rank){pool->idea[idea].judgement, idea});
    }
    double allowed = rule->is_share
                         ? reach_idea_allowed(rule->implemented, n_reviewed) - n_implemented
                         : reach_idea_allowed(rule->implemented, m) -
                               reach_idea_allowed(rule->implemented, m - 1);
    for (; r->reviewed.n && allowed > 0; allowed--, n_implemented++)
      r->month_implemented[take(&r->reviewed, pool)] = m;
  }
  return 0;
}

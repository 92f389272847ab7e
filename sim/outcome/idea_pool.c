/* A person's ideas are the points of a Poisson process up to the mean, so that a larger mean only
 * adds some. Each is a function of (person, number): where people come from does not matter. */
#include "outcome/idea_pool.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/report.h"

static const double days_per_month = 365.25 / 12;

enum { FIRST_BITS = 10 };

/* Occasions of an idea in its person's branch. */
enum { WAITING, KIND, QUALITY, VOTES, JUDGEMENT, N_OCCASIONS };

void reach_idea_pool_free(reach_idea_pool *pool) {
  free(pool->idea);
  free(pool->slot);
  free(pool->sent);
  *pool = (reach_idea_pool){.n = 0};
}

static int make_sent(reach_idea_pool *pool, size_t needed) {
  if (needed > pool->sent_capacity) {
    uint64_t *grown = realloc(pool->sent, needed * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    pool->sent = grown;
    pool->sent_capacity = needed;
  }
  memset(pool->sent, 0, needed * sizeof *pool->sent);
  return 0;
}

int reach_idea_pool_clear(reach_idea_pool *pool, const reach_idea_rule *rule, uint64_t most) {
  pool->n = 0;
  pool->most = most;
  memset(pool->exposed, 0, sizeof pool->exposed);
  if (!pool->slot) {
    pool->slot = calloc((size_t)1 << FIRST_BITS, sizeof *pool->slot);
    if (!pool->slot) return REACH_NO_MEMORY;
    pool->bits = FIRST_BITS;
  } else {
    memset(pool->slot, 0, ((size_t)1 << pool->bits) * sizeof *pool->slot);
  }
  return make_sent(pool, REACH_N_IDEA_GROUPS * (size_t)(rule->n_months + 1));
}

/* The slot of a kind: empty, or that of the idea of this kind. */
static uint32_t *slot_of(const reach_idea_pool *pool, uint64_t kind) {
  size_t mask = ((size_t)1 << pool->bits) - 1;
  size_t at = reach_mix64(kind + 1) & mask;
  while (pool->slot[at] && pool->idea[pool->slot[at] - 1].kind != kind) at = (at + 1) & mask;
  return &pool->slot[at];
}

static int widen_slots(reach_idea_pool *pool) {
  uint32_t *wider = calloc((size_t)1 << (pool->bits + 1), sizeof *wider);
  if (!wider) return REACH_NO_MEMORY;
  free(pool->slot);
  pool->slot = wider;
  pool->bits++;
  for (size_t i = 0; i < pool->n; i++) *slot_of(pool, pool->idea[i].kind) = (uint32_t)i + 1;
  return 0;
}

static int make_room(reach_idea_pool *pool) {
  if (pool->n >= pool->most || pool->n >= UINT32_MAX - 1) return REACH_TOO_BIG;
  if (2 * (pool->n + 1) > (size_t)1 << pool->bits && widen_slots(pool)) return REACH_NO_MEMORY;
  if (pool->n < pool->capacity) return 0;
  size_t wider = 2 * pool->capacity + ((size_t)1 << FIRST_BITS);
  reach_idea *grown = realloc(pool->idea, wider * sizeof *grown);
  if (!grown) return REACH_NO_MEMORY;
  pool->idea = grown;
  pool->capacity = wider;
  return 0;
}

/* Of each kind the first one stays. */
static int keep_first(reach_idea_pool *pool, const reach_idea *idea) {
  uint32_t *slot = slot_of(pool, idea->kind);
  if (*slot) {
    reach_idea *other = &pool->idea[*slot - 1];
    if (reach_idea_is_earlier(idea, other)) *other = *idea;
    return 0;
  }
  int status = make_room(pool);
  if (status) return status;
  pool->idea[pool->n++] = *idea;
  *slot_of(pool, idea->kind) = (uint32_t)pool->n;
  return 0;
}

unsigned reach_idea_month(const reach_idea *idea) {
  double month = ceil(idea->month);
  return month < 1 ? 1 : (unsigned)month;
}

static int add_one(reach_idea_pool *pool, const reach_idea_rule *rule, reach_stream own,
                   const reach_ziggurat *waiting, reach_idea *idea) {
  uint64_t first = (uint64_t)N_OCCASIONS * idea->number;
  double wait = reach_exponential_of_bits(waiting, reach_draw_bits(own, first + WAITING));
  idea->month += rule->waiting_months * wait;
  if (!(idea->month <= rule->n_months)) return 0;
  idea->kind = reach_below_of_bits(reach_draw_bits(own, first + KIND), rule->n_kinds);
  pool->sent[(size_t)idea->group * (rule->n_months + 1) + reach_idea_month(idea)]++;
  return keep_first(pool, idea);
}

int reach_idea_pool_add(reach_idea_pool *pool, const reach_idea_rule *rule,
                        const reach_idea_draws *draws, uint64_t person, int group, double day) {
  reach_stream stock = reach_stream_branch(draws->stock, person);
  double mean = rule->group[group].ideas_each, point = 0;
  pool->exposed[group]++;
  for (uint32_t j = 0;; j++) {
    point += reach_exponential_of_bits(draws->waiting, reach_draw_bits(stock, j));
    if (!(point <= mean)) return 0;
    reach_idea idea = {
        .person = person, .number = j, .group = (uint32_t)group, .month = day / days_per_month};
    reach_stream own = reach_stream_branch(draws->idea, person);
    int status = add_one(pool, rule, own, draws->waiting, &idea);
    if (status) return status;
  }
}

static double normal(reach_stream own, uint64_t occasion) {
  return gsl_cdf_ugaussian_Pinv(reach_draw_uniform(own, occasion));
}

/* What somebody makes of the truth z whose opinion correlates with it. */
static double opinion(double correlation, double z, double noise) {
  return correlation * z + sqrt(1 - correlation * correlation) * noise;
}

void reach_idea_pool_weigh(reach_idea_pool *pool, const reach_idea_rule *rule,
                           const reach_idea_draws *draws) {
  for (size_t i = 0; i < pool->n; i++) {
    reach_idea *idea = &pool->idea[i];
    const reach_idea_group *group = &rule->group[idea->group];
    reach_stream own = reach_stream_branch(draws->idea, idea->person);
    uint64_t first = (uint64_t)N_OCCASIONS * idea->number;
    idea->quality = group->mean + group->deviation * normal(own, first + QUALITY);
    double z = (idea->quality - rule->scale_mean) / rule->scale_deviation;
    idea->votes = opinion(rule->votes_see, z, normal(own, first + VOTES));
    idea->judgement = opinion(rule->review_sees, z, normal(own, first + JUDGEMENT));
  }
}

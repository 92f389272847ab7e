/* How diverse a pool of people is: shares of groups, and indices of them.
 *
 * Blau 1977; Mueller, Schuessler 1961 (IQV); Krackhardt, Stern 1988 (E-I); Coleman 1958.
 * docs/model.md, Groups and diversity. */
#ifndef REACH_OUTCOME_DIVERSITY_H
#define REACH_OUTCOME_DIVERSITY_H

#include "world/groups.h"

/* A pool: how many people of each group. */
typedef struct {
  unsigned n_groups;
  uint64_t n, of[REACH_MOST_GROUPS];
} reach_pool;

void reach_pool_add(reach_pool *pool, unsigned group);

/* 1 - the sum of the squared shares, 0 .. 1 - 1/n_groups; NaN for nobody. */
double reach_pool_blau(const reach_pool *pool);
/* Share of pairs of different people of the pool who are of different groups: Blau's index without
 * its bias; NaN for fewer than two. */
double reach_pool_diversity(const reach_pool *pool);
/* Blau's index as a share of the most there can be; NaN for nobody, or one group. */
double reach_pool_iqv(const reach_pool *pool);
/* Half the sum of |share - share in the market|, 0..1; NaN for nobody. */
double reach_pool_distance(const reach_pool *pool, const double *market);

/* Who named whom: people named by each group, and how many of them are of the same. */
typedef struct {
  unsigned n_groups;
  uint64_t n, within, by[REACH_MOST_GROUPS];
} reach_namings;

void reach_namings_add(reach_namings *namings, unsigned referrer, unsigned referred);
/* (those between groups - those within) / all, -1..1; NaN for none. */
double reach_namings_ei(const reach_namings *namings);
/* Coleman's index over all groups: 0 as the market has it, 1 all within; NaN where every group that
 * names anybody is the whole market. */
double reach_namings_homophily(const reach_namings *namings, const double *market);

#endif

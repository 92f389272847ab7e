/* Indices of a pool (diversity.h). */
#include <math.h>

#include "outcome/diversity.h"

void reach_pool_add(reach_pool *pool, unsigned group) {
  pool->n++;
  pool->of[group]++;
}

static double share_of(const reach_pool *pool, unsigned group) {
  return (double)pool->of[group] / (double)pool->n;
}

double reach_pool_blau(const reach_pool *pool) {
  double sum = 0;
  if (!pool->n) return NAN;
  for (unsigned g = 0; g < pool->n_groups; g++) sum += share_of(pool, g) * share_of(pool, g);
  return fmax(0, 1 - sum);
}

double reach_pool_diversity(const reach_pool *pool) {
  double n = (double)pool->n, pairs_within = 0;
  if (pool->n < 2) return NAN;
  for (unsigned g = 0; g < pool->n_groups; g++)
    pairs_within += (double)pool->of[g] * ((double)pool->of[g] - 1);
  return fmax(0, 1 - pairs_within / (n * (n - 1)));
}

double reach_pool_iqv(const reach_pool *pool) {
  double groups = pool->n_groups;
  return pool->n_groups > 1 ? reach_pool_blau(pool) * groups / (groups - 1) : NAN;
}

double reach_pool_distance(const reach_pool *pool, const double *market) {
  double sum = 0;
  if (!pool->n) return NAN;
  for (unsigned g = 0; g < pool->n_groups; g++) sum += fabs(share_of(pool, g) - market[g]);
  return sum / 2;
}

void reach_namings_add(reach_namings *namings, unsigned referrer, unsigned referred) {
  namings->n++;
  namings->by[referrer]++;
  namings->within += referrer == referred;
}

double reach_namings_ei(const reach_namings *namings) {
  if (!namings->n) return NAN;
  return 1 - 2 * (double)namings->within / (double)namings->n;
}

double reach_namings_homophily(const reach_namings *namings, const double *market) {
  double by_chance = 0, room = 0;
  for (unsigned g = 0; g < namings->n_groups; g++) {
    by_chance += (double)namings->by[g] * market[g];
    room += (double)namings->by[g] * (1 - market[g]);
  }
  return room > 0 ? ((double)namings->within - by_chance) / room : NAN;
}

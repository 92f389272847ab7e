#include "study/best.h"

#include <math.h>
#include <stdlib.h>

#include "base/report.h"
#include "study/statistics.h"

typedef struct {
  const reach_score_table *table;
  double *mean;       /* [n_values]; the larger the better; NaN = no score */
  double *difference; /* [n_replicates] room */
  double sign, scale;
  size_t n_scored;
  bool is_flat;
} contest;

static void find_means(contest *c) {
  const reach_score_table *table = c->table;
  for (size_t i = 0; i < table->n_values; i++) {
    const double *score = table->score[i];
    c->mean[i] = c->sign * reach_mean_of(score, table->n_replicates, table->n_networks).mean;
    c->n_scored += isnan(c->mean[i]) ? 0 : 1;
    for (uint64_t r = 0; r < table->n_replicates; r++)
      if (!isnan(score[r])) c->scale = fmax(c->scale, fabs(score[r]));
  }
}

/* Is j clearly better than i? */
static bool is_beaten(contest *c, size_t i, size_t j) {
  const reach_score_table *table = c->table;
  uint64_t n = table->n_replicates;
  for (uint64_t r = 0; r < n; r++) {
    double apart = c->sign * (table->score[j][r] - table->score[i][r]);
    c->difference[r] = reach_without_rounding(apart, c->scale);
    c->is_flat = c->is_flat && !(c->difference[r] > 0) && !(c->difference[r] < 0);
  }
  reach_mean m = reach_mean_of(c->difference, n, table->n_networks);
  if (isnan(m.mean)) return false;
  double t = reach_t95_above(m.degrees_of_freedom, c->n_scored - 1);
  return m.mean > t * sqrt(m.variance);
}

/* Where scores are missing in some replicates, the largest mean may be of one that is beaten in all
 * pairs, or each be beaten by another; then nothing is known. */
static void choose(const contest *c, bool *may, reach_best *best) {
  size_t n = c->table->n_values;
  bool is_any = false;
  for (size_t i = 0; i < n; i++) is_any = is_any || may[i];
  for (size_t i = 0; i < n; i++) {
    may[i] = is_any ? may[i] : !isnan(c->mean[i]);
    best->n += may[i] ? 1 : 0;
    if (may[i] && (best->best == n || c->mean[i] > c->mean[best->best])) best->best = i;
  }
}

static int compare_all(contest *c, bool *may, reach_best *best) {
  size_t n = c->table->n_values;
  for (size_t i = 0; i < n; i++) {
    int status = reach_score_table_stopped(c->table);
    if (status) return status;
    may[i] = !isnan(c->mean[i]);
    for (size_t j = 0; j < n && may[i]; j++)
      if (j != i && !isnan(c->mean[j])) may[i] = !is_beaten(c, i, j);
  }
  choose(c, may, best);
  best->is_flat = c->n_scored > 1 && c->is_flat;
  return 0;
}

int reach_best_find(const reach_score_table *table, bool wants_least, bool *may, reach_best *best) {
  contest c = {.table = table, .sign = wants_least ? -1 : 1, .is_flat = true};
  *best = (reach_best){.best = table->n_values};
  c.mean = malloc((table->n_values + 1) * sizeof *c.mean);
  c.difference = malloc((table->n_replicates + 1) * sizeof *c.difference);
  int status = c.mean && c.difference ? 0 : REACH_NO_MEMORY;
  if (!status) {
    find_means(&c);
    status = compare_all(&c, may, best);
  }
  free(c.mean);
  free(c.difference);
  return status;
}

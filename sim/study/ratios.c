/* R = X/Y of two means. Value r of the ratio is R + (X_r - R Y_r)/Y: such values have the mean R,
 * and to first order its variance (delta method), so that they are compared like those of any
 * measure. */
#include "study/ratios.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/statistics.h"

typedef struct {
  int measure, above, below;
  double less;
} ratio;

static const ratio ratios[] = {
    {REACH_MEASURE_roi, REACH_MEASURE_earned_media_value, REACH_MEASURE_cost, 1},
    {REACH_MEASURE_cost_per_accurate_reach, REACH_MEASURE_cost, REACH_MEASURE_accurate_reach, 0},
    {REACH_MEASURE_implemented_share, REACH_MEASURE_ideas_implemented, REACH_MEASURE_ideas, 0},
    {REACH_MEASURE_cost_per_idea_implemented, REACH_MEASURE_ideas_cost,
     REACH_MEASURE_ideas_implemented, 0},
    {REACH_MEASURE_cost_per_good_idea, REACH_MEASURE_ideas_cost, REACH_MEASURE_good_ideas, 0},
    {REACH_MEASURE_unqualified_share, REACH_MEASURE_unqualified_applicants,
     REACH_MEASURE_applicants, 0},
    {REACH_MEASURE_applicants_per_hire, REACH_MEASURE_applicants, REACH_MEASURE_hires, 0},
    {REACH_MEASURE_cost_per_hire, REACH_MEASURE_recruiting_cost, REACH_MEASURE_hires, 0}};

static const ratio *find(int measure) {
  for (size_t i = 0; i < sizeof ratios / sizeof *ratios; i++)
    if (ratios[i].measure == measure) return &ratios[i];
  return NULL;
}

bool reach_ratio_is(int measure) {
  return find(measure) != NULL;
}

/* The ratio of an organization with its interval; *n pairs. */
static int ratio_of(const reach_plays *plays, size_t o, const ratio *r, reach_comparison *c,
                    uint64_t *n) {
  const double *x = reach_plays_values(plays, o, r->above);
  const double *y = reach_plays_values(plays, o, r->below);
  *n = 0;
  for (uint64_t i = 0; i < plays->n_replicates; i++) *n += !isnan(x[i]) && !isnan(y[i]);
  return reach_comparison_of(x, y, plays->n_replicates, plays->n_networks, c);
}

int reach_ratio_summarize(const reach_plays *plays, size_t o, int measure, reach_summary *s) {
  const ratio *r = find(measure);
  reach_comparison c;
  uint64_t n;
  if (ratio_of(plays, o, r, &c, &n)) return REACH_NO_MEMORY;
  s->mean = c.ratio - r->less;
  s->ci_low = c.ratio_ci_low - r->less;
  s->ci_high = c.ratio_ci_high - r->less;
  s->n = isnan(c.ratio) ? 0 : n;
  return 0;
}

static double mean_of_pairs(const double *y, const double *x, uint64_t n) {
  double sum = 0, used = 0;
  for (uint64_t i = 0; i < n; i++)
    if (!isnan(x[i]) && !isnan(y[i])) sum += y[i], used++;
  return sum / used;
}

bool reach_ratio_find(int measure, reach_ratio_parts *parts) {
  const ratio *r = find(measure);
  if (r) *parts = (reach_ratio_parts){r->above, r->below, r->less};
  return r != NULL;
}

int reach_ratio_values(const double *above, const double *below, uint64_t n, unsigned n_networks,
                       double less, double *value) {
  reach_comparison c;
  if (reach_comparison_of(above, below, n, n_networks, &c)) return REACH_NO_MEMORY;
  double mean = mean_of_pairs(below, above, n);
  for (uint64_t i = 0; i < n; i++)
    value[i] = c.ratio + (above[i] - c.ratio * below[i]) / mean - less;
  return 0;
}

static int values_of(const reach_plays *plays, size_t o, const ratio *r, double *value) {
  return reach_ratio_values(reach_plays_values(plays, o, r->above),
                            reach_plays_values(plays, o, r->below), plays->n_replicates,
                            plays->n_networks, r->less, value);
}

int reach_ratio_compare(const reach_plays *plays, size_t o, size_t baseline, int measure,
                        reach_comparison *comparison) {
  const ratio *r = find(measure);
  uint64_t n = plays->n_replicates;
  double *value = malloc((2 * n + 1) * sizeof *value);
  if (!value) return REACH_NO_MEMORY;
  int status = values_of(plays, o, r, value);
  if (!status) status = values_of(plays, baseline, r, value + n);
  if (!status) status = reach_comparison_of(value, value + n, n, plays->n_networks, comparison);
  free(value);
  return status;
}

int reach_ratio_or_values(const reach_plays *plays, size_t o, int measure, double *value) {
  reach_ratio_parts parts;
  uint64_t n = plays->n_replicates;
  int status = 0;
  if (reach_ratio_find(measure, &parts))
    status = reach_ratio_values(reach_plays_values(plays, o, parts.above),
                                reach_plays_values(plays, o, parts.below), n, plays->n_networks,
                                parts.less, value);
  else
    memcpy(value, reach_plays_values(plays, o, measure), n * sizeof *value);
  for (uint64_t r = 0; r < n; r++)
    if (!isfinite(value[r])) value[r] = NAN;
  return status;
}

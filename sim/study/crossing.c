#include "study/crossing.h"

#include <math.h>
#include <stdlib.h>

#include "base/report.h"
#include "study/statistics.h"

/* A value at which a score exists. */
typedef struct {
  double value, mean, variance, degrees_of_freedom;
  size_t row; /* of the table */
} node;

/* The mean between two neighbours a and b, at the share w of the way. Unclear where
 * square w^2 + slope w + start <= 0. */
typedef struct {
  double square, slope, start;
} unclear;

typedef struct {
  const reach_score_table *table;
  node *node; /* [n] */
  size_t n;
  double t, t_together;
  double touching; /* no further apart than this */
  reach_crossings *out;
} walk;

static int sign_of(double x) {
  return (x > 0) - (x < 0);
}

static double largest(const reach_score_table *table) {
  double scale = 0;
  for (size_t i = 0; i < table->n_values; i++)
    for (uint64_t r = 0; r < table->n_replicates; r++)
      if (!isnan(table->score[i][r])) scale = fmax(scale, fabs(table->score[i][r]));
  return scale;
}

static void find_nodes(walk *w) {
  const reach_score_table *table = w->table;
  double scale = largest(table), degrees_of_freedom = INFINITY;
  for (size_t i = 0; i < table->n_values; i++) {
    reach_mean m = reach_mean_of(table->score[i], table->n_replicates, table->n_networks);
    if (isnan(m.mean)) continue;
    double mean = reach_without_rounding(m.mean, scale);
    w->node[w->n++] = (node){table->value[i], mean, m.variance, m.degrees_of_freedom, i};
    degrees_of_freedom = fmin(degrees_of_freedom, m.degrees_of_freedom);
  }
  w->t = reach_t95(degrees_of_freedom);
  w->t_together = w->n ? reach_t95_together(degrees_of_freedom, w->n) : NAN;
}

/* Unclear values from low to high; what touches the last of them is part of it. Where the noise is
 * nothing beside the mean, rounding moves a root by the square root of what a number can tell. */
static void add(walk *w, double low, double high) {
  reach_crossings *out = w->out;
  reach_crossing *last = out->n ? &out->item[out->n - 1] : NULL;
  if (last && low <= last->high + w->touching) {
    last->low = fmin(last->low, low);
    last->high = fmax(last->high, high);
  } else {
    out->item[out->n++] = (reach_crossing){.low = low, .high = high, .at = NAN};
  }
}

static unclear unclear_between(const walk *w, const node *a, const node *b) {
  const reach_score_table *table = w->table;
  reach_mean x = {a->mean, a->variance, 0}, y = {b->mean, b->variance, 0};
  double both = reach_mean_covariance(table->score[a->row], x, table->score[b->row], y,
                                      table->n_replicates, table->n_networks);
  double t2 = w->t * w->t, rise = b->mean - a->mean;
  return (unclear){rise * rise - t2 * (a->variance - 2 * both + b->variance),
                   2 * a->mean * rise - 2 * t2 * (both - a->variance),
                   a->mean * a->mean - t2 * a->variance};
}

static bool is_unclear(const unclear *u, double w) {
  return (u->square * w + u->slope) * w + u->start <= 0;
}

/* Shares of the way at which it begins or ends to be clear, ascending. Gives how many. */
static int roots(const unclear *u, double root[2]) {
  double inner = u->slope * u->slope - 4 * u->square * u->start;
  if (inner < 0) return 0;
  double q = -(u->slope + copysign(sqrt(inner), u->slope)) / 2,
         both[2] = {q / u->square, u->start / q};
  int n = 0;
  for (int i = 0; i < 2; i++)
    if (both[i] > 0 && both[i] < 1) root[n++] = both[i];
  if (n == 2 && root[0] > root[1]) {
    double first = root[1];
    root[1] = root[0];
    root[0] = first;
  }
  return n;
}

static double along(const node *a, const node *b, double share) {
  return share >= 1 ? b->value : a->value + share * (b->value - a->value);
}

static void add_between(walk *w, const node *a, const node *b) {
  unclear u = unclear_between(w, a, b);
  double end[4] = {0}, root[2];
  int n = roots(&u, root);
  for (int i = 0; i < n; i++) end[i + 1] = root[i];
  end[n + 1] = 1;
  const double rounding = 1e-7;
  w->touching = rounding * (b->value - a->value);
  bool changes = sign_of(a->mean) * sign_of(b->mean) < 0;
  double zero = changes ? a->mean / (a->mean - b->mean) : INFINITY;
  for (int i = 0; i <= n; i++) {
    double middle = (end[i] + end[i + 1]) / 2;
    if (is_unclear(&u, middle))
      add(w, along(a, b, end[i]), along(a, b, end[i + 1]));
    else if (zero >= end[i] && zero <= end[i + 1]) /* whatever rounding made of the ends */
      add(w, along(a, b, zero), along(a, b, zero));
  }
}

static int find_unclear(walk *w) {
  for (size_t i = 0; i < w->n; i++) {
    const node *here = &w->node[i];
    int status = reach_score_table_stopped(w->table);
    if (status) return status;
    if (fabs(here->mean) <= w->t * sqrt(here->variance)) add(w, here->value, here->value);
    if (i + 1 < w->n) add_between(w, here, here + 1);
  }
  return 0;
}

static double mean_at(const walk *w, double x) {
  size_t i = 0;
  while (i + 1 < w->n && w->node[i + 1].value < x) i++;
  if (i + 1 == w->n) return w->node[i].mean;
  const node *a = &w->node[i], *b = a + 1;
  double share = (x - a->value) / (b->value - a->value);
  return a->mean + share * (b->mean - a->mean);
}

/* The sign in the clear stretch between two values; 0 where there is no stretch. */
static int sign_between(const walk *w, double low, double high) {
  return high > low ? sign_of(mean_at(w, low + (high - low) / 2)) : 0;
}

/* Has the sign at a value between low and high, all values judged together? */
static bool holds_together(const walk *w, double low, double high, int sign) {
  for (size_t i = 0; i < w->n; i++) {
    const node *here = &w->node[i];
    if (here->value < low || here->value > high || sign_of(here->mean) != sign) continue;
    if (fabs(here->mean) > w->t_together * sqrt(here->variance)) return true;
  }
  return false;
}

/* The middle between the first and the last zero of the mean from low to high; NaN = none. */
static double zero_within(const walk *w, double low, double high) {
  double first = NAN, last = NAN;
  for (size_t i = 0; i < w->n; i++) {
    const node *a = &w->node[i], *b = i + 1 < w->n ? a + 1 : a;
    bool is_here = sign_of(a->mean) == 0, is_between = sign_of(a->mean) * sign_of(b->mean) < 0;
    if (!is_here && !is_between) continue;
    double x = is_here ? a->value : along(a, b, a->mean / (a->mean - b->mean));
    if (x < low || x > high) continue;
    if (isnan(first)) first = x;
    last = x;
  }
  return first + (last - first) / 2;
}

static void judge(walk *w) {
  reach_crossings *out = w->out;
  double from = w->node[0].value, to = w->node[w->n - 1].value;
  for (size_t i = 0; i < out->n; i++) {
    reach_crossing *c = &out->item[i];
    double before = i ? c[-1].high : from, after = i + 1 < out->n ? c[1].low : to;
    c->before = sign_between(w, before, c->low);
    c->after = sign_between(w, c->high, after);
    if (c->before * c->after <= 0) c->at = zero_within(w, c->low, c->high);
    c->is_certain = c->before * c->after < 0 && holds_together(w, from, c->low, c->before) &&
                    holds_together(w, c->high, to, c->after);
  }
  if (!out->n) out->sign = sign_of(w->node[0].mean);
  out->is_open = out->n == 1 && !out->item[0].before && !out->item[0].after;
  if (out->is_open) out->item[0].at = NAN;
}

int reach_crossings_find(const reach_score_table *table, reach_crossings *crossings) {
  walk w = {.table = table, .out = crossings};
  *crossings = (reach_crossings){0};
  w.node = calloc(table->n_values + 1, sizeof *w.node);
  /* at most two stretches between neighbours, and each value */
  crossings->item = calloc(3 * table->n_values + 1, sizeof *crossings->item);
  int status = w.node && crossings->item ? 0 : REACH_NO_MEMORY;
  if (!status) find_nodes(&w);
  if (w.n && isnan(w.t)) /* one replicate tells nothing */
    add(&w, w.node[0].value, w.node[w.n - 1].value);
  else if (w.n)
    status = find_unclear(&w);
  if (w.n && !status) judge(&w);
  free(w.node);
  return status;
}

void reach_crossings_free(reach_crossings *crossings) {
  free(crossings->item);
  *crossings = (reach_crossings){0};
}

#include "study/solve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/report.h"
#include "scenario/number.h"
#include "study/statistics.h"

/* An end of an interval is found to this share of what is not clear (or of the tolerance). */
static const double fineness = 1. / 32;
enum { DIGITS = 12 };        /* of scanned values */
#define NOWHERE ((size_t)-1) /* an end of the range instead of a clear value */

typedef struct {
  const reach_problem *problem;
  reach_solved *out;
  size_t room, n_together;
  double *score, *cost;
} search;

static reach_tried *at(const search *s, size_t i) {
  return &s->out->tried[i];
}

/* Where a value is, or would be. */
static size_t place_of(const search *s, double value) {
  size_t i = 0;
  while (i < s->out->n_tried && at(s, i)->value < value) i++;
  return i;
}

static void summarize_cost(const search *s, unsigned n_networks, reach_tried *tried) {
  tried->cost = tried->cost_low = tried->cost_high = NAN;
  if (!s->cost) return;
  reach_mean m = reach_mean_of(s->cost, s->problem->n_replicates, n_networks);
  double half = reach_t95(m.degrees_of_freedom) * sqrt(m.variance);
  tried->cost = m.mean;
  tried->cost_low = m.mean - half;
  tried->cost_high = m.mean + half;
}

static int make_room(search *s) {
  if (s->out->n_tried < s->room) return 0;
  size_t room = 2 * s->room + 64;
  reach_tried *grown = realloc(s->out->tried, room * sizeof *grown);
  if (!grown) return REACH_NO_MEMORY;
  s->out->tried = grown;
  s->room = room;
  return 0;
}

/* *i = where it is among the tried. */
static int try_at(search *s, double value, size_t *i) {
  const reach_problem *p = s->problem;
  reach_solved *out = s->out;
  *i = place_of(s, value);
  if (*i < out->n_tried && !(at(s, *i)->value > value)) return 0;
  reach_solve_play play = {.score = s->score, .cost = s->cost, .n_networks = 1};
  int status = make_room(s);
  if (!status) status = p->play(p->context, value, &play);
  if (status) return status;
  reach_sample sample = {s->score, p->n_replicates, play.n_networks, play.scale, p->probability};
  reach_tried tried = {.value = value, .score = reach_judge(&sample, s->n_together)};
  summarize_cost(s, play.n_networks, &tried);
  memmove(out->tried + *i + 1, out->tried + *i, (out->n_tried - *i) * sizeof *out->tried);
  out->tried[*i] = tried;
  out->n_tried++;
  return 0;
}

static double scan_value(const reach_problem *p, size_t i) {
  double value = p->from + (p->to - p->from) * ((double)i / (double)(p->n_scan - 1));
  if (i + 1 == p->n_scan) return p->to;
  if (p->is_whole) return round(value);
  return fmin(fmax(reach_number_rounded(value, DIGITS), p->from), p->to);
}

static int scan(search *s) {
  const reach_problem *p = s->problem;
  bool has_own = p->own >= p->from && p->own <= p->to;
  s->n_together = p->n_scan + has_own;
  int status = 0;
  for (size_t i = 0; i < p->n_scan + has_own && !status; i++) {
    size_t k;
    status = try_at(s, i < p->n_scan ? scan_value(p, i) : p->own, &k);
    if (!status) at(s, k)->is_scan = true;
  }
  return status;
}

/* The middle of two neighbours; NaN where nothing lies between them. */
static double middle_of(const search *s, size_t i) {
  double a = at(s, i)->value, b = at(s, i + 1)->value, middle = a + (b - a) / 2;
  if (s->problem->is_whole) middle = floor(middle);
  return middle > a && middle < b ? middle : NAN;
}

static double gap_of(const search *s, size_t i) {
  return at(s, i + 1)->value - at(s, i)->value;
}

/* Between two clear values (or ends of the range). They are kept by value: places move. */
typedef struct {
  double from, to;
  int before, after; /* clear signs there; 0 = an end of the range */
} stretch;

typedef struct {
  double last, first; /* of the tried: between them the goal begins or ends to be reached */
  bool is_upwards, is_broken;
} flip;

/* The first change next to a clear value below, or the last next to one above. False: none. */
static bool find_flip(const search *s, const stretch *st, flip *found) {
  const reach_tried *before = NULL;
  bool is_any = false;
  for (size_t i = place_of(s, st->from); i < s->out->n_tried && at(s, i)->value <= st->to; i++) {
    const reach_tried *here = at(s, i);
    if (isnan(here->score.mean)) continue;
    if (before && reach_tried_reaches(before) != reach_tried_reaches(here)) {
      *found = (flip){before->value, here->value, reach_tried_reaches(here), false};
      is_any = true;
      if (st->before || !st->after) break;
    }
    before = here;
  }
  return is_any;
}

static int bisect_root(search *s, flip *f) {
  for (;;) {
    size_t i = place_of(s, f->last), k;
    double middle = middle_of(s, i);
    f->is_broken = isnan(at(s, i + 1)->score.mean);
    if (f->is_broken || isnan(middle) || gap_of(s, i) <= s->problem->tolerance) return 0;
    int status = try_at(s, middle, &k);
    if (status) return status;
    if (isnan(at(s, k)->score.mean)) continue;
    if (reach_tried_reaches(at(s, k)) == f->is_upwards)
      f->first = middle;
    else
      f->last = middle;
  }
}

/* The clear value next to the root on one side (step -1 below, 1 above), within the stretch. */
static size_t find_clear(const search *s, const stretch *st, double root, int step, int sign) {
  double end = step < 0 ? st->from : st->to;
  size_t i = place_of(s, root);
  for (;; i += (size_t)step) {
    if (at(s, i)->score.clear == sign) return i;
    if (!(step < 0 ? at(s, i)->value > end : at(s, i)->value < end)) return NOWHERE;
  }
}

/* How far apart the outermost values are that are not clear; negative: there is none. */
static double unclear_width(const search *s, size_t below, size_t above) {
  size_t first = below == NOWHERE ? 0 : below + 1,
         last = above == NOWHERE ? s->out->n_tried - 1 : above - 1;
  return last + 1 > first ? at(s, last)->value - at(s, first)->value : -1;
}

/* The clear values on both sides of a root. */
typedef struct {
  size_t below, above; /* NOWHERE: the range ends before */
} bounds;

static bounds bounds_of(const search *s, const stretch *st, const flip *f) {
  int sign = f->is_upwards ? 1 : -1;
  return (bounds){find_clear(s, st, f->last, -1, -sign), find_clear(s, st, f->first, 1, sign)};
}

/* Halves the gap beside the clear value of a side, unless it is small. */
static int bisect_end(search *s, const stretch *st, const flip *f, bool is_above, bool *is_done) {
  bounds b = bounds_of(s, st, f);
  *is_done = true;
  if ((is_above ? b.above : b.below) == NOWHERE) return 0;
  size_t gap = is_above ? b.above - 1 : b.below, k;
  double width = unclear_width(s, b.below, b.above), tolerance = s->problem->tolerance;
  double enough = width < 0 ? tolerance : fineness * fmax(width, tolerance);
  double middle = middle_of(s, gap);
  if (isnan(middle) || gap_of(s, gap) <= enough) return 0;
  *is_done = false;
  return try_at(s, middle, &k);
}

static int bisect_ends(search *s, const stretch *st, const flip *f) {
  int status = 0;
  for (int side = 0; side < 2 && !status; side++)
    for (bool is_done = false; !is_done && !status;)
      status = bisect_end(s, st, f, side == 1, &is_done);
  return status;
}

static reach_root root_between(const search *s, const stretch *st, bounds b) {
  bool is_open_low = b.below == NOWHERE, is_open_high = b.above == NOWHERE;
  return (reach_root){.at = NAN,
                      .low = is_open_low ? st->from : at(s, b.below)->value,
                      .high = is_open_high ? st->to : at(s, b.above)->value,
                      .is_open_low = is_open_low,
                      .is_open_high = is_open_high,
                      .before = st->before,
                      .after = st->after,
                      .is_certain = st->before * st->after < 0};
}

static int add_root(search *s, reach_root root) {
  reach_solved *out = s->out;
  reach_root *grown = realloc(out->root, (out->n_roots + 1) * sizeof *grown);
  if (!grown) return REACH_NO_MEMORY;
  out->root = grown;
  grown[out->n_roots++] = root;
  return 0;
}

static int solve_flip(search *s, const stretch *st, flip *f) {
  int status = bisect_root(s, f);
  if (!status) status = bisect_ends(s, st, f);
  if (status) return status;
  reach_root root = root_between(s, st, bounds_of(s, st, f));
  root.at = f->is_upwards ? f->first : f->last;
  root.is_broken = f->is_broken;
  /* the root is the first (last) whole number that reaches the goal */
  if (s->problem->is_whole && f->is_upwards && !root.is_open_low) root.low += 1;
  if (s->problem->is_whole && !f->is_upwards && !root.is_open_high) root.high -= 1;
  return add_root(s, root);
}

/* The sample keeps its sign, but that is not clear at all values. */
static int solve_touch(search *s, const stretch *st) {
  size_t begin = place_of(s, st->from), end = place_of(s, st->to), first = NOWHERE, last = 0;
  for (size_t i = begin; i <= end; i++) {
    if (at(s, i)->score.clear || isnan(at(s, i)->score.mean)) continue;
    if (first == NOWHERE) first = i;
    last = i;
  }
  if (first == NOWHERE) return 0;
  bounds b = {first == begin ? NOWHERE : first - 1, last == end ? NOWHERE : last + 1};
  return add_root(s, root_between(s, st, b));
}

static int solve_stretch(search *s, const stretch *st) {
  flip f;
  bool is_twice = st->before && st->before == st->after; /* an even number of times */
  if (find_flip(s, st, &f) && !is_twice) return solve_flip(s, st, &f);
  return solve_touch(s, st);
}

/* Stretches between neighbours that are clear together, and between those and the ends. */
static int solve_stretches(search *s) {
  const reach_problem *p = s->problem;
  stretch st = {p->from, p->from, 0, 0};
  int status = 0;
  for (size_t i = 0; i < s->out->n_tried && !status; i = place_of(s, st.to) + 1) {
    while (i + 1 < s->out->n_tried && !(at(s, i)->is_scan && at(s, i)->score.clear_together)) i++;
    st.to = at(s, i)->value;
    st.after = at(s, i)->is_scan ? at(s, i)->score.clear_together : 0;
    if (st.to > st.from) status = solve_stretch(s, &st);
    st.from = st.to;
    st.before = st.after;
  }
  return status;
}

static void find_best(reach_solved *out) {
  out->best = out->n_tried;
  for (size_t i = 0; i < out->n_tried; i++) {
    double mean = out->tried[i].score.mean;
    if (!isnan(mean) && (out->best == out->n_tried || mean > out->tried[out->best].score.mean))
      out->best = i;
  }
}

static reach_solved_answer answer_of(const reach_solved *out) {
  bool is_clear = false;
  if (out->best == out->n_tried) return REACH_SOLVED_MISSING;
  for (size_t r = 0; r < out->n_roots; r++)
    if (out->root[r].is_certain) return REACH_SOLVED_FOUND;
  int sign = 0;
  for (size_t i = 0; i < out->n_tried; i++) {
    if (!out->tried[i].is_scan || !out->tried[i].score.clear_together) continue;
    is_clear = true;
    sign = out->tried[i].score.clear_together;
  }
  if (!is_clear) return REACH_SOLVED_UNDECIDED;
  if (out->n_roots) return REACH_SOLVED_MAY_BE;
  return sign > 0 ? REACH_SOLVED_EVERYWHERE : REACH_SOLVED_NOWHERE;
}

static void find_cheapest(reach_solved *out) {
  out->cheapest = out->n_tried;
  for (size_t i = 0; i < out->n_tried; i++) {
    const reach_tried *tried = &out->tried[i];
    if (!reach_tried_reaches(tried) || isnan(tried->cost)) continue;
    if (out->cheapest == out->n_tried || tried->cost < out->tried[out->cheapest].cost)
      out->cheapest = i;
  }
}

/* The middle of the wider gap beside the cheapest value; NaN where both are small. */
static double middle_beside(const search *s) {
  size_t i = s->out->cheapest;
  double below = i ? gap_of(s, i - 1) : 0, above = i + 1 < s->out->n_tried ? gap_of(s, i) : 0;
  if (fmax(below, above) <= s->problem->tolerance) return NAN;
  return below > above ? middle_of(s, i - 1) : middle_of(s, i);
}

static int improve_cheapest(search *s) {
  find_cheapest(s->out);
  while (s->out->cheapest < s->out->n_tried) {
    size_t k;
    double middle = middle_beside(s);
    if (isnan(middle)) return 0;
    int status = try_at(s, middle, &k);
    if (status) return status;
    find_cheapest(s->out);
  }
  return 0;
}

int reach_solve(const reach_problem *problem, reach_solved *solved) {
  search s = {.problem = problem, .out = solved};
  *solved = (reach_solved){0};
  s.score = malloc(problem->n_replicates * sizeof *s.score);
  if (problem->has_cost) s.cost = malloc(problem->n_replicates * sizeof *s.cost);
  int status = s.score && (s.cost || !problem->has_cost) ? 0 : REACH_NO_MEMORY;
  if (!status) status = scan(&s);
  if (!status) status = solve_stretches(&s);
  if (!status && problem->has_cost) status = improve_cheapest(&s);
  if (!problem->has_cost) solved->cheapest = solved->n_tried;
  find_best(solved);
  solved->answer = answer_of(solved);
  free(s.score);
  free(s.cost);
  return status;
}

void reach_solved_free(reach_solved *solved) {
  free(solved->tried);
  free(solved->root);
  *solved = (reach_solved){0};
}

const reach_root *reach_solved_root(const reach_solved *solved) {
  for (size_t i = 0; i < solved->n_roots; i++)
    if (solved->root[i].is_certain) return &solved->root[i];
  return solved->n_roots ? solved->root : NULL;
}

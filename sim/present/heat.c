#include "present/heat.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/report.h"
#include "present/chart_axis.h"
#include "present/names.h"

/* From so many values of both axes on, colours run between the points. */
enum { FEW_VALUES = 10 };
enum { MOST_STEPS = 6 };                /* between lines of equal value */
static const double far_apart = 10;     /* times: then colours stand for logarithms */
static const double dots_margin = 0.04; /* of the panel, so that no dot is cut */

/* The two axes of numbers with most values (any two where points are no grid), the earlier one
 * across; the next one for panels. */
typedef struct {
  size_t x, y, third; /* SIZE_MAX = none */
} roles;

static uint64_t weight_of(const reach_design *design, size_t axis) {
  return reach_design_is_grid(design) ? design->axis[axis].n_values : 1;
}

static roles find_roles(const reach_design *design) {
  roles r = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
  for (size_t d = 0; d < design->n_axes; d++) {
    if (!reach_sweep_axis_varies(design, d) || reach_sweep_axis_has_words(design, d)) continue;
    if (r.x == SIZE_MAX || weight_of(design, d) > weight_of(design, r.x))
      r.y = r.x, r.x = d;
    else if (r.y == SIZE_MAX || weight_of(design, d) > weight_of(design, r.y))
      r.y = d;
  }
  for (size_t d = design->n_axes; d-- > 0;)
    if (reach_sweep_axis_varies(design, d) && d != r.x && d != r.y) r.third = d;
  if (r.y != SIZE_MAX && r.y < r.x) {
    size_t first = r.y;
    r.y = r.x;
    r.x = first;
  }
  return r;
}

/* Listed points need not have values of their own on every axis; then they are as in the scenario.
 */
static double value_at(const reach_design *design, uint64_t point, size_t axis) {
  double value = design->kind->value(design, point, axis);
  return isnan(value) ? reach_sweep_axis_own(design, axis) : value;
}

/* A design of points that are no grid varies where two of them differ. */
static bool has_spread(const reach_design *design, size_t axis) {
  double first = value_at(design, 0, axis);
  for (uint64_t i = 1; i < design->n_points; i++) {
    double here = value_at(design, i, axis);
    if (here < first || here > first) return true;
  }
  return false;
}

static bool has_score(const reach_sweep_plot *plot, size_t organization) {
  for (uint64_t i = 0; i < plot->design->n_points; i++)
    if (isfinite(reach_sweep_score(plot, i, organization).value)) return true;
  return false;
}

bool reach_heat_applies(const reach_result *result, bool has_panels) {
  const reach_design *design = result->sweep->design;
  reach_sweep_plot plot = reach_sweep_plot_of(result);
  roles r = find_roles(design);
  if (r.y == SIZE_MAX || design->kind == &reach_design_zip) return false;
  if (!reach_design_is_grid(design)) {
    if (has_panels || !has_spread(design, r.x) || !has_spread(design, r.y)) return false;
    return has_score(&plot, plot.focus);
  }
  bool has_others = plot.is_ratio && plot.view->n_organizations > 2;
  if (has_panels && r.third == SIZE_MAX && !has_others) return false;
  return has_score(&plot, plot.focus);
}

size_t reach_heat_across(const reach_heat *heat) {
  return heat->form == REACH_HEAT_DOTS ? heat->plot.design->n_points : heat->x.n;
}

size_t reach_heat_up(const reach_heat *heat) {
  return heat->form == REACH_HEAT_DOTS ? 1 : heat->y.n;
}

uint64_t reach_heat_point(const reach_heat *heat, size_t panel, size_t i, size_t k) {
  if (heat->form == REACH_HEAT_DOTS) return i;
  const reach_design *design = heat->plot.design;
  uint64_t point = 0;
  for (size_t d = 0; d < design->n_axes; d++) {
    uint64_t index = d == heat->x.axis                        ? heat->x.index[i]
                     : d == heat->y.axis                      ? heat->y.index[k]
                     : heat->third.n && d == heat->third.axis ? heat->panel[panel].third
                                                              : heat->fixed[d];
    point = point * design->axis[d].n_values + index;
  }
  return point;
}

reach_score reach_heat_score(const reach_heat *heat, size_t panel, size_t i, size_t k) {
  return reach_sweep_score(&heat->plot, reach_heat_point(heat, panel, i, k),
                           heat->panel[panel].organization);
}

bool reach_heat_is_unclear(const reach_heat *heat, size_t panel, size_t i, size_t k) {
  return heat->plot.is_ratio && reach_score_sign(reach_heat_score(heat, panel, i, k)) == 0;
}

double reach_heat_shade(const reach_heat *heat, double value) {
  if (!isfinite(value) || (heat->is_log && !(value > 0))) return NAN;
  if (!(heat->most > heat->least)) return 0.5;
  double share = heat->is_log ? log(value / heat->least) / log(heat->most / heat->least)
                              : (value - heat->least) / (heat->most - heat->least);
  return fmin(fmax(share, 0), 1);
}

/* Places of values, and borders of cells halfway between them. A smooth panel ends at its outermost
 * values. */
static bool place(const reach_heat *heat, const reach_side *side, double **at, double **edge) {
  size_t n = side->n;
  double *a = *at = calloc(n + 1, sizeof *a), *e = *edge = calloc(n + 2, sizeof *e);
  if (!a || !e) return false;
  for (size_t i = 0; i < n; i++) a[i] = reach_side_at(side, side->value[i]);
  for (size_t i = 1; i < n; i++) e[i] = (a[i - 1] + a[i]) / 2;
  double margin = heat->form == REACH_HEAT_DOTS ? dots_margin : 0;
  bool has_cells = heat->form == REACH_HEAT_CELLS && n > 1;
  e[0] = has_cells ? a[0] - (e[1] - a[0]) : -margin;
  e[n] = has_cells ? a[n - 1] + (a[n - 1] - e[n - 1]) : 1 + margin;
  double low = e[0], wide = e[n] - e[0];
  for (size_t i = 0; i < n; i++) a[i] = (a[i] - low) / wide;
  for (size_t i = 0; i <= n; i++) e[i] = (e[i] - low) / wide;
  return true;
}

static double place_of(const reach_side *side, const double *at, double value) {
  double share = reach_side_at(side, value);
  if (side->n < 2 || !isfinite(share)) return NAN;
  double place = at[0] + share * (at[side->n - 1] - at[0]);
  return place >= 0 && place <= 1 ? place : NAN;
}

double reach_heat_place_x(const reach_heat *heat, double value) {
  return place_of(&heat->x, heat->x_at, value);
}

double reach_heat_place_y(const reach_heat *heat, double value) {
  return place_of(&heat->y, heat->y_at, value);
}

/* From the smallest to the largest value that points have. */
static bool span(reach_side *side, const reach_design *design, size_t axis) {
  *side = (reach_side){.axis = axis, .n = 2};
  side->value = calloc(2, sizeof *side->value);
  side->index = calloc(2, sizeof *side->index);
  if (!side->value || !side->index) return false;
  side->value[0] = INFINITY;
  side->value[1] = -INFINITY;
  for (uint64_t i = 0; i < design->n_points; i++) {
    double value = value_at(design, i, axis);
    side->value[0] = fmin(side->value[0], value);
    side->value[1] = fmax(side->value[1], value);
  }
  return true;
}

static bool find_sides(reach_heat *heat, bool has_panels) {
  const reach_design *design = heat->plot.design;
  roles r = find_roles(design);
  if (!reach_design_is_grid(design)) {
    heat->form = REACH_HEAT_DOTS;
    return span(&heat->x, design, r.x) && span(&heat->y, design, r.y);
  }
  bool is_there = reach_side_init(&heat->x, design, r.x) && reach_side_init(&heat->y, design, r.y);
  if (is_there && has_panels && r.third != SIZE_MAX)
    is_there = reach_side_init(&heat->third, design, r.third);
  heat->form =
      heat->x.n < FEW_VALUES || heat->y.n < FEW_VALUES ? REACH_HEAT_CELLS : REACH_HEAT_SMOOTH;
  return is_there;
}

/* Other axes stay at the value that is nearest to the scenario's own. */
static bool fix_others(reach_heat *heat) {
  const reach_design *design = heat->plot.design;
  heat->fixed = calloc(design->n_axes, sizeof *heat->fixed);
  for (size_t d = 0; d < design->n_axes && heat->fixed && reach_design_is_grid(design); d++) {
    reach_side side;
    if (reach_side_init(&side, design, d))
      heat->fixed[d] = side.index[reach_side_nearest(&side, reach_sweep_axis_own(design, d))];
    else
      return reach_side_free(&side), false;
    reach_side_free(&side);
  }
  return heat->fixed;
}

/* Value i of n that are shown of n_all: the first, the last, and evenly in between. */
static size_t pick(size_t i, size_t n, size_t n_all) {
  return n < 2 ? 0 : (i * (n_all - 1) + (n - 1) / 2) / (n - 1);
}

static void make_panels(reach_heat *heat) {
  const reach_sweep_plot *plot = &heat->plot;
  size_t baseline = plot->result->scenario->baseline;
  if (heat->third.n) {
    heat->n_panels_in_all = heat->third.n;
    heat->n_panels = heat->third.n < REACH_MOST_PANELS ? heat->third.n : REACH_MOST_PANELS;
    for (size_t p = 0; p < heat->n_panels; p++) {
      size_t i = pick(p, heat->n_panels, heat->third.n);
      heat->panel[p] = (reach_heat_panel){plot->focus, heat->third.index[i], {""}};
      snprintf(heat->panel[p].title.text, sizeof heat->panel[p].title.text, "%.300s = %.300s",
               reach_line_clean(plot->design->axis[heat->third.axis].key).text,
               reach_sweep_axis_words(plot->design, heat->third.axis, heat->third.value[i]).text);
    }
    return;
  }
  for (size_t o = 0; o < plot->view->n_organizations; o++) {
    if (o == baseline || !has_score(plot, o)) continue;
    heat->n_panels_in_all++;
    if (heat->n_panels == REACH_MOST_PANELS) continue;
    heat->panel[heat->n_panels++] =
        (reach_heat_panel){o, 0, reach_line_clean(plot->result->scenario->organization[o].name)};
  }
}

static void find_extent(reach_heat *heat) {
  heat->least = heat->most = NAN;
  for (size_t p = 0; p < heat->n_panels; p++)
    for (size_t k = 0; k < reach_heat_up(heat); k++)
      for (size_t i = 0; i < reach_heat_across(heat); i++) {
        double value = reach_heat_score(heat, p, i, k).value;
        if (!isfinite(value)) continue;
        heat->least = fmin(heat->least, value);
        heat->most = fmax(heat->most, value);
      }
  heat->is_log = heat->least > 0 && heat->most > far_apart * heat->least;
}

static void add_level(reach_heat *heat, double level) {
  static const double near_an_end = 0.03; /* of the scale */
  double shade = reach_heat_shade(heat, level);
  bool is_inside =
      level > heat->least && level < heat->most && shade > near_an_end && shade < 1 - near_an_end;
  if (is_inside && heat->n_levels < REACH_MOST_LEVELS) heat->level[heat->n_levels++] = level;
}

/* 1, 2, 5 times powers of ten, or powers of ten alone; else round steps. */
static void find_levels(reach_heat *heat) {
  static const double fine[] = {1, 2, 5};
  const double rounding = 1e-9;
  if (!(heat->most > heat->least)) return;
  if (!heat->is_log) {
    double step = reach_round_step(heat->most - heat->least, MOST_STEPS);
    for (double i = ceil(heat->least / step - rounding); i * step < heat->most; i++)
      add_level(heat, i * step);
    return;
  }
  double decades = log10(heat->most / heat->least);
  size_t n = decades > REACH_MOST_LEVELS / 4.0 ? 1 : sizeof fine / sizeof *fine;
  double every = fmax(1, ceil(decades / MOST_STEPS));
  for (double p = floor(log10(heat->least)); p <= log10(heat->most); p += n == 1 ? every : 1)
    for (size_t i = 0; i < n; i++) add_level(heat, fine[i] * pow(10, p));
}

reach_heat reach_heat_of(const reach_result *result, bool has_panels) {
  reach_heat heat = {.plot = reach_sweep_plot_of(result), .n_panels = 1, .n_panels_in_all = 1};
  heat.panel[0].organization = heat.plot.focus;
  heat.is_there = find_sides(&heat, has_panels) && fix_others(&heat) &&
                  place(&heat, &heat.x, &heat.x_at, &heat.x_edge) &&
                  place(&heat, &heat.y, &heat.y_at, &heat.y_edge);
  if (!heat.is_there) return heat;
  if (has_panels) {
    heat.n_panels = heat.n_panels_in_all = 0;
    make_panels(&heat);
  }
  find_extent(&heat);
  find_levels(&heat);
  return heat;
}

void reach_heat_free(reach_heat *heat) {
  reach_side_free(&heat->x);
  reach_side_free(&heat->y);
  reach_side_free(&heat->third);
  free(heat->x_at);
  free(heat->y_at);
  free(heat->x_edge);
  free(heat->y_edge);
  free(heat->fixed);
}

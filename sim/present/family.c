#include "present/family.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many values of a second axis are told apart; words have no order, and are all wanted. */
enum { MOST_NUMBERED = 8, NUMBERED_OF_MANY = 5 };

typedef struct {
  size_t x, second; /* SIZE_MAX = none */
} roles;

static uint64_t n_values(const reach_design *design, size_t axis) {
  return design->axis[axis].n_values;
}

/* Across: numbers rather than words, of these the axis with most values, of several the first.
 * Lines are words rather than numbers. */
static bool is_better_x(const reach_design *design, size_t axis, size_t than) {
  if (than == SIZE_MAX) return true;
  bool has_words = reach_sweep_axis_has_words(design, axis);
  if (has_words != reach_sweep_axis_has_words(design, than)) return !has_words;
  return n_values(design, axis) > n_values(design, than);
}

static roles find_roles(const reach_design *design) {
  roles r = {SIZE_MAX, SIZE_MAX};
  for (size_t d = 0; d < design->n_axes; d++)
    if (reach_sweep_axis_varies(design, d) && is_better_x(design, d, r.x)) r.x = d;
  for (size_t d = 0; d < design->n_axes && reach_design_is_grid(design); d++) {
    if (d == r.x || !reach_sweep_axis_varies(design, d)) continue;
    bool has_words = reach_sweep_axis_has_words(design, d);
    bool is_first = r.second == SIZE_MAX;
    if (is_first || (has_words && !reach_sweep_axis_has_words(design, r.second))) r.second = d;
  }
  return r;
}

/* Points that are no grid lie on a line where one axis varies only, or all go together. */
static bool is_a_line(const reach_design *design) {
  size_t n = 0;
  for (size_t d = 0; d < design->n_axes; d++) n += reach_sweep_axis_varies(design, d);
  if (reach_design_is_grid(design) || design->kind == &reach_design_zip) return n > 0;
  return n == 1 && design->kind != &reach_design_list;
}

bool reach_family_applies(const reach_result *result) {
  const reach_sweep_view *view = result->sweep;
  bool has_any = false;
  if (!is_a_line(view->design)) return false;
  for (uint64_t i = 0; i < view->design->n_points * view->n_organizations && !has_any; i++)
    has_any = view->summary[i].n > 0 && isfinite(view->summary[i].mean);
  return has_any;
}

/* Values of drawn points, from the smallest on. */
typedef struct {
  double value;
  uint64_t point;
} drawn;

static int ascending(const void *a, const void *b) {
  const drawn *left = a, *right = b;
  if (left->value < right->value) return -1;
  return left->value > right->value ? 1 : left->point < right->point ? -1 : 1;
}

static bool side_of_points(reach_side *side, const reach_design *design, size_t axis) {
  size_t n = design->n_points;
  *side = (reach_side){.axis = axis, .n = n, .has_words = reach_sweep_axis_has_words(design, axis)};
  drawn *all = calloc(n, sizeof *all);
  side->value = calloc(n, sizeof *side->value);
  side->index = calloc(n, sizeof *side->index);
  bool is_there = all && side->value && side->index;
  for (uint64_t i = 0; i < n && is_there; i++)
    all[i] = (drawn){design->kind->value(design, i, axis), i};
  if (is_there) qsort(all, n, sizeof *all, ascending);
  for (size_t i = 0; i < n && is_there; i++) {
    side->value[i] = all[i].value;
    side->index[i] = all[i].point;
  }
  free(all);
  return is_there;
}

static bool fix_others(reach_family *lines) {
  const reach_design *design = lines->plot.design;
  lines->fixed = calloc(design->n_axes, sizeof *lines->fixed);
  for (size_t d = 0; d < design->n_axes && lines->fixed && reach_design_is_grid(design); d++) {
    reach_side side;
    bool is_there = reach_side_init(&side, design, d);
    if (is_there)
      lines->fixed[d] = side.index[reach_side_nearest(&side, reach_sweep_axis_own(design, d))];
    reach_side_free(&side);
    if (!is_there) return false;
  }
  return lines->fixed;
}

uint64_t reach_family_point(const reach_family *lines, size_t line, size_t i) {
  const reach_design *design = lines->plot.design;
  if (!reach_design_is_grid(design)) return lines->x.index[i];
  uint64_t point = 0;
  for (size_t d = 0; d < design->n_axes; d++) {
    uint64_t index = d == lines->x.axis                           ? lines->x.index[i]
                     : lines->second.n && d == lines->second.axis ? lines->line[line].second
                                                                  : lines->fixed[d];
    point = point * design->axis[d].n_values + index;
  }
  return point;
}

reach_score reach_family_score(const reach_family *lines, size_t line, size_t i) {
  uint64_t point = reach_family_point(lines, line, i);
  size_t o = lines->line[line].organization;
  return lines->second.n ? reach_sweep_score(&lines->plot, point, o)
                         : reach_sweep_mean(&lines->plot, point, o);
}

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

static void make_lines(reach_family *lines) {
  const reach_sweep_plot *plot = &lines->plot;
  bool has_axis = lines->second.n > 0;
  size_t n_all = has_axis ? lines->second.n : plot->view->n_organizations;
  bool is_numbered = has_axis && !lines->second.has_words;
  size_t most = !is_numbered                      ? REACH_MOST_LINES
                : lines->second.n > MOST_NUMBERED ? NUMBERED_OF_MANY
                                                  : MOST_NUMBERED;
  size_t n = least(n_all, most);
  lines->n_lines = n;
  lines->n_lines_in_all = n_all;
  lines->n_chosen = n;
  for (size_t k = 0; k < n; k++) {
    size_t i = n < 2 ? 0 : (k * (n_all - 1) + (n - 1) / 2) / (n - 1);
    reach_family_line *line = &lines->line[k];
    line->organization = has_axis ? plot->focus : i;
    if (has_axis) {
      line->second = lines->second.index[i];
      line->name = reach_sweep_axis_words(plot->design, lines->second.axis, lines->second.value[i]);
    } else {
      line->name = reach_line_clean(plot->result->scenario->organization[i].name);
    }
  }
}

static bool is_same_line(const reach_family *family, size_t a, size_t b) {
  for (size_t i = 0; i < family->x.n; i++) {
    reach_score left = reach_family_score(family, a, i), right = reach_family_score(family, b, i);
    bool is_apart = left.value < right.value || left.value > right.value || left.low < right.low ||
                    left.low > right.low || left.high < right.high || left.high > right.high;
    if (is_apart || isfinite(left.value) != isfinite(right.value)) return false;
  }
  return true;
}

/* Of lines that lie on each other one is left, with all their names. */
static void merge(reach_family *family) {
  size_t n = 0;
  for (size_t k = 0; k < family->n_lines; k++) {
    size_t twin = 0;
    while (twin < n && !is_same_line(family, twin, k)) twin++;
    if (twin == n) {
      family->line[n++] = family->line[k];
      continue;
    }
    reach_line *name = &family->line[twin].name;
    size_t used = strlen(name->text);
    reach_line other = family->line[k].name;
    snprintf(name->text + used, sizeof name->text - used, " = %.200s", other.text);
    family->line[twin].is_merged = true;
  }
  family->n_lines = n;
}

reach_family reach_family_of(const reach_result *result) {
  reach_family lines = {.plot = reach_sweep_plot_of(result)};
  const reach_design *design = lines.plot.design;
  roles r = find_roles(design);
  bool has_values = reach_design_is_grid(design) || design->kind == &reach_design_zip;
  lines.is_there = (has_values ? reach_side_init(&lines.x, design, r.x)
                               : side_of_points(&lines.x, design, r.x)) &&
                   (r.second == SIZE_MAX || reach_side_init(&lines.second, design, r.second)) &&
                   fix_others(&lines);
  if (lines.is_there) {
    make_lines(&lines);
    merge(&lines);
  }
  return lines;
}

void reach_family_free(reach_family *lines) {
  reach_side_free(&lines->x);
  reach_side_free(&lines->second);
  free(lines->fixed);
}

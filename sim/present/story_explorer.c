/* What a sweep found, for the sliders of its page: axes, and numbers as base 64 of 32-bit floats,
 * least byte first. Grids have their points in the order of ascending values, the last axis
 * fastest. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "present/base64.h"
#include "present/lettering.h"
#include "present/story_parts.h"
#include "scenario/variant.h"
#include "scenario/words.h"
#include "store/json.h"

enum { FLOAT_BYTES = 4, N_ENDS = 3 };

/* Axes of a sweep, their values in ascending order. */
typedef struct {
  const reach_design *design;
  size_t *order[REACH_MOST_AXES]; /* of a grid: which value comes i-th; owned */
} sweep_axes;

static bool is_grid(const reach_design *design) {
  return design->kind == &reach_design_grid;
}

static bool has_words(const reach_axis *axis) {
  enum reach_kind kind = reach_param_table[axis->param].kind;
  return kind != REACH_REAL && kind != REACH_COUNT;
}

static void put(unsigned char *to, double number) {
  float f = (float)number;
  uint32_t bits;
  memcpy(&bits, &f, sizeof bits);
  for (size_t i = 0; i < FLOAT_BYTES; i++) to[i] = (unsigned char)(bits >> 8 * i);
}

static json_t *packed(unsigned char *bytes, size_t n_numbers) {
  char *text = bytes ? reach_base64(bytes, n_numbers * FLOAT_BYTES) : NULL;
  json_t *json = text ? json_string(text) : NULL;
  free(text);
  free(bytes);
  return json;
}

/* Insertion sort: axes of a grid that is shown have few values. */
static void sort_values(const reach_axis *axis, size_t *order) {
  for (size_t i = 0; i < axis->n_values; i++) {
    size_t at = i;
    double value = reach_axis_value(axis, i);
    for (; at && !has_words(axis) && reach_axis_value(axis, order[at - 1]) > value; at--)
      order[at] = order[at - 1];
    order[at] = i;
  }
}

static bool order_axes(sweep_axes *axes) {
  for (size_t d = 0; d < axes->design->n_axes; d++) {
    const reach_axis *axis = &axes->design->axis[d];
    axes->order[d] = calloc(axis->n_values + 1, sizeof(size_t));
    if (!axes->order[d]) return false;
    sort_values(axis, axes->order[d]);
  }
  return true;
}

static void free_axes(sweep_axes *axes) {
  for (size_t d = 0; d < axes->design->n_axes; d++) free(axes->order[d]);
}

/* The point that is shown as number i. */
static uint64_t point_of(const sweep_axes *axes, uint64_t i) {
  const reach_design *design = axes->design;
  uint64_t point = 0, stride = 1;
  if (!is_grid(design)) return i;
  for (size_t d = design->n_axes; d-- > 0;) {
    uint64_t n = design->axis[d].n_values;
    point += axes->order[d][i % n] * stride;
    i /= n;
    stride *= n;
  }
  return point;
}

/* What the first organization with the axis has in the scenario. */
static double own_value(const reach_design *design, size_t d) {
  const reach_axis *axis = &design->axis[d];
  size_t first = 0;
  while (!(axis->organizations >> first & 1)) first++;
  return reach_variant_number(&design->scenario->organization[first].params, axis->param);
}

/* A point that gives no value has the scenario's. */
static double value_at(const reach_design *design, uint64_t point, size_t d) {
  double value = design->kind->value(design, point, d);
  return isnan(value) ? own_value(design, d) : value;
}

static json_t *value_json(const reach_axis *axis, double value) {
  char word[REACH_AXIS_WORD_SIZE];
  reach_axis_write(axis, value, word);
  return has_words(axis) ? reach_json_string(word) : reach_json_number(value);
}

/* All words that the parameter takes: points of other designs name them by their number. */
static void add_words(json_t *values, const reach_axis *axis) {
  reach_words words;
  reach_words_split(&words, reach_param_table[axis->param].unit);
  for (size_t i = 0; i < words.n_words; i++)
    json_array_append_new(values, json_string(words.word[i]));
}

static json_t *axis_json(const sweep_axes *axes, size_t d) {
  const reach_axis *axis = &axes->design->axis[d];
  const reach_param *param = &reach_param_table[axis->param];
  json_t *values = json_array();
  for (size_t i = 0; is_grid(axes->design) && i < axis->n_values; i++)
    json_array_append_new(values, value_json(axis, reach_axis_value(axis, axes->order[d][i])));
  if (!is_grid(axes->design) && has_words(axis)) add_words(values, axis);
  return json_pack("{so ss ss sb sb so so}", "key", reach_json_string(axis->key), "help",
                   param->help, "unit", has_words(axis) ? "" : param->unit, "words",
                   has_words(axis), "whole", param->kind == REACH_COUNT, "own",
                   value_json(axis, own_value(axes->design, d)), "values", values);
}

/* Where the points of other designs are: [point][axis]; words by their number. */
static json_t *places_json(const sweep_axes *axes) {
  const reach_design *design = axes->design;
  if (is_grid(design)) return json_null();
  size_t n = design->n_points * design->n_axes;
  unsigned char *bytes = malloc(n * FLOAT_BYTES + 1);
  for (size_t i = 0; bytes && i < n; i++)
    put(bytes + i * FLOAT_BYTES, value_at(design, i / design->n_axes, i % design->n_axes));
  return packed(bytes, n);
}

static void put_mean(unsigned char *to, const reach_summary *s) {
  put(to, s->n ? s->mean : NAN);
  put(to + FLOAT_BYTES, s->n ? s->ci_low : NAN);
  put(to + (size_t)2 * FLOAT_BYTES, s->n ? s->ci_high : NAN);
}

static void put_ratio(unsigned char *to, const reach_comparison *c) {
  put(to, c->ratio);
  put(to + FLOAT_BYTES, c->ratio_ci_low);
  put(to + (size_t)2 * FLOAT_BYTES, c->ratio_ci_high);
}

/* [point][organization][mean, low, high]. */
static json_t *numbers_json(const sweep_axes *axes, const reach_sweep_view *view, bool is_ratio) {
  size_t n = axes->design->n_points * view->n_organizations;
  unsigned char *bytes = malloc(n * N_ENDS * FLOAT_BYTES + 1);
  for (size_t i = 0; bytes && i < n; i++) {
    size_t from = point_of(axes, i / view->n_organizations) * view->n_organizations +
                  i % view->n_organizations;
    unsigned char *to = bytes + i * N_ENDS * FLOAT_BYTES;
    if (is_ratio)
      put_ratio(to, &view->comparison[from]);
    else
      put_mean(to, &view->summary[from]);
  }
  return packed(bytes, n * N_ENDS);
}

static bool exists(const reach_sweep_view *view, size_t n_points, bool is_ratio, size_t baseline) {
  for (size_t i = 0; i < n_points * view->n_organizations; i++) {
    if (!is_ratio && view->summary[i].n) return true;
    if (is_ratio && i % view->n_organizations != baseline && isfinite(view->comparison[i].ratio))
      return true;
  }
  return false;
}

static int add_measure(json_t *list, const sweep_axes *axes, const reach_sweep_view *view,
                       bool is_ratio) {
  const reach_measure *m = &reach_measure_table[view->measure];
  size_t baseline = axes->design->scenario->baseline;
  if (!exists(view, axes->design->n_points, is_ratio, baseline)) return 0;
  return json_array_append_new(list, json_pack("{ss ss si sb ss so}", "name", m->name, "unit",
                                               is_ratio ? "" : m->unit, "digits", m->digits,
                                               "ratio", is_ratio, "help", m->help, "data",
                                               numbers_json(axes, view, is_ratio)));
}

/* Each mean; behind the first, which is reach, its ratio to the baseline. */
static json_t *measures_json(const sweep_axes *axes, const reach_sweep_view *view, size_t n) {
  json_t *list = json_array();
  int failed = 0;
  for (size_t i = 0; i < n && !failed; i++) {
    failed = add_measure(list, axes, &view[i], false);
    if (!failed && !i) failed = add_measure(list, axes, &view[i], true);
  }
  if (!failed) return list;
  json_decref(list);
  return NULL;
}

json_t *reach_story_explorer(const reach_sweep_view *view, size_t n_views) {
  const reach_design *design = view->design;
  const reach_scenario *s = design->scenario;
  sweep_axes axes = {.design = design};
  json_t *list = json_array(), *names = json_array(), *out = NULL;
  if (order_axes(&axes)) {
    for (size_t d = 0; d < design->n_axes; d++) json_array_append_new(list, axis_json(&axes, d));
    for (size_t o = 0; o < s->n_organizations; o++)
      json_array_append_new(names,
                            reach_json_string(reach_line_clean(s->organization[o].name).text));
    out = json_pack("{sb so so si so so}", "grid", is_grid(design), "axes", json_incref(list),
                    "organizations", json_incref(names), "baseline", (int)s->baseline, "places",
                    places_json(&axes), "measures", measures_json(&axes, view, n_views));
  }
  json_decref(list);
  json_decref(names);
  free_axes(&axes);
  return out;
}

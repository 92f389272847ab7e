#include "present/sweep_plot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/claim_words.h"
#include "present/number.h"

static const reach_score no_score = {NAN, NAN, NAN};

reach_score reach_sweep_mean(const reach_sweep_plot *plot, uint64_t point, size_t o) {
  const reach_summary *s = &plot->view->summary[point * plot->view->n_organizations + o];
  return s->n ? (reach_score){s->mean, s->ci_low, s->ci_high} : no_score;
}

static reach_score ratio_at(const reach_sweep_view *view, uint64_t point, size_t o) {
  size_t i = point * view->n_organizations + o;
  const reach_comparison *c = &view->comparison[i];
  if (!view->summary[i].n || !isfinite(c->ratio)) return no_score;
  return (reach_score){c->ratio, c->ratio_ci_low, c->ratio_ci_high};
}

reach_score reach_sweep_score(const reach_sweep_plot *plot, uint64_t point, size_t o) {
  return plot->is_ratio ? ratio_at(plot->view, point, o) : reach_sweep_mean(plot, point, o);
}

int reach_score_sign(reach_score s) {
  enum { UNKNOWN = 2 };
  if (!isfinite(s.value) || !isfinite(s.low) || !isfinite(s.high)) return UNKNOWN;
  return s.low > 1 ? 1 : s.high < 1 ? -1 : 0;
}

static uint64_t n_clear(const reach_sweep_view *view, size_t o, bool *has_ratio) {
  uint64_t n = 0;
  for (uint64_t i = 0; i < view->design->n_points; i++) {
    reach_score s = ratio_at(view, i, o);
    int sign = reach_score_sign(s);
    n += sign == 1 || sign == -1;
    *has_ratio = *has_ratio || isfinite(s.value);
  }
  return n;
}

static size_t n_moved(const reach_design *design, size_t o) {
  size_t n = 0;
  for (size_t d = 0; d < design->n_axes; d++)
    n += reach_sweep_axis_varies(design, d) && design->axis[d].organizations >> o & 1;
  return n;
}

reach_sweep_plot reach_sweep_plot_of(const reach_result *result) {
  const reach_sweep_view *view = result->sweep;
  size_t baseline = result->scenario->baseline, most_moved = 0;
  uint64_t most_clear = 0;
  reach_sweep_plot plot = {result, view, view->design, baseline, false};
  for (size_t o = 0; o < view->n_organizations; o++) {
    bool has_ratio = false;
    if (o == baseline) continue;
    uint64_t clear = n_clear(view, o, &has_ratio);
    size_t moved = n_moved(view->design, o);
    bool is_more = moved > most_moved || (moved == most_moved && clear > most_clear);
    if (!has_ratio || (plot.is_ratio && !is_more)) continue;
    plot.focus = o;
    plot.is_ratio = true;
    most_moved = moved;
    most_clear = clear;
  }
  return plot;
}

bool reach_sweep_axis_varies(const reach_design *design, size_t axis) {
  const reach_axis *a = &design->axis[axis];
  return a->is_interval ? a->from < a->to : a->n_values > 1;
}

bool reach_sweep_axis_has_words(const reach_design *design, size_t axis) {
  return reach_param_table[design->axis[axis].param].kind == REACH_CHOICE;
}

bool reach_design_is_grid(const reach_design *design) {
  return design->kind == &reach_design_grid;
}

double reach_sweep_axis_own(const reach_design *design, size_t axis) {
  const reach_axis *a = &design->axis[axis];
  const reach_param *row = &reach_param_table[a->param];
  size_t o = (size_t)__builtin_ctzll(a->organizations);
  const char *field = (const char *)&design->scenario->organization[o].params + row->offset;
  if (row->kind == REACH_CHOICE) return *(const int *)field;
  return row->kind == REACH_COUNT ? (double)*(const int64_t *)field : *(const double *)field;
}

uint64_t reach_grid_point(const reach_design *design, const uint64_t *index) {
  uint64_t point = 0;
  for (size_t d = 0; d < design->n_axes; d++) point = point * design->axis[d].n_values + index[d];
  return point;
}

typedef struct {
  double value;
  uint64_t index;
} place;

static int ascending(const void *a, const void *b) {
  const place *left = a, *right = b;
  if (left->value < right->value) return -1;
  return left->value > right->value ? 1 : left->index < right->index ? -1 : 1;
}

/* Values that grow by factors stand apart on a logarithmic axis only. */
static bool is_by_factors(const double *v, size_t n) {
  static const double far = 20; /* times */
  if (n < 3 || !(v[0] > 0) || v[n - 1] < far * v[0]) return false;
  return v[n / 2] < (v[0] + v[n - 1]) / 4;
}

bool reach_side_init(reach_side *side, const reach_design *design, size_t axis) {
  const reach_axis *a = &design->axis[axis];
  size_t n = a->n_values;
  *side = (reach_side){.axis = axis, .n = n, .has_words = reach_sweep_axis_has_words(design, axis)};
  place *all = calloc(n + 1, sizeof *all);
  side->value = calloc(n + 1, sizeof *side->value);
  side->index = calloc(n + 1, sizeof *side->index);
  bool is_there = all && side->value && side->index;
  for (size_t i = 0; i < n && is_there; i++) all[i] = (place){reach_axis_value(a, i), i};
  if (is_there && !side->has_words) qsort(all, n, sizeof *all, ascending);
  for (size_t i = 0; i < n && is_there; i++) {
    side->value[i] = all[i].value;
    side->index[i] = all[i].index;
  }
  if (is_there) side->is_log = !side->has_words && is_by_factors(side->value, n);
  free(all);
  return is_there;
}

void reach_side_free(reach_side *side) {
  free(side->value);
  free(side->index);
  *side = (reach_side){0};
}

double reach_side_at(const reach_side *side, double value) {
  if (side->n < 2) return 0.5; /* a single one lies in the middle */
  if (side->has_words) {
    for (size_t i = 0; i < side->n; i++)
      if (!(side->value[i] < value) && !(side->value[i] > value))
        return (double)i / (double)(side->n - 1);
    return NAN;
  }
  double first = side->value[0], last = side->value[side->n - 1];
  if (side->is_log) return value > 0 ? log(value / first) / log(last / first) : NAN;
  return (value - first) / (last - first);
}

double reach_side_value(const reach_side *side, double at) {
  double first = side->value[0], last = side->value[side->n - 1];
  return side->is_log ? first * pow(last / first, at) : first + at * (last - first);
}

size_t reach_side_nearest(const reach_side *side, double value) {
  size_t best = 0;
  for (size_t i = 1; i < side->n; i++)
    if (fabs(side->value[i] - value) < fabs(side->value[best] - value)) best = i;
  return best;
}

size_t reach_side_numbers(const reach_side *side, bool are_values, int most,
                          double value[REACH_MOST_NUMBERS]) {
  static const double times[] = {1, 2, 5};
  size_t n = 0;
  double first = side->value[0], last = side->value[side->n - 1];
  if (are_values || side->has_words || side->n < 2) {
    for (; n < side->n && n < REACH_MOST_NUMBERS; n++) value[n] = side->value[n];
  } else if (side->is_log) {
    for (double p = floor(log10(first)); p <= log10(last); p++)
      for (size_t i = 0; i < sizeof times / sizeof *times && n < REACH_MOST_NUMBERS; i++) {
        double at = times[i] * pow(10, p);
        if (at >= first * (1 - 1e-9) && at <= last * (1 + 1e-9)) value[n++] = at;
      }
  } else {
    double step = reach_round_step(last - first, most);
    for (double i = ceil(first / step - 1e-9);
         i * step <= last + step * 1e-9 && n < REACH_MOST_NUMBERS; i++)
      value[n++] = i * step;
  }
  return n;
}

static bool is_share(const char *unit) {
  return strcmp(unit, "share") == 0;
}

static reach_line percent(double share) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s%.4g %%", share < 0 ? "−" : "", fabs(100 * share));
  return out;
}

static reach_line plain(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s%s", value < 0 ? "−" : "",
           fabs(value) >= 1000 ? reach_number_size(fabs(value)).text
                               : reach_plain_number(fabs(value)).text);
  return out;
}

reach_line reach_sweep_axis_words(const reach_design *design, size_t axis, double value) {
  reach_line out;
  char word[REACH_AXIS_WORD_SIZE];
  if (!reach_sweep_axis_has_words(design, axis)) {
    const char *unit = reach_param_table[design->axis[axis].param].unit;
    return is_share(unit) ? percent(value) : plain(value);
  }
  reach_axis_write(&design->axis[axis], value, word);
  snprintf(out.text, sizeof out.text, "%s", word);
  return out;
}

reach_line reach_sweep_axis_title(const reach_design *design, size_t axis, double em) {
  const reach_param *row = &reach_param_table[design->axis[axis].param];
  reach_line key = reach_line_clean(design->axis[axis].key), out;
  bool has_unit = row->kind != REACH_CHOICE && *row->unit && !is_share(row->unit);
  int n = snprintf(out.text, sizeof out.text, "%.300s%s%s%s", key.text, has_unit ? " (" : "",
                   has_unit ? row->unit : "", has_unit ? ")" : "");
  size_t sentence = strcspn(row->help, ".;:(");
  while (sentence && row->help[sentence - 1] == ' ') sentence--;
  snprintf(out.text + n, sizeof out.text - (size_t)n, ": %.*s", (int)sentence, row->help);
  if (reach_line_width(out.text, false) > em) out.text[n] = '\0';
  return reach_line_shortened(out.text, em, false);
}

reach_line reach_level_words(const reach_sweep_plot *plot, double value) {
  reach_line out;
  const char *unit = reach_measure_table[plot->view->measure].unit;
  if (!plot->is_ratio) return is_share(unit) ? percent(value) : plain(value);
  snprintf(out.text, sizeof out.text, "%.200s×", plain(value).text);
  return out;
}

reach_line reach_shown_measure(const reach_sweep_plot *plot) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_measure_table[plot->view->measure].name);
  for (char *c = out.text; *c; c++)
    if (*c == '_') *c = ' ';
  return out;
}

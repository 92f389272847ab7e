/* What `orgreach sensitivity` varies: the axes that are named, or every assumption in effect over
 * its range. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/words.h"
#include "study/assumption.h"
#include "study/sensitivity.h"

static const char *const what = "the parameters to vary";

static const reach_design_kind *const kinds[] = {
    [REACH_SENSITIVITY_ONE_AT_A_TIME] = &reach_design_one_at_a_time,
    [REACH_SENSITIVITY_MORRIS] = &reach_design_morris,
    [REACH_SENSITIVITY_SOBOL] = &reach_design_saltelli};

/* Does the scenario hold with this value of an assumption? */
static int try_value(const reach_scenario *scenario, const reach_axis *axis, double value,
                     bool *holds) {
  char why[REACH_WHY_SIZE];
  reach_variant variant = {0};
  int status = reach_variant_init_all(&variant, scenario);
  if (!status) status = reach_variant_set_all(&variant, axis->organizations, axis->param, value);
  *holds = !status && reach_variant_holds(&variant, why);
  reach_variant_free(&variant);
  return status;
}

/* An end that is not there, or that contradicts another value, is the value as it is, or no end
 * where that cannot be given either. */
static int fill_interval(const reach_scenario *scenario, const reach_assumption *a,
                         reach_axis *axis) {
  double end[] = {a->low.value, a->high.value};
  for (size_t e = 0; e < 2; e++) {
    bool holds = false;
    int status = isnan(end[e]) ? 0 : try_value(scenario, axis, end[e], &holds);
    if (!status && !holds) {
      end[e] = a->value;
      status = try_value(scenario, axis, a->value, &holds);
    }
    if (status) return status;
    if (!holds) end[e] = NAN;
  }
  axis->is_interval = true;
  axis->from = fmin(end[0], end[1]);
  axis->to = fmax(end[0], end[1]);
  return 0;
}

/* All words that contradict nothing. */
static int fill_words(const reach_scenario *scenario, reach_axis *axis) {
  reach_words words;
  reach_words_split(&words, reach_param_table[axis->param].unit);
  axis->value = calloc(words.n_words, sizeof *axis->value);
  if (!axis->value) return REACH_NO_MEMORY;
  for (size_t w = 0; w < words.n_words; w++) {
    bool holds;
    int status = try_value(scenario, axis, (double)w, &holds);
    if (status) return status;
    if (holds) axis->value[axis->n_values++] = (double)w;
  }
  return 0;
}

/* "feed.attention", or "social.feed.attention" where others have another value of it. */
static char *key_of(const reach_scenario *scenario, const reach_assumption *a, bool is_alone) {
  char *key = NULL;
  size_t size;
  FILE *out = open_memstream(&key, &size);
  if (!out) return NULL;
  const char *separator = "";
  for (size_t o = 0; o < scenario->n_organizations && !is_alone; o++) {
    if (!(a->organizations >> o & 1)) continue;
    fprintf(out, "%s%s", separator, scenario->organization[o].name);
    separator = "+";
  }
  fprintf(out, "%s%s", is_alone ? "" : ".", reach_param_table[a->param].key);
  if (!fclose(out)) return key;
  free(key);
  return NULL;
}

static bool is_tried(const reach_assumption *a) {
  return reach_range_tries(a->param) || !isnan(a->low.value) || !isnan(a->high.value);
}

static int add_assumption(reach_sensitivity *s, const reach_assumption *a, bool is_alone) {
  reach_design *design = &s->design;
  reach_axis *axis = &design->axis[design->n_axes];
  *axis = (reach_axis){.key = key_of(design->scenario, a, is_alone),
                       .param = a->param,
                       .organizations = a->organizations};
  s->lever[design->n_axes++].range = a->range;
  if (!axis->key) return REACH_NO_MEMORY;
  if (reach_range_tries(a->param)) return fill_words(design->scenario, axis);
  int status = fill_interval(design->scenario, a, axis);
  if (status || axis->from < axis->to) return status;
  reach_axis_free(axis); /* nothing to vary */
  design->n_axes--;
  s->untried[s->n_untried++] = a->param;
  return 0;
}

static int refuse_many(const reach_sensitivity *s, size_t n, reach_report *report) {
  return reach_report_add(report, REACH_TOO_BIG,
                          "%s: sensitivity: %zu assumptions are in effect (allowed at most %d); "
                          "name those to vary by --axis",
                          s->design.scenario->path, n, REACH_MOST_AXES);
}

static int add_assumptions(reach_sensitivity *s, reach_report *report) {
  reach_assumption *all = NULL;
  size_t n = 0, n_tried = 0;
  uint64_t asked = (uint64_t)1 << s->inquiry.organization | (uint64_t)1 << s->inquiry.baseline;
  int status = reach_assumptions_find(s->design.scenario, asked, &all, &n);
  for (size_t i = 0; i < n; i++) n_tried += is_tried(&all[i]);
  s->untried = calloc(n + 1, sizeof *s->untried);
  if (status || !s->untried)
    status = reach_report_no_memory(report, what);
  else if (n_tried > REACH_MOST_AXES)
    status = refuse_many(s, n_tried, report);
  for (size_t i = 0; i < n && !status; i++) {
    bool is_alone = true;
    for (size_t k = 0; k < n; k++) is_alone = is_alone && (k == i || all[k].param != all[i].param);
    if (!is_tried(&all[i]))
      s->untried[s->n_untried++] = all[i].param;
    else if (add_assumption(s, &all[i], is_alone))
      status = reach_report_no_memory(report, what);
  }
  free(all);
  return status;
}

/* NaN where organizations differ. */
static double value_as_it_is(const reach_scenario *scenario, const reach_axis *axis) {
  double value = NAN;
  bool is_first = true;
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    if (!(axis->organizations >> o & 1)) continue;
    double own = reach_variant_number(&scenario->organization[o].params, axis->param);
    if (!is_first && (own < value || own > value)) return NAN;
    value = own;
    is_first = false;
  }
  return value;
}

static int add_axes(reach_sensitivity *s, const reach_list *axes, reach_report *report) {
  s->is_of_assumptions = !axes->n_items;
  int status = s->is_of_assumptions ? add_assumptions(s, report)
                                    : reach_design_read_axes(&s->design, axes, report);
  for (size_t d = 0; d < s->design.n_axes && !status; d++) {
    s->lever[d].axis = d;
    s->lever[d].value = value_as_it_is(s->design.scenario, &s->design.axis[d]);
  }
  if (status || s->design.n_axes) return status;
  return reach_report_add(report, REACH_USAGE,
                          "sensitivity: no assumption is in effect; name what to vary by --axis "
                          "KEY=from:to");
}

int reach_sensitivity_open(const reach_scenario *scenario, reach_sensitivity *s,
                           reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  *s = (reach_sensitivity){.mean = NAN, .variance = NAN, .noise_share = NAN};
  int status = reach_sensitivity_ask(scenario, s, report);
  if (status) return status;
  bool is_morris = s->method == REACH_SENSITIVITY_MORRIS;
  s->design = (reach_design){
      .scenario = scenario,
      .kind = kinds[s->method],
      .axes_param = REACH_PARAM_sensitivity_axes,
      .n_wanted = (uint64_t)(is_morris ? p->sensitivity_trajectories : p->sensitivity_points),
      .n_levels = (uint64_t)p->sensitivity_levels,
      .n_replicates = s->inquiry.n_replicates};
  status = reach_design_start(&s->design, report);
  s->lever = calloc(REACH_MOST_AXES, sizeof *s->lever);
  if (!status && !s->lever) status = reach_report_no_memory(report, what);
  if (!status) status = add_axes(s, &p->sensitivity_axes, report);
  return status ? status : reach_design_finish(&s->design, report);
}

void reach_sensitivity_free(reach_sensitivity *s) {
  reach_design_free(&s->design);
  free(s->lever);
  free(s->untried);
  *s = (reach_sensitivity){0};
}

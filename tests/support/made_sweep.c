#include "support/made_sweep.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/support.h"

static const char *const names[] = {"traditional", "social", "third",    "fourth",
                                    "fifth",       "sixth",  "seventh",  "eighth",
                                    "ninth",       "tenth",  "eleventh", "twelfth"};

void made_sweep_init(made_sweep *made, size_t n, const char *design, const char *axes) {
  *made = (made_sweep){0};
  reach_report report = {0};
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  fprintf(out,
          "title: A sweep\nrun: {replicates: 100, days: 30}\nmarket: {people: 100000}\n"
          "channels: [feed]\nsweep: {design: %s, axes: [%s]%s}\norganizations:\n",
          design, axes, strcmp(design, "grid") && strcmp(design, "zip") ? ", points: 40" : "");
  for (size_t o = 0; o < n; o++) fprintf(out, "  %s: {feed: {reshare: %g}}\n", names[o], 0.01);
  fclose(out);
  assert_ok(reach_scenario_read(text, size, "made.yaml", NULL, &made->scenario, &report), &report);
  free(text);
  assert_ok(reach_design_open(&made->scenario, &made->design, &report), &report);
  size_t n_cells = made->design.n_points * n;
  made->view = (reach_sweep_view){.design = &made->design,
                                  .n_organizations = n,
                                  .measure = REACH_MEASURE_reach,
                                  .summary = calloc(n_cells, sizeof(reach_summary)),
                                  .comparison = calloc(n_cells, sizeof(reach_comparison))};
  assert_non_null(made->view.summary);
  assert_non_null(made->view.comparison);
  for (size_t i = 0; i < n_cells; i++)
    made->view.comparison[i] = (reach_comparison){NAN, NAN, NAN, NAN, NAN, NAN};
  made->result = (reach_result){
      .scenario = &made->scenario, .sweep = &made->view, .n_replicates = made->design.n_replicates};
}

void made_sweep_free(made_sweep *made) {
  free(made->view.summary);
  free(made->view.comparison);
  reach_design_free(&made->design);
  reach_scenario_free(&made->scenario);
}

void made_sweep_put(made_sweep *made, uint64_t point, size_t o, double mean, double ratio,
                    double half) {
  size_t i = point * made->view.n_organizations + o;
  bool is_there = isfinite(mean);
  made->view.summary[i] = is_there ? (reach_summary){.mean = mean,
                                                     .ci_low = mean * (1 - half),
                                                     .ci_high = mean * (1 + half),
                                                     .n = made->design.n_replicates}
                                   : (reach_summary){.mean = NAN};
  made->view.comparison[i] = (reach_comparison){
      is_there ? ratio : NAN, ratio * (1 - half), ratio * (1 + half), NAN, NAN, NAN};
}

static double share_of(const made_sweep *made, uint64_t point) {
  double sum = 0;
  for (size_t d = 0; d < made->design.n_axes; d++) {
    const reach_axis *axis = &made->design.axis[d];
    if (reach_param_table[axis->param].kind == REACH_CHOICE) continue;
    double first = axis->is_interval ? axis->from : reach_axis_value(axis, 0);
    double last = axis->is_interval ? axis->to : reach_axis_value(axis, axis->n_values - 1);
    double here = made->design.kind->value(&made->design, point, d);
    sum += last > first ? (here - first) / (last - first) : 0;
  }
  return sum;
}

void made_sweep_slope(made_sweep *made, double offset, double half) {
  for (uint64_t i = 0; i < made->design.n_points; i++)
    for (size_t o = 0; o < made->view.n_organizations; o++) {
      bool is_alone = made->view.n_organizations == 1, is_baseline = !is_alone && o == 0;
      double ratio = is_baseline ? 1 : (double)(is_alone ? 1 : o) * share_of(made, i) + offset;
      made_sweep_put(made, i, o, 1000 * ratio, is_baseline ? NAN : ratio, half);
    }
}

void made_sweep_name(made_sweep *made, size_t o, const char *name) {
  free(made->scenario.organization[o].name);
  made->scenario.organization[o].name = strdup(name);
}

#include "command/sweep_charts.h"

#include <stdio.h>

#include "present/lettering.h"
#include "store/sweep_view.h"
#include "study/claim.h"

int reach_sweep_measure(const reach_scenario *scenario, const char *name) {
  const reach_params *p = &scenario->organization[0].params;
  bool is_claimed = scenario->claim.is_made && !*p->claim_per;
  int measure = reach_claim_measure(name ? name : is_claimed ? p->claim_measure : "reach");
  return measure < 0 ? REACH_MEASURE_reach : measure;
}

static bool has_chart(const reach_result *result) {
  for (const reach_chart *chart = reach_chart_table; chart->name; chart++)
    if (reach_chart_applies(chart, result)) return true;
  return false;
}

static void say(const reach_folder *folder, const char *why, const char *what) {
  fprintf(stderr, "orgreach: %s: no charts: %s%s\n", reach_line_clean(folder->path).text, why,
          what);
}

int reach_sweep_draw(const reach_folder *folder, const reach_design *design, int measure,
                     const reach_chart_options *options, bool *has_drawn, reach_report *report) {
  *has_drawn = false;
  if (!reach_sweep_view_fits(design)) {
    say(folder, "more points than a picture shows; use 'orgreach export'", "");
    return 0;
  }
  reach_sweep_view view;
  int status = reach_sweep_view_read(folder, design, measure, &view, report);
  reach_result result = {
      .scenario = design->scenario, .sweep = &view, .n_replicates = design->n_replicates};
  if (!status && has_chart(&result)) {
    status = reach_charts_draw_with(&result, folder->path, options, report);
    *has_drawn = !status;
  } else if (!status) {
    say(folder, "there is nothing to draw of ", reach_measure_table[measure].name);
  }
  reach_sweep_view_free(&view);
  return status;
}

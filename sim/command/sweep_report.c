#include "command/sweep_report.h"

#include <stdio.h>
#include <stdlib.h>

#include "command/sweep_charts.h"
#include "present/story.h"
#include "present/webpage.h"
#include "store/file.h"
#include "store/sweep_view.h"
#include "world/roster.h"

/* What a page shows where there is more to show than its sliders: what a presenter is asked. */
static const int shown[] = {REACH_MEASURE_reach,        REACH_MEASURE_accurate_reach,
                            REACH_MEASURE_cost,         REACH_MEASURE_cost_per_accurate_reach,
                            REACH_MEASURE_net_reach,    REACH_MEASURE_hires,
                            REACH_MEASURE_cost_per_hire};
enum { N_SHOWN = sizeof shown / sizeof *shown };

typedef struct {
  reach_folder *folder;
  char *path, *resolved;
  reach_scenario scenario;
  reach_design design;
  reach_sweep_view view[N_SHOWN + 1]; /* the last: what the charts show */
} sweep_report;

/* The design of a sweep is that of the scenario in its folder. */
static int load(sweep_report *r, reach_report *report) {
  size_t n = 0;
  if (asprintf(&r->path, "%s/%s", r->folder->path, REACH_SCENARIO_NAME) < 0) {
    r->path = NULL;
    return reach_report_no_memory(report, "the scenario");
  }
  int status = reach_scenario_load(r->path, &(reach_settings){0}, &r->scenario, report);
  if (!status) status = reach_rosters_count(&r->scenario, report);
  if (!status) status = reach_sweep_view_restore(r->folder, &r->scenario, report);
  if (!status) status = reach_design_open(&r->scenario, &r->design, report);
  if (!status) status = reach_file_read(r->folder, REACH_SCENARIO_NAME, &r->resolved, &n, report);
  if (status || reach_sweep_view_fits(&r->design)) return status;
  return reach_report_add(report, REACH_TOO_BIG,
                          "%s: more points than a page shows; 'orgreach export' writes tables",
                          r->folder->path);
}

static int read_views(sweep_report *r, int measure, reach_report *report) {
  int status = 0;
  for (size_t i = 0; i <= N_SHOWN && !status; i++)
    status = reach_sweep_view_read(r->folder, &r->design, i < N_SHOWN ? shown[i] : measure,
                                   &r->view[i], report);
  return status;
}

static bool has_answer(const reach_sweep_view *view) {
  for (uint64_t i = 0; i < view->design->n_points * view->n_organizations; i++)
    if (view->summary[i].n) return true;
  return false;
}

static int stage(sweep_report *r, reach_report *report) {
  if (!has_answer(&r->view[0]) || !r->resolved)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: no point of the sweep has an answer yet; the sweep's command goes "
                            "on",
                            r->folder->path);
  reach_result result = {
      .scenario = &r->scenario, .sweep = &r->view[N_SHOWN], .n_replicates = r->design.n_replicates};
  json_t *story = reach_story_of_sweep(&result, r->view, N_SHOWN, r->resolved);
  return reach_webpage_stage_alone(story, r->folder, report);
}

int reach_sweep_report_stage(reach_folder *folder, const char *measure, reach_report *report) {
  sweep_report r = {.folder = folder};
  int status = load(&r, report);
  if (!status) status = read_views(&r, reach_sweep_measure(&r.scenario, measure), report);
  if (!status) status = stage(&r, report);
  for (size_t i = 0; i <= N_SHOWN; i++) reach_sweep_view_free(&r.view[i]);
  reach_design_free(&r.design);
  reach_scenario_free(&r.scenario);
  free(r.resolved);
  free(r.path);
  return status;
}

/* orgreach plot: the charts of a result folder drawn again, without simulating. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stop.h"
#include "command/sweep_charts.h"
#include "present/animation.h"
#include "present/chart.h"
#include "store/manifest.h"
#include "store/sweep_store.h"
#include "store/sweep_view.h"
#include "world/roster.h"

const reach_usage reach_usage_plot = {
    "plot", "ltAFmZ", "DIR",
    "Draws the charts of a result folder again, from the scripts in DIR/charts.\v"
    "Texts, colours and ranges in the upper part of a script may be edited before. A theme or an "
    "aspect is kept in the scripts; pictures of formats that are not asked for stay as they are. "
    "With --measure the charts of a sweep are made anew from what was played. With --animate only "
    "the work network is drawn, day by day: charts/work-network-animated.gif and .svg."};

static bool is_sweep(const reach_folder *folder) {
  return !faccessat(folder->fd, REACH_SWEEP_NAME, F_OK, 0);
}

static bool has_charts(const reach_folder *folder) {
  return !faccessat(folder->fd, REACH_CHARTS_NAME, F_OK, 0) || errno != ENOENT;
}

/* Results of `run --no-charts` have no folder of charts. */
static int look_for_charts(const reach_folder *folder, reach_report *report) {
  if (has_charts(folder)) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s: no charts were drawn in it; the same run again without --no-charts "
                          "draws them",
                          folder->path);
}

/* The design of a sweep is that of the scenario in its folder. */
static int draw_sweep(const reach_folder *folder, const reach_options *given,
                      const reach_chart_options *options, reach_report *report) {
  char *path = NULL;
  reach_scenario scenario = {0};
  reach_design design = {0};
  bool has_drawn = false;
  if (asprintf(&path, "%s/%s", folder->path, REACH_SCENARIO_NAME) < 0)
    return reach_report_no_memory(report, "the scenario");
  int status = reach_scenario_load(path, &(reach_settings){0}, &scenario, report);
  if (!status) status = reach_rosters_count(&scenario, report);
  if (!status) status = reach_sweep_view_restore(folder, &scenario, report);
  if (!status) status = reach_design_open(&scenario, &design, report);
  int measure = reach_sweep_measure(&scenario, given->measure);
  if (!status) status = reach_sweep_draw(folder, &design, measure, options, &has_drawn, report);
  if (!status && !has_drawn)
    status = reach_report_add(report, REACH_UNREADABLE, "%s: nothing of %s to draw", folder->path,
                              reach_measure_table[measure].name);
  reach_design_free(&design);
  reach_scenario_free(&scenario);
  free(path);
  return status;
}

static int refuse_measure(const reach_folder *folder, reach_report *report) {
  return reach_report_add(report, REACH_USAGE,
                          "plot: --measure is for sweeps, and %s is none; charts of a run show "
                          "their own measures",
                          folder->path);
}

static int redraw(const reach_options *given, reach_report *report) {
  reach_folder folder;
  int status = reach_folder_open(&folder, given->operand, false, report);
  if (status) return status;
  reach_chart_options options = {.stop = reach_stop_watch(),
                                 .theme = given->theme,
                                 .aspect = given->aspect,
                                 .formats = given->formats};
  folder.stop = options.stop;
  bool is_anew = is_sweep(&folder) && (given->measure || !has_charts(&folder));
  if (given->measure && !is_anew)
    status = refuse_measure(&folder, report);
  else if (is_anew)
    status = draw_sweep(&folder, given, &options, report);
  else
    status = look_for_charts(&folder, report);
  if (!status && !is_anew)
    status = (given->wants_motion ? reach_charts_animate
                                  : reach_charts_redraw_with)(folder.path, &options, report);
  if (!status || status == REACH_CHARTS_FAILED) {
    int manifest = reach_manifest_refresh(&folder, report);
    if (!status) status = manifest;
  }
  reach_folder_close(&folder);
  return status;
}

int reach_command_plot(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_plot, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) {
    if (options.wants_list)
      reach_charts_list(stdout);
    else
      status = redraw(&options, &report);
  }
  reach_options_free(&options);
  return reach_command_end(&report, status);
}

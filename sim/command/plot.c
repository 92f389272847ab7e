/* orgreach plot: the charts of a result folder drawn again, without simulating. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stop.h"
#include "present/chart.h"
#include "store/manifest.h"

const reach_usage reach_usage_plot = {
    "plot", "ltAF", "DIR",
    "Draws the charts of a result folder again, from the scripts in DIR/charts.\v"
    "Texts, colours and ranges in the upper part of a script may be edited before. A theme or an "
    "aspect is kept in the scripts; pictures of formats that are not asked for stay as they are."};

/* Results of `run --no-charts` have no folder of charts. */
static int look_for_charts(const reach_folder *folder, reach_report *report) {
  if (!faccessat(folder->fd, REACH_CHARTS_NAME, F_OK, 0) || errno != ENOENT) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s: no charts were drawn in it; the same run again without --no-charts "
                          "draws them",
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
  status = look_for_charts(&folder, report);
  if (!status) status = reach_charts_redraw_with(folder.path, &options, report);
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

/* orgreach report: the page of a result folder made again, without simulating. */
#include <stdio.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stop.h"
#include "present/lettering.h"
#include "present/webpage.h"
#include "store/manifest.h"

const reach_usage reach_usage_report = {
    "report", "", "DIR",
    "Makes report.html of a result folder again, one page that needs nothing else.\v"
    "It is made of what `run` kept (report.json) and of the charts as they are now, so that charts "
    "that `plot` drew again come into the page."};

/* A folder without a manifest is unfinished. */
static int look_for_results(const reach_folder *folder, reach_report *report) {
  if (reach_folder_has(folder, REACH_MANIFEST_NAME)) return 0;
  return reach_report_add(report, REACH_UNREADABLE, "%s: no %s in it: no finished results",
                          folder->path, REACH_MANIFEST_NAME);
}

static int make_again(const char *path, reach_report *report) {
  reach_folder folder;
  int status = reach_folder_open(&folder, path, false, report);
  if (status) return status;
  folder.stop = reach_stop_watch();
  status = look_for_results(&folder, report);
  if (!status) status = reach_webpage_stage_again(&folder, report);
  if (!status) status = reach_folder_replace(&folder, report);
  if (!status) status = reach_manifest_refresh(&folder, report);
  if (!status) printf("Page: %s/%s\n", reach_line_clean(folder.path).text, REACH_PAGE_NAME);
  reach_folder_close(&folder);
  return status;
}

int reach_command_report(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_report, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) status = make_again(options.operand, &report);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}

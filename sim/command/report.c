/* orgreach report: the page of a result folder made again, or slides of it, without simulating. */
#include <stdio.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stop.h"
#include "command/sweep_report.h"
#include "present/lettering.h"
#include "present/slides.h"
#include "present/webpage.h"
#include "store/manifest.h"
#include "store/sweep_folder.h"
#include "store/sweep_store.h"

const reach_usage reach_usage_report = {
    "report", "pm", "DIR",
    "Makes report.html of a result folder again, one page that needs nothing else; with --slides, "
    "a deck instead.\v"
    "It is made of what `run` kept (report.json) and of the charts as they are now, so that charts "
    "that `plot` drew again come into the page. The page of a sweep has sliders for what was "
    "varied; "
    "where `plot --measure` drew its charts, report wants the same --measure. Slides are slides.md "
    "(Markdown) and, where pandoc is installed, slides.pptx: a title, a slide for each chart with "
    "the numbers in its notes, and what the numbers rest on."};

/* A folder without a manifest is unfinished. */
static int look_for_results(const reach_folder *folder, const reach_options *options,
                            reach_report *report) {
  bool is_sweep = reach_folder_has(folder, REACH_SWEEP_NAME) && !options->wants_slides;
  if (options->measure && !is_sweep)
    return reach_report_add(report, REACH_USAGE,
                            "report: --measure is for pages of sweeps, and %s is none",
                            folder->path);
  if (is_sweep && reach_folder_has(folder, REACH_SENSITIVITY_NAME))
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: is a sensitivity; pages are of runs and of sweeps", folder->path);
  if (is_sweep || reach_folder_has(folder, REACH_MANIFEST_NAME)) return 0;
  return reach_report_add(report, REACH_UNREADABLE, "%s: no %s in it: no finished results",
                          folder->path, REACH_MANIFEST_NAME);
}

static int make_page(reach_folder *folder, const reach_options *options, reach_report *report) {
  int status = reach_folder_has(folder, REACH_SWEEP_NAME)
                   ? reach_sweep_report_stage(folder, options->measure, report)
                   : reach_webpage_stage_again(folder, report);
  if (!status) status = reach_folder_replace(folder, report);
  if (!status) printf("Page: %s/%s\n", reach_line_clean(folder->path).text, REACH_PAGE_NAME);
  return status;
}

/* Without a deck: the line that makes one. */
static int make_slides(reach_folder *folder, const reach_options *given, reach_report *report) {
  (void)given;
  reach_slides_options options = {.stop = folder->stop};
  bool has_deck;
  int made = reach_slides_stage(folder, &options, &has_deck, report);
  int status = made == REACH_CHARTS_FAILED ? 0 : made;
  if (!status) status = reach_folder_replace(folder, report);
  if (status) return status;
  reach_line shown = reach_line_clean(folder->path);
  printf("Slides: %s/%s\n", shown.text, has_deck ? REACH_DECK_NAME : REACH_SLIDES_NAME);
  if (!has_deck)
    printf("In that folder, pandoc makes a deck of them:\n"
           "  pandoc -f " REACH_SLIDES_FORMAT " " REACH_SLIDES_NAME " -o " REACH_DECK_NAME "\n");
  return made;
}

static int make_again(const reach_options *options, reach_report *report) {
  reach_folder folder;
  int status = reach_folder_open(&folder, options->operand, false, report);
  if (status) return status;
  folder.stop = reach_stop_watch();
  status = look_for_results(&folder, options, report);
  if (!status) status = (options->wants_slides ? make_slides : make_page)(&folder, options, report);
  if (!status || status == REACH_CHARTS_FAILED) {
    int manifest = reach_manifest_refresh(&folder, report);
    if (!status) status = manifest;
  }
  reach_folder_close(&folder);
  return status;
}

int reach_command_report(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_report, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) status = make_again(&options, &report);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}

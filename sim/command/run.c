/* orgreach run: scenario in; answer, tables, charts and manifest out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/simulation.h"
#include "base/clock.h"
#include "command/command.h"
#include "command/dropped.h"
#include "command/options.h"
#include "command/outdated.h"
#include "command/play.h"
#include "command/progress.h"
#include "command/stop.h"
#include "present/chart.h"
#include "present/lettering.h"
#include "present/story.h"
#include "present/table.h"
#include "present/webpage.h"

typedef struct {
  const reach_play_way *way;
  reach_options options;
  reach_simulation *simulation;
  reach_folder folder;
  reach_report report; /* of all that the simulation does not say itself */
  const volatile sig_atomic_t *stop;
  char *folder_path, **chart_files;
  int charts_status, events_status;
} run;

static reach_events_wish events_of(const run *r) {
  return (reach_events_wish){.path = r->options.events,
                             .first = r->options.events_first,
                             .last = r->options.events_last,
                             .is_forced = r->options.is_forced,
                             .stop = r->stop};
}

/* -o DIR, or out/NAME; a file name cannot lead out of out/. */
static char *choose_folder(const run *r) {
  if (r->options.output) return strdup(r->options.output);
  const char *name = reach_simulation_name(r->simulation);
  if (!*name || !strcmp(name, ".") || !strcmp(name, "..") || strchr(name, '/')) name = "scenario";
  char *path;
  return asprintf(&path, "out/%s%s", name, r->way->ending ? r->way->ending : "") < 0 ? NULL : path;
}

/* Reads the command line and the scenario. */
static int read_all(run *r, int argc, char **argv) {
  int status = reach_options_parse(r->way->usage, argc, argv, &r->options, &r->report);
  if (status || r->options.has_shown_help) return status;
  status = r->way->open(&r->options, &r->simulation, &r->report);
  if (status) return status;
  if (r->options.has_events_replicates && !r->options.events)
    return reach_report_add(&r->report, REACH_USAGE,
                            "run: --events-replicates says which replicates --events FILE writes; "
                            "it needs --events");
  reach_events_wish wish = events_of(r);
  if (wish.path) status = reach_simulation_check_events(r->simulation, &wish);
  if (status) return status;
  r->folder_path = choose_folder(r);
  r->chart_files = reach_chart_files();
  if (!r->folder_path || !r->chart_files) return reach_report_no_memory(&r->report, "the scenario");
  return reach_simulation_prepare(r->simulation, r->options.n_threads);
}

/* Everything that can be refused before work; no folder is made for what is refused. */
static int prepare(run *r, int argc, char **argv) {
  int status = read_all(r, argc, argv);
  if (status || r->options.has_shown_help) return status;
  status = reach_folder_open(&r->folder, r->folder_path, true, &r->report);
  if (status) return status;
  r->folder.stop = r->stop = reach_stop_watch();
  const char *const *charts = (const char *const *)r->chart_files;
  status = reach_simulation_claim(r->simulation, &r->folder, charts, r->options.is_forced);
  reach_events_wish wish = events_of(r);
  if (!status && wish.path)
    status = reach_simulation_claim_events(r->simulation, &wish, &r->folder, charts);
  return status;
}

/* At the end of the work, where a bar of progress does not hide it. */
static int warn_of_lines(run *r) {
  const reach_result *result = &r->simulation->result;
  if (!result->answer) return 0; /* of a solution */
  size_t n = result->scenario->n_organizations;
  reach_line_count *lines = calloc(n, sizeof *lines);
  if (!lines) return reach_report_no_memory(&r->report, "the organizations");
  for (size_t o = 0; o < n; o++) lines[o] = result->answer[o].lines;
  reach_command_warn_dropped(result->scenario, lines);
  reach_command_warn_loners(result->scenario, lines);
  free(lines);
  return 0;
}

static int simulate(run *r) {
  reach_progress_bar bar;
  reach_progress_start(&bar, r->options.is_quiet);
  reach_run_options options = {.n_threads = r->options.n_threads,
                               .progress = reach_progress_show,
                               .context = &bar,
                               .stop = r->stop};
  int status = reach_simulation_run(r->simulation, &options);
  reach_progress_end(&bar);
  return status ? status : warn_of_lines(r);
}

/* Charts that fail leave the results whole: page and manifest are still written. */
static int draw_charts(run *r) {
  if (r->options.wants_no_charts) return 0;
  double before = reach_clock_seconds();
  reach_chart_options options = {.stop = r->stop};
  int status = reach_charts_draw_with(&r->simulation->result, r->folder.path, &options, &r->report);
  r->simulation->seconds.charts = reach_clock_seconds() - before;
  r->charts_status = status;
  return status == REACH_CHARTS_FAILED ? 0 : status;
}

/* The page shows the charts that are there, and says where there are none. */
static int write_page(run *r) {
  if (r->simulation->result.solution) return 0; /* has none */
  json_t *story = reach_story_of(&r->simulation->result, r->simulation->resolved);
  int status = reach_webpage_stage(story, &r->folder, &r->report);
  return status ? status : reach_folder_replace(&r->folder, &r->report);
}

/* Likewise of events that fail. */
static int write_events(run *r) {
  reach_events_wish wish = events_of(r);
  if (wish.path) r->events_status = reach_simulation_play_events(r->simulation, &wish);
  return r->events_status > REACH_INTERRUPTED ? r->events_status : 0;
}

static void print_table(const run *r) {
  char charts[512], page[512];
  snprintf(charts, sizeof charts, "%s/%s", r->folder.path, REACH_CHARTS_NAME);
  bool has_charts = !r->options.wants_no_charts && !r->charts_status;
  snprintf(page, sizeof page, "%s/%s", r->folder.path, REACH_PAGE_NAME);
  reach_table_options options = {reach_options_want_color(&r->options), r->folder.path,
                                 has_charts ? charts : NULL, page};
  r->way->print(stdout, &r->simulation->result, &options);
  if (r->options.events && !r->events_status)
    printf("Events: %s\n", reach_line_clean(r->options.events).text);
}

/* What can run out of memory comes before the manifest, which says that all is done. */
static int finish(run *r, int argc, char **argv) {
  const char *json = NULL;
  if (r->options.wants_json && !(json = reach_simulation_json(r->simulation)))
    return REACH_NO_MEMORY;
  int status =
      reach_simulation_write_manifest(r->simulation, &r->folder, (const char *const *)argv, argc);
  if (status) return status;
  if (json)
    fputs(json, stdout);
  else
    print_table(r);
  return 0;
}

/* Says what a signal left behind, and how to go on. */
static int say_stopped(run *r, bool has_results) {
  int signal_number = *r->stop;
  reach_report_free(&r->report);
  reach_report_free(&r->simulation->report);
  return reach_report_add(&r->report, REACH_INTERRUPTED + signal_number,
                          "stopped by %s; %s %s; the same command again finishes the work",
                          reach_stop_name(signal_number),
                          has_results ? "the tables are written, the charts may be missing in"
                                      : "nothing was written to",
                          r->folder.path);
}

static int play(run *r, int argc, char **argv) {
  int status = simulate(r);
  if (!status) status = reach_simulation_write_tables(r->simulation, &r->folder);
  bool has_results = !status;
  if (!status) status = draw_charts(r);
  if (!status) status = write_page(r);
  if (!status) status = write_events(r);
  if (!status && r->stop && *r->stop) status = REACH_INTERRUPTED + *r->stop;
  if (status > REACH_INTERRUPTED) return say_stopped(r, has_results);
  if (!status) status = finish(r, argc, argv);
  if (!status) status = r->charts_status;
  if (!status) status = r->events_status;
  return status || !r->way->judge ? status : r->way->judge(&r->simulation->result);
}

/* Prints what went wrong, in the order it did. */
static int end(run *r, int status) {
  if (!r->simulation) return reach_command_end(&r->report, status);
  if (!r->report.n_messages) return reach_command_end(&r->simulation->report, status);
  reach_command_end(&r->report, status);
  return r->simulation->report.n_messages ? reach_command_end(&r->simulation->report, status)
                                          : status;
}

int reach_command_play(const reach_play_way *way, int argc, char **argv) {
  run r = {.way = way, .folder.fd = -1};
  int status = prepare(&r, argc, argv);
  if (!status && !r.options.has_shown_help) status = play(&r, argc, argv);
  reach_folder_close(&r.folder);
  reach_options_free(&r.options);
  free(r.folder_path);
  reach_chart_files_free(r.chart_files);
  status = end(&r, status);
  reach_simulation_close(r.simulation);
  return status;
}

static int open_scenario(const reach_options *options, reach_simulation **simulation,
                         reach_report *report) {
  (void)report;
  reach_settings settings = reach_options_settings(options);
  return reach_simulation_open(options->operand, settings.setting, settings.n_settings, simulation);
}

const reach_usage reach_usage_run = {
    "run", "osSRjJCeEqfc", "SCENARIO",
    "Plays a scenario for all its organizations and tells how far the message reaches.\v"
    "The answer goes to standard output, as a table or as JSON; tables as CSV, charts and a "
    "manifest go to the folder. Running again writes the same bytes again, or finishes what was "
    "interrupted. --events plays the replicates it writes once more."};

int reach_command_run(int argc, char **argv) {
  static const reach_play_way way = {&reach_usage_run, open_scenario, reach_table_print, NULL,
                                     NULL};
  return reach_command_play(&way, argc, argv);
}

/* orgreach run: scenario in; answer, tables, charts and manifest out. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "command/command.h"
#include "command/options.h"
#include "command/outdated.h"
#include "command/progress.h"
#include "command/stop.h"
#include "present/chart.h"
#include "present/table.h"
#include "store/manifest.h"
#include "store/results.h"
#include "study/estimate.h"
#include "study/pool.h"

static const reach_usage usage = {
    "run", "osSRjJCqfc", "SCENARIO",
    "Plays a scenario for all its organizations and tells how far the message reaches.\v"
    "The answer goes to standard output, as a table or as JSON; tables as CSV, charts and a "
    "manifest go to the folder. Running again writes the same bytes again, or finishes what was "
    "interrupted."};

typedef struct {
  reach_options options;
  reach_scenario scenario;
  reach_result result;
  reach_folder folder;
  reach_inputs inputs;
  reach_report report;
  reach_seconds seconds;
  const volatile sig_atomic_t *stop;
  char *resolved, *folder_path, **chart_files;
  time_t started;
  int charts_status;
} run;

/* -o DIR, or out/NAME; a file name cannot lead out of out/. */
static char *choose_folder(const run *r) {
  if (r->options.output) return strdup(r->options.output);
  const char *name = r->scenario.name;
  if (!*name || !strcmp(name, ".") || !strcmp(name, "..") || strchr(name, '/')) name = "scenario";
  char *path;
  return asprintf(&path, "out/%s", name) < 0 ? NULL : path;
}

static unsigned count_threads(const run *r) {
  return reach_pool_threads(&(reach_study_options){.n_threads = r->options.n_threads});
}

/* Reads the command line and the scenario. */
static int read_all(run *r, int argc, char **argv) {
  int status = reach_options_parse(&usage, argc, argv, &r->options, &r->report);
  if (status || r->options.has_shown_help) return status;
  reach_settings settings = reach_options_settings(&r->options);
  status = reach_scenario_load(r->options.operand, &settings, &r->scenario, &r->report);
  if (status) return status;
  r->resolved = reach_scenario_resolved(&r->scenario);
  r->folder_path = choose_folder(r);
  r->chart_files = reach_chart_files();
  if (!r->resolved || !r->folder_path || !r->chart_files)
    return reach_report_no_memory(&r->report, "the scenario");
  status = reach_estimate_check(&r->scenario, count_threads(r), &r->report);
  return status ? status : reach_inputs_read(&r->scenario, &r->inputs, &r->report);
}

/* May the results go into the folder? */
static int claim(run *r) {
  const char *const *names = reach_results_names();
  const char *const *charts = (const char *const *)r->chart_files;
  bool is_forced = r->options.is_forced;
  int status = reach_folder_check_charts(&r->folder, charts, &r->report);
  if (!status)
    status = reach_inputs_protect(&r->inputs, &r->folder, r->resolved, names, &r->report);
  if (!status)
    status = reach_inputs_protect(&r->inputs, &r->folder, r->resolved, charts, &r->report);
  if (!status) status = reach_folder_claim(&r->folder, r->resolved, is_forced, names, &r->report);
  return status ? status : reach_inputs_compare(&r->inputs, &r->folder, is_forced, &r->report);
}

/* Everything that can be refused before work; no folder is made for what is refused. */
static int prepare(run *r, int argc, char **argv) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  r->started = now.tv_sec;
  int status = read_all(r, argc, argv);
  if (status || r->options.has_shown_help) return status;
  status = reach_folder_open(&r->folder, r->folder_path, true, &r->report);
  if (status) return status;
  r->folder.stop = r->stop = reach_stop_watch();
  r->folder.outdated = (const char *const *)r->chart_files;
  return claim(r);
}

static int simulate(run *r) {
  reach_progress_bar bar;
  reach_progress_start(&bar, r->options.is_quiet);
  reach_study_options options = {.n_threads = r->options.n_threads,
                                 .progress = reach_progress_show,
                                 .progress_context = &bar,
                                 .stop = r->stop};
  int status = reach_study_run(&r->scenario, &options, &r->result, &r->report);
  reach_progress_end(&bar);
  r->seconds.world = r->result.seconds_world;
  r->seconds.simulate = r->result.seconds_simulate;
  return status;
}

static int write_results(run *r) {
  double before = reach_clock_seconds();
  int status = reach_results_write(&r->result, r->resolved, &r->folder, &r->report);
  r->seconds.write = reach_clock_seconds() - before;
  return status;
}

/* Charts that fail leave the results whole: the manifest is still written. */
static int draw_charts(run *r) {
  if (r->options.wants_no_charts) return 0;
  double before = reach_clock_seconds();
  reach_chart_options options = {.stop = r->stop};
  int status = reach_charts_draw_with(&r->result, r->folder.path, &options, &r->report);
  r->seconds.charts = reach_clock_seconds() - before;
  r->charts_status = status;
  return status == REACH_CHARTS_FAILED ? 0 : status;
}

static int write_manifest(run *r, int argc, char **argv) {
  reach_manifest manifest = {.result = &r->result,
                             .resolved = r->resolved,
                             .inputs = &r->inputs,
                             .argument = (const char *const *)argv,
                             .n_arguments = argc,
                             .n_threads = count_threads(r),
                             .started = r->started,
                             .seconds = r->seconds};
  return reach_manifest_write(&manifest, &r->folder, &r->report);
}

static bool wants_color(const reach_options *options) {
  const char *refused = getenv("NO_COLOR"), *terminal = getenv("TERM");
  if (options->color != REACH_COLOR_AUTO) return options->color == REACH_COLOR_ALWAYS;
  if (refused && *refused) return false;
  return isatty(STDOUT_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

static void print_table(const run *r) {
  char charts[512];
  snprintf(charts, sizeof charts, "%s/%s", r->folder.path, REACH_CHARTS_NAME);
  bool has_charts = !r->options.wants_no_charts && !r->charts_status;
  reach_table_options options = {wants_color(&r->options), r->folder.path,
                                 has_charts ? charts : NULL};
  reach_table_print(stdout, &r->result, &options);
}

/* What can run out of memory comes before the manifest, which says that all is done. */
static int finish(run *r, int argc, char **argv) {
  char *json = r->options.wants_json ? reach_json_result(&r->result, &r->seconds) : NULL;
  if (r->options.wants_json && !json)
    return reach_report_no_memory(&r->report, "the answer as JSON");
  int status = write_manifest(r, argc, argv);
  if (!status && json)
    fputs(json, stdout);
  else if (!status)
    print_table(r);
  free(json);
  return status;
}

/* Says what a signal left behind, and how to go on. */
static int say_stopped(run *r, bool has_results) {
  int signal_number = *r->stop;
  reach_report_free(&r->report);
  return reach_report_add(&r->report, REACH_INTERRUPTED + signal_number,
                          "stopped by %s; %s %s; the same command again finishes the work",
                          reach_stop_name(signal_number),
                          has_results ? "the tables are written, the charts may be missing in"
                                      : "nothing was written to",
                          r->folder.path);
}

static int play(run *r, int argc, char **argv) {
  int status = simulate(r);
  if (!status) status = write_results(r);
  bool has_results = !status;
  if (!status) status = draw_charts(r);
  if (!status && r->stop && *r->stop) status = REACH_INTERRUPTED + *r->stop;
  if (status > REACH_INTERRUPTED) return say_stopped(r, has_results);
  if (!status) status = finish(r, argc, argv);
  return status ? status : r->charts_status;
}

int reach_command_run(int argc, char **argv) {
  run r = {.folder.fd = -1};
  int status = prepare(&r, argc, argv);
  if (!status && !r.options.has_shown_help) status = play(&r, argc, argv);
  reach_folder_close(&r.folder);
  reach_inputs_free(&r.inputs);
  reach_result_free(&r.result);
  reach_scenario_free(&r.scenario);
  reach_options_free(&r.options);
  free(r.resolved);
  free(r.folder_path);
  reach_chart_files_free(r.chart_files);
  return reach_command_end(&r.report, status);
}

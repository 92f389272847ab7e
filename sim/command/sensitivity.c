/* orgreach sensitivity: which numbers of a scenario matter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "command/command.h"
#include "command/outdated.h"
#include "command/sweep_plan.h"
#include "command/sweep_play.h"
#include "present/chart.h"
#include "present/lettering.h"
#include "present/sensitivity_table.h"
#include "present/sensitivity_words.h"
#include "store/sensitivity.h"

const reach_usage reach_usage_sensitivity = {
    "sensitivity", "osSPMjqfcXdJC", "SCENARIO",
    "Varies the numbers of a scenario, and tells which of them matter for its answer.\v"
    "Without --axis these are all assumptions in effect, each over its range (orgreach explain). "
    "one-at-a-time sets each to both ends of its range; morris moves all of them through theirs, "
    "which shows what is curved or depends on others; sobol tells what share of the variance each "
    "explains, alone and with others (at most 20). What is asked is the scenario's claim, else "
    "reach against the baseline, or sensitivity.measure. What is played is kept in sweep.sqlite of "
    "the folder (default: out/<scenario name>-sensitivity); the same command again goes on where "
    "it was stopped. The exit code is 1 where points failed; the others are kept."};

typedef struct {
  reach_sweep_play play;
  reach_sensitivity found;
  char **chart_files;
  int charts_status;
} sensitivity;

static int open_design(sensitivity *s, int argc, char **argv) {
  reach_sweep_play *p = &s->play;
  int status = reach_sweep_play_read(p, &reach_usage_sensitivity, argc, argv);
  if (status || p->options.has_shown_help) return status;
  status = reach_sensitivity_open(&p->scenario, &s->found, &p->report);
  return status ? status
                : reach_design_check(&s->found.design, p->stop, &p->most_bytes, &p->report);
}

/* -o DIR, or out/NAME-sensitivity. */
static int open_folder(sensitivity *s) {
  reach_sweep_play *p = &s->play;
  char *path = NULL;
  s->chart_files = reach_chart_files();
  if (!s->chart_files) return reach_report_no_memory(&p->report, "the charts");
  p->folder.outdated = (const char *const *)s->chart_files;
  if (p->options.output)
    path = strdup(p->options.output);
  else if (asprintf(&path, "out/%s-sensitivity", p->scenario.name) < 0)
    path = NULL;
  int status = reach_sweep_play_open(p, path);
  free(path);
  return status;
}

/* Charts that fail leave the results whole. */
static int draw_charts(sensitivity *s) {
  reach_sweep_play *p = &s->play;
  if (p->options.wants_no_charts) return 0;
  reach_result result = {.scenario = &p->scenario,
                         .sensitivity = &s->found,
                         .n_replicates = s->found.design.n_replicates};
  reach_chart_options options = {.stop = p->stop};
  int status = reach_charts_draw_with(&result, p->folder.path, &options, &p->report);
  if (status != REACH_CHARTS_FAILED) return status;
  s->charts_status = status;
  return 0;
}

static int print_end(sensitivity *s) {
  reach_sweep_play *p = &s->play;
  if (!p->options.wants_json) {
    reach_sensitivity_print(stdout, &s->found, p->folder.path,
                            reach_options_want_color(&p->options));
    if (!p->options.wants_no_charts && !s->charts_status)
      printf("Charts:  %s/%s\n", reach_line_clean(p->folder.path).text, REACH_CHARTS_NAME);
    return 0;
  }
  char *json = reach_sensitivity_json(&s->found);
  if (!json) return reach_report_no_memory(&p->report, "the answer as JSON");
  fputs(json, stdout);
  free(json);
  return 0;
}

/* Parameters of which something is missing, after the points that failed. */
static int tell_failures(sensitivity *s) {
  reach_sweep_play *p = &s->play;
  reach_line names = {""};
  int failed = reach_sweep_play_tell_failures(p);
  for (size_t i = 0; i < s->found.design.n_axes && failed; i++) {
    size_t used = strlen(names.text);
    if (s->found.lever[i].n_missing)
      snprintf(names.text + used, sizeof names.text - used, "%s%.300s", used ? ", " : "",
               reach_lever_name(&s->found, &s->found.lever[i]).text);
  }
  if (*names.text) reach_report_add(&p->report, failed, "results are missing of: %s", names.text);
  return failed;
}

static int play(sensitivity *s, char **argv) {
  reach_sweep_play *p = &s->play;
  int status = reach_sweep_play_run(p, argv);
  if (status) return status;
  reach_sweep_sink sink = reach_sweep_store_sink(p->store);
  status = reach_sensitivity_find(&s->found, &sink, p->stop, &p->report);
  if (!status) status = reach_sensitivity_write(&s->found, &p->folder, &p->report);
  int failed = status ? 0 : tell_failures(s);
  if (!status) status = reach_sweep_store_finish(p->store, &p->report);
  if (!status) status = draw_charts(s);
  if (!status) status = print_end(s);
  if (status) return status;
  return failed ? failed : s->charts_status;
}

int reach_command_sensitivity(int argc, char **argv) {
  sensitivity *s = calloc(1, sizeof *s);
  if (!s) return reach_command_end(&(reach_report){0}, REACH_NO_MEMORY);
  reach_sweep_play *p = &s->play;
  p->folder.fd = -1;
  p->design = &s->found.design;
  int status = open_design(s, argc, argv);
  bool is_done = status || p->options.has_shown_help;
  if (!is_done && p->options.is_dry_run) {
    status = reach_sweep_print_plan(p->design, p->options.n_threads, p->stop, &p->report);
    is_done = true;
  }
  if (!is_done) status = open_folder(s);
  if (!is_done && !status) status = play(s, argv);
  reach_sweep_play_free(p);
  reach_sensitivity_free(&s->found);
  reach_chart_files_free(s->chart_files);
  status = reach_command_end(&p->report, status);
  free(s);
  return status;
}

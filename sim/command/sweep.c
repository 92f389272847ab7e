/* orgreach sweep: a scenario at many points, kept in a database. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/shell.h"
#include "command/command.h"
#include "command/options.h"
#include "command/progress.h"
#include "command/stop.h"
#include "command/sweep_plan.h"
#include "present/lettering.h"
#include "present/number.h"
#include "store/sweep_folder.h"
#include "store/sweep_store.h"
#include "world/roster.h"

const reach_usage reach_usage_sweep = {
    "sweep", "osSrjqfcadH", "SCENARIO",
    "Plays a scenario at every point of a design: combinations of values of its parameters.\v"
    "Axes are named by --axis, or in the sweep section of the scenario; KEY is a parameter, or "
    "ORGANIZATION.KEY. What is played is kept in sweep.sqlite of the folder; the same command "
    "again "
    "goes on where it was stopped, however it was. 'orgreach export DIR' makes tables of it. The "
    "exit code is 1 where points failed; the others are kept."};

enum { MOST_FAILURES_TOLD = 10 };

typedef struct {
  reach_options options;
  reach_scenario scenario;
  reach_design design;
  reach_inputs inputs;
  reach_folder folder;
  reach_sweep_store *store;
  reach_report report;
  const volatile sig_atomic_t *stop;
  char *resolved, *command; /* owned */
  double most_bytes, started;
  reach_progress_bar bar;
  reach_sweep_progress progress;
  uint64_t n_failed, n_told;
  reach_sweep_precise precise;
} sweep;

static int open_design(sweep *s, int argc, char **argv) {
  int status = reach_options_parse(&reach_usage_sweep, argc, argv, &s->options, &s->report);
  if (status || s->options.has_shown_help) return status;
  reach_settings settings = reach_options_settings(&s->options);
  status = reach_scenario_load(s->options.operand, &settings, &s->scenario, &s->report);
  if (!status) status = reach_rosters_count(&s->scenario, &s->report);
  if (!status) status = reach_design_open(&s->scenario, &s->design, &s->report);
  s->stop = reach_stop_watch();
  if (!status) status = reach_design_check(&s->design, s->stop, &s->most_bytes, &s->report);
  return status;
}

/* What plays the scenario alone, without the sweep's own settings. */
static char *scenario_command(const sweep *s) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) return NULL;
  fputs("orgreach run", out);
  reach_shell_write(s->scenario.path, out);
  if (!s->design.precision.is_asked)
    fprintf(out, " --replicates %llu", (unsigned long long)s->design.n_replicates);
  for (size_t i = 0; i < s->options.n_settings; i++) {
    if (strncmp(s->options.setting[i], "sweep.", strlen("sweep.")) == 0) continue;
    fputs(" --set", out);
    reach_shell_write(s->options.setting[i], out);
  }
  if (!fclose(out)) return text;
  free(text);
  return NULL;
}

/* -o DIR, or out/NAME-sweep; of a shard with its number. */
static char *choose_folder(const sweep *s) {
  char *path;
  const reach_options *o = &s->options;
  if (o->output) return strdup(o->output);
  int n = o->n_shards ? asprintf(&path, "out/%s-sweep-%llu-of-%llu", s->scenario.name,
                                 (unsigned long long)o->shard, (unsigned long long)o->n_shards)
                      : asprintf(&path, "out/%s-sweep", s->scenario.name);
  return n < 0 ? NULL : path;
}

static int open_folder(sweep *s) {
  char *path = choose_folder(s);
  s->resolved = reach_scenario_resolved(&s->scenario);
  s->command = scenario_command(s);
  int status =
      path && s->resolved && s->command ? 0 : reach_report_no_memory(&s->report, "the scenario");
  if (!status) status = reach_inputs_read(&s->scenario, &s->inputs, &s->report);
  if (!status) status = reach_folder_open(&s->folder, path, true, &s->report);
  s->folder.stop = s->stop;
  if (!status)
    status = reach_sweep_folder_claim(&s->folder, s->resolved, &s->inputs, s->options.is_forced,
                                      &s->report);
  free(path);
  return status;
}

/* "17 of 40 points, 12345 runs, 321 a second, 2 failed": nobody knows how many runs there will be.
 */
static void tell_precise(sweep *s, const reach_sweep_progress *p, double rate) {
  char words[200], failed[48] = "";
  if (p->n_failed) snprintf(failed, sizeof failed, ", %.0f failed", (double)p->n_failed);
  snprintf(words, sizeof words, "%.0f of %.0f points, %.0f runs, %.0f a second%s",
           (double)p->n_ended, (double)p->n_points, (double)p->n_done, rate, failed);
  reach_progress_say(&s->bar, (double)p->n_ended / fmax(1, (double)p->n_points), words);
}

/* "12,345 of 168,100 runs, 321 a second, 2 points failed, 3:20 left" */
static void tell(void *context, const reach_sweep_progress *p) {
  sweep *s = context;
  s->progress = *p;
  double done = (double)p->n_done, all = (double)p->n_runs;
  double played = done - (double)p->n_before, elapsed = reach_clock_seconds() - s->started;
  double rate = elapsed > 0 ? played / elapsed : 0;
  char words[200], left[32] = "", failed[48] = "";
  if (p->is_summing) {
    reach_progress_say(&s->bar, 1, "summing up");
    return;
  }
  if (s->design.precision.is_asked) {
    tell_precise(s, p, rate);
    return;
  }
  if (p->n_failed) snprintf(failed, sizeof failed, ", %.0f failed", (double)p->n_failed);
  if (rate > 0 && played > 0) {
    double seconds = fmin((all - done) / rate, 359999);
    snprintf(left, sizeof left, ", %u:%02u:%02u left", (unsigned)seconds / 3600,
             (unsigned)seconds / 60 % 60, (unsigned)seconds % 60);
  }
  snprintf(words, sizeof words, "%.0f of %.0f runs, %.0f a second%s%s", done, all, rate, failed,
           left);
  reach_progress_say(&s->bar, all > 0 ? fmin(done / all, 1) : 1, words);
}

static void tell_failure(void *context, uint64_t point, const char *reason, const char *command) {
  sweep *s = context;
  if (s->n_told++ >= MOST_FAILURES_TOLD) return;
  reach_report_add(&s->report, REACH_SOME_FAILED, "point %llu failed: %s; to repeat it: %s",
                   (unsigned long long)point, reason, command);
}

static int tell_failures(sweep *s) {
  if (!s->n_failed) return 0;
  int status = reach_sweep_store_failures(s->store, tell_failure, s, &s->report);
  if (status) return status;
  if (s->n_failed > MOST_FAILURES_TOLD)
    reach_report_add(&s->report, REACH_SOME_FAILED, "%llu points failed: table failures of %s/%s",
                     (unsigned long long)s->n_failed, s->folder.path, REACH_SWEEP_NAME);
  return REACH_SOME_FAILED;
}

static reach_shard shard_of(const sweep *s) {
  const reach_options *o = &s->options;
  return (reach_shard){o->n_shards ? o->shard - 1 : 0, o->n_shards};
}

/* How many points are as precise as was asked for, and how many are not. */
static void print_precise(const sweep *s) {
  const reach_precision *p = &s->design.precision;
  const reach_sweep_precise *n = &s->precise;
  if (!p->is_asked) return;
  printf("Precise: %s point%s as asked for", reach_number_grouped((double)n->n_reached, 0).text,
         n->n_reached == 1 ? "" : "s");
  if (n->n_at_most)
    printf(", %s not after %s replicates", reach_number_grouped((double)n->n_at_most, 0).text,
           reach_number_grouped((double)p->max, 0).text);
  if (n->n_missing)
    printf(", %s without %s", reach_number_grouped((double)n->n_missing, 0).text,
           reach_measure_table[p->measure].name);
  fputc('\n', stdout);
}

static void print_end(const sweep *s) {
  double n_points = (double)(reach_shard_points(&s->design, shard_of(s)) - s->n_failed);
  double n_runs = s->design.precision.is_asked ? (double)s->progress.n_done
                                               : n_points * (double)s->design.n_replicates;
  double seconds = reach_clock_seconds() - s->started;
  printf("%s point%s, ", reach_number_grouped(n_points, 0).text,
         n_points > 0 && n_points < 2 ? "" : "s");
  printf("%s runs", reach_number_grouped(n_runs, 0).text);
  if (s->progress.n_before)
    printf(", %s of them now,",
           reach_number_grouped(fmax(0, n_runs - (double)s->progress.n_before), 0).text);
  printf(" in %.1f s: ", seconds);
  printf("%s/%s\n", reach_line_clean(s->folder.path).text, REACH_SWEEP_NAME);
  print_precise(s);
  if (s->options.n_shards)
    printf("Next:    orgreach merge -o DIR %s ... (all shards)\n",
           reach_line_clean(s->folder.path).text);
  else
    printf("Tables:  orgreach export %s\n", reach_line_clean(s->folder.path).text);
}

/* The command line that goes on. */
static void say_stopped(sweep *s, int status, char **argv) {
  char *line = NULL;
  size_t size;
  FILE *out = open_memstream(&line, &size);
  if (out) {
    fputs("orgreach", out);
    for (; *argv; argv++)
      if (strcmp(*argv, "--force")) reach_shell_write(*argv, out);
    if (fclose(out)) line = NULL;
  }
  reach_report_free(&s->report);
  reach_report_add(&s->report, status, "stopped by %s; %llu of %s%llu runs are kept; to go on: %s",
                   reach_stop_name(*s->stop), (unsigned long long)s->progress.n_done,
                   s->design.precision.is_asked ? "at most " : "",
                   (unsigned long long)s->progress.n_runs, line ? line : "the same command again");
  free(line);
}

static int play(sweep *s, char **argv) {
  reach_sweep_identity identity = {s->resolved, &s->inputs, s->command, (const char *const *)argv};
  int status = reach_sweep_store_open(&s->folder, &s->design, &identity, &s->store, &s->report);
  if (status) return status;
  reach_sweep_options options = {.n_threads = s->options.n_threads,
                                 .shard = shard_of(s),
                                 .most_bytes = s->most_bytes,
                                 .tell = tell,
                                 .tell_context = s,
                                 .stop = s->stop};
  reach_sweep_sink sink = reach_sweep_store_sink(s->store);
  reach_progress_start(&s->bar, s->options.is_quiet);
  s->started = reach_clock_seconds();
  status = reach_sweep_run(&s->design, &options, &sink, &s->n_failed, &s->report);
  reach_progress_end(&s->bar);
  bool is_stopped = status > REACH_INTERRUPTED;
  reach_report none = {0};
  int kept = reach_sweep_store_commit(s->store, status && !is_stopped ? &none : &s->report);
  reach_report_free(&none);
  if (is_stopped && !kept) say_stopped(s, status, argv);
  if (status || kept) return status && !(is_stopped && kept) ? status : kept;
  int failed = tell_failures(s);
  status = reach_sweep_store_precise(s->store, &s->precise, &s->report);
  if (!status) status = reach_sweep_store_finish(s->store, &s->report);
  if (!status) print_end(s);
  return status ? status : failed;
}

int reach_command_sweep(int argc, char **argv) {
  sweep *s = calloc(1, sizeof *s);
  if (!s) return reach_command_end(&(reach_report){0}, REACH_NO_MEMORY);
  s->folder.fd = -1;
  int status = open_design(s, argc, argv);
  bool is_done = status || s->options.has_shown_help;
  if (!is_done && s->options.is_dry_run) {
    status = reach_sweep_print_plan(&s->design, s->options.n_threads, s->stop, &s->report);
    is_done = true;
  }
  if (!is_done) status = open_folder(s);
  if (!is_done && !status) status = play(s, argv);
  reach_sweep_store_close(s->store);
  reach_folder_close(&s->folder);
  reach_inputs_free(&s->inputs);
  reach_design_free(&s->design);
  reach_scenario_free(&s->scenario);
  reach_options_free(&s->options);
  free(s->resolved);
  free(s->command);
  status = reach_command_end(&s->report, status);
  free(s);
  return status;
}

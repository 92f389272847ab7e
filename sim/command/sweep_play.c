#include "command/sweep_play.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/shell.h"
#include "command/stop.h"
#include "world/roster.h"

enum { MOST_FAILURES_TOLD = 10 };

int reach_sweep_play_read(reach_sweep_play *s, const reach_usage *usage, int argc, char **argv) {
  int status = reach_options_parse(usage, argc, argv, &s->options, &s->report);
  if (status || s->options.has_shown_help) return status;
  reach_settings settings = reach_options_settings(&s->options);
  status = reach_scenario_load(s->options.operand, &settings, &s->scenario, &s->report);
  if (!status) status = reach_rosters_count(&s->scenario, &s->report);
  s->stop = reach_stop_watch();
  return status;
}

/* A setting that only says which points are played. */
static bool is_of_design(const char *setting) {
  static const char *const blocks[] = {"sweep.", "sensitivity."};
  for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++)
    if (strncmp(setting, blocks[b], strlen(blocks[b])) == 0) return true;
  return false;
}

/* What plays the scenario alone, without the settings of the design. */
static char *scenario_command(const reach_sweep_play *s) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) return NULL;
  fputs("orgreach run", out);
  reach_shell_write(s->scenario.path, out);
  if (!s->design->precision.is_asked)
    fprintf(out, " --replicates %llu", (unsigned long long)s->design->n_replicates);
  for (size_t i = 0; i < s->options.n_settings; i++) {
    if (is_of_design(s->options.setting[i])) continue;
    fputs(" --set", out);
    reach_shell_write(s->options.setting[i], out);
  }
  if (!fclose(out)) return text;
  free(text);
  return NULL;
}

int reach_sweep_play_open(reach_sweep_play *s, const char *path) {
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
  return status;
}

/* "17 of 40 points, 12345 runs, 321 a second, 2 failed": nobody knows how many runs there will be.
 */
static void tell_precise(reach_sweep_play *s, const reach_sweep_progress *p, double rate) {
  char words[200], failed[48] = "";
  if (p->n_failed) snprintf(failed, sizeof failed, ", %.0f failed", (double)p->n_failed);
  snprintf(words, sizeof words, "%.0f of %.0f points, %.0f runs, %.0f a second%s",
           (double)p->n_ended, (double)p->n_points, (double)p->n_done, rate, failed);
  reach_progress_say(&s->bar, (double)p->n_ended / fmax(1, (double)p->n_points), words);
}

/* "12,345 of 168,100 runs, 321 a second, 2 points failed, 3:20 left" */
static void tell(void *context, const reach_sweep_progress *p) {
  reach_sweep_play *s = context;
  s->progress = *p;
  double done = (double)p->n_done, all = (double)p->n_runs;
  double played = done - (double)p->n_before, elapsed = reach_clock_seconds() - s->started;
  double rate = elapsed > 0 ? played / elapsed : 0;
  char words[200], left[32] = "", failed[48] = "";
  if (p->is_summing) {
    reach_progress_say(&s->bar, 1, "summing up");
    return;
  }
  if (s->design->precision.is_asked) {
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
  reach_sweep_play *s = context;
  if (s->n_told++ >= MOST_FAILURES_TOLD) return;
  reach_report_add(&s->report, REACH_SOME_FAILED, "point %llu failed: %s; to repeat it: %s",
                   (unsigned long long)point, reason, command);
}

int reach_sweep_play_tell_failures(reach_sweep_play *s) {
  if (!s->n_failed) return 0;
  int status = reach_sweep_store_failures(s->store, tell_failure, s, &s->report);
  if (status) return status;
  if (s->n_failed > MOST_FAILURES_TOLD)
    reach_report_add(&s->report, REACH_SOME_FAILED, "%llu points failed: table failures of %s/%s",
                     (unsigned long long)s->n_failed, s->folder.path, REACH_SWEEP_NAME);
  return REACH_SOME_FAILED;
}

reach_shard reach_sweep_play_shard(const reach_sweep_play *s) {
  const reach_options *o = &s->options;
  return (reach_shard){o->n_shards ? o->shard - 1 : 0, o->n_shards};
}

/* The command line that goes on. */
static void say_stopped(reach_sweep_play *s, int status, char **argv) {
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
                   s->design->precision.is_asked ? "at most " : "",
                   (unsigned long long)s->progress.n_runs, line ? line : "the same command again");
  free(line);
}

int reach_sweep_play_run(reach_sweep_play *s, char **argv) {
  reach_sweep_identity identity = {s->resolved, &s->inputs, s->command, (const char *const *)argv};
  int status = reach_sweep_store_open(&s->folder, s->design, &identity, &s->store, &s->report);
  if (status) return status;
  reach_sweep_options options = {.n_threads = s->options.n_threads,
                                 .shard = reach_sweep_play_shard(s),
                                 .most_bytes = s->most_bytes,
                                 .tell = tell,
                                 .tell_context = s,
                                 .stop = s->stop};
  reach_sweep_sink sink = reach_sweep_store_sink(s->store);
  reach_progress_start(&s->bar, s->options.is_quiet);
  s->started = reach_clock_seconds();
  status = reach_sweep_run(s->design, &options, &sink, &s->n_failed, &s->report);
  reach_progress_end(&s->bar);
  bool is_stopped = status > REACH_INTERRUPTED;
  reach_report none = {0};
  int kept = reach_sweep_store_commit(s->store, status && !is_stopped ? &none : &s->report);
  reach_report_free(&none);
  if (is_stopped && !kept) say_stopped(s, status, argv);
  return status && !(is_stopped && kept) ? status : kept;
}

void reach_sweep_play_free(reach_sweep_play *s) {
  reach_sweep_store_close(s->store);
  reach_folder_close(&s->folder);
  reach_inputs_free(&s->inputs);
  reach_scenario_free(&s->scenario);
  reach_options_free(&s->options);
  free(s->resolved);
  free(s->command);
}

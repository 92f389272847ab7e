/* orgreach sweep: a scenario at many points, kept in a database. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "command/command.h"
#include "command/sweep_charts.h"
#include "command/sweep_plan.h"
#include "command/sweep_play.h"
#include "present/lettering.h"
#include "present/number.h"

const reach_usage reach_usage_sweep = {
    "sweep", "osSrjCmqfcadH", "SCENARIO",
    "Plays a scenario at every point of a design: combinations of values of its parameters.\v"
    "Axes are named by --axis, or in the sweep section of the scenario; KEY is a parameter, or "
    "ORGANIZATION.KEY. What is played is kept in sweep.sqlite of the folder; the same command "
    "again "
    "goes on where it was stopped, however it was. 'orgreach export DIR' makes tables of it, "
    "'orgreach plot DIR --measure NAME' charts of another measure. The "
    "exit code is 1 where points failed; the others are kept."};

typedef struct {
  reach_sweep_play play;
  reach_design design;
  reach_sweep_precise precise;
} sweep;

static int open_design(sweep *s, int argc, char **argv) {
  reach_sweep_play *p = &s->play;
  int status = reach_sweep_play_read(p, &reach_usage_sweep, argc, argv);
  if (status || p->options.has_shown_help) return status;
  status = reach_design_open(&p->scenario, &s->design, &p->report);
  if (status) return status;
  /* who is to tell of the points looks at all of them */
  reach_shard shard = p->options.is_dry_run ? (reach_shard){0, 0} : reach_sweep_play_shard(p);
  return reach_design_check_shard(&s->design, shard, p->stop, &p->most_bytes, &p->report);
}

/* -o DIR, or out/NAME-sweep; of a shard with its number. */
static char *choose_folder(const reach_sweep_play *s) {
  char *path;
  const reach_options *o = &s->options;
  if (o->output) return strdup(o->output);
  int n = o->n_shards ? asprintf(&path, "out/%s-sweep-%llu-of-%llu", s->scenario.name,
                                 (unsigned long long)o->shard, (unsigned long long)o->n_shards)
                      : asprintf(&path, "out/%s-sweep", s->scenario.name);
  return n < 0 ? NULL : path;
}

static int open_folder(sweep *s) {
  char *path = choose_folder(&s->play);
  int status = reach_sweep_play_open(&s->play, path);
  free(path);
  return status;
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
  const reach_sweep_play *p = &s->play;
  double n_points =
      (double)(reach_shard_points(&s->design, reach_sweep_play_shard(p)) - p->n_failed);
  double n_runs = s->design.precision.is_asked ? (double)p->progress.n_done
                                               : n_points * (double)s->design.n_replicates;
  double seconds = reach_clock_seconds() - p->started;
  printf("%s point%s, ", reach_number_grouped(n_points, 0).text,
         n_points > 0 && n_points < 2 ? "" : "s");
  printf("%s runs", reach_number_grouped(n_runs, 0).text);
  if (p->progress.n_before)
    printf(", %s of them now,",
           reach_number_grouped(fmax(0, n_runs - (double)p->progress.n_before), 0).text);
  printf(" in %.1f s: ", seconds);
  printf("%s/%s\n", reach_line_clean(p->folder.path).text, REACH_SWEEP_NAME);
  print_precise(s);
  if (p->options.n_shards)
    printf("Next:    orgreach merge -o DIR %s ... (all shards)\n",
           reach_line_clean(p->folder.path).text);
  else
    printf("Tables:  orgreach export %s\n", reach_line_clean(p->folder.path).text);
}

/* What was played is kept whatever becomes of charts. */
static int draw_charts(sweep *s) {
  reach_sweep_play *p = &s->play;
  int measure = reach_sweep_measure(&p->scenario, p->options.measure);
  reach_chart_options options = {.stop = p->stop};
  bool has_drawn = false;
  int status = reach_sweep_draw(&p->folder, &s->design, measure, &options, &has_drawn, &p->report);
  if (has_drawn)
    printf("Charts:  %s/%s\n", reach_line_clean(p->folder.path).text, REACH_CHARTS_NAME);
  return status;
}

static int play(sweep *s, char **argv) {
  reach_sweep_play *p = &s->play;
  int status = reach_sweep_play_run(p, argv);
  if (status) return status;
  int failed = reach_sweep_play_tell_failures(p);
  status = reach_sweep_store_precise(p->store, &s->precise, &p->report);
  if (!status) status = reach_sweep_store_finish(p->store, &p->report);
  reach_sweep_store_close(p->store);
  p->store = NULL;
  if (!status) print_end(s);
  int charts = status || p->options.wants_no_charts || p->options.n_shards ? 0 : draw_charts(s);
  return status ? status : charts ? charts : failed;
}

int reach_command_sweep(int argc, char **argv) {
  sweep *s = calloc(1, sizeof *s);
  if (!s) return reach_command_end(&(reach_report){0}, REACH_NO_MEMORY);
  reach_sweep_play *p = &s->play;
  p->folder.fd = -1;
  p->design = &s->design;
  int status = open_design(s, argc, argv);
  bool is_done = status || p->options.has_shown_help;
  if (!is_done && p->options.is_dry_run) {
    status = reach_sweep_print_plan(&s->design, p->options.n_threads, p->stop, &p->report);
    is_done = true;
  }
  if (!is_done) status = open_folder(s);
  if (!is_done && !status) status = play(s, argv);
  reach_sweep_play_free(p);
  reach_design_free(&s->design);
  status = reach_command_end(&p->report, status);
  free(s);
  return status;
}

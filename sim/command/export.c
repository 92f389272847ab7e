/* orgreach export: the tables of a sweep as CSV. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stop.h"
#include "present/lettering.h"
#include "present/number.h"
#include "store/sweep_export.h"
#include "store/sweep_folder.h"
#include "store/sweep_store.h"

const reach_usage reach_usage_export = {
    "export", "", "DIR",
    "Writes the tables of a sweep as CSV into its folder: points.csv, summary.csv, comparison.csv, "
    "failures.csv.\v"
    "The same sweep gives the same bytes, however often it was stopped, on any number of "
    "processors. Results of 'orgreach run' are tables already."};

/* "12 of 40 points are not finished: 30 of them after 64 to 128 replicates": on standard error. */
static void warn_of_open_points(const reach_folder *folder, const reach_sweep_counts *c) {
  uint64_t n_open = c->n_points - c->n_answered - c->n_failed;
  char so_far[240] = "";
  if (!n_open) return;
  if (c->n_begun)
    snprintf(so_far, sizeof so_far,
             "; the tables have %llu of these, open, after %s%s%s replicates",
             (unsigned long long)c->n_begun, reach_number_grouped((double)c->n_least, 0).text,
             c->n_most > c->n_least ? " to " : "",
             c->n_most > c->n_least ? reach_number_grouped((double)c->n_most, 0).text : "");
  fprintf(stderr,
          "orgreach: %s: %llu of %llu points are not finished%s; the sweep's command goes on\n",
          reach_line_clean(folder->path).text, (unsigned long long)n_open,
          (unsigned long long)c->n_points, so_far);
}

static int export(reach_folder *folder, reach_report *report) {
  reach_database db = {0};
  reach_sweep_counts counts;
  int status = reach_database_open(&db, folder, REACH_SWEEP_NAME, reach_sweep_kind, false, report);
  if (!status) status = reach_sweep_export(&db, folder, &counts, report);
  reach_database_close(&db);
  if (status) return status;
  warn_of_open_points(folder, &counts);
  double n_told = (double)(counts.n_answered + counts.n_begun);
  printf("%s point%s: %s/%s, %s, %s, %s\n", reach_number_grouped(n_told, 0).text,
         n_told > 0 && n_told < 2 ? "" : "s", reach_line_clean(folder->path).text,
         REACH_SWEEP_POINTS_NAME, REACH_SWEEP_SUMMARY_NAME, REACH_SWEEP_COMPARISON_NAME,
         REACH_SWEEP_FAILURES_NAME);
  return 0;
}

static int export_any(const char *path, reach_report *report) {
  reach_folder folder;
  int status = reach_folder_open(&folder, path, false, report);
  if (status) return status;
  folder.stop = reach_stop_watch();
  bool is_sweep = !faccessat(folder.fd, REACH_SWEEP_NAME, F_OK, 0);
  bool is_run = !faccessat(folder.fd, REACH_MANIFEST_NAME, F_OK, 0);
  if (is_sweep)
    status = export(&folder, report);
  else if (is_run)
    printf("%s: the tables of a run are CSV already\n", reach_line_clean(path).text);
  else
    status = reach_report_add(report, REACH_UNREADABLE, "%s: no results of Orgreach in it", path);
  reach_folder_close(&folder);
  return status;
}

int reach_command_export(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_export, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) status = export_any(options.operand, &report);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}

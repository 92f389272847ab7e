/* Results of a simulation as JSON and as files. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/simulation.h"
#include "base/clock.h"
#include "store/manifest.h"
#include "store/results.h"

/* Pictures of other results would stand beside these tables, and only the program can draw. */
static int refuse_other_charts(const reach_folder *folder, reach_report *report) {
  struct stat there;
  if (!folder->is_replacing || fstatat(folder->fd, REACH_CHARTS_NAME, &there, AT_SYMLINK_NOFOLLOW))
    return 0;
  return reach_report_add(report, REACH_USAGE,
                          "%s/%s: has charts of other results; remove it, or name another folder",
                          folder->path, REACH_CHARTS_NAME);
}

/* Results of the same scenario that are of another kind: a run's are not overwritten by a solution
 * unasked, nor the other way round. */
static int refuse_other_kind(const reach_simulation *s, reach_folder *folder, bool is_forced,
                             reach_report *report) {
  static const char *const of_run[] = {"summary.csv", "sweep.sqlite", NULL};
  static const char *const of_solution[] = {REACH_SOLUTION_NAME, NULL};
  const char *const *name = s->solution ? of_run : of_solution;
  while (*name && faccessat(folder->fd, *name, F_OK, 0)) name++;
  if (!*name) return 0;
  folder->is_replacing = true;
  if (is_forced) return 0;
  return reach_report_add(report, REACH_USAGE,
                          "%s: has other results of this scenario (%s); name another folder with "
                          "-o, or replace them with --force",
                          folder->path, *name);
}

int reach_simulation_claim(reach_simulation *s, reach_folder *folder, const char *const *charts,
                           bool is_forced) {
  const char *const *names = reach_results_names();
  reach_report *report = &s->report;
  int status = charts ? reach_folder_check_charts(folder, charts, report) : 0;
  if (!status) status = reach_inputs_protect(&s->inputs, folder, s->resolved, names, report);
  if (!status && charts)
    status = reach_inputs_protect(&s->inputs, folder, s->resolved, charts, report);
  if (!status) status = reach_folder_claim(folder, s->resolved, is_forced, names, report);
  if (!status) status = refuse_other_kind(s, folder, is_forced, report);
  if (!status) status = reach_inputs_compare(&s->inputs, folder, is_forced, report);
  if (!status && !charts) status = refuse_other_charts(folder, report);
  folder->outdated = charts;
  return status;
}

int reach_simulation_write_tables(reach_simulation *s, reach_folder *folder) {
  double before = reach_clock_seconds();
  int status = reach_results_write(&s->result, s->resolved, folder, &s->report);
  s->seconds.write = reach_clock_seconds() - before;
  return status;
}

int reach_simulation_write_manifest(reach_simulation *s, reach_folder *folder,
                                    const char *const *argument, int n_arguments) {
  reach_manifest manifest = {.result = &s->result,
                             .resolved = s->resolved,
                             .inputs = &s->inputs,
                             .argument = argument,
                             .n_arguments = n_arguments,
                             .n_threads = s->n_threads,
                             .started = s->started,
                             .seconds = s->seconds};
  return reach_manifest_write(&manifest, folder, &s->report);
}

static int write_all(reach_simulation *s, const char *path, bool is_forced) {
  if (!reach_simulation_has_result(s) || !path || !*path)
    return reach_report_add(&s->report, REACH_USAGE,
                            !path || !*path ? "the name of a folder is expected"
                                            : "there is no result to write; run it first");
  reach_folder folder;
  int status = reach_folder_open(&folder, path, true, &s->report);
  if (status) return status;
  status = reach_simulation_claim(s, &folder, NULL, is_forced);
  if (!status) status = reach_simulation_write_tables(s, &folder);
  if (!status) status = reach_simulation_write_manifest(s, &folder, NULL, 0);
  reach_folder_close(&folder);
  return status;
}

int reach_simulation_write(reach_simulation *simulation, const char *path, int is_forced) {
  reach_visit visit;
  int status = reach_visit_enter(&visit, simulation);
  if (status) return status;
  status = write_all(simulation, path, is_forced != 0);
  reach_visit_leave(&visit);
  return status;
}

const char *reach_simulation_json(reach_simulation *simulation) {
  reach_visit visit;
  if (reach_visit_enter(&visit, simulation)) return NULL;
  free(simulation->json);
  simulation->json = NULL;
  if (!reach_simulation_has_result(simulation))
    reach_report_add(&simulation->report, REACH_USAGE, "there is no result; run it first");
  else if (!(simulation->json = reach_json_result(&simulation->result, &simulation->seconds)))
    reach_report_no_memory(&simulation->report, "the answer as JSON");
  reach_visit_leave(&visit);
  return simulation->json;
}

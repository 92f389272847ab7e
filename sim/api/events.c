/* Who told whom, as a file. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "api/simulation.h"
#include "store/event_file.h"
#include "store/new_file.h"
#include "store/results.h"

static int check_range(const reach_simulation *s, const reach_events_wish *wish,
                       reach_report *report) {
  uint64_t n = (uint64_t)s->scenario.organization[0].params.run_replicates;
  if (wish->first <= wish->last && wish->last < n) return 0;
  return reach_report_add(report, REACH_USAGE,
                          "replicates %" PRIu64 "-%" PRIu64
                          ": allowed FIRST-LAST from 0 to %" PRIu64 " (run.replicates is %" PRIu64
                          ")",
                          wish->first, wish->last, n - 1, n);
}

static int protect_inputs(const reach_simulation *s, const char *path, reach_report *report) {
  reach_inputs inputs;
  int status = reach_inputs_read(&s->scenario, &inputs, report);
  if (!status) status = reach_inputs_protect_file(&inputs, path, report);
  reach_inputs_free(&inputs);
  return status;
}

int reach_simulation_check_events(reach_simulation *s, const reach_events_wish *wish) {
  if (!s->resolved) return reach_report_add(&s->report, REACH_USAGE, "no scenario was opened");
  if (!wish->path || !*wish->path)
    return reach_report_add(&s->report, REACH_USAGE, "the name of a file for events is expected");
  int status = reach_event_file_check(wish->path, &s->report);
  if (!status) status = check_range(s, wish, &s->report);
  return status ? status : protect_inputs(s, wish->path, &s->report);
}

/* A name of the folder, such as "charts/reach.csv", is the file of which the folder is `place` and
 * the name `file`. */
static bool is_name(const reach_folder *folder, const char *name, const struct stat *place,
                    const char *file) {
  const char *slash = strrchr(name, '/');
  if (strcmp(slash ? slash + 1 : name, file) != 0) return false;
  struct stat there;
  int failed =
      slash ? fstatat(folder->fd, REACH_CHARTS_NAME, &there, 0) : fstat(folder->fd, &there);
  return !failed && there.st_dev == place->st_dev && there.st_ino == place->st_ino;
}

static int protect_results(const reach_folder *folder, const char *const *names, const char *path,
                           reach_report *report) {
  char *copy = strdup(path), *slash = copy ? strrchr(copy, '/') : NULL;
  if (!copy) return reach_report_no_memory(report, "a file name");
  struct stat place;
  int status = 0;
  const char *file = slash ? slash + 1 : copy;
  if (slash) *slash = '\0';
  bool is_there = !stat(!slash ? "." : slash == copy ? "/" : copy, &place);
  for (; is_there && *names && !status; names++)
    if (is_name(folder, *names, &place, file))
      status =
          reach_report_add(report, REACH_USAGE,
                           "%s: is a file of the results; name another file for the events", path);
  free(copy);
  return status;
}

int reach_simulation_claim_events(reach_simulation *s, const reach_events_wish *wish,
                                  const reach_folder *folder, const char *const *charts) {
  int status = protect_results(folder, reach_results_names(), wish->path, &s->report);
  if (!status) status = protect_results(folder, charts, wish->path, &s->report);
  return status ? status : reach_new_file_check(wish->path, wish->is_forced, &s->report);
}

int reach_simulation_play_events(reach_simulation *s, const reach_events_wish *wish) {
  reach_replay_options how = {.first = wish->first, .last = wish->last, .stop = wish->stop};
  return reach_event_file_write(&s->scenario, &how, wish->path, wish->is_forced, &s->report);
}

int reach_simulation_write_events(reach_simulation *simulation, const char *path, uint64_t first,
                                  uint64_t last, int is_forced) {
  reach_visit visit;
  int status = reach_visit_enter(&visit, simulation);
  if (status) return status;
  reach_events_wish wish = {path, first, last, is_forced != 0, NULL};
  status = reach_simulation_check_events(simulation, &wish);
  if (!status) status = reach_simulation_play_events(simulation, &wish);
  reach_visit_leave(&visit);
  return status;
}

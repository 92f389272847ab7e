/* Inside the handle of the C library, and the steps of writing results one by one, for the
 * program, which draws charts between them. */
#ifndef REACH_API_SIMULATION_H
#define REACH_API_SIMULATION_H

#include <locale.h>
#include <stdatomic.h>
#include <time.h>

#include "store/folder.h"
#include "store/inputs.h"
#include "store/json.h"
#include "study/solution.h"
#include "study/study.h"

struct reach_simulation {
  atomic_flag is_busy;      /* a call works on it */
  reach_report report;      /* of the last call */
  reach_scenario scenario;  /* empty after a failed open */
  char *resolved;           /* text of scenario.yaml; NULL after a failed open */
  reach_inputs inputs;      /* as they were before the last run */
  bool has_inputs;          /* they are those of the run to come */
  reach_result result;      /* of the last run; no answer = none */
  reach_solution *solution; /* that is asked for instead of a run; owned; NULL = a run is */
  char *json;               /* as last asked for; NULL = never */
  reach_seconds seconds;
  unsigned n_threads; /* of the last run */
  time_t started;     /* when the scenario was opened */
};

/* Between these two, messages and numbers are written as in the C locale, whatever the locale of
 * the thread, and nobody else works on the simulation. Returns 0, REACH_IN_USE (then there is
 * nothing to leave) or REACH_USAGE for NULL; forgets the messages of the last call. */
typedef struct {
  reach_simulation *simulation;
  locale_t locale; /* of the thread, before */
} reach_visit;
int reach_visit_enter(reach_visit *visit, reach_simulation *simulation);
void reach_visit_leave(reach_visit *visit);

/* From now on a run solves what the scenario is solved for (solve.*). Errors as reach_solution_ask.
 */
int reach_simulation_solve(reach_simulation *simulation);

/* What can be refused before a folder is looked at: a study that is too big; then the files that
 * the scenario names are read for the manifest. */
int reach_simulation_prepare(reach_simulation *simulation, unsigned n_threads);

/* May the results go into the folder? `charts` are the names of all charts that may be drawn or
 * are outdated by these results, ended by NULL; NULL = none will be drawn, and charts of other
 * results are in the way. Takes a prepared simulation. */
int reach_simulation_claim(reach_simulation *simulation, reach_folder *folder,
                           const char *const *charts, bool is_forced);

/* All tables of the last run into a claimed folder. */
int reach_simulation_write_tables(reach_simulation *simulation, reach_folder *folder);

/* After the tables: says that all is done. The arguments are those of the program. */
int reach_simulation_write_manifest(reach_simulation *simulation, reach_folder *folder,
                                    const char *const *argument, int n_arguments);

/* Who told whom, in replicates first to last. */
typedef struct {
  const char *path;
  uint64_t first, last;
  bool is_forced;                    /* replaces a file */
  const volatile sig_atomic_t *stop; /* may be NULL */
} reach_events_wish;

/* What can be refused before any work: the ending, replicates that are not played, an input as the
 * file; then, once the folder of the results is there, a file of the results, or one that is not to
 * be replaced. */
int reach_simulation_check_events(reach_simulation *simulation, const reach_events_wish *wish);
int reach_simulation_claim_events(reach_simulation *simulation, const reach_events_wish *wish,
                                  const reach_folder *folder, const char *const *charts);
int reach_simulation_play_events(reach_simulation *simulation, const reach_events_wish *wish);

static inline bool reach_simulation_has_result(const reach_simulation *simulation) {
  return simulation && (simulation->result.answer || simulation->result.solution);
}

#endif

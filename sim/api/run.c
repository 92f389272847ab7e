/* Running a simulation. */
#include <stdlib.h>

#include "api/simulation.h"
#include "base/clock.h"
#include "study/estimate.h"
#include "study/pool.h"
#include "study/precision.h"
#include "world/files.h"

static int refuse_unopened(reach_simulation *s) {
  if (s->resolved) return 0;
  return reach_report_add(&s->report, REACH_USAGE, "no scenario was opened");
}

int reach_simulation_solve(reach_simulation *s) {
  int status = refuse_unopened(s);
  if (status) return status;
  if (!s->solution) s->solution = calloc(1, sizeof *s->solution);
  if (!s->solution) return reach_report_no_memory(&s->report, "what is solved");
  reach_solution_free(s->solution);
  return reach_solution_ask(&s->scenario, s->solution, &s->report);
}

/* Of a solution every value is smaller work than the run of its scenario may be. */
static int check_size(reach_simulation *s, unsigned n_threads) {
  if (s->solution) return reach_solution_check(s->solution, n_threads, &s->report);
  return reach_estimate_check(&s->scenario, n_threads, &s->report);
}

int reach_simulation_prepare(reach_simulation *s, unsigned n_threads) {
  reach_study_options options = {.n_threads = n_threads};
  int status = refuse_unopened(s);
  if (!status) status = reach_files_find(&s->scenario, &s->report);
  if (!status) status = check_size(s, reach_pool_threads(&options));
  if (status) return status;
  reach_inputs_free(&s->inputs);
  status = reach_inputs_read(&s->scenario, &s->inputs, &s->report);
  s->has_inputs = !status;
  return status;
}

int reach_simulation_check(reach_simulation *simulation) {
  reach_visit visit;
  int status = reach_visit_enter(&visit, simulation);
  if (status) return status;
  status = refuse_unopened(simulation);
  if (!status) status = reach_study_check(&simulation->scenario, NULL, &simulation->report);
  reach_visit_leave(&visit);
  return status;
}

/* The caller's progress function sees the caller's locale. */
typedef struct {
  const reach_run_options *options;
  locale_t locale;
  double from, to; /* of the whole work */
} audience;

static void tell(void *context, double share) {
  const audience *to = context;
  locale_t ours = uselocale(to->locale);
  to->options->progress(to->options->context, to->from + share * (to->to - to->from));
  uselocale(ours);
}

static int solve(reach_simulation *s, const reach_study_options *options) {
  double before = reach_clock_seconds();
  reach_solved_free(&s->solution->solved);
  int status = reach_solution_find(s->solution, options, &s->report);
  if (status) return status;
  s->result = (reach_result){.scenario = &s->scenario,
                             .solution = s->solution,
                             .n_replicates = s->solution->n_replicates,
                             .n_networks = s->solution->n_networks,
                             .seconds_simulate = reach_clock_seconds() - before};
  s->seconds = (reach_seconds){.simulate = s->result.seconds_simulate};
  s->n_threads = reach_pool_threads(options);
  return 0;
}

static int run(reach_simulation *s, const reach_run_options *how, locale_t locale) {
  bool is_open = s->scenario.n_organizations > 0;
  bool is_settled_first = is_open && *s->scenario.organization[0].params.precision_measure;
  const double settled = is_settled_first ? 0.5 : 0;
  audience to = {how, locale, 0, settled};
  reach_study_options options = {.n_threads = how->n_threads,
                                 .progress = how->progress ? tell : NULL,
                                 .progress_context = &to,
                                 .stop = how->stop,
                                 .asks_what_matters = true};
  reach_result_free(&s->result);
  if (how->stop && *how->stop < 0)
    return reach_report_add(&s->report, REACH_USAGE, "a stop mark below 0");
  int status = s->has_inputs ? 0 : reach_simulation_prepare(s, how->n_threads);
  s->has_inputs = false; /* a later run reads them again */
  if (status) return status;
  if (s->solution) {
    to.to = 1;
    return solve(s, &options);
  }
  status = reach_precision_settle(&s->scenario, &options, &s->report);
  if (status) return status;
  to.from = settled;
  to.to = 1;
  status = reach_study_run(&s->scenario, &options, &s->result, &s->report);
  s->n_threads = reach_pool_threads(&options);
  s->seconds =
      (reach_seconds){.world = s->result.seconds_world, .simulate = s->result.seconds_simulate};
  return status;
}

int reach_simulation_run(reach_simulation *simulation, const reach_run_options *options) {
  static const reach_run_options plain = {.n_threads = 0};
  reach_visit visit;
  int status = reach_visit_enter(&visit, simulation);
  if (status) return status;
  status = run(simulation, options ? options : &plain, visit.locale);
  reach_visit_leave(&visit);
  return status;
}

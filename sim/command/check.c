/* orgreach check: every mistake in a scenario at once. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/dropped.h"
#include "command/on_scenario.h"
#include "present/lettering.h"
#include "present/number.h"
#include "study/design.h"
#include "study/solution.h"
#include "study/study.h"

const reach_usage reach_usage_check = {
    "check", "s", "SCENARIO",
    "Finds every mistake in a scenario: its place, the reason, what is allowed.\v"
    "The exit code is 3 if there is one."};

static void print_summary(const reach_scenario *scenario) {
  const reach_params *params = &scenario->organization[scenario->baseline].params;
  printf("%s: valid: ", reach_line_clean(scenario->path).text);
  if (scenario->is_network) fputs("a bare network; ", stdout);
  printf("%zu organization%s (", scenario->n_organizations,
         scenario->n_organizations == 1 ? "" : "s");
  for (size_t o = 0; o < scenario->n_organizations; o++)
    printf("%s%s%s", o ? ", " : "", reach_line_clean(scenario->organization[o].name).text,
           o == scenario->baseline && scenario->n_organizations > 1 ? " = baseline" : "");
  fputs("); ", stdout);
  double n_people = (double)scenario->organization[scenario->baseline].headcount.n;
  if (n_people > 0)
    printf("%s people in the %s; ", reach_number_grouped(n_people, 0).text,
           *params->audit_table ? "table of the audit" : "roster");
  if (!scenario->is_network)
    printf("%s days, ", reach_number_grouped((double)params->run_days, 0).text);
  if (*params->precision_measure)
    printf("%s to ", reach_number_grouped((double)params->precision_min, 0).text);
  printf("%s replicate%s, seed %" PRIu64 "\n",
         reach_number_grouped((double)params->run_replicates, 0).text,
         params->run_replicates == 1 ? "" : "s", params->run_seed);
}

/* Its points, where a sweep is told of in the scenario. */
static int check_sweep(const reach_scenario *scenario, reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  reach_design design;
  double most_bytes;
  if (!p->sweep_axes.n_items && !p->sweep_list.n_items) return 0;
  int status = reach_design_open(scenario, &design, report);
  if (!status) status = reach_design_check(&design, NULL, &most_bytes, report);
  reach_design_free(&design);
  return status;
}

/* What is solved, where the scenario says anything of it. */
static int check_solution(const reach_scenario *scenario, reach_report *report) {
  static const char block[] = "solve.";
  bool is_asked = false;
  for (int i = 0; i < REACH_N_PARAMS; i++)
    is_asked = is_asked || (scenario->organization[0].given[i] &&
                            strncmp(reach_param_table[i].key, block, strlen(block)) == 0);
  if (!is_asked) return 0;
  reach_solution solution;
  int status = reach_solution_ask(scenario, &solution, report);
  if (!status) status = reach_solution_check(&solution, 1, report);
  reach_solution_free(&solution);
  return status;
}

static int check(const reach_scenario *scenario, const reach_options *options,
                 reach_report *report) {
  (void)options;
  reach_line_count *lines = calloc(scenario->n_organizations, sizeof *lines);
  if (!lines) return reach_report_no_memory(report, "the organizations");
  int status = reach_study_check(scenario, lines, report);
  if (!status) status = check_sweep(scenario, report);
  if (!status) status = check_solution(scenario, report);
  if (!status) {
    print_summary(scenario);
    reach_command_print_lines(scenario, lines);
    reach_command_warn_loners(scenario, lines);
  }
  free(lines);
  return status;
}

int reach_command_check(int argc, char **argv) {
  return reach_command_on_scenario(&reach_usage_check, argc, argv, check);
}

/* orgreach check: every mistake in a scenario at once. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "command/command.h"
#include "command/options.h"

static const reach_usage usage = {
    "check", "s", "SCENARIO",
    "Finds every mistake in a scenario: its place, the reason, what is allowed.\v"
    "The exit code is 3 if there is one."};

static void print_summary(const reach_scenario *scenario) {
  const reach_params *params = &scenario->organization[scenario->baseline].params;
  reach_report line = {0}; /* escapes control characters in file names */
  reach_report_add(&line, 0, "%s", scenario->path);
  printf("%s: valid: ", line.n_messages ? line.message[0] : "scenario");
  reach_report_free(&line);
  if (scenario->is_network) {
    printf("a bare network");
  } else {
    printf("%zu organization%s (", scenario->n_organizations,
           scenario->n_organizations == 1 ? "" : "s");
    for (size_t o = 0; o < scenario->n_organizations; o++)
      printf("%s%s%s", o ? ", " : "", scenario->organization[o].name,
             o == scenario->baseline && scenario->n_organizations > 1 ? " = baseline" : "");
    printf("), %" PRId64 " days", params->run_days);
  }
  printf(", %" PRId64 " replicates, seed %" PRIu64 "\n", params->run_replicates, params->run_seed);
}

int reach_command_check(int argc, char **argv) {
  reach_options options;
  reach_scenario scenario = {0};
  reach_report report = {0};
  int status = reach_options_parse(&usage, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) {
    reach_settings settings = reach_options_settings(&options);
    status = reach_scenario_load(options.operand, &settings, &scenario, &report);
    if (!status) print_summary(&scenario);
  }
  reach_scenario_free(&scenario);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}

#include "command/on_scenario.h"

#include "command/command.h"
#include "world/roster.h"

int reach_command_on_scenario(const reach_usage *usage, int argc, char **argv,
                              reach_scenario_action *act) {
  reach_options options;
  reach_scenario scenario = {0};
  reach_report report = {0};
  int status = reach_options_parse(usage, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) {
    reach_settings settings = reach_options_settings(&options);
    status = reach_scenario_load(options.operand, &settings, &scenario, &report);
    if (!status) status = reach_rosters_count(&scenario, &report);
    if (!status) status = act(&scenario, &options, &report);
  }
  reach_scenario_free(&scenario);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}

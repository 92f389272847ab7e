/* A command that reads one scenario and does something with it. */
#ifndef REACH_COMMAND_ON_SCENARIO_H
#define REACH_COMMAND_ON_SCENARIO_H

#include "command/options.h"
#include "scenario/scenario.h"

typedef int reach_scenario_action(const reach_scenario *scenario, const reach_options *options,
                                  reach_report *report);

/* Reads the command line and the scenario, acts unless help was asked for, prints the messages and
 * frees all. Returns the exit code. */
int reach_command_on_scenario(const reach_usage *usage, int argc, char **argv,
                              reach_scenario_action *act);

#endif

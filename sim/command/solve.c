/* orgreach solve: the value of a parameter at which a goal is reached. */
#include "command/command.h"
#include "command/play.h"
#include "present/solution_block.h"

const reach_usage reach_usage_solve = {
    "solve", "oKGUOBTYLsSNjJCqfc", "SCENARIO",
    "Finds the value of a parameter at which a goal is reached, with a 95 % interval.\v"
    "Without options: the participation at which the first organization that is not the baseline "
    "reaches as many people as the baseline. With --goal target --target N: the value from which "
    "on N is reached with probability 0.9; with --least cost also the value that reaches it for "
    "the least. Every value is played with the same luck. Where the goal is not reached, the "
    "answer says so, and what was best. The question may stand in the solve section of the "
    "scenario. Tables (solve.csv, solve_points.csv), chart and manifest go to the folder "
    "(default: out/<scenario name>-solve)."};

static int open_solution(const reach_options *options, reach_simulation **simulation,
                         reach_report *report) {
  (void)report;
  reach_settings settings = reach_options_settings(options);
  int status =
      reach_simulation_open(options->operand, settings.setting, settings.n_settings, simulation);
  return status ? status : reach_simulation_solve(*simulation);
}

int reach_command_solve(int argc, char **argv) {
  static const reach_play_way way = {&reach_usage_solve, open_solution, reach_solution_print, NULL,
                                     "-solve"};
  return reach_command_play(&way, argc, argv);
}

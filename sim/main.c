/* Orgreach: how far a message reaches from a traditional and from a social organization. */
#include "command/command.h"

static const reach_command commands[] = {
    {"run", "play a scenario: answer, tables, charts", reach_command_run},
    {"check", "find every mistake in a scenario", reach_command_check},
    {"audit", "check a reach calculator's table, and hold it against simulated reach",
     reach_command_audit},
    {"explain", "what a parameter or a measure means, and where its number comes from",
     reach_command_explain},
    {"init", "write a commented scenario to start from", reach_command_init},
    {"network", "tell how the work ties are built, or write them to a file", reach_command_network},
    {"plot", "draw the charts of a result folder again", reach_command_plot},
    {"sweep", "play a scenario at many points, and keep what was played", reach_command_sweep},
    {"export", "write the tables of a sweep as CSV", reach_command_export},
    {"merge", "make the shards of a sweep one", reach_command_merge},
    {"verify", "look whether results are as they were written", reach_command_verify},
    {"selftest", "hold the program against known answers", reach_command_selftest},
    {NULL, NULL, NULL},
};

int main(int argc, char **argv) {
  return reach_command_dispatch(commands, argc, argv);
}

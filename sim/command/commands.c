/* The commands of the program. */
#include "command/command.h"

const reach_command reach_command_table[] = {
#define REACH_COMMAND(name, summary) {#name, summary, &reach_usage_##name, reach_command_##name},
#include "command/commands.def"
#undef REACH_COMMAND
    {0},
};

/* The commands of the program, and what they have in common. */
#ifndef REACH_COMMAND_COMMAND_H
#define REACH_COMMAND_COMMAND_H

#include <stddef.h>

#include "base/report.h"
#include "command/options.h"

/* argv[0] is the command's name. Prints its messages itself; returns the exit code. */
typedef int reach_command_function(int argc, char **argv);

typedef struct {
  const char *name, *summary;
  const reach_usage *usage;
  reach_command_function *run;
} reach_command;

#define REACH_COMMAND(name, summary)                                                               \
  extern const reach_usage reach_usage_##name;                                                     \
  reach_command_function reach_command_##name;
#include "command/commands.def"
#undef REACH_COMMAND

/* Every command, in the order of --help; ended by a null name. */
extern const reach_command reach_command_table[];

/* Finds the command in `table` (ended by a null name) and runs it; -h, --help, --version.
 * Returns the exit code of the program, after making sure that stdout could be written. */
int reach_command_dispatch(const reach_command *table, int argc, char **argv);

/* Prints the messages on stderr and frees the report; returns `status`. A message that does
 * not begin with file:line:column gets the name of the program before it. */
int reach_command_end(reach_report *report, int status);

#endif

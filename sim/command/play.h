/* What commands have in common that play a scenario into a result folder. */
#ifndef REACH_COMMAND_PLAY_H
#define REACH_COMMAND_PLAY_H

#include "api/simulation.h"
#include "command/options.h"
#include "present/table.h"

typedef struct {
  const reach_usage *usage;
  /* Opens the scenario. Its own messages are in the simulation, others in the report. */
  int (*open)(const reach_options *options, reach_simulation **simulation, reach_report *report);
  void (*print)(FILE *out, const reach_result *result, const reach_table_options *options);
  int (*judge)(const reach_result *result); /* exit code of a run that went well; NULL: 0 */
  const char *ending; /* of the default folder, behind the scenario's name; NULL: none */
} reach_play_way;

/* Scenario in; answer, tables, charts and manifest out. Returns the exit code. */
int reach_command_play(const reach_play_way *way, int argc, char **argv);

#endif

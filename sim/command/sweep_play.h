/* Playing the points of a design into a folder: what commands that play a sweep have in common. */
#ifndef REACH_COMMAND_SWEEP_PLAY_H
#define REACH_COMMAND_SWEEP_PLAY_H

#include "command/options.h"
#include "command/progress.h"
#include "store/sweep_folder.h"
#include "store/sweep_store.h"

/* The command fills options, scenario and design; all else is zero, but folder.fd = -1. */
typedef struct {
  reach_options options;
  reach_scenario scenario;
  reach_design *design; /* borrowed */
  reach_inputs inputs;
  reach_folder folder;
  reach_sweep_store *store;
  reach_report report;
  const volatile sig_atomic_t *stop;
  char *resolved, *command; /* owned */
  double most_bytes, started;
  reach_progress_bar bar;
  reach_sweep_progress progress;
  uint64_t n_failed, n_told;
} reach_sweep_play;

/* Options and scenario. Returns 0 also where help was shown. */
int reach_sweep_play_read(reach_sweep_play *play, const reach_usage *usage, int argc, char **argv);

/* Takes hold of the folder `path` for a sweep of the scenario. */
int reach_sweep_play_open(reach_sweep_play *play, const char *path);

/* Which points -H says. */
reach_shard reach_sweep_play_shard(const reach_sweep_play *play);

/* Plays what is not there yet, and keeps it; says how to go on after a signal. Returns 0 also where
 * points failed (n_failed). */
int reach_sweep_play_run(reach_sweep_play *play, char **argv);

/* Tells of points that failed: REACH_SOME_FAILED, 0 where none did. */
int reach_sweep_play_tell_failures(reach_sweep_play *play);

/* Free is legal after failure. Not the design. */
void reach_sweep_play_free(reach_sweep_play *play);

#endif

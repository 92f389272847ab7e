/* Who told whom in chosen replicates, as a file of its own: a table (.csv), or the trees of first
 * copies (.graphml), one graph for each organization in each replicate. Columns and attributes:
 * docs/model.md, section 6. */
#ifndef REACH_STORE_EVENT_FILE_H
#define REACH_STORE_EVENT_FILE_H

#include "store/file.h"
#include "study/replay.h"

/* REACH_USAGE where the name has another ending. */
int reach_event_file_check(const char *path, reach_report *report);

/* Plays the replicates and writes them one by one; whole or not at all, only `replace` overwrites a
 * file. Statuses of reach_replay, REACH_USAGE, REACH_CANNOT_WRITE. */
int reach_event_file_write(const reach_scenario *scenario, const reach_replay_options *options,
                           const char *path, bool replace, reach_report *report);

/* One format each: what stands before the first replicate, one organization in one replicate, and
 * what stands after the last. They keep the file's first failure for the end. */
typedef struct {
  const char *ending;
  void (*begin)(reach_file *file);
  void (*write)(reach_file *file, const reach_replayed *replayed);
  void (*end)(reach_file *file);
} reach_event_format;

extern const reach_event_format reach_event_table, reach_event_trees;

/* The word for a channel; "tie" in a bare network. */
const char *reach_event_channel(const reach_plan *plan, int channel);

#endif

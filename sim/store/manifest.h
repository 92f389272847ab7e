/* manifest.json: what was run, with what, and what came out. Written last, so a folder that
 * has one is finished. The only file with times in it. */
#ifndef REACH_STORE_MANIFEST_H
#define REACH_STORE_MANIFEST_H

#include <time.h>

#include "store/folder.h"
#include "store/inputs.h"
#include "store/json.h"
#include "study/study.h"

typedef struct {
  const reach_result *result;
  const char *resolved;        /* text of scenario.yaml */
  const reach_inputs *inputs;  /* may be NULL */
  const char *const *argument; /* the command line */
  int n_arguments;
  unsigned n_threads;
  time_t started;
  reach_seconds seconds;
} reach_manifest;

int reach_manifest_write(const reach_manifest *manifest, reach_folder *folder,
                         reach_report *report);

/* Makes the entries of charts/ and of the page those of the files that are there now, and leaves
 * all else in the manifest as it is. Does nothing where there is no manifest: the folder is
 * unfinished. REACH_UNREADABLE for a damaged one. */
int reach_manifest_refresh(reach_folder *folder, reach_report *report);

/* What the intervals of a result speak about, in a sentence. */
const char *reach_interval_scope(const reach_result *result);

#endif

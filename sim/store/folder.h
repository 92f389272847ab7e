/* A result folder: one process at a time, files that are whole or absent, and never somebody
 * else's results overwritten unasked.
 *
 * A run writes all its files under hidden names (file.h stages them), then publishes them:
 * the manifest of earlier results goes, the new files take their names. Until then earlier
 * results stay as they were, whatever fails. A folder without a manifest is unfinished. */
#ifndef REACH_STORE_FOLDER_H
#define REACH_STORE_FOLDER_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"

#define REACH_MANIFEST_NAME "manifest.json"
#define REACH_SCENARIO_NAME "scenario.yaml"
#define REACH_CHARTS_NAME "charts"
#define REACH_STORY_NAME "report.json" /* what the page says */
#define REACH_PAGE_NAME "report.html"
#define REACH_SLIDES_NAME "slides.md"
#define REACH_DECK_NAME "slides.pptx"
#define REACH_HIDDEN_PREFIX ".orgreach-" /* names of files that are being written */

enum { REACH_MAX_STAGED = 256 };

typedef struct {
  char *path;      /* as the user gave it; owned; NULL = not open */
  int fd;          /* of the directory; holds the lock */
  bool is_created; /* by us, and nothing published yet: removed again if it stays empty */
  const char *staged[REACH_MAX_STAGED]; /* final names, borrowed constants */
  size_t n_staged, n_published;         /* the first n_published have their final names */
  bool is_replacing;                 /* results of another scenario, as reach_folder_claim found */
  const char *const *outdated;       /* then these go, too, when first publishing, such as
                                        "charts/reach.png"; ended by NULL; may be NULL */
  const volatile sig_atomic_t *stop; /* number of the signal that asks to stop; may be NULL */
} reach_folder;

/* Opens the folder `path` for one process, making it and its parents if `make`. The lock is
 * the kernel's, on the directory: none is left behind by a killed process. Files that a killed
 * process was writing are removed. Returns 0, REACH_IN_USE, REACH_CANNOT_WRITE,
 * REACH_UNREADABLE (missing, without `make`) or REACH_NO_MEMORY. */
int reach_folder_open(reach_folder *folder, const char *path, bool make, reach_report *report);

/* May results of the scenario whose resolved text is `resolved` go into this folder? Yes when
 * it is empty, holds the same scenario, or `force`; else REACH_USAGE. A scenario.yaml that
 * stands there without results is somebody's own: not even `force` replaces it. `names` (ended
 * by NULL) are those that will be written: any that is not a plain file is refused
 * (REACH_CANNOT_WRITE), symbolic links included. Changes nothing. */
int reach_folder_claim(reach_folder *folder, const char *resolved, bool force,
                       const char *const *names, reach_report *report);

/* Before any work: charts/, where there is one, is a folder, and what stands there under the
 * names `charts` ("charts/reach.png", ended by NULL) are plain files; else REACH_CANNOT_WRITE. */
int reach_folder_check_charts(const reach_folder *folder, const char *const *charts,
                              reach_report *report);

/* Gives all staged files their final names, after removing the manifest and, of earlier
 * results, those of `names` that are not staged now. */
int reach_folder_publish(reach_folder *folder, const char *const *names, reach_report *report);

/* Only gives the staged files their final names, in their order; nothing is removed. */
int reach_folder_replace(reach_folder *folder, reach_report *report);

/* Stands a file of this name in it, whatever it is? */
bool reach_folder_has(const reach_folder *folder, const char *name);

/* REACH_INTERRUPTED + signal if a signal asks to stop, else 0. */
int reach_folder_stopped(const reach_folder *folder);

/* Removes what is staged and not published, and unlocks. */
void reach_folder_close(reach_folder *folder);

#endif

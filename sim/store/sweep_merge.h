/* Several parts of one sweep made one. */
#ifndef REACH_STORE_SWEEP_MERGE_H
#define REACH_STORE_SWEEP_MERGE_H

#include "store/database.h"

/* Adds all that the sweep in the folder `part` has to that of `folder`; where there is none yet, it
 * begins as a copy. Returns 0; REACH_USAGE where they are of different scenarios, input files or
 * versions; REACH_UNREADABLE; REACH_CANNOT_WRITE; REACH_NO_MEMORY. A part is taken whole or not at
 * all. */
int reach_sweep_merge(reach_folder *folder, const reach_folder *part, reach_report *report);

/* Checks that the folder may take a merged sweep: it is empty, or holds one, which `force` removes.
 * REACH_USAGE; REACH_CANNOT_WRITE. */
int reach_sweep_merge_claim(const reach_folder *folder, bool force, reach_report *report);

#endif

/* Are the files of a result folder as they were written? */
#ifndef REACH_STORE_VERIFY_H
#define REACH_STORE_VERIFY_H

#include <stdint.h>

#include "store/folder.h"

/* Holds every file that manifest.json lists against its size and SHA-256. REACH_UNREADABLE, with a
 * line for each, where one is missing or differs, and where there is no manifest. */
int reach_manifest_verify(const reach_folder *folder, uint64_t *n_files, reach_report *report);

#endif

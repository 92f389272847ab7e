#include "store/sweep_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/file.h"
#include "store/sweep_store.h"

/* The log of the database goes before what it belongs to. */
static const char *const names[] = {REACH_SWEEP_NAME "-wal",
                                    REACH_SWEEP_NAME "-shm",
                                    REACH_SWEEP_NAME "-journal",
                                    REACH_SWEEP_NAME,
                                    REACH_SWEEP_POINTS_NAME,
                                    REACH_SWEEP_SUMMARY_NAME,
                                    REACH_SWEEP_COMPARISON_NAME,
                                    REACH_SWEEP_FAILURES_NAME,
                                    REACH_SENSITIVITY_NAME,
                                    REACH_MANIFEST_NAME,
                                    REACH_PAGE_NAME,
                                    REACH_SCENARIO_NAME,
                                    NULL};

int reach_sweep_folder_clear(const reach_folder *folder, reach_report *report) {
  for (const char *const *name = names; *name; name++) {
    if (!strcmp(*name, REACH_SCENARIO_NAME)) continue;
    if (unlinkat(folder->fd, *name, 0) && errno != ENOENT)
      return reach_report_add(report, REACH_CANNOT_WRITE, "%s/%s: cannot remove it: %s",
                              folder->path, *name, strerror(errno));
  }
  return 0;
}

static int write_scenario(reach_folder *folder, const char *resolved, reach_report *report) {
  reach_file file;
  int status = reach_file_create(&file, folder, REACH_SCENARIO_NAME, report);
  if (status) return status;
  reach_file_text(&file, resolved);
  status = reach_file_stage(&file, report);
  return status ? status : reach_folder_replace(folder, report);
}

int reach_sweep_folder_claim(reach_folder *folder, const char *resolved, const reach_inputs *inputs,
                             bool force, reach_report *report) {
  int status = reach_folder_claim(folder, resolved, force, names, report);
  if (!status) status = reach_inputs_protect(inputs, folder, resolved, names, report);
  if (!status && force) status = reach_sweep_folder_clear(folder, report);
  if (status) return status;
  bool is_there = faccessat(folder->fd, REACH_SCENARIO_NAME, F_OK, 0) == 0;
  if (is_there && !folder->is_replacing) return 0;
  return write_scenario(folder, resolved, report);
}

/* orgreach verify: are results as they were written? */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stop.h"
#include "present/lettering.h"
#include "store/sweep_export.h"
#include "store/sweep_store.h"
#include "store/verify.h"

const reach_usage reach_usage_verify = {
    "verify", "", "DIR",
    "Looks whether results are as they were written: every file that the manifest of a run lists, "
    "every row of a sweep's database.\v"
    "The exit code is 4 if something is damaged or missing."};

static int verify_sweep(const reach_folder *folder, reach_report *report) {
  reach_database db = {0};
  reach_sweep_counts c;
  int status = reach_database_open(&db, folder, REACH_SWEEP_NAME, reach_sweep_kind, false, report);
  if (!status) status = reach_sweep_verify(&db, folder->stop, &c, report);
  reach_database_close(&db);
  if (!status)
    printf("%s: intact: %llu points, %llu of them finished, %llu failed; %llu blocks of runs\n",
           reach_line_clean(folder->path).text, (unsigned long long)c.n_points,
           (unsigned long long)c.n_answered, (unsigned long long)c.n_failed,
           (unsigned long long)c.n_blocks);
  return status;
}

static int verify_run(const reach_folder *folder, reach_report *report) {
  uint64_t n_files;
  int status = reach_manifest_verify(folder, &n_files, report);
  if (!status)
    printf("%s: intact: %llu files\n", reach_line_clean(folder->path).text,
           (unsigned long long)n_files);
  return status;
}

static int verify(const char *path, reach_report *report) {
  reach_folder folder;
  int status = reach_folder_open(&folder, path, false, report);
  if (status) return status;
  folder.stop = reach_stop_watch();
  bool is_sweep = !faccessat(folder.fd, REACH_SWEEP_NAME, F_OK, 0);
  bool is_run = !faccessat(folder.fd, REACH_MANIFEST_NAME, F_OK, 0);
  if (is_sweep) status = verify_sweep(&folder, report);
  if (!status && (is_run || !is_sweep)) status = verify_run(&folder, report);
  reach_folder_close(&folder);
  return status;
}

int reach_command_verify(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_verify, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) status = verify(options.operand, &report);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}

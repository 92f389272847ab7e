/* orgreach merge: the shards of a sweep made one. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "command/command.h"
#include "command/options.h"
#include "command/stop.h"
#include "present/lettering.h"
#include "store/sweep_merge.h"
#include "store/sweep_store.h"

const reach_usage reach_usage_merge = {
    "merge", "of", "DIR...",
    "Adds the sweeps in folders DIR, such as shards of one, to that in the folder of -o, which is "
    "made "
    "where there is none.\v"
    "Exported, all shards together are byte for byte what one process makes. A part that was taken "
    "stays; the same command again goes on."};

static bool is_same_folder(const reach_folder *folder, const char *path) {
  struct stat a, b;
  return !fstat(folder->fd, &a) && !stat(path, &b) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static int take(reach_folder *folder, const char *path, reach_report *report) {
  reach_folder part;
  if (is_same_folder(folder, path))
    return reach_report_add(report, REACH_USAGE, "merge: %s is the folder of -o", path);
  int status = reach_folder_open(&part, path, false, report);
  if (status) return status;
  status = reach_sweep_merge(folder, &part, report);
  reach_folder_close(&part);
  return status;
}

static int merge(const reach_options *options, reach_report *report) {
  reach_folder folder;
  if (!options->output)
    return reach_report_add(report, REACH_USAGE, "merge: -o DIR names the folder of the result");
  int status = reach_folder_open(&folder, options->output, true, report);
  if (status) return status;
  folder.stop = reach_stop_watch();
  status = reach_sweep_merge_claim(&folder, options->is_forced, report);
  for (size_t i = 0; i < options->n_operands && !status; i++) {
    status = reach_folder_stopped(&folder);
    if (status)
      reach_report_add(report, status, "stopped by %s; the same command again goes on",
                       reach_stop_name(*folder.stop));
    else
      status = take(&folder, options->operands[i], report);
  }
  if (!status)
    printf("%zu part%s: %s/%s\nTables:  orgreach export %s\n", options->n_operands,
           options->n_operands > 1 ? "s" : "", reach_line_clean(folder.path).text, REACH_SWEEP_NAME,
           reach_line_clean(folder.path).text);
  reach_folder_close(&folder);
  return status;
}

int reach_command_merge(int argc, char **argv) {
  reach_options options;
  reach_report report = {0};
  int status = reach_options_parse(&reach_usage_merge, argc, argv, &options, &report);
  if (!status && !options.has_shown_help) status = merge(&options, &report);
  reach_options_free(&options);
  return reach_command_end(&report, status);
}

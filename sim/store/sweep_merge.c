#include "store/sweep_merge.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/changes.h"
#include "store/file.h"
#include "store/sweep_folder.h"
#include "store/sweep_rows.h"
#include "store/sweep_store.h"

/* What must agree. */
static const char *const same[] = {"version",         "scenario_sha256", "inputs_sha256",
                                   "measures_sha256", "points",          "replicates"};

static int write_scenario(reach_folder *folder, reach_database *db, reach_report *report) {
  char *text;
  reach_file file;
  int status = reach_sweep_manifest_read(db, "scenario_yaml", &text, report);
  if (!status && !text) status = reach_database_damaged(db, "manifest", report);
  if (!status) status = reach_file_create(&file, folder, REACH_SCENARIO_NAME, report);
  if (!status) {
    reach_file_text(&file, text);
    status = reach_file_stage(&file, report);
  }
  free(text);
  return status ? status : reach_folder_replace(folder, report);
}

/* What differs between two sweeps in `key`, which is a digest where the scenarios differ. */
static int refuse_other(reach_database *into, reach_database *part, const char *key,
                        reach_report *report) {
  char changes[512] = "", *before = NULL, *after = NULL;
  int status = reach_sweep_manifest_read(into, "scenario_yaml", &before, report);
  if (!status) status = reach_sweep_manifest_read(part, "scenario_yaml", &after, report);
  if (!status && before && after && reach_changes_write(after, before, changes, sizeof changes))
    status = reach_report_no_memory(report, "the scenario");
  free(before);
  free(after);
  if (status) return status;
  return reach_report_add(report, REACH_USAGE,
                          "%s: is not of the same sweep as %s (%s%s); name another folder with -o, "
                          "or begin that one anew with --force",
                          part->path, into->path, *changes ? changes : key,
                          *changes ? "" : " differs");
}

static int check_same(reach_database *into, reach_database *part, reach_report *report) {
  int status = 0;
  for (size_t i = 0; i < sizeof same / sizeof *same && !status; i++) {
    char *a = NULL, *b = NULL;
    status = reach_sweep_manifest_read(into, same[i], &a, report);
    if (!status) status = reach_sweep_manifest_read(part, same[i], &b, report);
    if (!status && (!a || !b)) status = reach_database_damaged(a ? part : into, "manifest", report);
    if (!status && strcmp(a, b) != 0) status = refuse_other(into, part, same[i], report);
    free(a);
    free(b);
  }
  return status;
}

/* Rows that both have are the same. The cost is that of the part, whatever has been merged before.
 */
static const char add_rows[] =
    "INSERT OR IGNORE INTO runs SELECT * FROM part.runs;"
    "INSERT OR IGNORE INTO measures SELECT * FROM part.measures;"
    "INSERT OR IGNORE INTO comparisons SELECT * FROM part.comparisons;"
    "UPDATE points SET (replicates, precision_reached, sha256) ="
    " (SELECT replicates, precision_reached, sha256 FROM part.points p"
    " WHERE p.point = points.point) WHERE sha256 IS NULL AND point IN"
    " (SELECT point FROM part.points WHERE sha256 IS NOT NULL);"
    "INSERT INTO failures SELECT * FROM part.failures WHERE true ON CONFLICT (point) DO UPDATE"
    " SET block = excluded.block, reason = excluded.reason WHERE excluded.block < block;"
    "DELETE FROM failures WHERE"
    " (SELECT sha256 FROM points p WHERE p.point = failures.point) IS NOT NULL;";

static int attach(reach_database *into, const char *path, reach_report *report) {
  sqlite3_stmt *statement;
  int status = reach_statement_make(into, "ATTACH ?1 AS part", &statement, report);
  if (status) return status;
  sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
  status = reach_statement_run(into, statement, report);
  sqlite3_finalize(statement);
  return status;
}

static int add(reach_database *into, const char *path, reach_report *report) {
  int status = attach(into, path, report);
  if (!status) status = reach_database_run(into, "BEGIN IMMEDIATE", report);
  if (status) return status;
  status = reach_database_run(into, add_rows, report);
  if (!status) status = reach_database_run(into, "COMMIT", report);
  if (status) sqlite3_exec(into->handle, "ROLLBACK", NULL, NULL, NULL);
  if (!status) status = reach_database_run(into, "DETACH part", report);
  return status;
}

/* The head of a sweep is that of its first part. */
static int copy(reach_database *into, reach_database *part, reach_report *report) {
  sqlite3_backup *backup = sqlite3_backup_init(into->handle, "main", part->handle, "main");
  if (!backup) return reach_database_error(into, report);
  int step = sqlite3_backup_step(backup, -1);
  int code = sqlite3_backup_finish(backup); /* does not tell of a lock */
  if (code == SQLITE_OK && step == SQLITE_DONE) return 0;
  if (code != SQLITE_OK) return reach_database_error(into, report);
  return reach_report_add(report, REACH_IN_USE, "%s: %s", into->path, sqlite3_errstr(step));
}

static int merge(reach_database *into, reach_folder *folder, reach_database *part,
                 reach_report *report) {
  bool is_new;
  int status = reach_database_is_empty(into, &is_new, report);
  if (!status)
    status = is_new ? write_scenario(folder, part, report) : check_same(into, part, report);
  if (status) return status;
  return is_new ? copy(into, part, report) : add(into, part->path, report);
}

int reach_sweep_merge(reach_folder *folder, const reach_folder *part, reach_report *report) {
  reach_database into = {0}, from = {0};
  int status = reach_database_open(&from, part, REACH_SWEEP_NAME, reach_sweep_kind, false, report);
  if (!status) status = reach_database_check(&from, report);
  if (!status)
    status = reach_database_open(&into, folder, REACH_SWEEP_NAME, reach_sweep_kind, true, report);
  if (!status) status = merge(&into, folder, &from, report);
  reach_database_close(&from);
  if (!status)
    status = reach_database_finish(&into, report);
  else
    reach_database_close(&into);
  return status;
}

int reach_sweep_merge_claim(const reach_folder *folder, bool force, reach_report *report) {
  static const char *const names[] = {REACH_SWEEP_NAME, REACH_SCENARIO_NAME, NULL};
  if (force) return reach_sweep_folder_clear(folder, report);
  if (!faccessat(folder->fd, REACH_SWEEP_NAME, F_OK, 0)) return 0;
  reach_folder look = *folder;
  return reach_folder_claim(&look, "", false, names, report);
}

#include "store/database.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/remote.h"

enum { WAIT_MS = 5000, READERS_MS = 300 }; /* for somebody who looks into the database */

/* In the order of SQLite's primary codes. */
static int status_of(int code) {
  switch (code & 0xff) {
  case SQLITE_NOMEM:
    return REACH_NO_MEMORY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_FORMAT:
  case SQLITE_ERROR: /* our statements are right: a table is missing */
  case SQLITE_CONSTRAINT:
  case SQLITE_MISMATCH:
    return REACH_UNREADABLE;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return REACH_IN_USE;
  case SQLITE_FULL:
  case SQLITE_IOERR:
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
    return REACH_CANNOT_WRITE;
  default:
    return REACH_INTERNAL;
  }
}

/* SQLite's words say little ("disk I/O error"): the system's tell why. */
static int cannot_write(const reach_database *db, int code, const char *words,
                        reach_report *report) {
  int number = db->handle ? sqlite3_system_errno(db->handle) : 0;
  bool is_full = (code & 0xff) == SQLITE_FULL || number == ENOSPC || number == EDQUOT;
  return reach_report_add(report, REACH_CANNOT_WRITE, "%s: cannot be read or written: %s%s%s%s; %s",
                          db->path, number ? strerror(number) : words, number ? " (SQLite: " : "",
                          number ? words : "", number ? ")" : "",
                          is_full ? "make room, and the same command goes on"
                                  : "the same command goes on once that is mended, or name another "
                                    "folder with -o");
}

static int tell(const reach_database *db, int code, const char *words, reach_report *report) {
  int status = status_of(code);
  if (status == REACH_NO_MEMORY) return reach_report_no_memory(report, "the database");
  if (status == REACH_UNREADABLE) return reach_database_damaged(db, words, report);
  if (status == REACH_CANNOT_WRITE) return cannot_write(db, code, words, report);
  return reach_report_add(report, status, "%s: %s", db->path, words);
}

int reach_database_error(const reach_database *db, reach_report *report) {
  return tell(db, sqlite3_extended_errcode(db->handle), sqlite3_errmsg(db->handle), report);
}

int reach_database_damaged(const reach_database *db, const char *where, reach_report *report) {
  /* A text that could not be had for want of memory is no damage. */
  if (db->handle && sqlite3_errcode(db->handle) == SQLITE_NOMEM)
    return reach_report_no_memory(report, "the database");
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s: is damaged (%s); begin anew with --force, or restore a copy",
                          db->path, where);
}

int reach_database_run(reach_database *db, const char *sql, reach_report *report) {
  int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK ? 0 : reach_database_error(db, report);
}

static int read_number(reach_database *db, const char *sql, int *number, reach_report *report) {
  sqlite3_stmt *statement;
  int status = reach_statement_make(db, sql, &statement, report);
  if (status) return status;
  if (sqlite3_step(statement) == SQLITE_ROW)
    *number = sqlite3_column_int(statement, 0);
  else
    status = reach_database_error(db, report);
  sqlite3_finalize(statement);
  return status;
}

int reach_database_is_empty(reach_database *db, bool *is_empty, reach_report *report) {
  int n_tables = 0;
  int status = read_number(db, "SELECT count(*) FROM sqlite_schema", &n_tables, report);
  *is_empty = !status && !n_tables;
  return status;
}

/* An empty file is one that was just made, or whose maker was killed. */
static int check_kind(reach_database *db, reach_database_kind kind, bool make,
                      reach_report *report) {
  int id = 0, version = 0;
  bool is_empty = false;
  int status = read_number(db, "PRAGMA application_id", &id, report);
  if (!status) status = read_number(db, "PRAGMA user_version", &version, report);
  if (!status) status = reach_database_is_empty(db, &is_empty, report);
  if (status) return status;
  if (!id && is_empty && make) return 0;
  if (!id && is_empty)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s: nothing is in it yet; the command that made it goes on", db->path);
  if (id != kind.application_id)
    return reach_report_add(report, REACH_UNREADABLE, "%s: is no database of Orgreach", db->path);
  if (version == kind.version) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s: was made by another version of Orgreach (tables of version %d, "
                          "allowed %d); begin anew with --force",
                          db->path, version, kind.version);
}

int reach_database_open(reach_database *db, const reach_folder *folder, const char *name,
                        reach_database_kind kind, bool make, reach_report *report) {
  *db = (reach_database){0};
  /* SQLite may be built to take file:NAME for a URI, which is another file. */
  const char *here = strncmp(folder->path, "file:", strlen("file:")) ? "" : "./";
  if (asprintf(&db->path, "%s%s/%s", here, folder->path, name) < 0) {
    db->path = NULL;
    return reach_report_no_memory(report, "the database");
  }
  if (!make && access(db->path, F_OK))
    return reach_report_add(report, REACH_UNREADABLE, "%s: there is none", db->path);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
  int code = sqlite3_open_v2(db->path, &db->handle, flags, NULL);
  if (code != SQLITE_OK) return tell(db, code, sqlite3_errstr(code), report);
  sqlite3_extended_result_codes(db->handle, 1);
  sqlite3_busy_timeout(db->handle, WAIT_MS);
  /* Where machines cannot share memory the file itself is locked, before anything of it is read,
   * and there is no log: slower, and safe also where the lock of the folder is one of this machine.
   */
  bool is_remote = make && reach_is_remote(folder->fd);
  int status = 0;
  if (is_remote) status = reach_database_run(db, "PRAGMA main.locking_mode=EXCLUSIVE", report);
  if (!status) status = check_kind(db, kind, make, report);
  if (status || !make) return status; /* who only reads changes no byte */
  return reach_database_run(db,
                            is_remote ? "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL"
                                      : "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
                            report);
}

int reach_database_finish(reach_database *db, reach_report *report) {
  sqlite3_busy_timeout(db->handle, READERS_MS);
  int status = reach_database_run(db, "PRAGMA wal_checkpoint(TRUNCATE)", report);
  /* While somebody reads it stays as it is, which is as good. */
  if (!status) sqlite3_exec(db->handle, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
  reach_database_close(db);
  return status;
}

void reach_database_close(reach_database *db) {
  if (db->handle) sqlite3_close(db->handle);
  free(db->path);
  *db = (reach_database){0};
}

int reach_database_check(reach_database *db, reach_report *report) {
  sqlite3_stmt *statement;
  int status = reach_statement_make(db, "PRAGMA integrity_check(1)", &statement, report);
  if (status) return status;
  int code = sqlite3_step(statement);
  const char *said = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
  if (code != SQLITE_ROW)
    status = reach_database_error(db, report);
  else if (!said || strcmp(said, "ok") != 0)
    status = reach_database_damaged(db, said ? said : "integrity check", report);
  sqlite3_finalize(statement);
  return status;
}

int reach_statement_make(reach_database *db, const char *sql, sqlite3_stmt **statement,
                         reach_report *report) {
  *statement = NULL;
  int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
  return code == SQLITE_OK ? 0 : reach_database_error(db, report);
}

int reach_statement_run(const reach_database *db, sqlite3_stmt *statement, reach_report *report) {
  int status = sqlite3_step(statement) == SQLITE_DONE ? 0 : reach_database_error(db, report);
  sqlite3_reset(statement);
  return status;
}

void reach_statement_bind(sqlite3_stmt *statement, int place, double value) {
  if (isnan(value))
    sqlite3_bind_null(statement, place);
  else
    sqlite3_bind_double(statement, place, value);
}

double reach_statement_number(sqlite3_stmt *statement, int column) {
  bool is_null = sqlite3_column_type(statement, column) == SQLITE_NULL;
  return is_null ? NAN : sqlite3_column_double(statement, column);
}

/* An SQLite database of a result folder, and its statements. SQLite stands here and nowhere else in
 * the program. Written by one process at a time (the folder's lock), read by anybody meanwhile. */
#ifndef REACH_STORE_DATABASE_H
#define REACH_STORE_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/folder.h"

typedef struct {
  sqlite3 *handle; /* NULL = not open */
  char *path;      /* owned */
} reach_database;

/* What tells the file from those of other programs, and of other versions of ours. */
typedef struct {
  int application_id, version;
} reach_database_kind;

/* Opens folder/name, for one thread at a time; `make`: where there is none, an empty one is made.
 * Left by a process that was killed, it is as after its last transaction. Returns 0,
 * REACH_UNREADABLE (missing, damaged, or of another kind), REACH_CANNOT_WRITE or REACH_NO_MEMORY.
 * Close is legal after failure. */
int reach_database_open(reach_database *db, const reach_folder *folder, const char *name,
                        reach_database_kind kind, bool make, reach_report *report);
/* Back to a single file, and closed. */
int reach_database_finish(reach_database *db, reach_report *report);
void reach_database_close(reach_database *db);

/* Has it no tables yet? */
int reach_database_is_empty(reach_database *db, bool *is_empty, reach_report *report);
/* Runs statements without values. */
int reach_database_run(reach_database *db, const char *sql, reach_report *report);
/* Says what went wrong last; returns the status. */
int reach_database_error(const reach_database *db, reach_report *report);
/* What is read from it at `where` cannot be. Returns REACH_UNREADABLE (or REACH_NO_MEMORY). */
int reach_database_damaged(const reach_database *db, const char *where, reach_report *report);
/* Looks at every page: 0, or REACH_UNREADABLE with what is wrong. */
int reach_database_check(reach_database *db, reach_report *report);

int reach_statement_make(reach_database *db, const char *sql, sqlite3_stmt **statement,
                         reach_report *report);
/* Runs a statement that gives no rows, and makes it ready for new values. */
int reach_statement_run(const reach_database *db, sqlite3_stmt *statement, reach_report *report);
/* NaN becomes NULL, and NULL becomes NaN. */
void reach_statement_bind(sqlite3_stmt *statement, int place, double value);
double reach_statement_number(sqlite3_stmt *statement, int column);

#endif

#include "store/sweep_plan.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/sweep_rows.h"

static const char tables[] =
    "CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE organizations (organization INTEGER PRIMARY KEY, name TEXT NOT NULL);"
    "CREATE TABLE axes (axis INTEGER PRIMARY KEY, key TEXT NOT NULL, unit TEXT NOT NULL);"
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, point INTEGER NOT NULL, block INTEGER NOT NULL,"
    " first INTEGER NOT NULL, replicates INTEGER NOT NULL, networks INTEGER NOT NULL,"
    " packed BLOB NOT NULL, sha256 TEXT NOT NULL);"
    "CREATE TABLE measures (id INTEGER PRIMARY KEY, point INTEGER NOT NULL,"
    " organization TEXT NOT NULL, measure TEXT NOT NULL, unit TEXT NOT NULL, mean REAL,"
    " ci_low REAL, ci_high REAL, sd REAL, p05 REAL, median REAL, p95 REAL, n INTEGER NOT NULL);"
    "CREATE TABLE comparisons (id INTEGER PRIMARY KEY, point INTEGER NOT NULL,"
    " organization TEXT NOT NULL, baseline TEXT NOT NULL, measure TEXT NOT NULL, ratio REAL,"
    " ratio_ci_low REAL, ratio_ci_high REAL, difference REAL, difference_ci_low REAL,"
    " difference_ci_high REAL);"
    "CREATE TABLE failures (point INTEGER PRIMARY KEY, block INTEGER NOT NULL,"
    " reason TEXT NOT NULL, seed TEXT NOT NULL, command TEXT NOT NULL);";

/* Each is given its value by what is below, in one transaction. */
typedef struct {
  reach_database *db;
  const reach_design *design;
  const reach_sweep_identity *identity;
  sqlite3_stmt *entry; /* of the manifest */
  reach_report *report;
  int status;
} writing;

static void note(writing *w, const char *key, const char *value) {
  if (w->status) return;
  sqlite3_bind_text(w->entry, 1, key, -1, SQLITE_STATIC);
  sqlite3_bind_text(w->entry, 2, value, -1, SQLITE_STATIC);
  w->status = reach_statement_run(w->db, w->entry, w->report);
}

static void note_count(writing *w, const char *key, uint64_t count) {
  char text[24];
  snprintf(text, sizeof text, "%" PRIu64, count);
  note(w, key, text);
}

static void note_now(writing *w, const char *key) {
  struct timespec now;
  struct tm utc;
  char text[32] = "";
  clock_gettime(CLOCK_REALTIME, &now);
  if (gmtime_r(&now.tv_sec, &utc)) strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  note(w, key, text);
}

static void note_arguments(writing *w) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  for (const char *const *a = w->identity->argument; out && *a; a++)
    fprintf(out, "%s%s", a == w->identity->argument ? "" : " ", *a);
  bool is_written = out && !fclose(out) && text;
  if (is_written)
    note(w, "command", text);
  else
    w->status = reach_report_no_memory(w->report, "the database");
  free(text);
}

/* Who gets the values of each axis, as bits: the resolved scenario does not tell any more which
 * values an organization had of its own. */
static void note_organizations(writing *w) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  for (size_t d = 0; out && d < w->design->n_axes; d++)
    fprintf(out, "%s%" PRIu64, d ? "," : "", w->design->axis[d].organizations);
  if (out && !fclose(out) && text)
    note(w, REACH_SWEEP_AXES_KEY, text);
  else
    w->status = reach_report_no_memory(w->report, "the database");
  free(text);
}

/* Digests of what must be the same to go on. */
typedef struct {
  char scenario[REACH_DIGEST_LENGTH + 1], inputs[REACH_DIGEST_LENGTH + 1],
      measures[REACH_DIGEST_LENGTH + 1];
} fingerprints;

static void find_fingerprints(const reach_sweep_identity *identity, fingerprints *f) {
  reach_digest digest;
  reach_digest_of(identity->resolved, strlen(identity->resolved), f->scenario);
  reach_digest_start(&digest);
  for (size_t i = 0; i < identity->inputs->n; i++) {
    const reach_input *input = &identity->inputs->item[i];
    reach_digest_add(&digest, input->sha256, input->is_summed ? strlen(input->sha256) : 0);
    reach_digest_add(&digest, ";", 1);
  }
  reach_digest_finish(&digest, f->inputs);
  reach_digest_start(&digest);
  for (int m = 0; m < REACH_N_MEASURES; m++)
    reach_digest_add(&digest, reach_measure_table[m].name, strlen(reach_measure_table[m].name) + 1);
  reach_digest_finish(&digest, f->measures);
}

static void write_manifest(writing *w) {
  const reach_scenario *scenario = w->design->scenario;
  const reach_params *p = &scenario->organization[0].params;
  fingerprints f;
  find_fingerprints(w->identity, &f);
  note(w, "program", "orgreach");
  note(w, "version", ORGREACH_VERSION);
  note(w, "scenario", scenario->name);
  note(w, "title", p->title);
  note(w, "scenario_yaml", w->identity->resolved);
  note(w, "scenario_sha256", f.scenario);
  note(w, "inputs_sha256", f.inputs);
  note(w, "measures_sha256", f.measures);
  note(w, "baseline", scenario->organization[scenario->baseline].name);
  note_count(w, "seed", p->run_seed);
  note_count(w, "points", w->design->n_points);
  note_count(w, "replicates", w->design->n_replicates);
  note_count(w, "organizations", scenario->n_organizations);
  note_count(w, "measures", REACH_N_MEASURES);
  note_organizations(w);
  note_arguments(w);
  note_now(w, "started");
}

static void write_organizations(writing *w) {
  static const char insert[] = "INSERT INTO organizations VALUES (?1, ?2)";
  const reach_scenario *scenario = w->design->scenario;
  sqlite3_stmt *st = NULL;
  if (!w->status) w->status = reach_statement_make(w->db, insert, &st, w->report);
  for (size_t o = 0; o < scenario->n_organizations && !w->status; o++) {
    sqlite3_bind_int64(st, 1, (int64_t)o);
    sqlite3_bind_text(st, 2, scenario->organization[o].name, -1, SQLITE_STATIC);
    w->status = reach_statement_run(w->db, st, w->report);
  }
  sqlite3_finalize(st);
}

static void write_axes(writing *w) {
  sqlite3_stmt *st = NULL;
  if (!w->status)
    w->status = reach_statement_make(w->db, "INSERT INTO axes VALUES (?1, ?2, ?3)", &st, w->report);
  for (size_t d = 0; d < w->design->n_axes && !w->status; d++) {
    const reach_axis *axis = &w->design->axis[d];
    const reach_param *row = &reach_param_table[axis->param];
    sqlite3_bind_int64(st, 1, (int64_t)d);
    sqlite3_bind_text(st, 2, axis->key, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 3, row->kind == REACH_CHOICE ? "" : row->unit, -1, SQLITE_STATIC);
    w->status = reach_statement_run(w->db, st, w->report);
  }
  sqlite3_finalize(st);
}

/* Names of columns are data of the user's: %w doubles quotes in them. */
static char *points_sql(const reach_design *design) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  sqlite3_str_appendall(text, "CREATE TABLE points (point INTEGER PRIMARY KEY");
  for (size_t d = 0; d < design->n_axes; d++) {
    enum reach_kind kind = reach_param_table[design->axis[d].param].kind;
    sqlite3_str_appendf(text, ", \"%w\" %s", design->axis[d].key,
                        kind == REACH_CHOICE  ? "TEXT"
                        : kind == REACH_COUNT ? "INTEGER"
                                              : "REAL");
  }
  sqlite3_str_appendall(text, ", replicates INTEGER, precision_reached INTEGER, sha256 TEXT)");
  return sqlite3_str_finish(text);
}

static char *point_sql(const reach_design *design) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  sqlite3_str_appendall(text, "INSERT INTO points VALUES (?1");
  for (size_t d = 0; d < design->n_axes; d++) sqlite3_str_appendf(text, ", ?%d", (int)d + 2);
  sqlite3_str_appendall(text, ", NULL, NULL, NULL)");
  return sqlite3_str_finish(text);
}

static void bind_value(sqlite3_stmt *st, int place, const reach_axis *axis, double value) {
  enum reach_kind kind = reach_param_table[axis->param].kind;
  char word[REACH_AXIS_WORD_SIZE];
  if (isnan(value)) {
    sqlite3_bind_null(st, place);
  } else if (kind == REACH_CHOICE) {
    reach_axis_write(axis, value, word);
    sqlite3_bind_text(st, place, word, -1, SQLITE_TRANSIENT);
  } else if (kind == REACH_COUNT) {
    sqlite3_bind_int64(st, place, (int64_t)value);
  } else {
    sqlite3_bind_double(st, place, value);
  }
}

static void write_point(writing *w, sqlite3_stmt *st, uint64_t point) {
  const reach_design *design = w->design;
  sqlite3_bind_int64(st, 1, (int64_t)point);
  for (size_t d = 0; d < design->n_axes; d++)
    bind_value(st, (int)d + 2, &design->axis[d], design->kind->value(design, point, d));
  w->status = reach_statement_run(w->db, st, w->report);
}

static void write_points(writing *w) {
  char *create = points_sql(w->design), *insert = point_sql(w->design);
  sqlite3_stmt *st = NULL;
  if (!w->status && (!create || !insert))
    w->status = reach_report_no_memory(w->report, "the points");
  if (!w->status) w->status = reach_database_run(w->db, create, w->report);
  if (!w->status) w->status = reach_statement_make(w->db, insert, &st, w->report);
  for (uint64_t i = 0; i < w->design->n_points && !w->status; i++) write_point(w, st, i);
  sqlite3_finalize(st);
  sqlite3_free(create);
  sqlite3_free(insert);
}

static void write_kind(writing *w) {
  char text[96];
  snprintf(text, sizeof text, "PRAGMA application_id=%d; PRAGMA user_version=%d",
           reach_sweep_kind.application_id, reach_sweep_kind.version);
  if (!w->status) w->status = reach_database_run(w->db, text, w->report);
}

static int write_head(reach_database *db, const reach_design *design,
                      const reach_sweep_identity *identity, reach_report *report) {
  writing w = {.db = db, .design = design, .identity = identity, .report = report};
  w.status = reach_database_run(db, "BEGIN IMMEDIATE", report);
  if (w.status) return w.status;
  w.status = reach_database_run(db, tables, report);
  if (!w.status)
    w.status = reach_statement_make(db, "INSERT OR REPLACE INTO manifest VALUES (?1, ?2)", &w.entry,
                                    report);
  if (!w.status) write_manifest(&w);
  write_organizations(&w);
  write_axes(&w);
  write_points(&w);
  char hex[REACH_DIGEST_LENGTH + 1];
  if (!w.status) w.status = reach_sweep_head_digest(db, hex, report);
  if (!w.status) note(&w, "head_sha256", hex);
  write_kind(&w);
  sqlite3_finalize(w.entry);
  if (!w.status) return reach_database_run(db, "COMMIT", report);
  sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
  return w.status;
}

static int check_entry(reach_database *db, const char *key, const char *expected, const char *of,
                       reach_report *report) {
  char *value;
  int status = reach_sweep_manifest_read(db, key, &value, report);
  if (!status && !value) status = reach_database_damaged(db, key, report);
  if (!status && strcmp(value, expected) != 0)
    status = reach_report_add(report, REACH_USAGE,
                              "%s: holds a sweep of %s; name another folder with -o, or begin anew "
                              "with --force",
                              db->path, of);
  free(value);
  return status;
}

/* Values of a point are read into room for those of the design. */
static int check_size(reach_database *db, const reach_design *design, reach_report *report) {
  reach_sweep_size size = {0};
  int status = reach_sweep_size_read(db, &size, report);
  bool is_as_planned = size.n_points == design->n_points &&
                       size.n_replicates == design->n_replicates &&
                       size.n_organizations == design->scenario->n_organizations &&
                       size.n_measures == REACH_N_MEASURES;
  return status || is_as_planned ? status : reach_database_damaged(db, "manifest", report);
}

static int check_head(reach_database *db, const reach_design *design,
                      const reach_sweep_identity *identity, reach_report *report) {
  fingerprints f;
  find_fingerprints(identity, &f);
  int status = check_entry(db, "scenario_sha256", f.scenario,
                           "another scenario, or of this one before a change", report);
  if (!status) status = check_entry(db, "inputs_sha256", f.inputs, "other input files", report);
  if (!status)
    status = check_entry(db, "version", ORGREACH_VERSION, "another version of Orgreach", report);
  if (!status)
    status = check_entry(db, "measures_sha256", f.measures, "another version of Orgreach", report);
  return status ? status : check_size(db, design, report);
}

int reach_sweep_plan_write(reach_database *db, const reach_design *design,
                           const reach_sweep_identity *identity, reach_report *report) {
  bool is_empty;
  int status = reach_database_is_empty(db, &is_empty, report);
  if (status) return status;
  return is_empty ? write_head(db, design, identity, report)
                  : check_head(db, design, identity, report);
}

int reach_sweep_plan_finish(reach_database *db, reach_report *report) {
  writing w = {.db = db, .report = report};
  w.status =
      reach_statement_make(db, "INSERT OR REPLACE INTO manifest VALUES (?1, ?2)", &w.entry, report);
  if (!w.status) note_now(&w, "finished");
  sqlite3_finalize(w.entry);
  return w.status;
}

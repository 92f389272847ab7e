#include "store/sweep_export.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/csv.h"
#include "store/file.h"
#include "store/packed.h"
#include "store/sweep_folder.h"
#include "store/sweep_so_far.h"
#include "study/blocks.h"

enum { POINTS, SUMMARY, COMPARISON, FAILURES, N_FILES };

static const char *const names[N_FILES] = {[POINTS] = REACH_SWEEP_POINTS_NAME,
                                           [SUMMARY] = REACH_SWEEP_SUMMARY_NAME,
                                           [COMPARISON] = REACH_SWEEP_COMPARISON_NAME,
                                           [FAILURES] = REACH_SWEEP_FAILURES_NAME};

enum { READ_POINTS, READ_MEASURES, READ_COMPARISONS, READ_FAILURE, N_STATEMENTS };

static const char *const sql[N_STATEMENTS] = {
    [READ_POINTS] = "SELECT * FROM points ORDER BY point",
    [READ_MEASURES] =
        "SELECT id, organization, measure, unit, mean, ci_low, ci_high, sd, p05, median, p95, n "
        "FROM measures WHERE id >= ?1 AND id < ?2 ORDER BY id",
    [READ_COMPARISONS] =
        "SELECT id, organization, measure, baseline, ratio, ratio_ci_low, ratio_ci_high, "
        "difference, difference_ci_low, difference_ci_high "
        "FROM comparisons WHERE id >= ?1 AND id < ?2 ORDER BY id",
    [READ_FAILURE] = "SELECT reason, seed, command FROM failures WHERE point = ?1"};

typedef struct {
  reach_database *db;
  reach_sweep_size size;
  sqlite3_stmt *statement[N_STATEMENTS];
  reach_file file[N_FILES];
  bool is_writing;
  int n_axes;
  reach_sweep_so_far so_far; /* of points without an answer; only where something is written */
  const volatile sig_atomic_t *stop;
  reach_sweep_counts *counts;
  reach_report *report;
} reading;

static const char *text_at(sqlite3_stmt *st, int column) {
  const char *text = (const char *)sqlite3_column_text(st, column);
  return text ? text : "";
}

/* Point, and its values on the axes. */
static void write_point(reading *r, int file) {
  sqlite3_stmt *st = r->statement[READ_POINTS];
  if (!r->is_writing) return;
  reach_csv_count(&r->file[file], (uint64_t)sqlite3_column_int64(st, 0));
  for (int d = 1; d <= r->n_axes; d++) {
    if (sqlite3_column_type(st, d) == SQLITE_TEXT)
      reach_csv_text(&r->file[file], text_at(st, d));
    else
      reach_csv_number(&r->file[file], reach_statement_number(st, d));
  }
}

static void write_header(reading *r, int file, const char *words) {
  sqlite3_stmt *st = r->statement[READ_POINTS];
  reach_csv_text(&r->file[file], "point");
  for (int d = 1; d <= r->n_axes; d++) reach_csv_text(&r->file[file], sqlite3_column_name(st, d));
  reach_file_print(&r->file[file], ",%s", words);
  reach_csv_end_row(&r->file[file]);
}

/* What stands behind the values on the axes. */
enum { REPLICATES = 1, PRECISION_REACHED, SHA256, N_BEHIND = SHA256 };

static void digest_point(const reading *r, uint64_t point, reach_digest *digest) {
  sqlite3_stmt *st = r->statement[READ_POINTS];
  int precise = r->n_axes + PRECISION_REACHED;
  bool is_null = sqlite3_column_type(st, precise) == SQLITE_NULL;
  reach_sweep_digest_point(digest, point,
                           (uint64_t)sqlite3_column_int64(st, r->n_axes + REPLICATES),
                           is_null ? -1 : sqlite3_column_int(st, precise));
  for (int d = 1; d <= r->n_axes; d++) {
    bool is_word = sqlite3_column_type(st, d) == SQLITE_TEXT;
    reach_sweep_digest_value(digest, is_word ? NAN : reach_statement_number(st, d),
                             is_word ? text_at(st, d) : NULL);
  }
}

static void write_measure(reading *r, const reach_sweep_label *label, const reach_summary *s) {
  const double x[] = {s->mean, s->ci_low, s->ci_high, s->sd, s->p05, s->median, s->p95};
  reach_file *file = &r->file[SUMMARY];
  if (!r->is_writing) return;
  write_point(r, SUMMARY);
  reach_csv_text(file, label->organization);
  reach_csv_text(file, label->measure);
  reach_csv_text(file, label->unit);
  for (int i = 0; i < 7; i++) reach_csv_number(file, x[i]);
  reach_csv_count(file, s->n);
  reach_csv_end_row(file);
}

static void write_comparison(reading *r, const reach_sweep_label *label,
                             const reach_comparison *c) {
  const double x[] = {c->ratio,      c->ratio_ci_low,      c->ratio_ci_high,
                      c->difference, c->difference_ci_low, c->difference_ci_high};
  reach_file *file = &r->file[COMPARISON];
  if (!r->is_writing) return;
  write_point(r, COMPARISON);
  reach_csv_text(file, label->organization);
  reach_csv_text(file, label->baseline);
  reach_csv_text(file, label->measure);
  for (int i = 0; i < 6; i++) reach_csv_number(file, x[i]);
  reach_csv_end_row(file);
}

static void take_measure(reading *r, reach_digest *digest) {
  sqlite3_stmt *st = r->statement[READ_MEASURES];
  double x[7];
  for (int i = 0; i < 7; i++) x[i] = reach_statement_number(st, 4 + i);
  reach_summary s = {x[0], x[1], x[2], x[3],
                     x[4], x[5], x[6], (uint64_t)sqlite3_column_int64(st, 11)};
  reach_sweep_label label = {sqlite3_column_int64(st, 0), text_at(st, 1), text_at(st, 2),
                             text_at(st, 3), NULL};
  reach_sweep_digest_measure(digest, &label, &s);
  write_measure(r, &label, &s);
}

static void take_comparison(reading *r, reach_digest *digest) {
  sqlite3_stmt *st = r->statement[READ_COMPARISONS];
  double x[6];
  for (int i = 0; i < 6; i++) x[i] = reach_statement_number(st, 4 + i);
  reach_comparison c = {x[0], x[1], x[2], x[3], x[4], x[5]};
  reach_sweep_label label = {sqlite3_column_int64(st, 0), text_at(st, 1), text_at(st, 2), NULL,
                             text_at(st, 3)};
  reach_sweep_digest_comparison(digest, &label, &c);
  write_comparison(r, &label, &c);
}

/* A point that is not finished: what its replicates say so far. */
static int take_so_far(reading *r, uint64_t point, uint64_t *n_replicates) {
  reach_sweep_so_far *s = &r->so_far;
  int status = 0;
  *n_replicates = 0;
  if (!r->is_writing) return 0;
  if (!s->db) status = reach_sweep_so_far_init(s, r->db, &r->size, r->report);
  if (!status) status = reach_sweep_so_far_sum_up(s, point, r->report);
  if (status || !s->n_replicates) return status;
  size_t n = r->size.n_organizations * REACH_N_MEASURES;
  for (size_t i = 0; i < n; i++) {
    reach_sweep_label label = reach_sweep_so_far_label(s, point, i);
    if (reach_sweep_has_summary(&s->summary[i])) write_measure(r, &label, &s->summary[i]);
    if (reach_sweep_has_comparison(&s->comparison[i]))
      write_comparison(r, &label, &s->comparison[i]);
  }
  *n_replicates = s->n_replicates;
  r->counts->n_begun++;
  if (r->counts->n_least == 0 || s->n_replicates < r->counts->n_least)
    r->counts->n_least = s->n_replicates;
  if (s->n_replicates > r->counts->n_most) r->counts->n_most = s->n_replicates;
  return 0;
}

/* All rows of a point in one of the two tables. */
static int take_rows(reading *r, int which, uint64_t point, reach_digest *digest,
                     void take(reading *, reach_digest *)) {
  sqlite3_stmt *st = r->statement[which];
  uint64_t n = r->size.n_organizations * r->size.n_measures;
  sqlite3_bind_int64(st, 1, (int64_t)(point * n));
  sqlite3_bind_int64(st, 2, (int64_t)((point + 1) * n));
  int code;
  while ((code = sqlite3_step(st)) == SQLITE_ROW) take(r, digest);
  int status = code == SQLITE_DONE ? 0 : reach_database_error(r->db, r->report);
  sqlite3_reset(st);
  return status;
}

static int take_answer(reading *r, uint64_t point, const char *said) {
  char hex[REACH_DIGEST_LENGTH + 1], where[48];
  reach_digest digest;
  digest_point(r, point, &digest);
  int status = take_rows(r, READ_MEASURES, point, &digest, take_measure);
  if (!status) status = take_rows(r, READ_COMPARISONS, point, &digest, take_comparison);
  reach_digest_finish(&digest, hex);
  if (status || strcmp(hex, said) == 0) return status;
  snprintf(where, sizeof where, "measures: point %" PRIu64, point);
  return reach_database_damaged(r->db, where, r->report);
}

static int take_failure(reading *r, uint64_t point, bool *has_failed) {
  sqlite3_stmt *st = r->statement[READ_FAILURE];
  sqlite3_bind_int64(st, 1, (int64_t)point);
  int code = sqlite3_step(st);
  *has_failed = code == SQLITE_ROW;
  if (*has_failed && r->is_writing) {
    write_point(r, FAILURES);
    for (int i = 0; i < 3; i++) reach_csv_text(&r->file[FAILURES], text_at(st, i));
    reach_csv_end_row(&r->file[FAILURES]);
  }
  int status =
      code == SQLITE_ROW || code == SQLITE_DONE ? 0 : reach_database_error(r->db, r->report);
  sqlite3_reset(st);
  return status;
}

static void write_point_row(reading *r, const char *state, uint64_t n_replicates) {
  sqlite3_stmt *st = r->statement[READ_POINTS];
  if (!r->is_writing) return;
  write_point(r, POINTS);
  reach_csv_text(&r->file[POINTS], state);
  reach_csv_number(&r->file[POINTS], n_replicates ? (double)n_replicates : NAN);
  reach_csv_number(&r->file[POINTS], reach_statement_number(st, r->n_axes + PRECISION_REACHED));
  reach_csv_end_row(&r->file[POINTS]);
}

static int take_point(reading *r) {
  sqlite3_stmt *st = r->statement[READ_POINTS];
  uint64_t point = (uint64_t)sqlite3_column_int64(st, 0);
  uint64_t n_replicates = (uint64_t)sqlite3_column_int64(st, r->n_axes + REPLICATES);
  bool is_answered = sqlite3_column_type(st, r->n_axes + SHA256) == SQLITE_TEXT;
  bool has_failed = false;
  int status =
      point == r->counts->n_points ? 0 : reach_database_damaged(r->db, "points", r->report);
  if (!status) status = take_failure(r, point, &has_failed);
  if (!status && is_answered) status = take_answer(r, point, text_at(st, r->n_axes + SHA256));
  if (!status && !is_answered && !has_failed) status = take_so_far(r, point, &n_replicates);
  r->counts->n_points++;
  r->counts->n_answered += is_answered;
  r->counts->n_failed += has_failed;
  if (!status)
    write_point_row(r, is_answered ? "done" : has_failed ? "failed" : "open", n_replicates);
  return status;
}

static int take_points(reading *r) {
  sqlite3_stmt *st = r->statement[READ_POINTS];
  int code, status = 0;
  while (!status && (code = sqlite3_step(st)) != SQLITE_DONE) {
    if (r->stop && *r->stop)
      return reach_report_add(r->report, REACH_INTERRUPTED + *r->stop, "stopped by a signal");
    status = code == SQLITE_ROW ? take_point(r) : reach_database_error(r->db, r->report);
  }
  if (status || r->counts->n_points == r->size.n_points) return status;
  return reach_database_damaged(r->db, "points", r->report);
}

static int verify_head(reading *r) {
  char hex[REACH_DIGEST_LENGTH + 1], *said = NULL;
  int status = reach_sweep_head_digest(r->db, hex, r->report);
  if (!status) status = reach_sweep_manifest_read(r->db, "head_sha256", &said, r->report);
  if (!status && (!said || strcmp(hex, said) != 0))
    status = reach_database_damaged(r->db, "manifest", r->report);
  free(said);
  return status;
}

static int start(reading *r) {
  *r->counts = (reach_sweep_counts){0};
  int status = reach_sweep_size_read(r->db, &r->size, r->report);
  for (int i = 0; i < N_STATEMENTS && !status; i++)
    status = reach_statement_make(r->db, sql[i], &r->statement[i], r->report);
  if (!status) r->n_axes = sqlite3_column_count(r->statement[READ_POINTS]) - 1 - N_BEHIND;
  if (!status && r->n_axes < 1) status = reach_database_damaged(r->db, "points", r->report);
  if (!status) status = verify_head(r);
  return status;
}

static void end(reading *r) {
  for (int i = 0; i < N_STATEMENTS; i++) sqlite3_finalize(r->statement[i]);
  for (int f = 0; f < N_FILES; f++) reach_file_discard(&r->file[f]);
  reach_sweep_so_far_free(&r->so_far);
}

int reach_sweep_export(reach_database *db, reach_folder *folder, reach_sweep_counts *counts,
                       reach_report *report) {
  reading r = {
      .db = db, .is_writing = true, .stop = folder->stop, .counts = counts, .report = report};
  int status = start(&r);
  for (int f = 0; f < N_FILES && !status; f++)
    status = reach_file_create(&r.file[f], folder, names[f], report);
  if (!status) {
    write_header(&r, POINTS, "status,replicates,precision_reached");
    write_header(&r, SUMMARY, "organization,measure,unit,mean,ci_low,ci_high,sd,p05,median,p95,n");
    write_header(&r, COMPARISON,
                 "organization,baseline,measure,ratio,ratio_ci_low,ratio_ci_high,"
                 "difference,difference_ci_low,difference_ci_high");
    write_header(&r, FAILURES, "reason,seed,command");
    status = take_points(&r);
  }
  for (int f = 0; f < N_FILES && !status; f++) status = reach_file_stage(&r.file[f], report);
  if (!status) status = reach_folder_replace(folder, report);
  end(&r);
  return status;
}

/* Every row of runs that is there. */
static int verify_runs(reading *r) {
  static const char all[] =
      "SELECT point, block, replicates, networks, packed, sha256, id FROM runs ORDER BY id";
  sqlite3_stmt *st;
  int code, status = reach_statement_make(r->db, all, &st, r->report);
  while (!status && (code = sqlite3_step(st)) != SQLITE_DONE) {
    char hex[REACH_DIGEST_LENGTH + 1], where[48];
    if (r->stop && *r->stop) {
      status = reach_report_add(r->report, REACH_INTERRUPTED + *r->stop, "stopped by a signal");
      break;
    }
    uint64_t point = (uint64_t)sqlite3_column_int64(st, 0);
    uint64_t block = (uint64_t)sqlite3_column_int64(st, 1);
    const void *packed = sqlite3_column_blob(st, 4);
    if (code == SQLITE_ROW)
      reach_sweep_block_digest(point, block, (uint64_t)sqlite3_column_int64(st, 2),
                               (unsigned)sqlite3_column_int(st, 3), packed,
                               (size_t)sqlite3_column_bytes(st, 4), hex);
    bool is_there =
        code == SQLITE_ROW && point < r->size.n_points &&
        sqlite3_column_int64(st, 6) == reach_sweep_run_id(r->size.n_points, point, block);
    snprintf(where, sizeof where, "runs: point %" PRIu64 ", block %" PRIu64, point, block);
    if (code != SQLITE_ROW)
      status = reach_database_error(r->db, r->report);
    else if (!is_there || strcmp(hex, text_at(st, 5)) != 0)
      status = reach_database_damaged(r->db, where, r->report);
    r->counts->n_blocks++;
  }
  sqlite3_finalize(st);
  return status;
}

int reach_sweep_verify(reach_database *db, const volatile sig_atomic_t *stop,
                       reach_sweep_counts *counts, reach_report *report) {
  reading r = {.db = db, .stop = stop, .counts = counts, .report = report};
  int status = reach_database_check(db, report);
  if (!status) status = start(&r);
  if (!status) status = take_points(&r);
  if (!status) status = verify_runs(&r);
  end(&r);
  return status;
}

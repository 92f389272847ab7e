#include "store/sweep_store.h"

#include <inttypes.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "store/packed.h"
#include "store/sweep_plan.h"
#include "store/sweep_rows.h"
#include "study/blocks.h"

/* A killed process loses no more than this much work. */
static const double commit_seconds = 0.25;

const reach_database_kind reach_sweep_kind = {0x4f524753, 2}; /* "ORGS" */

enum {
  HAS_RUN,
  KEEP_RUN,
  READ_RUNS,
  HAS_ANSWER,
  KEEP_MEASURE,
  KEEP_COMPARISON,
  KEEP_ANSWER,
  KEEP_FAILURE,
  N_STATEMENTS
};

static const char *const sql[N_STATEMENTS] = {
    [HAS_RUN] = "SELECT 1 FROM runs WHERE id = ?1",
    [KEEP_RUN] = "INSERT OR REPLACE INTO runs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [READ_RUNS] = REACH_SWEEP_READ_RUNS,
    [HAS_ANSWER] = "SELECT replicates FROM points WHERE point = ?1 AND sha256 IS NOT NULL",
    [KEEP_MEASURE] = "INSERT OR REPLACE INTO measures VALUES "
                     "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    [KEEP_COMPARISON] = "INSERT OR REPLACE INTO comparisons VALUES "
                        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [KEEP_ANSWER] = "UPDATE points SET sha256 = ?2, replicates = ?3, precision_reached = ?4 "
                    "WHERE point = ?1",
    [KEEP_FAILURE] =
        "INSERT INTO failures VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (point) DO UPDATE "
        "SET block = excluded.block, reason = excluded.reason "
        "WHERE excluded.block < block"};

struct reach_sweep_store {
  reach_database db;
  sqlite3_stmt *statement[N_STATEMENTS];
  const reach_design *design;
  const reach_sweep_identity *identity;
  reach_sweep_size size;
  pthread_mutex_t lock; /* one thread at a time in the database */
  bool in_transaction;
  double began; /* seconds; the transaction */
};

static int begin(reach_sweep_store *s, reach_report *report) {
  if (s->in_transaction) return 0;
  int status = reach_database_run(&s->db, "BEGIN IMMEDIATE", report);
  s->in_transaction = !status;
  s->began = reach_clock_seconds();
  return status;
}

static int commit(reach_sweep_store *s, reach_report *report) {
  if (!s->in_transaction) return 0;
  s->in_transaction = false;
  return reach_database_run(&s->db, "COMMIT", report);
}

static int commit_sometimes(reach_sweep_store *s, reach_report *report) {
  return reach_clock_seconds() - s->began > commit_seconds ? commit(s, report) : 0;
}

/* The number that a statement about one id finds, or 0. Errors count: with some SQLite takes back
 * the transaction. */
static int find(reach_sweep_store *s, int which, int64_t id, int64_t *found, reach_report *report) {
  pthread_mutex_lock(&s->lock);
  sqlite3_bind_int64(s->statement[which], 1, id);
  int code = sqlite3_step(s->statement[which]);
  *found = code == SQLITE_ROW ? sqlite3_column_int64(s->statement[which], 0) : 0;
  bool is_done = code == SQLITE_ROW || code == SQLITE_DONE;
  int status = is_done ? 0 : reach_database_error(&s->db, report);
  sqlite3_reset(s->statement[which]);
  pthread_mutex_unlock(&s->lock);
  return status;
}

static int has_block(void *context, uint64_t point, uint64_t block, bool *is_there,
                     reach_report *report) {
  reach_sweep_store *s = context;
  int64_t found, id = reach_sweep_run_id(s->size.n_points, point, block);
  int status = find(s, HAS_RUN, id, &found, report);
  *is_there = found > 0;
  return status;
}

static int has_answer(void *context, uint64_t point, uint64_t *n_replicates, reach_report *report) {
  reach_sweep_store *s = context;
  int64_t found;
  int status = find(s, HAS_ANSWER, (int64_t)point, &found, report);
  bool is_possible = found >= 0 && (uint64_t)found <= s->size.n_replicates;
  *n_replicates = is_possible ? (uint64_t)found : 0;
  return status || is_possible ? status : reach_database_damaged(&s->db, "points", report);
}

static int write_block(reach_sweep_store *s, const reach_sweep_block *b, const void *packed,
                       size_t n_bytes, const char *hex, reach_report *report) {
  sqlite3_stmt *st = s->statement[KEEP_RUN];
  sqlite3_bind_int64(st, 1, reach_sweep_run_id(s->size.n_points, b->point, b->block));
  sqlite3_bind_int64(st, 2, (int64_t)b->point);
  sqlite3_bind_int64(st, 3, (int64_t)b->block);
  sqlite3_bind_int64(st, 4, (int64_t)b->first);
  sqlite3_bind_int64(st, 5, (int64_t)b->n_replicates);
  sqlite3_bind_int64(st, 6, b->n_networks);
  sqlite3_bind_blob64(st, 7, packed, n_bytes, SQLITE_STATIC);
  sqlite3_bind_text(st, 8, hex, -1, SQLITE_STATIC);
  int status = reach_statement_run(&s->db, st, report);
  sqlite3_clear_bindings(st);
  return status;
}

static int keep_block(void *context, const reach_sweep_block *b, reach_report *report) {
  reach_sweep_store *s = context;
  char hex[REACH_DIGEST_LENGTH + 1];
  size_t n_series = b->n_organizations * REACH_N_MEASURES;
  unsigned char *packed = malloc(reach_packed_most(n_series, b->n_replicates));
  if (!packed) return reach_report_no_memory(report, "a block of replicates");
  size_t n_bytes = reach_packed_write(b->value, n_series, b->n_replicates, packed);
  reach_sweep_block_digest(b->point, b->block, b->n_replicates, b->n_networks, packed, n_bytes,
                           hex);
  pthread_mutex_lock(&s->lock);
  int status = begin(s, report);
  if (!status) status = write_block(s, b, packed, n_bytes, hex, report);
  if (!status) status = commit_sometimes(s, report);
  pthread_mutex_unlock(&s->lock);
  free(packed);
  return status;
}

static int write_failure(reach_sweep_store *s, uint64_t point, uint64_t block, const char *reason,
                         reach_report *report) {
  sqlite3_stmt *st = s->statement[KEEP_FAILURE];
  char *command = reach_design_command(s->design, point, s->identity->command);
  char seed[24];
  if (!command) return reach_report_no_memory(report, "a point that failed");
  uint64_t rng_seed = s->design->scenario->organization[0].params.run_seed;
  snprintf(seed, sizeof seed, "%" PRIu64, rng_seed); /* 64 bits are more than the database has */
  sqlite3_bind_int64(st, 1, (int64_t)point);
  sqlite3_bind_int64(st, 2, (int64_t)block);
  sqlite3_bind_text(st, 3, reason, -1, SQLITE_STATIC);
  sqlite3_bind_text(st, 4, seed, -1, SQLITE_STATIC);
  sqlite3_bind_text(st, 5, command, -1, SQLITE_STATIC);
  int status = reach_statement_run(&s->db, st, report);
  sqlite3_clear_bindings(st);
  free(command);
  return status;
}

static int keep_failure(void *context, uint64_t point, uint64_t block, const char *reason,
                        reach_report *report) {
  reach_sweep_store *s = context;
  pthread_mutex_lock(&s->lock);
  int status = begin(s, report);
  if (!status) status = write_failure(s, point, block, reason, report);
  if (!status) status = commit_sometimes(s, report);
  pthread_mutex_unlock(&s->lock);
  return status;
}

static int read_values(void *context, const reach_sweep_wish *wish, double *value,
                       unsigned *n_networks, reach_report *report) {
  reach_sweep_store *s = context;
  pthread_mutex_lock(&s->lock);
  int status = reach_sweep_values_read(&s->db, s->statement[READ_RUNS], &s->size, wish, value,
                                       n_networks, report);
  pthread_mutex_unlock(&s->lock);
  return status;
}

static int write_measure(reach_sweep_store *s, uint64_t point, const reach_sweep_label *label,
                         const reach_summary *summary, reach_report *report) {
  sqlite3_stmt *st = s->statement[KEEP_MEASURE];
  const double number[] = {summary->mean, summary->ci_low, summary->ci_high, summary->sd,
                           summary->p05,  summary->median, summary->p95};
  sqlite3_bind_int64(st, 1, label->id);
  sqlite3_bind_int64(st, 2, (int64_t)point);
  sqlite3_bind_text(st, 3, label->organization, -1, SQLITE_STATIC);
  sqlite3_bind_text(st, 4, label->measure, -1, SQLITE_STATIC);
  sqlite3_bind_text(st, 5, label->unit, -1, SQLITE_STATIC);
  for (int i = 0; i < 7; i++) reach_statement_bind(st, 6 + i, number[i]);
  sqlite3_bind_int64(st, 13, (int64_t)summary->n);
  return reach_statement_run(&s->db, st, report);
}

static int write_comparison(reach_sweep_store *s, uint64_t point, const reach_sweep_label *label,
                            const reach_comparison *c, reach_report *report) {
  sqlite3_stmt *st = s->statement[KEEP_COMPARISON];
  const double number[] = {c->ratio,      c->ratio_ci_low,      c->ratio_ci_high,
                           c->difference, c->difference_ci_low, c->difference_ci_high};
  sqlite3_bind_int64(st, 1, label->id);
  sqlite3_bind_int64(st, 2, (int64_t)point);
  sqlite3_bind_text(st, 3, label->organization, -1, SQLITE_STATIC);
  sqlite3_bind_text(st, 4, label->baseline, -1, SQLITE_STATIC);
  sqlite3_bind_text(st, 5, label->measure, -1, SQLITE_STATIC);
  for (int i = 0; i < 6; i++) reach_statement_bind(st, 6 + i, number[i]);
  return reach_statement_run(&s->db, st, report);
}

/* Row i of an answer: organizations, and in each the measures. */
static reach_sweep_label label_of(const reach_sweep_store *s, uint64_t point, size_t n, size_t i) {
  const reach_scenario *scenario = s->design->scenario;
  const reach_measure *m = &reach_measure_table[i % REACH_N_MEASURES];
  return (reach_sweep_label){.id = (int64_t)(point * n + i),
                             .organization = scenario->organization[i / REACH_N_MEASURES].name,
                             .measure = m->name,
                             .unit = m->unit,
                             .baseline = scenario->organization[scenario->baseline].name};
}

/* 1, 0, or -1 where no precision is asked for. */
static int precision_reached(const reach_sweep_store *s, const reach_sweep_answer *a) {
  return s->design->precision.is_asked ? a->precision == REACH_PRECISION_REACHED : -1;
}

static void digest_values(const reach_sweep_store *s, const reach_sweep_answer *a,
                          reach_digest *digest) {
  uint64_t point = a->point;
  reach_sweep_digest_point(digest, point, a->n_replicates, precision_reached(s, a));
  for (size_t d = 0; d < s->design->n_axes; d++) {
    const reach_axis *axis = &s->design->axis[d];
    double value = s->design->kind->value(s->design, point, d);
    char word[REACH_AXIS_WORD_SIZE];
    bool is_word = reach_param_table[axis->param].kind == REACH_CHOICE && !isnan(value);
    if (is_word) reach_axis_write(axis, value, word);
    reach_sweep_digest_value(digest, is_word ? NAN : value, is_word ? word : NULL);
  }
}

static int write_rows(reach_sweep_store *s, const reach_sweep_answer *a, reach_digest *digest,
                      reach_report *report) {
  size_t n = a->n_organizations * REACH_N_MEASURES;
  int status = 0;
  for (size_t i = 0; i < n && !status; i++) {
    reach_sweep_label label = label_of(s, a->point, n, i);
    if (!reach_sweep_has_summary(&a->summary[i])) continue;
    reach_sweep_digest_measure(digest, &label, &a->summary[i]);
    status = write_measure(s, a->point, &label, &a->summary[i], report);
  }
  for (size_t i = 0; i < n && !status; i++) {
    reach_sweep_label label = label_of(s, a->point, n, i);
    if (!reach_sweep_has_comparison(&a->comparison[i])) continue;
    reach_sweep_digest_comparison(digest, &label, &a->comparison[i]);
    status = write_comparison(s, a->point, &label, &a->comparison[i], report);
  }
  return status;
}

static int write_answer(reach_sweep_store *s, const reach_sweep_answer *a, reach_report *report) {
  char hex[REACH_DIGEST_LENGTH + 1];
  reach_digest digest;
  digest_values(s, a, &digest);
  int status = write_rows(s, a, &digest, report);
  reach_digest_finish(&digest, hex);
  sqlite3_stmt *st = s->statement[KEEP_ANSWER];
  sqlite3_bind_int64(st, 1, (int64_t)a->point);
  sqlite3_bind_text(st, 2, hex, -1, SQLITE_STATIC);
  sqlite3_bind_int64(st, 3, (int64_t)a->n_replicates);
  if (precision_reached(s, a) >= 0) sqlite3_bind_int(st, 4, precision_reached(s, a));
  if (!status) status = reach_statement_run(&s->db, st, report);
  sqlite3_clear_bindings(st);
  return status;
}

static int keep_answer(void *context, const reach_sweep_answer *answer, reach_report *report) {
  reach_sweep_store *s = context;
  pthread_mutex_lock(&s->lock);
  int status = begin(s, report);
  if (!status) status = write_answer(s, answer, report);
  if (!status) status = commit_sometimes(s, report);
  pthread_mutex_unlock(&s->lock);
  return status;
}

reach_sweep_sink reach_sweep_store_sink(reach_sweep_store *store) {
  return (reach_sweep_sink){store,      has_block,   keep_block, keep_failure,
                            has_answer, read_values, keep_answer};
}

static int open_store(reach_sweep_store *s, const reach_folder *folder, reach_report *report) {
  int status =
      reach_database_open(&s->db, folder, REACH_SWEEP_NAME, reach_sweep_kind, true, report);
  if (!status) status = reach_sweep_plan_write(&s->db, s->design, s->identity, report);
  if (!status) status = reach_sweep_size_read(&s->db, &s->size, report);
  /* What failed is tried once more. */
  if (!status) status = reach_database_run(&s->db, "DELETE FROM failures", report);
  for (int i = 0; i < N_STATEMENTS && !status; i++)
    status = reach_statement_make(&s->db, sql[i], &s->statement[i], report);
  return status;
}

int reach_sweep_store_open(const reach_folder *folder, const reach_design *design,
                           const reach_sweep_identity *identity, reach_sweep_store **store,
                           reach_report *report) {
  reach_sweep_store *s = *store = calloc(1, sizeof *s);
  if (!s) return reach_report_no_memory(report, "the database");
  s->design = design;
  s->identity = identity;
  pthread_mutex_init(&s->lock, NULL);
  return open_store(s, folder, report);
}

int reach_sweep_store_failures(reach_sweep_store *s, reach_sweep_failure_tell *tell, void *context,
                               reach_report *report) {
  sqlite3_stmt *st;
  int code, status = reach_statement_make(
                &s->db, "SELECT point, reason, command FROM failures ORDER BY point", &st, report);
  if (status) return status;
  while ((code = sqlite3_step(st)) == SQLITE_ROW)
    tell(context, (uint64_t)sqlite3_column_int64(st, 0), (const char *)sqlite3_column_text(st, 1),
         (const char *)sqlite3_column_text(st, 2));
  if (code != SQLITE_DONE) status = reach_database_error(&s->db, report);
  sqlite3_finalize(st);
  return status;
}

int reach_sweep_store_precise(reach_sweep_store *s, reach_sweep_precise *counts,
                              reach_report *report) {
  static const char count[] =
      "SELECT total(precision_reached), total(NOT precision_reached AND replicates >= ?1), "
      "total(NOT precision_reached AND replicates < ?1) FROM points WHERE sha256 IS NOT NULL";
  sqlite3_stmt *st;
  *counts = (reach_sweep_precise){0};
  int status = reach_statement_make(&s->db, count, &st, report);
  if (status) return status;
  sqlite3_bind_int64(st, 1, (int64_t)s->design->n_replicates);
  if (sqlite3_step(st) == SQLITE_ROW)
    *counts = (reach_sweep_precise){(uint64_t)sqlite3_column_int64(st, 0),
                                    (uint64_t)sqlite3_column_int64(st, 1),
                                    (uint64_t)sqlite3_column_int64(st, 2)};
  else
    status = reach_database_error(&s->db, report);
  sqlite3_finalize(st);
  return status;
}

int reach_sweep_store_commit(reach_sweep_store *s, reach_report *report) {
  return commit(s, report);
}

static void drop_statements(reach_sweep_store *s) {
  for (int i = 0; i < N_STATEMENTS; i++) {
    sqlite3_finalize(s->statement[i]);
    s->statement[i] = NULL;
  }
}

int reach_sweep_store_finish(reach_sweep_store *s, reach_report *report) {
  int status = commit(s, report);
  if (!status) status = reach_sweep_plan_finish(&s->db, report);
  drop_statements(s);
  return status ? status : reach_database_finish(&s->db, report);
}

void reach_sweep_store_close(reach_sweep_store *s) {
  if (!s) return;
  drop_statements(s);
  reach_database_close(&s->db);
  pthread_mutex_destroy(&s->lock);
  free(s);
}

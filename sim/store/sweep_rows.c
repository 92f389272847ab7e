#include "store/sweep_rows.h"

#include <endian.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/packed.h"
#include "study/blocks.h"

static void add_count(reach_digest *digest, uint64_t count) {
  count = htole64(count);
  reach_digest_add(digest, &count, sizeof count);
}

static void add_numbers(reach_digest *digest, const double *number, size_t n) {
  for (size_t i = 0; i < n; i++) {
    double x = isnan(number[i]) ? NAN : number[i] == 0 ? 0 : number[i]; /* as the database has it */
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    add_count(digest, bits);
  }
}

void reach_sweep_block_digest(uint64_t point, uint64_t block, uint64_t n_replicates,
                              unsigned n_networks, const void *packed, size_t n_bytes,
                              char hex[REACH_DIGEST_LENGTH + 1]) {
  reach_digest digest;
  reach_digest_start(&digest);
  add_count(&digest, point);
  add_count(&digest, block);
  add_count(&digest, n_replicates);
  add_count(&digest, n_networks);
  reach_digest_add(&digest, packed, n_bytes);
  reach_digest_finish(&digest, hex);
}

static void add_text(reach_digest *digest, const char *text) {
  reach_digest_add(digest, text ? text : "", text ? strlen(text) + 1 : 1);
}

void reach_sweep_digest_point(reach_digest *digest, uint64_t point, uint64_t n_replicates,
                              int precision_reached) {
  reach_digest_start(digest);
  add_count(digest, point);
  add_count(digest, n_replicates);
  add_count(digest, (uint64_t)precision_reached);
}

void reach_sweep_digest_value(reach_digest *digest, double value, const char *word) {
  add_text(digest, word);
  add_numbers(digest, &value, 1);
}

void reach_sweep_digest_measure(reach_digest *digest, const reach_sweep_label *label,
                                const reach_summary *s) {
  const double number[] = {s->mean, s->ci_low, s->ci_high, s->sd, s->p05, s->median, s->p95};
  add_count(digest, (uint64_t)label->id);
  add_text(digest, label->organization);
  add_text(digest, label->measure);
  add_text(digest, label->unit);
  add_numbers(digest, number, sizeof number / sizeof *number);
  add_count(digest, s->n);
}

void reach_sweep_digest_comparison(reach_digest *digest, const reach_sweep_label *label,
                                   const reach_comparison *c) {
  const double number[] = {c->ratio,      c->ratio_ci_low,      c->ratio_ci_high,
                           c->difference, c->difference_ci_low, c->difference_ci_high};
  add_count(digest, (uint64_t)label->id);
  add_text(digest, label->organization);
  add_text(digest, label->baseline);
  add_text(digest, label->measure);
  add_numbers(digest, number, sizeof number / sizeof *number);
}

bool reach_sweep_has_summary(const reach_summary *s) {
  return s->n || !isnan(s->mean) || !isnan(s->sd) || !isnan(s->median);
}

bool reach_sweep_has_comparison(const reach_comparison *c) {
  return !isnan(c->ratio) || !isnan(c->difference);
}

int reach_sweep_manifest_read(reach_database *db, const char *key, char **value,
                              reach_report *report) {
  sqlite3_stmt *statement;
  *value = NULL;
  int status =
      reach_statement_make(db, "SELECT value FROM manifest WHERE key = ?1", &statement, report);
  if (status) return status;
  sqlite3_bind_text(statement, 1, key, -1, SQLITE_STATIC);
  int code = sqlite3_step(statement);
  const char *text = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
  if (text) *value = strdup(text);
  if (text && !*value) status = reach_report_no_memory(report, "the database");
  if (code != SQLITE_ROW && code != SQLITE_DONE) status = reach_database_error(db, report);
  sqlite3_finalize(statement);
  return status;
}

int reach_sweep_head_digest(reach_database *db, char hex[REACH_DIGEST_LENGTH + 1],
                            reach_report *report) {
  static const char all[] =
      "SELECT key, value FROM manifest WHERE key NOT IN ('head_sha256', 'finished') "
      "UNION ALL SELECT axis || ' ' || key, unit FROM axes "
      "UNION ALL SELECT 'organization ' || organization, name FROM organizations ORDER BY 1";
  sqlite3_stmt *statement;
  reach_digest digest;
  int code, status = reach_statement_make(db, all, &statement, report);
  if (status) return status;
  reach_digest_start(&digest);
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    add_text(&digest, (const char *)sqlite3_column_text(statement, 0));
    add_text(&digest, (const char *)sqlite3_column_text(statement, 1));
  }
  reach_digest_finish(&digest, hex);
  if (code != SQLITE_DONE) status = reach_database_error(db, report);
  sqlite3_finalize(statement);
  return status;
}

static int read_count(reach_database *db, const char *key, uint64_t *count, reach_report *report) {
  char *text, *end = NULL;
  int status = reach_sweep_manifest_read(db, key, &text, report);
  if (status) return status;
  *count = text ? strtoull(text, &end, 10) : 0;
  if (!*count || *end) status = reach_database_damaged(db, key, report);
  free(text);
  return status;
}

int reach_sweep_size_read(reach_database *db, reach_sweep_size *size, reach_report *report) {
  uint64_t n_organizations = 0;
  int status = read_count(db, "points", &size->n_points, report);
  if (!status) status = read_count(db, "replicates", &size->n_replicates, report);
  if (!status) status = read_count(db, "organizations", &n_organizations, report);
  if (!status) status = read_count(db, "measures", &size->n_measures, report);
  size->n_organizations = n_organizations;
  return status;
}

static int damaged_run(const reach_database *db, uint64_t point, uint64_t block,
                       reach_report *report) {
  char where[80];
  snprintf(where, sizeof where, "runs: point %" PRIu64 ", block %" PRIu64, point, block);
  return reach_database_damaged(db, where, report);
}

/* The row at hand is that block, whole and as it was written. */
static bool is_intact(sqlite3_stmt *statement, const reach_sweep_size *size, uint64_t point,
                      uint64_t block) {
  char hex[REACH_DIGEST_LENGTH + 1];
  const char *said = (const char *)sqlite3_column_text(statement, 5);
  const void *packed = sqlite3_column_blob(statement, 4);
  size_t n_bytes = (size_t)sqlite3_column_bytes(statement, 4);
  uint64_t n = reach_block_size(block, size->n_replicates);
  if (!said || !packed || (uint64_t)sqlite3_column_int64(statement, 0) != block) return false;
  if ((uint64_t)sqlite3_column_int64(statement, 1) != reach_block_first(block)) return false;
  if ((uint64_t)sqlite3_column_int64(statement, 2) != n) return false;
  unsigned n_networks = (unsigned)sqlite3_column_int(statement, 3);
  reach_sweep_block_digest(point, block, n, n_networks, packed, n_bytes, hex);
  return n_networks > 0 && strcmp(hex, said) == 0;
}

static int read_block(reach_database *db, sqlite3_stmt *statement, const reach_sweep_size *size,
                      const reach_sweep_wish *wish, uint64_t block, double *value,
                      unsigned *n_networks, reach_report *report) {
  uint64_t n = reach_block_size(block, wish->n_replicates);
  size_t n_series = size->n_organizations * size->n_measures;
  sqlite3_bind_int64(statement, 1, reach_sweep_run_id(size->n_points, wish->point, block));
  int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) return reach_database_error(db, report);
  if (code == SQLITE_DONE || !is_intact(statement, size, wish->point, block))
    return damaged_run(db, wish->point, block, report);
  *n_networks = (unsigned)sqlite3_column_int(statement, 3);
  const void *packed = sqlite3_column_blob(statement, 4);
  bool is_read =
      reach_packed_read(packed, (size_t)sqlite3_column_bytes(statement, 4), n_series, n,
                        wish->wanted, value + reach_block_first(block), wish->n_replicates);
  return is_read ? 0 : damaged_run(db, wish->point, block, report);
}

int reach_sweep_values_read(reach_database *db, sqlite3_stmt *statement,
                            const reach_sweep_size *size, const reach_sweep_wish *wish,
                            double *value, unsigned *n_networks, reach_report *report) {
  uint64_t n_blocks = reach_block_count(wish->n_replicates);
  int status = 0;
  for (uint64_t b = 0; b < n_blocks && !status; b++) {
    status = read_block(db, statement, size, wish, b, value, n_networks, report);
    sqlite3_reset(statement);
  }
  return status;
}

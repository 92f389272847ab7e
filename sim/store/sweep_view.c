#include "store/sweep_view.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "store/sweep_rows.h"
#include "store/sweep_store.h"

enum { READ_MEASURE, READ_COMPARISON, N_STATEMENTS };

static const char *const sql[N_STATEMENTS] = {
    [READ_MEASURE] = "SELECT organization, measure, mean, ci_low, ci_high, sd, p05, median, p95, n "
                     "FROM measures WHERE id = ?1",
    [READ_COMPARISON] =
        "SELECT organization, measure, ratio, ratio_ci_low, ratio_ci_high, "
        "difference, difference_ci_low, difference_ci_high FROM comparisons WHERE id = ?1"};

static const reach_comparison no_comparison = {NAN, NAN, NAN, NAN, NAN, NAN};

typedef struct {
  reach_database *db;
  sqlite3_stmt *statement[N_STATEMENTS];
  reach_sweep_view *view;
  const volatile sig_atomic_t *stop;
  reach_report *report;
} reading;

bool reach_sweep_view_fits(const reach_design *design) {
  return design->n_points <= REACH_MOST_VIEWED / design->scenario->n_organizations;
}

void reach_sweep_view_free(reach_sweep_view *view) {
  free(view->summary);
  free(view->comparison);
  *view = (reach_sweep_view){0};
}

/* Columns from number 2 on; false where it is the row of another organization or measure. */
static bool take_row(const reading *r, sqlite3_stmt *st, size_t organization, double *number,
                     int n) {
  const char *who = (const char *)sqlite3_column_text(st, 0);
  const char *what = (const char *)sqlite3_column_text(st, 1);
  const char *name = r->view->design->scenario->organization[organization].name;
  for (int i = 0; i < n; i++) number[i] = reach_statement_number(st, 2 + i);
  return who && what && !strcmp(who, name) &&
         !strcmp(what, reach_measure_table[r->view->measure].name);
}

/* The numbers of row `id`, NaN where there is none. */
static int read_row(const reading *r, int which, int64_t id, size_t organization, double *number,
                    int n) {
  sqlite3_stmt *st = r->statement[which];
  char where[64];
  sqlite3_bind_int64(st, 1, id);
  int code = sqlite3_step(st), status = 0;
  for (int i = 0; i < n; i++) number[i] = NAN;
  if (code == SQLITE_ROW && !take_row(r, st, organization, number, n)) {
    snprintf(where, sizeof where, "%s: row %" PRId64,
             which == READ_MEASURE ? "measures" : "comparisons", id);
    status = reach_database_damaged(r->db, where, r->report);
  } else if (code != SQLITE_ROW && code != SQLITE_DONE) {
    status = reach_database_error(r->db, r->report);
  }
  sqlite3_reset(st);
  return status;
}

static int read_point(const reading *r, uint64_t point) {
  enum { N_SUMMARY = 8, N_COMPARISON = 6 };
  size_t n = r->view->n_organizations;
  for (size_t o = 0; o < n; o++) {
    double s[N_SUMMARY], c[N_COMPARISON];
    int64_t id = (int64_t)((point * n + o) * REACH_N_MEASURES) + r->view->measure;
    int status = read_row(r, READ_MEASURE, id, o, s, N_SUMMARY);
    if (!status) status = read_row(r, READ_COMPARISON, id, o, c, N_COMPARISON);
    if (status) return status;
    uint64_t n_replicates =
        s[7] > 0 && s[7] <= (double)REACH_MOST_POINTS * 1000 ? (uint64_t)s[7] : 0;
    r->view->summary[point * n + o] =
        (reach_summary){s[0], s[1], s[2], s[3], s[4], s[5], s[6], n_replicates};
    r->view->comparison[point * n + o] = (reach_comparison){c[0], c[1], c[2], c[3], c[4], c[5]};
  }
  return 0;
}

static int read_points(reading *r) {
  int status = 0;
  for (int i = 0; i < N_STATEMENTS && !status; i++)
    status = reach_statement_make(r->db, sql[i], &r->statement[i], r->report);
  for (uint64_t point = 0; point < r->view->design->n_points && !status; point++) {
    if (r->stop && *r->stop)
      status = reach_report_add(r->report, REACH_INTERRUPTED + *r->stop, "stopped by a signal");
    else
      status = read_point(r, point);
  }
  for (int i = 0; i < N_STATEMENTS; i++) sqlite3_finalize(r->statement[i]);
  return status;
}

static int check_size(const reading *r) {
  reach_sweep_size size;
  int status = reach_sweep_size_read(r->db, &size, r->report);
  if (status) return status;
  const reach_design *design = r->view->design;
  bool is_same = size.n_points == design->n_points &&
                 size.n_organizations == design->scenario->n_organizations &&
                 size.n_measures == REACH_N_MEASURES;
  if (is_same) return 0;
  return reach_report_add(r->report, REACH_UNREADABLE,
                          "%s: is not of this scenario, or of another version of Orgreach",
                          r->db->path);
}

int reach_sweep_view_read(const reach_folder *folder, const reach_design *design, int measure,
                          reach_sweep_view *view, reach_report *report) {
  size_t n = design->scenario->n_organizations, n_cells = design->n_points * n;
  reach_database db = {0};
  reading r = {.db = &db, .view = view, .stop = folder->stop, .report = report};
  *view = (reach_sweep_view){.design = design, .n_organizations = n, .measure = measure};
  int status = reach_database_open(&db, folder, REACH_SWEEP_NAME, reach_sweep_kind, false, report);
  if (!status) status = check_size(&r);
  if (!status) {
    view->summary = calloc(n_cells, sizeof *view->summary);
    view->comparison = calloc(n_cells, sizeof *view->comparison);
    if (!view->summary || !view->comparison)
      status = reach_report_no_memory(report, "the points of the sweep");
  }
  for (size_t i = 0; i < n_cells && !status; i++) view->comparison[i] = no_comparison;
  if (!status) status = read_points(&r);
  reach_database_close(&db);
  return status;
}

/* Axes of the base have keys of parameters: whom they do not reach has a value of its own. */
static void restore_axis(reach_scenario *scenario, const char *key, uint64_t organizations) {
  int param = reach_key_find(key);
  for (size_t o = 0; o < scenario->n_organizations && param >= 0; o++)
    scenario->organization[o].is_own[param] = !(organizations >> o & 1);
}

static int restore_axes(reach_database *db, reach_scenario *scenario, const char *organizations,
                        reach_report *report) {
  sqlite3_stmt *st;
  int code, status = reach_statement_make(db, "SELECT key FROM axes ORDER BY axis", &st, report);
  if (status) return status;
  while ((code = sqlite3_step(st)) == SQLITE_ROW) {
    const char *key = (const char *)sqlite3_column_text(st, 0);
    char *end = NULL;
    uint64_t bits = organizations ? strtoull(organizations, &end, 10) : UINT64_MAX;
    if (key) restore_axis(scenario, key, bits);
    if (organizations) organizations = *end ? end + 1 : end;
  }
  if (code != SQLITE_DONE) status = reach_database_error(db, report);
  sqlite3_finalize(st);
  return status;
}

int reach_sweep_view_restore(const reach_folder *folder, reach_scenario *scenario,
                             reach_report *report) {
  reach_database db = {0};
  char *name = NULL, *organizations = NULL;
  int status = reach_database_open(&db, folder, REACH_SWEEP_NAME, reach_sweep_kind, false, report);
  if (!status) status = reach_sweep_manifest_read(&db, "scenario", &name, report);
  if (!status)
    status = reach_sweep_manifest_read(&db, REACH_SWEEP_AXES_KEY, &organizations, report);
  if (!status) status = restore_axes(&db, scenario, organizations, report);
  if (!status && name) {
    free(scenario->name);
    scenario->name = name;
    name = NULL;
  }
  free(name);
  free(organizations);
  reach_database_close(&db);
  return status;
}

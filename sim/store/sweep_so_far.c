#include "store/sweep_so_far.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/blocks.h"
#include "study/compared.h"

static const char *const what = "an unfinished point";

static int read_names(reach_sweep_so_far *s, reach_report *report) {
  static const char all[] = "SELECT organization, name FROM organizations ORDER BY organization";
  sqlite3_stmt *st;
  char *baseline = NULL;
  size_t n = 0;
  bool has_baseline = false;
  int code, status = reach_sweep_manifest_read(s->db, "baseline", &baseline, report);
  if (!status) status = reach_statement_make(s->db, all, &st, report);
  if (status) {
    free(baseline);
    return status;
  }
  while ((code = sqlite3_step(st)) == SQLITE_ROW && n < s->size.n_organizations && !status) {
    const char *name = (const char *)sqlite3_column_text(st, 1);
    s->organization[n] = strdup(name ? name : "");
    if (!s->organization[n]) status = reach_report_no_memory(report, what);
    if (!status && baseline && strcmp(baseline, s->organization[n]) == 0)
      s->baseline = n, has_baseline = true;
    n++;
  }
  sqlite3_finalize(st);
  free(baseline);
  if (status) return status;
  if (code != SQLITE_DONE && code != SQLITE_ROW) return reach_database_error(s->db, report);
  bool is_whole = code == SQLITE_DONE && n == s->size.n_organizations && has_baseline;
  return is_whole ? 0 : reach_database_damaged(s->db, "organizations", report);
}

int reach_sweep_so_far_init(reach_sweep_so_far *s, reach_database *db, const reach_sweep_size *size,
                            reach_report *report) {
  const size_t most = 64; /* organizations of a scenario */
  *s = (reach_sweep_so_far){.db = db, .size = *size};
  if (size->n_organizations > most || size->n_measures != REACH_N_MEASURES) {
    s->size.n_organizations = 0;
    return reach_database_damaged(db, "manifest", report);
  }
  size_t n = size->n_organizations * REACH_N_MEASURES;
  s->organization = calloc(size->n_organizations, sizeof *s->organization);
  s->summary = calloc(n, sizeof *s->summary);
  s->comparison = calloc(n, sizeof *s->comparison);
  if (!s->organization || !s->summary || !s->comparison)
    return reach_report_no_memory(report, what);
  int status = reach_statement_make(db, "SELECT 1 FROM runs WHERE id = ?1", &s->has_run, report);
  if (!status) status = reach_statement_make(db, REACH_SWEEP_READ_RUNS, &s->read_run, report);
  return status ? status : read_names(s, report);
}

void reach_sweep_so_far_free(reach_sweep_so_far *s) {
  for (size_t o = 0; s->organization && o < s->size.n_organizations; o++) free(s->organization[o]);
  free(s->organization);
  free(s->value);
  free(s->summary);
  free(s->comparison);
  sqlite3_finalize(s->has_run);
  sqlite3_finalize(s->read_run);
  *s = (reach_sweep_so_far){0};
}

/* Replicates in blocks that follow each other from the first one on. */
static int count(reach_sweep_so_far *s, uint64_t point, reach_report *report) {
  uint64_t n_blocks = reach_block_count(s->size.n_replicates);
  s->n_replicates = 0;
  for (uint64_t b = 0; b < n_blocks; b++) {
    sqlite3_bind_int64(s->has_run, 1, reach_sweep_run_id(s->size.n_points, point, b));
    int code = sqlite3_step(s->has_run);
    sqlite3_reset(s->has_run);
    if (code != SQLITE_ROW) return code == SQLITE_DONE ? 0 : reach_database_error(s->db, report);
    s->n_replicates += reach_block_size(b, s->size.n_replicates);
  }
  return 0;
}

static int make_room(reach_sweep_so_far *s, reach_report *report) {
  if (s->n_replicates <= s->n_room) return 0;
  size_t n_series = s->size.n_organizations * REACH_N_MEASURES;
  free(s->value);
  s->value = calloc(n_series * s->n_replicates, sizeof *s->value);
  s->n_room = s->value ? s->n_replicates : 0;
  return s->value ? 0 : reach_report_no_memory(report, what);
}

int reach_sweep_so_far_sum_up(reach_sweep_so_far *s, uint64_t point, reach_report *report) {
  const reach_comparison none = {NAN, NAN, NAN, NAN, NAN, NAN};
  int status = count(s, point, report);
  if (status || !s->n_replicates) return status;
  status = make_room(s, report);
  reach_plays plays = {.n_replicates = s->n_replicates, .value = s->value};
  reach_sweep_wish wish = {point, s->n_replicates, NULL};
  if (!status)
    status = reach_sweep_values_read(s->db, s->read_run, &s->size, &wish, s->value,
                                     &plays.n_networks, report);
  for (size_t i = 0; i < s->size.n_organizations * REACH_N_MEASURES && !status; i++) {
    s->comparison[i] = none;
    if (reach_compared_answer(&plays, i / REACH_N_MEASURES, s->baseline,
                              (int)(i % REACH_N_MEASURES), &s->summary[i], &s->comparison[i]))
      status = reach_report_no_memory(report, what);
  }
  return status;
}

reach_sweep_label reach_sweep_so_far_label(const reach_sweep_so_far *s, uint64_t point, size_t i) {
  const reach_measure *m = &reach_measure_table[i % REACH_N_MEASURES];
  return (reach_sweep_label){.id =
                                 (int64_t)(point * s->size.n_organizations * REACH_N_MEASURES + i),
                             .organization = s->organization[i / REACH_N_MEASURES],
                             .measure = m->name,
                             .unit = m->unit,
                             .baseline = s->organization[s->baseline]};
}

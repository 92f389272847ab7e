#include "world/practices.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/date.h"
#include "scenario/number.h"
#include "scenario/utf8.h"
#include "world/cells.h"
#include "world/legs.h"

enum { COMPETENCY, RELIABILITY, N_SCORED };

static const int leg_of[N_SCORED] = {REACH_LEG_COMPETENCY, REACH_LEG_RELIABILITY};
static const double most_weight = 1e6; /* sums of as many rows as a file may have stay exact */

enum { PRACTICE, SCORE, WEIGHT, LEG, OWNER, DUE, N_COLUMNS };

static const struct {
  const char *name;
  bool is_needed;
} columns[N_COLUMNS] = {{"practice", true}, {"score", true},  {"weight", true},
                        {"leg", true},      {"owner", false}, {"due", false}};

typedef struct {
  reach_practice practice; /* texts in the file's */
  uint64_t line;
  uint32_t place;
} entry;

typedef struct {
  reach_cells cells;
  const reach_practice_terms *terms;
  int at[N_COLUMNS]; /* -1: the file has no such column */
  double weights[N_SCORED], scores[N_SCORED];
  entry *row;
  size_t n, capacity;
} table;

static int find_columns(table *t, reach_report *report) {
  for (int c = 0; c < N_COLUMNS; c++) {
    t->at[c] = reach_cells_column(&t->cells, columns[c].name);
    if (t->at[c] >= 0 || !columns[c].is_needed) continue;
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s:1:1: no column %s; the first line must name practice, score, "
                            "weight and leg, and may name owner and due",
                            t->cells.lines.path, columns[c].name);
  }
  return 0;
}

static int refuse(const table *t, int column, const char *why, reach_report *report) {
  return reach_cells_refuse(&t->cells, t->at[column], why, report);
}

static int check_text(const table *t, int column, reach_report *report) {
  if (t->at[column] < 0) return 0;
  const char *text = t->cells.cell[t->at[column]];
  if (reach_utf8_is_printable(text, strlen(text))) return 0;
  return refuse(t, column, "a control character; remove it", report);
}

static int check_due(const table *t, reach_report *report) {
  if (t->at[DUE] < 0) return 0;
  const char *text = t->cells.cell[t->at[DUE]];
  if (!*text || reach_date_is(text)) return 0;
  char why[REACH_WHY_SIZE];
  snprintf(why, sizeof why, "%.80s is no date (allowed YYYY-MM-DD, such as 2026-03-31)",
           reach_show(text).text);
  return refuse(t, DUE, why, report);
}

static int read_leg(const table *t, int *leg, reach_report *report) {
  const char *text = t->cells.cell[t->at[LEG]];
  for (*leg = 0; *leg < N_SCORED; ++*leg)
    if (!strcmp(text, reach_leg_name[leg_of[*leg]])) return 0;
  char why[REACH_WHY_SIZE];
  snprintf(why, sizeof why, "%.80s is unknown (allowed competency or reliability)",
           reach_show(text).text);
  return refuse(t, LEG, why, report);
}

static const char *cell_of(const table *t, int column) {
  return t->at[column] < 0 ? "" : t->cells.cell[t->at[column]];
}

/* What is done is done, whatever its date. */
static bool is_overdue(const table *t, double score) {
  const char *due = cell_of(t, DUE), *as_of = t->terms->as_of;
  return *due && as_of && *as_of && score < 1 && strcmp(due, as_of) < 0;
}

static int keep(table *t, const reach_practice *practice, reach_report *report) {
  const size_t begin = 64;
  if (t->n == t->capacity) {
    size_t capacity = t->capacity ? 2 * t->capacity : begin;
    entry *row = realloc(t->row, capacity * sizeof *row);
    if (!row) return reach_report_no_memory(report, "a table of practices");
    t->row = row;
    t->capacity = capacity;
  }
  t->row[t->n++] = (entry){*practice, t->cells.line, t->cells.place[t->at[PRACTICE]]};
  return 0;
}

static int read_row(table *t, reach_report *report) {
  double score = 0, weight = 0;
  int leg = 0;
  if (!*t->cells.cell[t->at[PRACTICE]])
    return refuse(t, PRACTICE, "a practice without a name; give it one", report);
  int status = check_text(t, PRACTICE, report);
  if (!status) status = reach_cells_number(&t->cells, t->at[SCORE], 0, 1, &score, report);
  if (!status)
    status = reach_cells_number(&t->cells, t->at[WEIGHT], 0, most_weight, &weight, report);
  if (!status) status = read_leg(t, &leg, report);
  if (!status) status = check_text(t, OWNER, report);
  if (!status) status = check_due(t, report);
  if (status) return status;
  reach_practice practice = {.name = cell_of(t, PRACTICE),
                             .owner = cell_of(t, OWNER),
                             .due = cell_of(t, DUE),
                             .score = score,
                             .counted = score,
                             .weight = weight,
                             .leg = leg_of[leg],
                             .is_overdue = is_overdue(t, score)};
  if (practice.is_overdue) practice.counted = t->terms->overdue_credit * score;
  t->weights[leg] += weight;
  t->scores[leg] += weight * practice.counted;
  return keep(t, &practice, report);
}

static int by_name_and_line(const void *left, const void *right) {
  const entry *a = left, *b = right;
  int order = strcmp(a->practice.name, b->practice.name);
  if (order) return order;
  return a->line < b->line ? -1 : a->line > b->line;
}

/* The first line of the file that repeats a practice. */
static int refuse_twins(table *t, reach_report *report) {
  const entry *first = NULL, *twin = NULL;
  if (t->n) qsort(t->row, t->n, sizeof *t->row, by_name_and_line);
  for (size_t i = 1; i < t->n; i++) {
    if (strcmp(t->row[i].practice.name, t->row[i - 1].practice.name) != 0) continue;
    if (twin && twin->line < t->row[i].line) continue;
    first = &t->row[i - 1];
    twin = &t->row[i];
  }
  if (!twin) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:%llu:%lu: %s: %.80s stands in line %llu already; remove one of them",
                          t->cells.lines.path, (unsigned long long)twin->line,
                          (unsigned long)twin->place, t->cells.column[t->at[PRACTICE]],
                          reach_show(twin->practice.name).text, (unsigned long long)first->line);
}

static int check_legs(const table *t, reach_report *report) {
  for (int leg = 0; leg < N_SCORED; leg++)
    if (!(t->weights[leg] > 0))
      return reach_report_add(report, REACH_UNREADABLE,
                              "%s: no practice of the leg %s has a weight above 0; give one",
                              t->cells.lines.path, reach_leg_name[leg_of[leg]]);
  return 0;
}

static double mean_of(const table *t, int leg) {
  return fmin(t->scores[leg] / t->weights[leg], 1);
}

static int by_line(const void *left, const void *right) {
  const entry *a = left, *b = right;
  return a->line < b->line ? -1 : a->line > b->line;
}

static const char *copied(const char *from, char **to) {
  const char *copy = *to;
  *to = stpcpy(*to, from) + 1;
  return copy;
}

/* The rows with texts of their own, in the order of the file. */
static int hand_over(table *t, reach_practices *practices, reach_report *report) {
  size_t n_text = 1;
  qsort(t->row, t->n, sizeof *t->row, by_line);
  for (size_t i = 0; i < t->n; i++) {
    const reach_practice *p = &t->row[i].practice;
    n_text += strlen(p->name) + strlen(p->owner) + strlen(p->due) + 3;
  }
  *practices = (reach_practices){.competency = mean_of(t, COMPETENCY),
                                 .reliability = mean_of(t, RELIABILITY),
                                 .row = malloc(t->n * sizeof(reach_practice)),
                                 .n = t->n,
                                 .weights = {t->weights[COMPETENCY], t->weights[RELIABILITY]},
                                 .text = malloc(n_text)};
  if (!practices->row || !practices->text) {
    reach_practices_free(practices);
    return reach_report_no_memory(report, "a table of practices");
  }
  char *to = practices->text;
  for (size_t i = 0; i < t->n; i++) {
    reach_practice *p = &practices->row[i];
    *p = t->row[i].practice;
    p->name = copied(p->name, &to);
    p->owner = copied(p->owner, &to);
    p->due = copied(p->due, &to);
    practices->n_overdue += p->is_overdue;
  }
  return 0;
}

void reach_practices_free(reach_practices *practices) {
  free(practices->row);
  free(practices->text);
  *practices = (reach_practices){0};
}

int reach_practices_read(const char *path, const reach_practice_terms *terms,
                         reach_practices *practices, reach_report *report) {
  table t = {.terms = terms};
  bool more = true;
  *practices = (reach_practices){0};
  int status = reach_cells_open(path, &t.cells, report);
  if (!status) status = find_columns(&t, report);
  while (!status) {
    status = reach_cells_next(&t.cells, &more, report);
    if (status || !more) break;
    status = read_row(&t, report);
  }
  if (!status) status = refuse_twins(&t, report);
  if (!status) status = check_legs(&t, report);
  if (!status) status = hand_over(&t, practices, report);
  free(t.row);
  reach_cells_close(&t.cells);
  return status;
}

#include "world/department_legs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/number.h"
#include "scenario/utf8.h"
#include "world/cells.h"
#include "world/directory.h"

enum { DEPARTMENT, LEGS, N_COLUMNS = LEGS + REACH_N_LEGS };

static const char *const title[N_COLUMNS] = {"department", "sincerity", "competency",
                                             "reliability"};

typedef struct {
  reach_cells cells;
  int at[N_COLUMNS];
  const reach_departments *departments;
  reach_directory names; /* of departments */
  uint64_t *line;        /* [n_departments] where each stands; 0 = nowhere yet */
} reading;

static int find_columns(reading *r, reach_report *report) {
  int status = reach_cells_columns(&r->cells, title, N_COLUMNS, r->at, report);
  if (status) return status;
  bool has_leg = false;
  for (int leg = 0; leg < REACH_N_LEGS; leg++) has_leg |= r->at[LEGS + leg] >= 0;
  if (has_leg && r->at[DEPARTMENT] >= 0) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:%llu:1: no column %s; the first line must name department and at "
                          "least one of sincerity, competency, reliability",
                          r->cells.lines.path, (unsigned long long)r->cells.title_line,
                          has_leg ? "department" : "of a leg");
}

static int make_room(reading *r, reach_department_legs *legs, reach_report *report) {
  size_t n = (size_t)r->departments->n_departments + 1;
  bool is_short = !(r->line = calloc(n, sizeof *r->line));
  for (int leg = 0; leg < REACH_N_LEGS; leg++) {
    if (r->at[LEGS + leg] < 0) continue;
    double *of_leg = legs->leg[leg] = malloc(n * sizeof *of_leg);
    is_short |= !of_leg;
    for (size_t d = 0; of_leg && d < n; d++) of_leg[d] = NAN;
  }
  return is_short ? reach_report_no_memory(report, "legs of trust") : 0;
}

static int refuse_department(const reading *r, const char *name, reach_report *report) {
  const reach_departments *d = r->departments;
  enum { MOST_COMPARED = 20000 }; /* below a second */
  size_t n = d->n_departments < MOST_COMPARED ? d->n_departments : MOST_COMPARED;
  const char *nearest = reach_word_nearest(name, (const char *const *)d->name, n);
  char why[REACH_WHY_SIZE];
  snprintf(why, sizeof why, "%.80s: no such department (there are %u%s%.80s)%s",
           reach_show(name).text, d->n_departments, n ? ", such as " : "",
           n ? reach_show(d->name[0]).text : "", reach_hint_for(nearest).text);
  return reach_cells_refuse(&r->cells, r->at[DEPARTMENT], why, report);
}

static int refuse_twin(const reading *r, const char *name, uint64_t line, reach_report *report) {
  char why[REACH_WHY_SIZE];
  snprintf(why, sizeof why, "%.80s stands in line %llu already; remove one of them",
           reach_show(name).text, (unsigned long long)line);
  return reach_cells_refuse(&r->cells, r->at[DEPARTMENT], why, report);
}

static int read_row(reading *r, reach_department_legs *legs, reach_report *report) {
  const char *name = r->cells.cell[r->at[DEPARTMENT]];
  const reach_directory_entry *found = reach_directory_seek(&r->names, name);
  if (!found) return refuse_department(r, name, report);
  uint32_t d = found->id;
  if (r->line[d]) return refuse_twin(r, name, r->line[d], report);
  r->line[d] = r->cells.line;
  int status = 0;
  for (int leg = 0; leg < REACH_N_LEGS && !status; leg++) {
    int at = r->at[LEGS + leg];
    if (at < 0 || !*r->cells.cell[at]) continue;
    status = reach_cells_number(&r->cells, at, 0, 1, &legs->leg[leg][d], report);
  }
  return status;
}

int reach_department_legs_read(const char *path, const reach_departments *departments,
                               reach_department_legs *legs, reach_report *report) {
  reading r = {.departments = departments};
  bool more = true;
  *legs = (reach_department_legs){{NULL}};
  int status = reach_cells_open(path, &r.cells, report);
  if (!status) status = find_columns(&r, report);
  if (!status) status = make_room(&r, legs, report);
  if (!status)
    status = reach_directory_of(departments->name, departments->n_departments, &r.names, report);
  while (!status) {
    status = reach_cells_next(&r.cells, &more, report);
    if (status || !more) break;
    status = read_row(&r, legs, report);
  }
  free(r.line);
  reach_directory_free(&r.names);
  reach_cells_close(&r.cells);
  return status;
}

void reach_department_legs_free(reach_department_legs *legs) {
  for (int leg = 0; leg < REACH_N_LEGS; leg++) free(legs->leg[leg]);
  *legs = (reach_department_legs){{NULL}};
}

/* Departments and names of people. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scenario/utf8.h"
#include "world/cells.h"
#include "world/network_file.h"
#include "world/numbering.h"

enum { MOST_DEPARTMENTS = 100000 };

int reach_departments_of_words(char *const *words, uint32_t n_people,
                               reach_departments *departments, reach_report *report) {
  reach_numbering numbering;
  int status = reach_numbering_init(words, n_people, &numbering, report);
  if (!status && numbering.n > MOST_DEPARTMENTS)
    status = reach_report_add(report, REACH_TOO_BIG, "%u departments (at most %d)", numbering.n,
                              MOST_DEPARTMENTS);
  if (!status) {
    *departments = (reach_departments){numbering.n, numbering.word, numbering.number};
    numbering.word = NULL;
    numbering.number = NULL;
  }
  reach_numbering_free(&numbering);
  return status;
}

typedef struct {
  int person, department, name; /* places of columns; name may be -1 */
  uint32_t n_people;
  char **departments, **names; /* [n_people]; into the file's text */
} people_file;

static int refuse(const reach_cells *cells, int cell, const char *what, reach_report *report) {
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:%llu: %s", cells->lines.path,
                          (unsigned long long)cells->line, (unsigned long long)cells->place[cell],
                          what);
}

static int check_cell(const reach_cells *cells, int cell, reach_report *report) {
  if (cell < 0) return 0;
  return reach_lines_check_name(&cells->lines, cells->line, cells->place[cell], cells->cell[cell],
                                strlen(cells->cell[cell]), report);
}

static int read_row(reach_cells *cells, people_file *f, reach_report *report) {
  const char *word = cells->cell[f->person];
  char *end, what[128];
  unsigned long long person = strtoull(word, &end, 10);
  int status = check_cell(cells, f->person, report);
  if (!status) status = check_cell(cells, f->department, report);
  if (!status) status = check_cell(cells, f->name, report);
  if (status) return status;
  if (*word < '0' || *word > '9' || *end || person >= f->n_people) {
    snprintf(what, sizeof what, "%s: not in the network (ids 0 to %u)", reach_show(word).text,
             f->n_people - 1);
    return refuse(cells, f->person, what, report);
  }
  if (f->departments[person]) {
    snprintf(what, sizeof what, "person %llu is named twice", person);
    return refuse(cells, f->person, what, report);
  }
  if (!*cells->cell[f->department]) {
    snprintf(what, sizeof what, "person %llu has no department", person);
    return refuse(cells, f->department, what, report);
  }
  f->departments[person] = cells->cell[f->department];
  f->names[person] = f->name < 0 ? NULL : cells->cell[f->name];
  return 0;
}

static int copy_names(const people_file *f, char ***name, reach_report *report) {
  if (f->name < 0 || reach_words_only_number(f->names, f->n_people)) return 0;
  char **copy = calloc(f->n_people, sizeof *copy);
  bool is_short = !copy;
  for (uint32_t u = 0; u < f->n_people && !is_short; u++) {
    copy[u] = strdup(f->names[u]);
    is_short = !copy[u];
  }
  reach_names_free(is_short ? copy : *name, f->n_people);
  if (is_short) return reach_report_no_memory(report, "names of people");
  *name = copy;
  return 0;
}

static int read_table(reach_cells *cells, people_file *f, reach_departments *departments,
                      char ***name, reach_report *report) {
  f->departments = calloc(f->n_people, sizeof *f->departments);
  f->names = calloc(f->n_people, sizeof *f->names);
  if (!f->departments || !f->names) return reach_report_no_memory(report, "departments");
  int status = 0;
  for (bool more = true; more && !status;) {
    status = reach_cells_next(cells, &more, report);
    if (!status && more) status = read_row(cells, f, report);
  }
  for (uint32_t u = 0; u < f->n_people && !status; u++)
    if (!f->departments[u])
      status = reach_report_add(report, REACH_UNREADABLE,
                                "%s: person %u has no department; name all %u people once",
                                cells->lines.path, u, f->n_people);
  if (!status)
    status = reach_departments_of_words(f->departments, f->n_people, departments, report);
  return status ? status : copy_names(f, name, report);
}

/* The first line begins with the name of a column; else the file is one of `person department`. */
static bool is_table(const reach_cells *cells) {
  const char *text = cells->lines.text, first[] = "person";
  if (!text) return false;
  if (cells->n_columns) return !strcasecmp(cells->column[0], first);
  text += cells->lines.at;
  if (*text == '"') text++;
  return !strncasecmp(text, first, sizeof first - 1);
}

int reach_people_read(const char *path, uint32_t n_people, reach_departments *departments,
                      char ***name, reach_report *report) {
  reach_cells cells;
  reach_report heard = {0};
  int status = reach_cells_open(path, &cells, &heard);
  if (status && is_table(&cells)) {
    for (size_t i = 0; i < heard.n_messages; i++)
      reach_report_add(report, status, "%s", heard.message[i]);
    reach_report_free(&heard);
    reach_cells_close(&cells);
    return status;
  }
  reach_report_free(&heard);
  people_file f = {.n_people = n_people};
  f.person = status ? -1 : reach_cells_column(&cells, "person");
  f.department = status ? -1 : reach_cells_column(&cells, "department");
  f.name = status ? -1 : reach_cells_column(&cells, "name");
  if (f.person >= 0 && f.department >= 0)
    status = read_table(&cells, &f, departments, name, report);
  else
    status = reach_departments_read(path, n_people, departments, report);
  free(f.departments);
  free(f.names);
  reach_cells_close(&cells);
  return status;
}

/* Departments and names of people. */
#include <stdlib.h>
#include <string.h>

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

static int read_row(reach_cells *cells, people_file *f, reach_report *report) {
  const char *path = cells->lines.path;
  unsigned long long line = cells->line;
  const char *word = cells->cell[f->person];
  char *end;
  unsigned long long person = strtoull(word, &end, 10);
  if (*word < '0' || *word > '9' || *end || person >= f->n_people)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s:%llu:1: %.40s: not in the network (ids 0 to %u)", path, line, word,
                            f->n_people - 1);
  if (f->departments[person])
    return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:1: person %llu is named twice", path,
                            line, person);
  if (!*cells->cell[f->department])
    return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:1: person %llu has no department",
                            path, line, person);
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

int reach_people_read(const char *path, uint32_t n_people, reach_departments *departments,
                      char ***name, reach_report *report) {
  reach_cells cells;
  reach_report unheard = {0};
  int status = reach_cells_open(path, &cells, &unheard);
  reach_report_free(&unheard);
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

/* A company's own people: docs/model.md section 1, and the legs of section 2. Plain CSV without
 * quotes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reference/reference.h"

enum { LINE = 400, CELLS = 12 };

/* Cells between commas; empty ones count. */
static int split(char *line, char *cell[CELLS]) {
  int n = 0;
  line[strcspn(line, "\r\n")] = '\0';
  for (char *at = line; n < CELLS; at++) {
    cell[n++] = at;
    at += strcspn(at, ",");
    if (!*at) break;
    *at = '\0';
  }
  return n;
}

static FILE *open_table(const char *path, char line[LINE], char *title[CELLS], int *n_titles) {
  FILE *file = fopen(path, "r");
  if (!file || !fgets(line, LINE, file)) abort();
  *n_titles = split(line, title);
  return file;
}

static double number_or_nan(const char *cell) {
  return *cell ? atof(cell) : NAN;
}

static int leg_of(const char *title) {
  static const char *const legs[] = {"sincerity", "competency", "reliability"};
  for (int i = 0; i < 3; i++)
    if (!strcmp(title, legs[i])) return i;
  return -1;
}

/* The last stage passed; none of the words: -1. */
static int stages_passed(const char *cell) {
  static const char *const word[] = {"none",      "awareness", "desire",
                                     "knowledge", "ability",   "reinforcement"};
  for (int i = 0; i <= REFERENCE_STAGES; i++)
    if (!strcmp(cell, word[i])) return i;
  return -1;
}

static void fill(reference_associate *who, const char *title, const char *cell) {
  if (!strcmp(title, "contacts")) who->contacts = number_or_nan(cell);
  if (!strcmp(title, "stage")) who->n_passed = stages_passed(cell);
  if (leg_of(title) >= 0) who->leg[leg_of(title)] = number_or_nan(cell);
  if (!strcmp(title, "id")) snprintf(who->id, sizeof who->id, "%s", cell);
  if (!strcmp(title, "manager")) snprintf(who->manager, sizeof who->manager, "%s", cell);
  if (!strcmp(title, "department")) snprintf(who->department, sizeof who->department, "%s", cell);
  if (!strcmp(title, "group")) snprintf(who->group, sizeof who->group, "%s", cell);
}

/* A leg that the roster leaves open is the department's. */
static void ask_departments(const char *path, reference_case *what) {
  char titles[LINE], line[LINE], *title[CELLS], *cell[CELLS];
  int n_titles;
  FILE *file = open_table(path, titles, title, &n_titles);
  while (fgets(line, sizeof line, file)) {
    split(line, cell); /* the department stands first */
    for (int i = 1; i < n_titles; i++)
      for (uint32_t u = 0; u < what->n_people; u++) {
        double *leg = &what->staff[u].leg[leg_of(title[i])];
        if (!strcmp(what->staff[u].department, cell[0]) && isnan(*leg))
          *leg = number_or_nan(cell[i]);
      }
  }
  fclose(file);
}

/* Departments are numbered by first appearance. */
static uint32_t *number_departments(const reference_case *what) {
  uint32_t *department = calloc(what->n_people, sizeof *department), n = 0;
  if (!department) abort();
  for (uint32_t u = 0; u < what->n_people; u++) {
    uint32_t twin = 0;
    while (strcmp(what->staff[twin].department, what->staff[u].department) != 0) twin++;
    department[u] = twin < u ? department[twin] : n++;
  }
  return department;
}

void reference_roster_read(reference_case *what) {
  const reach_params *p = what->params;
  char titles[LINE], line[LINE], *title[CELLS], *cell[CELLS];
  int n_titles;
  FILE *file = open_table(p->associates_roster, titles, title, &n_titles);
  while (fgets(line, sizeof line, file)) {
    uint32_t u = what->n_people++;
    what->staff = realloc(what->staff, what->n_people * sizeof *what->staff);
    if (!what->staff) abort();
    what->staff[u] = (reference_associate){.contacts = NAN, .leg = {NAN, NAN, NAN}, .n_passed = -1};
    split(line, cell);
    for (int i = 0; i < n_titles; i++) fill(&what->staff[u], title[i], cell[i]);
  }
  fclose(file);
  if (p->trust_departments[0]) ask_departments(p->trust_departments, what);
  for (uint32_t u = 0; u < what->n_people; u++)
    for (int i = 0; i < 3; i++)
      if (isnan(what->staff[u].leg[i])) what->staff[u].leg[i] = what->leg[i];
  what->department = number_departments(what);
}

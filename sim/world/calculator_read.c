/* The table of a reach calculator: from the file to rows of stated numbers. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scenario/utf8.h"
#include "world/calculator.h"
#include "world/cells.h"

enum { NAME = REACH_N_AUDIT, N_COLUMNS };

static const double most_people = 1e7;    /* as associates.count */
static const double most_followers = 1e9; /* of one person */
static const double most_posts = 1e6;
static const double most_of_all = 1e15; /* whole numbers below are exact, sums of them nearly */

static double least_of(int column) {
  return column == REACH_AUDIT_ROI ? -1 : 0;
}

static double most_of(int column) {
  switch (column) {
  case REACH_AUDIT_PEOPLE:
    return most_people;
  case REACH_AUDIT_FOLLOWERS:
    return most_followers;
  case REACH_AUDIT_POSTS:
    return most_posts;
  case REACH_AUDIT_SHARE:
  case REACH_AUDIT_OVERLAP:
  case REACH_AUDIT_CLICK_RATE:
    return 1;
  default:
    return most_of_all;
  }
}

static bool may_be_percent(int column) {
  return column == REACH_AUDIT_SHARE || column == REACH_AUDIT_OVERLAP ||
         column == REACH_AUDIT_CLICK_RATE || column == REACH_AUDIT_ROI;
}

static int find_columns(reach_calculator *c, reach_report *report) {
  const char *title[N_COLUMNS];
  int at[N_COLUMNS];
  memcpy(title, reach_audit_title, sizeof reach_audit_title);
  title[NAME] = "name";
  int status = reach_cells_columns(c->cells, title, N_COLUMNS, at, report);
  if (status) return status;
  memcpy(c->at, at, sizeof c->at);
  c->name_at = at[NAME];
  for (int q = 0; q < REACH_N_AUDIT; q++) c->slot[q] = at[q] < 0 ? -1 : c->n_given++;
  if (at[REACH_AUDIT_FOLLOWERS] >= 0 || at[REACH_AUDIT_CONTACTS] >= 0) return 0;
  return reach_report_add(report, REACH_UNREADABLE,
                          "%s:%llu:1: no column followers or contacts; the table of a reach "
                          "calculator needs one of them (others: name, people, posts, share, "
                          "overlap, net, impressions, click_rate, clicks, cpm, cpc, value, cost, "
                          "roi)",
                          c->path, (unsigned long long)c->cells->title_line);
}

static int refuse(const reach_calculator *c, int column, const char *why, reach_report *report) {
  return reach_cells_refuse(c->cells, c->at[column], why, report);
}

static int refuse_range(const reach_calculator *c, int column, reach_report *report) {
  char why[REACH_WHY_SIZE];
  snprintf(why, sizeof why, "%.40s is out of range (allowed %.15g to %.15g%s)",
           reach_show(c->cells->cell[c->at[column]]).text, least_of(column), most_of(column),
           may_be_percent(column) ? "; 8.53 % is 0.0853 or 8.53%" : "");
  return refuse(c, column, why, report);
}

static int read_cell(const reach_calculator *c, int column, reach_audit_cell *cell,
                     reach_report *report) {
  const char *text = c->cells->cell[c->at[column]];
  char why[REACH_WHY_SIZE];
  *cell = (reach_audit_cell){.place = c->cells->place[c->at[column]], .is_there = *text != '\0'};
  if (!cell->is_there) return 0;
  if (!reach_stated_read(text, may_be_percent(column), &cell->stated, why))
    return refuse(c, column, why, report);
  double value = cell->stated.value;
  if (most_of(column) == 1 && cell->stated.unit == 1) /* a share of 0 or 1 is all or nothing */
    cell->stated.unit = cell->stated.nearest = 0;
  if (value < least_of(column) || value > most_of(column)) return refuse_range(c, column, report);
  if (column != REACH_AUDIT_PEOPLE || value == floor(value)) return 0;
  snprintf(why, sizeof why, "%.40s is not a whole number of people", reach_show(text).text);
  return refuse(c, column, why, report);
}

/* A line of people says how many contacts these have, in numbers that the program can hold. */
static int check_contacts(const reach_calculator *c, uint32_t row, reach_report *report) {
  reach_audit_cell people = reach_calculator_cell(c, row, REACH_AUDIT_PEOPLE);
  reach_audit_cell followers = reach_calculator_cell(c, row, REACH_AUDIT_FOLLOWERS);
  reach_audit_cell contacts = reach_calculator_cell(c, row, REACH_AUDIT_CONTACTS);
  int column = c->at[REACH_AUDIT_FOLLOWERS] < 0 ? REACH_AUDIT_CONTACTS : REACH_AUDIT_FOLLOWERS;
  double n = people.is_there ? people.stated.value : 1;
  if (!followers.is_there && !contacts.is_there)
    return refuse(c, column, "no number; a line of people needs its followers or contacts", report);
  if (followers.is_there) return 0;
  if (n == 0 && contacts.stated.value > 0)
    return refuse(c, REACH_AUDIT_CONTACTS, "contacts of nobody: the line has 0 people", report);
  if (n == 0 || contacts.stated.value / n <= most_followers) return 0;
  return refuse(c, REACH_AUDIT_CONTACTS,
                "more than 1000000000 for each person; give the number of people", report);
}

static enum reach_audit_kind kind_of(const char *name) {
  if (!strcasecmp(name, "total")) return REACH_AUDIT_TOTAL;
  return strcasecmp(name, "subtotal") ? REACH_AUDIT_LINE : REACH_AUDIT_SUBTOTAL;
}

static int grow(reach_calculator *c, reach_report *report) {
  const uint32_t begin = 64;
  if (c->n_rows < c->capacity) return 0;
  if (c->capacity > most_people)
    return reach_report_add(report, REACH_TOO_BIG, "%s: more than %u lines", c->path, c->capacity);
  uint32_t capacity = c->capacity ? 2 * c->capacity : begin;
  reach_audit_row *row = realloc(c->row, capacity * sizeof *row);
  if (row) c->row = row;
  size_t n_cells = (size_t)capacity * (size_t)c->n_given;
  reach_audit_cell *cell = realloc(c->cell, n_cells * sizeof *cell);
  if (cell) c->cell = cell;
  if (!row || !cell) return reach_report_no_memory(report, c->path);
  c->capacity = capacity;
  return 0;
}

/* Sums stand below what they are made of. */
static int check_place(const reach_calculator *c, enum reach_audit_kind kind,
                       reach_report *report) {
  const reach_audit_row *last = c->n_rows ? &c->row[c->n_rows - 1] : NULL;
  char why[REACH_WHY_SIZE];
  if (last && last->kind == REACH_AUDIT_TOTAL) {
    snprintf(why, sizeof why, "a line below the total in line %llu; the total comes last",
             (unsigned long long)last->line);
    return reach_cells_refuse(c->cells, c->name_at, why, report);
  }
  bool is_of_nothing = kind == REACH_AUDIT_SUBTOTAL && (!last || last->kind != REACH_AUDIT_LINE);
  if (!is_of_nothing && (kind == REACH_AUDIT_LINE || c->n_lines)) return 0;
  return reach_cells_refuse(c->cells, c->name_at, "a sum of no lines; it stands below its lines",
                            report);
}

static int read_row(reach_calculator *c, reach_report *report) {
  const char *name = c->name_at < 0 ? "" : c->cells->cell[c->name_at];
  enum reach_audit_kind kind = kind_of(name);
  int status = grow(c, report);
  if (!status && c->name_at >= 0)
    status = reach_lines_check_name(&c->cells->lines, c->cells->line, c->cells->place[c->name_at],
                                    name, strlen(name), report);
  if (!status) status = check_place(c, kind, report);
  if (status) return status;
  uint32_t row = c->n_rows++;
  c->row[row] = (reach_audit_row){c->cells->line, name, kind};
  c->n_lines += kind == REACH_AUDIT_LINE;
  for (int q = 0; q < REACH_N_AUDIT && !status; q++) {
    if (c->slot[q] < 0) continue;
    size_t at = (size_t)row * (size_t)c->n_given + (size_t)c->slot[q];
    status = read_cell(c, q, &c->cell[at], report);
  }
  return status || kind != REACH_AUDIT_LINE ? status : check_contacts(c, row, report);
}

int reach_calculator_read(const char *path, reach_calculator *c, reach_report *report) {
  *c = (reach_calculator){.name_at = -1, .path = path, .cells = calloc(1, sizeof *c->cells)};
  if (!c->cells) return reach_report_no_memory(report, path);
  bool more = true;
  int status = reach_cells_open(path, c->cells, report);
  if (!status) status = find_columns(c, report);
  while (!status) {
    status = reach_cells_next(c->cells, &more, report);
    if (status || !more) break;
    status = read_row(c, report);
  }
  if (!status && !c->n_lines)
    status = reach_report_add(report, REACH_UNREADABLE,
                              "%s:%llu:1: no line below the titles; give a line for each person or "
                              "group",
                              path, (unsigned long long)c->cells->title_line);
  return status ? status : reach_calculator_check(c, report);
}

void reach_calculator_free(reach_calculator *c) {
  if (c->cells) reach_cells_close(c->cells);
  free(c->cells);
  free(c->row);
  free(c->followers);
  free(c->people);
  free(c->cell);
  free(c->check);
  *c = (reach_calculator){0};
}

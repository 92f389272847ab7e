/* CSV with a header: ties (from,to), org charts (id,manager,department) and people
 * (person,department,name). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/number.h"
#include "scenario/utf8.h"
#include "world/cells.h"
#include "world/network_file.h"
#include "world/numbering.h"

/* Words of some columns, row after row. */
typedef struct {
  const reach_lines *lines;
  char **word;     /* [n_rows][n_columns]; into the file's text */
  uint32_t *place; /* of each word, as in cells.h */
  uint64_t *line;  /* [n_rows] */
  uint32_t n_rows, capacity;
  int n_columns;
} columns;

static void columns_free(columns *c) {
  free(c->word);
  free(c->place);
  free(c->line);
}

static int columns_grow(columns *c, reach_report *report) {
  const uint32_t begin = 256, most = UINT32_MAX / 4; /* two people a row are numbered */
  if (c->n_rows < c->capacity) return 0;
  if (c->capacity > most)
    return reach_report_add(report, REACH_TOO_BIG, "%s: more than %u lines of CSV", c->lines->path,
                            c->capacity);
  uint32_t capacity = c->capacity ? 2 * c->capacity : begin;
  size_t n_words = (size_t)capacity * (size_t)c->n_columns;
  char **word = realloc(c->word, n_words * sizeof *word);
  if (word) c->word = word;
  uint32_t *place = realloc(c->place, n_words * sizeof *place);
  if (place) c->place = place;
  uint64_t *line = realloc(c->line, capacity * sizeof *line);
  if (line) c->line = line;
  if (!word || !place || !line) return reach_report_no_memory(report, "a file of ties");
  c->capacity = capacity;
  return 0;
}

static int columns_read(reach_cells *cells, const int *place, int n_columns, columns *c,
                        reach_report *report) {
  *c = (columns){.lines = &cells->lines, .n_columns = n_columns};
  for (;;) {
    bool more;
    int status = reach_cells_next(cells, &more, report);
    if (status || !more) return status;
    status = columns_grow(c, report);
    size_t at = (size_t)c->n_rows * (size_t)n_columns;
    for (int i = 0; i < n_columns && !status; i++, at++) {
      const char *word = c->word[at] = cells->cell[place[i]];
      c->place[at] = cells->place[place[i]];
      status =
          reach_lines_check_name(c->lines, cells->line, c->place[at], word, strlen(word), report);
    }
    if (status) return status;
    c->line[c->n_rows++] = cells->line;
  }
}

static int object(const columns *c, uint32_t row, int column, const char *what, const char *word,
                  reach_report *report) {
  uint32_t place = c->place[(size_t)row * (size_t)c->n_columns + (size_t)column];
  return reach_report_add(report, REACH_UNREADABLE, "%s:%llu:%llu: %s%s", c->lines->path,
                          (unsigned long long)c->line[row], (unsigned long long)place, what,
                          reach_show(word).text);
}

/* The numbering's words become the names of people, if they tell anything. */
static void take_names(reach_numbering *people, reach_built *built) {
  if (reach_words_only_number(people->word, people->n)) return;
  built->name = people->word;
  people->word = NULL;
}

static int read_probability(const columns *c, uint32_t row, double *probability,
                            reach_report *report) {
  char why[REACH_WHY_SIZE];
  const char *word = c->word[(size_t)row * (size_t)c->n_columns + 2];
  if (reach_number_read(word, probability, why) && *probability >= 0 && *probability <= 1) return 0;
  return object(c, row, 2, "not a probability (allowed 0 to 1): ", word, report);
}

static int add_pairs(const columns *c, const reach_numbering *people, bool with_probability,
                     reach_pairs *pairs, reach_report *report) {
  int status = 0;
  pairs->n_people = people->n;
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    uint32_t from = people->number[2 * (size_t)i], to = people->number[2 * (size_t)i + 1];
    double probability;
    if (!with_probability) {
      status = reach_pairs_add(pairs, from, to, report);
      continue;
    }
    status = read_probability(c, i, &probability, report);
    if (!status) status = reach_pairs_add_with(pairs, from, to, (float)probability, report);
  }
  return status;
}

/* From and to of every row become numbers of people. */
static int number_ends(const columns *c, reach_numbering *people, reach_report *report) {
  char **words = malloc((2ULL * c->n_rows + 1) * sizeof *words);
  if (!words) return reach_report_no_memory(report, "a file of ties");
  int status = 0;
  for (uint32_t i = 0; i < 2 * c->n_rows && !status; i++) {
    words[i] = c->word[(size_t)(i / 2) * (size_t)c->n_columns + i % 2];
    if (!*words[i]) status = object(c, i / 2, (int)(i % 2), "a person without a name", "", report);
  }
  if (!status) status = reach_numbering_init(words, 2 * c->n_rows, people, report);
  free(words);
  return status;
}

static int read_pairs(const char *path, reach_cells *cells, reach_reading how, reach_built *built,
                      reach_report *report) {
  int place[] = {reach_cells_column(cells, "from"), reach_cells_column(cells, "to"),
                 reach_cells_column(cells, "probability")};
  if (how.with_probability && place[2] < 0)
    return reach_report_add(report, REACH_UNREADABLE,
                            "%s:1:1: no column probability; cascade.probability_rule: file needs "
                            "one",
                            path);
  columns c;
  reach_numbering people = {0};
  reach_pairs pairs = {0};
  int status = columns_read(cells, place, how.with_probability ? 3 : 2, &c, report);
  if (!status && !c.n_rows)
    status = reach_report_add(report, REACH_UNREADABLE, "%s: no ties in it", path);
  if (!status) status = number_ends(&c, &people, report);
  if (!status) status = add_pairs(&c, &people, how.with_probability, &pairs, report);
  if (!status) status = reach_ties_build_by(&pairs, how.rule, &built->ties, report);
  if (!status) take_names(&people, built);
  reach_numbering_free(&people);
  reach_pairs_free(&pairs);
  columns_free(&c);
  return status;
}

enum { ID, MANAGER, DEPARTMENT };

static char *word_of(const columns *c, uint32_t row, int column) {
  return c->word[row * (uint32_t)c->n_columns + (uint32_t)column];
}

/* Ids first, then managers: their numbers below n_rows are rows. */
static int number_people(const columns *c, reach_numbering *people, reach_report *report) {
  char **words = malloc(2ULL * c->n_rows * sizeof *words);
  if (!words) return reach_report_no_memory(report, "an org chart");
  for (uint32_t i = 0; i < c->n_rows; i++) {
    words[i] = word_of(c, i, ID);
    words[c->n_rows + i] = word_of(c, i, MANAGER);
  }
  int status = reach_numbering_init(words, 2 * c->n_rows, people, report);
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    if (!*words[i])
      status = object(c, i, ID, "a person without an id", "", report);
    else if (people->number[i] != i)
      status = object(c, i, ID, "the second line about ", words[i], report);
  }
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    const char *manager = words[c->n_rows + i];
    if (*manager && people->number[c->n_rows + i] >= c->n_rows)
      status = object(c, i, MANAGER, "there is no line about the manager ", manager, report);
  }
  free(words);
  return status;
}

/* The manager's row, or the own one where there is none. */
static uint32_t manager_of(const columns *c, const reach_numbering *people, uint32_t row) {
  return *word_of(c, row, MANAGER) ? people->number[c->n_rows + row] : row;
}

/* "a reports to b reports to a", of a long circle its beginning. */
static int refuse_circle(const columns *c, const reach_numbering *people, uint32_t first,
                         reach_report *report) {
  enum { MOST_SHOWN = 5 };
  char *circle;
  size_t n;
  FILE *stream = open_memstream(&circle, &n);
  if (!stream) return reach_report_no_memory(report, "an org chart");
  uint32_t row = first, n_shown = 0;
  do {
    fprintf(stream, "%s reports to ", reach_show(word_of(c, row, ID)).text);
    row = manager_of(c, people, row);
  } while (row != first && ++n_shown < MOST_SHOWN);
  fputs(row == first ? reach_show(word_of(c, row, ID)).text : "...", stream);
  if (fclose(stream)) return reach_report_no_memory(report, "an org chart");
  int status = reach_report_add(
      report, REACH_UNREADABLE,
      "%s:%llu:%llu: a circle of managers: %s; leave the manager of one "
      "of them empty, or name another",
      c->lines->path, (unsigned long long)c->line[first],
      (unsigned long long)c->place[(size_t)first * (size_t)c->n_columns + MANAGER], circle);
  free(circle);
  return status;
}

/* Every way up must end at a head. */
static int check_circles(const columns *c, const reach_numbering *people, reach_report *report) {
  uint32_t *walk = calloc(c->n_rows, sizeof *walk); /* in which walk a row was met, from 1 */
  if (!walk) return reach_report_no_memory(report, "an org chart");
  int status = 0;
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    uint32_t row = i;
    while (!walk[row]) {
      walk[row] = i + 1;
      if (*word_of(c, row, MANAGER)) row = manager_of(c, people, row);
    }
    if (walk[row] == i + 1 && *word_of(c, row, MANAGER))
      status = refuse_circle(c, people, row, report);
  }
  free(walk);
  return status;
}

static int take_departments(const columns *c, reach_built *built, reach_report *report) {
  char **words = malloc(c->n_rows * sizeof *words);
  if (!words) return reach_report_no_memory(report, "departments");
  int status = 0;
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    words[i] = word_of(c, i, DEPARTMENT);
    if (!*words[i])
      status = object(c, i, DEPARTMENT, "no department of ", word_of(c, i, ID), report);
  }
  if (!status) status = reach_departments_of_words(words, c->n_rows, &built->departments, report);
  free(words);
  return status;
}

static int read_chart(const char *path, reach_cells *cells, reach_reading how, reach_built *built,
                      reach_report *report) {
  if (how.with_probability)
    return reach_report_add(report, REACH_INVALID,
                            "cascade.probability_rule: file: an org chart has no probabilities of "
                            "ties");
  int place[] = {reach_cells_column(cells, "id"), reach_cells_column(cells, "manager"),
                 reach_cells_column(cells, "department")};
  bool has_departments = place[DEPARTMENT] >= 0;
  columns c;
  reach_numbering people = {0};
  reach_pairs pairs = {0};
  int status = columns_read(cells, place, has_departments ? 3 : 2, &c, report);
  if (!status && !c.n_rows)
    status = reach_report_add(report, REACH_UNREADABLE, "%s: nobody is in it", path);
  if (!status) status = number_people(&c, &people, report);
  if (!status) status = check_circles(&c, &people, report);
  for (uint32_t i = 0; i < c.n_rows && !status; i++)
    if (*word_of(&c, i, MANAGER))
      status = reach_pairs_add(&pairs, manager_of(&c, &people, i), i, report);
  pairs.n_people = c.n_rows;
  if (!status) status = reach_ties_build_by(&pairs, how.rule, &built->ties, report);
  if (!status && has_departments) status = take_departments(&c, built, report);
  if (!status && people.n > c.n_rows) free(people.word[--people.n]); /* the head's "no manager" */
  if (!status) take_names(&people, built);
  reach_numbering_free(&people);
  reach_pairs_free(&pairs);
  columns_free(&c);
  return status;
}

int reach_read_org_chart(const char *path, reach_reading how, reach_built *built,
                         reach_report *report) {
  reach_cells cells;
  int status = reach_cells_open(path, &cells, report);
  if (!status &&
      (reach_cells_column(&cells, "id") < 0 || reach_cells_column(&cells, "manager") < 0))
    status = reach_report_add(report, REACH_UNREADABLE,
                              "%s:1:1: an org chart needs the columns id and manager (department "
                              "may follow)",
                              path);
  if (!status) status = read_chart(path, &cells, how, built, report);
  reach_cells_close(&cells);
  return status;
}

/* "0,1" in the first line: no header, but an edge list by another ending. */
static bool is_edge_list(const reach_cells *cells) {
  return cells->n_columns && strchr("#0123456789", *cells->column[0]) && *cells->column[0];
}

int reach_read_csv(const char *path, reach_reading how, reach_built *built, reach_report *report) {
  reach_cells cells;
  int status = reach_cells_open(path, &cells, report);
  bool has_ties =
      !status && reach_cells_column(&cells, "from") >= 0 && reach_cells_column(&cells, "to") >= 0;
  bool is_chart = !status && reach_cells_column(&cells, "id") >= 0 &&
                  reach_cells_column(&cells, "manager") >= 0;
  if (has_ties)
    status = read_pairs(path, &cells, how, built, report);
  else if (is_chart)
    status = read_chart(path, &cells, how, built, report);
  else if (!status && is_edge_list(&cells))
    status = reach_read_edge_list(path, how, built, report);
  else if (!status)
    status = reach_report_add(report, REACH_UNREADABLE,
                              "%s:1:1: the first line must name the columns from and to, or id and "
                              "manager",
                              path);
  reach_cells_close(&cells);
  return status;
}

/* CSV with a header: ties (from,to), org charts (id,manager,department) and people
 * (person,department,name). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/number.h"
#include "scenario/utf8.h"
#include "world/cells.h"
#include "world/columns.h"
#include "world/network_file.h"
#include "world/numbering.h"
#include "world/org_chart.h"

/* The numbering's words become the names of people, if they tell anything. */
static void take_names(reach_numbering *people, reach_built *built) {
  if (reach_words_only_number(people->word, people->n)) return;
  built->name = people->word;
  people->word = NULL;
}

static int read_probability(const reach_columns *c, uint32_t row, double *probability,
                            reach_report *report) {
  char why[REACH_WHY_SIZE];
  const char *word = reach_columns_word(c, row, 2);
  if (reach_number_read(word, probability, why) && *probability >= 0 && *probability <= 1) return 0;
  return reach_columns_refuse(c, row, 2, "not a probability (allowed 0 to 1): ", word, report);
}

static int add_pairs(const reach_columns *c, const reach_numbering *people, bool with_probability,
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
static int number_ends(const reach_columns *c, reach_numbering *people, reach_report *report) {
  char **words = malloc((2ULL * c->n_rows + 1) * sizeof *words);
  if (!words) return reach_report_no_memory(report, "a file of ties");
  int status = 0;
  for (uint32_t i = 0; i < 2 * c->n_rows && !status; i++) {
    words[i] = reach_columns_word(c, i / 2, (int)(i % 2));
    if (!*words[i])
      status = reach_columns_refuse(c, i / 2, (int)(i % 2), "a person without a name", "", report);
  }
  if (!status) status = reach_numbering_init(words, 2 * c->n_rows, people, report);
  free(words);
  return status;
}

/* The numbers of words become those of the people who are known. */
static int join(const reach_columns *c, const reach_known *known, reach_numbering *people,
                reach_pairs *pairs, reach_report *report) {
  for (uint32_t k = 0; k < people->n; k++) {
    uint32_t first = people->first[k], number = 0;
    if (!reach_known_find(known, people->word[k], &number))
      return reach_columns_refuse(c, first / 2, (int)(first % 2), REACH_KNOWN_REFUSAL,
                                  people->word[k], report);
    people->first[k] = number; /* where it stands first is not asked again */
  }
  for (uint64_t i = 0; i < pairs->n; i++) {
    pairs->from[i] = people->first[pairs->from[i]];
    pairs->to[i] = people->first[pairs->to[i]];
  }
  pairs->n_people = known->n;
  return 0;
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
  reach_columns c;
  reach_numbering people = {0};
  reach_pairs pairs = {0};
  int status = reach_columns_read(&c, cells, place, how.with_probability ? 3 : 2, report);
  if (!status && !c.n_rows)
    status = reach_report_add(report, REACH_UNREADABLE, "%s: no ties in it", path);
  if (!status) status = number_ends(&c, &people, report);
  if (!status) status = add_pairs(&c, &people, how.with_probability, &pairs, report);
  if (!status && how.known) status = join(&c, how.known, &people, &pairs, report);
  if (!status) status = reach_ties_build_by(&pairs, how.rule, &built->ties, report);
  if (!status && !how.known) take_names(&people, built);
  reach_numbering_free(&people);
  reach_pairs_free(&pairs);
  reach_columns_free(&c);
  return status;
}

enum { ID = REACH_CHART_ID, MANAGER = REACH_CHART_MANAGER, DEPARTMENT };

static int take_departments(const reach_columns *c, reach_built *built, reach_report *report) {
  char **words = malloc(c->n_rows * sizeof *words);
  if (!words) return reach_report_no_memory(report, "departments");
  int status = 0;
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    words[i] = reach_columns_word(c, i, DEPARTMENT);
    if (!*words[i])
      status = reach_columns_refuse(c, i, DEPARTMENT, "no department of ",
                                    reach_columns_word(c, i, ID), report);
  }
  if (!status) status = reach_departments_of_words(words, c->n_rows, &built->departments, report);
  free(words);
  return status;
}

/* Likewise the ids of an org chart. */
static int copy_ids(const reach_columns *c, reach_built *built, reach_report *report) {
  char **name = calloc((size_t)c->n_rows + 1, sizeof *name);
  bool is_short = !name;
  for (uint32_t i = 0; i < c->n_rows && !is_short; i++) {
    name[i] = strdup(reach_columns_word(c, i, ID));
    is_short = !name[i];
  }
  if (!is_short && !reach_words_only_number(name, c->n_rows))
    built->name = name;
  else
    reach_names_free(name, c->n_rows);
  return is_short ? reach_report_no_memory(report, "names of people") : 0;
}

/* Lines to those who have a manager. Of known people everybody in the chart is one. */
static int add_lines(const reach_columns *c, const uint32_t *manager, const reach_known *known,
                     reach_pairs *pairs, reach_report *report) {
  int status = 0;
  pairs->n_people = known ? known->n : c->n_rows;
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    uint32_t to = i, from = manager[i];
    const char *id = reach_columns_word(c, i, ID);
    if (known && !reach_known_find(known, id, &to))
      return reach_columns_refuse(c, i, ID, REACH_KNOWN_REFUSAL, id, report);
    if (from == i) continue;
    /* who is not known is refused in a line of its own */
    if (known && !reach_known_find(known, reach_columns_word(c, from, ID), &from)) continue;
    status = reach_pairs_add(pairs, from, to, report);
  }
  return status;
}

static int tie_lines(const reach_columns *c, reach_reading how, reach_built *built,
                     reach_report *report) {
  reach_directory ids = {0};
  reach_pairs pairs = {0};
  uint32_t *manager = malloc(((size_t)c->n_rows + 1) * sizeof *manager);
  int status =
      manager ? reach_chart_ids(c, &ids, report) : reach_report_no_memory(report, "an org chart");
  if (!status) status = reach_chart_managers(c, &ids, manager, report);
  if (!status) status = add_lines(c, manager, how.known, &pairs, report);
  if (!status) status = reach_ties_build_by(&pairs, how.rule, &built->ties, report);
  reach_pairs_free(&pairs);
  reach_directory_free(&ids);
  free(manager);
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
  reach_columns c;
  int status = reach_columns_read(&c, cells, place, has_departments ? 3 : 2, report);
  if (!status && !c.n_rows)
    status = reach_report_add(report, REACH_UNREADABLE, "%s: nobody is in it", path);
  if (!status) status = tie_lines(&c, how, built, report);
  if (!status && has_departments && !how.known) status = take_departments(&c, built, report);
  if (!status && !how.known) status = copy_ids(&c, built, report);
  reach_columns_free(&c);
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

#include "world/org_chart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"

/* The first line of the file that repeats an id. */
static int refuse_twins(const reach_columns *c, const reach_directory *ids, reach_report *report) {
  uint32_t twin = UINT32_MAX;
  for (uint32_t i = 1; i < ids->n; i++)
    if (ids->entry[i].id < twin && !strcmp(ids->entry[i].name, ids->entry[i - 1].name))
      twin = ids->entry[i].id;
  if (twin == UINT32_MAX) return 0;
  return reach_columns_refuse(c, twin, REACH_CHART_ID, "the second line about ",
                              reach_columns_word(c, twin, REACH_CHART_ID), report);
}

int reach_chart_ids(const reach_columns *c, reach_directory *ids, reach_report *report) {
  *ids = (reach_directory){0};
  char **words = malloc(((size_t)c->n_rows + 1) * sizeof *words);
  if (!words) return reach_report_no_memory(report, "an org chart");
  int status = 0;
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    words[i] = reach_columns_word(c, i, REACH_CHART_ID);
    if (!*words[i])
      status = reach_columns_refuse(c, i, REACH_CHART_ID, "a person without an id", "", report);
  }
  if (!status) status = reach_directory_of(words, c->n_rows, ids, report);
  free(words);
  return status ? status : refuse_twins(c, ids, report);
}

/* "a reports to b reports to a", of a long circle its beginning. */
static int refuse_circle(const reach_columns *c, const uint32_t *manager, uint32_t first,
                         reach_report *report) {
  enum { MOST_SHOWN = 5 };
  char *circle;
  size_t n;
  FILE *stream = open_memstream(&circle, &n);
  if (!stream) return reach_report_no_memory(report, "an org chart");
  uint32_t row = first, n_shown = 0;
  do {
    fprintf(stream, "%s reports to ", reach_show(reach_columns_word(c, row, REACH_CHART_ID)).text);
    row = manager[row];
  } while (row != first && ++n_shown < MOST_SHOWN);
  fputs(row == first ? reach_show(reach_columns_word(c, row, REACH_CHART_ID)).text : "...", stream);
  if (fclose(stream) || !circle) return reach_report_no_memory(report, "an org chart");
  size_t at = (size_t)first * (size_t)c->n_columns + REACH_CHART_MANAGER;
  int status = reach_report_add(
      report, REACH_UNREADABLE,
      "%s:%llu:%llu: %s%sa circle of managers: %s; leave the manager of one of them empty, or name "
      "another",
      c->lines->path, (unsigned long long)c->line[first], (unsigned long long)c->place[at],
      c->title ? c->title[REACH_CHART_MANAGER] : "", c->title ? ": " : "", circle);
  free(circle);
  return status;
}

/* Every way up must end at a head. Who names itself as manager is in a circle of one. */
static int check_circles(const reach_columns *c, const uint32_t *manager, reach_report *report) {
  uint32_t *walk = calloc(c->n_rows, sizeof *walk); /* in which walk a row was met, from 1 */
  if (!walk) return reach_report_no_memory(report, "an org chart");
  int status = 0;
  for (uint32_t i = 0; i < c->n_rows && !status; i++) {
    uint32_t row = i;
    while (!walk[row]) {
      walk[row] = i + 1;
      row = manager[row];
    }
    if (walk[row] == i + 1 && *reach_columns_word(c, row, REACH_CHART_MANAGER))
      status = refuse_circle(c, manager, row, report);
  }
  free(walk);
  return status;
}

int reach_chart_managers(const reach_columns *c, const reach_directory *ids, uint32_t *manager,
                         reach_report *report) {
  for (uint32_t i = 0; i < c->n_rows; i++) {
    const char *name = reach_columns_word(c, i, REACH_CHART_MANAGER);
    manager[i] = i;
    if (!*name) continue;
    const reach_directory_entry *found = reach_directory_seek(ids, name);
    if (!found)
      return reach_columns_refuse(c, i, REACH_CHART_MANAGER, "there is no line about the manager ",
                                  name, report);
    manager[i] = found->id;
  }
  return check_circles(c, manager, report);
}

#include "present/idea_figures.h"

#include <math.h>
#include <string.h>

#include "present/headline.h"

const reach_storm reach_storm_table[REACH_N_STORM] = {{19, 10000, 0.02, "Dell 2008"},
                                                      {54, 16000, 0.031, "RSM Index 2011"}};

unsigned reach_ideas_months(const reach_result *result, size_t o) {
  if (!reach_answer_cell(&result->answer[o], "ideas", "month", NULL, NULL, NAN)) return 0;
  return (unsigned)result->scenario->organization[o].params.ideas_months;
}

const reach_cell *reach_ideas_at(const reach_result *result, size_t o, const char *item,
                                 unsigned month) {
  return reach_answer_cell(&result->answer[o], "ideas", "month", NULL, item, month);
}

const reach_cell *reach_ideas_classes(const reach_result *result, size_t o, const char *group,
                                      const char *item, unsigned *n) {
  const reach_answer *answer = &result->answer[o];
  const reach_cell *first = reach_answer_cell(answer, "ideas", "quality", group, item, NAN);
  const reach_cell *cell = first, *end = answer->cell + answer->n_cells;
  while (cell && cell < end && !strcmp(cell->label.table, "quality") &&
         !strcmp(cell->label.series, group) && !strcmp(cell->label.item, item))
    cell++;
  *n = first ? (unsigned)(cell - first) : 0;
  return first;
}

static double ideas_of(const reach_result *result, size_t o) {
  return result->answer[o].summary[REACH_MEASURE_ideas].mean;
}

size_t reach_most_ideas(const reach_result *result) {
  size_t best = reach_focus(result);
  if (!reach_ideas_months(result, best)) best = SIZE_MAX;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!reach_ideas_months(result, o)) continue;
    if (best == SIZE_MAX || ideas_of(result, o) > ideas_of(result, best)) best = o;
  }
  return best;
}

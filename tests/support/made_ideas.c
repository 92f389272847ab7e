/* Ideas of a made result: cells as the outcome labels them, with numbers of a simple growth. */
#include "support/made_ideas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "outcome/idea_cells.h"

enum { MOST_IN_A_CLASS = 5 }; /* times less than all ideas */

static double value_of(const reach_cell_label *label, double ideas, unsigned n_months) {
  double done = 1 - exp(-3 * label->x / n_months);
  if (!strcmp(label->table, "month"))
    return (strcmp(label->item, "implemented") ? 1 : 0.03) * ideas * done;
  double shift = strcmp(label->item, "implemented") ? 0 : 1.5;
  double few = strcmp(label->item, "implemented") ? 1 : 0.03;
  if (!strcmp(label->table, "quality"))
    return few * ideas / MOST_IN_A_CLASS * exp(-pow(label->x - shift, 2) / 2);
  return ideas / 2;
}

static reach_summary summary_of(double mean, uint64_t n) {
  double half = mean / 50;
  return (reach_summary){.mean = mean,
                         .ci_low = mean - half,
                         .ci_high = mean + half,
                         .sd = half,
                         .p05 = mean - 2 * half,
                         .median = mean,
                         .p95 = mean + 2 * half,
                         .n = n};
}

static void set_ideas(made_result *made, size_t o, unsigned n_months, double ideas) {
  reach_answer *a = &made->result.answer[o];
  reach_params *p = &made->scenario.organization[o].params;
  const reach_idea_rule rule = {.n_months = n_months, .scale_deviation = 1};
  p->ideas_months = n_months;
  p->ideas_good_from = 2;
  free(a->cell);
  a->n_cells = reach_idea_n_cells(n_months);
  a->cell = calloc(a->n_cells, sizeof *a->cell);
  if (!a->cell) abort();
  for (unsigned c = 0; c < a->n_cells; c++) {
    a->cell[c].outcome = "ideas";
    reach_idea_label(&rule, c, &a->cell[c].label);
    a->cell[c].summary = summary_of(value_of(&a->cell[c].label, ideas, n_months), 1000);
  }
  a->summary[REACH_MEASURE_ideas] = summary_of(ideas, 1000);
  a->summary[REACH_MEASURE_ideas_implemented] = summary_of(0.03 * ideas, 1000);
  a->summary[REACH_MEASURE_implemented_share] = summary_of(ideas > 0 ? 0.03 : NAN, 1000);
  a->summary[REACH_MEASURE_good_ideas] = summary_of(0.01 * ideas, 1000);
  a->summary[REACH_MEASURE_idea_quality] = summary_of(1.5, 1000);
  a->summary[REACH_MEASURE_best_idea_quality] = summary_of(3.5, 1000);
  double base = made->result.answer[made->scenario.baseline].summary[REACH_MEASURE_good_ideas].mean;
  double difference = 0.01 * ideas - base;
  a->comparison[REACH_MEASURE_good_ideas] = (reach_comparison){
      .difference = difference, .difference_ci_low = difference, .difference_ci_high = difference};
}

void made_result_ideas(made_result *made, unsigned n_months, double ideas, double times) {
  for (size_t o = 0; o < made->scenario.n_organizations; o++, ideas *= times)
    set_ideas(made, o, n_months, ideas);
}

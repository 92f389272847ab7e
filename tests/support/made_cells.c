#include "support/made_cells.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/support.h"

void made_cell(made_result *made, size_t organization, const char *outcome,
               const reach_cell_label *label, double mean, double half) {
  reach_answer *a = &made->result.answer[organization];
  a->cell = realloc(a->cell, (a->n_cells + 1) * sizeof *a->cell);
  assert_non_null(a->cell);
  a->cell[a->n_cells++] =
      (reach_cell){outcome, *label, {mean, mean - half, mean + half, half, mean, mean, mean, 1000}};
}

static void add_stage(made_result *made, size_t o, const char *series, const char *item,
                      double mean, double half) {
  reach_cell_label label = {.table = "funnel", .unit = "people"};
  snprintf(label.series, sizeof label.series, "%s", series);
  snprintf(label.item, sizeof label.item, "%s", item);
  made_cell(made, o, "recruiting", &label, mean, half);
}

static reach_summary around(double mean, double half) {
  return (reach_summary){mean, mean - half, mean + half, half, mean, mean, mean, 1000};
}

void made_recruiting(made_result *made, double reached, double kept, double cost) {
  static const char *const step[] = {"applied",     "qualified", "read", "shortlisted",
                                     "interviewed", "offered",   "hired"};
  const double third = 1. / 3, within = 0.02;
  size_t n = made->scenario.n_organizations;
  for (size_t o = 0; o < n; o++) {
    reach_summary *s = made->result.answer[o].summary;
    if (o == 1 && n > 2) continue;
    double people = reached * (double)(o + 1), by_referral = o % 2 ? third : 0;
    s[REACH_MEASURE_candidates_reached] = around(people, within * people);
    add_stage(made, o, "referral", "reached", people * by_referral, 0);
    for (size_t i = 0; i < sizeof step / sizeof *step; i++) {
      people *= kept;
      add_stage(made, o, "all", step[i], people, within * people);
      add_stage(made, o, "referral", step[i], people * by_referral, 0);
    }
    double each = people > 0 ? pow(kept, -6) : NAN;
    s[REACH_MEASURE_hires] = around(people, within * people);
    s[REACH_MEASURE_referral_hires] = around(people * by_referral, 0);
    s[REACH_MEASURE_applicants_per_hire] = around(each, within * each);
    s[REACH_MEASURE_days_to_hire] = around(people > 0 ? 55 : NAN, 1);
    if (!(people > 0)) s[REACH_MEASURE_applicants_per_hire].n = 0;
    if (!(cost > 0) || !(people > 0)) continue;
    s[REACH_MEASURE_cost_per_hire] = around(cost * (double)(o + 1), within * cost);
  }
}

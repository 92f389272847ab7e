#include "present/planners.h"

#include <math.h>

#include "present/grid.h"

static const double no_difference = 0.0005; /* reads as 0.0 % */

reach_number reach_planners_error(double estimate, double simulated) {
  reach_number out;
  double error = estimate / simulated - 1;
  const char *sign = error > no_difference ? "+" : error < -no_difference ? "" : "±";
  snprintf(out.text, sizeof out.text, "%s%.40s", sign,
           reach_number_percent(*sign == '\0' || *sign == '+' ? error : 0, 1).text);
  return out;
}

/* Row 0: what was simulated; then one formula a row. */
static reach_grid_cell cell(const void *context, size_t row, size_t o) {
  const reach_result *result = context;
  const reach_answer *answer = &result->answer[o];
  const reach_summary *s = &answer->summary[REACH_MEASURE_reach];
  reach_grid_cell out = {.range = {""}};
  int decimals = reach_number_decimals(s->mean, s->ci_low, s->ci_high);
  if (!row) {
    out.value = reach_number_grouped(s->mean, decimals);
    return out;
  }
  bool is_planned = reach_answer_is_planned(answer);
  double reach = is_planned ? answer->planned[row - 1].reach : NAN;
  out.value = reach_number_grouped(reach, decimals);
  if (isfinite(reach) && s->mean > 0)
    snprintf(out.range.text, sizeof out.range.text, "(%.40s)",
             reach_planners_error(reach, s->mean).text);
  return out;
}

void reach_planners_print(FILE *out, const reach_result *result, const char *const *name,
                          bool has_color) {
  size_t n = result->scenario->n_organizations;
  bool is_planned = false;
  for (size_t o = 0; o < n; o++)
    is_planned = is_planned || reach_answer_is_planned(&result->answer[o]);
  if (!is_planned) return;
  reach_grid grid = {.n_rows = REACH_N_FORMULAS + 1,
                     .n_columns = n,
                     .heading = n > 1 ? name : NULL,
                     .cell = cell,
                     .context = result,
                     .has_color = has_color};
  grid.row[0] = (reach_grid_row){"simulated reach", "people"};
  for (int i = 0; i < REACH_N_FORMULAS; i++)
    grid.row[i + 1] = (reach_grid_row){reach_formula_table[i].words, "people"};
  fprintf(out, "\n%sReach as media planners would estimate it from as many exposures%s\n",
          has_color ? "\x1b[1m" : "", has_color ? "\x1b[0m" : "");
  reach_grid_print(out, &grid);
}

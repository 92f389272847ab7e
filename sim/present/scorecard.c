#include "present/scorecard.h"

#include "present/grid.h"

enum { DIGITS = 3 };

static reach_grid_cell leg_cell(const reach_result *result, size_t o, size_t leg) {
  const reach_legs *legs = &result->answer[o].legs;
  bool is_given = result->scenario->organization[o].given[reach_leg_param[leg]];
  double value = legs->leg[leg];
  reach_grid_cell cell = {reach_number_grouped(value, reach_number_digits(value, DIGITS)), {""}};
  snprintf(cell.range.text, sizeof cell.range.text, "(%.40s)",
           reach_leg_source(legs, (int)leg, is_given));
  return cell;
}

static reach_grid_cell trust_cell(const reach_result *result, size_t o) {
  static const char *const rules[] = {"(product)", "(weakest leg)", "(mean)"};
  double trust = result->answer[o].trust;
  reach_grid_cell cell = {reach_number_grouped(trust, reach_number_digits(trust, DIGITS)), {""}};
  snprintf(cell.range.text, sizeof cell.range.text, "%s",
           rules[result->scenario->organization[o].params.trust_rule]);
  return cell;
}

static reach_grid_cell company_cell(const reach_result *result, size_t o) {
  reach_grid_cell cell = {{""}, {""}};
  snprintf(cell.value.text, sizeof cell.value.text, "%s",
           reach_leg_status(reach_legs_weakest(&result->answer[o].legs)));
  return cell;
}

enum { ROW_TRUST = REACH_N_LEGS, ROW_COMPANY, N_ROWS };

static reach_grid_cell cell_of(const void *context, size_t row, size_t o) {
  const reach_result *result = context;
  if (row == ROW_TRUST) return trust_cell(result, o);
  return row == ROW_COMPANY ? company_cell(result, o) : leg_cell(result, o, row);
}

void reach_scorecard_print(FILE *out, const reach_result *result, const char *const *name,
                           bool has_color) {
  size_t n = result->scenario->n_organizations;
  bool is_made = false;
  for (size_t o = 0; o < n; o++) is_made = is_made || reach_legs_are_made(&result->answer[o].legs);
  if (!is_made) return;
  reach_grid grid = {.n_rows = N_ROWS,
                     .n_columns = n,
                     .heading = n > 1 ? name : NULL,
                     .cell = cell_of,
                     .context = result,
                     .has_color = has_color};
  for (size_t i = 0; i < REACH_N_LEGS; i++)
    grid.row[i] = (reach_grid_row){reach_leg_name[i], "share"};
  grid.row[ROW_TRUST] = (reach_grid_row){"trust", "share"};
  grid.row[ROW_COMPANY] = (reach_grid_row){"company", "status"};
  fprintf(out,
          "\n%sScorecard: what trust stands on%s (sound: no leg below 0.5; broken: one at 0)\n",
          has_color ? "\x1b[1m" : "", has_color ? "\x1b[0m" : "");
  reach_grid_print(out, &grid);
}

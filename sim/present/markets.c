/* One row a market, one column an organization other than the baseline. */
#include "present/markets.h"

#include <math.h>

#include "present/grid.h"

enum { MOST_ORGANIZATIONS = 64 };

typedef struct {
  const reach_result *result;
  size_t organization[MOST_ORGANIZATIONS]; /* of each column */
} columns;

static reach_grid_cell ratio_cell(const void *context, size_t row, size_t column) {
  const columns *c = context;
  const reach_comparison *r = &c->result->market_point[row].reach[c->organization[column]];
  int decimals = reach_number_ratio_decimals(r->ratio, r->ratio_ci_low, r->ratio_ci_high);
  reach_grid_cell cell = {.range = {""}};
  cell.value =
      isfinite(r->ratio) ? reach_number_times(r->ratio, decimals) : reach_number_grouped(NAN, 0);
  if (r->ratio_ci_high > r->ratio_ci_low) {
    reach_number range = reach_number_range(r->ratio_ci_low, r->ratio_ci_high, decimals);
    snprintf(cell.range.text, sizeof cell.range.text, "(%.60s)", range.text);
  }
  return cell;
}

void reach_markets_print(FILE *out, const reach_result *result, const char *const *name,
                         bool has_color) {
  const reach_scenario *scenario = result->scenario;
  if (!result->n_market_points || scenario->n_organizations < 2) return;
  columns context = {.result = result};
  const char *heading[MOST_ORGANIZATIONS];
  reach_number size[REACH_GRID_ROWS];
  reach_grid grid = {
      .heading = heading, .cell = ratio_cell, .context = &context, .has_color = has_color};
  for (size_t o = 0; o < scenario->n_organizations && o < MOST_ORGANIZATIONS; o++) {
    if (o == scenario->baseline) continue;
    context.organization[grid.n_columns] = o;
    heading[grid.n_columns++] = name[o];
  }
  for (size_t p = 0; p < result->n_market_points && p < REACH_GRID_ROWS; p++) {
    size[p] = reach_number_size((double)result->market_point[p].market_people);
    grid.row[grid.n_rows++] = (reach_grid_row){size[p].text, "people"};
  }
  fprintf(out, "\n%sTimes the reach of %s in markets of other sizes%s\n",
          has_color ? "\x1b[1m" : "", name[scenario->baseline], has_color ? "\x1b[0m" : "");
  reach_grid_print(out, &grid);
  if (result->n_market_points > REACH_GRID_ROWS) fputs("  and more in multiplier.csv\n", out);
}

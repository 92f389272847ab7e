#include "present/scorecard.h"

#include <string.h>

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

/* What grew, as it was before the programme, and what people know by its end. */
enum { KNOWLEDGE, COMPETENCY_BEFORE, RELIABILITY_BEFORE, N_GROWING };

static reach_grid_cell growing_cell(const reach_result *result, size_t o, size_t what) {
  const reach_growth *growth = &result->answer[o].legs.growth;
  reach_grid_cell cell = {{"–"}, {""}};
  bool grows = what == RELIABILITY_BEFORE ? growth->by_opportunities : growth->by_learning;
  if (!grows) return cell;
  double value = what == KNOWLEDGE           ? reach_growth_end(growth).knowledge
                 : what == COMPETENCY_BEFORE ? growth->start.competency
                                             : growth->start.reliability;
  cell.value = reach_number_grouped(value, reach_number_digits(value, DIGITS));
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

static reach_grid_cell seen_cell(const reach_result *result, size_t o, size_t leg) {
  const reach_legs *legs = &result->answer[o].legs;
  double value = legs->seen[leg];
  reach_grid_cell cell = {reach_number_grouped(value, reach_number_digits(value, DIGITS)), {""}};
  snprintf(cell.range.text, sizeof cell.range.text, "%s",
           legs->is_perceived ? "(perception)" : "(as it is)");
  return cell;
}

static reach_grid_cell overdue_cell(const reach_result *result, size_t o) {
  const reach_params *p = &result->scenario->organization[o].params;
  reach_grid_cell cell = {{"–"}, {""}};
  if (!*p->trust_practices_as_of) return cell;
  cell.value = reach_number_grouped((double)result->answer[o].practices.n_overdue, 0);
  snprintf(cell.range.text, sizeof cell.range.text, "(as of %.10s)", p->trust_practices_as_of);
  return cell;
}

enum {
  ROW_GROWING = REACH_N_LEGS,
  ROW_OVERDUE = ROW_GROWING + N_GROWING,
  ROW_SEEN,
  ROW_TRUST = ROW_SEEN + REACH_N_LEGS,
  ROW_COMPANY,
  N_ROWS
};

typedef struct {
  const reach_result *result;
  size_t row[N_ROWS]; /* those shown */
} shown;

static reach_grid_cell cell_of(const void *context, size_t row, size_t o) {
  const shown *all = context;
  size_t what = all->row[row];
  if (what == ROW_COMPANY) return company_cell(all->result, o);
  if (what == ROW_TRUST) return trust_cell(all->result, o);
  if (what >= ROW_SEEN) return seen_cell(all->result, o, what - ROW_SEEN);
  if (what == ROW_OVERDUE) return overdue_cell(all->result, o);
  if (what >= ROW_GROWING) return growing_cell(all->result, o, what - ROW_GROWING);
  return leg_cell(all->result, o, what);
}

static const reach_grid_row words[N_ROWS] = {{"sincerity", "share"},
                                             {"competency", "share"},
                                             {"reliability", "share"},
                                             {"knowledge", "share"},
                                             {"competency before", "share"},
                                             {"reliability before", "share"},
                                             {"practices overdue", "practices"},
                                             {"sincerity as seen", "share"},
                                             {"competency as seen", "share"},
                                             {"reliability as seen", "share"},
                                             {"trust", "share"},
                                             {"company", "status"}};

void reach_scorecard_print(FILE *out, const reach_result *result, const char *const *name,
                           bool has_color) {
  size_t n = result->scenario->n_organizations;
  bool is_made = false, is_shown[N_ROWS];
  memset(is_shown, true, sizeof is_shown);
  for (size_t row = ROW_GROWING; row < ROW_TRUST; row++) is_shown[row] = false;
  for (size_t o = 0; o < n; o++) {
    const reach_legs *legs = &result->answer[o].legs;
    is_made = is_made || reach_legs_are_made(legs);
    is_shown[ROW_GROWING + KNOWLEDGE] |= legs->growth.by_learning;
    is_shown[ROW_GROWING + COMPETENCY_BEFORE] |= legs->growth.by_learning;
    is_shown[ROW_GROWING + RELIABILITY_BEFORE] |= legs->growth.by_opportunities;
    is_shown[ROW_OVERDUE] |= *result->scenario->organization[o].params.trust_practices_as_of != 0;
    for (size_t leg = 0; leg < REACH_N_LEGS; leg++) is_shown[ROW_SEEN + leg] |= legs->is_perceived;
  }
  if (!is_made) return;
  shown all = {.result = result};
  reach_grid grid = {.n_columns = n,
                     .heading = n > 1 ? name : NULL,
                     .cell = cell_of,
                     .context = &all,
                     .has_color = has_color};
  for (size_t row = 0; row < N_ROWS; row++) {
    if (!is_shown[row]) continue;
    all.row[grid.n_rows] = row;
    grid.row[grid.n_rows++] = words[row];
  }
  fprintf(out,
          "\n%sScorecard: what trust stands on%s (sound: no leg below 0.5; broken: one at 0)\n",
          has_color ? "\x1b[1m" : "", has_color ? "\x1b[0m" : "");
  reach_grid_print(out, &grid);
}

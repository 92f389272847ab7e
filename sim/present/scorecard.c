#include "present/scorecard.h"

#include "present/block.h"
#include "present/scorecard_items.h"

static reach_grid_cell leg_cell(const reach_result *result, size_t o, size_t leg) {
  const reach_legs *legs = &result->answer[o].legs;
  bool is_given = result->scenario->organization[o].given[reach_leg_param[leg]];
  reach_grid_cell cell = reach_block_number(legs->leg[leg]);
  snprintf(cell.range.text, sizeof cell.range.text, "(%.40s)",
           reach_leg_source(legs, (int)leg, is_given));
  return cell;
}

enum { KNOWLEDGE, COMPETENCY_BEFORE, RELIABILITY_BEFORE };

static reach_grid_cell growing_cell(const reach_result *result, size_t o, size_t what) {
  const reach_growth *growth = &result->answer[o].legs.growth;
  reach_grid_cell none = {{"–"}, {""}};
  bool grows = what == RELIABILITY_BEFORE ? growth->by_opportunities : growth->by_learning;
  if (!grows) return none;
  return reach_block_number(what == KNOWLEDGE           ? reach_growth_end(growth).knowledge
                            : what == COMPETENCY_BEFORE ? growth->start.competency
                                                        : growth->start.reliability);
}

static reach_grid_cell overdue_cell(const reach_result *result, size_t o, size_t part) {
  (void)part;
  const reach_params *p = &result->scenario->organization[o].params;
  reach_grid_cell cell = {{"–"}, {""}};
  if (!*p->trust_practices_as_of) return cell;
  cell.value = reach_number_grouped((double)result->answer[o].practices.n_overdue, 0);
  snprintf(cell.range.text, sizeof cell.range.text, "(as of %.10s)", p->trust_practices_as_of);
  return cell;
}

static reach_grid_cell trust_cell(const reach_result *result, size_t o, size_t part) {
  (void)part;
  static const char *const rules[] = {"(product)", "(weakest leg)", "(mean)"};
  reach_grid_cell cell = reach_block_number(result->answer[o].trust);
  snprintf(cell.range.text, sizeof cell.range.text, "%s",
           rules[result->scenario->organization[o].params.trust_rule]);
  return cell;
}

static reach_grid_cell company_cell(const reach_result *result, size_t o, size_t part) {
  (void)part;
  reach_grid_cell cell = {{""}, {""}};
  snprintf(cell.value.text, sizeof cell.value.text, "%s",
           reach_leg_status(reach_legs_weakest(&result->answer[o].legs)));
  return cell;
}

static reach_grid_cell seen_cell(const reach_result *result, size_t o, size_t leg) {
  const reach_legs *legs = &result->answer[o].legs;
  reach_grid_cell cell = reach_block_number(legs->seen[leg]);
  snprintf(cell.range.text, sizeof cell.range.text, "%s",
           legs->is_perceived ? "(perception)" : "(as it is)");
  return cell;
}

static bool has(const reach_result *result, bool (*is_so)(const reach_legs *)) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (is_so(&result->answer[o].legs)) return true;
  return false;
}

static bool is_learning(const reach_legs *legs) {
  return legs->growth.by_learning;
}
static bool is_audited(const reach_legs *legs) {
  return legs->growth.by_opportunities;
}
static bool is_perceived(const reach_legs *legs) {
  return legs->is_perceived;
}

static bool somebody_learns(const reach_result *result) {
  return has(result, is_learning);
}
static bool somebody_is_audited(const reach_result *result) {
  return has(result, is_audited);
}
static bool somebody_is_perceived(const reach_result *result) {
  return has(result, is_perceived);
}

static bool somebody_looks_at_dates(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (*result->scenario->organization[o].params.trust_practices_as_of) return true;
  return false;
}

static const reach_block_row rows[] = {
    {{"sincerity", "share"}, NULL, leg_cell, REACH_LEG_SINCERITY},
    {{"competency", "share"}, NULL, leg_cell, REACH_LEG_COMPETENCY},
    {{"reliability", "share"}, NULL, leg_cell, REACH_LEG_RELIABILITY},
    {{"knowledge", "share"}, somebody_learns, growing_cell, KNOWLEDGE},
    {{"competency before", "share"}, somebody_learns, growing_cell, COMPETENCY_BEFORE},
    {{"reliability before", "share"}, somebody_is_audited, growing_cell, RELIABILITY_BEFORE},
    {{"practices overdue", "practices"}, somebody_looks_at_dates, overdue_cell, 0},
    {{"sincerity as seen", "share"}, somebody_is_perceived, seen_cell, REACH_LEG_SINCERITY},
    {{"competency as seen", "share"}, somebody_is_perceived, seen_cell, REACH_LEG_COMPETENCY},
    {{"reliability as seen", "share"}, somebody_is_perceived, seen_cell, REACH_LEG_RELIABILITY},
    {{"trust", "share"}, NULL, trust_cell, 0},
    {{"company", "status"}, NULL, company_cell, 0}};

void reach_scorecard_print(FILE *out, const reach_result *result, const char *const *name,
                           bool has_color) {
  if (!has(result, reach_legs_are_made)) return;
  reach_block block = {"Scorecard: what trust stands on",
                       " (sound: no leg below 0.5; broken: one at 0)", rows,
                       sizeof rows / sizeof *rows};
  reach_block_print(out, &block, result, name, has_color);
  reach_scorecard_items_print(out, result, name, has_color);
}

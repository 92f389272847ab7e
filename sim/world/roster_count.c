/* How many people a roster has, before anything else is known of it. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "scenario/number.h"
#include "world/calculator.h"
#include "world/cells.h"
#include "world/files.h"
#include "world/roster.h"

static void add(const reach_cells *cells, int column, reach_headcount *headcount) {
  char why[REACH_WHY_SIZE];
  double n;
  headcount->n++;
  if (column < 0 || !*cells->cell[column] || !reach_number_read(cells->cell[column], &n, why))
    return;
  headcount->n_known++;
  headcount->contacts += n;
}

static int count(const char *path, reach_headcount *headcount, reach_report *report) {
  reach_cells cells;
  bool more = true;
  *headcount = (reach_headcount){0};
  int status = reach_cells_open(path, &cells, report);
  int column = status ? -1 : reach_cells_column(&cells, "contacts");
  while (!status) {
    status = reach_cells_next(&cells, &more, report);
    if (status || !more) break;
    add(&cells, column, headcount);
  }
  reach_cells_close(&cells);
  return status;
}

/* All followers of one person are different people. */
static int check_market(const reach_params *p, const reach_calculator *table,
                        reach_report *report) {
  double most = reach_calculator_most_followers(table);
  if (p->market_audiences != REACH_AUDIENCES_SHARED || most <= (double)p->market_people) return 0;
  return reach_report_add(report, REACH_INVALID,
                          "market.people: %" PRId64 " are fewer than the %.0f followers of one "
                          "person in audit.table; enlarge the market",
                          p->market_people, most);
}

/* The people of the table, and how large the market has to be. */
static int count_table(const reach_organization *o, const reach_calculator *table,
                       reach_headcount *headcount, reach_report *report) {
  const reach_params *p = &o->params;
  double overlap, market = reach_calculator_market(table, p->audit_overlap, &overlap);
  const double near = 1e-9;
  bool is_too_much = o->given[REACH_PARAM_audit_overlap] && overlap < p->audit_overlap - near &&
                     market <= reach_calculator_most_followers(table);
  *headcount = (reach_headcount){.n = reach_calculator_n_people(table)};
  headcount->n_known = headcount->n;
  headcount->contacts = table->right[REACH_AUDIT_CONTACTS];
  if (p->audit_market != REACH_MARKET_FOUND) return check_market(p, table, report);
  if (isinf(market))
    return reach_report_add(report, REACH_INVALID,
                            "audit.overlap: %.6g takes a market of more than 10000000000 people; "
                            "raise it, or choose market.audiences: separate",
                            p->audit_overlap);
  if (is_too_much)
    return reach_report_add(report, REACH_INVALID,
                            "audit.overlap: the followers of this table can overlap by %.4g at "
                            "most, in a market that all of the largest audience is; lower it",
                            overlap);
  headcount->market = (int64_t)market;
  return 0;
}

/* All organizations have the same table. */
static int count_people_of_table(reach_scenario *scenario, reach_report *report) {
  reach_calculator table;
  int status = reach_calculator_read(scenario->organization[0].params.audit_table, &table, report);
  if (!status) status = reach_calculator_check_people(&table, report);
  for (size_t rung = 0; rung <= scenario->n_steps && !status; rung++) {
    reach_scenario there = reach_scenario_rung(scenario, rung);
    for (size_t o = 0; o < scenario->n_organizations && !status; o++) {
      reach_whereabouts here = {&there, o};
      reach_headcount headcount;
      report->locator = (reach_locator){reach_scenario_place, &here};
      status = count_table(&there.organization[o], &table, &headcount, report);
      report->locator = (reach_locator){0};
      if (!status) reach_organization_count(&there.organization[o], headcount);
    }
  }
  reach_calculator_free(&table);
  return status;
}

int reach_rosters_count(reach_scenario *scenario, reach_report *report) {
  if (reach_files_lack_people(scenario)) return reach_files_find(scenario, report);
  if (*scenario->organization[0].params.audit_table) return count_people_of_table(scenario, report);
  reach_headcount headcount = {0};
  const char *last = "";
  int status = 0;
  for (size_t rung = 0; rung <= scenario->n_steps; rung++) {
    reach_scenario there = reach_scenario_rung(scenario, rung);
    for (size_t o = 0; o < scenario->n_organizations; o++) {
      const char *path = there.organization[o].params.associates_roster;
      if (!*path) continue;
      if (strcmp(path, last) != 0) status = count(path, &headcount, report);
      if (status) return status;
      reach_organization_count(&there.organization[o], headcount);
      last = path;
    }
  }
  return 0;
}

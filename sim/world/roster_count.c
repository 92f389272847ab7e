/* How many people a roster has, before anything else is known of it. */
#include <string.h>

#include "scenario/number.h"
#include "world/cells.h"
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

int reach_rosters_count(reach_scenario *scenario, reach_report *report) {
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

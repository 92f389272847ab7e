#include "world/files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenario/use.h"

static const char *file_of(const reach_organization *organization, int param) {
  const char *params = (const char *)&organization->params;
  const char *path = *(char *const *)(params + reach_param_table[param].offset);
  return path ? path : "";
}

/* Organizations that have a file from the same place share a line. */
static int add_once(const char *place, int param, const char *path, int error,
                    reach_report *report) {
  char *line;
  if (asprintf(&line, "%s: %s: %s: cannot open: %s; files are named from the scenario's folder",
               place, reach_param_table[param].key, path, strerror(error)) < 0)
    return reach_report_no_memory(report, "a message");
  bool is_known = false;
  for (size_t i = 0; i < report->n_messages; i++)
    is_known = is_known || !strcmp(report->message[i], line);
  int status = is_known ? REACH_UNREADABLE : reach_report_add(report, REACH_UNREADABLE, "%s", line);
  free(line);
  return status;
}

bool reach_files_lack_people(const reach_scenario *scenario) {
  bool is_missing = false;
  for (size_t rung = 0; rung <= scenario->n_steps; rung++) {
    reach_scenario there = reach_scenario_rung(scenario, rung);
    for (size_t o = 0; o < there.n_organizations; o++) {
      const reach_params *p = &there.organization[o].params;
      is_missing |= *p->associates_roster && access(p->associates_roster, F_OK);
      is_missing |= *p->audit_table && access(p->audit_table, F_OK);
    }
  }
  return is_missing;
}

static int find_files_of(const reach_scenario *scenario, size_t o, reach_report *report) {
  const reach_organization *organization = &scenario->organization[o];
  int status = 0;
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    if (reach_param_table[i].kind != REACH_FILE || !organization->place[i]) continue;
    const char *path = file_of(organization, i);
    if (!*path || !reach_param_is_in_use(scenario, o, i) || !access(path, F_OK)) continue;
    status = add_once(organization->place[i], i, path, errno, report);
    if (status != REACH_UNREADABLE) return status;
  }
  return status;
}

int reach_files_find(const reach_scenario *scenario, reach_report *report) {
  int status = 0;
  for (size_t rung = 0; rung <= scenario->n_steps; rung++) {
    reach_scenario there = reach_scenario_rung(scenario, rung);
    for (size_t o = 0; o < there.n_organizations; o++) {
      int found = find_files_of(&there, o, report);
      if (found == REACH_NO_MEMORY) return found;
      if (found) status = found;
    }
  }
  return status;
}

/* Opening and closing a simulation, and what its scenario says. */
#include "api/simulation.h"

#include <stdlib.h>
#include <string.h>

#include "world/roster.h"

const char *reach_version(void) {
  return ORGREACH_VERSION;
}

/* Where the text of a scenario comes from. */
typedef struct {
  const char *path, *text; /* no text = the file */
  size_t n;
  reach_settings settings;
} source;

static int check_source(const source *from, reach_report *report) {
  bool is_whole = from->path && (from->text || !from->n);
  is_whole = is_whole && (from->settings.setting || !from->settings.n_settings);
  for (size_t i = 0; is_whole && i < from->settings.n_settings; i++)
    is_whole = from->settings.setting[i] != NULL;
  if (is_whole) return 0;
  return reach_report_add(report, REACH_USAGE, "a null pointer instead of a scenario or setting");
}

static int load(const source *from, bool is_text, reach_simulation *s) {
  int status = check_source(from, &s->report);
  if (status) return status;
  if (is_text)
    status = reach_scenario_read(from->text ? from->text : "", from->n, from->path, &from->settings,
                                 &s->scenario, &s->report);
  else
    status = reach_scenario_load(from->path, &from->settings, &s->scenario, &s->report);
  if (status) return status;
  status = reach_rosters_count(&s->scenario, &s->report);
  if (!status && !(s->resolved = reach_scenario_resolved(&s->scenario)))
    status = reach_report_no_memory(&s->report, "the scenario");
  if (status) reach_scenario_free(&s->scenario);
  return status;
}

static int open_source(const source *from, bool is_text, reach_simulation **simulation) {
  reach_simulation *s = *simulation = calloc(1, sizeof *s);
  if (!s) return REACH_NO_MEMORY;
  atomic_flag_clear(&s->is_busy);
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  s->started = now.tv_sec;
  reach_visit visit;
  int status = reach_visit_enter(&visit, s);
  if (status) return status;
  status = load(from, is_text, s);
  reach_visit_leave(&visit);
  return status;
}

int reach_simulation_open(const char *path, const char *const *setting, size_t n_settings,
                          reach_simulation **simulation) {
  source from = {.path = path, .settings = {setting, n_settings}};
  return open_source(&from, false, simulation);
}

int reach_simulation_open_text(const char *text, size_t n, const char *path,
                               const char *const *setting, size_t n_settings,
                               reach_simulation **simulation) {
  source from = {path, text, n, {setting, n_settings}};
  return open_source(&from, true, simulation);
}

void reach_simulation_close(reach_simulation *simulation) {
  if (!simulation) return;
  reach_result_free(&simulation->result);
  reach_inputs_free(&simulation->inputs);
  reach_scenario_free(&simulation->scenario);
  reach_report_free(&simulation->report);
  if (simulation->solution) reach_solution_free(simulation->solution);
  free(simulation->solution);
  free(simulation->resolved);
  free(simulation->json);
  free(simulation);
}

const char *reach_simulation_message(const reach_simulation *simulation, size_t i) {
  return simulation && i < simulation->report.n_messages ? simulation->report.message[i] : NULL;
}

const char *reach_simulation_name(const reach_simulation *simulation) {
  return simulation ? simulation->scenario.name : NULL;
}

size_t reach_simulation_organizations(const reach_simulation *simulation) {
  return simulation ? simulation->scenario.n_organizations : 0;
}

const char *reach_simulation_organization(const reach_simulation *simulation, size_t o) {
  if (o >= reach_simulation_organizations(simulation)) return NULL;
  return simulation->scenario.organization[o].name;
}

size_t reach_simulation_baseline(const reach_simulation *simulation) {
  return simulation ? simulation->scenario.baseline : 0;
}

const char *reach_simulation_resolved(const reach_simulation *simulation) {
  return simulation ? simulation->resolved : NULL;
}

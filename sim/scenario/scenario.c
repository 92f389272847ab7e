/* From a path to a scenario: files, settings, values, checks. */
#include "scenario/scenario.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/build.h"
#include "scenario/draft.h"
#include "scenario/keys.h"
#include "scenario/paths.h"
#include "scenario/rules.h"
#include "scenario/slurp.h"
#include "scenario/use.h"
#include "scenario/utf8.h"

enum { MAX_CHAIN = 16 };

typedef struct {
  reach_file_identity identity[MAX_CHAIN];
  size_t n;
} chain;

static bool is_in_chain(const chain *files, reach_file_identity identity) {
  for (size_t i = 0; i < files->n; i++) {
    if (files->identity[i].device == identity.device &&
        files->identity[i].number == identity.number) {
      return true;
    }
  }
  return false;
}

static int read_source(reach_draft *draft, const char *text, size_t n, size_t file,
                       reach_cell *extends) {
  int status = reach_bytes_check(draft, &text, &n, file);
  return status ? status : reach_document_read(draft, text, n, file, extends);
}

static int cannot_read_base(const reach_draft *draft, const reach_cell *extends, const char *why,
                            reach_report *report) {
  reach_position at = extends->at;
  return reach_report_add(report, REACH_UNREADABLE, "%s:%d:%d: extends: cannot read %s: %s",
                          draft->source[at.file].name, at.line, at.column,
                          reach_show(extends->raw.word[0].text).text, why);
}

/* Reads the base that `extends` names; *next is the cell of the base's own `extends`. */
static int read_base(reach_draft *draft, chain *files, const reach_cell *extends, reach_cell *next,
                     reach_report *report) {
  const char *why = NULL;
  char *text = NULL;
  size_t n, file;
  reach_file_identity identity;
  char *path = reach_path_beside(draft->source[extends->at.file].name, extends->raw.word[0].text);
  int status = path ? reach_slurp(path, &text, &n, &identity, &why) : REACH_NO_MEMORY;
  if (status == REACH_UNREADABLE) status = cannot_read_base(draft, extends, why, report);
  if (status) goto out;
  if (is_in_chain(files, identity)) {
    reach_mistakes_add(&draft->mistakes, extends->at, "extends: %s extends itself; remove one",
                       reach_show(path).text);
    goto out;
  }
  if (files->n == MAX_CHAIN) {
    reach_mistakes_add(&draft->mistakes, extends->at, "extends: a chain of more than %d files",
                       MAX_CHAIN);
    goto out;
  }
  files->identity[files->n++] = identity;
  status = reach_draft_add_source(draft, path, false, &file);
  if (!status) status = read_source(draft, text, n, file, next);
out:
  free(path);
  free(text);
  return status;
}

static int read_files(reach_draft *draft, const char *text, size_t n, const char *path,
                      const reach_file_identity *identity, reach_report *report) {
  chain files = {.n = 0};
  if (identity) files.identity[files.n++] = *identity;
  reach_cell extends = {0};
  size_t file;
  int status = reach_draft_add_source(draft, path, false, &file);
  if (!status) status = read_source(draft, text, n, file, &extends);
  while (!status && extends.is_given) {
    reach_cell next = {0};
    status = read_base(draft, &files, &extends, &next, report);
    reach_raw_free(&extends.raw);
    extends = next;
  }
  reach_raw_free(&extends.raw);
  return status;
}

/* Adds what was noted to the report, after `status` of the step that ended the work. */
static int report_all(reach_draft *draft, int status, reach_report *report) {
  if (status == REACH_UNREADABLE || status == REACH_USAGE) return status;
  if (status == REACH_NO_MEMORY) return reach_report_no_memory(report, "the scenario");
  if (!draft->n_sources) return status;
  char **name = malloc(draft->n_sources * sizeof *name);
  if (!name) return reach_report_no_memory(report, "the scenario");
  for (size_t i = 0; i < draft->n_sources; i++) name[i] = draft->source[i].name;
  status = reach_mistakes_report(&draft->mistakes, name, report);
  free(name);
  return status;
}

/* The first source is the scenario itself, settings are no files. */
static int keep_bases(const reach_draft *draft, reach_scenario *scenario) {
  scenario->base = calloc(draft->n_sources + 1, sizeof *scenario->base);
  if (!scenario->base) return REACH_NO_MEMORY;
  for (size_t i = 1; i < draft->n_sources; i++) {
    if (draft->source[i].is_setting) continue;
    char *path = scenario->base[scenario->n_bases] = strdup(draft->source[i].name);
    if (!path) return REACH_NO_MEMORY;
    scenario->n_bases++;
  }
  return 0;
}

static int read_all(const char *text, size_t n, const char *path,
                    const reach_file_identity *identity, const reach_settings *settings,
                    reach_scenario *scenario, reach_report *report) {
  reach_draft draft = {0};
  *scenario = (reach_scenario){0};
  int status = read_files(&draft, text, n, path, identity, report);
  if (!status) status = reach_settings_apply(&draft, settings, report);
  if (!status) status = reach_build(&draft, path, scenario);
  if (!status) status = keep_bases(&draft, scenario);
  status = report_all(&draft, status, report);
  if (status) reach_scenario_free(scenario);
  reach_draft_free(&draft);
  return status;
}

int reach_scenario_read(const char *text, size_t n, const char *path,
                        const reach_settings *settings, reach_scenario *scenario,
                        reach_report *report) {
  return read_all(text, n, path, NULL, settings, scenario, report);
}

int reach_scenario_load(const char *path, const reach_settings *settings, reach_scenario *scenario,
                        reach_report *report) {
  char *text = NULL;
  size_t n = 0;
  reach_file_identity identity;
  const char *why = NULL;
  *scenario = (reach_scenario){0};
  int status = reach_slurp(path, &text, &n, &identity, &why);
  if (status == REACH_NO_MEMORY) return reach_report_no_memory(report, "the scenario");
  if (status) return reach_report_add(report, status, "%s: cannot read: %s", path, why);
  status = read_all(text, n, path, &identity, settings, scenario, report);
  free(text);
  return status;
}

reach_scenario reach_scenario_rung(const reach_scenario *scenario, size_t rung) {
  reach_scenario there = *scenario;
  if (rung) there.organization = scenario->rung[rung - 1].organization;
  there.n_steps = 0;
  there.rung = NULL;
  return there;
}

static bool has_network_of(const reach_params *a, const reach_params *b) {
  return !strcmp(a->network_file, b->network_file) && !strcmp(a->network_edges, b->network_edges);
}

bool reach_scenario_reads_probabilities(const reach_scenario *scenario, size_t organization) {
  const reach_organization *all = scenario->organization;
  if (!scenario->is_network) return false;
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (has_network_of(&all[o].params, &all[organization].params) &&
        reach_probabilities_are_read(&all[o].params))
      return true;
  return false;
}

static void free_organizations(reach_organization *organization, size_t n) {
  for (size_t i = 0; organization && i < n; i++) {
    free(organization[i].name);
    for (int p = 0; p < REACH_N_PARAMS; p++) free(organization[i].place[p]);
    reach_params_free(&organization[i].params);
  }
  free(organization);
}

void reach_scenario_free(reach_scenario *scenario) {
  free_organizations(scenario->organization, scenario->n_organizations);
  for (size_t i = 0; scenario->rung && i < scenario->n_steps; i++) {
    free(scenario->rung[i].name);
    free_organizations(scenario->rung[i].organization, scenario->n_organizations);
  }
  free(scenario->rung);
  for (size_t i = 0; i < scenario->n_bases; i++) free(scenario->base[i]);
  free(scenario->base);
  free(scenario->name);
  free(scenario->path);
  *scenario = (reach_scenario){0};
}

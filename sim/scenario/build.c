#include "scenario/build.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/paths.h"
#include "scenario/rules.h"
#include "scenario/ruling.h"
#include "scenario/utf8.h"
#include "scenario/variant.h"

static bool has_network_key(const reach_section *section) {
  static const char block[] = "network.";
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    if (!section->cell[i].is_given) continue;
    if (strncmp(reach_param_table[i].key, block, strlen(block)) == 0) return true;
  }
  return false;
}

static bool is_network(const reach_draft *draft) {
  if (draft->has_network_block || has_network_key(&draft->base)) return true;
  for (size_t i = 0; i < draft->n_organizations; i++) {
    if (has_network_key(draft->organization[i])) return true;
  }
  return false;
}

static int by_file_and_rank(const void *left, const void *right) {
  const reach_section *a = *(reach_section *const *)left, *b = *(reach_section *const *)right;
  if (a->at.file != b->at.file) return a->at.file > b->at.file ? -1 : 1;
  return a->rank < b->rank ? -1 : a->rank > b->rank;
}

int reach_build_check_values(reach_draft *draft, reach_section *section) {
  reach_params scratch = {0};
  int status = 0;
  for (int i = 0; i < REACH_N_PARAMS && !status; i++) {
    const reach_param *param = &reach_param_table[i];
    reach_cell *cell = &section->cell[i];
    if (!cell->is_given || cell->is_bad) continue;
    reach_objection objection = {.at = cell->at};
    status = reach_value_read(param, &cell->raw, &scratch, &objection);
    if (status != REACH_INVALID) continue;
    reach_mistakes_add(&draft->mistakes, objection.at, "%s: %s", param->key, objection.why);
    cell->is_bad = true;
    status = 0;
  }
  reach_params_free(&scratch);
  return status;
}

reach_cell *reach_cell_of(reach_draft *draft, reach_section *section, int param) {
  if (section && section->cell[param].is_given) return &section->cell[param];
  return draft->base.cell[param].is_given ? &draft->base.cell[param] : NULL;
}

/* File names are relative to the scenario that names them. */
static int resolve_file(const reach_draft *draft, const reach_cell *cell, char **file) {
  const reach_source *source = &draft->source[cell->at.file];
  if (!**file || source->is_setting) return 0;
  char *resolved = reach_path_beside(source->name, *file);
  if (!resolved) return REACH_NO_MEMORY;
  free(*file);
  *file = resolved;
  return 0;
}

static int read_default(const reach_param *param, reach_params *params) {
  if (reach_default_is_derived(param)) return 0;
  reach_raw raw = {0};
  reach_objection objection;
  int status = reach_raw_split(&raw, param, param->fallback, (reach_position){0});
  if (!status) status = reach_value_read(param, &raw, params, &objection);
  reach_raw_free(&raw);
  return status;
}

static char *place_of(const reach_draft *draft, const reach_cell *cell) {
  const char *name = draft->source[cell->at.file].name;
  char *place = NULL;
  int n = cell->at.line > 0 ? asprintf(&place, "%s:%d:%d", name, cell->at.line, cell->at.column)
                            : asprintf(&place, "%s", name);
  return n < 0 ? NULL : place;
}

static int fill_one(reach_draft *draft, reach_section *section, int i,
                    reach_organization *organization) {
  const reach_param *param = &reach_param_table[i];
  const reach_cell *cell = reach_cell_of(draft, section, i);
  organization->given[i] = cell && !cell->is_bad;
  organization->is_own[i] = organization->given[i] && section && cell == &section->cell[i];
  if (!organization->given[i]) return read_default(param, &organization->params);
  organization->place[i] = place_of(draft, cell);
  if (!organization->place[i]) return REACH_NO_MEMORY;
  reach_objection objection;
  int status = reach_value_read(param, &cell->raw, &organization->params, &objection);
  if (status || param->kind != REACH_FILE) return status;
  return resolve_file(draft, cell, (char **)((char *)&organization->params + param->offset));
}

static bool says_run_seed(const reach_cell *cell) {
  return !cell || cell->is_bad || strcmp(cell->raw.word[0].text, "run.seed") == 0;
}

/* Seeds that say "run.seed" get its value. */
static void resolve_seeds(reach_draft *draft, reach_section *section, reach_params *params) {
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *param = &reach_param_table[i];
    if (param->kind != REACH_SEED || i == REACH_PARAM_run_seed) continue;
    if (!says_run_seed(reach_cell_of(draft, section, i))) continue;
    *(uint64_t *)((char *)params + param->offset) = params->run_seed;
  }
}

static void cap(int64_t *value, int64_t most) {
  if (*value > most) *value = most;
}

double reach_organization_contacts(const reach_organization *organization) {
  const reach_headcount *h = &organization->headcount;
  double drawn = organization->params.associates_contacts_mean;
  if (!h->n) return drawn;
  return (h->contacts + (double)(h->n - h->n_known) * drawn) / (double)h->n;
}

/* Fast Company 2013: employees' contacts together are ten times the company's followers. */
static int64_t usual_followers(const reach_organization *organization) {
  const double contacts_per_follower = 10;
  const reach_params *p = &organization->params;
  double contacts = (double)p->associates_count * reach_organization_contacts(organization);
  double most = reach_param_table[REACH_PARAM_page_followers].most;
  return (int64_t)fmin(round(contacts / contacts_per_follower), most);
}

/* GaggleAMP about 2011, between advocates; Fast Company 2013, of followers. */
static double usual_overlap(const reach_params *p) {
  const double of_advocates = 0.0853, of_followers = 0.02;
  return p->market_overlap_of == REACH_OVERLAP_FOLLOWERS ? of_followers : of_advocates;
}

/* Defaults that depend on what was given: a small company has no 12 departments. */
/* A market that is found for the table of an audit is known once the table is. */
static void resolve_market(reach_organization *organization) {
  reach_params *p = &organization->params;
  const bool *given = organization->given;
  bool is_stated = given[REACH_PARAM_market_people] || given[REACH_PARAM_market_segments] ||
                   given[REACH_PARAM_market_overlap_of] ||
                   p->market_audiences != REACH_AUDIENCES_SHARED;
  if (!given[REACH_PARAM_audit_market])
    p->audit_market = *p->audit_table && !is_stated ? REACH_MARKET_FOUND : REACH_MARKET_GIVEN;
  if (p->audit_market != REACH_MARKET_FOUND) return;
  p->market_segments = p->market_home_segments = 1;
  if (organization->headcount.market) p->market_people = organization->headcount.market;
}

static void resolve_defaults(reach_organization *organization) {
  reach_params *p = &organization->params;
  const bool *given = organization->given;
  if (organization->headcount.n) p->associates_count = organization->headcount.n;
  if (*p->audit_table && organization->headcount.n)
    p->associates_contacts_mean = reach_organization_contacts(organization);
  resolve_market(organization);
  if (p->cascade_seed_set.n_items && !given[REACH_PARAM_cascade_seed_choice]) {
    p->cascade_seed_choice = REACH_SEED_LISTED;
  }
  if (p->cascade_model == REACH_MODEL_BASS && !p->cascade_seed_set.n_items &&
      !given[REACH_PARAM_cascade_seed_choice]) {
    p->cascade_seed_choice = REACH_SEED_NOBODY; /* people adopt by themselves */
  }
  if (!given[REACH_PARAM_work_ties_departments]) {
    cap(&p->work_ties_departments, p->associates_count);
  }
  if (!given[REACH_PARAM_market_overlap]) p->market_overlap = usual_overlap(p);
  if (!given[REACH_PARAM_internal_participation]) p->internal_participation = p->participation;
  if (*p->precision_measure && !given[REACH_PARAM_run_replicates])
    p->run_replicates = p->precision_max;
  if (!given[REACH_PARAM_sensitivity_replicates]) {
    const int64_t usual = 30; /* as of claims */
    p->sensitivity_replicates = p->run_replicates;
    cap(&p->sensitivity_replicates, usual);
  }
  if (!given[REACH_PARAM_claim_replicates]) {
    /* common random numbers show what a change does in few; where nobody claims anything, in fewer
     */
    const int64_t usual = *p->claim_text ? 30 : 10;
    p->claim_replicates = p->run_replicates;
    cap(&p->claim_replicates, usual);
  }
  if (!given[REACH_PARAM_response_replicates]) {
    const int64_t usual = 100; /* as many as common random numbers need to tell values apart */
    p->response_replicates = p->run_replicates;
    cap(&p->response_replicates, usual);
  }
  if (!given[REACH_PARAM_sweep_replicates]) p->sweep_replicates = p->run_replicates;
  if (!given[REACH_PARAM_solve_replicates]) {
    const int64_t usual = 100; /* dozens of values are played */
    p->solve_replicates = p->run_replicates;
    cap(&p->solve_replicates, usual);
  }
  if (!given[REACH_PARAM_claim_against] && given[REACH_PARAM_claim_value])
    p->claim_against = REACH_AGAINST_VALUE;
  if (!given[REACH_PARAM_adoption_support_weeks]) p->adoption_support_weeks = p->programme_weeks;
  if (!given[REACH_PARAM_economics_account]) p->economics_account = reach_rule_usual_account(given);
  if (!given[REACH_PARAM_recruiting_account])
    p->recruiting_account = reach_rule_usual_recruiting_account(given);
  if (!given[REACH_PARAM_trust_grown_by]) p->trust_grown_by = reach_rule_usual_growth(given);
  if (!given[REACH_PARAM_page_followers]) p->page_followers = usual_followers(organization);
  if (p->market_audiences != REACH_AUDIENCES_SHARED) return;
  if (!given[REACH_PARAM_page_followers]) cap(&p->page_followers, p->market_people);
  if (p->market_people == 0) return;
  if (!given[REACH_PARAM_market_segments]) cap(&p->market_segments, p->market_people);
  if (!given[REACH_PARAM_market_contacts_mean]) {
    p->market_contacts_mean = fmin(p->market_contacts_mean, (double)p->market_people);
  }
}

static bool is_number(const reach_param *param) {
  return param->kind == REACH_REAL || param->kind == REACH_COUNT;
}

/* To read them for every point of a sweep takes longer than to play a small one. */
static int read_usual(reach_organization *organization) {
  reach_params *scratch = calloc(1, sizeof *scratch);
  int status = scratch ? 0 : REACH_NO_MEMORY;
  for (int i = 0; i < REACH_N_PARAMS && !status; i++) {
    const reach_param *param = &reach_param_table[i];
    organization->usual[i] = NAN;
    if (!is_number(param) || reach_default_is_derived(param)) continue;
    status = read_default(param, scratch);
    organization->usual[i] = reach_variant_number(scratch, i);
  }
  organization->has_usual = !status;
  free(scratch);
  return status;
}

int reach_build_follow(reach_organization *organization) {
  int status = organization->has_usual ? 0 : read_usual(organization);
  for (int i = 0; i < REACH_N_PARAMS && !status; i++) {
    const reach_param *param = &reach_param_table[i];
    char *field = (char *)&organization->params + param->offset;
    if (organization->given[i] || isnan(organization->usual[i])) continue;
    if (param->kind == REACH_COUNT)
      *(int64_t *)(void *)field = (int64_t)organization->usual[i];
    else
      *(double *)(void *)field = organization->usual[i];
  }
  if (!status) resolve_defaults(organization);
  return status;
}

void reach_organization_count(reach_organization *organization, reach_headcount headcount) {
  organization->headcount = headcount;
  resolve_defaults(organization);
}

int reach_build_organization(reach_draft *draft, reach_section *section, const char *name,
                             reach_organization *organization) {
  organization->name = strdup(name);
  if (!organization->name) return REACH_NO_MEMORY;
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    int status = fill_one(draft, section, i, organization);
    if (status) return status;
  }
  resolve_seeds(draft, section, &organization->params);
  resolve_defaults(organization);
  return read_usual(organization);
}

static void resolve_baseline(reach_draft *draft, reach_scenario *scenario) {
  const reach_cell *cell = &draft->baseline;
  if (!cell->is_given) return;
  const char *wanted = cell->raw.word[0].text;
  const char *known[REACH_MAX_ORGANIZATIONS];
  for (size_t i = 0; i < scenario->n_organizations; i++) {
    known[i] = scenario->organization[i].name;
    scenario->baseline = i;
    if (strcmp(known[i], wanted) == 0) return;
  }
  scenario->baseline = 0;
  const char *nearest = reach_word_nearest(wanted, known, scenario->n_organizations);
  reach_mistakes_add(&draft->mistakes, cell->at, "baseline: %s is not an organization%s",
                     reach_show(wanted).text, reach_hint_for(nearest).text);
}

static int check_sections(reach_draft *draft) {
  int status = reach_build_check_values(draft, &draft->base);
  for (size_t i = 0; i < draft->n_organizations && !status; i++) {
    status = reach_build_check_values(draft, draft->organization[i]);
  }
  return status;
}

int reach_build(reach_draft *draft, const char *path, reach_scenario *scenario) {
  qsort(draft->organization, draft->n_organizations, sizeof *draft->organization, by_file_and_rank);
  size_t n = draft->n_organizations ? draft->n_organizations : 1;
  scenario->is_network = is_network(draft);
  scenario->name = reach_path_title(path);
  scenario->path = strdup(path);
  scenario->organization = calloc(n, sizeof *scenario->organization);
  if (!scenario->name || !scenario->path || !scenario->organization) return REACH_NO_MEMORY;
  scenario->n_organizations = n;
  reach_placement_check(draft, scenario->is_network);
  int status = check_sections(draft);
  reach_overridden_check(draft);
  for (size_t i = 0; i < n && !status; i++) {
    reach_section *section = draft->n_organizations ? draft->organization[i] : NULL;
    const char *name = section ? section->name : scenario->is_network ? "network" : "company";
    status = reach_build_organization(draft, section, name, &scenario->organization[i]);
  }
  if (status) return status;
  resolve_baseline(draft, scenario);
  reach_unused_check(draft, scenario);
  for (size_t i = 0; i < n; i++) reach_rules_check(draft, scenario, i);
  if (reach_build_ladder(draft, scenario)) return REACH_NO_MEMORY;
  reach_build_claim(draft, scenario);
  if (reach_build_response(draft, scenario)) return REACH_NO_MEMORY;
  return draft->mistakes.status == REACH_NO_MEMORY ? REACH_NO_MEMORY : 0;
}

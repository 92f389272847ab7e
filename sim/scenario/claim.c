/* Whom the claim of a scenario speaks about: names become indices. */
#include <string.h>

#include "scenario/build.h"
#include "scenario/keys.h"
#include "scenario/rules.h"
#include "scenario/utf8.h"

/* Where one of its keys was written; NULL = nowhere, or it is wrong itself. */
static const reach_cell *cell_of(reach_draft *draft, int param) {
  const reach_cell *cell = reach_cell_of(draft, NULL, param);
  return cell && !cell->is_bad ? cell : NULL;
}

static void object(reach_draft *draft, int param, const char *why, const char *hint) {
  const reach_cell *cell = cell_of(draft, param);
  if (!cell) cell = cell_of(draft, REACH_PARAM_claim_text);
  if (cell)
    reach_mistakes_add(&draft->mistakes, cell->at, "%s: %s%s", reach_param_table[param].key, why,
                       hint);
}

/* Index of the name among n, or n after a mistake was noted. */
static size_t find(reach_draft *draft, int param, const char *name, const char *const *known,
                   size_t n, const char *what) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(known[i], name) == 0) return i;
  char why[REACH_WHY_SIZE];
  snprintf(why, sizeof why, "%s is not %s", reach_show(name).text, what);
  object(draft, param, why, reach_hint_for(reach_word_nearest(name, known, n)).text);
  return n;
}

static size_t find_organization(reach_draft *draft, const reach_scenario *scenario, int param,
                                const char *name) {
  const char *known[REACH_MAX_ORGANIZATIONS];
  for (size_t i = 0; i < scenario->n_organizations; i++) known[i] = scenario->organization[i].name;
  return find(draft, param, name, known, scenario->n_organizations, "an organization");
}

/* 0, or the number of the step; more than there are after a mistake. */
static size_t find_step(reach_draft *draft, const reach_scenario *scenario, const char *name) {
  const char *known[REACH_MAX_STEPS];
  if (!*name) return 0;
  for (size_t i = 0; i < scenario->n_steps; i++) known[i] = scenario->rung[i].name;
  return 1 + find(draft, REACH_PARAM_claim_step, name, known, scenario->n_steps,
                  scenario->n_steps ? "a step of the ladder"
                                    : "a step, for the scenario has no ladder");
}

static void check_sides(reach_draft *draft, const reach_scenario *scenario) {
  const reach_claim *claim = &scenario->claim;
  if (claim->organization != claim->baseline) return;
  if (scenario->n_organizations == 1)
    object(draft, REACH_PARAM_claim_text,
           "there is no other organization to hold it against; give claim.value, a number", "");
  else
    object(draft,
           cell_of(draft, REACH_PARAM_claim_organization) ? REACH_PARAM_claim_organization
                                                          : REACH_PARAM_claim_baseline,
           "the organization is held against itself; name another claim.organization or "
           "claim.baseline",
           "");
}

void reach_build_claim(reach_draft *draft, reach_scenario *scenario) {
  const reach_params *p = &scenario->organization[0].params;
  const bool *given = scenario->organization[0].given;
  size_t n = scenario->n_organizations, baseline = scenario->baseline, organization = 0;
  reach_claim *claim = &scenario->claim;
  if (!*p->claim_text) return;
  if (*p->claim_baseline)
    baseline = find_organization(draft, scenario, REACH_PARAM_claim_baseline, p->claim_baseline);
  if (*p->claim_organization)
    organization =
        find_organization(draft, scenario, REACH_PARAM_claim_organization, p->claim_organization);
  else if (p->claim_against == REACH_AGAINST_ORGANIZATION && baseline == 0 && n > 1)
    organization = 1;
  size_t rung = find_step(draft, scenario, p->claim_step);
  if (p->claim_against == REACH_AGAINST_VALUE) baseline = organization;
  if (organization == n || baseline == n || rung > scenario->n_steps) return;
  *claim = (reach_claim){true, organization, baseline, rung};
  if (p->claim_against == REACH_AGAINST_ORGANIZATION)
    check_sides(draft, scenario);
  else if (!given[REACH_PARAM_claim_value])
    object(draft, REACH_PARAM_claim_against, "no value is given; give claim.value, a number", "");
}

/* Keys that stand where they cannot mean anything. */
#include <string.h>

#include "scenario/rules.h"

enum where { IN_BODY, IN_ORGANIZATION, IN_STEP };

/* Reckoned from what a message has reached. */
static bool is_of_money(const reach_param *param) {
  static const char block[] = "economics.";
  return strncmp(param->key, block, strlen(block)) == 0;
}

static const char *objection_to(const reach_param *param, enum where where, bool is_network) {
  if (param->place == REACH_PLACE_STUDY && where == IN_ORGANIZATION) {
    return "misplaced: it holds for the whole scenario; move it out of organizations";
  }
  if (param->place == REACH_PLACE_STUDY && where == IN_STEP) {
    return "misplaced: it holds for the whole scenario; move it out of the ladder";
  }
  if (where == IN_STEP && is_of_money(param)) {
    return "misplaced: a ladder tells who is reached, and money changes nothing in that; move it "
           "out of the ladder";
  }
  if (param->place == REACH_PLACE_NETWORK && !is_network) {
    return "misplaced: it belongs to a bare network, and this scenario has no network block";
  }
  if (param->place == REACH_PLACE_COMPANY && is_network) {
    return "misplaced: it belongs to a company, and a scenario with a network block is a bare "
           "network; remove one of them";
  }
  return NULL;
}

static void check_section(reach_draft *draft, reach_section *section, enum where where,
                          bool is_network) {
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *param = &reach_param_table[i];
    reach_cell *cell = &section->cell[i];
    if (!cell->is_given) continue;
    const char *why = objection_to(param, where, is_network);
    if (!why) continue;
    reach_mistakes_add(&draft->mistakes, cell->at, "%s: %s", param->key, why);
    cell->is_bad = true;
  }
}

static bool all_override(const reach_draft *draft, int param) {
  for (size_t o = 0; o < draft->n_organizations; o++) {
    if (!draft->organization[o]->cell[param].is_given) return false;
  }
  return draft->n_organizations > 0;
}

void reach_overridden_check(reach_draft *draft) {
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    reach_cell *cell = &draft->base.cell[i];
    bool is_setting = cell->is_given && draft->source[cell->at.file].is_setting;
    if (!is_setting || cell->is_bad || !all_override(draft, i)) continue;
    const char *key = reach_param_table[i].key;
    size_t likely = draft->n_organizations > 1; /* rather than the baseline */
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "%s: no effect, for every organization has its own; set "
                       "organizations.%s.%s instead",
                       key, draft->organization[likely]->name, key);
    cell->is_bad = true;
  }
}

void reach_placement_check(reach_draft *draft, bool is_network) {
  check_section(draft, &draft->base, IN_BODY, is_network);
  for (size_t i = 0; i < draft->n_organizations; i++) {
    check_section(draft, draft->organization[i], IN_ORGANIZATION, is_network);
  }
}

void reach_placement_check_step(reach_draft *draft, reach_step *step, bool is_network) {
  check_section(draft, &step->everybody, IN_STEP, is_network);
  for (size_t i = 0; i < step->n_organizations; i++)
    check_section(draft, step->organization[i], IN_STEP, is_network);
}

/* The rungs of the ladder: rung i is the scenario with what steps 1 to i change. What a step says
 * for one organization comes before what it says for all, and both before what earlier steps and
 * the body of the scenario say. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scenario/build.h"
#include "scenario/keys.h"
#include "scenario/rules.h"
#include "scenario/utf8.h"

/* What charts and tables call the rungs that no step makes. */
static const char *const reserved[] = {"start", "gross contacts"};

static void check_reserved(reach_draft *draft, const reach_cell *cell) {
  const char *name = cell->raw.word[0].text;
  for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
    if (!strcasecmp(name, reserved[i]))
      reach_mistakes_add(&draft->mistakes, cell->at,
                         "step: %s is what the ladder begins with; give the step another name",
                         reach_show(name).text);
}

/* Notes a name that cannot be shown, or that an earlier step has. */
static void check_name(reach_draft *draft, size_t i) {
  const reach_cell *cell = &draft->step[i]->name;
  if (!cell->is_given && cell->is_bad) return;
  if (!cell->is_given) {
    reach_mistakes_add(&draft->mistakes, draft->step[i]->at,
                       "ladder: a step without a name; give it one, such as step: attention");
    return;
  }
  const char *name = cell->raw.word[0].text;
  size_t n_characters = reach_utf8_count(name);
  if (!reach_utf8_is_printable(name, strlen(name)))
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "step: a name has a control character; remove it");
  else if (n_characters < 1 || n_characters > REACH_MAX_NAME)
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "step: a name of %zu characters (allowed 1 to %d)", n_characters,
                       REACH_MAX_NAME);
  check_reserved(draft, cell);
  for (size_t j = 0; j < i; j++) {
    const reach_cell *other = &draft->step[j]->name;
    if (!other->is_given || strcmp(other->raw.word[0].text, name) != 0) continue;
    reach_mistakes_add(&draft->mistakes, cell->at, "step: %s is the name of an earlier step too",
                       reach_show(name).text);
    return;
  }
}

static void check_organizations(reach_draft *draft, const reach_step *step) {
  size_t n = draft->n_organizations;
  for (size_t i = 0; i < step->n_organizations; i++) {
    const reach_section *section = step->organization[i];
    if (reach_section_find(draft->organization, n, section->name)) continue;
    reach_mistakes_add(&draft->mistakes, section->at, "organizations.%s: no such organization%s",
                       reach_show(section->name).text,
                       reach_draft_organization_hint(draft, section->name).text);
  }
}

/* Everything about step i that can be judged without the others. */
static int check_step(reach_draft *draft, size_t i, bool is_network) {
  reach_step *step = draft->step[i];
  check_name(draft, i);
  check_organizations(draft, step);
  reach_placement_check_step(draft, step, is_network);
  int status = reach_build_check_values(draft, &step->everybody);
  for (size_t o = 0; o < step->n_organizations && !status; o++)
    status = reach_build_check_values(draft, step->organization[o]);
  return status;
}

/* Puts what the section gives over what was there. The words stay the step's. */
static void lay_over(reach_section *below, const reach_section *above, size_t step) {
  for (int p = 0; p < REACH_N_PARAMS; p++) {
    if (!above->cell[p].is_given) continue;
    below->cell[p] = above->cell[p];
    below->cell[p].step = step;
  }
}

/* The draft as it is on a rung; its sections are copies that own nothing but themselves. */
typedef struct {
  reach_draft draft;
  reach_section *section; /* [n_organizations] */
} reach_level;

static int level_init(reach_level *level, const reach_draft *draft,
                      const reach_scenario *scenario) {
  size_t n = scenario->n_organizations;
  level->draft = *draft;
  level->section = calloc(n, sizeof *level->section);
  if (!level->section) return REACH_NO_MEMORY;
  level->draft.n_organizations = n;
  for (size_t o = 0; o < n; o++) {
    if (draft->n_organizations)
      level->section[o] = *draft->organization[o];
    else
      level->section[o].at = (reach_position){.line = 1, .column = 1};
    level->section[o].name = scenario->organization[o].name;
    level->draft.organization[o] = &level->section[o];
  }
  return 0;
}

static void climb(reach_level *level, const reach_step *step, size_t number) {
  for (size_t o = 0; o < level->draft.n_organizations; o++) {
    reach_section *section = &level->section[o];
    lay_over(section, &step->everybody, number);
    const reach_section *own =
        reach_section_find(step->organization, step->n_organizations, section->name);
    if (own) lay_over(section, own, number);
  }
}

/* Notes what the step gives without effect, and what contradicts itself on this rung. */
static void check_rung(reach_level *level, const reach_step *step, const reach_scenario *rung) {
  size_t n = rung->n_organizations;
  reach_unused_check_section(&level->draft, rung, &step->everybody, 0, n - 1);
  for (size_t o = 0; o < n; o++) {
    const reach_section *own =
        reach_section_find(step->organization, step->n_organizations, rung->organization[o].name);
    if (own) reach_unused_check_section(&level->draft, rung, own, o, o);
    reach_rules_check(&level->draft, rung, o);
  }
}

static int build_rung(reach_level *level, const reach_step *step, reach_scenario *scenario) {
  size_t n = scenario->n_organizations;
  reach_rung *rung = &scenario->rung[scenario->n_steps];
  rung->organization = calloc(n, sizeof *rung->organization);
  scenario->n_steps++;
  rung->name = strdup(step->name.is_given ? step->name.raw.word[0].text : "");
  if (!rung->name || !rung->organization) return REACH_NO_MEMORY;
  climb(level, step, scenario->n_steps);
  for (size_t o = 0; o < n; o++) {
    int status = reach_build_organization(&level->draft, &level->section[o], level->section[o].name,
                                          &rung->organization[o]);
    if (status) return status;
  }
  reach_scenario there = reach_scenario_rung(scenario, scenario->n_steps);
  check_rung(level, step, &there);
  return 0;
}

int reach_build_ladder(reach_draft *draft, reach_scenario *scenario) {
  if (!draft->n_steps) return 0;
  int status = 0;
  for (size_t i = 0; i < draft->n_steps && !status; i++)
    status = check_step(draft, i, scenario->is_network);
  reach_level level;
  if (status || level_init(&level, draft, scenario)) return REACH_NO_MEMORY;
  scenario->rung = calloc(draft->n_steps, sizeof *scenario->rung);
  if (!scenario->rung) status = REACH_NO_MEMORY;
  for (size_t i = 0; i < draft->n_steps && !status; i++)
    status = build_rung(&level, draft->step[i], scenario);
  draft->mistakes = level.draft.mistakes;
  free(level.section);
  return status;
}

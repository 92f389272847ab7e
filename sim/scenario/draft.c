#include "scenario/draft.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"

static void free_section(reach_section *section) {
  free(section->name);
  for (int i = 0; i < REACH_N_PARAMS; i++) reach_raw_free(&section->cell[i].raw);
}

static void free_step(reach_step *step) {
  reach_raw_free(&step->name.raw);
  free_section(&step->everybody);
  for (size_t i = 0; i < step->n_organizations; i++) {
    free_section(step->organization[i]);
    free(step->organization[i]);
  }
  free(step);
}

void reach_draft_free(reach_draft *draft) {
  free_section(&draft->base);
  for (size_t i = 0; i < draft->n_organizations; i++) {
    free_section(draft->organization[i]);
    free(draft->organization[i]);
  }
  reach_raw_free(&draft->baseline.raw);
  for (size_t i = 0; i < draft->n_steps; i++) free_step(draft->step[i]);
  for (size_t i = 0; i < draft->n_sources; i++) free(draft->source[i].name);
  free(draft->source);
  reach_mistakes_clear(&draft->mistakes);
  *draft = (reach_draft){0};
}

int reach_draft_add_source(reach_draft *draft, const char *name, bool is_setting, size_t *index) {
  size_t n = draft->n_sources;
  reach_source *grown = realloc(draft->source, (n + 1) * sizeof *grown);
  if (!grown) return REACH_NO_MEMORY;
  draft->source = grown;
  grown[n] = (reach_source){.name = strdup(name), .is_setting = is_setting};
  if (!grown[n].name) return REACH_NO_MEMORY;
  draft->n_sources = n + 1;
  *index = n;
  return 0;
}

reach_section *reach_section_find(reach_section *const *section, size_t n, const char *name) {
  for (size_t i = 0; i < n; i++) {
    if (strcmp(section[i]->name, name) == 0) return section[i];
  }
  return NULL;
}

static bool is_good_name(reach_draft *draft, const char *name, reach_position at) {
  size_t n = strlen(name);
  if (!reach_utf8_is_printable(name, n)) {
    reach_mistakes_add(&draft->mistakes, at,
                       "organizations: a name has a control character; remove it");
    return false;
  }
  size_t n_characters = reach_utf8_count(name);
  if (n_characters >= 1 && n_characters <= REACH_MAX_NAME) return true;
  reach_mistakes_add(&draft->mistakes, at,
                     "organizations: a name of %zu characters (allowed 1 to %d)", n_characters,
                     REACH_MAX_NAME);
  return false;
}

/* Finds the section of that name among *n, or adds it. */
static int find_or_add(reach_draft *draft, reach_section **among, size_t *n, const char *name,
                       reach_position at, reach_section **section) {
  *section = reach_section_find(among, *n, name);
  if (*section || !is_good_name(draft, name, at)) return 0;
  if (*n == REACH_MAX_ORGANIZATIONS) {
    reach_mistakes_add(&draft->mistakes, at, "organizations: more than %d organizations",
                       REACH_MAX_ORGANIZATIONS);
    return 0;
  }
  reach_section *added = calloc(1, sizeof *added);
  char *copy = strdup(name);
  if (!added || !copy) {
    free(added);
    free(copy);
    return REACH_NO_MEMORY;
  }
  added->name = copy;
  added->at = at;
  among[(*n)++] = added;
  *section = added;
  return 0;
}

int reach_draft_organization(reach_draft *draft, const char *name, reach_position at,
                             reach_section **section) {
  return find_or_add(draft, draft->organization, &draft->n_organizations, name, at, section);
}

int reach_draft_step_organization(reach_draft *draft, reach_step *step, const char *name,
                                  reach_position at, reach_section **section) {
  return find_or_add(draft, step->organization, &step->n_organizations, name, at, section);
}

reach_hint reach_draft_organization_hint(const reach_draft *draft, const char *name) {
  const char *known[REACH_MAX_ORGANIZATIONS];
  for (size_t i = 0; i < draft->n_organizations; i++) known[i] = draft->organization[i]->name;
  if (draft->n_organizations)
    return reach_hint_for(reach_word_nearest(name, known, draft->n_organizations));
  return (reach_hint){": the scenario has no organizations block; write the key by itself"};
}

int reach_draft_step(reach_draft *draft, reach_position at, reach_step **step) {
  *step = NULL;
  if (draft->n_steps == REACH_MAX_STEPS) {
    reach_mistakes_add(&draft->mistakes, at, "ladder: more than %d steps", REACH_MAX_STEPS);
    return 0;
  }
  reach_step *added = calloc(1, sizeof *added);
  if (!added) return REACH_NO_MEMORY;
  added->at = at;
  draft->step[draft->n_steps++] = *step = added;
  return 0;
}

void reach_draft_give(reach_draft *draft, reach_cell *cell, const char *key, reach_raw *raw,
                      reach_position at) {
  bool is_twin = cell->is_given && cell->at.file == at.file;
  if (is_twin) {
    reach_mistakes_add(&draft->mistakes, at, "%s: given twice (first in line %d); keep one", key,
                       cell->at.line);
  }
  if (cell->is_given) {
    reach_raw_free(raw);
    return;
  }
  *cell = (reach_cell){.is_given = true, .raw = *raw, .at = at};
  *raw = (reach_raw){0};
}

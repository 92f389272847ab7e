#include "scenario/draft.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/utf8.h"

enum { MAX_NAME_CHARACTERS = 60 };

static void free_section(reach_section *section) {
  free(section->name);
  for (int i = 0; i < REACH_N_PARAMS; i++) reach_raw_free(&section->cell[i].raw);
}

void reach_draft_free(reach_draft *draft) {
  free_section(&draft->base);
  for (size_t i = 0; i < draft->n_organizations; i++) {
    free_section(draft->organization[i]);
    free(draft->organization[i]);
  }
  reach_raw_free(&draft->baseline.raw);
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

reach_section *reach_draft_find(const reach_draft *draft, const char *name) {
  for (size_t i = 0; i < draft->n_organizations; i++) {
    if (strcmp(draft->organization[i]->name, name) == 0) return draft->organization[i];
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
  if (n_characters >= 1 && n_characters <= MAX_NAME_CHARACTERS) return true;
  reach_mistakes_add(&draft->mistakes, at,
                     "organizations: a name of %zu characters (allowed 1 to %d)", n_characters,
                     MAX_NAME_CHARACTERS);
  return false;
}

int reach_draft_organization(reach_draft *draft, const char *name, reach_position at,
                             reach_section **section) {
  *section = reach_draft_find(draft, name);
  if (*section || !is_good_name(draft, name, at)) return 0;
  if (draft->n_organizations == REACH_MAX_ORGANIZATIONS) {
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
  draft->organization[draft->n_organizations++] = added;
  *section = added;
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

/* A scenario while it is read: what was written for each parameter, and where. Files of an
 * `extends` chain are read from the scenario down to its last base, so a cell that is filled
 * already has precedence. */
#ifndef REACH_SCENARIO_DRAFT_H
#define REACH_SCENARIO_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "scenario/keys.h"
#include "scenario/mistakes.h"
#include "scenario/params.h"
#include "scenario/scenario.h"
#include "scenario/value.h"

enum { REACH_MAX_ORGANIZATIONS = 64, REACH_MAX_STEPS = 32, REACH_MAX_NAME = 60 };

typedef struct {
  bool is_given;
  bool is_bad; /* a mistake was noted: do not judge what follows from it */
  reach_raw raw;
  reach_position at; /* of the value */
  size_t step;       /* of the ladder that gave it, from 1; 0 = the body of the scenario */
} reach_cell;

/* The base, or the overrides of one organization. */
typedef struct {
  char *name; /* NULL for the base */
  reach_position at;
  size_t rank; /* order among organizations; a base's come before those of what extends it */
  reach_cell cell[REACH_N_PARAMS];
} reach_section;

/* One step of the ladder: what it changes for all organizations, and for some of them. */
typedef struct {
  reach_cell name;
  reach_position at;
  reach_section everybody;
  reach_section *organization[REACH_MAX_ORGANIZATIONS];
  size_t n_organizations;
} reach_step;

typedef struct {
  char *name;      /* as messages call it; --set 'KEY=VALUE' for a setting */
  bool is_setting; /* file names in it are as the shell has them */
} reach_source;

/* Zeroed = empty. */
typedef struct {
  reach_section base;
  reach_section *organization[REACH_MAX_ORGANIZATIONS];
  size_t n_organizations;
  size_t n_ranks; /* given out so far */
  reach_cell baseline;
  bool has_ladder; /* maybe an empty one */
  reach_step *step[REACH_MAX_STEPS];
  size_t n_steps;
  bool has_network_block;
  reach_position network_block; /* where has_network_block */
  reach_source *source;
  size_t n_sources;
  reach_mistakes mistakes;
} reach_draft;

void reach_draft_free(reach_draft *draft);

/* Adds a source and gives its index. Returns 0 or REACH_NO_MEMORY. */
int reach_draft_add_source(reach_draft *draft, const char *name, bool is_setting, size_t *index);

/* The one of n sections that has that name, or NULL. */
reach_section *reach_section_find(reach_section *const *section, size_t n, const char *name);

/* Finds or adds the organization; notes a mistake and gives NULL for a name that cannot be
 * taken. Returns 0 or REACH_NO_MEMORY. */
int reach_draft_organization(reach_draft *draft, const char *name, reach_position at,
                             reach_section **section);

/* What to write instead of the name of an organization that is not there. */
reach_hint reach_draft_organization_hint(const reach_draft *draft, const char *name);

/* Adds a step to the ladder; notes a mistake and gives NULL beyond the last that is allowed.
 * Returns 0 or REACH_NO_MEMORY. */
int reach_draft_step(reach_draft *draft, reach_position at, reach_step **step);

/* Finds or adds what the step changes for an organization, as reach_draft_organization. */
int reach_draft_step_organization(reach_draft *draft, reach_step *step, const char *name,
                                  reach_position at, reach_section **section);

/* Puts `raw` (taken over, also on failure) into the cell. A cell given by another file stays;
 * one of the same file is a mistake that names `key`. */
void reach_draft_give(reach_draft *draft, reach_cell *cell, const char *key, reach_raw *raw,
                      reach_position at);

/* Reads the YAML text of source `file` into the draft: document.c. *extends is a cell of the
 * file's own, freed by the caller. Returns 0, REACH_INVALID after a mistake that ends reading
 * (then it is the only one), or REACH_NO_MEMORY. */
int reach_document_read(reach_draft *draft, const char *text, size_t n, size_t file,
                        reach_cell *extends);

/* Checks bytes before parsing: size, UTF-8, no control characters. Notes a mistake. Skips a
 * byte order mark. Returns 0 or REACH_INVALID. */
int reach_bytes_check(reach_draft *draft, const char **text, size_t *n, size_t file);

/* Applies KEY=VALUE settings. Returns 0, REACH_USAGE (said in the report) or REACH_NO_MEMORY. */
int reach_settings_apply(reach_draft *draft, const reach_settings *settings, reach_report *report);

#endif

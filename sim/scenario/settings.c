/* KEY=VALUE settings of the command line -> cells of the draft. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/draft.h"
#include "scenario/keys.h"
#include "scenario/utf8.h"

static const char prefix[] = "organizations.";

/* Finds the section that `key` speaks of and moves *key behind "organizations.NAME.". Names may
 * have points: the longest that fits is meant. NULL (with a mistake) where there is none. */
static reach_section *section_of(reach_draft *draft, const char **key, reach_position at) {
  if (strncmp(*key, prefix, strlen(prefix)) != 0) return &draft->base;
  const char *rest = *key + strlen(prefix);
  reach_section *found = NULL;
  size_t longest = 0;
  for (size_t i = 0; i < draft->n_organizations; i++) {
    const char *name = draft->organization[i]->name;
    size_t n = strlen(name);
    if (strncmp(rest, name, n) != 0 || rest[n] != '.' || n < longest) continue;
    found = draft->organization[i];
    longest = n;
  }
  if (found) {
    *key = rest + longest + 1;
    return found;
  }
  char name[REACH_KEY_SIZE];
  snprintf(name, sizeof name, "%.*s", (int)strcspn(rest, "."), rest);
  reach_mistakes_add(&draft->mistakes, at, "organizations.%s: no such organization%s",
                     reach_show(name).text, reach_draft_organization_hint(draft, name).text);
  return NULL;
}

static void note_unknown(reach_draft *draft, const char *key, reach_position at) {
  char nearest[REACH_KEY_SIZE];
  if (reach_key_is_block(key) || strcmp(key, "organizations") == 0) {
    reach_mistakes_add(&draft->mistakes, at, "%s: a block of keys; set one of its keys", key);
    return;
  }
  if (strcmp(key, "extends") == 0 || strcmp(key, "ladder") == 0) {
    reach_mistakes_add(&draft->mistakes, at, "%s: it can be given in a file only", key);
    return;
  }
  bool is_near = reach_key_nearest(key, nearest);
  reach_mistakes_add(&draft->mistakes, at, "%s: unknown key%s", reach_show(key).text,
                     reach_hint_for(is_near ? nearest : NULL).text);
}

static int put(reach_cell *cell, reach_raw *raw, reach_position at) {
  reach_raw_free(&cell->raw);
  *cell = (reach_cell){.is_given = true, .raw = *raw, .at = at};
  return 0;
}

static int apply(reach_draft *draft, const char *key, const char *value, reach_position at) {
  reach_raw raw = {0};
  if (strcmp(key, "baseline") == 0) {
    if (reach_raw_add(&raw, value, strlen(value), false, at)) return REACH_NO_MEMORY;
    return put(&draft->baseline, &raw, at);
  }
  reach_section *section = section_of(draft, &key, at);
  if (!section) return 0;
  int param = reach_key_find(key);
  if (param < 0) {
    note_unknown(draft, key, at);
    return 0;
  }
  if (reach_raw_split(&raw, &reach_param_table[param], value, at)) {
    reach_raw_free(&raw);
    return REACH_NO_MEMORY;
  }
  return put(&section->cell[param], &raw, at);
}

static int apply_one(reach_draft *draft, const char *setting, reach_report *report) {
  const char *equals = strchr(setting, '=');
  if (!equals || equals == setting) {
    return reach_report_add(report, REACH_USAGE,
                            "--set '%s': KEY=VALUE is expected, such as market.people=1000",
                            reach_show(setting).text);
  }
  char *key = strndup(setting, (size_t)(equals - setting)), *name = NULL;
  int status = REACH_NO_MEMORY;
  reach_position at = {0};
  if (!key || asprintf(&name, "--set '%s'", setting) < 0) goto out;
  status = reach_draft_add_source(draft, name, true, &at.file);
  if (!status) status = apply(draft, key, equals + 1, at);
out:
  free(key);
  free(name);
  return status;
}

int reach_settings_apply(reach_draft *draft, const reach_settings *settings, reach_report *report) {
  for (size_t i = 0; settings && i < settings->n_settings; i++) {
    int status = apply_one(draft, settings->setting[i], report);
    if (status) return status;
  }
  return 0;
}

/* YAML events -> cells of the draft: keys, blocks, organizations. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/events.h"
#include "scenario/keys.h"
#include "scenario/utf8.h"

enum { MAX_SEEN = 256 };

/* Names met in one block, to notice a second one. */
typedef struct {
  char *name[MAX_SEEN];
  int line[MAX_SEEN];
  size_t n;
} seen_names;

typedef struct {
  reach_events events;
  reach_draft *draft;
  reach_cell *extends;
  reach_step *step; /* of the ladder, that is at hand; NULL in the body of the scenario */
} document;

/* True where the name was met before in this block (a mistake is noted). */
static bool is_repeated(document *d, seen_names *seen, const char *name, reach_position at) {
  for (size_t i = 0; i < seen->n; i++) {
    if (strcmp(seen->name[i], name) != 0) continue;
    reach_mistakes_add(&d->draft->mistakes, at, "%s: given twice (first in line %d); keep one",
                       reach_show(name).text, seen->line[i]);
    return true;
  }
  if (seen->n == MAX_SEEN) return false;
  char *copy = strdup(name);
  if (!copy) {
    d->events.status = REACH_NO_MEMORY;
    return false;
  }
  seen->name[seen->n] = copy;
  seen->line[seen->n++] = at.line;
  return false;
}

static void forget(seen_names *seen) {
  for (size_t i = 0; i < seen->n; i++) free(seen->name[i]);
}

/* The name at hand in a block, left behind; false where it is not a plain name (its value is
 * left behind too). *name is freed by the caller. */
static bool take_name(document *d, char **name, reach_position *at) {
  reach_events *events = &d->events;
  *name = NULL;
  *at = events->at;
  if (!reach_events_at(events, FYET_SCALAR)) {
    if (!reach_events_at(events, FYET_ALIAS)) {
      reach_mistakes_add(&d->draft->mistakes, *at, "a key must be one word");
    }
    reach_events_skip(events);
    reach_events_skip(events);
    return false;
  }
  reach_raw raw = {0};
  reach_events_scalar(events, &raw);
  if (raw.n_words) {
    *name = raw.word[0].text;
    raw.word[0].text = NULL;
  }
  reach_raw_free(&raw);
  if (*name && strcmp(*name, "<<") != 0) return true;
  if (*name) {
    reach_events_fail(events, *at,
                      "a merge key (<<) is not allowed; use extends, or write the values here");
  }
  free(*name);
  *name = NULL;
  reach_events_skip(events);
  return false;
}

static void note_unknown(document *d, const char *key, reach_position at) {
  char nearest[REACH_KEY_SIZE];
  const char *word = strrchr(key, '.') ? strrchr(key, '.') + 1 : key;
  if (*word && strspn(word, "0123456789") == strlen(word)) { /* {share: 0,35} */
    reach_mistakes_add(&d->draft->mistakes, at,
                       "%s: unknown key; decimals are written with a point, as in 0.35",
                       reach_show(key).text);
    return;
  }
  bool is_near = d->draft->mistakes.n_dropped == 0 && reach_key_nearest(key, nearest);
  reach_mistakes_add(&d->draft->mistakes, at, "%s: unknown key%s", reach_show(key).text,
                     reach_hint_for(is_near ? nearest : NULL).text);
}

static void read_special(document *d, reach_cell *cell, const char *key) {
  reach_raw raw = {0};
  reach_position at = d->events.at;
  if (reach_events_value(&d->events, key, &raw)) {
    if (raw.is_list || raw.n_words != 1) {
      reach_mistakes_add(&d->draft->mistakes, at, "%s: one value is expected, not a list", key);
    } else if (reach_word_is_null(raw.word)) {
      reach_mistakes_add(&d->draft->mistakes, at, "%s: no value; give one or remove the key", key);
    } else {
      reach_draft_give(d->draft, cell, key, &raw, at);
    }
  }
  reach_raw_free(&raw);
}

static void read_param(document *d, reach_section *section, int param, const char *key) {
  reach_raw raw = {0};
  reach_position at = d->events.at;
  if (reach_events_value(&d->events, key, &raw)) {
    reach_draft_give(d->draft, &section->cell[param], key, &raw, at);
  }
  reach_raw_free(&raw);
}

static void note_no_block(document *d, const char *key) {
  reach_mistakes_add(&d->draft->mistakes, d->events.at,
                     "%s: a block of keys is expected, not a value (an empty one is {})", key);
  reach_events_skip(&d->events);
}

static void read_block(document *d, reach_section *section, const char *prefix);
static void read_organizations(document *d);
static void read_ladder(document *d);

static void read_baseline(document *d) {
  read_special(d, &d->draft->baseline, "baseline");
}

static void read_extends(document *d) {
  read_special(d, d->extends, "extends");
}

static void read_step_name(document *d) {
  d->step->name.is_bad = true; /* until there is a good one */
  read_special(d, &d->step->name, "step");
}

enum { IN_BODY = 1, IN_STEP = 2, IN_ORGANIZATION = 4 };

/* Keys that are no parameters, and where they may stand. */
static const struct {
  const char *key;
  int where;
  void (*read)(document *d);
} special[] = {{"organizations", IN_BODY | IN_STEP, read_organizations},
               {"baseline", IN_BODY, read_baseline},
               {"extends", IN_BODY, read_extends},
               {"ladder", IN_BODY, read_ladder},
               {"step", IN_STEP, read_step_name}};

enum { N_SPECIALS = sizeof special / sizeof *special };

static size_t find_special(const char *key) {
  size_t i = 0;
  while (i < N_SPECIALS && strcmp(special[i].key, key) != 0) i++;
  return i;
}

static int where_is(const document *d, const reach_section *section) {
  if (section == &d->draft->base) return IN_BODY;
  return d->step && section == &d->step->everybody ? IN_STEP : IN_ORGANIZATION;
}

static void read_key_block(document *d, reach_section *section, const char *key,
                           reach_position at) {
  if (strcmp(key, "network") == 0 && !d->draft->has_network_block && !d->step) {
    d->draft->has_network_block = true;
    d->draft->network_block = at;
  }
  if (reach_events_at(&d->events, FYET_MAPPING_START)) {
    read_block(d, section, key);
  } else {
    note_no_block(d, key);
  }
}

/* The value of `key`, a full key such as market.people, is at hand. */
static void read_entry(document *d, reach_section *section, const char *key, reach_position at) {
  int param = reach_key_find(key);
  size_t s = find_special(key);
  if (param >= 0) {
    read_param(d, section, param, key);
  } else if (reach_key_is_block(key)) {
    read_key_block(d, section, key, at);
  } else if (s < N_SPECIALS && special[s].where & where_is(d, section)) {
    special[s].read(d);
  } else {
    if (s < N_SPECIALS)
      reach_mistakes_add(&d->draft->mistakes, at, "%s: misplaced: it belongs %s", key,
                         special[s].where & IN_BODY ? "at the top of a scenario"
                                                    : "into a step of a ladder");
    else
      note_unknown(d, key, at);
    reach_events_skip(&d->events);
  }
}

/* The block at hand: keys below `prefix` ("" at the top). */
static void read_block(document *d, reach_section *section, const char *prefix) {
  seen_names seen = {.n = 0};
  reach_events *events = &d->events;
  reach_events_advance(events);
  while (events->event && !reach_events_at(events, FYET_MAPPING_END)) {
    char *name, key[REACH_KEY_SIZE];
    reach_position at;
    if (!take_name(d, &name, &at)) continue;
    int n = snprintf(key, sizeof key, "%s%s%s", prefix, *prefix ? "." : "", name);
    bool is_long = n >= (int)sizeof key;
    bool is_known = !is_long && (reach_key_find(key) >= 0 || reach_key_is_block(key) ||
                                 find_special(key) < N_SPECIALS);
    if (is_long) {
      note_unknown(d, name, at);
      reach_events_skip(events);
    } else if (is_known && is_repeated(d, &seen, key, at)) {
      reach_events_skip(events);
    } else {
      read_entry(d, section, key, at);
    }
    free(name);
  }
  reach_events_advance(events);
  forget(&seen);
}

static int find_organization(document *d, const char *name, reach_position at,
                             reach_section **section) {
  if (d->step) return reach_draft_step_organization(d->draft, d->step, name, at, section);
  return reach_draft_organization(d->draft, name, at, section);
}

static void read_organization(document *d, const char *name, reach_position at) {
  reach_section *section;
  if (find_organization(d, name, at, &section)) {
    d->events.status = REACH_NO_MEMORY;
    return;
  }
  if (section && reach_events_at(&d->events, FYET_MAPPING_START)) {
    section->rank = d->draft->n_ranks++;
    section->at = at;
    read_block(d, section, "");
  } else if (section) {
    note_no_block(d, reach_show(name).text);
  } else {
    reach_events_skip(&d->events);
  }
}

static void read_organizations(document *d) {
  reach_events *events = &d->events;
  if (!reach_events_at(events, FYET_MAPPING_START)) {
    reach_mistakes_add(&d->draft->mistakes, events->at,
                       "organizations: names with their overrides are expected, such as "
                       "social: {participation: 0.1}");
    reach_events_skip(events);
    return;
  }
  seen_names seen = {.n = 0};
  reach_events_advance(events);
  while (events->event && !reach_events_at(events, FYET_MAPPING_END)) {
    char *name;
    reach_position at;
    if (!take_name(d, &name, &at)) continue;
    if (is_repeated(d, &seen, name, at)) {
      reach_events_skip(events);
    } else {
      read_organization(d, name, at);
    }
    free(name);
  }
  reach_events_advance(events);
  forget(&seen);
}

static void read_step(document *d) {
  reach_events *events = &d->events;
  reach_position at = events->at;
  if (!reach_events_at(events, FYET_MAPPING_START)) {
    if (!reach_events_at(events, FYET_ALIAS))
      reach_mistakes_add(&d->draft->mistakes, at,
                         "ladder: a step is a block of keys, such as step: attention, feed: "
                         "{attention: 0.35}");
    reach_events_skip(events);
    return;
  }
  if (reach_draft_step(d->draft, at, &d->step)) events->status = REACH_NO_MEMORY;
  if (d->step)
    read_block(d, &d->step->everybody, "");
  else
    reach_events_skip(events);
  d->step = NULL;
}

/* The ladder of a scenario replaces that of its base. */
static void read_ladder(document *d) {
  reach_events *events = &d->events;
  if (!reach_events_at(events, FYET_SEQUENCE_START)) {
    reach_mistakes_add(&d->draft->mistakes, events->at,
                       "ladder: a list of steps is expected, such as - step: attention");
    reach_events_skip(events);
    return;
  }
  if (d->draft->has_ladder) {
    reach_events_skip(events);
    return;
  }
  d->draft->has_ladder = true;
  reach_events_advance(events);
  while (events->event && !reach_events_at(events, FYET_SEQUENCE_END)) read_step(d);
  reach_events_advance(events);
}

/* Goes to the next event that is not of the document's frame. */
static void advance_into_document(reach_events *events) {
  while (events->event && !reach_events_at(events, FYET_DOCUMENT_START)) {
    reach_events_advance(events);
  }
  reach_events_advance(events);
}

/* No value at all; libfyaml 0.8 gives an empty word for it. */
static bool is_nothing(const reach_events *events) {
  if (!reach_events_at(events, FYET_SCALAR)) return false;
  struct fy_token *token = events->event->scalar.value;
  size_t n = 0;
  if (token && (!fy_token_get_text(token, &n) || n > 0)) return false;
  return !token || fy_scalar_token_get_style(token) == FYSS_PLAIN;
}

/* The one document: a block of keys, or nothing, which leaves everything at its default. */
static void read_document(document *d) {
  reach_events *events = &d->events;
  advance_into_document(events);
  if (!events->event) return;
  if (reach_events_at(events, FYET_MAPPING_START)) {
    read_block(d, &d->draft->base, "");
  } else if (is_nothing(events)) {
    reach_events_skip(events);
  } else {
    reach_events_fail(events, events->at,
                      "a scenario is a block of keys, such as market: {people: 1000}");
  }
  advance_into_document(events);
  if (!events->event) return;
  reach_events_fail(events, events->at, "a second document; a scenario is one document");
}

int reach_document_read(reach_draft *draft, const char *text, size_t n, size_t file,
                        reach_cell *extends) {
  document d = {.draft = draft, .extends = extends};
  int status = reach_events_open(&d.events, draft, text, n, file);
  if (status) return status;
  reach_events_advance(&d.events);
  read_document(&d);
  status = d.events.status;
  reach_events_close(&d.events);
  return status;
}

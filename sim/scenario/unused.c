/* Keys that are given where they have no effect. One of the base is in use where at least one
 * organization uses it. A file may say more than is used where what decides stands in a file that
 * extends it, or in a setting: it was written for another structure. */
#include <stdio.h>
#include <string.h>

#include "scenario/rules.h"
#include "scenario/use.h"
#include "scenario/words.h"

typedef struct {
  bool is_used;    /* by an organization */
  bool is_unknown; /* what decides is wrong itself */
  bool is_set;     /* what decides is a setting */
} verdict;

static bool is_setting(const reach_draft *draft, const reach_cell *cell) {
  return draft->source[cell->at.file].is_setting;
}

/* Adds where what decides stands. */
static void look_at_decider(reach_draft *draft, reach_section *section, const reach_use *use,
                            verdict *v) {
  const reach_cell *decider = use ? reach_cell_of(draft, section, use->decider) : NULL;
  if (!decider) return;
  v->is_unknown = v->is_unknown || decider->is_bad;
  v->is_set = v->is_set || is_setting(draft, decider);
}

/* Adds what organization i says to the verdict on a parameter. */
static void judge(reach_draft *draft, const reach_scenario *scenario, size_t i,
                  const reach_use *use, verdict *v) {
  reach_section *section = draft->n_organizations ? draft->organization[i] : NULL;
  v->is_used = v->is_used || reach_use_holds(use, &scenario->organization[i].params);
  look_at_decider(draft, section, use, v);
  look_at_decider(draft, section, reach_use_other_way(use), v);
}

/* "none or departments" */
static void write_values(const reach_use *use, char *out, size_t size) {
  reach_words known;
  reach_words_split(&known, reach_param_table[use->decider].unit);
  const char *separator = "";
  size_t used = 0;
  *out = '\0';
  for (size_t i = 0; i < known.n_words && used < size; i++) {
    if (!(use->when & 1u << i)) continue;
    used += (size_t)snprintf(out + used, size - used, "%s%s", separator, known.word[i]);
    separator = " or ";
  }
}

/* ", nor adoption.model: adkar" */
static void write_other_way(const reach_use *use, char *out, size_t size) {
  const reach_use *other = reach_use_other_way(use);
  char values[128];
  if (!other) return;
  if (reach_param_table[other->decider].kind == REACH_REAL) {
    snprintf(out, size, ", nor %s above 0", reach_param_table[other->decider].key);
    return;
  }
  if (reach_param_table[other->decider].kind == REACH_FILE) {
    snprintf(out, size, ", nor %s", reach_param_table[other->decider].key);
    return;
  }
  write_values(other, values, sizeof values);
  snprintf(out, size, ", nor %s: %s", reach_param_table[other->decider].key, values);
}

static void note(reach_draft *draft, const reach_section *section, int param,
                 const reach_use *use) {
  const char *key = reach_param_table[param].key;
  const reach_cell *cell = &section->cell[param];
  char values[128];
  enum reach_kind kind = reach_param_table[use->decider].kind;
  if (kind == REACH_ANSWERS) {
    bool is_made = use->when == 1u << false;
    reach_mistakes_add(&draft->mistakes, cell->at, "%s: unused, since %s", key,
                       is_made ? "the answers of trust.checklist make this leg; remove one of them"
                               : "no question of trust.checklist is answered; answer them or "
                                 "remove the key");
    return;
  }
  bool is_path = kind == REACH_FILE || kind == REACH_TEXT || kind == REACH_NAMES;
  if (is_path && use->when == 1u << true) {
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "%s: unused, since there is no %s; give it or remove the key", key,
                       reach_param_table[use->decider].key);
    return;
  }
  if (is_path) {
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "%s: unused, since %s decides; remove one of them", key,
                       reach_param_table[use->decider].key);
    return;
  }
  char other[160] = "";
  write_other_way(use, other, sizeof other);
  if (kind == REACH_COUNT) {
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "%s: unused, since %s %s above 1%s; give that or remove the key", key,
                       section->name ? "this organization does not have" : "no organization has",
                       reach_param_table[use->decider].key, other);
    return;
  }
  write_values(use, values, sizeof values);
  if (use->decider == REACH_PARAM_channels) {
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "%s: unused, since %s %s in channels; add it there or remove the key", key,
                       section->name ? "this organization does not list" : "no organization lists",
                       values);
    return;
  }
  reach_mistakes_add(&draft->mistakes, cell->at,
                     "%s: unused, since %s %s: %s%s; choose that or remove the key", key,
                     section->name ? "this organization does not have" : "no organization has",
                     reach_param_table[use->decider].key, values, other);
}

/* Whether the given key of the section has no effect in the organizations first to last because of
 * this row. */
static bool is_unused(reach_draft *draft, const reach_scenario *scenario, const reach_cell *cell,
                      const reach_use *use, size_t first, size_t last) {
  verdict v = {false, false, false};
  bool is_own = is_setting(draft, cell);
  if (!use->is_demanded || (cell->at.file != 0 && !is_own)) return false;
  for (size_t o = first; o <= last; o++) judge(draft, scenario, o, use, &v);
  return !v.is_used && !v.is_unknown && (is_own || !v.is_set);
}

void reach_unused_check_section(reach_draft *draft, const reach_scenario *scenario,
                                const reach_section *section, size_t first, size_t last) {
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_cell *cell = &section->cell[i];
    if (!cell->is_given || cell->is_bad) continue;
    const reach_use *use = reach_use_of(i, 0);
    for (int nth = 1; use && !is_unused(draft, scenario, cell, use, first, last); nth++)
      use = reach_use_of(i, nth);
    if (use) note(draft, section, i, use);
  }
}

void reach_unused_check(reach_draft *draft, const reach_scenario *scenario) {
  for (size_t i = 0; i < draft->n_organizations; i++) {
    reach_unused_check_section(draft, scenario, draft->organization[i], i, i);
  }
  reach_unused_check_section(draft, scenario, &draft->base, 0, scenario->n_organizations - 1);
}

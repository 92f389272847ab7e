/* Keys that stand where they cannot mean anything. */
#include <string.h>

#include "scenario/rules.h"
#include "scenario/words.h"

static const char *objection_to(const reach_param *param, bool is_organization, bool is_network) {
  if (param->place == REACH_PLACE_STUDY && is_organization) {
    return "misplaced: it holds for the whole scenario; move it out of organizations";
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

static void check_section(reach_draft *draft, reach_section *section, bool is_network) {
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_param *param = &reach_param_table[i];
    reach_cell *cell = &section->cell[i];
    if (!cell->is_given) continue;
    const char *why = objection_to(param, section != &draft->base, is_network);
    if (!why) continue;
    reach_mistakes_add(&draft->mistakes, cell->at, "%s: %s", param->key, why);
    cell->is_bad = true;
  }
}

void reach_placement_check(reach_draft *draft, bool is_network) {
  check_section(draft, &draft->base, is_network);
  for (size_t i = 0; i < draft->n_organizations; i++) {
    check_section(draft, draft->organization[i], is_network);
  }
}

/* Index of the channel whose block the key belongs to, or -1. */
static int channel_of(const char *key, const reach_words *channels) {
  for (size_t c = 0; c < channels->n_words; c++) {
    size_t n = strlen(channels->word[c]);
    if (strncmp(key, channels->word[c], n) == 0 && key[n] == '.') return (int)c;
  }
  return -1;
}

/* Notes the channel keys of a section whose channels are not among `used`. A base file that is
 * extended may say more than each scenario needs. */
static void note_unused(reach_draft *draft, const reach_section *section, unsigned used) {
  reach_words channels;
  reach_words_split(&channels, reach_param_table[REACH_PARAM_channels].unit);
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    const reach_cell *cell = &section->cell[i];
    int channel = channel_of(reach_param_table[i].key, &channels);
    if (channel < 0 || !cell->is_given || cell->is_bad || used & 1u << channel) continue;
    if (cell->at.file != 0 && !draft->source[cell->at.file].is_setting) continue;
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "%s: unused, since %s %s in channels; add it there or remove the key",
                       reach_param_table[i].key,
                       section->name ? "this organization does not list" : "no organization lists",
                       channels.word[channel]);
  }
}

void reach_unused_check(reach_draft *draft, const reach_scenario *scenario) {
  if (scenario->is_network) return;
  unsigned used = 0;
  bool is_known = !draft->base.cell[REACH_PARAM_channels].is_bad;
  for (size_t i = 0; i < scenario->n_organizations; i++) {
    unsigned own = scenario->organization[i].params.channels;
    used |= own;
    if (!draft->n_organizations) continue;
    const reach_cell *cell = reach_cell_of(draft, draft->organization[i], REACH_PARAM_channels);
    bool is_own_known = !cell || !cell->is_bad;
    is_known = is_known && is_own_known;
    if (is_own_known) note_unused(draft, draft->organization[i], own);
  }
  if (is_known) note_unused(draft, &draft->base, used);
}

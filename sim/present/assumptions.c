/* Parameters of grade X that are in use. */
#include "present/assumptions.h"

#include <string.h>

static bool begins(const char *key, const char *with) {
  return strncmp(key, with, strlen(with)) == 0;
}

static bool has_channel(const reach_params *p, int channel) {
  return p->channels >> channel & 1;
}

static bool law_uses(int law, const char *detail) {
  if (!strcmp(detail, "cv")) return law == REACH_LAW_LOGNORMAL;
  if (!strcmp(detail, "shape")) return law == REACH_LAW_PARETO;
  return true;
}

static bool company_uses(const reach_params *p, const char *key) {
  if (begins(key, "conversation.")) return has_channel(p, REACH_CHANNEL_CONVERSATION);
  if (begins(key, "feed.")) return has_channel(p, REACH_CHANNEL_FEED);
  if (begins(key, "official-page.")) return has_channel(p, REACH_CHANNEL_PAGE);
  if (begins(key, "associates.contacts."))
    return law_uses(p->associates_contacts_law, strrchr(key, '.') + 1);
  if (begins(key, "market.contacts."))
    return law_uses(p->market_contacts_law, strrchr(key, '.') + 1);
  if (!strcmp(key, "work_ties.mean_degree") || !strcmp(key, "work_ties.silo"))
    return p->work_ties_model == REACH_TIES_DEPARTMENTS;
  if (!strcmp(key, "associates.count"))
    return p->work_ties_model == REACH_TIES_NONE || p->work_ties_model == REACH_TIES_DEPARTMENTS;
  if (!strcmp(key, "market.people")) return p->market_audiences == REACH_AUDIENCES_SHARED;
  return true;
}

bool reach_param_is_in_use(const reach_scenario *scenario, size_t organization, int param) {
  const reach_param *row = &reach_param_table[param];
  const reach_organization *o = &scenario->organization[organization];
  if (scenario->is_network)
    return row->place == REACH_PLACE_NETWORK ||
           (row->place != REACH_PLACE_COMPANY &&
            (param != REACH_PARAM_run_days || o->given[param]));
  return row->place != REACH_PLACE_NETWORK && company_uses(&o->params, row->key);
}

reach_assumptions reach_assumptions_of(const reach_scenario *scenario) {
  reach_assumptions out = {0, 0};
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    if (strcmp(reach_param_table[i].grade, "X")) continue;
    bool is_in_use = false, is_given = false;
    for (size_t o = 0; o < scenario->n_organizations; o++) {
      if (!reach_param_is_in_use(scenario, o, i)) continue;
      is_in_use = true;
      if (scenario->organization[o].given[i]) is_given = true;
    }
    out.n_in_use += is_in_use;
    out.n_defaults += is_in_use && !is_given;
  }
  return out;
}

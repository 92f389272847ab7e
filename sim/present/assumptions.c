/* Parameters of grade X that are in use. */
#include "present/assumptions.h"

#include <string.h>

#include "scenario/use.h"

bool reach_param_is_in_use(const reach_scenario *scenario, size_t organization, int param) {
  const reach_param *row = &reach_param_table[param];
  const reach_organization *o = &scenario->organization[organization];
  enum reach_place wrong = scenario->is_network ? REACH_PLACE_COMPANY : REACH_PLACE_NETWORK;
  if (row->place == wrong) return false;
  if (scenario->is_network && param == REACH_PARAM_run_days && !o->given[param]) return false;
  return reach_param_has_effect(param, &o->params);
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

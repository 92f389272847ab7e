/* Parameters of grade X that are in use. */
#include "present/assumptions.h"

#include <string.h>

#include "scenario/use.h"

reach_assumptions reach_assumptions_of(const reach_scenario *scenario) {
  reach_assumptions out = {0};
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    if (strcmp(reach_param_table[i].grade, "X")) continue;
    bool is_in_use = false, is_given = false;
    for (size_t o = 0; o < scenario->n_organizations; o++) {
      if (!reach_param_is_in_use(scenario, o, i)) continue;
      is_in_use = true;
      if (scenario->organization[o].given[i]) is_given = true;
    }
    if (is_in_use && out.n_in_use < REACH_ASSUMPTIONS_NAMED) out.named[out.n_in_use] = i;
    out.n_in_use += is_in_use;
    out.n_defaults += is_in_use && !is_given;
  }
  return out;
}

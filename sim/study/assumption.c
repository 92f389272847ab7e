#include "study/assumption.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/use.h"
#include "scenario/value.h"
#include "scenario/variant.h"

double reach_assumption_result(const reach_range_end *end, enum reach_aspect aspect) {
  return end->is_played ? reach_finding_aspect(&end->finding, aspect).at : NAN;
}

static bool is_number(int param) {
  enum reach_kind kind = reach_param_table[param].kind;
  return kind == REACH_REAL || kind == REACH_COUNT;
}

static bool is_assumed(int param) {
  enum reach_kind kind = reach_param_table[param].kind;
  bool is_said = is_number(param) || kind == REACH_CHOICE || kind == REACH_FLAG;
  return is_said && strcmp(reach_param_table[param].grade, "X") == 0;
}

static bool is_in(uint64_t organizations, size_t o) {
  return organizations >> o & 1;
}

/* All of `organizations` from `first` on that have its value for the parameter, in use. */
static uint64_t with_its_value(const reach_scenario *scenario, uint64_t organizations, int param,
                               size_t first) {
  const reach_param *row = &reach_param_table[param];
  uint64_t found = 0;
  for (size_t o = first; o < scenario->n_organizations; o++)
    if (is_in(organizations, o) && reach_param_is_in_use(scenario, o, param) &&
        reach_value_same(row, &scenario->organization[first].params,
                         &scenario->organization[o].params))
      found |= (uint64_t)1 << o;
  return found;
}

static reach_assumption assumption(const reach_scenario *scenario, int param, size_t first,
                                   uint64_t organizations) {
  reach_assumption a = {.param = param, .organizations = organizations, .effect = NAN};
  a.value = a.low.value = a.high.value = NAN;
  const reach_params *p = &scenario->organization[first].params;
  if (reach_param_table[param].kind == REACH_CHOICE) a.value = reach_variant_number(p, param);
  if (!is_number(param)) return a;
  a.value = reach_variant_number(p, param);
  a.range = reach_range_ends(param, a.value, &a.low.value, &a.high.value);
  return a;
}

int reach_assumptions_find(const reach_scenario *scenario, uint64_t organizations,
                           reach_assumption **item, size_t *n_items) {
  size_t most = REACH_N_PARAMS * scenario->n_organizations;
  *n_items = 0;
  *item = calloc(most, sizeof **item);
  if (!*item) return REACH_NO_MEMORY;
  for (int p = 0; p < REACH_N_PARAMS; p++) {
    uint64_t left = is_assumed(p) ? organizations : 0;
    for (size_t o = 0; o < scenario->n_organizations; o++) {
      if (!is_in(left, o) || !reach_param_is_in_use(scenario, o, p)) continue;
      uint64_t alike = with_its_value(scenario, left, p, o);
      (*item)[(*n_items)++] = assumption(scenario, p, o, alike);
      left &= ~alike;
    }
  }
  return 0;
}

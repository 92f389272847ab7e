#include "scenario/variant.h"

#include <stdlib.h>

#include "scenario/build.h"
#include "scenario/rules.h"

int reach_variant_init(reach_variant *variant, const reach_scenario *scenario, const size_t *which,
                       size_t n) {
  reach_scenario *to = &variant->scenario;
  *to = *scenario;
  to->n_steps = 0;
  to->rung = NULL;
  to->claim = (reach_claim){0};
  to->response = (reach_asked_response){0};
  to->n_organizations = n;
  to->baseline = 0;
  to->organization = calloc(n, sizeof *to->organization);
  if (!to->organization) return REACH_NO_MEMORY;
  for (size_t i = 0; i < n; i++) {
    to->organization[i] = scenario->organization[which[i]];
    if (which[i] == scenario->baseline) to->baseline = i;
  }
  return 0;
}

int reach_variant_init_all(reach_variant *variant, const reach_scenario *scenario) {
  size_t n = scenario->n_organizations, *which = calloc(n, sizeof *which);
  if (!which) return REACH_NO_MEMORY;
  for (size_t o = 0; o < n; o++) which[o] = o;
  int status = reach_variant_init(variant, scenario, which, n);
  free(which);
  return status;
}

void reach_variant_free(reach_variant *variant) {
  free(variant->scenario.organization);
  *variant = (reach_variant){0};
}

double reach_variant_number(const reach_params *params, int param) {
  const reach_param *row = &reach_param_table[param];
  const char *field = (const char *)params + row->offset;
  if (row->kind == REACH_CHOICE) return *(const int *)field;
  return row->kind == REACH_COUNT ? (double)*(const int64_t *)field : *(const double *)field;
}

void reach_variant_put(reach_variant *variant, size_t organization, int param, double value) {
  reach_organization *o = &variant->scenario.organization[organization];
  const reach_param *row = &reach_param_table[param];
  char *field = (char *)&o->params + row->offset;
  o->given[param] = true;
  if (row->kind == REACH_CHOICE)
    *(int *)field = (int)value;
  else if (row->kind == REACH_COUNT)
    *(int64_t *)field = (int64_t)value;
  else
    *(double *)field = value;
}

int reach_variant_follow(reach_variant *variant, size_t organization) {
  return reach_build_follow(&variant->scenario.organization[organization]);
}

int reach_variant_set(reach_variant *variant, size_t organization, int param, double value) {
  reach_variant_put(variant, organization, param, value);
  return reach_variant_follow(variant, organization);
}

int reach_variant_set_all(reach_variant *variant, uint64_t organizations, int param, double value) {
  int status = 0;
  for (size_t o = 0; o < variant->scenario.n_organizations && !status; o++)
    if (organizations >> o & 1) status = reach_variant_set(variant, o, param, value);
  return status;
}

bool reach_variant_holds(const reach_variant *variant, char why[REACH_WHY_SIZE]) {
  const reach_scenario *scenario = &variant->scenario;
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (!reach_rules_hold(&scenario->organization[o], scenario->is_network, why)) return false;
  return true;
}

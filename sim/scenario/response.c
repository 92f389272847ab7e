/* The parameter whose response is asked for: which one it is, and whether it can have the values.
 */
#include <math.h>
#include <string.h>

#include "scenario/build.h"
#include "scenario/keys.h"
#include "scenario/rules.h"
#include "scenario/use.h"
#include "scenario/utf8.h"
#include "scenario/variant.h"

enum { FEWEST_VALUES = 2 };

static bool is_number(const reach_param *param) {
  return param->kind == REACH_REAL || param->kind == REACH_COUNT;
}

/* Why the parameter cannot be asked about; NULL = it can. */
static const char *objection_to(const reach_scenario *scenario, int param) {
  const reach_param *row = &reach_param_table[param];
  if (!is_number(row)) return "is no number";
  if (row->place == REACH_PLACE_STUDY)
    return "holds for the whole scenario; name what an organization can have";
  if (scenario->is_network && row->place == REACH_PLACE_COMPANY)
    return "is of companies, and this is a bare network";
  if (!scenario->is_network && row->place == REACH_PLACE_NETWORK)
    return "is of bare networks, and this is none";
  return NULL;
}

/* Index of the parameter, or -1 after a mistake was noted. */
static int find_param(reach_draft *draft, const reach_scenario *scenario, const reach_cell *cell) {
  const char *key = scenario->organization[0].params.response_key;
  int param = reach_key_find(key);
  if (param < 0) {
    reach_mistakes_add(&draft->mistakes, cell->at,
                       "response.key: %s is not a parameter (see orgreach explain)%s",
                       reach_show(key).text, reach_hint_for(reach_param_nearest(key)).text);
    return -1;
  }
  const char *why = objection_to(scenario, param);
  if (!why) return param;
  reach_mistakes_add(&draft->mistakes, cell->at, "response.key: %s %s", key, why);
  return -1;
}

/* Those that are asked about: the one that is named, else all. None after a mistake was noted. */
static uint64_t find_named(reach_draft *draft, const reach_scenario *scenario,
                           const reach_cell *cell) {
  const char *known[REACH_MAX_ORGANIZATIONS];
  const char *name = scenario->organization[0].params.response_organization;
  size_t n = scenario->n_organizations;
  if (!*name) return ~(uint64_t)0;
  for (size_t o = 0; o < n; o++) {
    known[o] = scenario->organization[o].name;
    if (strcmp(known[o], name) == 0) return (uint64_t)1 << o;
  }
  reach_mistakes_add(&draft->mistakes, cell->at,
                     "response.organization: %s is not an organization%s", reach_show(name).text,
                     reach_hint_for(reach_word_nearest(name, known, n)).text);
  return 0;
}

/* Those of them in which the parameter has an effect. */
static uint64_t find_affected(reach_draft *draft, const reach_scenario *scenario, int param,
                              uint64_t named, const reach_cell *cell) {
  uint64_t affected = 0;
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (named >> o & 1 && reach_param_is_in_use(scenario, o, param)) affected |= (uint64_t)1 << o;
  if (!affected)
    reach_mistakes_add(&draft->mistakes, cell->at, "response.key: %s has no effect in %s",
                       reach_param_table[param].key,
                       *scenario->organization[0].params.response_organization
                           ? "the organization that response.organization names"
                           : "any organization");
  return affected;
}

/* One value as it was written. */
typedef struct {
  const reach_param *row;
  const reach_word *word;
  double value;
} asked;

static bool is_allowed(reach_draft *draft, const asked *a) {
  char allowed[256];
  reach_shown shown = reach_show(a->word->text);
  const char *text = shown.text;
  if (a->value < a->row->least || a->value > a->row->most) {
    reach_allowed_write(a->row, allowed, sizeof allowed);
    reach_mistakes_add(&draft->mistakes, a->word->at,
                       "response.values: %s: %s is out of range (allowed %s)", a->row->key, text,
                       allowed);
    return false;
  }
  if (a->row->kind == REACH_COUNT && a->value != floor(a->value)) {
    reach_mistakes_add(&draft->mistakes, a->word->at,
                       "response.values: %s: %s must be a whole number", a->row->key, text);
    return false;
  }
  return true;
}

/* Notes what contradicts another value of an organization. */
static int check_rules(reach_draft *draft, const reach_scenario *scenario, const asked *a) {
  reach_variant variant = {0};
  char why[REACH_WHY_SIZE];
  int status = reach_variant_init_all(&variant, scenario);
  if (!status)
    status = reach_variant_set_all(&variant, scenario->response.organizations,
                                   scenario->response.param, a->value);
  if (!status && !reach_variant_holds(&variant, why))
    reach_mistakes_add(&draft->mistakes, a->word->at, "response.values: with %s %s: %s",
                       a->row->key, reach_show(a->word->text).text, why);
  reach_variant_free(&variant);
  return status;
}

static int check_values(reach_draft *draft, const reach_scenario *scenario,
                        const reach_cell *cell) {
  char unused[REACH_WHY_SIZE];
  bool may_judge = draft->mistakes.status == 0;
  int status = 0;
  for (size_t i = 0; i < cell->raw.n_words && !status; i++) {
    asked a = {&reach_param_table[scenario->response.param], &cell->raw.word[i], 0};
    if (!reach_number_read(a.word->text, &a.value, unused)) continue;
    if (is_allowed(draft, &a) && may_judge) status = check_rules(draft, scenario, &a);
  }
  return status;
}

int reach_build_response(reach_draft *draft, reach_scenario *scenario) {
  const reach_cell *key = reach_cell_of(draft, NULL, REACH_PARAM_response_key);
  const reach_cell *values = reach_cell_of(draft, NULL, REACH_PARAM_response_values);
  const reach_cell *whose = reach_cell_of(draft, NULL, REACH_PARAM_response_organization);
  const reach_params *p = &scenario->organization[0].params;
  if (!key || key->is_bad || !*p->response_key || (values && values->is_bad)) return 0;
  int param = find_param(draft, scenario, key);
  uint64_t named = find_named(draft, scenario, whose);
  if (param < 0 || !named) return 0;
  uint64_t affected = find_affected(draft, scenario, param, named, key);
  if (!affected) return 0;
  if (p->response_values.n_items < FEWEST_VALUES) {
    reach_mistakes_add(&draft->mistakes, values ? values->at : key->at,
                       "response.values: two values or more are expected, such as [0, 0.5, 1]");
    return 0;
  }
  scenario->response = (reach_asked_response){true, param, affected};
  return check_values(draft, scenario, values);
}

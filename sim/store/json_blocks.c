#include "store/json_blocks.h"

#include <math.h>
#include <string.h>

#include "scenario/words.h"
#include "world/scorecard.h"

enum { MOST_ITEMS = 1000 }; /* scorecard.csv has all */

json_t *reach_json_with(json_t *object, const char *name, json_t *value) {
  if (object && json_object_set_new(object, name, value) == 0) return object;
  if (!object) json_decref(value);
  json_decref(object);
  return NULL;
}

json_t *reach_json_and(json_t *array, json_t *value) {
  if (array && json_array_append_new(array, value) == 0) return array;
  if (!array) json_decref(value);
  json_decref(array);
  return NULL;
}

static json_t *choice_json(int param, int value) {
  reach_words words;
  reach_words_split(&words, reach_param_table[param].unit);
  return reach_json_string(words.word[value]);
}

static json_t *economics_json(const reach_params *p, const reach_economics *e) {
  return json_pack(
      "{so so so so so}", "account",
      choice_json(REACH_PARAM_economics_account, p->economics_account), "enabled",
      e->has_cost ? choice_json(REACH_PARAM_economics_enabled, p->economics_enabled) : json_null(),
      "fixed_cost", reach_json_number(e->has_cost ? e->fixed : NAN), "cost_per_associate",
      reach_json_number(e->has_cost ? e->per_person : NAN), "value_per_impression",
      reach_json_number(e->has_value ? e->per_impression : NAN));
}

static json_t *legs_json(const reach_organization *organization, const reach_legs *legs) {
  json_t *all = json_array();
  for (int i = 0; i < REACH_N_LEGS; i++) {
    bool is_given = organization->given[reach_leg_param[i]];
    all = reach_json_and(all, json_pack("{ss so ss ss so}", "leg", reach_leg_name[i], "value",
                                        reach_json_number(legs->leg[i]), "status",
                                        reach_leg_status(legs->leg[i]), "source",
                                        reach_leg_source(legs, i, is_given), "as_seen",
                                        reach_json_number(legs->seen[i])));
  }
  return all;
}

/* null for what an item does not have. */
static json_t *text_or_null(const char *text) {
  return *text ? reach_json_string(text) : json_null();
}

static json_t *items_json(const reach_params *p, const reach_practices *practices) {
  json_t *all = json_array();
  size_t n = reach_scorecard_count(p, practices);
  for (size_t i = 0; i < n && i < MOST_ITEMS; i++) {
    reach_item item = reach_scorecard_item(p, practices, i);
    all = reach_json_and(
        all, json_pack("{so ss ss so so so so so sb}", "item", reach_json_string(item.name), "kind",
                       reach_item_kind(item.kind), "leg", reach_leg_name[item.leg], "score",
                       reach_json_number(item.score), "weight", reach_json_number(item.weight),
                       "lacks", reach_json_number(item.gap), "owner", text_or_null(item.owner),
                       "due", text_or_null(item.due), "overdue", item.is_overdue));
  }
  return all;
}

static json_t *scorecard_json(const reach_organization *organization, const reach_answer *answer) {
  const reach_params *p = &organization->params;
  return json_pack(
      "{ss so so so so so}", "status", reach_leg_status(reach_legs_weakest(&answer->legs)), "trust",
      reach_json_number(answer->trust), "rule", choice_json(REACH_PARAM_trust_rule, p->trust_rule),
      "legs", legs_json(organization, &answer->legs), "n_items",
      reach_json_count(reach_scorecard_count(p, &answer->practices)), "items",
      items_json(p, &answer->practices));
}

static json_t *planners_json(const reach_answer *answer) {
  json_t *all = json_object();
  for (int f = 0; f < REACH_N_FORMULAS; f++)
    all = reach_json_with(all, reach_formula_table[f].name,
                          json_pack("{so}", "reach", reach_json_number(answer->planned[f].reach)));
  return all;
}

static json_t *departments_json(const reach_answer *answer) {
  json_t *all = json_array();
  for (uint32_t d = 0; d < answer->n_departments; d++) {
    const reach_department *department = &answer->department[d];
    all = reach_json_and(all,
                         json_pack("{so so so so so}", "name", reach_json_string(department->name),
                                   "people", reach_json_count(department->n_people), "reached",
                                   reach_json_number(department->reached.mean), "reached_ci_low",
                                   reach_json_number(department->reached.ci_low), "reached_ci_high",
                                   reach_json_number(department->reached.ci_high)));
  }
  return all;
}

static const char *barrier_name(int stage) {
  return stage == REACH_NO_BARRIER ? "none" : reach_adoption_word[stage];
}

static json_t *shares_json(const reach_answer *answer, reach_uptake_row row) {
  json_t *all = json_object();
  for (int j = 0; j < REACH_N_BARRIERS; j++)
    all = reach_json_with(all, barrier_name(j),
                          reach_json_number(reach_uptake_share(&answer->uptake, row, j).mean));
  return all;
}

/* How many departments a stage bars more than any other, and the shares of each department. */
static json_t *adoption_json(const reach_answer *answer) {
  const reach_uptake *uptake = &answer->uptake;
  json_t *barred = json_object(), *departments = json_array();
  for (int j = 0; j < REACH_N_BARRIERS; j++)
    barred = reach_json_with(barred, barrier_name(j), reach_json_number(uptake->barred[j].mean));
  for (uint32_t d = 0; d < uptake->n_departments; d++) {
    reach_uptake_row row = reach_uptake_row_of(answer, d);
    if (!row.n_people) continue;
    departments =
        reach_json_and(departments, json_pack("{so so so}", "name", reach_json_string(row.name),
                                              "people", reach_json_count(row.n_people), "barrier",
                                              shares_json(answer, row)));
  }
  return json_pack("{so so so}", "weeks", reach_json_count(uptake->n_weeks),
                   "departments_by_barrier", barred, "departments", departments);
}

/* One object an outcome: its cells as [{table, series, item, x, unit, mean, ci_low, ci_high}]. */
static json_t *outcomes_json(const reach_answer *answer) {
  json_t *all = json_object(), *cells = NULL;
  for (unsigned c = 0; c < answer->n_cells; c++) {
    const reach_cell *cell = &answer->cell[c];
    const reach_summary *s = &cell->summary;
    if (!cells) cells = json_array();
    cells = reach_json_and(
        cells, json_pack("{so so so so so so so so}", "table", reach_json_string(cell->label.table),
                         "series", reach_json_string(cell->label.series), "item",
                         reach_json_string(cell->label.item), "x", reach_json_number(cell->label.x),
                         "unit", reach_json_string(cell->label.unit), "mean",
                         reach_json_number(s->mean), "ci_low", reach_json_number(s->ci_low),
                         "ci_high", reach_json_number(s->ci_high)));
    bool is_last = c + 1 == answer->n_cells || strcmp(cell[1].outcome, cell->outcome) != 0;
    if (!is_last) continue;
    all = reach_json_with(all, cell->outcome, cells);
    cells = NULL;
  }
  return all;
}

json_t *reach_json_blocks(json_t *object, const reach_result *result, size_t o) {
  const reach_organization *organization = &result->scenario->organization[o];
  const reach_answer *answer = &result->answer[o];
  const reach_economics *e = &answer->economics;
  if (e->has_cost || e->has_value)
    object = reach_json_with(object, "economics", economics_json(&organization->params, e));
  if (reach_legs_are_made(&answer->legs))
    object = reach_json_with(object, "scorecard", scorecard_json(organization, answer));
  if (answer->each.n)
    object = reach_json_with(object, "trust_in_associates",
                             json_pack("{so so so so so}", "associates",
                                       reach_json_count(answer->each.n), "mean",
                                       reach_json_number(answer->each.mean), "least",
                                       reach_json_number(answer->each.least), "most",
                                       reach_json_number(answer->each.most), "not_believed",
                                       reach_json_count(answer->each.n_lost)));
  if (reach_answer_is_planned(answer))
    object = reach_json_with(object, "planners", planners_json(answer));
  if (answer->uptake.curve) object = reach_json_with(object, "adoption", adoption_json(answer));
  if (answer->n_cells) object = reach_json_with(object, "outcomes", outcomes_json(answer));
  if (answer->n_departments)
    object = reach_json_with(object, "departments", departments_json(answer));
  return object;
}

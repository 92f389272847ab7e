#include "store/json_response.h"

#include "scenario/words.h"
#include "store/json_blocks.h"

static json_t *name_json(const reach_result *result, size_t o) {
  return reach_json_string(result->scenario->organization[o].name);
}

static json_t *crossing_json(const reach_crossing *c) {
  return json_pack("{ss so so so si si}", "verdict", c->is_certain ? "crosses" : "may cross", "at",
                   reach_json_number(c->at), "ci_low", reach_json_number(c->low), "ci_high",
                   reach_json_number(c->high), "sign_before", c->before, "sign_after", c->after);
}

/* null where there is no difference to look at. */
static json_t *crossings_json(const reach_response_line *line) {
  json_t *all = json_array();
  for (size_t i = 0; i < line->crossings.n; i++)
    all = reach_json_and(all, crossing_json(&line->crossings.item[i]));
  if (line->has_difference && (line->crossings.n || line->crossings.sign)) return all;
  json_decref(all);
  return json_null();
}

static json_t *line_json(const reach_result *result, size_t o) {
  const reach_response *r = &result->response;
  const reach_response_line *line = &r->line[o];
  json_t *may = json_array();
  for (size_t i = 0; i < r->n_values; i++)
    if (reach_response_at(r, i, o)->may_be_best)
      may = reach_json_and(may, reach_json_number(r->value[i]));
  return json_pack("{so sb sb so so sb so}", "name", name_json(result, o), "has_effect",
                   line->has_effect, "same_at_all_values", line->is_flat, "best",
                   line->best < r->n_values ? reach_json_number(r->value[line->best]) : json_null(),
                   "may_be_best", may, "at_end", reach_response_is_at_end(r, o), "crossings",
                   crossings_json(line));
}

static json_t *point_organization_json(const reach_result *result, size_t value, size_t o) {
  const reach_response_cell *cell = reach_response_at(&result->response, value, o);
  json_t *measures = json_object();
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    json_t *measure = reach_json_summary(&cell->summary[m]);
    if (o != result->scenario->baseline)
      measure = reach_json_with(measure, "comparison", reach_json_comparison(&cell->comparison[m]));
    measures = reach_json_with(measures, reach_measure_table[m].name, measure);
  }
  return json_pack("{so so so}", "name", name_json(result, o), "score",
                   reach_json_summary(&cell->score), "measures", measures);
}

static json_t *points_json(const reach_result *result) {
  const reach_response *r = &result->response;
  json_t *points = json_array();
  for (size_t i = 0; i < r->n_values; i++) {
    json_t *organizations = json_array();
    for (size_t o = 0; o < r->n_organizations; o++)
      organizations = reach_json_and(organizations, point_organization_json(result, i, o));
    points = reach_json_and(points, json_pack("{so so}", "value", reach_json_number(r->value[i]),
                                              "organizations", organizations));
  }
  return points;
}

json_t *reach_json_response(const reach_result *result) {
  const reach_response *r = &result->response;
  reach_words goals;
  reach_words_split(&goals, reach_param_table[REACH_PARAM_response_goal].unit);
  json_t *lines = json_array();
  for (size_t o = 0; o < r->n_organizations; o++)
    lines = reach_json_and(lines, line_json(result, o));
  json_t *object = json_pack(
      "{ss ss so ss so so so}", "key", reach_param_table[r->param].key, "measure",
      reach_measure_table[r->measure].name, "minus",
      r->minus < 0 ? json_null() : json_string(reach_measure_table[r->minus].name), "goal",
      goals.word[r->wants_least ? REACH_GOAL_LEAST : REACH_GOAL_MOST], "replicates",
      reach_json_count(r->n_replicates), "organizations", lines, "points", points_json(result));
  return reach_json_and(json_array(), object);
}

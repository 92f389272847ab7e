#include "store/json_claim.h"

#include <math.h>

#include "scenario/words.h"
#include "store/json_blocks.h"

static json_t *value_json(int param, double value) {
  const reach_param *row = &reach_param_table[param];
  if (row->kind != REACH_CHOICE || isnan(value)) return reach_json_number(value);
  reach_words words;
  reach_words_split(&words, row->unit);
  return json_string(words.word[(size_t)value]);
}

static json_t *end_json(int param, const reach_range_end *end, enum reach_aspect aspect) {
  reach_aspect_value at = reach_finding_aspect(&end->finding, aspect);
  if (!end->is_played)
    return json_pack("{so so ss}", "value", value_json(param, end->value), "result", json_null(),
                     "why", end->why);
  return json_pack("{so so so so ss}", "value", value_json(param, end->value), "result",
                   reach_json_number(at.at), "ci_low", reach_json_number(at.ci_low), "ci_high",
                   reach_json_number(at.ci_high), "verdict",
                   reach_verdict_name(end->finding.verdict));
}

static json_t *assumption_json(const reach_result *result, const reach_assumption *a) {
  enum reach_aspect aspect = result->claim.assumptions.aspect;
  json_t *names = json_array();
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (a->organizations >> o & 1)
      names = reach_json_and(names, reach_json_string(result->scenario->organization[o].name));
  return json_pack("{ss so so so so so}", "assumption", reach_param_table[a->param].key,
                   "organizations", names, "value", value_json(a->param, a->value), "low",
                   end_json(a->param, &a->low, aspect), "high",
                   end_json(a->param, &a->high, aspect), "effect", reach_json_number(a->effect));
}

static json_t *assumptions_json(const reach_result *result) {
  json_t *all = json_array();
  for (size_t i = 0; i < result->claim.assumptions.n_items; i++)
    all = reach_json_and(all, assumption_json(result, &result->claim.assumptions.item[i]));
  return all;
}

static json_t *numbers_json(const reach_finding *f) {
  const reach_comparison *c = &f->comparison;
  return json_pack(
      "{so so so so so so so so so so}", "mean", reach_json_number(f->own.mean), "ci_low",
      reach_json_number(f->own.ci_low), "ci_high", reach_json_number(f->own.ci_high), "other",
      reach_json_number(f->other.mean), "ratio", reach_json_number(c->ratio), "ratio_ci_low",
      reach_json_number(c->ratio_ci_low), "ratio_ci_high", reach_json_number(c->ratio_ci_high),
      "difference", reach_json_number(c->difference), "difference_ci_low",
      reach_json_number(c->difference_ci_low), "difference_ci_high",
      reach_json_number(c->difference_ci_high));
}

json_t *reach_json_claim(const reach_result *result) {
  static const char *const aspects[] = {"mean", "ratio", "difference"};
  const reach_scenario *scenario = result->scenario;
  const reach_question *q = &result->claim.question;
  const reach_organization *all = scenario->organization;
  reach_words relations;
  reach_words_split(&relations, reach_param_table[REACH_PARAM_claim_relation].unit);
  return json_pack(
      "{so ss ss so so so ss so so so ss so}", "claim", reach_json_string(all[0].params.claim_text),
      "verdict", reach_verdict_name(result->claim.finding.verdict), "measure",
      reach_measure_table[q->measure].name, "per",
      q->per >= 0 ? json_string(reach_measure_table[q->per].name) : json_null(), "organization",
      reach_json_string(all[scenario->claim.organization].name), "baseline",
      q->is_against_value ? json_null() : reach_json_string(all[scenario->claim.baseline].name),
      "relation", relations.word[q->relation], "factor", reach_json_number(q->factor), "value",
      q->is_against_value ? reach_json_number(q->value) : json_null(), "numbers",
      numbers_json(&result->claim.finding), "result_of_assumptions",
      aspects[result->claim.assumptions.aspect], "assumptions", assumptions_json(result));
}

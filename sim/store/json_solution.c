/* What was solved as JSON. */
#include <math.h>

#include "store/json_blocks.h"
#include "store/solution.h"
#include "study/solution.h"

static json_t *name_json(const reach_solution *s, size_t o) {
  return reach_json_string(s->scenario->organization[o].name);
}

static json_t *measure_json(int measure) {
  return measure < 0 ? json_null() : json_string(reach_measure_table[measure].name);
}

static json_t *root_json(const reach_root *r) {
  return json_pack(
      "{ss so so so si si sb sb}", "answer",
      reach_solution_answer_name(r->is_certain ? REACH_SOLVED_FOUND : REACH_SOLVED_MAY_BE), "value",
      reach_json_number(r->at), "ci_low", reach_json_number(r->low), "ci_high",
      reach_json_number(r->high), "sign_below", r->before, "sign_above", r->after, "may_lie_below",
      r->is_open_low, "may_lie_above", r->is_open_high);
}

static json_t *roots_json(const reach_solution *s) {
  json_t *roots = json_array();
  for (size_t i = 0; i < s->solved.n_roots; i++)
    roots = reach_json_and(roots, root_json(&s->solved.root[i]));
  return roots;
}

static json_t *interval_json(double mean, double low, double high) {
  return json_pack("{so so so}", "mean", reach_json_number(mean), "ci_low", reach_json_number(low),
                   "ci_high", reach_json_number(high));
}

static json_t *point_json(const reach_solution *s, size_t i) {
  const reach_solution_point *p = &s->point[i];
  const reach_tried *t = &s->solved.tried[i];
  json_t *object = json_pack(
      "{so so so si}", "value", reach_json_number(p->value), "measure", reach_json_summary(&p->own),
      "score", interval_json(t->score.mean, t->score.low, t->score.high), "sign", t->score.clear);
  if (s->goal == REACH_SOLVE_BREAK_EVEN) {
    object = reach_json_with(object, "against", reach_json_summary(&p->against));
    object = reach_json_with(object, "comparison", reach_json_comparison(&p->comparison));
  }
  if (s->least >= 0)
    object = reach_json_with(object, "least", interval_json(t->cost, t->cost_low, t->cost_high));
  return object;
}

static json_t *points_json(const reach_solution *s) {
  json_t *points = json_array();
  for (size_t i = 0; i < s->solved.n_tried; i++) points = reach_json_and(points, point_json(s, i));
  return points;
}

static json_t *question_json(const reach_solution *s) {
  bool has_against = s->goal == REACH_SOLVE_BREAK_EVEN;
  return json_pack(
      "{so so so so ss so so so ss so so so so}", "axis", reach_json_string(s->axis.key), "from",
      reach_json_number(s->from), "to", reach_json_number(s->to), "scenario_value",
      reach_json_number(s->own), "goal", reach_solution_word(REACH_PARAM_solve_goal, s->goal),
      "measure", measure_json(s->measure), "organization", name_json(s, s->organization), "against",
      has_against ? name_json(s, s->against) : json_null(), "side",
      reach_solution_word(REACH_PARAM_solve_side, s->is_at_most), "factor",
      reach_json_number(s->factor), "target", reach_json_number(s->target), "probability",
      reach_json_number(s->probability), "least", measure_json(s->least));
}

static json_t *cheapest_json(const reach_solution *s) {
  if (s->solved.cheapest >= s->solved.n_tried) return json_null();
  const reach_tried *t = &s->solved.tried[s->solved.cheapest];
  return json_pack("{so so}", "value", reach_json_number(t->value), "least",
                   interval_json(t->cost, t->cost_low, t->cost_high));
}

char *reach_json_solution(const reach_result *result, const reach_seconds *seconds) {
  const reach_solution *s = result->solution;
  const reach_params *params = &s->scenario->organization[s->scenario->baseline].params;
  const reach_root *root = reach_solved_root(&s->solved);
  size_t best = s->solved.best;
  json_t *times =
      json_pack("{so so so so}", "world", reach_json_number(seconds->world), "simulate",
                reach_json_number(seconds->simulate), "write", reach_json_number(seconds->write),
                "charts", reach_json_number(seconds->charts));
  json_t *object = json_pack(
      "{so so so so ss so so so so so so so so so}", "scenario",
      reach_json_string(s->scenario->name), "seed", reach_json_count(params->run_seed),
      "replicates", reach_json_count(s->n_replicates), "question", question_json(s), "answer",
      reach_solution_answer_name(s->solved.answer), "value",
      reach_json_number(root ? root->at : NAN), "ci_low", reach_json_number(root ? root->low : NAN),
      "ci_high", reach_json_number(root ? root->high : NAN), "crossings", roots_json(s),
      "best_value", reach_json_number(best < s->solved.n_tried ? s->point[best].value : NAN),
      "cheapest", cheapest_json(s), "points", points_json(s), "title",
      reach_json_string(params->title), "seconds", times);
  return reach_json_text(object);
}

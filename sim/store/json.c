/* The answer as JSON, by jansson. */
#include "store/json.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/json_audit.h"
#include "store/json_blocks.h"
#include "store/json_claim.h"
#include "store/json_response.h"
#include "store/solution.h"

/* A failed allocation makes a null pointer somewhere below; jansson's *_new functions then fail
 * too, and so the failure reaches the top without a check at each member. */

json_t *reach_json_number(double number) {
  if (!isfinite(number)) return json_null();
  return json_real(number == 0 ? 0 : number);
}

/* Begins the text that stands for a large integer, and no other text. */
static const char mark = '\x01';
static const char mark_dumped[] = "\"\\u0001";

json_t *reach_json_string(const char *text) {
  json_t *string = *text == mark ? NULL : json_string(text);
  if (string) return string;
  char *copy = strdup(text);
  for (char *c = copy; c && *c; c++)
    if (*c & 0x80 || (*c == mark && c == copy)) *c = '?';
  string = copy ? json_string(copy) : NULL;
  free(copy);
  return string;
}

json_t *reach_json_count(uint64_t count) {
  if (count <= INT64_MAX) return json_integer((json_int_t)count);
  return json_sprintf("%c%" PRIu64, mark, count);
}

json_t *reach_json_summary(const reach_summary *s) {
  return json_pack("{so so so so so so so so}", "mean", reach_json_number(s->mean), "ci_low",
                   reach_json_number(s->ci_low), "ci_high", reach_json_number(s->ci_high), "sd",
                   reach_json_number(s->sd), "p05", reach_json_number(s->p05), "median",
                   reach_json_number(s->median), "p95", reach_json_number(s->p95), "n",
                   reach_json_count(s->n));
}

json_t *reach_json_comparison(const reach_comparison *c) {
  return json_pack("{so so so so so so}", "ratio", reach_json_number(c->ratio), "ratio_ci_low",
                   reach_json_number(c->ratio_ci_low), "ratio_ci_high",
                   reach_json_number(c->ratio_ci_high), "difference",
                   reach_json_number(c->difference), "difference_ci_low",
                   reach_json_number(c->difference_ci_low), "difference_ci_high",
                   reach_json_number(c->difference_ci_high));
}

static json_t *structure_json(const reach_answer *answer) {
  json_t *structure = json_object();
  for (unsigned f = 0; f < answer->n_figures; f++)
    structure =
        reach_json_with(structure, answer->figure[f].name,
                        json_pack("{so ss}", "value", reach_json_number(answer->figure[f].value),
                                  "unit", answer->figure[f].unit));
  return structure;
}

static json_t *organization_json(const reach_result *result, size_t o) {
  json_t *measures = json_object();
  for (int m = 0; m < REACH_N_MEASURES; m++)
    measures = reach_json_with(measures, reach_measure_table[m].name,
                               reach_json_summary(&result->answer[o].summary[m]));
  json_t *object =
      json_pack("{so so so sb}", "name", reach_json_string(result->scenario->organization[o].name),
                "measures", measures, "structure", structure_json(&result->answer[o]),
                "supercritical", result->answer[o].is_supercritical);
  return reach_json_blocks(object, result, o);
}

static json_t *comparison_of_json(const reach_result *result, size_t o) {
  const reach_scenario *scenario = result->scenario;
  json_t *measures = json_object();
  for (int m = 0; m < REACH_N_MEASURES; m++)
    measures = reach_json_with(measures, reach_measure_table[m].name,
                               reach_json_comparison(&result->answer[o].comparison[m]));
  return json_pack("{so so so}", "organization", reach_json_string(scenario->organization[o].name),
                   "baseline", reach_json_string(scenario->organization[scenario->baseline].name),
                   "measures", measures);
}

static json_t *market_point_json(const reach_result *result, const reach_market_point *point) {
  const reach_scenario *scenario = result->scenario;
  json_t *organizations = json_array();
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    json_t *item = json_pack("{so so}", "name", reach_json_string(scenario->organization[o].name),
                             "reach", reach_json_summary(&point->summary[o]));
    if (o != scenario->baseline)
      item = reach_json_with(item, "comparison", reach_json_comparison(&point->reach[o]));
    organizations = reach_json_and(organizations, item);
  }
  return json_pack("{sI so}", "market_people", (json_int_t)point->market_people, "organizations",
                   organizations);
}

static json_t *market_sizes_json(const reach_result *result) {
  json_t *points = json_array();
  for (size_t p = 0; p < result->n_market_points; p++)
    points = reach_json_and(points, market_point_json(result, &result->market_point[p]));
  return points;
}

static json_t *rung_organization_json(const reach_result *result, size_t rung, size_t o) {
  const reach_scenario *scenario = result->scenario;
  const reach_rung_answer *a = &result->rung[rung].answer[o];
  json_t *measures = json_object();
  for (size_t k = 0; k < REACH_N_LADDER; k++) {
    json_t *item = reach_json_summary(&a->summary[k]);
    if (rung) item = reach_json_with(item, "change", reach_json_comparison(&a->change[k]));
    if (o != scenario->baseline)
      item = reach_json_with(item, "comparison", reach_json_comparison(&a->comparison[k]));
    measures = reach_json_with(measures, reach_measure_table[reach_ladder_measure[k]].name, item);
  }
  return json_pack("{so so}", "name", reach_json_string(scenario->organization[o].name), "measures",
                   measures);
}

static json_t *ladder_json(const reach_result *result) {
  json_t *rungs = json_array();
  for (size_t r = 0; r < result->n_rungs; r++) {
    json_t *organizations = json_array();
    for (size_t o = 0; o < result->scenario->n_organizations; o++)
      organizations = reach_json_and(organizations, rung_organization_json(result, r, o));
    rungs = reach_json_and(rungs, json_pack("{so so so}", "step", reach_json_count(r), "name",
                                            reach_json_string(result->rung[r].name),
                                            "organizations", organizations));
  }
  return rungs;
}

/* Copies one character of JSON, or an escape whole; *is_text tells whether it is inside "". */
static void copy_one(const char **from, char **to, bool *is_text) {
  if (**from == '"') *is_text = !*is_text;
  if (*is_text && **from == '\\' && (*from)[1]) *(*to)++ = *(*from)++;
  *(*to)++ = *(*from)++;
}

/* Makes integers of marked texts, in place. */
static void unmark(char *text) {
  const size_t n_mark = sizeof mark_dumped - 1;
  bool is_text = false;
  char *to = text;
  for (const char *from = text; *from;) {
    if (is_text || strncmp(from, mark_dumped, n_mark) != 0) {
      copy_one(&from, &to, &is_text);
      continue;
    }
    for (from += n_mark; *from != '"'; from++) *to++ = *from;
    from++;
  }
  *to = '\0';
}

/* Is it the number of n characters, an integer that jansson would refuse? */
static bool is_large(const char *number, size_t n) {
  static const char most[] = "9223372036854775807"; /* 2^63 - 1 */
  const size_t n_most = sizeof most - 1;
  if (strspn(number, "0123456789") != n) return false;
  return n > n_most || (n == n_most && strncmp(number, most, n) > 0);
}

json_t *reach_json_read(const char *text) {
  /* A mark adds 8 characters to 19 or more. */
  char *copy = malloc(2 * strlen(text) + 1), *to = copy;
  bool is_text = false;
  for (const char *from = text; copy && *from;) {
    size_t n = is_text ? 0 : strspn(from, "+-.0123456789Ee");
    if (!n) {
      copy_one(&from, &to, &is_text);
      continue;
    }
    to += sprintf(to, is_large(from, n) ? "\"\\u0001%.*s\"" : "%.*s", (int)n, from);
    from += n;
  }
  if (!copy) return NULL; /* errno is set */
  *to = '\0';
  errno = 0;
  json_t *object = json_loads(copy, JSON_REJECT_DUPLICATES, NULL);
  free(copy);
  return object;
}

char *reach_json_text(json_t *object) {
  if (!object) return NULL;
  char *text = json_dumps(object, JSON_INDENT(2));
  json_decref(object);
  if (!text) return NULL;
  unmark(text);
  size_t n = strlen(text);
  char *longer = realloc(text, n + 2);
  if (!longer) {
    free(text);
    return NULL;
  }
  memcpy(longer + n, "\n", 2);
  return longer;
}

char *reach_json_result(const reach_result *result, const reach_seconds *seconds) {
  if (result->solution) return reach_json_solution(result, seconds);
  const reach_scenario *scenario = result->scenario;
  const reach_params *params = &scenario->organization[scenario->baseline].params;
  json_t *organizations = json_array(), *comparisons = json_array();
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    organizations = reach_json_and(organizations, organization_json(result, o));
    if (o != scenario->baseline)
      comparisons = reach_json_and(comparisons, comparison_of_json(result, o));
  }
  json_t *times =
      json_pack("{so so so so}", "world", reach_json_number(seconds->world), "simulate",
                reach_json_number(seconds->simulate), "write", reach_json_number(seconds->write),
                "charts", reach_json_number(seconds->charts));
  json_t *object = json_pack(
      "{so so so so so so so so so}", "scenario", reach_json_string(scenario->name), "seed",
      reach_json_count(params->run_seed), "replicates", reach_json_count(result->n_replicates),
      "organizations", organizations, "comparisons", comparisons, "seconds", times, "market_sizes",
      market_sizes_json(result), "title", reach_json_string(params->title), "note",
      reach_json_string(params->note));
  if (result->n_rungs) object = reach_json_with(object, "ladder", ladder_json(result));
  if (result->claim.is_made) object = reach_json_with(object, "claim", reach_json_claim(result));
  if (result->audit.is_made) object = reach_json_with(object, "audit", reach_json_audit(result));
  if (result->response.n_values)
    object = reach_json_with(object, "response", reach_json_response(result));
  return reach_json_text(object);
}

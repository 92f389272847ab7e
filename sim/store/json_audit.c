#include "store/json_audit.h"

#include "store/json_blocks.h"

enum { MOST_CHECKS = 1000 }; /* audit.csv has all */

static json_t *check_json(const reach_calculator *table, const reach_audit_check *check) {
  const reach_audit_row *row = &table->row[check->row];
  return json_pack("{so so so ss so so ss ss}", "line", reach_json_count(row->line), "column",
                   reach_json_count(check->place), "name", reach_json_string(row->name), "quantity",
                   reach_audit_title[check->column], "stated", reach_json_number(check->stated),
                   "right", reach_json_number(check->right), "verdict",
                   reach_audit_verdict_name[check->verdict], "computed",
                   reach_audit_rule_of(table, check).text);
}

static json_t *checks_json(const reach_calculator *table) {
  json_t *all = json_array();
  size_t n = 0;
  for (int mistakes = 1; mistakes >= 0; mistakes--)
    for (size_t i = 0; i < table->n_checks && n < MOST_CHECKS; i++) {
      if ((table->check[i].verdict >= REACH_AUDIT_FOLLOWS) != mistakes) continue;
      all = reach_json_and(all, check_json(table, &table->check[i]));
      n++;
    }
  return all;
}

/* Of all lines together: as stated by the total, and as it should be. */
static json_t *totals_json(const reach_calculator *table) {
  json_t *all = json_object();
  for (int q = 0; q < REACH_N_AUDIT; q++)
    all = reach_json_with(all, reach_audit_title[q],
                          json_pack("{so so}", "stated", reach_json_number(table->stated[q]),
                                    "right", reach_json_number(table->right[q])));
  return all;
}

static json_t *steps_json(const reach_audit_answer *answer) {
  json_t *all = json_array();
  for (int step = 0; step < REACH_N_AUDIT_STEPS; step++) {
    const reach_bin *inflation = &answer->inflation[step];
    all =
        reach_json_and(all, json_pack("{ss so so so so}", "step", reach_audit_step_name[step],
                                      "people", reach_json_summary(&answer->step[step]),
                                      "inflation", reach_json_number(inflation->mean),
                                      "inflation_ci_low", reach_json_number(inflation->ci_low),
                                      "inflation_ci_high", reach_json_number(inflation->ci_high)));
  }
  return all;
}

static json_t *organizations_json(const reach_result *result) {
  json_t *all = json_array();
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_audit_answer *answer = &result->audit.answer[o];
    all = reach_json_and(all, json_pack("{so so so so so}", "name",
                                        reach_json_string(result->scenario->organization[o].name),
                                        "steps", steps_json(answer), "impressions",
                                        reach_json_summary(&answer->impressions), "value",
                                        reach_json_summary(&answer->value), "roi",
                                        reach_json_summary(&answer->roi)));
  }
  return all;
}

json_t *reach_json_audit(const reach_result *result) {
  const reach_calculator *table = &result->audit.table;
  json_t *object =
      json_pack("{so so so}", "table", reach_json_string(table->path), "lines",
                reach_json_count(table->n_lines), "checked", reach_json_count(table->n_checks));
  for (int v = 0; v < REACH_N_AUDIT_VERDICTS; v++)
    object = reach_json_with(object, reach_audit_verdict_name[v], reach_json_count(table->n_of[v]));
  object = reach_json_with(object, "checks", checks_json(table));
  object = reach_json_with(object, "totals", totals_json(table));
  return reach_json_with(object, "organizations", organizations_json(result));
}

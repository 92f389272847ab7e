/* What `orgreach sensitivity` asks of every point. */
#include <string.h>

#include "scenario/keys.h"
#include "scenario/utf8.h"
#include "study/claim.h"
#include "study/ratios.h"
#include "study/sensitivity.h"

enum { MOST_ORGANIZATIONS = 64 }; /* that a set of bits names */

/* Nobody to compare with: the mean itself, against nothing. */
static void ask_alone(reach_inquiry *inquiry) {
  inquiry->question.is_against_value = true;
  inquiry->question.value = 0;
  inquiry->baseline = inquiry->organization;
}

int reach_inquiry_usual(const reach_scenario *scenario, reach_inquiry *inquiry,
                        reach_report *report) {
  const reach_claim *claim = &scenario->claim;
  *inquiry = (reach_inquiry){.question = {.measure = REACH_MEASURE_reach, .per = -1, .factor = 1},
                             .baseline = scenario->baseline,
                             .organization =
                                 scenario->n_organizations > 1 && scenario->baseline == 0 ? 1 : 0};
  if (claim->is_made) {
    inquiry->organization = claim->organization;
    inquiry->baseline = claim->baseline;
    return reach_claim_question(scenario, &inquiry->question, report);
  }
  if (inquiry->organization == inquiry->baseline) ask_alone(inquiry);
  return 0;
}

static int find_organization(const reach_scenario *scenario, const char *key, const char *name,
                             size_t *found, reach_report *report) {
  const char *known[MOST_ORGANIZATIONS];
  size_t n = scenario->n_organizations, o;
  if (!*name) return 0;
  for (o = 0; o < n; o++) {
    known[o] = scenario->organization[o].name;
    if (strcmp(known[o], name)) continue;
    *found = o;
    return 0;
  }
  return reach_report_add(report, REACH_INVALID, "%s: %s is not an organization%s", key,
                          reach_show(name).text,
                          reach_hint_for(reach_word_nearest(name, known, n)).text);
}

/* A measure that is named has no `per` of the claim's. */
static int find_measures(const reach_params *p, reach_question *q, reach_report *report) {
  int status = 0;
  if (*p->sensitivity_measure) {
    q->per = -1;
    status = reach_claim_find_measure("sensitivity.measure", p->sensitivity_measure, &q->measure,
                                      report);
  }
  if (!status && *p->sensitivity_per)
    status = reach_claim_find_measure("sensitivity.per", p->sensitivity_per, &q->per, report);
  bool is_ratio = q->per >= 0 && (reach_ratio_is(q->measure) || reach_ratio_is(q->per));
  if (status || !is_ratio) return status;
  return reach_report_add(
      report, REACH_INVALID, "sensitivity.per: %s is a ratio itself; leave sensitivity.per out",
      reach_measure_table[reach_ratio_is(q->measure) ? q->measure : q->per].name);
}

static int find_sides(const reach_scenario *scenario, reach_sensitivity *s, reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  reach_inquiry *i = &s->inquiry;
  bool is_named = *p->sensitivity_organization || *p->sensitivity_baseline;
  bool wants_two = s->result == REACH_RESULT_RATIO || s->result == REACH_RESULT_DIFFERENCE;
  if (is_named || wants_two) {
    if (i->question.is_against_value) i->baseline = scenario->baseline;
    i->question.is_against_value = false;
  }
  int status = find_organization(scenario, "sensitivity.organization", p->sensitivity_organization,
                                 &i->organization, report);
  if (!status)
    status = find_organization(scenario, "sensitivity.baseline", p->sensitivity_baseline,
                               &i->baseline, report);
  if (status) return status;
  bool is_same = i->organization == i->baseline && !i->question.is_against_value;
  if (is_same && (wants_two || *p->sensitivity_baseline))
    return reach_report_add(report, REACH_INVALID,
                            "%s: %s would be compared with itself; choose result: mean, or name "
                            "another organization",
                            wants_two ? "sensitivity.result" : "sensitivity.baseline",
                            reach_show(scenario->organization[i->organization].name).text);
  if (is_same || s->result == REACH_RESULT_MEAN) ask_alone(i);
  return 0;
}

int reach_sensitivity_ask(const reach_scenario *scenario, reach_sensitivity *s,
                          reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  int status = reach_inquiry_usual(scenario, &s->inquiry, report);
  if (status) return status;
  s->method = p->sensitivity_method;
  s->result = p->sensitivity_result;
  s->inquiry.n_replicates = (uint64_t)p->sensitivity_replicates;
  reach_whereabouts here = {scenario, 0};
  report->locator = (reach_locator){reach_scenario_place, &here};
  status = find_measures(p, &s->inquiry.question, report);
  if (!status) status = find_sides(scenario, s, report);
  report->locator = (reach_locator){0};
  return status;
}

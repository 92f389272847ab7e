/* What a scenario is solved for, and whether that can be played. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/use.h"
#include "scenario/utf8.h"
#include "study/claim.h"
#include "study/estimate.h"
#include "study/solution.h"

enum { MOST_ORGANIZATIONS = 64 }; /* that a set of bits names */
static const char *const what = "what is solved";

static const reach_params *params_of(const reach_solution *s) {
  return &s->scenario->organization[0].params;
}

static int find_organization(const reach_scenario *scenario, const char *key, const char *name,
                             size_t *found, reach_report *report) {
  const char *known[MOST_ORGANIZATIONS];
  size_t n = scenario->n_organizations;
  for (*found = 0; *found < n; ++*found) {
    known[*found] = scenario->organization[*found].name;
    if (strcmp(known[*found], name) == 0) return 0;
  }
  return reach_report_add(report, REACH_INVALID, "%s: %s is not an organization%s", key,
                          reach_show(name).text,
                          reach_hint_for(reach_word_nearest(name, known, n)).text);
}

static int find_against(reach_solution *s, reach_report *report) {
  const reach_scenario *scenario = s->scenario;
  const char *name = params_of(s)->solve_against;
  int status = 0;
  s->against = scenario->baseline;
  if (s->goal != REACH_SOLVE_BREAK_EVEN) return 0;
  if (scenario->n_organizations < 2)
    return reach_report_add(report, REACH_INVALID,
                            "solve.goal: break-even compares two organizations, and there is one; "
                            "give a target (--goal target --target N)");
  if (*name) status = find_organization(scenario, "solve.against", name, &s->against, report);
  if (status || s->against != s->organization) return status;
  return reach_report_add(report, REACH_INVALID,
                          "solve.%s: %s is held against itself; name another solve.organization or "
                          "solve.against",
                          *name ? "against" : "organization",
                          reach_show(scenario->organization[s->against].name).text);
}

static int find_organizations(reach_solution *s, reach_report *report) {
  const reach_scenario *scenario = s->scenario;
  const char *name = params_of(s)->solve_organization;
  int status = 0;
  s->organization = scenario->baseline == 0 && scenario->n_organizations > 1 ? 1 : 0;
  if (*name)
    status = find_organization(scenario, "solve.organization", name, &s->organization, report);
  return status ? status : find_against(s, report);
}

static int find_measures(reach_solution *s, reach_report *report) {
  const reach_params *p = params_of(s);
  s->least = -1;
  int status = reach_claim_find_measure("solve.measure", p->solve_measure, &s->measure, report);
  if (!status && *p->solve_least && s->goal != REACH_SOLVE_BREAK_EVEN)
    status = reach_claim_find_measure("solve.least", p->solve_least, &s->least, report);
  return status;
}

/* The axis as it is read: a key alone is that of the organization which gives it a value of its
 * own. Owned by the caller; NULL = out of memory. */
static char *axis_text(const reach_solution *s) {
  const reach_organization *o = &s->scenario->organization[s->organization];
  const char *asked = params_of(s)->solve_axis;
  char *text = NULL, *key = strndup(asked, strcspn(asked, "="));
  int param = key ? reach_key_find(key) : -1;
  int n = !key                             ? -1
          : !*asked                        ? asprintf(&text, "%s.participation=0:1", o->name)
          : param >= 0 && o->is_own[param] ? asprintf(&text, "%s.%s", o->name, asked)
                                           : asprintf(&text, "%s", asked);
  free(key);
  return n < 0 ? NULL : text;
}

static int refuse_axis(const reach_solution *s, int status, const char *why, reach_report *report) {
  static const char setting[] = "--set";
  const char *asked = params_of(s)->solve_axis;
  const char *place = s->scenario->organization[0].place[REACH_PARAM_solve_axis];
  if (status == REACH_NO_MEMORY) return reach_report_no_memory(report, what);
  if (*asked && place && strncmp(place, setting, strlen(setting)) == 0) {
    report->locator = (reach_locator){0};
    return reach_report_add(report, status, "--axis '%s': %s", reach_show(asked).text, why);
  }
  return reach_report_add(report, status, "solve.axis: %s%s%s", reach_show(asked).text,
                          *asked ? ": " : "", why);
}

static int read_interval(reach_solution *s, const char *text, char why[REACH_WHY_SIZE]) {
  int status = reach_axis_read(s->scenario, text, &s->axis, why);
  if (status) return status;
  if (!s->axis.is_interval) {
    snprintf(why, REACH_WHY_SIZE, "a range is expected (allowed KEY=from:to)");
    return REACH_INVALID;
  }
  s->from = s->axis.from;
  s->to = s->axis.to;
  if (s->from < s->to) return 0;
  snprintf(why, REACH_WHY_SIZE, "it begins at its end: there is only one value");
  return REACH_INVALID;
}

static int read_axis(reach_solution *s, reach_report *report) {
  char why[REACH_WHY_SIZE] = "", *text = NULL;
  if (!*params_of(s)->solve_axis && s->scenario->is_network)
    return refuse_axis(s, REACH_INVALID,
                       "a bare network has no participation; name a parameter, such as "
                       "--axis cascade.probability=0:1",
                       report);
  text = axis_text(s);
  int status = text ? read_interval(s, text, why) : REACH_NO_MEMORY;
  free(text);
  return status ? refuse_axis(s, status, why, report) : 0;
}

/* The value that the scenario has; NaN where those who get the axis differ. */
static double own_value(const reach_solution *s) {
  double own = NAN;
  for (size_t o = 0; o < s->scenario->n_organizations; o++) {
    if (!(s->axis.organizations >> o & 1)) continue;
    double value = reach_variant_number(&s->scenario->organization[o].params, s->axis.param);
    if (!isnan(own) && (value < own || value > own)) return NAN;
    own = value;
  }
  return own;
}

static int set_tolerance(reach_solution *s, reach_report *report) {
  static const double usual = 1e-3, least = 1e-9; /* of the range */
  double asked = params_of(s)->solve_tolerance, range = s->to - s->from;
  bool is_whole = reach_param_table[s->axis.param].kind == REACH_COUNT;
  s->tolerance = asked > 0 ? asked : is_whole ? 1 : usual * range;
  if (s->tolerance >= least * range && s->tolerance <= range) return 0;
  return reach_report_add(report, REACH_INVALID,
                          "solve.tolerance: %g is %s beside a range of %g (allowed a billionth of "
                          "it to all of it)",
                          asked, s->tolerance > range ? "too much" : "too little", range);
}

int reach_solution_ask(const reach_scenario *scenario, reach_solution *s, reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  *s = (reach_solution){.scenario = scenario,
                        .goal = p->solve_goal,
                        .is_at_most = p->solve_side == REACH_SOLVE_AT_MOST,
                        .factor = NAN,
                        .target = NAN,
                        .probability = NAN,
                        .n_networks = 1,
                        .n_replicates = (uint64_t)p->solve_replicates};
  if (s->goal == REACH_SOLVE_BREAK_EVEN)
    s->factor = p->solve_factor;
  else
    s->target = p->solve_target;
  if (s->goal == REACH_SOLVE_TARGET) s->probability = p->solve_probability;
  reach_whereabouts here = {scenario, 0};
  report->locator = (reach_locator){reach_scenario_place, &here};
  int status = find_organizations(s, report);
  if (!status) status = find_measures(s, report);
  if (!status) status = read_axis(s, report);
  if (!status) status = set_tolerance(s, report);
  report->locator = (reach_locator){0};
  if (!status) s->own = own_value(s);
  return status;
}

void reach_solution_free(reach_solution *s) {
  reach_axis_free(&s->axis);
  reach_solved_free(&s->solved);
  free(s->point);
  *s = (reach_solution){0};
}

int reach_solution_variant(const reach_solution *s, double value, reach_variant *variant) {
  int status = reach_variant_init_all(variant, s->scenario);
  for (size_t o = 0; o < s->scenario->n_organizations && !status; o++)
    reach_variant_put(variant, o, REACH_PARAM_run_replicates, (double)s->n_replicates);
  if (status) return status;
  return reach_variant_set_all(variant, s->axis.organizations, s->axis.param, value);
}

static bool has_effect(const reach_solution *s, const reach_variant *variant) {
  for (size_t o = 0; o < s->scenario->n_organizations; o++)
    if (s->axis.organizations >> o & 1 &&
        reach_param_is_in_use(&variant->scenario, o, s->axis.param))
      return true;
  return false;
}

static int check_end(const reach_solution *s, double value, unsigned n_threads,
                     reach_report *report) {
  char why[REACH_WHY_SIZE], word[REACH_AXIS_WORD_SIZE];
  reach_variant variant = {0};
  reach_report said = {0};
  int status = reach_solution_variant(s, value, &variant);
  if (status) {
    reach_report_no_memory(report, what);
  } else if (!reach_variant_holds(&variant, why)) {
    reach_axis_write(&s->axis, value, word);
    status = reach_report_add(report, REACH_INVALID, "%s: solve.axis: with %s=%s: %s",
                              s->scenario->path, s->axis.key, word, why);
  } else if (!has_effect(s, &variant)) {
    status = reach_report_add(report, REACH_INVALID,
                              "%s: solve.axis: %s has no effect; 'orgreach explain %s' tells what "
                              "it needs",
                              s->scenario->path, s->axis.key, reach_param_table[s->axis.param].key);
  } else {
    status = reach_estimate_check(&variant.scenario, n_threads, &said);
    if (status)
      reach_report_add(report, status, "%s: solve.axis: %s", s->scenario->path,
                       said.n_messages ? said.message[0] : what);
  }
  reach_report_free(&said);
  reach_variant_free(&variant);
  return status;
}

int reach_solution_check(const reach_solution *s, unsigned n_threads, reach_report *report) {
  int status = check_end(s, s->from, n_threads, report);
  return status ? status : check_end(s, s->to, n_threads, report);
}

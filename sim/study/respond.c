#include "study/respond.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/number.h"
#include "study/best.h"
#include "study/claim.h"
#include "study/compared.h"
#include "study/points.h"
#include "study/ratios.h"
#include "study/statistics.h"

static const char *const what = "the response";

/* The same in what? */
static int check_units(const reach_response *r, reach_report *report) {
  if (r->minus < 0) return 0;
  const reach_measure *m = &reach_measure_table[r->measure], *s = &reach_measure_table[r->minus];
  if (strcmp(m->unit, s->unit) == 0) return 0;
  return reach_report_add(report, REACH_INVALID,
                          "response.minus: %s is in %s, %s in %s; name measures of one unit",
                          s->name, s->unit, m->name, m->unit);
}

int reach_respond_question(const reach_scenario *scenario, reach_response *response,
                           reach_report *report) {
  const reach_params *p = &scenario->organization[0].params;
  *response = (reach_response){.minus = -1};
  if (!scenario->response.is_asked) return 0;
  response->param = scenario->response.param;
  response->wants_least = p->response_goal == REACH_GOAL_LEAST;
  response->n_replicates = (uint64_t)p->response_replicates;
  reach_whereabouts here = {scenario, 0};
  report->locator = (reach_locator){reach_scenario_place, &here};
  int status =
      reach_claim_find_measure("response.measure", p->response_measure, &response->measure, report);
  if (!status && *p->response_minus)
    status =
        reach_claim_find_measure("response.minus", p->response_minus, &response->minus, report);
  if (!status) status = check_units(response, report);
  report->locator = (reach_locator){0};
  return status;
}

int reach_respond_variant(const reach_scenario *scenario, size_t value, reach_variant *variant) {
  const reach_params *base = &scenario->organization[0].params;
  int status = reach_variant_init_all(variant, scenario);
  for (size_t o = 0; o < scenario->n_organizations && !status; o++) {
    reach_organization *to = &variant->scenario.organization[o];
    to->params.run_replicates = base->response_replicates;
    to->given[REACH_PARAM_run_replicates] = true; /* not to follow */
  }
  if (!status)
    status = reach_variant_set_all(variant, scenario->response.organizations,
                                   scenario->response.param, base->response_values.item[value]);
  return status;
}

/* Says at which value something went wrong. */
static int blame(const reach_scenario *scenario, size_t value, int status, reach_report *said,
                 reach_report *report) {
  const reach_params *base = &scenario->organization[0].params;
  char number[32];
  reach_number_write(base->response_values.item[value], number);
  const char *first = said->n_messages ? said->message[0] : what;
  if (status == REACH_TOO_BIG || status == REACH_INVALID || status == REACH_NO_MEMORY)
    reach_report_add(report, status, "%s: response.values: with %s %s: %s", scenario->path,
                     reach_param_table[scenario->response.param].key, number, first);
  else if (status)
    reach_report_add(report, status, "%s", first);
  reach_report_free(said);
  return status;
}

static bool changes_worlds(const reach_scenario *scenario, const reach_variant *variant) {
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (!reach_world_same(&scenario->organization[o].params,
                          &variant->scenario.organization[o].params, scenario->is_network))
      return true;
  return false;
}

static int probe(const reach_scenario *scenario, size_t value, const volatile sig_atomic_t *stop,
                 reach_report *report) {
  reach_variant variant = {0};
  reach_stage stage = {0};
  reach_report said = {0};
  reach_stage_options how = {.is_probe = true, .is_unmeasured = true, .stop = stop};
  int status = reach_respond_variant(scenario, value, &variant);
  if (status) reach_report_no_memory(&said, what);
  if (!status && changes_worlds(scenario, &variant))
    status = reach_stage_set(&variant.scenario, &how, &stage, &said);
  reach_stage_free(&stage);
  reach_variant_free(&variant);
  return blame(scenario, value, status, &said, report);
}

int reach_respond_probe(const reach_scenario *scenario, const volatile sig_atomic_t *stop,
                        reach_report *report) {
  size_t n = scenario->organization[0].params.response_values.n_items;
  int status = 0;
  for (size_t i = 0; i < n && scenario->response.is_asked && !status; i++)
    status = probe(scenario, i, stop, report);
  return status;
}

/* A response under way. */
typedef struct {
  const reach_scenario *scenario;
  reach_response *response;
  double *score; /* [organization][value][replicate] */
  unsigned n_networks;
  const volatile sig_atomic_t *stop;
  reach_variant first; /* whose worlds are lent */
  reach_point first_point;
} survey;

static double *score_of(const survey *s, size_t organization, size_t value) {
  const reach_response *r = s->response;
  return s->score + (organization * r->n_values + value) * r->n_replicates;
}

static int fill_score(const survey *s, const reach_plays *plays, size_t o, size_t value) {
  const reach_response *r = s->response;
  double *score = score_of(s, o, value);
  int status = reach_ratio_or_values(plays, o, r->measure, score);
  if (status || r->minus < 0) return status;
  double *minus = malloc(plays->n_replicates * sizeof *minus);
  if (!minus) return REACH_NO_MEMORY;
  status = reach_ratio_or_values(plays, o, r->minus, minus);
  for (uint64_t i = 0; i < plays->n_replicates; i++) score[i] -= minus[i];
  free(minus);
  return status;
}

static int summarize(const survey *s, const reach_plays *plays, size_t o, size_t value) {
  const reach_comparison none = {NAN, NAN, NAN, NAN, NAN, NAN};
  const reach_response *r = s->response;
  size_t baseline = s->scenario->baseline;
  reach_response_cell *cell = &r->cell[value * r->n_organizations + o];
  int status = 0;
  for (int m = 0; m < REACH_N_MEASURES && !status; m++) {
    cell->comparison[m] = none;
    status = reach_compared_answer(plays, o, baseline, m, &cell->summary[m], &cell->comparison[m]);
  }
  cell->score_comparison = none;
  if (!status)
    status =
        reach_summary_of(score_of(s, o, value), r->n_replicates, plays->n_networks, &cell->score);
  if (!status && o != baseline)
    status = reach_comparison_of(score_of(s, o, value), score_of(s, baseline, value),
                                 r->n_replicates, plays->n_networks, &cell->score_comparison);
  return status;
}

static int keep(survey *s, const reach_plays *plays, size_t value) {
  size_t n = s->scenario->n_organizations;
  int status = 0;
  if (plays->n_networks > s->n_networks) s->n_networks = plays->n_networks;
  for (size_t o = 0; o < n && !status; o++) status = fill_score(s, plays, o, value);
  for (size_t o = 0; o < n && !status; o++) status = summarize(s, plays, o, value);
  return status;
}

/* The worlds of the first value are kept: most parameters change none of them. */
static int play_value(survey *s, size_t value, const reach_pool_options *options,
                      reach_report *report) {
  reach_variant variant = {0};
  reach_point point = {0};
  reach_report said = {0};
  reach_lender lender = {&s->first.scenario, &s->first_point.stage};
  reach_stage_options how = {
      .is_unmeasured = true, .lender = value ? &lender : NULL, .stop = options->options->stop};
  int status = reach_respond_variant(s->scenario, value, &variant);
  if (!status)
    status = reach_point_play(&point, &variant.scenario, &how, options, s->response->n_replicates,
                              &said);
  else
    reach_report_no_memory(&said, what);
  if (!status && keep(s, &point.plays, value)) status = reach_report_no_memory(&said, what);
  if (value) {
    reach_point_free(&point);
    reach_variant_free(&variant);
  } else {
    reach_plays_free(&point.plays);
    s->first = variant;
    s->first_point = point;
  }
  return blame(s->scenario, value, status, &said, report);
}

/* What its sign is looked at: the difference to the baseline, or the score itself. Room holds it.
 */
static void find_differences(const survey *s, size_t o, double *room, const double **difference) {
  const reach_response *r = s->response;
  uint64_t n = r->n_replicates;
  for (size_t i = 0; i < r->n_values; i++) {
    const double *own = score_of(s, o, i), *base = score_of(s, s->scenario->baseline, i);
    double *to = room + i * n;
    for (uint64_t k = 0; k < n; k++) to[k] = r->minus < 0 ? own[k] - base[k] : own[k];
    difference[i] = to;
  }
}

static int draw_line(const survey *s, size_t o, double *room, const double **score, bool *may) {
  const reach_response *r = s->response;
  reach_response_line *line = &r->line[o];
  reach_score_table table = {r->n_values, r->value, score, r->n_replicates, s->n_networks, s->stop};
  reach_best best;
  for (size_t i = 0; i < r->n_values; i++) score[i] = score_of(s, o, i);
  int status = reach_best_find(&table, r->wants_least, may, &best);
  if (status) return status;
  for (size_t i = 0; i < r->n_values; i++) r->cell[i * r->n_organizations + o].may_be_best = may[i];
  line->has_effect = s->scenario->response.organizations >> o & 1;
  line->is_flat = best.is_flat;
  line->best = best.best;
  line->n_best = best.n;
  line->has_difference = r->minus >= 0 || o != s->scenario->baseline;
  if (!line->has_difference) return 0;
  find_differences(s, o, room, score);
  return reach_crossings_find(&table, &line->crossings);
}

static int draw_lines(const survey *s) {
  const reach_response *r = s->response;
  double *room = malloc(r->n_values * r->n_replicates * sizeof *room);
  const double **score = malloc(r->n_values * sizeof *score);
  bool *may = calloc(r->n_values, sizeof *may);
  int status = room && score && may ? 0 : REACH_NO_MEMORY;
  for (size_t o = 0; o < r->n_organizations && !status; o++)
    status = draw_line(s, o, room, score, may);
  free(room);
  free(score);
  free(may);
  return status;
}

static int survey_init(survey *s) {
  reach_response *r = s->response;
  const reach_values *values = &s->scenario->organization[0].params.response_values;
  size_t n = s->scenario->n_organizations;
  r->n_values = values->n_items;
  r->n_organizations = n;
  r->value = calloc(r->n_values, sizeof *r->value);
  r->cell = calloc(r->n_values * n, sizeof *r->cell);
  r->line = calloc(n, sizeof *r->line);
  s->score = calloc(r->n_values * n * r->n_replicates, sizeof *s->score);
  if (!r->value || !r->cell || !r->line || !s->score) return REACH_NO_MEMORY;
  memcpy(r->value, values->item, r->n_values * sizeof *r->value);
  return 0;
}

int reach_respond(const reach_scenario *scenario, const reach_pool_options *options,
                  reach_result *result, reach_report *report) {
  reach_response *r = &result->response;
  double begin = reach_points_clock(), width = options->to - options->from;
  int status = reach_respond_question(scenario, r, report);
  if (status || !scenario->response.is_asked) return status;
  survey s = {.scenario = scenario, .response = r, .n_networks = 1, .stop = options->options->stop};
  reach_pool_options pool = *options;
  if (survey_init(&s)) status = reach_report_no_memory(report, what);
  for (size_t i = 0; i < r->n_values && !status; i++) {
    pool.from = options->from + width * (double)i / (double)r->n_values;
    pool.to = options->from + width * (double)(i + 1) / (double)r->n_values;
    status = play_value(&s, i, &pool, report);
  }
  if (!status) {
    status = draw_lines(&s);
    if (status == REACH_NO_MEMORY) reach_report_no_memory(report, what);
    if (status >= REACH_INTERRUPTED) reach_report_add(report, status, "stopped by a signal");
  }
  reach_stage_free(&s.first_point.stage);
  reach_variant_free(&s.first);
  free(s.score);
  result->seconds_simulate += reach_points_clock() - begin;
  return status;
}

void reach_response_free(reach_response *response) {
  for (size_t o = 0; response->line && o < response->n_organizations; o++)
    reach_crossings_free(&response->line[o].crossings);
  free(response->value);
  free(response->cell);
  free(response->line);
  *response = (reach_response){0};
}

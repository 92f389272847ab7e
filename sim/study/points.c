#include "study/points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "study/statistics.h"

const int reach_ladder_measure[REACH_N_LADDER] = {
    [REACH_LADDER_GROSS] = REACH_MEASURE_gross_contacts,
    [REACH_LADDER_REACH] = REACH_MEASURE_reach,
    [REACH_LADDER_EFFECTIVE] = REACH_MEASURE_effective_reach,
    [REACH_LADDER_OVERLAP] = REACH_MEASURE_overlap};

double reach_points_clock(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int reach_point_play(reach_point *point, const reach_scenario *scenario,
                     const reach_stage_options *how, const reach_pool_options *options,
                     uint64_t n_replicates, reach_report *report) {
  *point = (reach_point){0};
  int status = reach_stage_set(scenario, how, &point->stage, report);
  if (!status) status = reach_plays_init(&point->plays, &point->stage, n_replicates, false, report);
  if (!status) status = reach_pool_run(&point->stage, options, &point->plays, report);
  return status;
}

void reach_point_free(reach_point *point) {
  reach_plays_free(&point->plays);
  reach_stage_free(&point->stage);
}

static int point_play(reach_point *point, const reach_scenario *scenario, int64_t market_people,
                      const reach_pool_options *options, reach_result *result,
                      reach_report *report) {
  double begin = reach_points_clock();
  reach_stage_options how = {.market_people = market_people, .stop = options->options->stop};
  int status = reach_point_play(point, scenario, &how, options, result->n_replicates, report);
  result->seconds_simulate += reach_points_clock() - begin;
  return status;
}

int reach_points_play(const reach_scenario *scenario, const reach_pool_options *options,
                      reach_result *result, reach_report *report) {
  reach_point point;
  int status = point_play(&point, scenario, 0, options, result, report);
  result->n_networks = point.stage.n_networks;
  result->value = point.plays.value;
  point.plays.value = NULL;
  reach_point_free(&point);
  return status;
}

static int answer_market(const reach_stage *stage, const reach_plays *plays,
                         reach_market_point *point) {
  uint64_t n = plays->n_replicates;
  const double *baseline = reach_plays_values(plays, stage->baseline, REACH_MEASURE_reach);
  int status = 0;
  for (size_t o = 0; o < stage->n_organizations && !status; o++) {
    const double *value = reach_plays_values(plays, o, REACH_MEASURE_reach);
    status = reach_summary_of(value, n, plays->n_networks, &point->summary[o]);
    if (!status)
      status = reach_comparison_of(value, baseline, n, plays->n_networks, &point->reach[o]);
  }
  return status;
}

int reach_points_market(const reach_scenario *scenario, const reach_pool_options *options,
                        reach_market_point *market, reach_result *result, reach_report *report) {
  market->reach = calloc(scenario->n_organizations, sizeof *market->reach);
  market->summary = calloc(scenario->n_organizations, sizeof *market->summary);
  if (!market->reach || !market->summary) return reach_report_no_memory(report, "a market size");
  reach_point point;
  int status = point_play(&point, scenario, market->market_people, options, result, report);
  if (!status && answer_market(&point.stage, &point.plays, market))
    status = reach_report_no_memory(report, "the statistics");
  reach_point_free(&point);
  return status;
}

/* The values of a rung, and those of the rung below it. */
typedef struct {
  const reach_plays *plays;
  double *below; /* [organization][REACH_N_LADDER][replicate] */
  unsigned n_networks_below;
  size_t n_organizations, baseline;
} reach_rung_values;

static unsigned larger(unsigned a, unsigned b) {
  return a > b ? a : b;
}

static int answer_rung(const reach_rung_values *v, bool is_lowest, reach_rung_answer *answer) {
  const reach_comparison none = {NAN, NAN, NAN, NAN, NAN, NAN};
  uint64_t n = v->plays->n_replicates;
  unsigned n_networks = v->plays->n_networks;
  int status = 0;
  for (size_t o = 0; o < v->n_organizations; o++) {
    for (size_t k = 0; k < REACH_N_LADDER && !status; k++) {
      const double *value = reach_plays_values(v->plays, o, reach_ladder_measure[k]);
      const double *base = reach_plays_values(v->plays, v->baseline, reach_ladder_measure[k]);
      const double *below = v->below + (o * REACH_N_LADDER + k) * n;
      reach_rung_answer *a = &answer[o];
      a->change[k] = a->comparison[k] = none;
      status = reach_summary_of(value, n, n_networks, &a->summary[k]);
      if (!status && o != v->baseline)
        status = reach_comparison_of(value, base, n, n_networks, &a->comparison[k]);
      if (!status && !is_lowest)
        status = reach_comparison_of(value, below, n, larger(n_networks, v->n_networks_below),
                                     &a->change[k]);
    }
  }
  return status;
}

/* This rung is below the next one. */
static void keep_values(reach_rung_values *v) {
  uint64_t n = v->plays->n_replicates;
  for (size_t o = 0; o < v->n_organizations; o++)
    for (size_t k = 0; k < REACH_N_LADDER; k++)
      memcpy(v->below + (o * REACH_N_LADDER + k) * n,
             reach_plays_values(v->plays, o, reach_ladder_measure[k]), n * sizeof(double));
  v->n_networks_below = v->plays->n_networks;
}

static int add_rung(reach_result *result, const char *name, reach_rung_values *v) {
  reach_rung_point *rung = &result->rung[result->n_rungs];
  rung->name = name;
  rung->answer = calloc(v->n_organizations, sizeof *rung->answer);
  if (!rung->answer) return REACH_NO_MEMORY;
  result->n_rungs++;
  if (answer_rung(v, result->n_rungs == 1, rung->answer)) return REACH_NO_MEMORY;
  keep_values(v);
  return 0;
}

int reach_points_ladder(const reach_scenario *scenario, const reach_pool_options *options,
                        reach_result *result, reach_report *report) {
  size_t n = scenario->n_organizations, n_steps = scenario->n_steps;
  reach_plays start = {.n_replicates = result->n_replicates,
                       .value = result->value,
                       .n_networks = result->n_networks};
  reach_rung_values v = {.plays = &start, .n_organizations = n, .baseline = scenario->baseline};
  reach_pool_options part = *options;
  v.below = calloc(n * REACH_N_LADDER * result->n_replicates, sizeof *v.below);
  result->rung = calloc(n_steps + 1, sizeof *result->rung);
  int status = 0;
  if (!v.below || !result->rung || add_rung(result, "start", &v))
    status = reach_report_no_memory(report, "the ladder");
  for (size_t i = 1; i <= n_steps && !status; i++) {
    reach_scenario there = reach_scenario_rung(scenario, i);
    reach_point point;
    part.from = i == 1 ? options->from : part.to;
    part.to = options->from + (options->to - options->from) * (double)i / (double)n_steps;
    status = point_play(&point, &there, 0, &part, result, report);
    v.plays = &point.plays;
    if (!status && add_rung(result, scenario->rung[i - 1].name, &v))
      status = reach_report_no_memory(report, "the ladder");
    reach_point_free(&point);
  }
  free(v.below);
  return status;
}

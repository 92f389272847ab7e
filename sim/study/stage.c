#include "study/stage.h"

#include <stdlib.h>

#include "study/calibrate.h"

static reach_params params_of(const reach_scenario *scenario, size_t organization,
                              int64_t market_people) {
  reach_params params = scenario->organization[organization].params;
  if (market_people > 0) {
    params.market_people = market_people;
    params.market_audiences = REACH_AUDIENCES_SHARED;
  }
  return params;
}

/* The world that another stage has for these parameters, or NULL; *ties: one with the same ties. */
static reach_world *lent_world(const reach_lender *lender, const reach_params *mine,
                               bool is_network, const reach_world **ties) {
  *ties = NULL;
  for (size_t o = 0; lender && o < lender->scenario->n_organizations; o++) {
    const reach_params *theirs = &lender->scenario->organization[o].params;
    if (reach_world_same(mine, theirs, is_network)) return lender->stage->world[o];
    if (!is_network && reach_world_same_ties(mine, theirs)) *ties = lender->stage->world[o];
  }
  return NULL;
}

/* The world of an organization: one that is the same, or a new one. */
static int find_world(const reach_scenario *scenario, size_t organization,
                      const reach_stage_options *options, reach_stage *stage,
                      reach_report *report) {
  reach_params mine = params_of(scenario, organization, options->market_people);
  for (size_t earlier = 0; earlier < organization; earlier++) {
    reach_params theirs = params_of(scenario, earlier, options->market_people);
    if (reach_world_same(&mine, &theirs, scenario->is_network)) {
      stage->world[organization] = stage->world[earlier];
      stage->is_lent[organization] = stage->is_lent[earlier];
      return 0;
    }
  }
  const reach_world *ties;
  stage->world[organization] = lent_world(options->lender, &mine, scenario->is_network, &ties);
  stage->is_lent[organization] = stage->world[organization] != NULL;
  if (stage->is_lent[organization]) return 0;
  reach_world *world = calloc(1, sizeof *world);
  if (!world) return reach_report_no_memory(report, "a world");
  stage->world[organization] = world;
  reach_world_options how = {.is_network = scenario->is_network,
                             .with_probability =
                                 reach_scenario_reads_probabilities(scenario, organization),
                             .is_probe = options->is_probe,
                             .is_unmeasured = options->is_unmeasured,
                             .ties_of = ties,
                             .stop = options->stop};
  int status = reach_world_build(&mine, &how, world, report);
  bool is_shared = mine.market_audiences == REACH_AUDIENCES_SHARED;
  if (status || !is_shared || mine.market_overlap_of == REACH_OVERLAP_NONE) return status;
  return reach_calibrate(&mine, options->market_people > 0, world, report);
}

/* The rates that a series of adopters tells, in the place of those of the scenario. */
static int fit_series(reach_params *params, const volatile sig_atomic_t *stop, reach_bass_fit *fit,
                      reach_report *report) {
  reach_series series;
  const char *path = params->cascade_series;
  int status = reach_series_read(path, &series, report);
  if (!status) status = reach_bass_fit_series(path, &series, stop, fit, report);
  params->cascade_innovation = fit->innovation;
  params->cascade_imitation = fit->imitation;
  reach_series_free(&series);
  return status;
}

static int set_organization(const reach_scenario *scenario, size_t o, bool has_horizon,
                            const reach_stage_options *options, reach_stage *stage,
                            reach_report *report) {
  reach_params params = params_of(scenario, o, options->market_people);
  int status = find_world(scenario, o, options, stage, report);
  if (!status)
    status = reach_legs_find_with(&params, &stage->practices[o], &stage->legs[o], report);
  reach_legs_use(&stage->legs[o], &params);
  if (!status && *params.cascade_series)
    status = fit_series(&params, options->stop, &stage->fit[o], report);
  if (!status && params.cascade_seed_choice == REACH_SEED_DEGREE)
    status = reach_world_rank_by_degree(stage->world[o], report);
  if (!status)
    status = reach_plan_init(&stage->plan[o], &params, has_horizon, stage->world[o], report);
  if (!status) stage->economics[o] = reach_economics_of(&params, &stage->plan[o]);
  if (!status)
    status = reach_outcomes_prepare(&stage->outcomes[o], &params, &stage->plan[o], report);
  if (!status && stage->plan[o].uses_ties && stage->world[o]->n_networks > stage->n_networks)
    stage->n_networks = stage->world[o]->n_networks;
  return status;
}

int reach_stage_set(const reach_scenario *scenario, const reach_stage_options *options,
                    reach_stage *stage, reach_report *report) {
  size_t n = scenario->n_organizations;
  *stage = (reach_stage){.n_organizations = n, .baseline = scenario->baseline, .n_networks = 1};
  stage->world = calloc(n, sizeof(reach_world *));
  stage->plan = calloc(n, sizeof *stage->plan);
  stage->economics = calloc(n, sizeof *stage->economics);
  stage->outcomes = calloc(n, sizeof *stage->outcomes);
  stage->fit = calloc(n, sizeof *stage->fit);
  stage->legs = calloc(n, sizeof *stage->legs);
  stage->practices = calloc(n, sizeof *stage->practices);
  stage->is_lent = calloc(n, sizeof *stage->is_lent);
  if (!stage->world || !stage->plan || !stage->economics || !stage->outcomes || !stage->fit ||
      !stage->legs || !stage->practices || !stage->is_lent)
    return reach_report_no_memory(report, "the organizations");
  bool has_horizon = !scenario->is_network || scenario->organization[0].given[REACH_PARAM_run_days];
  if (has_horizon) stage->n_days = (unsigned)scenario->organization[0].params.run_days;
  int status = 0;
  for (size_t o = 0; o < n && !status; o++) {
    reach_whereabouts here = {scenario, o};
    report->locator = (reach_locator){reach_scenario_place, &here};
    status = set_organization(scenario, o, has_horizon, options, stage, report);
    report->locator = (reach_locator){0};
  }
  return status;
}

void reach_stage_free(reach_stage *stage) {
  for (size_t o = 0; stage->outcomes && o < stage->n_organizations; o++)
    reach_outcomes_free(&stage->outcomes[o]);
  for (size_t o = 0; stage->plan && o < stage->n_organizations; o++)
    reach_plan_free(&stage->plan[o]);
  for (size_t o = 0; stage->world && o < stage->n_organizations; o++) {
    bool is_shared = false;
    for (size_t later = o + 1; later < stage->n_organizations; later++)
      is_shared = is_shared || stage->world[later] == stage->world[o];
    if (is_shared || !stage->world[o] || stage->is_lent[o]) continue;
    reach_world_free(stage->world[o]);
    free(stage->world[o]);
  }
  free(stage->world);
  free(stage->plan);
  free(stage->economics);
  free(stage->outcomes);
  free(stage->fit);
  free(stage->legs);
  for (size_t o = 0; stage->practices && o < stage->n_organizations; o++)
    reach_practices_free(&stage->practices[o]);
  free(stage->practices);
  free(stage->is_lent);
  *stage = (reach_stage){0};
}

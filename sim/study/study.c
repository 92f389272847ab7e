#include "study/study.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/model.h"
#include "scenario/use.h"
#include "study/claim.h"
#include "study/compared.h"
#include "study/estimate.h"
#include "study/points.h"
#include "study/pool.h"
#include "study/portraits.h"
#include "study/precision.h"
#include "study/respond.h"
#include "study/stage.h"
#include "study/statistics.h"
#include "study/uptake.h"
#include "world/files.h"

_Static_assert((int)REACH_N_BINS == (int)REACH_MAX_BINS, "one number of bins");

static void answer_bins(const reach_plays *plays, size_t o, reach_answer *answer) {
  const reach_tallies *t = &plays->tallies[o];
  for (unsigned b = 0; b < REACH_N_BINS; b++) {
    answer->hop[b] = reach_tally_bin(&t->hop, b, plays->n_replicates);
    answer->frequency[b] = reach_tally_bin(&t->frequency, b, plays->n_replicates);
    answer->at_least[b] = reach_tally_bin(&t->at_least, b, plays->n_replicates);
    if (answer->hop[b].mean > 0) answer->n_hops = b + 1;
    if (answer->frequency[b].mean > 0) answer->n_frequencies = b + 1;
  }
}

static double market_of(const reach_world *world) {
  return world->is_network || world->market.separate ? 0 : (double)world->market.people;
}

static void answer_planned(const reach_plan *plan, const reach_plays *plays, size_t o,
                           reach_answer *answer) {
  answer->market_people = market_of(plan->world);
  reach_schedule schedule = {.market = answer->market_people,
                             .impressions = answer->summary[REACH_MEASURE_impressions].mean,
                             .repeats =
                                 (double)plays->tallies[o].repeats / (double)plays->n_replicates,
                             .senders = answer->summary[REACH_MEASURE_senders].mean};
  reach_schedule_add_page(plan, &schedule);
  reach_schedule_plan(&schedule, answer->planned);
}

static void answer_bass(const reach_stage *stage, size_t o, reach_answer *answer) {
  const reach_plan *plan = &stage->plan[o];
  if (plan->model != REACH_MODEL_BASS) return;
  double people = (double)plan->world->n_associates;
  reach_bass curve = {plan->rule.innovation, plan->rule.imitation, (double)plan->n_seeds / people};
  answer->bass = (reach_bass_answer){people, curve, stage->fit[o]};
}

static int answer_departments(const reach_plan *plan, const reach_plays *plays, size_t o,
                              reach_answer *answer) {
  const reach_departments *d = &plan->world->departments;
  const reach_tally *tally = &plays->tallies[o].department;
  answer->n_start = plan->n_seeds;
  if (!d->n_departments || d->n_departments > REACH_MOST_DEPARTMENTS) return 0;
  answer->department = calloc(d->n_departments, sizeof *answer->department);
  if (!answer->department) return REACH_NO_MEMORY;
  answer->n_departments = d->n_departments;
  for (uint32_t u = 0; u < plan->world->n_associates; u++)
    answer->department[d->department[u]].n_people++;
  bool is_chosen = plan->seed_choice == REACH_SEED_DEPARTMENT ||
                   plan->seed_choice == REACH_SEED_LISTED || plan->seed_choice == REACH_SEED_GROUP;
  for (uint64_t i = 0; i < plan->n_seeds && is_chosen; i++)
    answer->department[d->department[plan->seed[i]]].n_start++;
  for (uint32_t i = 0; i < d->n_departments; i++) {
    reach_department *to = &answer->department[i];
    double all = (double)to->n_people;
    to->name = strdup(d->name[i]);
    if (!to->name) return REACH_NO_MEMORY;
    to->reached = tally->n_bins ? reach_tally_bin(tally, i, plays->n_replicates)
                                : (reach_bin){all, all, all}; /* all have it from the start */
  }
  return 0;
}

static int answer_curve(const reach_plays *plays, size_t o, unsigned n_days,
                        const volatile sig_atomic_t *stop, reach_answer *answer) {
  if (!n_days || !plays->curve) return 0;
  answer->curve = calloc(n_days + 1, sizeof *answer->curve);
  if (!answer->curve) return REACH_NO_MEMORY;
  for (unsigned d = 0; d <= n_days; d++) {
    reach_summary s;
    const double *day = plays->curve + (o * (n_days + 1) + d) * plays->n_replicates;
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    if (reach_summary_of(day, plays->n_replicates, 1, &s)) return REACH_NO_MEMORY;
    answer->curve[d] = (reach_band){s.mean, s.p05, s.median, s.p95};
  }
  return 0;
}

static int answer_cells(const reach_stage *stage, const reach_plays *plays, size_t o,
                        const volatile sig_atomic_t *stop, reach_answer *answer) {
  unsigned n = plays->cell && plays->cell[o] ? stage->outcomes[o].n_cells : 0;
  if (!n) return 0;
  answer->cell = calloc(n, sizeof *answer->cell);
  if (!answer->cell) return REACH_NO_MEMORY;
  answer->n_cells = n;
  for (unsigned c = 0; c < n; c++) {
    reach_cell *cell = &answer->cell[c];
    const double *value = plays->cell[o] + c * plays->n_replicates;
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    reach_outcomes_label(&stage->outcomes[o], c, &cell->outcome, &cell->label);
    if (reach_summary_of(value, plays->n_replicates, plays->n_networks, &cell->summary))
      return REACH_NO_MEMORY;
  }
  return 0;
}

static void answer_figures(const reach_world *world, reach_answer *answer) {
  for (int f = 0; f < REACH_N_FIGURES; f++) {
    if (isnan(world->figure[f])) continue;
    reach_figure *figure = &answer->figure[answer->n_figures++];
    snprintf(figure->name, sizeof figure->name, "%s", reach_figure_table[f].name);
    snprintf(figure->unit, sizeof figure->unit, "%s", reach_figure_table[f].unit);
    figure->value = world->figure[f];
  }
}

static reach_line_count lines_of(const reach_params *p, const reach_plan *plan) {
  const reach_ties *ties = plan->world->network;
  if (!reach_params_ties_source(p, plan->world->is_network)) return (reach_line_count){0};
  return (reach_line_count){ties->n_people, ties->n_lines, ties->n_loops, ties->n_repeats,
                            reach_plan_loners(plan)};
}

/* Of published cascades one in 4,000 has a hundred people (Goel, Anderson, Hofman, Watts 2015): in
 * a bare network fewer are no fantasy, since a club may well all hear it from each other. */
static bool is_viral(const reach_plan *plan, const reach_answer *answer) {
  static const double hundred_people = 100;
  const reach_summary *s = answer->summary;
  double n_told = s[REACH_MEASURE_reach].mean - (double)plan->n_seeds;
  bool grows_by_tellings = reach_model_table[plan->model].lever >= 0;
  bool is_large = !plan->world->is_network || n_told >= hundred_people;
  return grows_by_tellings && is_large && s[REACH_MEASURE_reproduction].mean >= 1;
}

static int answer_organization(reach_stage *stage, const reach_plays *plays, size_t o,
                               const volatile sig_atomic_t *stop, reach_answer *answer) {
  uint64_t n = plays->n_replicates;
  int status = 0;
  for (int m = 0; m < REACH_N_MEASURES && !status; m++) {
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    status = reach_compared_answer(plays, o, stage->baseline, m, &answer->summary[m],
                                   &answer->comparison[m]);
  }
  if (!status)
    status = reach_comparison_of(reach_plays_values(plays, o, REACH_MEASURE_accurate_reach),
                                 reach_plays_values(plays, o, REACH_MEASURE_reach), n,
                                 plays->n_networks, &answer->accuracy);
  if (!status) status = answer_curve(plays, o, stage->n_days, stop, answer);
  answer_bins(plays, o, answer);
  answer_planned(&stage->plan[o], plays, o, answer);
  if (!status) status = answer_departments(&stage->plan[o], plays, o, answer);
  if (!status)
    status = reach_uptake_answer(&stage->plan[o], plays->uptake[o], &plays->tallies[o].barrier, n,
                                 stop, &answer->uptake);
  if (!status) status = answer_cells(stage, plays, o, stop, answer);
  answer_figures(stage->world[o], answer);
  answer_bass(stage, o, answer);
  answer->legs = stage->legs[o];
  answer->practices = stage->practices[o]; /* now the answer's */
  stage->practices[o] = (reach_practices){0};
  answer->trust = stage->plan[o].trust;
  answer->each = reach_trust_spread_of(stage->plan[o].trust_of, stage->world[o]->n_associates);
  answer->economics = stage->economics[o];
  if (answer->economics.adopters_of > 0)
    answer->economics.enabled =
        answer->economics.adopters_of * answer->summary[REACH_MEASURE_adoption].mean;
  answer->is_supercritical = is_viral(&stage->plan[o], answer);
  return status;
}

static int play_main(const reach_scenario *scenario, const reach_pool_options *options,
                     reach_result *result, reach_report *report) {
  reach_stage stage;
  reach_plays plays = {0};
  double begin = reach_points_clock();
  reach_stage_options how = {.stop = options->options->stop};
  int status = reach_stage_set(scenario, &how, &stage, report);
  if (!status) status = reach_plays_init(&plays, &stage, result->n_replicates, true, report);
  double built = reach_points_clock();
  result->seconds_world += built - begin;
  if (!status) status = reach_pool_run(&stage, options, &plays, report);
  double played = reach_points_clock();
  if (!status) status = reach_portraits_make(scenario, &stage, &plays, options, result, report);
  double drawn = reach_points_clock() - played;
  result->seconds_world += drawn;
  result->n_days = stage.n_days;
  result->n_networks = stage.n_networks;
  for (size_t o = 0; o < scenario->n_organizations && !status; o++) {
    result->answer[o].lines = lines_of(&scenario->organization[o].params, &stage.plan[o]);
    status = answer_organization(&stage, &plays, o, how.stop, &result->answer[o]);
    if (status == REACH_NO_MEMORY) reach_report_no_memory(report, "the statistics");
    if (status >= REACH_INTERRUPTED) reach_report_add(report, status, "stopped by a signal");
  }
  result->value = plays.value;
  plays.value = NULL;
  reach_plays_free(&plays);
  reach_stage_free(&stage);
  result->seconds_simulate += reach_points_clock() - built - drawn;
  return status;
}

static int probe(const reach_scenario *scenario, int64_t market_people,
                 const volatile sig_atomic_t *stop, reach_line_count *lines, reach_report *report) {
  reach_stage stage;
  reach_stage_options how = {.market_people = market_people, .is_probe = true, .stop = stop};
  int status = reach_stage_set(scenario, &how, &stage, report);
  for (size_t o = 0; o < scenario->n_organizations && lines && !status; o++)
    lines[o] = lines_of(&scenario->organization[o].params, &stage.plan[o]);
  reach_stage_free(&stage);
  return status;
}

/* An overlap that is possible in one market may be impossible in another: found out before hours
 * of work. */
static int probe_market_sizes(const reach_scenario *scenario, const volatile sig_atomic_t *stop,
                              reach_report *report) {
  const reach_list *sizes = &scenario->organization[0].params.run_market_sizes;
  bool is_calibrated = false;
  for (size_t o = 0; o < scenario->n_organizations; o++)
    is_calibrated =
        is_calibrated || scenario->organization[o].params.market_overlap_of != REACH_OVERLAP_NONE;
  int status = 0;
  for (size_t i = 0; i < sizes->n_items && is_calibrated && !status; i++)
    status = probe(scenario, sizes->item[i], stop, NULL, report);
  return status;
}

/* Likewise the rungs from `first` on: each may name other files. */
static int probe_rungs(const reach_scenario *scenario, size_t first,
                       const volatile sig_atomic_t *stop, reach_line_count *lines,
                       reach_report *report) {
  int status = 0;
  for (size_t rung = first; rung <= scenario->n_steps && !status; rung++) {
    reach_scenario there = reach_scenario_rung(scenario, rung);
    status = probe(&there, 0, stop, rung ? NULL : lines, report);
  }
  return status;
}

/* Names of measures that are not known are refused before any work. */
static int check_questions(const reach_scenario *scenario, reach_report *report) {
  reach_question question;
  reach_response response;
  reach_precision precision;
  int status = reach_claim_question(scenario, &question, report);
  if (!status) status = reach_precision_read(scenario, &precision, report);
  return status ? status : reach_respond_question(scenario, &response, report);
}

int reach_study_run(const reach_scenario *scenario, const reach_study_options *options,
                    reach_result *result, reach_report *report) {
  const reach_params *base = &scenario->organization[0].params;
  const reach_list *sizes = &base->run_market_sizes;
  unsigned n_threads = reach_pool_threads(options);
  *result = (reach_result){.scenario = scenario, .n_replicates = (uint64_t)base->run_replicates};
  int status = check_questions(scenario, report);
  if (!status) status = reach_estimate_check(scenario, n_threads, report);
  if (!status) status = probe_rungs(scenario, 1, options->stop, NULL, report);
  if (!status) status = probe_market_sizes(scenario, options->stop, report);
  if (!status) status = reach_respond_probe(scenario, options->stop, report);
  if (status) return status;
  result->answer = calloc(scenario->n_organizations, sizeof *result->answer);
  result->market_point = calloc(sizes->n_items + 1, sizeof *result->market_point);
  if (!result->answer || !result->market_point) {
    status = reach_report_no_memory(report, "the answers");
    goto out;
  }
  bool has_claim = reach_claim_is_played(scenario, options);
  bool is_asked = scenario->response.is_asked;
  double responding = is_asked ? (double)base->response_replicates / (double)base->run_replicates *
                                     (double)base->response_values.n_items
                               : 0;
  double parts = (double)(1 + sizes->n_items + scenario->n_steps + has_claim) + responding,
         part = 1;
  reach_pool_options pool = {
      .options = options, .to = 1 / parts, .most_people = reach_estimate_most_people(n_threads)};
  status = play_main(scenario, &pool, result, report);
  if (!status) status = reach_audit_find(result, report);
  for (size_t i = 0; i < sizes->n_items && !status; i++) {
    result->market_point[i].market_people = sizes->item[i];
    result->n_market_points = i + 1;
    pool.from = pool.to;
    pool.to = ++part / parts;
    status = reach_points_market(scenario, &pool, &result->market_point[i], result, report);
  }
  pool.from = pool.to;
  pool.to = (part + (double)scenario->n_steps) / parts;
  if (!status && scenario->n_steps) status = reach_points_ladder(scenario, &pool, result, report);
  pool.from = pool.to;
  pool.to = fmax(pool.from, 1 - responding / parts);
  if (!status) status = reach_claim_find(scenario, &pool, result, report);
  pool.from = pool.to;
  pool.to = 1;
  if (!status) status = reach_respond(scenario, &pool, result, report);
out:
  if (status) reach_result_free(result);
  return status;
}

int reach_study_check(const reach_scenario *scenario, reach_line_count *lines,
                      reach_report *report) {
  int status = check_questions(scenario, report);
  if (!status) status = reach_files_find(scenario, report);
  if (!status) status = reach_estimate_check(scenario, 1, report);
  if (!status) status = probe_rungs(scenario, 0, NULL, lines, report);
  if (!status) status = probe_market_sizes(scenario, NULL, report);
  return status ? status : reach_respond_probe(scenario, NULL, report);
}

unsigned reach_answer_n_planned(const reach_answer *answer, int formula) {
  const reach_planned *planned = &answer->planned[formula];
  const double half_a_person = 0.5;
  if (!reach_answer_is_planned(answer) || !(planned->reach >= 0)) return 0;
  unsigned n = REACH_MAX_BINS;
  while (n > answer->n_frequencies && planned->frequency[n - 1] < half_a_person) n--;
  return n;
}

static bool fits(const char *wanted, const char *text) {
  return !wanted || !strcmp(wanted, text);
}

const reach_cell *reach_answer_cell(const reach_answer *answer, const char *outcome,
                                    const char *table, const char *series, const char *item,
                                    double x) {
  for (unsigned c = 0; c < answer->n_cells; c++) {
    const reach_cell *cell = &answer->cell[c];
    const reach_cell_label *l = &cell->label;
    bool is_there = isnan(x) || (l->x <= x && l->x >= x);
    if (is_there && fits(outcome, cell->outcome) && fits(table, l->table) &&
        fits(series, l->series) && fits(item, l->item))
      return cell;
  }
  return NULL;
}

void reach_result_free(reach_result *result) {
  size_t n = result->scenario ? result->scenario->n_organizations : 0;
  for (size_t o = 0; result->answer && o < n; o++) {
    free(result->answer[o].curve);
    reach_uptake_free(&result->answer[o].uptake);
    free(result->answer[o].cell);
    reach_portrait_free(result->answer[o].portrait);
    for (uint32_t d = 0; d < result->answer[o].n_departments; d++)
      free(result->answer[o].department[d].name);
    free(result->answer[o].department);
    reach_practices_free(&result->answer[o].practices);
  }
  reach_atlas_free(&result->atlas);
  for (size_t i = 0; i < result->n_market_points; i++) {
    free(result->market_point[i].reach);
    free(result->market_point[i].summary);
  }
  for (size_t i = 0; i < result->n_rungs; i++) free(result->rung[i].answer);
  free(result->claim.assumptions.item);
  reach_audit_free(&result->audit);
  reach_response_free(&result->response);
  free(result->answer);
  free(result->market_point);
  free(result->rung);
  free(result->value);
  *result = (reach_result){0};
}

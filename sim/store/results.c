/* Which tables a result has, and writing them all. */
#include "store/results.h"

#include "store/network_tables.h"
#include "store/tables.h"

static bool always(const reach_result *result) {
  (void)result;
  return true;
}

static bool has_comparison(const reach_result *result) {
  return result->scenario->n_organizations > 1;
}

static bool has_curve(const reach_result *result) {
  return result->n_days > 0;
}

static bool has_market_points(const reach_result *result) {
  return result->n_market_points > 0;
}

static bool has_portrait(const reach_result *result) {
  return result->atlas.n_maps > 0;
}

static bool has_planned(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (reach_answer_is_planned(&result->answer[o])) return true;
  return false;
}

static bool has_departments(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].n_departments) return true;
  return false;
}

static bool has_bass(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].bass.people > 0) return true;
  return false;
}

static bool has_scorecard(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (reach_legs_are_made(&result->answer[o].legs)) return true;
  return false;
}

static bool has_growth(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (reach_legs_grow(&result->answer[o].legs)) return true;
  return false;
}

static bool has_claim(const reach_result *result) {
  return result->claim.is_made;
}

static bool has_assumptions(const reach_result *result) {
  return result->claim.assumptions.n_items > 0;
}

static bool has_adoption(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].uptake.curve) return true;
  return false;
}

static bool has_outcomes(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].n_cells) return true;
  return false;
}

static bool has_audit(const reach_result *result) {
  return result->audit.is_made;
}

static bool has_ladder(const reach_result *result) {
  return result->n_rungs > 0;
}

static bool has_response(const reach_result *result) {
  return result->response.n_values > 0;
}

static bool has_differences(const reach_result *result) {
  for (size_t o = 0; o < result->response.n_organizations; o++)
    if (result->response.line[o].has_difference) return true;
  return false;
}

/* A row a table: its name, of what, whether such a result has it, what writes it. */
#define TABLES(ROW)                                                                                \
  ROW("summary.csv", RUN, always, reach_table_write_summary)                                       \
  ROW("comparison.csv", RUN, has_comparison, reach_table_write_comparison)                         \
  ROW("replicates.csv", RUN, always, reach_table_write_replicates)                                 \
  ROW("curve.csv", RUN, has_curve, reach_table_write_curve)                                        \
  ROW("hops.csv", RUN, always, reach_table_write_hops)                                             \
  ROW("frequency.csv", RUN, always, reach_table_write_frequency)                                   \
  ROW("planner.csv", RUN, has_planned, reach_table_write_planner)                                  \
  ROW("planner_frequency.csv", RUN, has_planned, reach_table_write_planner_frequency)              \
  ROW("bass.csv", RUN, has_bass, reach_table_write_bass)                                           \
  ROW("scorecard.csv", RUN, has_scorecard, reach_table_write_scorecard)                            \
  ROW("growth.csv", RUN, has_growth, reach_table_write_growth)                                     \
  ROW("internal_reach.csv", RUN, has_departments, reach_table_write_internal_reach)                \
  ROW("adoption_curve.csv", RUN, has_adoption, reach_table_write_adoption_curve)                   \
  ROW("barrier.csv", RUN, has_adoption, reach_table_write_barrier)                                 \
  ROW("outcomes.csv", RUN, has_outcomes, reach_table_write_outcomes)                               \
  ROW("structure.csv", RUN, always, reach_table_write_structure)                                   \
  ROW("multiplier.csv", RUN, has_market_points, reach_table_write_multiplier)                      \
  ROW("network_nodes.csv", RUN, has_portrait, reach_table_write_nodes)                             \
  ROW("network_edges.csv", RUN, has_portrait, reach_table_write_edges)                             \
  ROW("claim.csv", RUN, has_claim, reach_table_write_claim)                                        \
  ROW("assumptions.csv", RUN, has_assumptions, reach_table_write_assumptions)                      \
  ROW("response.csv", RUN, has_response, reach_table_write_response)                               \
  ROW("response_best.csv", RUN, has_response, reach_table_write_response_best)                     \
  ROW("response_crossing.csv", RUN, has_differences, reach_table_write_response_crossing)          \
  ROW("audit.csv", RUN, has_audit, reach_table_write_audit)                                        \
  ROW("audit_reach.csv", RUN, has_audit, reach_table_write_audit_reach)                            \
  ROW("ladder.csv", RUN, has_ladder, reach_table_write_ladder)                                     \
  ROW(REACH_SOLUTION_NAME, SOLUTION, always, reach_table_write_solution)                           \
  ROW("solve_points.csv", SOLUTION, always, reach_table_write_solution_points)

#define WHOLE_ROW(name, of, applies, write) {name, REACH_OF_##of, applies, write},
#define NAME_OF_ROW(name, of, applies, write) name,

static const struct {
  const char *name;
  reach_subject of;
  bool (*applies)(const reach_result *);
  void (*write)(const reach_result *, reach_file *);
} tables[] = {TABLES(WHOLE_ROW)};

enum { N_TABLES = sizeof tables / sizeof *tables };

const char *const *reach_results_names(void) {
  static const char *const names[] = {REACH_MANIFEST_NAME,
                                      REACH_SCENARIO_NAME,
                                      TABLES(NAME_OF_ROW) REACH_STORY_NAME,
                                      REACH_PAGE_NAME,
                                      REACH_SLIDES_NAME,
                                      REACH_DECK_NAME,
                                      NULL};
  return names;
}

int reach_results_write(const reach_result *result, const char *resolved, reach_folder *folder,
                        reach_report *report) {
  reach_file file;
  int status = reach_file_create(&file, folder, REACH_SCENARIO_NAME, report);
  if (status) return status;
  reach_file_text(&file, resolved);
  status = reach_file_stage(&file, report);
  for (size_t t = 0; !status && t < N_TABLES; t++) {
    if (tables[t].of != reach_result_of(result) || !tables[t].applies(result)) continue;
    status = reach_file_create(&file, folder, tables[t].name, report);
    if (status) return status;
    tables[t].write(result, &file);
    status = reach_file_stage(&file, report);
  }
  return status ? status : reach_folder_publish(folder, reach_results_names(), report);
}

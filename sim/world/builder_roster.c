/* The reporting lines of a roster, and informal ties by chance, likelier inside departments
 * (docs/model.md section 1). */
#include <stdlib.h>

#include "world/blocks.h"
#include "world/builder.h"
#include "world/network_file.h"

static const uint32_t NOBODY = UINT32_MAX;

static bool is_head(const uint32_t *manager, uint32_t u) {
  return manager[u] == u;
}

static bool reports_to_head(const uint32_t *manager, uint32_t u) {
  return !is_head(manager, u) && is_head(manager, manager[u]);
}

/* Who leads the department of everybody: of the way up the last before the head. The way is walked
 * once. */
static void find_leaders(const uint32_t *manager, uint32_t n, uint32_t *leader) {
  for (uint32_t u = 0; u < n; u++) leader[u] = reports_to_head(manager, u) ? u : NOBODY;
  for (uint32_t u = 0; u < n; u++) {
    uint32_t top = u;
    if (is_head(manager, u)) continue;
    while (leader[top] == NOBODY) top = manager[top];
    for (uint32_t at = u; leader[at] == NOBODY; at = manager[at]) leader[at] = leader[top];
  }
  for (uint32_t u = 0; u < n; u++)
    if (reports_to_head(manager, u) && leader[manager[u]] == NOBODY) leader[manager[u]] = u;
  for (uint32_t u = 0; u < n; u++)
    if (leader[u] == NOBODY) leader[u] = u;
}

static int fill_departments(const reach_roster *people, reach_departments *departments,
                            reach_report *report) {
  uint32_t n = people->n, *leader = malloc(n * sizeof *leader);
  char **words = malloc(n * sizeof *words);
  int status = leader && words ? 0 : reach_report_no_memory(report, "departments");
  if (!status) find_leaders(people->manager, n, leader);
  for (uint32_t u = 0; u < n && !status; u++) words[u] = people->id[leader[u]];
  if (!status) status = reach_departments_of_words(words, n, departments, report);
  free(leader);
  free(words);
  return status;
}

static int run_roster(const reach_params *params, const reach_roster *people, reach_built *built,
                      reach_report *report) {
  if (!people->manager)
    return reach_report_add(report, REACH_INVALID,
                            "associates.roster: %s has no column manager; work_ties.model: roster "
                            "needs one",
                            params->associates_roster);
  reach_pairs pairs = {.n_people = people->n};
  const reach_departments *departments = &people->departments;
  int status = 0;
  for (uint32_t u = 0; u < people->n && !status; u++)
    if (people->manager[u] != u) status = reach_pairs_add(&pairs, people->manager[u], u, report);
  if (!status && !departments->n_departments) {
    status = fill_departments(people, &built->departments, report);
    departments = &built->departments;
  }
  if (!status)
    status = reach_blocks_draw_among(params, departments, "work_ties.informal", &pairs, report);
  if (!status) status = reach_ties_build(&pairs, false, &built->ties, report);
  reach_pairs_free(&pairs);
  return status;
}

const reach_builder reach_builder_roster = {
    .name = "roster",
    .summary = "the reporting lines of a roster; informal ties besides",
    .reference = "",
    .is_drawn = true,
    .run = run_roster,
};

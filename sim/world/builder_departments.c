/* Departments: a stochastic block model, docs/model.md section 1. */
#include "world/blocks.h"
#include "world/builder.h"

/* Of sizes that are drawn: people are numbered department by department. */
static int draw_sized(const reach_params *params, reach_pairs *pairs, reach_report *report) {
  reach_sizes sizes;
  int status = reach_sizes_init(params, pairs->n_people, &sizes);
  if (status) reach_report_no_memory(report, "departments");
  reach_tie_chance chance = {0};
  if (!status) chance = reach_sizes_chance(params, &sizes);
  if (!status)
    status = reach_blocks_draw(&sizes, NULL, &chance, "work_ties.mean_degree", pairs, report);
  reach_sizes_free(&sizes);
  return status;
}

static int run_departments(const reach_params *params, const reach_roster *people,
                           reach_built *built, reach_report *report) {
  reach_pairs pairs = {.n_people = people->n};
  int status = people->departments.n_departments
                   ? reach_blocks_draw_among(params, &people->departments, "work_ties.mean_degree",
                                             &pairs, report)
                   : draw_sized(params, &pairs, report);
  if (!status) status = reach_ties_build(&pairs, false, &built->ties, report);
  reach_pairs_free(&pairs);
  return status;
}

const reach_builder reach_builder_departments = {
    .name = "departments",
    .summary = "departments with more ties inside than between",
    .reference = "Holland, Laskey, Leinhardt 1983 (stochastic block model)",
    .is_drawn = true,
    .run = run_departments,
};

/* Departments: a stochastic block model, docs/model.md section 1. */
#include "world/blocks.h"
#include "world/builder.h"

static int run_departments(const reach_params *params, uint32_t n_people, reach_built *built,
                           reach_report *report) {
  reach_sizes sizes;
  reach_pairs pairs = {.n_people = n_people};
  int status = reach_sizes_init(params, n_people, &sizes);
  if (status) reach_report_no_memory(report, "departments");
  reach_tie_chance chance = {0};
  if (!status) chance = reach_sizes_chance(params, &sizes);
  if (!status)
    status = reach_blocks_draw(&sizes, NULL, &chance, "work_ties.mean_degree", &pairs, report);
  if (!status) status = reach_ties_build(&pairs, false, &built->ties, report);
  reach_pairs_free(&pairs);
  reach_sizes_free(&sizes);
  return status;
}

const reach_builder reach_builder_departments = {
    .name = "departments",
    .summary = "departments with more ties inside than between",
    .reference = "Holland, Laskey, Leinhardt 1983 (stochastic block model)",
    .is_drawn = true,
    .run = run_departments,
};

/* A reporting hierarchy: the manager of person u is (u - 1) / span, the head is person 0; and
 * informal ties by chance, likelier inside departments (docs/model.md section 1). */
#include "world/blocks.h"
#include "world/builder.h"

/* Departments by their number; the head's direct reports head them. */
static int fill_departments(uint32_t span, const reach_sizes *sizes, reach_departments *departments,
                            reach_report *report) {
  int status = reach_departments_sized(sizes, departments, report);
  if (status) return status;
  uint32_t *department = departments->department;
  department[0] = 0;
  for (uint32_t u = 1; u < sizes->n_people; u++)
    department[u] = u <= span ? u - 1 : department[(u - 1) / span];
  return 0;
}

static int add_reporting_lines(uint32_t span, reach_pairs *pairs, reach_report *report) {
  int status = 0;
  for (uint32_t u = 1; u < pairs->n_people && !status; u++)
    status = reach_pairs_add(pairs, (u - 1) / span, u, report);
  return status;
}

static int run_hierarchy(const reach_params *params, const reach_roster *people, reach_built *built,
                         reach_report *report) {
  uint32_t span = (uint32_t)params->work_ties_span;
  reach_sizes sizes;
  reach_pairs pairs = {.n_people = people->n};
  int status = reach_sizes_init(params, people->n, &sizes);
  if (status) reach_report_no_memory(report, "departments");
  if (!status) status = fill_departments(span, &sizes, &built->departments, report);
  if (!status) status = add_reporting_lines(span, &pairs, report);
  if (!status)
    status =
        reach_blocks_draw_among(params, &built->departments, "work_ties.informal", &pairs, report);
  if (!status) status = reach_ties_build(&pairs, false, &built->ties, report);
  reach_pairs_free(&pairs);
  reach_sizes_free(&sizes);
  return status;
}

const reach_builder reach_builder_hierarchy = {
    .name = "hierarchy",
    .summary = "everybody has one manager; informal ties besides",
    .reference = "span of control: Neilson, Wulf 2012",
    .is_drawn = true,
    .run = run_hierarchy,
};

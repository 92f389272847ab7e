/* The tables of a result as CSV, columns as in the header line each begins with. All write
 * into an open file and keep its first failure for reach_file_stage. */
#ifndef REACH_STORE_TABLES_H
#define REACH_STORE_TABLES_H

#include "store/file.h"
#include "study/study.h"

void reach_table_write_summary(const reach_result *result, reach_file *file);
void reach_table_write_comparison(const reach_result *result, reach_file *file);
/* One row per organization and replicate; stops early when the folder is told to stop. */
void reach_table_write_replicates(const reach_result *result, reach_file *file);
void reach_table_write_curve(const reach_result *result, reach_file *file);
void reach_table_write_hops(const reach_result *result, reach_file *file);
void reach_table_write_frequency(const reach_result *result, reach_file *file);
/* Planners' formulas beside the simulated reach; organizations with a shared market only. */
/* organization,quantity,unit,value,standard_error: Bass's rates, the market size of a series they
 * come from, and what is known of the curve; empty where there is no such error. */
void reach_table_write_bass(const reach_result *result, reach_file *file);
/* organization,item,value,status,source,leg,weight,lacks,owner,due,overdue: the legs of trust
 * (those that grow also before the programme, and knowledge; as seen, too, where they are
 * perceived), trust by the rule, the company by its weakest leg; then questions of the checklist
 * and practices, which alone have the last six. */
void reach_table_write_scorecard(const reach_result *result, reach_file *file);
/* organization,week,knowledge,competency,reliability: at the end of each week of the programme,
 * week 0 before it; no knowledge where nobody learns. */
void reach_table_write_growth(const reach_result *result, reach_file *file);
/* One row: what the claim compares, its verdict, the assumption that matters most. */
void reach_table_write_claim(const reach_result *result, reach_file *file);
/* One row an assumption (a number or choice of grade X in effect), by what it changes. */
void reach_table_write_assumptions(const reach_result *result, reach_file *file);
void reach_table_write_planner(const reach_result *result, reach_file *file);
void reach_table_write_planner_frequency(const reach_result *result, reach_file *file);
/* organization,week,stage,mean,p05,median,p95: share of associates who have passed a stage of
 * adoption and all before it, and who take part. */
void reach_table_write_adoption_curve(const reach_result *result, reach_file *file);
/* organization,department,people,stage,share,ci_low,ci_high: whom which stage bars at the end. */
void reach_table_write_barrier(const reach_result *result, reach_file *file);
/* organization,outcome,table,series,item,x,unit,mean,ci_low,ci_high,sd,p05,median,p95,n: what
 * outcomes tell beside their measures. */
void reach_table_write_outcomes(const reach_result *result, reach_file *file);
void reach_table_write_internal_reach(const reach_result *result, reach_file *file);
void reach_table_write_structure(const reach_result *result, reach_file *file);
void reach_table_write_multiplier(const reach_result *result, reach_file *file);
/* key,value,organization,measure,...: every measure of every organization at each value of the
 * response, and its comparison with the baseline there. */
void reach_table_write_response(const reach_result *result, reach_file *file);
/* One row an organization and value: its score, and whether it is or may be the best. */
void reach_table_write_response_best(const reach_result *result, reach_file *file);
/* One row for each place where a sign changes, or may; or that it does not. */
void reach_table_write_response_crossing(const reach_result *result, reach_file *file);
/* A row a number of the audited table that could be computed: stated, right, verdict. */
void reach_table_write_audit(const reach_result *result, reach_file *file);
/* A row an organization and step from the table's contacts to those who believe; and its money. */
void reach_table_write_audit_reach(const reach_result *result, reach_file *file);
void reach_table_write_ladder(const reach_result *result, reach_file *file);

/* A row a crossing, or one row that there is none: what was asked, the answer, the value. */
void reach_table_write_solution(const reach_result *result, reach_file *file);
/* A row a value that was tried. */
void reach_table_write_solution_points(const reach_result *result, reach_file *file);

#endif

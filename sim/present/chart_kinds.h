/* The parts of each kind of chart, gathered into rows by chart.c. */
#ifndef REACH_PRESENT_CHART_KINDS_H
#define REACH_PRESENT_CHART_KINDS_H

#include <stdbool.h>
#include <stdio.h>

#include "present/chart_page.h"

bool reach_chart_time_applies(const reach_result *result);
void reach_chart_time_data(const reach_result *result, FILE *csv);
void reach_chart_time_compose(reach_page *page);
reach_line reach_chart_time_subtitle(const reach_result *result);

bool reach_chart_multiplier_applies(const reach_result *result);
void reach_chart_multiplier_data(const reach_result *result, FILE *csv);
void reach_chart_multiplier_compose(reach_page *page);
reach_line reach_chart_multiplier_subtitle(const reach_result *result);

bool reach_chart_market_applies(const reach_result *result);
void reach_chart_market_data(const reach_result *result, FILE *csv);
void reach_chart_market_compose(reach_page *page);
reach_line reach_chart_market_subtitle(const reach_result *result);

bool reach_chart_hops_applies(const reach_result *result);
void reach_chart_hops_data(const reach_result *result, FILE *csv);
void reach_chart_hops_compose(reach_page *page);
reach_line reach_chart_hops_subtitle(const reach_result *result);

bool reach_chart_network_applies(const reach_result *result);
void reach_chart_network_data(const reach_result *result, FILE *csv);
void reach_chart_network_compose(reach_page *page);
reach_line reach_chart_network_subtitle(const reach_result *result);

bool reach_chart_frequency_applies(const reach_result *result);
void reach_chart_frequency_data(const reach_result *result, FILE *csv);
void reach_chart_frequency_compose(reach_page *page);
reach_line reach_chart_frequency_subtitle(const reach_result *result);

bool reach_chart_internal_applies(const reach_result *result);
void reach_chart_internal_data(const reach_result *result, FILE *csv);
void reach_chart_internal_compose(reach_page *page);
reach_line reach_chart_internal_subtitle(const reach_result *result);

bool reach_chart_waterfall_applies(const reach_result *result);
void reach_chart_waterfall_data(const reach_result *result, FILE *csv);
void reach_chart_waterfall_compose(reach_page *page);
reach_line reach_chart_waterfall_subtitle(const reach_result *result);

bool reach_chart_ladder_applies(const reach_result *result);
void reach_chart_ladder_data(const reach_result *result, FILE *csv);
void reach_chart_ladder_compose(reach_page *page);
reach_line reach_chart_ladder_subtitle(const reach_result *result);

bool reach_chart_accuracy_applies(const reach_result *result);
void reach_chart_accuracy_data(const reach_result *result, FILE *csv);
void reach_chart_accuracy_compose(reach_page *page);
reach_line reach_chart_accuracy_subtitle(const reach_result *result);

bool reach_chart_legs_applies(const reach_result *result);
void reach_chart_legs_data(const reach_result *result, FILE *csv);
void reach_chart_legs_compose(reach_page *page);
reach_line reach_chart_legs_subtitle(const reach_result *result);

bool reach_chart_scorecard_applies(const reach_result *result);
void reach_chart_scorecard_data(const reach_result *result, FILE *csv);
void reach_chart_scorecard_compose(reach_page *page);
reach_line reach_chart_scorecard_subtitle(const reach_result *result);

bool reach_chart_assumptions_applies(const reach_result *result);
void reach_chart_assumptions_data(const reach_result *result, FILE *csv);
void reach_chart_assumptions_compose(reach_page *page);
reach_line reach_chart_assumptions_subtitle(const reach_result *result);

bool reach_chart_learning_applies(const reach_result *result);
void reach_chart_learning_data(const reach_result *result, FILE *csv);
void reach_chart_learning_compose(reach_page *page);
reach_line reach_chart_learning_subtitle(const reach_result *result);

bool reach_chart_adoption_applies(const reach_result *result);
void reach_chart_adoption_data(const reach_result *result, FILE *csv);
void reach_chart_adoption_compose(reach_page *page);
reach_line reach_chart_adoption_subtitle(const reach_result *result);

bool reach_chart_barrier_applies(const reach_result *result);
void reach_chart_barrier_data(const reach_result *result, FILE *csv);
void reach_chart_barrier_compose(reach_page *page);
reach_line reach_chart_barrier_subtitle(const reach_result *result);

bool reach_chart_cost_applies(const reach_result *result);
void reach_chart_cost_data(const reach_result *result, FILE *csv);
void reach_chart_cost_compose(reach_page *page);
reach_line reach_chart_cost_subtitle(const reach_result *result);

bool reach_chart_complaints_applies(const reach_result *result);
void reach_chart_complaints_data(const reach_result *result, FILE *csv);
void reach_chart_complaints_compose(reach_page *page);
reach_line reach_chart_complaints_subtitle(const reach_result *result);
bool reach_chart_ideas_applies(const reach_result *result);
void reach_chart_ideas_data(const reach_result *result, FILE *csv);
void reach_chart_ideas_compose(reach_page *page);
reach_line reach_chart_ideas_subtitle(const reach_result *result);

bool reach_chart_quality_applies(const reach_result *result);
void reach_chart_quality_data(const reach_result *result, FILE *csv);
void reach_chart_quality_compose(reach_page *page);
reach_line reach_chart_quality_subtitle(const reach_result *result);

bool reach_chart_diversity_applies(const reach_result *result);
void reach_chart_diversity_data(const reach_result *result, FILE *csv);
void reach_chart_diversity_compose(reach_page *page);
reach_line reach_chart_diversity_subtitle(const reach_result *result);

bool reach_chart_audit_applies(const reach_result *result);
void reach_chart_audit_data(const reach_result *result, FILE *csv);
void reach_chart_audit_compose(reach_page *page);
reach_line reach_chart_audit_subtitle(const reach_result *result);

/* ",value" with all its digits; just "," for a value that does not exist. */
void reach_chart_cell(FILE *csv, double value);

bool reach_chart_response_applies(const reach_result *result);
void reach_chart_response_data(const reach_result *result, FILE *csv);
void reach_chart_response_compose(reach_page *page);
reach_line reach_chart_response_subtitle(const reach_result *result);

bool reach_chart_funnel_applies(const reach_result *result);
void reach_chart_funnel_data(const reach_result *result, FILE *csv);
void reach_chart_funnel_compose(reach_page *page);
reach_line reach_chart_funnel_subtitle(const reach_result *result);

bool reach_chart_hires_applies(const reach_result *result);
void reach_chart_hires_data(const reach_result *result, FILE *csv);
void reach_chart_hires_compose(reach_page *page);
reach_line reach_chart_hires_subtitle(const reach_result *result);

/* Of a sweep. */
bool reach_chart_lines_applies(const reach_result *result);
void reach_chart_lines_data(const reach_result *result, FILE *csv);
void reach_chart_lines_compose(reach_page *page);
reach_line reach_chart_lines_subtitle(const reach_result *result);

bool reach_chart_heat_applies(const reach_result *result);
void reach_chart_heat_data(const reach_result *result, FILE *csv);
void reach_chart_heat_compose(reach_page *page);
reach_line reach_chart_heat_subtitle(const reach_result *result);

bool reach_chart_multiples_applies(const reach_result *result);
void reach_chart_multiples_data(const reach_result *result, FILE *csv);
void reach_chart_multiples_compose(reach_page *page);
reach_line reach_chart_multiples_subtitle(const reach_result *result);

/* Of a sensitivity. */
bool reach_chart_tornado_applies(const reach_result *result);
void reach_chart_tornado_data(const reach_result *result, FILE *csv);
void reach_chart_tornado_compose(reach_page *page);
reach_line reach_chart_tornado_subtitle(const reach_result *result);

bool reach_chart_sobol_applies(const reach_result *result);
void reach_chart_sobol_data(const reach_result *result, FILE *csv);
void reach_chart_sobol_compose(reach_page *page);
reach_line reach_chart_sobol_subtitle(const reach_result *result);

bool reach_chart_morris_applies(const reach_result *result);
void reach_chart_morris_data(const reach_result *result, FILE *csv);
void reach_chart_morris_compose(reach_page *page);
reach_line reach_chart_morris_subtitle(const reach_result *result);

bool reach_chart_planners_applies(const reach_result *result);
reach_line reach_chart_planners_subtitle(const reach_result *result);
void reach_chart_planners_data(const reach_result *result, FILE *csv);
void reach_chart_planners_compose(reach_page *page);

bool reach_chart_theory_applies(const reach_result *result);
reach_line reach_chart_theory_subtitle(const reach_result *result);
void reach_chart_theory_data(const reach_result *result, FILE *csv);
void reach_chart_theory_compose(reach_page *page);

bool reach_chart_tellings_applies(const reach_result *result);
reach_line reach_headline_tellings(const reach_result *result);
reach_line reach_chart_tellings_subtitle(const reach_result *result);
void reach_chart_tellings_data(const reach_result *result, FILE *csv);
void reach_chart_tellings_compose(reach_page *page);
/* Panels of work networks, with keys: as maps, or as trees in a box of the same size. */
enum reach_panel_kind { REACH_PANEL_MAPS, REACH_PANEL_TREES };
void reach_network_compose(reach_page *page, enum reach_panel_kind kind);

/* Of a solution. */
bool reach_chart_solution_applies(const reach_result *result);
void reach_chart_solution_data(const reach_result *result, FILE *csv);
void reach_chart_solution_compose(reach_page *page);
reach_line reach_chart_solution_subtitle(const reach_result *result);

#endif

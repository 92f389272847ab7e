/* What was solved, in sentences that the numbers bear out. */
#ifndef REACH_PRESENT_SOLUTION_WORDS_H
#define REACH_PRESENT_SOLUTION_WORDS_H

#include "present/lettering.h"
#include "present/number.h"
#include "present/sentence.h"
#include "study/solution.h"

/* "11.8 %", "2,400": a value of the axis, to the digits that its interval allows. */
reach_number reach_solution_value(const reach_solution *solution, double value, double low,
                                  double high);
/* "11.5–12.1 %" */
reach_number reach_solution_range(const reach_solution *solution, double low, double high);

/* "participation", or "traditional.participation" where it is not that of the organization. */
reach_line reach_solution_axis(const reach_solution *solution);
/* The measure without underscores. */
reach_line reach_solution_measure(const reach_solution *solution);
/* "equals traditional on reach", "has a mean reach of at least 30,000": what is to come true. */
reach_line reach_solution_goal(const reach_result *result, bool is_base_form);

/* "participation 11.8 %" and, with `interval`, " (95 % interval 11.5–12.1 %)". */
reach_line reach_solution_where(const reach_solution *solution, const reach_root *root,
                                const char *interval);

/* Is more of the measure above a crossing? */
bool reach_solution_is_more_above(const reach_solution *solution, const reach_root *root);

/* The tried value of the scenario itself; NULL = it was not tried. */
const reach_solution_point *reach_solution_own(const reach_solution *solution);

/* The answer in one sentence; what the scenario itself has, further crossings, and the least cost
 * in those that follow: "" where there is nothing to say. */
reach_sentence reach_solution_sentence(const reach_result *result);
reach_sentence reach_solution_own_sentence(const reach_result *result);
reach_sentence reach_solution_more_sentence(const reach_result *result);
reach_sentence reach_solution_cost_sentence(const reach_result *result);

#endif

/* What formulas make of the numbers of a simulation, beside what was simulated: planners' formulas,
 * and theory. */
#ifndef REACH_PRESENT_ESTIMATES_H
#define REACH_PRESENT_ESTIMATES_H

#include "present/lettering.h"
#include "present/number.h"
#include "study/study.h"

/* A family of formulas. */
typedef struct {
  int n;
  const char *(*words)(int which); /* of each: "well-mixed" */
  /* People whom formula `which` expects organization `o` to reach; NaN: it says nothing; infinite:
   * no end. */
  double (*of)(const reach_result *result, size_t o, int which);
} reach_estimates;

extern const reach_estimates reach_estimates_planners, reach_estimates_theory;

/* Is there an estimate of any organization that reaches anybody? */
bool reach_estimates_apply(const reach_estimates *all, const reach_result *result);

/* Does an estimate part from the simulated reach: by more than a tenth, and out of its interval? */
bool reach_estimate_parts(const reach_result *result, size_t o, double estimate);

/* "+2.8 %", "×3.4" where it is far off, "no end", "–". */
reach_number reach_estimate_error(const reach_result *result, size_t o, double estimate);

/* The organization of which a headline speaks: the focus, or the first that has an estimate. */
size_t reach_estimates_focus(const reach_estimates *all, const reach_result *result);

/* Charts of them: planners, theory. */
reach_line reach_headline_planners(const reach_result *result);
reach_line reach_headline_theory(const reach_result *result);

#endif

/* At which value of a parameter a scenario reaches a goal: break-even, or a target. docs/model.md,
 * section "Solving". */
#ifndef REACH_STUDY_SOLUTION_H
#define REACH_STUDY_SOLUTION_H

#include "scenario/axis.h"
#include "scenario/variant.h"
#include "study/solve.h"
#include "study/study.h"

/* What was simulated at a value that was tried. */
typedef struct {
  double value;
  reach_summary own, against;  /* the measure; against: NaN where there is none */
  reach_comparison comparison; /* own with against, likewise */
} reach_solution_point;

typedef struct reach_solution {
  const reach_scenario *scenario; /* borrowed */
  reach_axis axis;                /* an interval; owned */
  double from, to, tolerance;
  double own;                   /* the scenario's value; NaN where organizations differ in it */
  int goal;                     /* REACH_SOLVE_* */
  bool is_at_most;              /* less of the measure is better */
  int measure, least;           /* of measures.def; least: -1 = none */
  size_t organization, against; /* indices; against only at break-even */
  double factor, target, probability; /* NaN where the goal has none */
  uint64_t n_replicates;
  unsigned n_networks;         /* replicates are grouped by */
  reach_solved solved;         /* owned */
  reach_solution_point *point; /* [solved.n_tried]; owned */
} reach_solution;

/* What is asked: solve.* of the scenario. Free is legal after failure. REACH_INVALID at its place,
 * REACH_NO_MEMORY. */
int reach_solution_ask(const reach_scenario *scenario, reach_solution *solution,
                       reach_report *report);
void reach_solution_free(reach_solution *solution);

/* The scenario at a value, to be freed. Returns 0 or REACH_NO_MEMORY. */
int reach_solution_variant(const reach_solution *solution, double value, reach_variant *variant);

/* Before any work: whether both ends can be played, the axis has an effect, memory suffices.
 * REACH_INVALID, REACH_TOO_BIG, REACH_NO_MEMORY. */
int reach_solution_check(const reach_solution *solution, unsigned n_threads, reach_report *report);

/* Fills in n_networks, solved and point. The same numbers for any number of threads. Errors as
 * reach_study_run. */
int reach_solution_find(reach_solution *solution, const reach_study_options *options,
                        reach_report *report);

#endif

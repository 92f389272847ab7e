/* Which numbers matter: the axes of a design, what its points say of each, and their ranks.
 * docs/model.md, section "Sensitivity". */
#ifndef REACH_STUDY_SENSITIVITY_H
#define REACH_STUDY_SENSITIVITY_H

#include "scenario/ranges.h"
#include "study/design.h"
#include "study/elementary.h"
#include "study/one_at_a_time.h"
#include "study/sweep.h"

/* How many that matter most are named everywhere. */
enum { REACH_LEVERS_NAMED = 5 };

/* A parameter at an end of its range. */
typedef struct {
  double value;              /* of the parameter; of a choice which word; NaN: there is none */
  reach_aspect_value result; /* NaN: missing */
} reach_lever_end;

/* What was varied. Numbers of another method are NaN or 0. */
typedef struct {
  size_t axis;               /* of the design */
  const reach_range *range;  /* stated, that was used; NULL: given, or half and twice the value */
  double value;              /* as it is; of a choice which word; NaN: organizations differ */
  uint64_t n_missing;        /* ends, elementary effects or rows that do not exist */
  reach_lever_end low, high; /* one at a time; of words and lists the lowest and highest result */
  reach_estimated effect;
  reach_effects morris;                 /* per whole range */
  reach_index sobol;                    /* shares of the variance */
  unsigned rank, rank_best, rank_worst; /* from 1; the ranks that it may have */
} reach_lever;

typedef struct reach_sensitivity {
  reach_design design;      /* [n_axes] axes, in the order in which they were given */
  int method;               /* REACH_SENSITIVITY_* */
  reach_inquiry inquiry;    /* whose measure, held against whom */
  int result;               /* REACH_RESULT_*: what was asked for */
  enum reach_aspect aspect; /* what the results are; known once they are found */
  bool is_of_assumptions;   /* no axes were given */
  int *untried;             /* [n_untried] assumptions without a range */
  size_t n_untried;
  reach_lever *lever;          /* [design.n_axes]; once found by rank */
  reach_aspect_value as_it_is; /* one at a time */
  double mean, variance;       /* of the results: of sobol at A and B, of morris at all points */
  double noise_share;          /* mean squared standard error of a result by that variance */
  uint64_t n_missing;          /* points without a result */
} reach_sensitivity;

/* What sensitivity.* asks: names become indices. REACH_INVALID, at their place. */
int reach_sensitivity_ask(const reach_scenario *scenario, reach_sensitivity *s,
                          reach_report *report);

/* The axes that are named, or the assumptions; the design. Errors as reach_design_open. */
int reach_sensitivity_open(const reach_scenario *scenario, reach_sensitivity *s,
                           reach_report *report);

/* The scenario's question where nobody asked one: the claim's, or reach of the first organization
 * that is not the baseline. REACH_INVALID where the claim names what is not there. */
int reach_inquiry_usual(const reach_scenario *scenario, reach_inquiry *inquiry,
                        reach_report *report);

/* From the points that reach_sweep_run has played into the sink. REACH_INVALID where the measure
 * exists nowhere; REACH_NO_MEMORY, REACH_INTERRUPTED + signal (`stop` may be NULL), what the sink
 * returns. */
int reach_sensitivity_find(reach_sensitivity *s, const reach_sweep_sink *sink,
                           const volatile sig_atomic_t *stop, reach_report *report);

/* What levers are sorted by: effect, mu star or total index. */
const reach_estimated *reach_lever_main(const reach_sensitivity *s, const reach_lever *lever);

/* Free is legal on a zeroed one, and after failure. */
void reach_sensitivity_free(reach_sensitivity *s);

#endif

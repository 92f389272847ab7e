/* A simulated message as media planners see one: a schedule of vehicles, with as many exposures
 * as were simulated. What the formulas of planner.h then say about reach and frequency can be put
 * beside what was simulated; the difference is what they leave out: whose contacts overlap, who has
 * many, who hears of it by way of whom.
 *
 * From the simulation come means over replicates: all exposures, the senders, and (for the
 * beta-binomial alone) how often two exposures fell on one person. */
#ifndef REACH_OUTCOME_SCHEDULE_H
#define REACH_OUTCOME_SCHEDULE_H

#include "cascade/plan.h"
#include "outcome/advocacy.h"

/* One row a formula: REACH_FORMULA(name, words) */
#define REACH_FORMULAS                                                                             \
  REACH_FORMULA(random_duplication, "random duplication")                                          \
  REACH_FORMULA(sainsbury, "Sainsbury")                                                            \
  REACH_FORMULA(beta_binomial, "beta-binomial")

enum {
#define REACH_FORMULA(name, words) REACH_FORMULA_##name,
  REACH_FORMULAS
#undef REACH_FORMULA
      REACH_N_FORMULAS
};

typedef struct {
  const char *name, *words;
} reach_formula;

extern const reach_formula reach_formula_table[REACH_N_FORMULAS];

typedef struct {
  double market;      /* people; 0 or NaN where no market is shared: nothing can be estimated */
  double impressions; /* mean, of the market's people */
  double repeats;     /* mean sum over people of f (f - 1), f exposures each */
  double senders;     /* mean */
  double page_share;  /* of the market, expected to see the company's page; 0 = no page */
  double page_impressions; /* expected, for each person of the market */
} reach_schedule;

/* A formula's answer, in people; NaN where it does not exist. */
typedef struct {
  double reach;
  double frequency[REACH_N_BINS]; /* by exactly so many exposures; the last bin: or more */
} reach_planned;

/* What the company's page is expected to do by the horizon: each post is taken in by attention x
 * followers / market x the share of delays that are short enough, independently of the others.
 * Sets page_share and page_impressions. */
void reach_schedule_add_page(const reach_plan *plan, reach_schedule *schedule);

/* planned[REACH_N_FORMULAS]. Senders are rounded to a whole number, at least one.
 *   random duplication: the impressions.
 *   Sainsbury: the senders, each with an equal part of the impressions that are not the page's;
 *     and the page.
 *   beta-binomial: as many equal vehicles (senders, one more for a page) n with
 *     C1 = impressions / (n market), shared by two of them: repeats / (n (n - 1) market). */
void reach_schedule_plan(const reach_schedule *schedule, reach_planned *planned);

#endif

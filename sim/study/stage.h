/* All organizations of a scenario made ready to be played: their worlds (shared where equal) and
 * plans. */
#ifndef REACH_STUDY_STAGE_H
#define REACH_STUDY_STAGE_H

#include "cascade/plan.h"
#include "outcome/economics.h"
#include "outcome/outcomes.h"
#include "scenario/scenario.h"
#include "study/bass_fit.h"
#include "world/legs.h"

typedef struct {
  size_t n_organizations, baseline;
  reach_world **world;        /* [n_organizations]; equal pointers where the world is the same */
  reach_plan *plan;           /* [n_organizations] */
  reach_economics *economics; /* [n_organizations] */
  reach_outcomes *outcomes;   /* [n_organizations] what reach is good for */
  reach_legs *legs;           /* [n_organizations] of trust; of companies */
  reach_practices *practices; /* [n_organizations] that legs were made of */
  reach_bass_fit *fit;        /* [n_organizations] cascade.series; n_periods 0: there is none */
  bool *is_lent;              /* [n_organizations] the world belongs to another stage */
  unsigned n_networks; /* replicates are grouped by r mod n_networks; 1: nothing depends on it */
  unsigned n_days;     /* of the curves; 0 = none */
} reach_stage;

/* A stage whose worlds may be used again, and the scenario it was set for, with the same run.*. */
typedef struct {
  const reach_scenario *scenario;
  const reach_stage *stage;
} reach_lender;

typedef struct {
  int64_t market_people;      /* > 0: everybody's market is a shared one of this size instead */
  bool is_probe;              /* only to find mistakes; not to be played where work ties are used */
  bool is_unmeasured;         /* no figures of the worlds */
  const reach_lender *lender; /* must live longer than the stage; NULL = none */
  const volatile sig_atomic_t *stop; /* may be NULL */
} reach_stage_options;

/* From one thread only. Free is legal after failure. */
int reach_stage_set(const reach_scenario *scenario, const reach_stage_options *options,
                    reach_stage *stage, reach_report *report);
void reach_stage_free(reach_stage *stage);

#endif

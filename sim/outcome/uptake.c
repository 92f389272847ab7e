#include "outcome/uptake.h"

#include <math.h>

#include "outcome/measures.h"

static const int barrier_measure[REACH_N_STAGES] = {
    REACH_MEASURE_barrier_awareness, REACH_MEASURE_barrier_desire, REACH_MEASURE_barrier_knowledge,
    REACH_MEASURE_barrier_ability, REACH_MEASURE_barrier_reinforcement};

void reach_uptake_measure(const reach_adoption *adoption, const reach_adopters *adopters,
                          double *m) {
  m[REACH_MEASURE_adoption] = NAN;
  for (int j = 0; j < REACH_N_STAGES; j++) m[barrier_measure[j]] = NAN;
  if (!adoption->is_on) return;
  const uint32_t *last = adopters->by_week + (size_t)adoption->n_weeks * REACH_N_ADOPTION;
  uint32_t before = adopters->n_people;
  double people = adopters->n_people;
  m[REACH_MEASURE_adoption] = last[REACH_ADOPTION_PARTICIPATION] / people;
  for (int j = 0; j < REACH_N_STAGES; j++) {
    m[barrier_measure[j]] = (before - last[j]) / people;
    before = last[j];
  }
}

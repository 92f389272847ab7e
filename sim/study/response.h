/* The response of a scenario to one parameter: what it does at several values, which value is best,
 * and where a difference changes its sign. docs/model.md, section "Response". */
#ifndef REACH_STUDY_RESPONSE_H
#define REACH_STUDY_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "orgreach.h"
#include "outcome/measures.h"
#include "study/crossing.h"

/* An organization at one value. The score is response.measure less response.minus. */
typedef struct {
  reach_summary summary[REACH_N_MEASURES];
  reach_comparison comparison[REACH_N_MEASURES]; /* with the baseline at this value; NaN for it */
  reach_summary score;
  reach_comparison score_comparison; /* likewise */
  bool may_be_best;                  /* no other value is clearly better */
} reach_response_cell;

/* An organization at all values. */
typedef struct {
  bool has_effect;     /* it gets the values, and the parameter has an effect here */
  bool is_flat;        /* the same scores at all values, in every replicate */
  size_t best;         /* index of the value with the best mean score; n_values: none has a score */
  size_t n_best;       /* values that may be best */
  bool has_difference; /* something whose sign may change: not the baseline without minus */
  reach_crossings crossings; /* of its difference to the baseline, or of the score with minus */
} reach_response_line;

typedef struct {
  int param;          /* of params.def */
  int measure, minus; /* minus: -1 = none */
  bool wants_least;
  uint64_t n_replicates;
  size_t n_values, n_organizations;
  double *value;             /* [n_values] ascending; owned, as all that follows */
  reach_response_cell *cell; /* [n_values][n_organizations] */
  reach_response_line *line; /* [n_organizations] */
} reach_response;            /* zeroed: there is none */

static inline const reach_response_cell *reach_response_at(const reach_response *response,
                                                           size_t value, size_t organization) {
  return &response->cell[value * response->n_organizations + organization];
}

/* Does the best value stand at the end of those that were played? */
static inline bool reach_response_is_at_end(const reach_response *response, size_t organization) {
  size_t best = response->line[organization].best;
  return best == 0 || best + 1 == response->n_values;
}

/* May every value be best? */
static inline bool reach_response_is_open(const reach_response *response, size_t organization) {
  return response->line[organization].n_best == response->n_values;
}

void reach_response_free(reach_response *response);

#endif

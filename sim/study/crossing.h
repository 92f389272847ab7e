/* Where the mean of something changes its sign, between values of a parameter. docs/model.md,
 * section "Response". */
#ifndef REACH_STUDY_CROSSING_H
#define REACH_STUDY_CROSSING_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "orgreach.h"

/* Values of a parameter at which the sign is not clear, all from low to high. */
typedef struct {
  double low, high; /* 95 % interval of a crossing in between */
  double at;        /* of the crossing as it was seen; NaN = the mean keeps its sign here */
  int before,
      after;       /* clear sign below low, above high: -1, 1; 0 = this is the first, last value */
  bool is_certain; /* it crosses, also where all values are judged together */
} reach_crossing;

typedef struct {
  size_t n;
  reach_crossing *item; /* [n] ascending; owned */
  int sign;             /* n = 0: of the mean at all values; 0 where there was none to look at */
  bool is_open;         /* no value is clear */
} reach_crossings;

/* Scores of a value in the replicates; NaN = missing. */
typedef struct {
  size_t n_values;
  const double *value;        /* [n_values] ascending */
  const double *const *score; /* [n_values][n_replicates] */
  uint64_t n_replicates;
  unsigned n_networks;               /* replicates are grouped by, as in statistics.h */
  const volatile sig_atomic_t *stop; /* may be NULL */
} reach_score_table;

/* REACH_INTERRUPTED + signal where it is to stop, else 0. */
static inline int reach_score_table_stopped(const reach_score_table *table) {
  return table->stop && *table->stop ? REACH_INTERRUPTED + *table->stop : 0;
}

/* The set of values where a mean of 0 cannot be refused at 95 %, the mean being a straight line
 * between neighbouring values (Fieller 1954 along the line). O(n_values · n_replicates). Returns 0,
 * REACH_NO_MEMORY or REACH_INTERRUPTED + signal. */
int reach_crossings_find(const reach_score_table *table, reach_crossings *crossings);
void reach_crossings_free(reach_crossings *crossings);

#endif

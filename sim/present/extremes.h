/* The organizations with the smallest and the largest mean of a measure, for sentences. */
#ifndef REACH_PRESENT_EXTREMES_H
#define REACH_PRESENT_EXTREMES_H

#include "present/number.h"
#include "study/study.h"

typedef struct {
  size_t n;                        /* organizations that have the measure; 0: the rest is not set */
  size_t least, most;              /* organizations; of equal ones the first */
  const reach_summary *low, *high; /* theirs; the result's */
} reach_extremes;

reach_extremes reach_extremes_of(const reach_result *result, int measure);

/* Is the smallest clearly below the largest, though they were picked from several? */
bool reach_extremes_are_apart(const reach_result *result, const reach_extremes *extremes);

/* How much wider than a single one an interval of 95 % must be where one of n was picked. NaN
 * where there is one replicate. */
double reach_extremes_wider(const reach_result *result, size_t n);

/* A number that is not negative, with its interval: "5.59 (5.53–5.65)". */
reach_number reach_extremes_words(const reach_summary *summary);

#endif

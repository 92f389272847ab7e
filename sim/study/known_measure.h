/* A row of the self-test held against the replicates of its play. */
#ifndef REACH_STUDY_KNOWN_MEASURE_H
#define REACH_STUDY_KNOWN_MEASURE_H

#include "study/known.h"

/* result: of the row's play; NULL for a formula. Returns 0 or REACH_NO_MEMORY. */
int reach_known_measure(const reach_known *row, const reach_result *result,
                        reach_known_found *found);

#endif

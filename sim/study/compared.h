/* A measure of an organization: its summary, and its comparison with the baseline. */
#ifndef REACH_STUDY_COMPARED_H
#define REACH_STUDY_COMPARED_H

#include "study/pool.h"

/* Leaves the comparison of the baseline itself as it is. Returns 0 or REACH_NO_MEMORY. */
int reach_compared_answer(const reach_plays *plays, size_t organization, size_t baseline,
                          int measure, reach_summary *summary, reach_comparison *comparison);

#endif

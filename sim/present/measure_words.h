/* A measure as people read it: rounded as its interval and its row in measures.def allow. */
#ifndef REACH_PRESENT_MEASURE_WORDS_H
#define REACH_PRESENT_MEASURE_WORDS_H

#include <stdbool.h>

#include "present/grid.h"
#include "study/study.h"

/* "10,810" and "(10,760–10,850)"; an en dash where it does not exist; no range where both ends
 * read the same. */
reach_grid_cell reach_measure_words(const reach_summary *summary, int measure);

/* Some organization has it, and it does not say the same as reach. */
bool reach_measure_is_shown(const reach_result *result, int measure);

#endif

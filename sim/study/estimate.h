/* What a study will need, told before any work is done. */
#ifndef REACH_STUDY_ESTIMATE_H
#define REACH_STUDY_ESTIMATE_H

#include "scenario/scenario.h"
#include "study/study.h"

typedef struct {
  double bytes;       /* at the peak */
  double limit_bytes; /* memory that may be used: of the machine or of ulimit -v */
} reach_estimate;

reach_estimate reach_estimate_of(const reach_scenario *scenario, unsigned n_threads);

/* REACH_TOO_BIG with one line when the estimate is above the limit. */
int reach_estimate_check(const reach_scenario *scenario, unsigned n_threads, reach_report *report);

/* How many people one replicate may touch so that n_threads stay within the limit. */
uint64_t reach_estimate_most_people(unsigned n_threads);

/* How many exposures of one replicate may be written down so that they stay within the limit. */
uint64_t reach_estimate_most_events(void);

#endif

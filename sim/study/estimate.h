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

/* Lines of edge lists, where they were counted; else a file may have as many as it has room for. */
typedef struct {
  size_t n;
  const char **path; /* [n] different ones, borrowed */
  double *lines;     /* [n] */
  double most;       /* no file has more than this */
} reach_known_lines;

/* The same with lines counted; `known` may be NULL. */
reach_estimate reach_estimate_known(const reach_scenario *scenario, unsigned n_threads,
                                    const reach_known_lines *known);

/* Ties of a drawn network of these parameters; 0 where none is drawn. */
double reach_estimate_drawn_ties(const reach_params *params);

/* fits.c: REACH_TOO_BIG with one line when the estimate is above the limit: how much is needed, and
 * the largest size that fits. */
int reach_estimate_check(const reach_scenario *scenario, unsigned n_threads, reach_report *report);

/* How many people one replicate may touch so that n_threads stay within the limit. */
uint64_t reach_estimate_most_people(unsigned n_threads);

/* How many exposures of one replicate may be written down so that they stay within the limit. */
uint64_t reach_estimate_most_events(void);

#endif

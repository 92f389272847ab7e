/* Adoptions by period, from a CSV file: what a diffusion curve is fitted to. */
#ifndef REACH_WORLD_SERIES_H
#define REACH_WORLD_SERIES_H

#include <stddef.h>

#include "base/report.h"

/* Fewer periods than there are parameters, and one, say nothing of how well they fit; more are no
 * series of adoptions, and would take long. */
enum { REACH_LEAST_PERIODS = 4, REACH_MOST_PERIODS = 5000 };

typedef struct {
  double *end;      /* [n] above 0, rising: when each period ends, since the launch; the first one
                       begins there; owned */
  double *adopters; /* [n] >= 0, not all 0: in each period; owned */
  size_t n, capacity;
} reach_series;

/* Columns `adopters` and `time` (since the launch) or `period` (numbered from anywhere, such as
 * years: the first one is as long as the second). Errors: REACH_UNREADABLE with file:line:column,
 * REACH_NO_MEMORY. Free is legal after failure. */
int reach_series_read(const char *path, reach_series *series, reach_report *report);
void reach_series_free(reach_series *series);

#endif

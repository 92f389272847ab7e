/* What a sweep found of one measure: what charts and pages of it show. Read from its database by
 * store/sweep_view.h. */
#ifndef REACH_STUDY_SWEEP_VIEW_H
#define REACH_STUDY_SWEEP_VIEW_H

#include "study/design.h"
#include "study/statistics.h"

typedef struct reach_sweep_view {
  const reach_design *design; /* borrowed: axes and points */
  size_t n_organizations;
  int measure;
  /* [point][organization]; owned. A point that failed, or is not played yet, has summaries with
   * n = 0. The comparison is with the baseline at the same point; that of the baseline itself, and
   * where there is none, is NaN. */
  reach_summary *summary;
  reach_comparison *comparison;
} reach_sweep_view;

#endif

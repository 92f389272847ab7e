/* How long a sweep will take: measured at a few of its points. */
#ifndef REACH_STUDY_FORECAST_H
#define REACH_STUDY_FORECAST_H

#include "study/design.h"
#include "study/study.h"

typedef struct {
  double seconds;           /* of the whole sweep, on n_threads; at most, if points end early */
  double least_seconds;     /* if all of them end at the first look; else the same */
  double point_seconds;     /* to make a point ready once */
  double replicate_seconds; /* of one replicate of all organizations */
} reach_forecast;

/* Plays for about two seconds; points that fail tell nothing. seconds is NaN where all do. Returns
 * 0, REACH_NO_MEMORY or REACH_INTERRUPTED + signal. */
int reach_forecast_make(const reach_design *design, const reach_study_options *options,
                        reach_forecast *forecast, reach_report *report);

#endif

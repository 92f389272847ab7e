/* Charts of a response: an organization's line over the values of a parameter. */
#ifndef REACH_PRESENT_CHART_RESPONSE_H
#define REACH_PRESENT_CHART_RESPONSE_H

#include "present/chart_series.h"

/* What stands at the end of an organization's line. */
typedef reach_end reach_response_end_of(const reach_response *response, size_t organization);

/* The mean score at the last value where there is one; NaN: there is none. */
double reach_response_last(const reach_response *response, size_t organization);

typedef struct {
  reach_response_end_of *end_of;
  const char *x_title;       /* NULL: the parameter and its help */
  const char *above, *below; /* what scores above and below 0 mean; NULL: nothing is said */
  bool (*is_shown)(const reach_crossing *crossing); /* NULL: all crossings that are certain */
} reach_response_form;

/* Axes, names at the ends of lines, and crossings. */
void reach_response_compose(reach_page *page, const reach_response_form *form);

#endif

/* The ladder on a page: which organizations, the columns of the steps, and the table below them
 * with names, ratio, and what each step keeps. Shared by the waterfall and the lines. */
#ifndef REACH_PRESENT_CHART_STEPS_H
#define REACH_PRESENT_CHART_STEPS_H

#include "present/chart_page.h"
#include "present/chart_series.h"
#include "present/number.h"
#include "present/rungs.h"

/* One row of figures below the steps. */
typedef struct {
  reach_line heading;
  reach_font font;
  size_t organization;
  bool is_ratio; /* else the share that is kept */
} reach_steps_row;

typedef struct {
  reach_steps_row row[3];
  size_t n_rows, n_stages, n_lines; /* of a name */
  double column;                    /* screen width of a step */
  double name_size;                 /* 0: there is no room for names */
  bool has_figures;                 /* they fit */
  bool is_short;                    /* in short words only */
} reach_steps;

/* Smallest mean above 0 and largest mean or end of an interval, of the organizations for which
 * is_meant[o] (NULL: all). */
typedef struct {
  double least, most;
  bool has_zero;
} reach_steps_span;
reach_steps_span reach_steps_span_of(const reach_result *result, const bool *is_meant);

/* More than so many times, or a 0: on a linear axis some of the figures would be hidden. */
bool reach_steps_are_far_apart(reach_steps_span span, double times);

/* Leaves room on all sides: for the table, the numbers of the axis, and on the right the ends (at
 * least `margin`). Sets the axes. */
void reach_steps_reserve(reach_page *page, reach_steps *steps, reach_steps_span span,
                         const reach_end *end, size_t n_ends, double margin);
/* Writes the table. */
void reach_steps_write(reach_page *page, const reach_steps *steps);

/* To four digits, or fewer where the interval is wide. */
reach_number reach_steps_value(const reach_summary *people);

#endif

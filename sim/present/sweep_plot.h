/* What charts of a sweep show of it: whose number, ratio or mean; which axes lie where; and how
 * values are written. docs/model.md, section "Sweeps", "Charts". */
#ifndef REACH_PRESENT_SWEEP_PLOT_H
#define REACH_PRESENT_SWEEP_PLOT_H

#include "present/lettering.h"
#include "study/study.h"
#include "study/sweep_view.h"

/* A number at a point with its 95 % interval; NaN = there is none. */
typedef struct {
  double value, low, high;
} reach_score;

typedef struct {
  const reach_result *result;
  const reach_sweep_view *view;
  const reach_design *design;
  size_t focus;  /* the organization that is shown */
  bool is_ratio; /* its ratio to the baseline, else its mean */
} reach_sweep_plot;

/* The organization that the axes change most; of several the one that differs clearly from the
 * baseline at most points. */
reach_sweep_plot reach_sweep_plot_of(const reach_result *result);

/* Of the organization at the point, as the plot has it; the mean in any case. */
reach_score reach_sweep_score(const reach_sweep_plot *plot, uint64_t point, size_t organization);
reach_score reach_sweep_mean(const reach_sweep_plot *plot, uint64_t point, size_t organization);
/* 1 or -1 where a ratio is clearly above or below 1, 0 where its interval has 1 in it; else (no
 * interval, or no ratio) 2. */
int reach_score_sign(reach_score score);

/* Values of an axis from the smallest to the largest; words in the order of the axis. */
typedef struct {
  size_t axis;     /* of the design */
  size_t n;        /* of values */
  double *value;   /* [n]; owned */
  uint64_t *index; /* [n] number of the value on the axis; owned */
  bool has_words, is_log;
} reach_side;

/* Of a grid, or of axes side by side. False: out of memory. Free is legal then. */
bool reach_side_init(reach_side *side, const reach_design *design, size_t axis);
void reach_side_free(reach_side *side);
/* Place between the first value (0) and the last (1). */
double reach_side_at(const reach_side *side, double value);
/* The value at such a place, of numbers. */
double reach_side_value(const reach_side *side, double at);
/* The number of the value nearest to this one. */
size_t reach_side_nearest(const reach_side *side, double value);

/* Numbers that an axis may show, ascending: its values, or round ones in about `most` steps.
 * Returns how many. */
enum { REACH_MOST_NUMBERS = 64 };
size_t reach_side_numbers(const reach_side *side, bool are_values, int most,
                          double value[REACH_MOST_NUMBERS]);

/* Does the axis take more than one value; are they numbers? */
bool reach_sweep_axis_varies(const reach_design *design, size_t axis);
bool reach_sweep_axis_has_words(const reach_design *design, size_t axis);
bool reach_design_is_grid(const reach_design *design);

/* What the scenario itself has there. */
double reach_sweep_axis_own(const reach_design *design, size_t axis);

/* The point of a grid with these numbers of values on its axes. */
uint64_t reach_grid_point(const reach_design *design, const uint64_t *index);

/* "12 %" of a share, "1,500", "0.35", or a word. */
reach_line reach_sweep_axis_words(const reach_design *design, size_t axis, double value);
/* "social.participation (share): Share of associates who take part", as far as `em` goes. */
reach_line reach_sweep_axis_title(const reach_design *design, size_t axis, double em);
/* A value of what is shown: "1.5×", "12 %", "20,000"; `decimals` of a number without a unit. */
reach_line reach_level_words(const reach_sweep_plot *plot, double value);
/* The name of the measure as one writes it: "reach", "cost per hire". */
reach_line reach_shown_measure(const reach_sweep_plot *plot);

#endif

/* A measure over two axes of a sweep, and panels of it for values of a third axis or for several
 * organizations: what its charts place and draw. Places are shares of a panel's width and height.
 */
#ifndef REACH_PRESENT_HEAT_H
#define REACH_PRESENT_HEAT_H

#include "present/contours.h"
#include "present/sweep_plot.h"

enum { REACH_MOST_PANELS = 9, REACH_MOST_LEVELS = 12 };

/* Cells with their numbers, or, of many values, colours between them; dots where points are no
 * grid. */
typedef enum { REACH_HEAT_CELLS, REACH_HEAT_SMOOTH, REACH_HEAT_DOTS } reach_heat_form;

typedef struct {
  size_t organization;
  uint64_t third; /* number of the value on the third axis */
  reach_line title;
} reach_heat_panel;

typedef struct {
  reach_sweep_plot plot;
  reach_heat_form form;
  reach_side x, y, third;  /* third.n = 0: there is none */
  double *x_at, *y_at;     /* [n] places of the values; owned */
  double *x_edge, *y_edge; /* [n + 1] borders of their cells; owned */
  uint64_t *fixed;         /* [axis] numbers of the values elsewhere; owned */
  reach_heat_panel panel[REACH_MOST_PANELS];
  size_t n_panels, n_panels_in_all;
  double least, most;              /* of all values that are shown; NaN: there are none */
  bool is_log;                     /* the scale of colours */
  double level[REACH_MOST_LEVELS]; /* round values between them, ascending */
  size_t n_levels;
  bool is_there; /* there was memory for it */
} reach_heat;

/* Two axes of numbers that vary: can there be a map, or panels of maps? */
bool reach_heat_applies(const reach_result *result, bool has_panels);
/* Free is legal whatever came of it. */
reach_heat reach_heat_of(const reach_result *result, bool has_panels);
void reach_heat_free(reach_heat *heat);

/* The point with value i across and k up; of dots the i-th point. */
uint64_t reach_heat_point(const reach_heat *heat, size_t panel, size_t i, size_t k);
reach_score reach_heat_score(const reach_heat *heat, size_t panel, size_t i, size_t k);
/* How many there are across; of dots all of them, and 1 up. */
size_t reach_heat_across(const reach_heat *heat);
size_t reach_heat_up(const reach_heat *heat);

/* Place on the scale of colours, 0 to 1; NaN of none. */
double reach_heat_shade(const reach_heat *heat, double value);
/* The shade of a place, straight between the four values around it. */
double reach_heat_shade_at(const reach_heat *heat, size_t panel, double x, double y);

/* Lines of a level. Returns 0 or REACH_NO_MEMORY. */
int reach_heat_contours(const reach_heat *heat, size_t panel, double level, reach_contours *out);
/* Are there lines of equal value, or only where the ratio is 1? */
bool reach_heat_has_contours(const reach_heat *heat);
bool reach_heat_has_break_even(const reach_heat *heat);

/* Has the interval of the ratio 1 in it? */
bool reach_heat_is_unclear(const reach_heat *heat, size_t panel, size_t i, size_t k);

/* Place of a value of an axis that the points have, or lie around; NaN outside. */
double reach_heat_place_x(const reach_heat *heat, double value);
double reach_heat_place_y(const reach_heat *heat, double value);

#endif

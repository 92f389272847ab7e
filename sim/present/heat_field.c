/* Colours between the points of a heat map, and lines of equal value. */
#include <math.h>
#include <stdlib.h>

#include "base/report.h"
#include "present/heat.h"

/* Between more values of both axes than this the line of break-even is drawn. */
enum { LEAST_FOR_A_LINE = 3 };
/* Nodes each way of the lattice that lines are traced on where colours run between points. */
enum { LATTICE = 96, LATTICE_OF_PANELS = 48 };

/* The interval of ascending at[n] around a place, and how far in it. */
static size_t interval_of(const double *at, size_t n, double place, double *share) {
  size_t low = 0, high = n - 1;
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    *(at[middle] <= place ? &low : &high) = middle;
  }
  *share = fmin(fmax((place - at[low]) / (at[high] - at[low]), 0), 1);
  return low;
}

double reach_heat_shade_at(const reach_heat *heat, size_t panel, double x, double y) {
  double right, up, sum = 0;
  size_t i = interval_of(heat->x_at, heat->x.n, x, &right);
  size_t k = interval_of(heat->y_at, heat->y.n, y, &up);
  for (size_t c = 0; c < 4; c++) {
    double weight = (c & 1 ? right : 1 - right) * (c & 2 ? up : 1 - up);
    if (!(weight > 0)) continue; /* a missing value beside the place counts for nothing */
    reach_score s = reach_heat_score(heat, panel, i + (c & 1), k + (c >> 1));
    sum += weight * reach_heat_shade(heat, s.value);
  }
  return sum;
}

bool reach_heat_has_contours(const reach_heat *heat) {
  return heat->form == REACH_HEAT_SMOOTH;
}

bool reach_heat_has_break_even(const reach_heat *heat) {
  if (!heat->plot.is_ratio || heat->form == REACH_HEAT_DOTS) return false;
  return heat->least < 1 && heat->most > 1 && heat->x.n > LEAST_FOR_A_LINE &&
         heat->y.n > LEAST_FOR_A_LINE;
}

static int smooth_contours(const reach_heat *heat, size_t panel, double shade,
                           reach_contours *out) {
  size_t n = heat->n_panels > 1 ? LATTICE_OF_PANELS : LATTICE;
  double *at = calloc(n, sizeof *at), *value = calloc(n * n, sizeof *value);
  int status = at && value ? 0 : REACH_NO_MEMORY;
  for (size_t i = 0; i < n && !status; i++) at[i] = (double)i / (double)(n - 1);
  for (size_t i = 0; i < n * n && !status; i++)
    value[i] = reach_heat_shade_at(heat, panel, at[i % n], at[i / n]);
  reach_field field = {at, at, n, n, value};
  if (!status) status = reach_contours_find(&field, shade, out);
  free(at);
  free(value);
  return status;
}

int reach_heat_contours(const reach_heat *heat, size_t panel, double level, reach_contours *out) {
  *out = (reach_contours){0};
  double shade = reach_heat_shade(heat, level);
  if (heat->form == REACH_HEAT_SMOOTH) return smooth_contours(heat, panel, shade, out);
  double *value = calloc(heat->x.n * heat->y.n, sizeof *value);
  if (!value) return REACH_NO_MEMORY;
  for (size_t k = 0; k < heat->y.n; k++)
    for (size_t i = 0; i < heat->x.n; i++)
      value[k * heat->x.n + i] = reach_heat_shade(heat, reach_heat_score(heat, panel, i, k).value);
  reach_field field = {heat->x_at, heat->y_at, heat->x.n, heat->y.n, value};
  int status = reach_contours_find(&field, shade, out);
  free(value);
  return status;
}

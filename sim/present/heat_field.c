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

/* Vertices of a piece of a border, so that a label may cut it short. */
enum { BORDER_VERTICES = 9 };

typedef struct {
  const reach_heat *heat;
  size_t panel;
  double level;
  reach_contours *out;
} borders;

static void add_border(const borders *b, reach_vertex from, reach_vertex to) {
  reach_contours *out = b->out;
  out->line[out->n_lines++] = (reach_contour){out->n_vertices, BORDER_VERTICES, false};
  for (int i = 0; i < BORDER_VERTICES; i++) {
    double share = (double)i / (BORDER_VERTICES - 1);
    out->vertex[out->n_vertices++] =
        (reach_vertex){from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
  }
}

/* Do the values of two cells lie on either side? A value that is the level counts as above. */
static bool parts(const borders *b, size_t i, size_t k, size_t beside, size_t over) {
  double here = reach_heat_score(b->heat, b->panel, i, k).value;
  double there = reach_heat_score(b->heat, b->panel, i + beside, k + over).value;
  return isfinite(here) && isfinite(there) && (here >= b->level) != (there >= b->level);
}

/* Of cells: the borders between values below and above, where they cross no number. */
static int cell_contours(const reach_heat *heat, size_t panel, double level, reach_contours *out) {
  size_t most = 2 * heat->x.n * heat->y.n;
  const double *x = heat->x_edge, *y = heat->y_edge;
  borders b = {heat, panel, level, out};
  out->vertex = calloc(most * BORDER_VERTICES, sizeof *out->vertex);
  out->line = calloc(most, sizeof *out->line);
  if (!out->vertex || !out->line) return REACH_NO_MEMORY;
  for (size_t k = 0; k < heat->y.n; k++)
    for (size_t i = 0; i < heat->x.n; i++) {
      if (i + 1 < heat->x.n && parts(&b, i, k, 1, 0))
        add_border(&b, (reach_vertex){x[i + 1], y[k]}, (reach_vertex){x[i + 1], y[k + 1]});
      if (k + 1 < heat->y.n && parts(&b, i, k, 0, 1))
        add_border(&b, (reach_vertex){x[i], y[k + 1]}, (reach_vertex){x[i + 1], y[k + 1]});
    }
  return 0;
}

int reach_heat_contours(const reach_heat *heat, size_t panel, double level, reach_contours *out) {
  *out = (reach_contours){0};
  if (heat->form == REACH_HEAT_CELLS) return cell_contours(heat, panel, level, out);
  return smooth_contours(heat, panel, reach_heat_shade(heat, level), out);
}

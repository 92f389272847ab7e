/* The numbers of a heat map as CSV: points first, then what is drawn from them. Places are shares
 * of a panel's width and height, shades of the scale of colours. */
#include "present/heat_data.h"

#include <math.h>

#include "present/heat_labels.h"

enum { WIDE = 144, HIGH = 81, WIDE_OF_PANELS = 64, HIGH_OF_PANELS = 36, BAR = 128 };
/* Hatching: lines along which twice the place across and the place up make multiples of this. */
static const double hatch = 0.032, hatch_of_panels = 0.08;

reach_heat_raster reach_heat_raster_of(const reach_heat *heat) {
  reach_heat_raster r = {0};
  r.n_points = heat->n_panels * reach_heat_across(heat) * reach_heat_up(heat);
  if (heat->form != REACH_HEAT_SMOOTH) return r;
  r.wide = heat->n_panels > 1 ? WIDE_OF_PANELS : WIDE;
  r.high = heat->n_panels > 1 ? HIGH_OF_PANELS : HIGH;
  return r;
}

static void cell(FILE *csv, double value) {
  fputc(',', csv);
  if (isfinite(value)) fprintf(csv, "%.17g", value + 0.0); /* no negative zero */
}

/* Four digits are more than a picture shows. */
static void place(FILE *csv, double value) {
  fputc(',', csv);
  if (isfinite(value)) fprintf(csv, "%.5g", value + 0.0);
}

/* A row of something drawn: from one place, to another (NaN: none). */
static void write_mark(FILE *csv, size_t panel, const char *kind, const double at[4],
                       double shade) {
  fprintf(csv, ",%zu,%s,,,,,", panel, kind);
  for (int i = 0; i < 4; i++) place(csv, at[i]);
  place(csv, shade);
  fputc('\n', csv);
}

static void write_value(FILE *csv, const reach_heat *heat, size_t axis, double value) {
  if (reach_sweep_axis_has_words(heat->plot.design, axis))
    fprintf(csv, ",%s", reach_sweep_axis_words(heat->plot.design, axis, value).text);
  else
    cell(csv, value);
}

/* Axes side by side have a value at every point; those of a list may have none. */
static double coordinate(const reach_heat *heat, const reach_side *side, uint64_t point) {
  const reach_design *design = heat->plot.design;
  double value = design->kind->value(design, point, side->axis);
  return isnan(value) ? reach_sweep_axis_own(design, side->axis) : value;
}

static void write_point(FILE *csv, const reach_heat *heat, size_t p, size_t i, size_t k) {
  uint64_t point = reach_heat_point(heat, p, i, k);
  double x = coordinate(heat, &heat->x, point), y = coordinate(heat, &heat->y, point);
  reach_score s = reach_heat_score(heat, p, i, k);
  fprintf(csv, "%zu,%zu,point", heat->panel[p].organization, p);
  write_value(csv, heat, heat->x.axis, x);
  write_value(csv, heat, heat->y.axis, y);
  cell(csv, s.value);
  cell(csv, s.low);
  cell(csv, s.high);
  if (heat->form == REACH_HEAT_CELLS) {
    place(csv, heat->x_edge[i]);
    place(csv, heat->y_edge[k]);
    place(csv, heat->x_edge[i + 1]);
    place(csv, heat->y_edge[k + 1]);
  } else {
    place(csv, reach_heat_place_x(heat, x));
    place(csv, reach_heat_place_y(heat, y));
    fputs(",,", csv);
  }
  place(csv, reach_heat_shade(heat, s.value));
  fputc('\n', csv);
}

static void write_points(FILE *csv, const reach_heat *heat) {
  for (size_t p = 0; p < heat->n_panels; p++)
    for (size_t k = 0; k < reach_heat_up(heat); k++)
      for (size_t i = 0; i < reach_heat_across(heat); i++) write_point(csv, heat, p, i, k);
}

static void write_pixels(FILE *csv, const reach_heat *heat) {
  reach_heat_raster r = reach_heat_raster_of(heat);
  for (size_t p = 0; p < heat->n_panels && r.wide; p++)
    for (size_t k = 0; k < r.high; k++)
      for (size_t i = 0; i < r.wide; i++) {
        double x = ((double)i + 0.5) / (double)r.wide, y = ((double)k + 0.5) / (double)r.high;
        write_mark(csv, p, "pixel", (double[]){x, y, NAN, NAN}, reach_heat_shade_at(heat, p, x, y));
      }
}

static void write_bar(FILE *csv, const reach_heat *heat) {
  for (size_t i = 0; i < BAR; i++)
    for (size_t side = 0; side < 2; side++)
      write_mark(csv, heat->n_panels, "scale",
                 (double[]){0.25 + 0.5 * (double)side, ((double)i + 0.5) / BAR, NAN, NAN},
                 ((double)i + 0.5) / BAR);
}

/* Vertices; a row without a place ends a line. */
static void write_lines(FILE *csv, const reach_heat *heat, size_t p, const char *kind,
                        double level) {
  reach_contours all;
  if (reach_heat_contours(heat, p, level, &all)) all.n_lines = 0;
  double shade = reach_heat_shade(heat, level);
  for (size_t k = 0; k < all.n_lines; k++) {
    for (size_t i = 0; i < all.line[k].n; i++) {
      reach_vertex v = all.vertex[all.line[k].first + i];
      fprintf(csv, "%zu,%zu,%s,,", heat->panel[p].organization, p, kind);
      cell(csv, level);
      fputs(",,", csv);
      place(csv, v.x);
      place(csv, v.y);
      fputs(",,", csv);
      place(csv, shade);
      fputc('\n', csv);
    }
    write_mark(csv, p, "end", (double[]){NAN, NAN, NAN, NAN}, NAN);
  }
  reach_contours_free(&all);
}

/* Lines through a cell. */
static void write_hatching(FILE *csv, const reach_heat *heat, size_t p, size_t i, size_t k) {
  double apart = heat->n_panels > 1 ? hatch_of_panels : hatch;
  double left = heat->x_edge[i], right = heat->x_edge[i + 1];
  double bottom = heat->y_edge[k], top = heat->y_edge[k + 1];
  double shade = reach_heat_shade(heat, reach_heat_score(heat, p, i, k).value);
  for (double c = ceil((2 * left + bottom) / apart) * apart; c < 2 * right + top; c += apart) {
    double from = fmax(left, (c - top) / 2), to = fmin(right, (c - bottom) / 2);
    if (!(to > from)) continue;
    write_mark(csv, p, "hatch", (double[]){from, c - 2 * from, to, c - 2 * to}, shade);
  }
}

static void write_drawn(FILE *csv, const reach_heat *heat, size_t p) {
  for (size_t k = 0; k < reach_heat_up(heat) && heat->form != REACH_HEAT_DOTS; k++)
    for (size_t i = 0; i < reach_heat_across(heat); i++)
      if (reach_heat_is_unclear(heat, p, i, k)) write_hatching(csv, heat, p, i, k);
  for (size_t l = 0; l < heat->n_levels && reach_heat_has_contours(heat); l++) {
    bool is_one = heat->plot.is_ratio && heat->level[l] >= 1 && heat->level[l] <= 1;
    if (!is_one) write_lines(csv, heat, p, "contour", heat->level[l]);
  }
  if (reach_heat_has_break_even(heat)) write_lines(csv, heat, p, "break-even", 1);
  reach_vertex own;
  if (reach_heat_own(heat, p, &own))
    write_mark(csv, p, "own", (double[]){own.x, own.y, NAN, NAN},
               reach_heat_shade_at(heat, p, own.x, own.y));
}

void reach_heat_data(const reach_result *result, bool has_panels, FILE *csv) {
  reach_heat heat = reach_heat_of(result, has_panels);
  fputs("organization,panel,kind,x,y,value,value_ci_low,value_ci_high,at_x,at_y,to_x,to_y,shade\n",
        csv);
  if (heat.is_there) {
    write_points(csv, &heat);
    write_pixels(csv, &heat);
    write_bar(csv, &heat);
    for (size_t p = 0; p < heat.n_panels; p++) write_drawn(csv, &heat, p);
  }
  reach_heat_free(&heat);
}

#include "present/heat_labels.h"

#include <math.h>
#include <stdlib.h>

static const double light_from = 0.44; /* of viridis: white has 4.5:1 up to here, black from here */
static const double label_size = 0.62, inset = 0.006, breath = 0.004;
static const double near_enough = 0.05; /* to other lines: beyond, farther is no better */
static const double least_apart = 0.008;
static const double beside_mark = 0.016;
enum { MOST_LINES = REACH_MOST_LEVELS + 1 };

enum reach_ink reach_heat_ink(double shade) {
  return shade < light_from ? REACH_INK_OVER_DARK : REACH_INK_OVER_LIGHT;
}

/* All lines of a panel, in places of the page. */
typedef struct {
  reach_page *page;
  const reach_heat *heat;
  const reach_pane *pane;
  reach_contours all[MOST_LINES];
  size_t n;
} lines;

static reach_vertex on_page(const reach_pane *pane, reach_vertex v) {
  return (reach_vertex){pane->left + v.x * (pane->right - pane->left),
                        pane->bottom + v.y * (pane->top - pane->bottom)};
}

static void add_lines(lines *l, size_t panel, double level) {
  reach_contours *c = &l->all[l->n++];
  if (reach_heat_contours(l->heat, panel, level, c)) l->page->is_short_of_memory = true;
  for (size_t i = 0; i < c->n_vertices; i++) c->vertex[i] = on_page(l->pane, c->vertex[i]);
}

/* Distance of a place from a box, across as long as up. */
static double distance(reach_vertex v, const reach_pane *box) {
  double across = fmax(fmax(box->left - v.x, v.x - box->right), 0) * REACH_PAGE_ASPECT;
  return hypot(across, fmax(fmax(box->bottom - v.y, v.y - box->top), 0));
}

/* From the nearest line of another level. */
static double clearance(const lines *l, size_t own, const reach_pane *box) {
  double least = near_enough;
  for (size_t k = 0; k < l->n; k++)
    for (size_t i = 0; i < l->all[k].n_vertices && k != own; i++)
      least = fmin(least, distance(l->all[k].vertex[i], box));
  return least;
}

static bool is_free(const lines *l, const reach_pane *box) {
  const reach_pane *pane = l->pane;
  if (box->left < pane->left + inset || box->right > pane->right - inset) return false;
  if (box->bottom < pane->bottom + inset || box->top > pane->top - inset) return false;
  return !reach_page_is_taken(l->page, box->left, box->right, (box->bottom + box->top) / 2,
                              box->top - box->bottom);
}

static reach_pane box_around(reach_vertex middle, double width, double height) {
  return (reach_pane){middle.x - width / 2, middle.x + width / 2, middle.y - height / 2,
                      middle.y + height / 2};
}

static void write_at(const lines *l, const char *text, reach_font font, reach_vertex middle,
                     const reach_pane *box) {
  reach_page_label(l->page, text, middle.x, middle.y, font);
  reach_page_gap(l->page, *box);
}

/* The place on the lines of number `own` that is farthest from others, and near the middle of its
 * line. Returns false where there is none. */
static bool label_line(const lines *l, size_t own, const char *text, bool is_bold,
                       enum reach_ink ink) {
  const reach_contours *c = &l->all[own];
  reach_font font = {label_size, is_bold, REACH_CENTRE, ink};
  double width = reach_text_width(text, font) + 2 * breath, best = -1;
  double height = reach_text_height(label_size);
  reach_vertex best_at = {0};
  for (size_t k = 0; k < c->n_lines; k++) {
    for (size_t i = 0; i < c->line[k].n; i++) {
      reach_vertex v = c->vertex[c->line[k].first + i];
      reach_pane box = box_around(v, width, height);
      if (!is_free(l, &box)) continue;
      double apart = clearance(l, own, &box);
      double from_end = (double)(i < c->line[k].n - i ? i : c->line[k].n - i);
      double score = apart + 0.02 * from_end / (double)c->line[k].n + 1e-4 * from_end;
      if (apart < least_apart || score <= best) continue;
      best = score;
      best_at = v;
    }
  }
  if (best < 0) return false;
  reach_pane box = box_around(best_at, width, height);
  write_at(l, text, font, best_at, &box);
  return true;
}

static void label_break_even(const lines *l) {
  enum reach_ink ink = reach_heat_ink(reach_heat_shade(l->heat, 1));
  if (!label_line(l, l->n - 1, "break-even", true, ink)) label_line(l, l->n - 1, "1×", true, ink);
}

/* Is the panel of the scenario's own values everywhere else? */
static bool has_own(const reach_heat *heat, size_t panel) {
  const reach_design *design = heat->plot.design;
  if (heat->form != REACH_HEAT_SMOOTH) return false;
  uint64_t point = reach_heat_point(heat, panel, 0, 0);
  for (size_t d = 0; d < design->n_axes; d++) {
    double off = design->kind->value(design, point, d) - reach_sweep_axis_own(design, d);
    if (d != heat->x.axis && d != heat->y.axis && fabs(off) > 0) return false;
  }
  return true;
}

bool reach_heat_own(const reach_heat *heat, size_t panel, reach_vertex *own) {
  const reach_design *design = heat->plot.design;
  if (!has_own(heat, panel)) return false;
  own->x = reach_heat_place_x(heat, reach_sweep_axis_own(design, heat->x.axis));
  own->y = reach_heat_place_y(heat, reach_sweep_axis_own(design, heat->y.axis));
  return isfinite(own->x) && isfinite(own->y);
}

/* Beside the mark of the scenario, on the side where there is more room. */
static void label_own(const lines *l, size_t panel) {
  static const char text[] = "the scenario";
  reach_vertex own;
  if (!reach_heat_own(l->heat, panel, &own)) return;
  reach_vertex mark = on_page(l->pane, own), best_at = {0};
  reach_font font = {label_size, true, REACH_CENTRE, REACH_INK_OVER_DARK};
  double width = reach_text_width(text, font) + 2 * breath, best = -1;
  double height = reach_text_height(label_size), away = beside_mark + width / 2;
  double over = height * 1.1;
  const reach_vertex step[] = {{away, 0},         {-away, 0},          {0, -over},
                               {0, over},         {away, -over},       {-away, -over},
                               {away, over},      {-away, over},       {width / 2, -over},
                               {width / 2, over}, {-width / 2, -over}, {-width / 2, over}};
  reach_page_gap(l->page, box_around(mark, beside_mark, beside_mark * REACH_PAGE_ASPECT));
  for (size_t k = 0; k < sizeof step / sizeof *step; k++) {
    reach_vertex at = {mark.x + step[k].x, mark.y + step[k].y};
    reach_pane box = box_around(at, width, height);
    double apart = is_free(l, &box) ? clearance(l, l->n, &box) : -1;
    if (apart <= best) continue;
    best = apart;
    best_at = at;
  }
  if (best < least_apart / 2) return;
  double x = (best_at.x - l->pane->left) / (l->pane->right - l->pane->left);
  double y = (best_at.y - l->pane->bottom) / (l->pane->top - l->pane->bottom);
  font.ink = reach_heat_ink(reach_heat_shade_at(l->heat, panel, x, y));
  reach_pane box = box_around(best_at, width, height);
  write_at(l, text, font, best_at, &box);
}

static bool is_break_even(const reach_heat *heat, size_t level) {
  return heat->plot.is_ratio && heat->level[level] >= 1 && heat->level[level] <= 1;
}

void reach_heat_labels_place(reach_page *page, const reach_heat *heat, size_t panel,
                             const reach_pane *pane) {
  lines l = {.page = page, .heat = heat, .pane = pane};
  bool has_levels = reach_heat_has_contours(heat) && heat->n_panels == 1;
  for (size_t i = 0; i < heat->n_levels && has_levels; i++) {
    if (is_break_even(heat, i))
      l.n++; /* a line of its own */
    else
      add_lines(&l, panel, heat->level[i]);
  }
  bool has_one = reach_heat_has_break_even(heat);
  if (has_one) add_lines(&l, panel, 1);
  if (heat->n_panels == 1) label_own(&l, panel);
  bool has_name = has_one && heat->n_panels == 1 && has_levels; /* else the subtitle tells */
  if (has_name) label_break_even(&l);
  for (size_t i = 0; i < heat->n_levels && has_levels; i++) {
    double level = heat->level[i];
    if (is_break_even(heat, i)) continue;
    label_line(&l, i, reach_level_words(&heat->plot, level).text, false,
               reach_heat_ink(reach_heat_shade(heat, level)));
  }
  for (size_t i = 0; i < l.n; i++) reach_contours_free(&l.all[i]);
}

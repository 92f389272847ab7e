/* A measure over two axes of a sweep as a map of colours, and small multiples of it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/heat_data.h"
#include "present/heat_labels.h"
#include "present/names.h"
#include "present/number.h"
#include "present/sweep_words.h"

enum { X_NUMBERS = 8, Y_NUMBERS = 6, ASPECTS = 9 };
static const double number_size = 0.8, title_size = 0.72, cell_size = 0.7, least_cell_size = 0.5;
static const double number_gap = 0.01, word_gap = 0.012;
static const double bar_gap = 0.024, bar_width = 0.014, tick_length = 0.005;
static const double pane_gap = 0.02;

static bool heat_of(reach_page *page, bool has_panels, reach_heat *heat) {
  *heat = reach_heat_of(page->result, has_panels);
  if (!heat->is_there) page->is_short_of_memory = true;
  return heat->is_there;
}

static void widen(const reach_heat *heat, double value, double *widest) {
  reach_font font = {.size = number_size, .is_bold = true};
  *widest = fmax(*widest, reach_text_width(reach_level_words(&heat->plot, value).text, font));
}

/* Values that the scale of colours tells: the levels, or both ends where there is none. */
static size_t scale_values(const reach_heat *heat, double value[REACH_MOST_LEVELS + 2]) {
  size_t n = 0;
  for (; n < heat->n_levels; n++) value[n] = heat->level[n];
  if (n < 2) {
    value[0] = heat->least;
    value[1] = heat->most;
    n = heat->most > heat->least ? 2 : 1;
  }
  if (heat->plot.is_ratio && heat->least < 1 && heat->most > 1) value[n++] = 1;
  return n;
}

/* The scale of colours right of the panes; break-even on it in bold, and before all others. */
static void write_scale(reach_page *page, const reach_heat *heat, const reach_pane *bar) {
  double value[REACH_MOST_LEVELS + 2];
  size_t n = scale_values(heat, value);
  reach_page_pane(page, *bar);
  for (size_t i = n; i-- > 0;) {
    bool is_one = heat->plot.is_ratio && value[i] >= 1 && value[i] <= 1;
    double y = bar->bottom + reach_heat_shade(heat, value[i]) * (bar->top - bar->bottom);
    double x = bar->right + tick_length + number_gap / 2;
    reach_font font = {number_size, is_one, REACH_LEFT, is_one ? REACH_INK_TEXT : REACH_INK_MUTED};
    const char *words = reach_level_words(&heat->plot, value[i]).text;
    reach_line text = reach_line_clean(words);
    if (reach_page_is_taken(page, x, x + reach_text_width(text.text, font), y,
                            reach_text_height(number_size) * 0.8))
      continue;
    reach_page_rule(page, (reach_rule){bar->right, y, bar->right + tick_length, y, font.ink,
                                       is_one ? 1.6 : 0.8, 1});
    reach_page_label(page, text.text, x, y, font);
  }
}

static bool has_cells(const reach_heat *heat) {
  return heat->form == REACH_HEAT_CELLS;
}

/* Inside a pane, also a round number that rounding puts a little beyond its end. */
static double within(double place, const reach_side *side, double value) {
  if (isfinite(place) || side->n < 2) return isfinite(place) ? place : 0.5;
  return value < side->value[side->n / 2] ? 0 : 1;
}

static void write_x_numbers(reach_page *page, const reach_heat *heat, const reach_pane *pane) {
  double value[REACH_MOST_NUMBERS], free_from = -1;
  size_t n = reach_side_numbers(&heat->x, has_cells(heat), X_NUMBERS, value);
  reach_font font = {number_size, false, REACH_CENTRE, REACH_INK_MUTED};
  double y = pane->bottom - number_gap - reach_text_height(number_size) / 2;
  for (size_t i = 0; i < n; i++) {
    reach_line text = reach_sweep_axis_words(heat->plot.design, heat->x.axis, value[i]);
    double place = within(reach_heat_place_x(heat, value[i]), &heat->x, value[i]);
    double x = pane->left + place * (pane->right - pane->left);
    double half = reach_text_width(text.text, font) / 2;
    if (x - half < free_from || x + half > page->edge ||
        reach_page_is_taken(page, x - half - word_gap, x + half, y, number_gap))
      continue;
    reach_page_label(page, text.text, x, y, font);
    free_from = x + half + word_gap;
  }
}

static void write_y_numbers(reach_page *page, const reach_heat *heat, const reach_pane *pane) {
  double value[REACH_MOST_NUMBERS], free_from = -1, height = reach_text_height(number_size);
  size_t n = reach_side_numbers(&heat->y, has_cells(heat), Y_NUMBERS, value);
  reach_font font = {number_size, false, REACH_RIGHT, REACH_INK_MUTED};
  for (size_t i = 0; i < n; i++) {
    reach_line text = reach_sweep_axis_words(heat->plot.design, heat->y.axis, value[i]);
    double place = within(reach_heat_place_y(heat, value[i]), &heat->y, value[i]);
    double y = pane->bottom + place * (pane->top - pane->bottom);
    if (y < free_from) continue;
    reach_page_label(page, text.text, pane->left - number_gap, y, font);
    free_from = y + height;
  }
}

static double y_numbers_width(const reach_heat *heat) {
  double value[REACH_MOST_NUMBERS], widest = 0;
  size_t n = reach_side_numbers(&heat->y, has_cells(heat), Y_NUMBERS, value);
  for (size_t i = 0; i < n; i++)
    widest = fmax(
        widest,
        reach_text_width(reach_sweep_axis_words(heat->plot.design, heat->y.axis, value[i]).text,
                         (reach_font){.size = number_size}));
  return widest;
}

/* The value of each cell in it, in the size that all have room for, or none. */
static void write_cells(reach_page *page, const reach_heat *heat, const reach_pane *pane) {
  double wide = pane->right - pane->left, high = pane->top - pane->bottom, size = cell_size;
  if (heat->form != REACH_HEAT_CELLS) return;
  for (size_t k = 0; k < heat->y.n; k++)
    for (size_t i = 0; i < heat->x.n; i++) {
      reach_score score = reach_heat_score(heat, 0, i, k);
      reach_font font = {.size = 1, .is_bold = true};
      double width = reach_text_width(reach_sweep_score_words(&heat->plot, score).text, font);
      double room = (heat->x_edge[i + 1] - heat->x_edge[i]) * wide - word_gap;
      double tall = (heat->y_edge[k + 1] - heat->y_edge[k]) * high;
      if (isfinite(score.value))
        size = fmin(size, fmin(room / width, tall / (1.2 * reach_text_height(1))));
    }
  if (size < least_cell_size) return;
  for (size_t k = 0; k < heat->y.n; k++)
    for (size_t i = 0; i < heat->x.n; i++) {
      reach_score score = reach_heat_score(heat, 0, i, k);
      double x = pane->left + (heat->x_edge[i] + heat->x_edge[i + 1]) / 2 * wide;
      double y = pane->bottom + (heat->y_edge[k] + heat->y_edge[k + 1]) / 2 * high;
      reach_line text = reach_sweep_score_words(&heat->plot, score);
      bool is_unclear = reach_heat_is_unclear(heat, 0, i, k);
      reach_font font = {size, !is_unclear, REACH_CENTRE,
                         reach_heat_ink(reach_heat_shade(heat, score.value))};
      if (!isfinite(score.value)) continue;
      double half_width = reach_text_width(text.text, font) / 2 + number_gap / 2;
      double half_height = reach_text_height(size) / 2;
      reach_page_label(page, text.text, x, y, font);
      reach_page_gap(
          page, (reach_pane){x - half_width, x + half_width, y - half_height, y + half_height});
    }
}

typedef struct {
  size_t across, up;
} arrangement;

static arrangement arrange(size_t n) {
  static const arrangement by_number[ASPECTS + 1] = {{1, 1}, {1, 1}, {2, 1}, {3, 1}, {2, 2},
                                                     {3, 2}, {3, 2}, {4, 2}, {4, 2}, {3, 3}};
  return by_number[n <= ASPECTS ? n : ASPECTS];
}

/* Title of a panel above it; of organizations in bold. */
static void write_panel_title(reach_page *page, const reach_heat *heat, size_t p,
                              const reach_pane *pane) {
  bool is_organization = !heat->third.n;
  reach_font font = {title_size, is_organization, REACH_LEFT, REACH_INK_TEXT};
  double em = reach_text_em(pane->right - pane->left, title_size);
  reach_line title = is_organization
                         ? reach_name_shown(heat->plot.result, heat->panel[p].organization, em)
                         : reach_line_squeezed(heat->panel[p].title.text, em, false);
  reach_page_label(page, title.text, pane->left, pane->top + reach_text_height(title_size) * 0.6,
                   font);
}

/* What is left for the panes: below the title of the vertical axis, above numbers and the title of
 * the other, left of the scale. */
static reach_pane area_of(const reach_page *page, const reach_heat *heat) {
  double widest = 0, value[REACH_MOST_LEVELS + 2];
  size_t n = scale_values(heat, value);
  for (size_t i = 0; i < n; i++) widen(heat, value[i], &widest);
  return (reach_pane){.left = REACH_PAGE_LEFT + y_numbers_width(heat) + number_gap,
                      .right = page->edge - widest - number_gap - tick_length - bar_width - bar_gap,
                      .bottom = page->bottom + number_gap + 2 * reach_text_height(number_size),
                      .top = page->top - reach_text_height(title_size) * 0.6};
}

static reach_pane pane_of(const reach_heat *heat, const reach_pane *area, size_t p) {
  arrangement a = arrange(heat->n_panels);
  double title = heat->n_panels > 1 ? reach_text_height(title_size) * 1.2 : 0;
  size_t column = p % a.across, row = p / a.across;
  double wide = (area->right - area->left - pane_gap * (double)(a.across - 1)) / (double)a.across;
  double gap = a.up > 1 ? pane_gap : 0;
  double high = (area->top - area->bottom - gap * (double)(a.up - 1)) / (double)a.up;
  double left = area->left + (double)column * (wide + pane_gap);
  double top = area->top - (double)row * (high + gap);
  return (reach_pane){left, left + wide, top - high, top - title};
}

static void write_titles(reach_page *page, const reach_heat *heat, const reach_pane *area) {
  const reach_design *design = heat->plot.design;
  reach_font font = {title_size, false, REACH_LEFT, REACH_INK_MUTED};
  double em = reach_text_em(page->edge - REACH_PAGE_LEFT, title_size);
  reach_page_label(page, reach_sweep_axis_title(design, heat->y.axis, em).text, REACH_PAGE_LEFT,
                   area->top + reach_text_height(title_size) * (heat->n_panels > 1 ? 0.5 : 0.9),
                   font);
  font = (reach_font){number_size, false, REACH_CENTRE, REACH_INK_MUTED};
  em = reach_text_em(area->right - area->left, number_size);
  reach_page_label(page, reach_sweep_axis_title(design, heat->x.axis, em).text,
                   (area->left + area->right) / 2,
                   area->bottom - number_gap - reach_text_height(number_size) * 1.5, font);
}

static void compose(reach_page *page, bool has_panels) {
  reach_heat heat;
  if (!heat_of(page, has_panels, &heat)) {
    reach_heat_free(&heat);
    return;
  }
  reach_pane area = area_of(page, &heat);
  arrangement a = arrange(heat.n_panels);
  reach_heat_raster raster = reach_heat_raster_of(&heat);
  write_titles(page, &heat, &area);
  for (size_t p = 0; p < heat.n_panels; p++) {
    reach_pane pane = pane_of(&heat, &area, p);
    reach_page_pane(page, pane);
    if (heat.n_panels > 1) write_panel_title(page, &heat, p, &pane);
    if (p + a.across >= heat.n_panels) write_x_numbers(page, &heat, &pane);
    if (p % a.across == 0) write_y_numbers(page, &heat, &pane);
    if (heat.n_panels == 1) write_cells(page, &heat, &pane);
    reach_heat_labels_place(page, &heat, p, &pane);
  }
  reach_pane last = pane_of(&heat, &area, (a.up - 1) * a.across), first = pane_of(&heat, &area, 0);
  double x = area.right + bar_gap;
  write_scale(page, &heat, &(reach_pane){x, x + bar_width, last.bottom, first.top});
  page->panes.first_pixel = raster.n_points;
  page->panes.n_pixels = raster.wide * raster.high;
  page->left = page->bottom = 0;
  page->right = page->width;
  page->top = 1;
  reach_heat_free(&heat);
}

bool reach_chart_heat_applies(const reach_result *result) {
  return reach_heat_applies(result, false);
}

void reach_chart_heat_data(const reach_result *result, FILE *csv) {
  reach_heat_data(result, false, csv);
}

void reach_chart_heat_compose(reach_page *page) {
  compose(page, false);
}

bool reach_chart_multiples_applies(const reach_result *result) {
  return reach_heat_applies(result, true);
}

void reach_chart_multiples_data(const reach_result *result, FILE *csv) {
  reach_heat_data(result, true, csv);
}

void reach_chart_multiples_compose(reach_page *page) {
  compose(page, true);
}

/* A measure along an axis of a sweep: lines with the intervals of their points as bands. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/family.h"
#include "present/names.h"
#include "present/number.h"
#include "present/sweep_words.h"

enum { X_NUMBERS = 10, SOLID = 1, DOTTED = 3 };
static const double number_size = 0.8, name_size = 0.72;
static const double number_gap = 0.012, name_gap = 0.012, leader = 0.02;
static const double widest_names = 0.2; /* of the page */
static const double margin = 0.02;      /* of the axis, so that no mark is cut */
/* Where all is above this share of the largest, an axis from 0 would show a straight line. */
static const double far_from_0 = 0.6;

bool reach_chart_lines_applies(const reach_result *result) {
  return reach_family_applies(result);
}

static enum reach_ink ink_of(const reach_family *l, size_t k) {
  if (!l->second.n) return reach_series_ink(l->plot.result, l->line[k].organization);
  return k == 0   ? REACH_INK_BASELINE
         : k == 1 ? REACH_INK_FOCUS
                  : REACH_INK_THIRD + (enum reach_ink)(k - 2);
}

static reach_curve curve_of(const reach_family *l, size_t k) {
  reach_curve out = {l->line[k].name, ink_of(l, k), l->n_lines <= REACH_FEW_LINES ? 1.6 : 1.2,
                     SOLID};
  if (!l->second.n) out.dash = reach_series_dash(l->plot.result, l->line[k].organization);
  return out;
}

void reach_chart_lines_data(const reach_result *result, FILE *csv) {
  reach_family l = reach_family_of(result);
  fputs("organization,line,x,at_x,value,value_ci_low,value_ci_high\n", csv);
  for (size_t k = 0; k < l.n_lines && l.is_there; k++)
    for (size_t i = 0; i < l.x.n; i++) {
      reach_score s = reach_family_score(&l, k, i);
      fprintf(csv, "%zu,%zu", l.line[k].organization, k);
      if (l.x.has_words)
        fprintf(csv, ",%s", reach_sweep_axis_words(l.plot.design, l.x.axis, l.x.value[i]).text);
      else
        reach_chart_cell(csv, l.x.value[i]);
      reach_chart_cell(csv, reach_side_at(&l.x, l.x.value[i]));
      reach_chart_cell(csv, s.value);
      reach_chart_cell(csv, s.low);
      reach_chart_cell(csv, s.high);
      fputc('\n', csv);
    }
  reach_family_free(&l);
}

typedef struct {
  double least, most;
} extent;

/* Of the lines and bands; from 0 unless all is far from it; with 1 where ratios are shown. */
static extent extent_of(const reach_family *l) {
  extent e = {NAN, NAN};
  for (size_t k = 0; k < l->n_lines; k++)
    for (size_t i = 0; i < l->x.n; i++) {
      reach_score s = reach_family_score(l, k, i);
      e.least = fmin(e.least, isfinite(s.low) ? s.low : s.value);
      e.most = fmax(e.most, isfinite(s.high) ? s.high : s.value);
    }
  if (l->second.n && l->plot.is_ratio) {
    e.least = fmin(e.least, 1);
    e.most = fmax(e.most, 1);
  }
  bool is_far = e.least > far_from_0 * e.most && e.most > e.least;
  if (!is_far) e.least = fmin(e.least, 0);
  e.most = fmax(e.most, 0);
  return e;
}

static double last_of(const reach_family *l, size_t k) {
  double last = NAN;
  for (size_t i = 0; i < l->x.n; i++) {
    double here = reach_family_score(l, k, i).value;
    if (isfinite(here)) last = here;
  }
  return last;
}

static reach_line name_of(const reach_family *l, size_t k, double em) {
  if (!l->second.n && !l->line[k].is_merged)
    return reach_name_shown(l->plot.result, l->line[k].organization, em);
  return reach_line_squeezed(l->line[k].name.text, em, true);
}

static double names_width(const reach_family *l) {
  double widest = 0, em = reach_text_em(widest_names, name_size);
  for (size_t k = 0; k < l->n_lines; k++)
    widest = fmax(widest, reach_text_width(name_of(l, k, em).text,
                                           (reach_font){.size = name_size, .is_bold = true}));
  return widest;
}

/* At the ends of the lines, moved apart where they would collide. */
static void write_names(reach_page *page, const reach_family *l) {
  double y[REACH_MOST_LINES], em = reach_text_em(widest_names, name_size);
  size_t shown[REACH_MOST_LINES], n = 0;
  for (size_t k = 0; k < l->n_lines; k++) {
    double last = last_of(l, k);
    if (!isfinite(last)) continue;
    shown[n] = k;
    y[n++] = reach_page_y(page, last);
  }
  double height = reach_text_height(name_size);
  if (reach_spread(y, n, height, page->bottom + height / 2, page->top))
    page->is_short_of_memory = true;
  for (size_t i = 0; i < n; i++) {
    enum reach_ink ink = ink_of(l, shown[i]);
    double at = reach_page_y(page, last_of(l, shown[i]));
    if (fabs(at - y[i]) > height / 4)
      reach_page_rule(page, (reach_rule){page->right + name_gap / 4, at,
                                         page->right + leader - name_gap / 4, y[i], ink, 0.6, 1});
    reach_page_label(page, name_of(l, shown[i], em).text, page->right + leader, y[i],
                     (reach_font){name_size, true, REACH_LEFT, ink});
  }
}

static void write_numbers(reach_page *page, const reach_family *l) {
  enum { FEW = 12 };
  double value[REACH_MOST_NUMBERS], free_from = -1;
  size_t n = reach_side_numbers(&l->x, l->x.n <= FEW, X_NUMBERS, value);
  reach_font font = {number_size, false, REACH_CENTRE, REACH_INK_MUTED};
  for (size_t i = 0; i < n; i++) {
    reach_line text = reach_sweep_axis_words(l->plot.design, l->x.axis, value[i]);
    double x = reach_page_x(page, reach_side_at(&l->x, value[i]));
    double half = reach_text_width(text.text, font) / 2;
    if (x - half < free_from) continue;
    reach_page_label(page, text.text, x, reach_axis_x_number_y(page), font);
    free_from = x + half + number_gap;
  }
}

static reach_line tick_plain(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_number_size(value).text);
  return out;
}

static reach_line tick_percent(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%.4g %%", 100 * value);
  return out;
}

static reach_tick_words *ticks_of(const reach_family *l) {
  if (l->second.n && l->plot.is_ratio) return reach_tick_times;
  const char *unit = reach_measure_table[l->plot.view->measure].unit;
  return strcmp(unit, "share") == 0 ? tick_percent : tick_plain;
}

/* A line at 1, said beside it. */
static void write_break_even(reach_page *page, const reach_family *l) {
  if (!l->second.n || !l->plot.is_ratio || page->y_least >= 1 || page->y_most <= 1) return;
  double y = reach_page_y(page, 1);
  reach_page_rule(page, (reach_rule){page->left, y, page->right, y, REACH_INK_TEXT, 1.2, DOTTED});
}

void reach_chart_lines_compose(reach_page *page) {
  reach_family l = reach_family_of(page->result);
  if (!l.is_there) {
    page->is_short_of_memory = true;
    reach_family_free(&l);
    return;
  }
  extent e = extent_of(&l);
  reach_axis_reserve_x(page);
  page->x_least = -margin;
  page->x_most = 1 + margin;
  page->right = page->edge - names_width(&l) - leader;
  if (e.least < 0 || e.least > 0)
    reach_axis_y_between(page, e.least, e.most, ticks_of(&l));
  else
    reach_axis_y(page, e.most, ticks_of(&l));
  write_numbers(page, &l);
  double em = reach_text_em(page->right - page->left, number_size);
  reach_axis_x_title(page, reach_sweep_axis_title(l.plot.design, l.x.axis, em).text);
  write_break_even(page, &l);
  write_names(page, &l);
  for (size_t k = 0; k < l.n_lines; k++) {
    reach_curve curve = curve_of(&l, k);
    reach_page_curve(page, &curve);
  }
  reach_family_free(&l);
}

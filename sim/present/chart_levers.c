#include "present/chart_levers.h"

#include <math.h>

#include "present/chart_axis.h"

static const double wide_text = 0.66, narrow_text = 0.56, least_text = 0.4;
static const double most_names = 0.34, least_names = 0.1, least_plot = 0.24; /* of the page */
static const double gap = 0.012;
static const double most_column_em = 11;

static const reach_sensitivity *of(const reach_page *page) {
  return page->result->sensitivity;
}

size_t reach_levers_shown(const reach_result *result) {
  const reach_sensitivity *s = result->sensitivity;
  size_t n = 0;
  while (n < s->design.n_axes && n < REACH_MOST_LEVERS &&
         !isnan(reach_lever_main(s, &s->lever[n])->at))
    n++;
  return n;
}

reach_line reach_levers_left_out(const reach_result *result) {
  reach_line out = {""};
  size_t n = reach_levers_shown(result), all = result->sensitivity->design.n_axes;
  if (n < all) snprintf(out.text, sizeof out.text, ", the first %zu of %zu", n, all);
  return out;
}

static reach_line words_of(const reach_page *page, const reach_lever_column *column, size_t i) {
  reach_line line = column->words(of(page), &of(page)->lever[i]);
  return reach_line_squeezed(line.text, most_column_em, false);
}

void reach_levers_x_axis(reach_page *page, reach_tick_words *words) {
  enum { STEPS = 5, MOST_TICKS = 2 * STEPS };
  double at[MOST_TICKS], step = reach_round_step(page->x_most - page->x_least, STEPS);
  size_t n = 0;
  for (double i = ceil(page->x_least / step - 1e-9); n < MOST_TICKS; i++) {
    if (i * step > page->x_most + step * 1e-9) break;
    double x = reach_page_x(page, i * step);
    reach_page_rule(page, (reach_rule){x, page->bottom, x, page->top, REACH_INK_GRID, 0.7, 1});
    at[n++] = i * step;
  }
  reach_axis_x_at(page, at, n, words);
}

static double column_width(const reach_page *page, const reach_lever_column *column, size_t n,
                           double size) {
  double widest = reach_text_width(column->heading, (reach_font){.size = size, .is_bold = true});
  for (size_t i = 0; i < n; i++)
    widest =
        fmax(widest, reach_text_width(words_of(page, column, i).text, (reach_font){.size = size}));
  return widest;
}

static double names_width(const reach_page *page, size_t n, double size) {
  double widest = 0;
  for (size_t i = 0; i < n; i++)
    widest = fmax(widest, reach_text_width(reach_lever_name(of(page), &of(page)->lever[i]).text,
                                           (reach_font){.size = size}));
  return fmin(widest, most_names);
}

/* Letters as large as rows let them be. Few rows are no thicker than FEW are. */
static void set_rows(reach_page *page, reach_lever_rows *rows) {
  enum { FEW = 4 };
  double n = fmax((double)rows->n_rows, FEW), height = (page->top - page->bottom) / n;
  double largest = page->width < 1 ? narrow_text : wide_text;
  rows->size = fmin(largest, fmax(least_text, height / reach_text_height(1)));
  page->y_most = (double)rows->n_rows - 0.5;
  page->y_least = page->y_most - n;
}

double reach_lever_y(const reach_page *page, const reach_lever_rows *rows, size_t i) {
  return reach_page_y(page, (double)(rows->n_rows - 1 - i));
}

static void write_names(reach_page *page, const reach_lever_rows *rows, double width) {
  reach_font font = {rows->size, false, REACH_RIGHT, REACH_INK_TEXT};
  for (size_t i = 0; i < rows->n_rows; i++) {
    reach_line name = reach_lever_name(of(page), &of(page)->lever[i]);
    name = reach_line_squeezed(name.text, reach_text_em(width, rows->size), false);
    reach_page_label(page, name.text, page->left - gap, reach_lever_y(page, rows, i), font);
  }
}

static void write_column(reach_page *page, const reach_lever_rows *rows,
                         const reach_lever_column *column, double right) {
  reach_font font = {rows->size, true, REACH_RIGHT, column->ink};
  reach_page_label(page, column->heading, right, page->top + rows->line / 2, font);
  font.is_bold = false;
  for (size_t i = 0; i < rows->n_rows; i++)
    reach_page_label(page, words_of(page, column, i).text, right, reach_lever_y(page, rows, i),
                     font);
}

reach_lever_rows reach_levers_compose(reach_page *page, const reach_lever_column *column,
                                      size_t n_columns, size_t n_lines) {
  reach_lever_rows rows = {.n_rows = reach_levers_shown(page->result)};
  double width[REACH_MOST_LEVER_COLUMNS], all = 0;
  double largest = page->width < 1 ? narrow_text : wide_text;
  reach_axis_reserve_x(page);
  page->top -= (double)n_lines * reach_text_height(largest);
  set_rows(page, &rows);
  rows.line = reach_text_height(rows.size);
  for (size_t c = 0; c < n_columns; c++) {
    width[c] = column_width(page, &column[c], rows.n_rows, rows.size);
    all += width[c] + 2 * gap;
  }
  double room = page->edge - all - least_plot * page->width - REACH_PAGE_LEFT - 2 * gap;
  double names = fmin(names_width(page, rows.n_rows, rows.size), fmax(room, least_names));
  page->left = REACH_PAGE_LEFT + names + gap;
  page->right = page->edge - all - gap;
  write_names(page, &rows, names);
  double right = page->edge;
  for (size_t c = n_columns; c-- > 0;) {
    write_column(page, &rows, &column[c], right);
    right -= width[c] + 2 * gap;
  }
  return rows;
}

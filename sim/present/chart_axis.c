#include "present/chart_axis.h"

#include <math.h>
#include <stdio.h>

#include "present/number.h"

static const reach_font number_font = {0.8, false, REACH_CENTRE, REACH_INK_MUTED};
static const double number_gap = 0.012; /* between a number and the plot area */
static const double headroom = 1.06;    /* above the largest value */
enum { Y_STEPS = 5, X_STEPS = 10 };

reach_line reach_tick_people(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_number_size(value).text);
  return out;
}

reach_line reach_tick_times(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s×", reach_number_size(value).text);
  return out;
}

double reach_round_step(double range, int most_steps) {
  static const double times[] = {1, 2, 5, 10};
  if (!(range > 0) || !isfinite(range)) return 1;
  double power = pow(10, floor(log10(range / most_steps)));
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    if (range / (times[i] * power) <= most_steps * (1 + 1e-9)) return times[i] * power;
  }
  return 10 * power;
}

void reach_axis_reserve_x(reach_page *page) {
  page->bottom +=
      number_gap + reach_text_height(number_font.size) + reach_text_height(number_font.size);
}

double reach_axis_x_number_y(const reach_page *page) {
  return page->bottom - number_gap - reach_text_height(number_font.size) / 2;
}

void reach_axis_title(reach_page *page, const char *title, double y, reach_font font) {
  static const double least_size = 0.5;
  double room = page->edge - REACH_PAGE_LEFT, width = reach_text_width(title, font);
  if (width > room) font.size = fmax(least_size, font.size * room / width);
  reach_line line = reach_line_shortened(title, reach_text_em(room, font.size), false);
  double half = reach_text_width(line.text, font) / 2;
  double x = fmax((page->left + page->right) / 2, REACH_PAGE_LEFT + half);
  reach_page_label(page, line.text, fmin(x, page->edge - half), y, font);
}

void reach_axis_x_title(reach_page *page, const char *title) {
  reach_axis_title(page, title, reach_axis_x_number_y(page) - reach_text_height(number_font.size),
                   number_font);
}

enum { MOST_TICKS = 64, FEW_TICKS = 9 };

typedef struct {
  double at[MOST_TICKS];
  size_t n;
} ticks;

static int linear_steps(double most) {
  return most > 0 ? (int)ceil(most / reach_round_step(most, Y_STEPS) - 1e-9) : 1;
}

double reach_axis_y_edge(double most) {
  double edge = linear_steps(most) * reach_round_step(most, Y_STEPS);
  return most > 0 ? fmin(edge, most * headroom) : edge;
}

static ticks linear_ticks(reach_page *page, double most) {
  ticks out = {.n = 0};
  double step = reach_round_step(most, Y_STEPS);
  int n_steps = linear_steps(most);
  page->y_least = 0;
  page->y_most = reach_axis_y_edge(most);
  for (int i = 0; i <= n_steps; i++) out.at[out.n++] = i * step;
  return out;
}

/* From a round value at or below `least` to one at or above `most`. */
static ticks range_ticks(reach_page *page, double least, double most) {
  const double rounding = 1e-9;
  ticks out = {.n = 0};
  double step = reach_round_step(most - least, Y_STEPS);
  double first = floor(least / step + rounding), last = ceil(most / step - rounding);
  page->y_least = first * step;
  page->y_most = last * step;
  for (double i = first; i <= last && out.n < MOST_TICKS; i++) out.at[out.n++] = i * step;
  return out;
}

/* From one of 1, 2, 5 times a power of ten to another; at all of them, or where they are many at
 * powers of ten. */
static ticks log_ticks(reach_page *page, double least, double most) {
  static const double times[] = {1, 2, 5};
  const double rounding = 1e-9;
  ticks fine = {.n = 0}, coarse = {.n = 0};
  int first = (int)floor(log10(least)), last = (int)ceil(log10(most));
  page->y_least = least;
  page->y_most = most;
  for (int power = first; power <= last; power++) {
    for (size_t i = 0; i < sizeof times / sizeof *times && fine.n < MOST_TICKS; i++) {
      double at = times[i] * pow(10, power);
      if (at <= least * (1 + rounding)) fine.n = 0, page->y_least = at;
      fine.at[fine.n++] = page->y_most = at;
      if (at >= most * (1 - rounding)) break;
    }
    if (page->y_most >= most * (1 - rounding)) break;
  }
  for (size_t i = 0; i < fine.n; i++) {
    double power = log10(fine.at[i]);
    if (fabs(power - round(power)) < rounding) coarse.at[coarse.n++] = fine.at[i];
  }
  return fine.n <= FEW_TICKS || coarse.n < 2 ? fine : coarse;
}

/* Numbers, grid lines and the left edge that they leave. */
static void write_ticks(reach_page *page, const ticks *all, double room, reach_tick_words *words) {
  double widest = room, free_from = -1;
  reach_font font = number_font;
  font.align = REACH_RIGHT;
  for (size_t i = 0; i < all->n; i++)
    widest = fmax(widest, reach_text_width(words(all->at[i]).text, font));
  page->left = REACH_PAGE_LEFT + widest + number_gap;
  for (size_t i = 0; i < all->n && all->at[i] <= page->y_most * (1 + 1e-9); i++) {
    double y = reach_page_y(page, all->at[i]);
    reach_page_rule(page, (reach_rule){page->left, y, page->right, y, REACH_INK_GRID, 0.7, 1});
    if (y < free_from) continue;
    reach_page_label(page, words(all->at[i]).text, page->left - number_gap, y, font);
    free_from = y + reach_text_height(font.size);
  }
}

void reach_axis_y_beside(reach_page *page, double least, double most, double room,
                         reach_tick_words *words) {
  ticks all = page->is_y_log ? log_ticks(page, least, most) : linear_ticks(page, most);
  write_ticks(page, &all, room, words);
}

void reach_axis_y_between(reach_page *page, double least, double most, reach_tick_words *words) {
  ticks all = range_ticks(page, least, most);
  write_ticks(page, &all, 0, words);
}

void reach_axis_y_log(reach_page *page, double least, double most, reach_tick_words *words) {
  static const double log_headroom = 1.6;
  int first = (int)ceil(log10(least) - 1e-9), last = (int)floor(log10(most * log_headroom));
  int step = 1 + (last - first) / (Y_STEPS + 2);
  double widest = 0;
  page->is_y_log = true;
  page->y_least = least;
  page->y_most = most * log_headroom;
  reach_font font = number_font;
  font.align = REACH_RIGHT;
  for (int i = first; i <= last; i += step)
    widest = fmax(widest, reach_text_width(words(pow(10, i)).text, font));
  page->left = REACH_PAGE_LEFT + widest + number_gap;
  for (int i = first; i <= last; i += step) {
    double y = reach_page_y(page, pow(10, i));
    reach_page_label(page, words(pow(10, i)).text, page->left - number_gap, y, font);
    reach_page_rule(page, (reach_rule){page->left, y, page->right, y, REACH_INK_GRID, 0.7, 1});
  }
}

void reach_axis_y(reach_page *page, double most, reach_tick_words *words) {
  reach_axis_y_beside(page, 0, most, 0, words);
}

/* The smallest round step at which the numbers of the x axis stand apart. */
static double step_that_fits(const reach_page *page, double first, double last, int most_steps,
                             reach_tick_words *words) {
  double step = 0;
  for (int n_steps = most_steps; n_steps > 0; n_steps--) {
    double widest = 0;
    step = reach_round_step(last - first, n_steps);
    for (double at = first; at <= last + step * 1e-9; at += step)
      widest = fmax(widest, reach_text_width(words(at).text, number_font));
    if (widest + number_gap <= reach_page_x(page, first + step) - reach_page_x(page, first)) break;
  }
  return step;
}

void reach_axis_x_numbers(reach_page *page, bool is_whole, reach_tick_words *words) {
  double step = step_that_fits(page, page->x_least, page->x_most, X_STEPS, words);
  if (is_whole) step = fmax(step, 1);
  for (double at = page->x_least; at <= page->x_most + step * 1e-9; at += step)
    reach_page_label(page, words(at).text, reach_page_x(page, at), reach_axis_x_number_y(page),
                     number_font);
}

void reach_axis_x_grid(reach_page *page, double last, reach_tick_words *words) {
  double step = step_that_fits(page, 0, last, Y_STEPS, words);
  for (int i = 0; i <= Y_STEPS && i * step <= last * (1 + 1e-9); i++) {
    double x = reach_page_x(page, i * step);
    double end = i ? page->bottom - number_gap * REACH_PAGE_ASPECT / 3 : page->top; /* or tick */
    reach_page_rule(page, (reach_rule){x, page->bottom, x, end, REACH_INK_GRID, 0.7, 1});
    reach_page_label(page, words(i * step).text, x, reach_axis_x_number_y(page), number_font);
  }
}

void reach_axis_x_sizes(reach_page *page, const double *size, size_t n) {
  reach_axis_x_at(page, size, n, reach_tick_people);
}

void reach_axis_x_at(reach_page *page, const double *value, size_t n, reach_tick_words *tick) {
  double free_from = -1;
  for (size_t i = 0; i < n; i++) {
    reach_line words = tick(value[i]);
    double x = reach_page_x(page, value[i]), half = reach_text_width(words.text, number_font) / 2;
    if (x - half < free_from) continue;
    reach_page_label(page, words.text, x, reach_axis_x_number_y(page), number_font);
    free_from = x + half + number_gap;
  }
}

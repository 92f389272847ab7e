#include "present/chart_bars.h"

#include <math.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_series.h"
#include "present/headline.h"

static const double name_column = 0.24, narrow_column = 0.18, label_gap = 0.012; /* of the page */
static const double weak_share = 0.85;  /* of the size of the strong text */
static const double beside_size = 0.75; /* where bars have less room */
/* Where words leave the bars less than this, they are smaller. */
static const double least_bars = 0.12, narrowest_bars = 0.03, least_size = 0.4, smaller_step = 0.96;
enum { ROOMY_ROWS = 6 };

static size_t n_bars(const reach_page *page) {
  return page->result->scenario->n_organizations;
}

static bool is_roomy(const reach_page *page) {
  return n_bars(page) <= ROOMY_ROWS;
}

static reach_font strong_font(double size, enum reach_ink ink) {
  return (reach_font){size, true, REACH_LEFT, ink};
}

static reach_font weak_font(double size) {
  return (reach_font){size * weak_share, false, REACH_LEFT, REACH_INK_MUTED};
}

/* Screen width of what stands behind a bar. */
static double words_width(const reach_page *page, const reach_bar *bar, double size) {
  double above = reach_text_width(bar->strong.text, strong_font(size, REACH_INK_TEXT));
  double below = reach_text_width(bar->weak.text, weak_font(size));
  return is_roomy(page) ? fmax(above, below) : above + label_gap + below;
}

/* Type size of rows that fit. */
static double row_size(const reach_page *page) {
  double room = (page->top - page->bottom) / (double)n_bars(page);
  double lines = is_roomy(page) ? 2.1 : 1.1;
  return fmin(0.9, room / (lines * reach_text_height(1)));
}

/* What is left beside the words of the widest row. */
static double bars_room(const reach_page *page, reach_bar_of *bar_of, double size) {
  double least = page->edge;
  for (size_t o = 0; o < n_bars(page); o++) {
    reach_bar bar = bar_of(page->result, o);
    least = fmin(least, page->edge - page->left - 2 * label_gap - words_width(page, &bar, size));
  }
  return least;
}

static void set_x_range(reach_page *page, reach_bar_of *bar_of, double size) {
  double most = 0, x_most = 0;
  for (size_t o = 0; o < n_bars(page); o++) {
    reach_bar bar = bar_of(page->result, o);
    double room = page->edge - page->left - 2 * label_gap - words_width(page, &bar, size);
    most = fmax(most, bar.end);
    x_most = fmax(x_most, bar.end * (page->right - page->left) / fmax(room, narrowest_bars));
  }
  page->x_least = 0;
  page->x_most = x_most > 0 ? x_most : 1;
  reach_axis_x_grid(page, most > 0 ? most : 1, reach_tick_people);
}

/* In one line where that fits, else in two that are as large as the row allows. */
static void write_name(reach_page *page, size_t o, double x, double size, double column) {
  const reach_result *result = page->result;
  double y = reach_page_y(page, (double)(n_bars(page) - 1 - o));
  double row = (page->top - page->bottom) / (double)n_bars(page);
  double smaller = fmin(size, row / (2.05 * reach_text_height(1)));
  reach_line name = reach_line_clean(result->scenario->organization[o].name), line[2];
  bool is_short =
      reach_text_width(name.text, (reach_font){.size = size, .is_bold = true}) <= column;
  size_t n_lines = 1;
  line[0] = name;
  if (!is_short) {
    size = smaller;
    n_lines = reach_name_wrapped(result, o, reach_text_em(column, size), line);
  }
  double pitch = reach_text_height(size);
  for (size_t k = 0; k < n_lines; k++)
    reach_page_label(page, line[k].text, x - label_gap,
                     y + pitch * ((double)(n_lines - 1) / 2 - (double)k),
                     (reach_font){size, true, REACH_RIGHT, reach_series_ink(result, o)});
}

static void write_row(reach_page *page, size_t o, const reach_bar *bar, double size) {
  double y = reach_page_y(page, (double)(n_bars(page) - 1 - o)), pitch = reach_text_height(size);
  reach_font strong = strong_font(size, reach_series_ink(page->result, o));
  double x = reach_page_x(page, bar->end) + label_gap;
  bool has_two_lines = is_roomy(page) && *bar->weak.text;
  reach_page_label(page, bar->strong.text, x, has_two_lines ? y + pitch * 0.48 : y, strong);
  if (!is_roomy(page)) x += reach_text_width(bar->strong.text, strong) + label_gap / 2;
  reach_page_label(page, bar->weak.text, x, has_two_lines ? y - pitch * 0.48 : y, weak_font(size));
}

void reach_bars_compose(reach_page *page, reach_bar_of *bar_of, const char *title) {
  reach_bars_compose_beside(page, bar_of, title, 0);
}

double reach_bars_compose_beside(reach_page *page, reach_bar_of *bar_of, const char *title,
                                 double room) {
  const reach_result *result = page->result;
  size_t n = n_bars(page);
  reach_axis_reserve_x(page);
  double size = fmin(row_size(page), room > 0 ? beside_size : 1), widest = 0;
  for (size_t o = 0; o < n; o++) {
    reach_line name = reach_line_clean(result->scenario->organization[o].name);
    widest = fmax(widest, reach_text_width(name.text, (reach_font){.size = size, .is_bold = true}));
  }
  double column = fmin(widest, page->width * (room > 0 ? narrow_column : name_column));
  double beside = REACH_PAGE_LEFT + column + label_gap;
  page->left = beside + room;
  while (size > least_size && bars_room(page, bar_of, size) < least_bars) size *= smaller_step;
  page->y_least = -0.5;
  page->y_most = (double)n - 0.5;
  set_x_range(page, bar_of, size);
  for (size_t o = 0; o < n; o++) {
    reach_bar bar = bar_of(result, o);
    write_name(page, o, beside, size, column);
    write_row(page, o, &bar, size);
  }
  reach_axis_x_title(page, title);
  return size;
}

reach_line reach_bar_people(const reach_summary *s) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s",
           reach_number_estimate(s->mean, s->ci_low, s->ci_high).text);
  return out;
}

double reach_bar_end(const reach_summary *s) {
  return isfinite(s->ci_high) ? fmax(s->mean, s->ci_high) : s->mean;
}

bool reach_bars_have_whiskers(const reach_result *result, int measure) {
  static const double visible = 0.004; /* of the longest bar */
  double most = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    most = fmax(most, reach_bar_end(&result->answer[o].summary[REACH_MEASURE_reach]));
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = &result->answer[o].summary[measure];
    if (s->ci_high - s->ci_low > visible * most) return true;
  }
  return false;
}

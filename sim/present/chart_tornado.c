/* One at a time: a bar for each parameter from the result as it is to that at the low and at the
 * high end of its range, the longest on top; results at the ends of the bars. */
#include <math.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_levers.h"
#include "present/chart_series.h"
#include "present/claim_words.h"
#include "present/headline.h"

static const double gap = 0.006; /* between a bar and its number */

bool reach_chart_tornado_applies(const reach_result *result) {
  const reach_sensitivity *s = result->sensitivity;
  return s->method == REACH_SENSITIVITY_ONE_AT_A_TIME && reach_levers_shown(result) > 0;
}

void reach_chart_tornado_data(const reach_result *result, FILE *csv) {
  const reach_sensitivity *s = result->sensitivity;
  fputs("row,as_it_is,low_value,low,low_ci_low,low_ci_high,high_value,high,high_ci_low,"
        "high_ci_high,effect,effect_ci_low,effect_ci_high\n",
        csv);
  for (size_t i = 0; i < reach_levers_shown(result); i++) {
    const reach_lever *l = &s->lever[i];
    const double number[] = {s->as_it_is.at,       l->low.value,          l->low.result.at,
                             l->low.result.ci_low, l->low.result.ci_high, l->high.value,
                             l->high.result.at,    l->high.result.ci_low, l->high.result.ci_high,
                             l->effect.at,         l->effect.ci_low,      l->effect.ci_high};
    fprintf(csv, "%zu", i);
    for (size_t k = 0; k < sizeof number / sizeof *number; k++) reach_chart_cell(csv, number[k]);
    fputc('\n', csv);
  }
}

static reach_line low_words(const reach_sensitivity *s, const reach_lever *lever) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_lever_value(s, lever, lever->low.value).text);
  return out;
}

static reach_line high_words(const reach_sensitivity *s, const reach_lever *lever) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_lever_value(s, lever, lever->high.value).text);
  return out;
}

static const reach_lever_column columns[] = {
    {"low value", low_words, REACH_INK_BASELINE},
    {"high value", high_words, REACH_INK_FOCUS},
};

static reach_line tick_number(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_plain_number(value).text);
  return out;
}

/* A round range that holds all results, with room for a number at both ends. */
static void set_x_range(reach_page *page, double number_width) {
  const reach_sensitivity *s = page->result->sensitivity;
  double low = s->as_it_is.at, high = low;
  for (size_t i = 0; i < reach_levers_shown(page->result); i++) {
    low = fmin(low, fmin(s->lever[i].low.result.at, s->lever[i].high.result.at));
    high = fmax(high, fmax(s->lever[i].low.result.at, s->lever[i].high.result.at));
  }
  if (!(high > low)) high = low + fmax(fabs(low), 1);
  double share = (number_width + 2 * gap) / (page->right - page->left);
  double room = (high - low) * share / fmax(1 - 2 * share, 0.2);
  page->x_least = low - room;
  page->x_most = high + room;
  bool is_near_zero = page->x_least > 0 && page->x_least < (high - low) / 2;
  if (is_near_zero) page->x_least = 0; /* bars show sizes, too */
}

/* Behind that end of the bar that is farther from the result as it is. */
static void write_end(reach_page *page, const reach_lever_rows *rows, size_t i,
                      const reach_lever_end *end) {
  const reach_sensitivity *s = page->result->sensitivity;
  bool is_above = end->result.at > s->as_it_is.at;
  reach_font font = {rows->size, false, is_above ? REACH_LEFT : REACH_RIGHT, REACH_INK_MUTED};
  double x = reach_page_x(page, end->result.at) + (is_above ? gap : -gap);
  reach_page_label(page, reach_sensitivity_result(s, end->result).text, x,
                   reach_lever_y(page, rows, i), font);
}

/* Both ends where they lie on two sides, else the outer one. */
static void write_ends(reach_page *page, const reach_lever_rows *rows, size_t i) {
  const reach_sensitivity *s = page->result->sensitivity;
  const reach_lever *lever = &s->lever[i];
  double base = s->as_it_is.at;
  double low = lever->low.result.at - base, high = lever->high.result.at - base;
  bool has_low = low < 0 || low > 0, has_high = high < 0 || high > 0;
  bool is_one_side = has_low && has_high && low * high > 0;
  if (has_low && (!is_one_side || fabs(low) > fabs(high))) write_end(page, rows, i, &lever->low);
  if (has_high && (!is_one_side || fabs(low) <= fabs(high))) write_end(page, rows, i, &lever->high);
}

static double numbers_width(const reach_page *page, double size) {
  const reach_sensitivity *s = page->result->sensitivity;
  double widest = 0;
  for (size_t i = 0; i < reach_levers_shown(page->result); i++) {
    const reach_lever_end *end[] = {&s->lever[i].low, &s->lever[i].high};
    for (size_t e = 0; e < 2; e++)
      widest = fmax(widest, reach_text_width(reach_sensitivity_result(s, end[e]->result).text,
                                             (reach_font){.size = size}));
  }
  return widest;
}

static void write_base(reach_page *page, const reach_lever_rows *rows) {
  const reach_sensitivity *s = page->result->sensitivity;
  reach_font font = {rows->size, false, REACH_CENTRE, REACH_INK_TEXT};
  reach_line text;
  snprintf(text.text, sizeof text.text, "as it is: %s",
           reach_sensitivity_result(s, s->as_it_is).text);
  double x = reach_page_x(page, s->as_it_is.at), half = reach_text_width(text.text, font) / 2;
  double y = page->top + rows->line / 2;
  reach_page_rule(
      page, (reach_rule){x, page->bottom, x, page->top + rows->line * 0.1, REACH_INK_TEXT, 0.9, 1});
  x = fmax(fmin(x, page->right - half), fmax(page->left + half, REACH_PAGE_LEFT + half));
  reach_page_label(page, text.text, x, y, font);
}

void reach_chart_tornado_compose(reach_page *page) {
  const reach_sensitivity *s = page->result->sensitivity;
  reach_lever_rows rows = reach_levers_compose(page, columns, sizeof columns / sizeof *columns, 1);
  set_x_range(page, numbers_width(page, rows.size));
  reach_levers_x_axis(page, s->aspect == REACH_ASPECT_RATIO ? reach_tick_times : tick_number);
  write_base(page, &rows);
  for (size_t i = 0; i < rows.n_rows; i++) write_ends(page, &rows, i);
  reach_axis_x_title(page, reach_sensitivity_subject(s).text);
}

reach_line reach_headline_sensitivity(const reach_result *result) {
  return reach_sensitivity_headline(result->sensitivity);
}

reach_line reach_chart_tornado_subtitle(const reach_result *result) {
  reach_line out;
  const reach_sensitivity *s = result->sensitivity;
  snprintf(
      out.text, sizeof out.text,
      "Each %s at the low and at the high end of its range, all else as it is%.60s; mean of %.60s.",
      s->is_of_assumptions ? "assumption" : "parameter", reach_levers_left_out(result).text,
      reach_replicates_words(s->design.n_replicates).text);
  return out;
}

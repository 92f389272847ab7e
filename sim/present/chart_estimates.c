/* What formulas expect, beside what was simulated: a row for each formula of each organization,
 * from the simulated reach (1) to the estimate. */
#include <math.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/estimates.h"
#include "present/headline.h"

enum { MOST_STEPS = 6 };
static const double group_gap = 0.8;                      /* rows between organizations */
static const double name_column = 0.2, label_gap = 0.012; /* of the page */
static const double largest_name = 0.85, largest_row = 0.62, least_words = 0.44, row_fill = 1.12,
                    mark_size = 0.6;
static const double logarithmic_from = 6; /* largest over smallest */
static const double axis_room = 0.04;     /* of the range, on both sides */

static size_t n_organizations(const reach_result *result) {
  return result->scenario->n_organizations;
}

/* Rows go down from 0. */
static double row_of(const reach_estimates *all, size_t o, int which) {
  return -((double)o * (all->n + group_gap) + which);
}

static double simulated(const reach_result *result, size_t o) {
  return result->answer[o].summary[REACH_MEASURE_reach].mean;
}

/* Times what is simulated; NaN where that is nobody or the formula says nothing. */
static double ratio_of(const reach_estimates *all, const reach_result *result, size_t o, int i) {
  double people = simulated(result, o);
  return people > 0 ? all->of(result, o, i) / people : NAN;
}

static void write_data(const reach_estimates *all, const reach_result *result, FILE *csv) {
  fputs("organization,formula,row,simulated,ci_low,ci_high,estimate,ratio,low,high\n", csv);
  for (size_t o = 0; o < n_organizations(result); o++)
    for (int i = 0; i < all->n; i++) {
      const reach_summary *s = &result->answer[o].summary[REACH_MEASURE_reach];
      const double number[] = {s->mean,
                               s->ci_low,
                               s->ci_high,
                               all->of(result, o, i),
                               ratio_of(all, result, o, i),
                               s->ci_low / s->mean,
                               s->ci_high / s->mean};
      fprintf(csv, "%zu,%s,%.17g", o, all->words(i), row_of(all, o, i));
      for (size_t k = 0; k < sizeof number / sizeof *number; k++) reach_chart_cell(csv, number[k]);
      fputc('\n', csv);
    }
}

/* "branching 11,110 (+2.8 %)", or less where rows are thin. */
static reach_line words_of(const reach_estimates *all, const reach_result *result, size_t o, int i,
                           bool is_whole) {
  reach_line out;
  const reach_summary *s = &result->answer[o].summary[REACH_MEASURE_reach];
  double estimate = all->of(result, o, i);
  reach_number error = reach_estimate_error(result, o, estimate), people = {""};
  if (isfinite(estimate)) {
    int decimals = reach_number_decimals(s->mean, s->ci_low, s->ci_high);
    people = reach_number_grouped(estimate, decimals > 0 && estimate >= 10 ? 0 : decimals);
  }
  if (!is_whole)
    snprintf(out.text, sizeof out.text, "%s", error.text);
  else
    snprintf(out.text, sizeof out.text, "%s%s%s (%s)", all->words(i), *people.text ? " " : "",
             people.text, error.text);
  return out;
}

static reach_font font_of(const reach_estimates *all, const reach_result *result, size_t o, int i,
                          double size) {
  bool parts = reach_estimate_parts(result, o, all->of(result, o, i));
  return (reach_font){size, parts, REACH_LEFT, parts ? REACH_INK_WARNING : REACH_INK_TEXT};
}

static void set_x_range(reach_page *page, const reach_estimates *all) {
  double least = 1, most = 1;
  for (size_t o = 0; o < n_organizations(page->result); o++)
    for (int i = 0; i < all->n; i++) {
      double ratio = ratio_of(all, page->result, o, i);
      if (!isfinite(ratio) || !(ratio > 0)) continue;
      least = fmin(least, ratio);
      most = fmax(most, ratio);
    }
  const double narrowest = 0.1; /* a tenth: smaller differences look small */
  least = fmin(least, 1 - narrowest / 2);
  most = fmax(most, 1 + narrowest / 2);
  page->is_x_log = most / least > logarithmic_from;
  double room = page->is_x_log ? pow(most / least, axis_room) : axis_room * (most - least);
  page->x_least = page->is_x_log ? least / room : least - room;
  page->x_most = page->is_x_log ? most * room : most + room;
  if (page->is_x_log) return;
  double step = reach_round_step(page->x_most - page->x_least, MOST_STEPS);
  page->x_least = floor(page->x_least / step) * step;
  page->x_most = ceil(page->x_most / step) * step;
}

static void write_axis(reach_page *page) {
  enum { MOST_TICKS = 40 };
  static const double times[] = {1, 2, 5};
  double tick[MOST_TICKS];
  size_t n = 0;
  if (!page->is_x_log) {
    reach_axis_x_numbers(page, false, reach_tick_times);
  } else {
    for (double power = pow(10, floor(log10(page->x_least))); power <= page->x_most; power *= 10)
      for (size_t i = 0; i < sizeof times / sizeof *times && n < MOST_TICKS; i++) {
        double at = times[i] * power;
        if (at >= page->x_least && at <= page->x_most) tick[n++] = at;
      }
    reach_axis_x_at(page, tick, n, reach_tick_times);
  }
  double x = reach_page_x(page, 1);
  reach_page_rule(page, (reach_rule){x, page->bottom, x, page->top, REACH_INK_TEXT, 0.9, 1});
  reach_page_label(page, "simulated", x, page->top + reach_text_height(mark_size) / 2,
                   (reach_font){mark_size, false, REACH_CENTRE, REACH_INK_TEXT});
  reach_axis_x_title(page, "Estimate, times what is simulated");
}

static void write_name(reach_page *page, const reach_estimates *all, size_t o, double pitch) {
  if (n_organizations(page->result) < 2) return;
  enum { MOST_LINES = 2 };
  reach_line line[MOST_LINES];
  double size = fmin(largest_name, pitch * all->n / MOST_LINES / reach_text_height(1));
  double column = page->left - REACH_PAGE_LEFT - label_gap, height = reach_text_height(size);
  size_t n = reach_name_wrapped(page->result, o, reach_text_em(column, size), line);
  double middle = reach_page_y(page, (row_of(all, o, 0) + row_of(all, o, all->n - 1)) / 2);
  for (size_t k = 0; k < n; k++)
    reach_page_label(page, line[k].text, page->left - label_gap,
                     middle + height * ((double)(n - 1) / 2 - (double)k),
                     (reach_font){size, true, REACH_RIGHT, reach_series_ink(page->result, o)});
}

static double words_width(const reach_page *page, const reach_estimates *all, double size,
                          bool is_whole) {
  double widest = 0;
  for (size_t o = 0; o < n_organizations(page->result); o++)
    for (int i = 0; i < all->n; i++)
      widest = fmax(widest, reach_text_width(words_of(all, page->result, o, i, is_whole).text,
                                             font_of(all, page->result, o, i, size)));
  return widest;
}

static double names_width(const reach_page *page) {
  double widest = 0;
  for (size_t o = 0; o < n_organizations(page->result); o++) {
    reach_line name = reach_line_clean(page->result->scenario->organization[o].name);
    reach_font font = {.size = largest_name, .is_bold = true};
    widest = fmax(widest, reach_text_width(name.text, font));
  }
  return n_organizations(page->result) > 1 ? fmin(widest, name_column * page->width) + label_gap
                                           : 0;
}

static void compose(reach_page *page, const reach_estimates *all) {
  size_t n = n_organizations(page->result);
  reach_axis_reserve_x(page);
  page->top -= reach_text_height(mark_size);
  page->y_most = group_gap;
  page->y_least = row_of(all, n - 1, all->n - 1) - group_gap;
  double pitch = (page->top - page->bottom) / (page->y_most - page->y_least);
  double size = fmin(largest_row, pitch / row_fill / reach_text_height(1));
  bool is_whole = size >= least_words;
  page->left = REACH_PAGE_LEFT + names_width(page);
  page->right = page->edge - words_width(page, all, size, is_whole) - label_gap;
  set_x_range(page, all);
  for (size_t o = 0; o < n; o++) {
    write_name(page, all, o, pitch);
    for (int i = 0; i < all->n; i++)
      reach_page_label(page, words_of(all, page->result, o, i, is_whole).text,
                       page->right + label_gap, reach_page_y(page, row_of(all, o, i)),
                       font_of(all, page->result, o, i, size));
  }
  write_axis(page);
}

static reach_line subtitle(const reach_estimates *all, const reach_result *result,
                           const char *what) {
  bool parts = false;
  for (size_t o = 0; o < n_organizations(result); o++)
    for (int i = 0; i < all->n; i++)
      parts = parts || reach_estimate_parts(result, o, all->of(result, o, i));
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s: mean of %s; grey = its 95 %% interval. %s%s",
           reach_metric_words(result), reach_replicates_words(result->n_replicates).text, what,
           parts ? " Bold: parts from the simulation, by more than 10 % and out of the interval."
                 : "");
  return out;
}

bool reach_chart_planners_applies(const reach_result *result) {
  return reach_estimates_apply(&reach_estimates_planners, result);
}

reach_line reach_chart_planners_subtitle(const reach_result *result) {
  return subtitle(&reach_estimates_planners, result,
                  "Formulas get as many exposures and senders as were simulated (from the top: "
                  "random duplication, Sainsbury, beta-binomial).");
}

void reach_chart_planners_data(const reach_result *result, FILE *csv) {
  write_data(&reach_estimates_planners, result, csv);
}

void reach_chart_planners_compose(reach_page *page) {
  compose(page, &reach_estimates_planners);
}

bool reach_chart_theory_applies(const reach_result *result) {
  return reach_estimates_apply(&reach_estimates_theory, result);
}

reach_line reach_chart_theory_subtitle(const reach_result *result) {
  return subtitle(&reach_estimates_theory, result,
                  "Branching: nobody hears it twice; well-mixed (mean field): everybody is told by "
                  "anybody; both get the simulated first exposures and tellings per hearer.");
}

void reach_chart_theory_data(const reach_result *result, FILE *csv) {
  write_data(&reach_estimates_theory, result, csv);
}

void reach_chart_theory_compose(reach_page *page) {
  compose(page, &reach_estimates_theory);
}

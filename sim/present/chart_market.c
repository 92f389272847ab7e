/* The multiplier of reach against the size of a shared market: the smaller the market, the
 * more contacts people have in common. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"

bool reach_chart_market_applies(const reach_result *result) {
  return result->n_market_points > 0 && result->scenario->n_organizations > 1;
}

void reach_chart_market_data(const reach_result *result, FILE *csv) {
  fputs("organization,market_people,ratio,ratio_ci_low,ratio_ci_high,n\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (o == result->scenario->baseline) continue;
    for (size_t i = 0; i < result->n_market_points; i++) {
      const reach_market_point *p = &result->market_point[i];
      fprintf(csv, "%zu,%lld", o, (long long)p->market_people);
      reach_chart_cell(csv, p->reach[o].ratio);
      reach_chart_cell(csv, p->reach[o].ratio_ci_low);
      reach_chart_cell(csv, p->reach[o].ratio_ci_high);
      fprintf(csv, ",%llu\n", (unsigned long long)p->summary[o].n);
    }
  }
}

/* The ratio that addition alone gives, where it exists. */
static const reach_comparison *arithmetic(const reach_result *result) {
  const reach_comparison *c =
      &result->answer[reach_focus(result)].comparison[REACH_MEASURE_gross_contacts];
  return isfinite(c->ratio) && c->ratio_ci_low <= c->ratio && c->ratio_ci_high >= c->ratio ? c
                                                                                           : NULL;
}

/* Ends of the organization's line: the ratio in the largest market that has one. */
static reach_end end_of(const reach_result *result, size_t o) {
  reach_end end = {o, {""}, NAN};
  int64_t largest = -1;
  for (size_t i = 0; i < result->n_market_points; i++) {
    const reach_market_point *p = &result->market_point[i];
    if (!isfinite(p->reach[o].ratio) || p->market_people <= largest) continue;
    largest = p->market_people;
    end.at = p->reach[o].ratio;
    reach_ratio_words words = reach_ratio_in_words(&p->reach[o]);
    snprintf(end.value.text, sizeof end.value.text, "%s%s", words.times.text, words.interval.text);
  }
  return end;
}

static double largest_ratio(const reach_result *result) {
  double most = arithmetic(result) ? arithmetic(result)->ratio : 1;
  for (size_t i = 0; i < result->n_market_points; i++) {
    for (size_t o = 0; o < result->scenario->n_organizations; o++) {
      const reach_comparison *c = &result->market_point[i].reach[o];
      if (o == result->scenario->baseline) continue;
      if (isfinite(c->ratio)) most = fmax(most, c->ratio);
      if (isfinite(c->ratio_ci_high)) most = fmax(most, c->ratio_ci_high);
    }
  }
  return fmax(most, 1);
}

static int ascending(const void *a, const void *b) {
  double left = *(const double *)a, right = *(const double *)b;
  return left < right ? -1 : left > right;
}

static void set_x_range(reach_page *page, const double *size, size_t n) {
  static const double margin = 0.05, lonely = 4; /* share of the axis; factor */
  double wide = size[n - 1] > size[0] ? pow(size[n - 1] / size[0], margin) : lonely;
  page->is_x_log = true;
  page->x_least = size[0] / wide;
  page->x_most = size[n - 1] * wide;
}

/* Smallest distance on the screen from height y to any interval drawn between x1 and x2. */
static double clearance(const reach_page *page, double x1, double x2, double y) {
  const reach_result *result = page->result;
  double least = 1;
  for (size_t i = 0; i < result->n_market_points; i++) {
    double x = reach_page_x(page, (double)result->market_point[i].market_people);
    if (x < x1 - 0.05 || x > x2 + 0.05) continue;
    for (size_t o = 0; o < result->scenario->n_organizations; o++) {
      const reach_comparison *c = &result->market_point[i].reach[o];
      if (o == result->scenario->baseline || !isfinite(c->ratio)) continue;
      double low = reach_page_y(page, isfinite(c->ratio_ci_low) ? c->ratio_ci_low : c->ratio);
      double high = reach_page_y(page, isfinite(c->ratio_ci_high) ? c->ratio_ci_high : c->ratio);
      least = fmin(least, y < low ? low - y : y > high ? y - high : 0);
    }
  }
  return least;
}

/* Height of an organization's line at screen x, straight between its points; NaN beyond them. */
static double line_at(const reach_page *page, size_t o, double x) {
  double left_x = -INFINITY, right_x = INFINITY, left_y = NAN, right_y = NAN;
  for (size_t i = 0; i < page->result->n_market_points; i++) {
    const reach_market_point *p = &page->result->market_point[i];
    double here = reach_page_x(page, (double)p->market_people);
    if (!isfinite(p->reach[o].ratio)) continue;
    double y = reach_page_y(page, p->reach[o].ratio);
    if (here <= x && here > left_x) left_x = here, left_y = y;
    if (here >= x && here < right_x) right_x = here, right_y = y;
  }
  if (!(right_x > left_x)) return left_y;
  return left_y + (right_y - left_y) * (x - left_x) / (right_x - left_x);
}

/* Smallest distance on the screen from height y to any line between x1 and x2. */
static double line_clearance(const reach_page *page, double x1, double x2, double y) {
  enum { N_PROBES = 32 };
  double least = 1;
  for (size_t o = 0; o < page->result->scenario->n_organizations; o++) {
    double before = NAN;
    for (int i = 0; i <= N_PROBES && o != page->result->scenario->baseline; i++) {
      double apart = line_at(page, o, x1 + (x2 - x1) * i / N_PROBES) - y;
      if (isfinite(apart)) least = fmin(least, before * apart < 0 ? 0 : fabs(apart));
      before = apart;
    }
  }
  return least;
}

/* Is there a text already within `height` of y? */
static bool is_taken(const reach_page *page, double x, double width, double y, double height) {
  for (size_t i = 0; i < page->n_labels; i++) {
    const reach_label *l = &page->label[i];
    double other = reach_text_width(l->text.text, l->font);
    if (l->font.align == REACH_LEFT && fabs(l->y - y) < 1.5 * height && l->x < x + width &&
        x < l->x + other)
      return true;
  }
  return false;
}

/* Does a grid line run through a text of that height? */
static bool is_crossed(const reach_page *page, double y, double height) {
  for (size_t i = 0; i < page->n_rules; i++) {
    const reach_rule *r = &page->rule[i];
    if (r->ink == REACH_INK_GRID && fabs(r->y1 - y) < height / 2) return true;
  }
  return false;
}

/* A dashed line at `ratio` with its text where the curves leave most room. */
static void write_reference(reach_page *page, double ratio, const char *text, enum reach_ink ink) {
  static const double enough = 0.04; /* no need to look for more */
  reach_font font = {0.66, false, REACH_LEFT, ink};
  double y = reach_page_y(page, ratio), width = reach_text_width(text, font);
  double lift = reach_text_height(font.size) * 0.62, best = -1, best_x = page->left, best_y = y;
  reach_page_rule(page, (reach_rule){page->left, y, page->right, y, ink, 1.1, 2});
  for (int side = 0; side < 4; side++) {
    double x = side % 2 ? page->right - width : page->left + 0.004;
    double at = side < 2 ? y + lift : y - lift;
    double room =
        is_taken(page, x, width, at, lift) ? 0 : fmin(clearance(page, x, x + width, at), enough);
    double beside = line_clearance(page, x, x + width, at);
    room = beside < lift ? 0 : fmin(room, beside); /* no line through it */
    if (is_crossed(page, at, 2 * lift)) room *= 0.5;
    if (at - lift < page->bottom) room = -1; /* among the numbers of the axis */
    if (room > best + 1e-9) {
      best = room;
      best_x = x;
      best_y = at;
    }
  }
  bool is_told = ink == REACH_INK_BASELINE; /* by the subtitle: not among curves */
  if (best > 0 || !is_told) reach_page_label(page, text, best_x, best_y, font);
}

static void compose_axes(reach_page *page, const reach_end *end, size_t n, double *size) {
  const reach_result *result = page->result;
  for (size_t i = 0; i < result->n_market_points; i++)
    size[i] = (double)result->market_point[i].market_people;
  qsort(size, result->n_market_points, sizeof *size, ascending);
  reach_axis_reserve_x(page);
  reach_ends_reserve(page, end, n);
  reach_axis_y(page, largest_ratio(result), reach_tick_times);
  set_x_range(page, size, result->n_market_points);
  reach_axis_x_sizes(page, size, result->n_market_points);
  reach_axis_x_title(page, "People in the market (logarithmic)");
}

/* The baseline is the line of 1, whoever else is there. */
static bool same_line(const reach_result *result, size_t a, size_t b) {
  size_t baseline = result->scenario->baseline;
  if (a == baseline || b == baseline) return false;
  for (size_t i = 0; i < result->n_market_points; i++) {
    const reach_comparison *c = result->market_point[i].reach;
    reach_bin one = {c[a].ratio, c[a].ratio_ci_low, c[a].ratio_ci_high};
    reach_bin other = {c[b].ratio, c[b].ratio_ci_low, c[b].ratio_ci_high};
    if (!reach_same_bin(&one, &other)) return false;
  }
  return true;
}

void reach_chart_market_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations, n_ends = 0;
  reach_end *end = calloc(n, sizeof *end);
  double *size = calloc(result->n_market_points, sizeof *size);
  if (!end || !size) {
    page->is_short_of_memory = true;
    goto out;
  }
  for (size_t o = 0; o < n; o++)
    if (o != result->scenario->baseline) end[n_ends++] = end_of(result, o);
  reach_twins_find(page, same_line);
  n_ends = reach_twins_merge(page, end, n_ends);
  compose_axes(page, end, n_ends, size);
  reach_ends_place(page, end, n_ends);
  reach_line text = reach_name_shown(result, result->scenario->baseline, 24);
  strcat(text.text, ": 1×");
  write_reference(page, 1, text.text, REACH_INK_BASELINE);
  const reach_comparison *sum = arithmetic(result);
  if (sum) {
    int decimals = reach_number_ratio_decimals(sum->ratio, sum->ratio_ci_low, sum->ratio_ci_high);
    snprintf(text.text, sizeof text.text, "arithmetic without overlap: %s",
             reach_number_times(sum->ratio, decimals).text);
    write_reference(page, sum->ratio, text.text, REACH_INK_MUTED);
  }
out:
  free(end);
  free(size);
}

static bool has_intervals(const reach_result *result) {
  for (size_t i = 0; i < result->n_market_points; i++)
    for (size_t o = 0; o < result->scenario->n_organizations; o++) {
      const reach_comparison *c = &result->market_point[i].reach[o];
      if (o != result->scenario->baseline && c->ratio_ci_high > c->ratio_ci_low) return true;
    }
  return false;
}

reach_line reach_chart_market_subtitle(const reach_result *result) {
  reach_line out, base = reach_name_shown(result, result->scenario->baseline, 15);
  const reach_market_point *p = &result->market_point[0];
  snprintf(
      out.text, sizeof out.text,
      "Ratio of mean reach to %.200s (1×), both in one shared market of that size; %s for each "
      "size%s.",
      base.text, reach_replicates_words(p->summary[result->scenario->baseline].n).text,
      has_intervals(result) ? ", whiskers and brackets = 95 % interval" : "");
  return out;
}

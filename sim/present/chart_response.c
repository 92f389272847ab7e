/* The response to a parameter: the mean of a measure at each of its values, the best of them, and
 * where an organization crosses the baseline. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_response.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/claim_words.h"
#include "present/headline.h"
#include "present/response_words.h"

enum { MOST_CROSSINGS = 4 };
static const double label_size = 0.62, half_size = 0.8;
/* Where all is above this share of the largest, an axis from 0 would show a straight line. */
static const double far_from_0 = 0.6, no_width = 1e-6;

bool reach_chart_response_applies(const reach_result *result) {
  const reach_response *r = &result->response;
  for (size_t o = 0; o < r->n_organizations; o++)
    if (r->line[o].best < r->n_values) return true;
  return false;
}

/* 2: the best value; 1: may be best; 0: is not, or no value is clearly better. */
static int mark_of(const reach_response *r, size_t value, size_t o) {
  if (!r->line[o].has_effect || reach_response_is_open(r, o)) return 0;
  if (r->line[o].best == value) return 2;
  return reach_response_at(r, value, o)->may_be_best ? 1 : 0;
}

void reach_chart_response_data(const reach_result *result, FILE *csv) {
  const reach_response *r = &result->response;
  fputs("organization,value,mean,mean_ci_low,mean_ci_high,best\n", csv);
  for (size_t o = 0; o < r->n_organizations; o++) {
    for (size_t i = 0; i < r->n_values; i++) {
      const reach_summary *s = &reach_response_at(r, i, o)->score;
      fprintf(csv, "%zu", o);
      reach_chart_cell(csv, r->value[i]);
      reach_chart_cell(csv, s->mean);
      reach_chart_cell(csv, s->ci_low);
      reach_chart_cell(csv, s->ci_high);
      fprintf(csv, ",%d\n", mark_of(r, i, o));
    }
  }
}

static reach_line tick_plain(double value) {
  reach_line out;
  if (fabs(value) >= 1000) return reach_tick_people(value);
  snprintf(out.text, sizeof out.text, "%s%s", value < 0 ? "−" : "",
           reach_plain_number(fabs(value)).text);
  return out;
}

double reach_response_last(const reach_response *r, size_t o) {
  double last = NAN;
  for (size_t i = 0; i < r->n_values; i++)
    if (isfinite(reach_response_at(r, i, o)->score.mean))
      last = reach_response_at(r, i, o)->score.mean;
  return last;
}

/* Name, and the best value, at the end of the line. */
static reach_end end_of(const reach_response *r, size_t o) {
  reach_end end = {o, {""}, reach_response_last(r, o)};
  reach_line best = reach_response_best(r, o);
  if (!r->line[o].has_effect) return end;
  if (r->line[o].is_flat)
    snprintf(end.value.text, sizeof end.value.text, "the same at all values");
  else if (*best.text)
    snprintf(end.value.text, sizeof end.value.text, "%s at %.200s",
             r->wants_least ? "least" : "best", best.text);
  else
    snprintf(end.value.text, sizeof end.value.text, "none clearly %s",
             r->wants_least ? "lower" : "better");
  return end;
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  const reach_response *r = &result->response;
  for (size_t i = 0; i < r->n_values; i++)
    if (!reach_same_summary(&reach_response_at(r, i, a)->score, &reach_response_at(r, i, b)->score))
      return false;
  return true;
}

typedef struct {
  double least, most;
} extent;

/* Of the lines and bands; from 0, or to 0, unless all is far from it. */
static extent extent_of(const reach_response *r) {
  extent e = {NAN, NAN};
  for (size_t i = 0; i < r->n_values; i++) {
    for (size_t o = 0; o < r->n_organizations; o++) {
      const reach_summary *s = &reach_response_at(r, i, o)->score;
      double low = isfinite(s->ci_low) ? s->ci_low : s->mean; /* NaN is none */
      double high = isfinite(s->ci_high) ? s->ci_high : s->mean;
      e.least = fmin(e.least, low);
      e.most = fmax(e.most, high);
    }
  }
  bool is_far = e.least > far_from_0 * e.most && e.most - e.least > no_width * e.most;
  if (!is_far) e.least = fmin(e.least, 0);
  e.most = fmax(e.most, 0);
  return e;
}

static bool has_crossings(const reach_response *r) {
  for (size_t o = 0; o < r->n_organizations; o++)
    for (size_t i = 0; i < r->line[o].crossings.n; i++)
      if (r->line[o].crossings.item[i].is_certain) return true;
  return false;
}

/* Values that grow by factors stand apart on a logarithmic axis only; but there the straight lines
 * that crossings are found on are none. */
static bool is_by_factors(const reach_response *r) {
  static const double far = 20; /* times */
  const double *v = r->value;
  size_t n = r->n_values;
  if (has_crossings(r) || !(v[0] > 0) || v[n - 1] < far * v[0]) return false;
  return v[n / 2] < (v[0] + v[n - 1]) / 4;
}

static void set_x_range(reach_page *page) {
  static const double margin = 0.02; /* of the axis: room for rings */
  const reach_response *r = &page->result->response;
  double first = r->value[0], last = r->value[r->n_values - 1];
  page->is_x_log = is_by_factors(r);
  double wide = page->is_x_log ? pow(last / first, margin) : margin * (last - first);
  page->x_least = page->is_x_log ? first / wide : first - wide;
  page->x_most = page->is_x_log ? last * wide : last + wide;
}

/* "participation (share): Share of associates who take part." as far as there is room. */
static void write_parameter(reach_page *page) {
  const reach_param *row = &reach_param_table[page->result->response.param];
  const double size_of_title = 0.8;
  char text[600];
  int n = snprintf(text, sizeof text, "%s (%s)", row->key, row->unit);
  size_t sentence = strcspn(row->help, ".;:");
  double em = reach_text_em(page->right - page->left, size_of_title);
  snprintf(text + n, sizeof text - (size_t)n, ": %.*s", (int)sentence, row->help);
  if (reach_line_width(text, false) > em) text[n] = '\0';
  reach_axis_x_title(page, reach_line_shortened(text, em, false).text);
}

/* Height of an organization's line at screen x, straight between its points; NaN beyond them. */
static double line_at(const reach_page *page, size_t o, double x) {
  const reach_response *r = &page->result->response;
  double left_x = NAN, left_y = NAN;
  for (size_t i = 0; i < r->n_values; i++) {
    double mean = reach_response_at(r, i, o)->score.mean, here = reach_page_x(page, r->value[i]);
    if (!isfinite(mean)) continue;
    double y = reach_page_y(page, mean);
    if (here >= x)
      return isnan(left_x) || !(here > left_x)
                 ? (here > x ? NAN : y)
                 : left_y + (y - left_y) * (x - left_x) / (here - left_x);
    left_x = here, left_y = y;
  }
  return NAN;
}

/* Smallest distance on the screen from height y to any line between x1 and x2. */
static double clearance(const reach_page *page, double x1, double x2, double y) {
  enum { N_PROBES = 32 };
  double least = 1;
  for (size_t o = 0; o < page->result->response.n_organizations; o++) {
    double before = NAN;
    for (int i = 0; i <= N_PROBES; i++) {
      double apart = line_at(page, o, x1 + (x2 - x1) * i / N_PROBES) - y;
      if (isfinite(apart)) least = fmin(least, before * apart < 0 ? 0 : fabs(apart));
      before = apart;
    }
  }
  return least;
}

/* Beside a crossing's line, where there is most room. */
static void write_crossing(reach_page *page, double x, const char *text, enum reach_ink ink) {
  enum { HEIGHTS = 16 };
  static const double beside = 0.006;
  reach_font font = {label_size, true, REACH_LEFT, ink}, best_font = font;
  double width = reach_text_width(text, font), height = reach_text_height(label_size);
  double best = -2, best_y = page->bottom + 2 * height;
  for (int k = 0; k < 2 * HEIGHTS; k++) {
    double left = k % 2 ? x - beside - width : x + beside;
    double y =
        page->bottom + 2 * height + (page->top - page->bottom - 2 * height) * (k / 2) / HEIGHTS;
    bool is_out = left < page->left || left + width > page->right ||
                  reach_page_is_taken(page, left, left + width, y, height);
    double room = is_out ? -1 : fmin(clearance(page, left, left + width, y), 1.5 * height);
    if (room <= best + 1e-9) continue;
    best = room;
    best_y = y;
    best_font.align = k % 2 ? REACH_RIGHT : REACH_LEFT;
  }
  if (best < 0) return; /* no place is free */
  reach_page_label(page, text, best_font.align == REACH_LEFT ? x + beside : x - beside, best_y,
                   best_font);
}

/* A dotted line down from a crossing, and its interval at the foot, above those drawn before. */
static void draw_crossing(reach_page *page, size_t o, const reach_crossing *c, size_t n_before) {
  enum { DOTTED = 3, SOLID = 1 };
  static const double thin = 1.1, thick = 3.5, pitch = 0.009;
  enum reach_ink ink = reach_series_ink(page->result, o);
  double x = reach_page_x(page, c->at), foot = page->bottom + pitch * (double)n_before;
  bool is_of_zero = page->result->response.minus >= 0;
  double y = is_of_zero ? reach_page_y(page, 0) : line_at(page, o, x);
  reach_page_rule(page, (reach_rule){x, page->bottom, x, y, ink, thin, DOTTED});
  reach_page_rule(page, (reach_rule){reach_page_x(page, c->low), foot, reach_page_x(page, c->high),
                                     foot, ink, thick, SOLID});
  write_crossing(page, x, reach_crossing_words(c).text, ink);
}

/* Those of the focus first: with many organizations no others. */
static void draw_crossings(reach_page *page, const reach_response_form *form) {
  const reach_response *r = &page->result->response;
  size_t focus = reach_response_focus(page->result), n_drawn = 0;
  for (size_t turn = 0; turn < r->n_organizations; turn++) {
    size_t o = turn == 0 ? focus : turn <= focus ? turn - 1 : turn;
    const reach_crossings *all = &r->line[o].crossings;
    if (turn && r->n_organizations > REACH_FEW_LINES) return;
    if (!reach_twins_has_line(page, o)) continue;
    for (size_t i = 0; i < all->n && n_drawn < MOST_CROSSINGS; i++) {
      const reach_crossing *c = &all->item[i];
      if (!c->is_certain || isnan(c->at) || (form->is_shown && !form->is_shown(c))) continue;
      draw_crossing(page, o, c, n_drawn++);
    }
  }
}

/* What the halves of the plot mean, at the left edge. */
static void write_halves(reach_page *page, const reach_response_form *form) {
  static const double inset = 0.008;
  reach_font font = {half_size, false, REACH_LEFT, REACH_INK_MUTED};
  double height = reach_text_height(half_size), left = page->left + inset;
  if (form->above && page->y_most > 0)
    reach_page_label(page, form->above, left, page->top - height, font);
  if (form->below && page->y_least < 0)
    reach_page_label(page, form->below, left, page->bottom + height, font);
}

void reach_response_compose(reach_page *page, const reach_response_form *form) {
  const reach_response *r = &page->result->response;
  size_t n = r->n_organizations;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  for (size_t o = 0; o < n; o++) end[o] = form->end_of(r, o);
  extent e = extent_of(r);
  reach_axis_reserve_x(page);
  set_x_range(page);
  reach_twins_find(page, same_line);
  n = reach_twins_merge(page, end, n);
  reach_ends_reserve(page, end, n);
  if (e.least < 0 || e.least > 0)
    reach_axis_y_between(page, e.least, e.most, tick_plain);
  else
    reach_axis_y(page, e.most, tick_plain);
  reach_axis_x_at(page, r->value, r->n_values, tick_plain);
  if (form->x_title)
    reach_axis_x_title(page, form->x_title);
  else
    write_parameter(page);
  if (page->y_least < 0) {
    double zero = reach_page_y(page, 0);
    reach_page_rule(page, (reach_rule){page->left, zero, page->right, zero, REACH_INK_MUTED, 1, 1});
  }
  reach_ends_place(page, end, n);
  write_halves(page, form);
  draw_crossings(page, form);
  free(end);
}

void reach_chart_response_compose(reach_page *page) {
  reach_response_compose(page, &(reach_response_form){.end_of = end_of});
}

static bool has_marks(const reach_response *r, int least) {
  for (size_t o = 0; o < r->n_organizations; o++)
    for (size_t i = 0; i < r->n_values; i++)
      if (mark_of(r, i, o) && mark_of(r, i, o) <= least) return true;
  return false;
}

reach_line reach_chart_response_subtitle(const reach_result *result) {
  const reach_response *r = &result->response;
  const char *unit = reach_measure_table[r->measure].unit;
  reach_line out, base = reach_name_shown(result, result->scenario->baseline, 15);
  char crossing[400] = "";
  if (has_crossings(r) && r->minus < 0)
    snprintf(crossing, sizeof crossing, " Dotted: where it crosses %.200s, with 95 %% interval.",
             base.text);
  else if (has_crossings(r))
    snprintf(crossing, sizeof crossing, " Dotted: where it crosses 0, with 95 %% interval.");
  snprintf(out.text, sizeof out.text,
           "Mean %.200s (%s); bands and brackets = 95 %% interval; %s a value, the same random "
           "numbers at all.%s%s%s%s",
           reach_response_measure(r).text, unit, reach_replicates_words(r->n_replicates).text,
           has_marks(r, 2) ? r->wants_least ? " Ring: the least" : " Ring: the best" : "",
           !has_marks(r, 2)  ? ""
           : has_marks(r, 1) ? "; large dots: no other is clearly better (95 % together)."
                             : ".",
           crossing, extent_of(r).least > 0 ? " The axis does not begin at 0." : "");
  return out;
}

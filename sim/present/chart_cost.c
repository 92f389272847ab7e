/* Cost against reach: a mark for each organization, lines of equal cost of a person. Both axes are
 * logarithmic where organizations are far apart: then, too, such lines are straight. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_twins.h"
#include "present/headline.h"

enum { MOST_RAYS = 5, MOST_TICKS = 64, MOST_NAMED = 6, RAY_DASH = 3 };

static const double far_apart = 20;                     /* largest / smallest, of cost or reach */
static const double room_linear = 1.12, room_log = 1.7; /* beyond the largest */
static const double name_size = 0.7, value_size = 0.58, ray_size = 0.54;
static const double mark = 0.011; /* half of a mark, of the page's width */

static const reach_summary *measure(const reach_result *result, size_t o, int which) {
  return &result->answer[o].summary[which];
}

static double cost_of(const reach_result *result, size_t o) {
  return measure(result, o, REACH_MEASURE_cost)->mean;
}

static double people_of(const reach_result *result, size_t o) {
  return measure(result, o, REACH_MEASURE_accurate_reach)->mean;
}

static bool has_mark(const reach_result *result, size_t o) {
  bool has_cost = measure(result, o, REACH_MEASURE_cost)->n > 0;
  return has_cost && isfinite(cost_of(result, o)) && isfinite(people_of(result, o));
}

bool reach_chart_cost_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (has_mark(result, o) && cost_of(result, o) > 0 && people_of(result, o) > 0) return true;
  return false;
}

void reach_chart_cost_data(const reach_result *result, FILE *csv) {
  static const int which[] = {REACH_MEASURE_cost, REACH_MEASURE_accurate_reach,
                              REACH_MEASURE_cost_per_accurate_reach};
  fputs("organization,cost,cost_ci_low,cost_ci_high,accurate_reach,accurate_reach_ci_low,"
        "accurate_reach_ci_high,cost_per_accurate_reach,cost_per_accurate_reach_ci_low,"
        "cost_per_accurate_reach_ci_high\n",
        csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!has_mark(result, o)) continue;
    fprintf(csv, "%zu", o);
    for (size_t i = 0; i < sizeof which / sizeof *which; i++) {
      const reach_summary *s = measure(result, o, which[i]);
      reach_chart_cell(csv, s->mean);
      reach_chart_cell(csv, s->ci_low);
      reach_chart_cell(csv, s->ci_high);
    }
    fputc('\n', csv);
  }
}

/* Of all marks. */
typedef struct {
  double least_cost, most_cost, least_people, most_people;
} extent;

static extent extent_of(const reach_result *result) {
  extent e = {INFINITY, 0, INFINITY, 0};
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!has_mark(result, o)) continue;
    double cost = cost_of(result, o), people = people_of(result, o);
    e.least_cost = fmin(e.least_cost, cost);
    e.most_cost = fmax(e.most_cost, cost);
    e.least_people = fmin(e.least_people, people);
    e.most_people = fmax(e.most_people, people);
  }
  return e;
}

static bool is_log(const extent *e) {
  if (!(e->least_cost > 0 && e->least_people > 0)) return false;
  return e->most_cost / e->least_cost >= far_apart || e->most_people / e->least_people >= far_apart;
}

/* 1, 2 and 5 times powers of ten from `least` to `most`; only powers where they are many. Returns
 * their number. */
static size_t round_numbers(double least, double most, size_t enough, double *number) {
  static const double times[] = {1, 2, 5};
  size_t n = 0;
  for (int step = 1; step <= 4; step++) {
    n = 0;
    int first = (int)floor(log10(least)), last = (int)ceil(log10(most));
    for (int power = first; power <= last; power += step > 1 ? step - 1 : 1) {
      for (size_t i = 0; i < (step > 1 ? 1 : 3) && n < MOST_TICKS; i++) {
        double at = times[i] * pow(10, power);
        if (at >= least * (1 - 1e-9) && at <= most * (1 + 1e-9)) number[n++] = at;
      }
    }
    if (n <= enough) break;
  }
  return n;
}

static void write_axes(reach_page *page, const extent *e) {
  double number[MOST_TICKS];
  page->is_x_log = page->is_y_log = is_log(e);
  if (page->is_x_log) {
    reach_axis_y_beside(page, e->least_people / room_log, e->most_people * room_log, 0,
                        reach_tick_people);
    page->x_least = e->least_cost / room_log;
    page->x_most = e->most_cost * room_log;
    size_t n = round_numbers(page->x_least, page->x_most, MOST_TICKS, number);
    reach_axis_x_sizes(page, number, n);
  } else {
    reach_axis_y(page, e->most_people * room_linear, reach_tick_people);
    page->x_least = 0;
    page->x_most = e->most_cost > 0 ? e->most_cost * room_linear : 1;
    reach_axis_x_numbers(page, false, reach_tick_people);
  }
  reach_axis_x_title(page, page->is_x_log ? "Cost (both axes logarithmic)" : "Cost");
}

/* The line of those where a person costs so much, if there is room to say how much. `last` is where
 * the line before it leaves the page on top; no words stand across that. */
static void write_ray(reach_page *page, double cost, double *last) {
  double from = page->is_x_log ? fmax(page->x_least, page->y_least * cost) : 0;
  double to = fmin(page->x_most, page->y_most * cost);
  if (!(from < to)) return;
  reach_rule ray = {reach_page_x(page, from),
                    reach_page_y(page, from / cost),
                    reach_page_x(page, to),
                    reach_page_y(page, to / cost),
                    REACH_INK_MUTED,
                    0.6,
                    RAY_DASH};
  reach_line words;
  reach_font font = {ray_size, false, REACH_RIGHT, REACH_INK_MUTED};
  snprintf(words.text, sizeof words.text, "%s a person", reach_number_size(cost).text);
  double height = reach_text_height(ray_size), width = reach_text_width(words.text, font);
  bool ends_above = to < page->x_most * (1 - 1e-9);
  double x = ray.x2 - (ends_above ? mark : 0),
         y = ray.y2 + (ends_above ? -height / 2 : height * 0.6);
  if (x - width < (ends_above ? *last : page->left) || y + height / 2 > page->top + height) return;
  if (ends_above) *last = ray.x2;
  reach_page_rule(page, ray);
  if (!reach_page_is_taken(page, x - width, x, y, height))
    reach_page_label(page, words.text, x, y, font);
}

/* A few round costs of a person, about those that are met. */
static void write_rays(reach_page *page) {
  static const double beyond = 2.5;
  const reach_result *result = page->result;
  double least = INFINITY, most = 0, number[MOST_TICKS];
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    double cost = cost_of(result, o) / people_of(result, o);
    if (!has_mark(result, o) || !isfinite(cost) || !(cost > 0)) continue;
    least = fmin(least, cost);
    most = fmax(most, cost);
  }
  size_t n = most > 0 ? round_numbers(least / beyond, most * beyond, MOST_RAYS, number) : 0;
  double last = page->left;
  for (size_t i = 0; i < n; i++) write_ray(page, number[i], &last);
}

static reach_line cost_words(const reach_result *result, size_t o) {
  const reach_summary *s = measure(result, o, REACH_MEASURE_cost_per_accurate_reach);
  reach_line out;
  if (!s->n) {
    snprintf(out.text, sizeof out.text, "nobody");
    return out;
  }
  int decimals = reach_number_price_decimals(s->mean, s->ci_low, s->ci_high);
  snprintf(out.text, sizeof out.text, "%s a person", reach_number_grouped(s->mean, decimals).text);
  return out;
}

/* Would a mark stand in the box? */
static bool hides_a_mark(const reach_page *page, double left, double right, double bottom,
                         double top) {
  const reach_result *result = page->result;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!has_mark(result, o)) continue;
    double x = reach_page_x(page, cost_of(result, o)), y = reach_page_y(page, people_of(result, o));
    double half = mark * REACH_PAGE_ASPECT;
    if (x + mark > left && x - mark < right && y + half > bottom && y - half < top) return true;
  }
  return false;
}

static bool is_on_a_ray(const reach_page *page, double left, double right, double y,
                        double height) {
  for (size_t i = 0; i < page->n_rules; i++)
    if (page->rule[i].dash == RAY_DASH &&
        reach_rule_crosses(&page->rule[i], left, right, y, height))
      return true;
  return false;
}

/* A box in the plot with nothing in it; lines of equal cost may be, if need be. */
static bool is_free(const reach_page *page, double left, double right, double y, double height,
                    bool may_cross) {
  double bottom = y - height / 2, top = y + height / 2;
  if (left < page->left || right > page->right || bottom < page->bottom || top > page->top)
    return false;
  if (hides_a_mark(page, left, right, bottom, top)) return false;
  if (reach_page_is_taken(page, left, right, y, height)) return false;
  return may_cross || !is_on_a_ray(page, left, right, y, height);
}

/* Name and cost of a person beside a mark, where they fit. */
static bool write_name(reach_page *page, size_t o) {
  const reach_result *result = page->result;
  reach_line line[2], value = cost_words(result, o);
  enum reach_ink ink = reach_series_ink(result, o);
  reach_font strong = {name_size, true, REACH_LEFT, ink};
  reach_font weak = {value_size, false, REACH_LEFT, REACH_INK_MUTED};
  size_t n = reach_twins_names(page, o, 16, 2, line);
  double width = reach_text_width(value.text, weak), pitch = reach_text_height(name_size);
  for (size_t i = 0; i < n; i++) width = fmax(width, reach_text_width(line[i].text, strong));
  double height = (double)n * pitch + reach_text_height(value_size);
  double x = reach_page_x(page, cost_of(result, o)), y = reach_page_y(page, people_of(result, o));
  const double aside[] = {1, -1, 0, 0, 1, -1, 1, -1}, above[] = {0, 0, 1, -1, 1, 1, -1, -1};
  enum { N_PLACES = sizeof aside / sizeof *aside };
  for (size_t i = 0; i < 2 * N_PLACES; i++) {
    size_t place = i % N_PLACES;
    double left = x - width / 2 + aside[place] * (width / 2 + 1.6 * mark);
    double middle = y + above[place] * (height / 2 + 1.2 * mark * REACH_PAGE_ASPECT);
    double top = middle + height / 2;
    if (!is_free(page, left, left + width, middle, height, i >= N_PLACES)) continue;
    enum reach_align align = aside[place] > 0   ? REACH_LEFT
                             : aside[place] < 0 ? REACH_RIGHT
                                                : REACH_CENTRE;
    double at = left + (align == REACH_LEFT ? 0 : align == REACH_CENTRE ? width / 2 : width);
    strong.align = weak.align = align;
    for (size_t k = 0; k < n; k++)
      reach_page_label(page, line[k].text, at, top - ((double)k + 0.5) * pitch, strong);
    reach_page_label(page, value.text, at, top - height + reach_text_height(value_size) / 2, weak);
    return true;
  }
  return false;
}

static bool same_mark(const reach_result *result, size_t a, size_t b) {
  static const int which[] = {REACH_MEASURE_cost, REACH_MEASURE_accurate_reach};
  for (size_t i = 0; i < sizeof which / sizeof *which; i++)
    if (!reach_same_summary(measure(result, a, which[i]), measure(result, b, which[i])))
      return false;
  return has_mark(result, a) && has_mark(result, b);
}

/* Names beside marks; false where one does not fit. */
static bool write_names(reach_page *page) {
  size_t n = page->result->scenario->n_organizations, n_named = 0;
  for (size_t o = 0; o < n; o++) {
    if (!has_mark(page->result, o) || !reach_twins_has_line(page, o)) continue;
    if (n_named++ == MOST_NAMED || !write_name(page, o)) return false;
  }
  return true;
}

static void compose_with_keys(reach_page *page, const extent *e) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations, n_keys = 0;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  for (size_t o = 0; o < n; o++)
    if (has_mark(result, o)) end[n_keys++] = (reach_end){o, cost_words(result, o), 0};
  n_keys = reach_twins_merge(page, end, n_keys);
  reach_keys_reserve(page, end, n_keys, false);
  write_axes(page, e);
  write_rays(page);
  reach_keys_place(page, end, n_keys, false);
  free(end);
}

void reach_chart_cost_compose(reach_page *page) {
  extent e = extent_of(page->result);
  reach_twins_find(page, same_mark);
  reach_axis_reserve_x(page);
  size_t n_labels = page->n_labels, n_rules = page->n_rules;
  write_axes(page, &e);
  write_rays(page);
  if (write_names(page)) return;
  page->n_labels = n_labels;
  page->n_rules = n_rules;
  compose_with_keys(page, &e);
}

reach_line reach_chart_cost_subtitle(const reach_result *result) {
  reach_line out;
  snprintf(out.text, sizeof out.text,
           "Cost of enabling against people of %s whose first copy was intact: mean of %s, whisker "
           "= 95 %% interval. Dotted: a person costs the same. All prices are the scenario's.",
           result->scenario->is_network ? "the network" : "the market",
           reach_replicates_words(result->n_replicates).text);
  return out;
}

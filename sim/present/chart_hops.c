/* How far from the start people are when they hear: mean people by hop of the first copy. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"

/* More organizations than this are lines instead of bars side by side. */
static const double value_size = 0.6;
static const double place_share = 0.8; /* of a hop, for all its bars; as in the script */

enum { MOST_WRITTEN = 12 };

bool reach_chart_hops_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    for (unsigned h = 0; h < result->answer[o].n_hops; h++)
      if (result->answer[o].hop[h].mean > 0) return true;
  return false;
}

/* First and last hop at which anybody is reached. */
static void hops_used(const reach_result *result, unsigned *first, unsigned *last) {
  *first = REACH_MAX_BINS;
  *last = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    for (unsigned h = 0; h < result->answer[o].n_hops; h++) {
      if (!(result->answer[o].hop[h].mean > 0)) continue;
      if (h < *first) *first = h;
      if (h > *last) *last = h;
    }
  }
  if (*first > *last) *first = *last;
}

static const double negligible = 0.001; /* share of an organization's reach */

/* The last hop to show: those after it hold a negligible share of everybody's reach. */
static unsigned last_shown(const reach_result *result, unsigned last) {
  unsigned shown = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_answer *a = &result->answer[o];
    double total = 0, beyond = 0;
    for (unsigned h = 0; h < a->n_hops; h++) total += a->hop[h].mean;
    for (unsigned h = a->n_hops; h-- > shown + 1 && beyond <= negligible * total;) {
      beyond += a->hop[h].mean;
      if (beyond > negligible * total) shown = h;
    }
  }
  return shown < last ? shown : last;
}

static const reach_bin *bin_of(const reach_result *result, size_t o, unsigned hop) {
  static const reach_bin none = {0, 0, 0};
  return hop < result->answer[o].n_hops ? &result->answer[o].hop[hop] : &none;
}

void reach_chart_hops_data(const reach_result *result, FILE *csv) {
  unsigned first = 0, last = 0;
  hops_used(result, &first, &last);
  fputs("organization,hop,people,people_ci_low,people_ci_high\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    for (unsigned h = first; h <= last; h++) {
      const reach_bin *b = bin_of(result, o, h);
      fprintf(csv, "%zu,%u", o, h);
      reach_chart_cell(csv, b->mean);
      reach_chart_cell(csv, b->ci_low);
      reach_chart_cell(csv, b->ci_high);
      fputc('\n', csv);
    }
  }
}

static double top_of(const reach_bin *b) {
  return isfinite(b->ci_high) ? fmax(b->ci_high, b->mean) : b->mean;
}

static double tallest_bin(const reach_result *result, unsigned first, unsigned last) {
  double most = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    for (unsigned h = first; h <= last; h++) most = fmax(most, top_of(bin_of(result, o, h)));
  return most;
}

/* Names with mean reach, in the order of the scenario, in a column on the right. */
static bool same_line(const reach_result *result, size_t a, size_t b) {
  for (unsigned h = 0; h < REACH_MAX_BINS; h++)
    if (!reach_same_bin(bin_of(result, a, h), bin_of(result, b, h))) return false;
  return true;
}

/* Returns the number of keys. */
static size_t write_key(reach_page *page, reach_end *end) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  for (size_t o = 0; o < n; o++) {
    const reach_summary *s = &result->answer[o].summary[REACH_MEASURE_reach];
    end[o] = (reach_end){o, {""}, 0};
    snprintf(end[o].value.text, sizeof end[o].value.text, "%s in all",
             reach_number_estimate(s->mean, s->ci_low, s->ci_high).text);
  }
  if (n > REACH_MOST_BARS) reach_twins_find(page, same_line);
  size_t n_keys = reach_twins_merge(page, end, n);
  reach_keys_reserve(page, end, n_keys, n > REACH_MOST_BARS);
  return n_keys;
}

static void write_numbers(reach_page *page, unsigned first, unsigned last) {
  static const reach_font font = {0.8, false, REACH_CENTRE, REACH_INK_MUTED};
  unsigned stride = (unsigned)fmax(1, reach_round_step(last - first + 1, 20));
  for (unsigned h = first; h <= last; h += stride) {
    bool is_open = h + 1 == REACH_MAX_BINS;
    char text[40];
    snprintf(text, sizeof text, "%u%s", h, is_open ? "+" : "");
    reach_page_label(page, text, reach_page_x(page, h), reach_axis_x_number_y(page), font);
  }
}

/* To three digits, or fewer where the interval is wide; all where it has no width. */
static reach_number value_words(const reach_bin *b) {
  int decimals = reach_number_decimals(b->mean, b->ci_low, b->ci_high);
  int enough = reach_number_digits(b->mean, 3);
  bool is_exact = b->ci_high == b->ci_low;
  if (is_exact) return reach_number_grouped(b->mean, decimals);
  return reach_number_grouped(b->mean, decimals < enough ? decimals : enough);
}

static double widest_value(const reach_result *result, unsigned first, unsigned last) {
  double widest = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    for (unsigned h = first; h <= last; h++)
      widest = fmax(widest, reach_text_width(value_words(bin_of(result, o, h)).text,
                                             (reach_font){.size = value_size}));
  return widest;
}

/* The mean above every bar, where there are few and it fits. */
static void write_values(reach_page *page, unsigned first, unsigned last) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  if (n > REACH_MOST_BARS || n * (last - first + 1) > MOST_WRITTEN) return;
  if (widest_value(result, first, last) >
      reach_page_x(page, place_share / (double)n) - reach_page_x(page, 0))
    return;
  for (size_t o = 0; o < n; o++) {
    for (unsigned h = first; h <= last; h++) {
      const reach_bin *b = bin_of(result, o, h);
      double shift = ((double)o - (double)(n - 1) / 2) * place_share / (double)n;
      reach_font font = {value_size, false, REACH_CENTRE, reach_series_ink(result, o)};
      if (b->mean > 0)
        reach_page_label(page, value_words(b).text, reach_page_x(page, h + shift),
                         reach_page_y(page, top_of(b)) + reach_text_height(font.size) * 0.7, font);
    }
  }
}

void reach_chart_hops_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  unsigned first = 0, last = 0;
  hops_used(result, &first, &last);
  unsigned last_of_all = last;
  last = last_shown(result, last);
  if (last < first) last = first;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  reach_axis_reserve_x(page);
  size_t n_keys = n > 1 ? write_key(page, end) : 0;
  reach_axis_y(page, tallest_bin(result, first, last) * 1.05, reach_tick_people);
  page->x_least = first - 0.5;
  page->x_most = last + 0.5;
  write_numbers(page, first, last);
  write_values(page, first, last);
  reach_axis_x_title(page, last < last_of_all
                               ? "Hops from the start (beyond: less than 0.1 % of each reach)"
                               : "Hops from the start");
  if (n > 1) reach_keys_place(page, end, n_keys, n > REACH_MOST_BARS);
  free(end);
}

/* Is any interval wide enough to be seen? */
static bool has_whiskers(const reach_result *result) {
  static const double visible = 0.004; /* of the tallest */
  double most = tallest_bin(result, 0, REACH_MAX_BINS - 1);
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    for (unsigned h = 0; h < result->answer[o].n_hops; h++) {
      const reach_bin *b = bin_of(result, o, h);
      if (b->ci_high - b->ci_low > visible * most) return true;
    }
  return false;
}

reach_line reach_chart_hops_subtitle(const reach_result *result) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s, by hop of the first copy: mean of %s%s.",
           reach_metric_words(result), reach_replicates_words(result->n_replicates).text,
           has_whiskers(result) ? "; whiskers = 95 % interval" : "");
  return out;
}

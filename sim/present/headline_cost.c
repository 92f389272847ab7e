/* What a person costs, as a sentence: with whom least, with whom most. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/headline.h"
#include "study/statistics.h"

static const double name_width = 13; /* em */

static const reach_summary *price(const reach_result *result, size_t o) {
  return &result->answer[o].summary[REACH_MEASURE_cost_per_accurate_reach];
}

typedef struct {
  size_t least, most, n; /* n of those that have a cost of a person */
} extremes;

static extremes extremes_of(const reach_result *result) {
  extremes e = {0};
  double least = INFINITY, most = -INFINITY;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    double mean = price(result, o)->mean;
    if (!price(result, o)->n || !isfinite(mean)) continue;
    e.n++;
    if (mean < least) least = mean, e.least = o;
    if (mean > most) most = mean, e.most = o;
  }
  return e;
}

/* "5.59 (5.53–5.65)". */
static reach_number words(const reach_summary *s) {
  reach_number out;
  int decimals = reach_number_price_decimals(s->mean, s->ci_low, s->ci_high);
  double low = fmax(s->ci_low, 0);
  if (reach_number_has_range(low, s->ci_high, decimals))
    snprintf(out.text, sizeof out.text, "%.24s (%.32s)",
             reach_number_grouped(s->mean, decimals).text,
             reach_number_range(low, s->ci_high, decimals).text);
  else
    out = reach_number_grouped(s->mean, decimals);
  return out;
}

/* Is a clearly below b, though they were picked from n organizations? */
static bool is_below(const reach_result *result, const reach_summary *a, const reach_summary *b,
                     size_t n) {
  double degrees = (double)(result->n_networks > 1 ? result->n_networks : result->n_replicates) - 1;
  double wider = degrees > 0 ? reach_t95_together(degrees, n) / reach_t95(degrees) : NAN;
  return a->mean + wider * (a->ci_high - a->mean) < b->mean - wider * (b->mean - b->ci_low);
}

reach_line reach_headline_cost(const reach_result *result) {
  extremes e = extremes_of(result);
  reach_line out = {"Nobody gets the story intact: there is no cost of a person"};
  if (!e.n) return out;
  const reach_summary *low = price(result, e.least), *high = price(result, e.most);
  reach_line least = reach_name_shown(result, e.least, name_width);
  reach_line most = reach_name_shown(result, e.most, name_width);
  bool is_one = result->scenario->n_organizations == 1;
  if (e.n == 1)
    snprintf(out.text, sizeof out.text, "A person with the story intact costs %s%s%.200s",
             words(low).text, is_one ? "" : " with ", is_one ? "" : least.text);
  else if (!(high->mean > low->mean))
    snprintf(out.text, sizeof out.text, "A person costs the same with all: %s", words(low).text);
  else if (is_below(result, low, high, e.n))
    snprintf(out.text, sizeof out.text,
             "A person costs least with %.200s: %s, and most with %.200s: %s", least.text,
             words(low).text, most.text, words(high).text);
  else
    snprintf(out.text, sizeof out.text,
             "No clear difference: a person costs %s with %.200s and %s with %.200s",
             words(low).text, least.text, words(high).text, most.text);
  return out;
}

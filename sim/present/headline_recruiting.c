/* Recruiting as a sentence: of how many applicants one is hired, and what a hire costs. */
#include <math.h>
#include <stdio.h>

#include "present/headline.h"
#include "study/statistics.h"

static const double name_width = 13; /* em */

/* The organizations with the smallest and the largest mean of a measure. */
typedef struct {
  const reach_summary *low, *high;
  reach_line least, most; /* their names */
  size_t n;               /* of those that have it */
  bool is_one;            /* there is no other organization */
} extremes;

static extremes extremes_of(const reach_result *result, int measure) {
  extremes e = {.is_one = result->scenario->n_organizations == 1};
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = &result->answer[o].summary[measure];
    if (!s->n || !isfinite(s->mean)) continue;
    e.n++;
    if (!e.low || s->mean < e.low->mean)
      e.low = s, e.least = reach_name_shown(result, o, name_width);
    if (!e.high || s->mean > e.high->mean)
      e.high = s, e.most = reach_name_shown(result, o, name_width);
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

/* Is the smallest clearly below the largest, though they were picked from several? */
static bool are_apart(const reach_result *result, const extremes *e) {
  double degrees = (double)(result->n_networks > 1 ? result->n_networks : result->n_replicates) - 1;
  double wider = degrees > 0 ? reach_t95_together(degrees, e->n) / reach_t95(degrees) : NAN;
  return e->low->mean + wider * (e->low->ci_high - e->low->mean) <
         e->high->mean - wider * (e->high->mean - e->high->ci_low);
}

reach_line reach_headline_funnel(const reach_result *result) {
  extremes e = extremes_of(result, REACH_MEASURE_applicants_per_hire);
  reach_line out = {"Nobody is hired"};
  if (!e.n) return out;
  reach_number low = words(e.low), high = words(e.high);
  if (e.n == 1)
    snprintf(out.text, sizeof out.text, "%.200s%sne of %s applicants is hired",
             e.is_one ? "" : e.least.text, e.is_one ? "O" : ": o", low.text);
  else if (!(e.high->mean > e.low->mean))
    snprintf(out.text, sizeof out.text, "All hire one of %s applicants", low.text);
  else
    snprintf(out.text, sizeof out.text, "%s%.200s hires one of %s applicants, %.200s one of %s",
             are_apart(result, &e) ? "" : "No clear difference: ", e.least.text, low.text,
             e.most.text, high.text);
  return out;
}

reach_line reach_headline_hires(const reach_result *result) {
  extremes e = extremes_of(result, REACH_MEASURE_cost_per_hire);
  reach_line out = {"Nobody is hired"};
  if (e.n == 1)
    snprintf(out.text, sizeof out.text, "A hire costs %s%s%.200s", words(e.low).text,
             e.is_one ? "" : " with ", e.is_one ? "" : e.least.text);
  else if (e.n && !(e.high->mean > e.low->mean))
    snprintf(out.text, sizeof out.text, "A hire costs the same with all: %s", words(e.low).text);
  else if (e.n)
    snprintf(out.text, sizeof out.text, "%s costs %s with %.200s, %s with %.200s",
             are_apart(result, &e) ? "A hire" : "No clear difference: a hire", words(e.low).text,
             e.least.text, words(e.high).text, e.most.text);
  if (e.n) return out;
  e = extremes_of(result, REACH_MEASURE_hires);
  if (e.n == 1)
    snprintf(out.text, sizeof out.text, "%.200s%s%s hired", e.is_one ? "" : e.least.text,
             e.is_one ? "People: " : ": ", words(e.low).text);
  else if (e.n && !(e.high->mean > e.low->mean))
    snprintf(out.text, sizeof out.text, "All hire as many: %s", words(e.low).text);
  else if (e.n)
    snprintf(out.text, sizeof out.text, "%s%.200s hires %s people, %.200s %s",
             are_apart(result, &e) ? "" : "No clear difference: ", e.most.text, words(e.high).text,
             e.least.text, words(e.low).text);
  return out;
}

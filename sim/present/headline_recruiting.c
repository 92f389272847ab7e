/* Recruiting as a sentence: of how many applicants one is hired, and what a hire costs. */
#include <stdio.h>

#include "present/extremes.h"
#include "present/headline.h"

static const double name_width = 13; /* em */

/* The smallest and the largest mean of a measure, in words. */
typedef struct {
  size_t n;    /* organizations that have it */
  bool is_one; /* there is no other organization */
  bool is_equal, is_clear;
  bool is_all; /* all that recruit have it */
  reach_line least, most;
  reach_number low, high;
} words;

static words words_of(const reach_result *result, int measure) {
  reach_extremes e = reach_extremes_of(result, measure);
  words w = {.n = e.n, .is_one = result->scenario->n_organizations == 1};
  if (!e.n) return w;
  w.is_all = e.n == reach_extremes_of(result, REACH_MEASURE_hires).n;
  w.is_equal = !(e.high->mean > e.low->mean);
  w.is_clear = reach_extremes_are_apart(result, &e);
  w.least = reach_name_shown(result, e.least, name_width);
  w.most = reach_name_shown(result, e.most, name_width);
  w.low = reach_extremes_words(e.low);
  w.high = reach_extremes_words(e.high);
  return w;
}

reach_line reach_headline_funnel(const reach_result *result) {
  words w = words_of(result, REACH_MEASURE_applicants_per_hire);
  reach_line out = {"Nobody is hired"};
  if (w.n == 1)
    snprintf(out.text, sizeof out.text, "%.200s%sne of %s applicants is hired",
             w.is_one ? "" : w.least.text, w.is_one ? "O" : ": o", w.low.text);
  else if (w.n && w.is_equal)
    snprintf(out.text, sizeof out.text, "%s hire one of %s applicants",
             w.is_all ? "All" : "Those that hire anybody", w.low.text);
  else if (w.n)
    snprintf(out.text, sizeof out.text, "%s%.200s hires one of %s applicants, %.200s one of %s",
             w.is_clear ? "" : "No clear difference: ", w.least.text, w.low.text, w.most.text,
             w.high.text);
  return out;
}

static reach_line number_of_hires(const reach_result *result) {
  words w = words_of(result, REACH_MEASURE_hires);
  reach_line out = {"Nobody is hired"};
  if (w.n == 1)
    snprintf(out.text, sizeof out.text, "%.200s%s%s hired", w.is_one ? "" : w.least.text,
             w.is_one ? "People: " : ": ", w.low.text);
  else if (w.n && w.is_equal)
    snprintf(out.text, sizeof out.text, "All hire as many: %s", w.low.text);
  else if (w.n)
    snprintf(out.text, sizeof out.text, "%s%.200s hires %s people, %.200s %s",
             w.is_clear ? "" : "No clear difference: ", w.most.text, w.high.text, w.least.text,
             w.low.text);
  return out;
}

reach_line reach_headline_hires(const reach_result *result) {
  words w = words_of(result, REACH_MEASURE_cost_per_hire);
  if (!w.n) return number_of_hires(result);
  reach_line out;
  if (w.n == 1)
    snprintf(out.text, sizeof out.text, "A hire costs %s%s%.200s", w.low.text,
             w.is_one ? "" : " with ", w.is_one ? "" : w.least.text);
  else if (w.is_equal)
    snprintf(out.text, sizeof out.text, "A hire costs the same with %s: %s",
             w.is_all ? "all" : "those that hire anybody", w.low.text);
  else
    snprintf(out.text, sizeof out.text, "%s costs %s with %.200s, %s with %.200s",
             w.is_clear ? "A hire" : "No clear difference: a hire", w.low.text, w.least.text,
             w.high.text, w.most.text);
  return out;
}

/* What a person costs, as a sentence: with whom least, with whom most. */
#include <stdio.h>

#include "present/extremes.h"
#include "present/headline.h"

static const double name_width = 13; /* em */

reach_line reach_headline_cost(const reach_result *result) {
  reach_extremes e = reach_extremes_of(result, REACH_MEASURE_cost_per_accurate_reach);
  reach_line out = {"Nobody gets the story intact: there is no cost of a person"};
  if (!e.n) return out;
  reach_number low = reach_extremes_words(e.low), high = reach_extremes_words(e.high);
  reach_line least = reach_name_shown(result, e.least, name_width);
  reach_line most = reach_name_shown(result, e.most, name_width);
  bool is_one = result->scenario->n_organizations == 1;
  if (e.n == 1)
    snprintf(out.text, sizeof out.text, "A person with the story intact costs %s%s%.200s", low.text,
             is_one ? "" : " with ", is_one ? "" : least.text);
  else if (!(e.high->mean > e.low->mean))
    snprintf(out.text, sizeof out.text, "A person costs the same with all: %s", low.text);
  else if (reach_extremes_are_apart(result, &e))
    snprintf(out.text, sizeof out.text,
             "A person costs least with %.200s: %s, and most with %.200s: %s", least.text, low.text,
             most.text, high.text);
  else
    snprintf(out.text, sizeof out.text,
             "No clear difference: a person costs %s with %.200s and %s with %.200s", low.text,
             least.text, high.text, most.text);
  return out;
}

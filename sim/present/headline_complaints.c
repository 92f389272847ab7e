/* With whom fewest people hear of complaints, as a sentence. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "present/headline.h"
#include "study/standing.h"

static const double name_width = 13; /* em */

static const reach_summary *heard(const reach_result *result, size_t o) {
  return &result->answer[o].summary[REACH_MEASURE_negative_reach];
}

static size_t most_heard(const reach_result *result, size_t best) {
  size_t most = best;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (heard(result, o)->n && heard(result, o)->mean > heard(result, most)->mean) most = o;
  return most;
}

static reach_number people(const reach_result *result, size_t o) {
  const reach_summary *s = heard(result, o);
  return reach_people_in_words(s->mean, s->ci_low, s->ci_high);
}

static reach_line several(const reach_result *result, const reach_standing *standing) {
  reach_line out;
  size_t most = most_heard(result, standing->best);
  reach_line best = reach_name_shown(result, standing->best, name_width);
  reach_line last = reach_name_shown(result, most, name_width);
  reach_number few = people(result, standing->best);
  if (standing->is_flat)
    snprintf(out.text, sizeof out.text, "With all %zu, as many people hear of complaints: %s",
             standing->n, few.text);
  else if (standing->n_best == standing->n)
    snprintf(out.text, sizeof out.text,
             "With none of %zu clearly fewer people hear of complaints: %s with %.200s",
             standing->n, few.text, best.text);
  else
    snprintf(out.text, sizeof out.text, "With %.200s, %s hear of complaints%s; with %.200s, %s",
             best.text, few.text, standing->n_best > 1 ? " (others may be as good)" : "", last.text,
             people(result, most).text);
  return out;
}

reach_line reach_headline_complaints(const reach_result *result) {
  reach_line out = {"Nobody complains"};
  reach_standing standing;
  bool *may = calloc(result->scenario->n_organizations + 1, sizeof *may);
  bool is_found =
      may && !reach_standing_find(result, REACH_MEASURE_negative_reach, true, may, &standing);
  free(may);
  if (!is_found || !standing.n) return out;
  if (standing.n > 1) return several(result, &standing);
  snprintf(out.text, sizeof out.text, "In %u days %s hear%s of complaints", result->n_days,
           people(result, standing.best).text, heard(result, standing.best)->mean > 0 ? "" : "s");
  return out;
}

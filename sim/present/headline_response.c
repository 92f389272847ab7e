/* Which value of a parameter is best, as a sentence. */
#include <stdio.h>
#include <string.h>

#include "present/headline.h"
#include "present/response_words.h"

static const double name_width = 13; /* em */

static size_t n_moved(const reach_response *r) {
  size_t n = 0;
  for (size_t o = 0; o < r->n_organizations; o++) n += r->line[o].has_effect && !r->line[o].is_flat;
  return n;
}

/* "0.18 (0.177–0.182) on"; " to 0.6" where above it is not so, or not clear. */
static reach_line stretch(const reach_crossings *all, size_t i) {
  reach_line out, from = reach_crossing_words(&all->item[i]);
  size_t k = i + 1;
  while (k < all->n && all->item[k].after == all->item[i].after) k++;
  if (k < all->n)
    snprintf(out.text, sizeof out.text, "%.200s to %.100s", from.text,
             reach_crossing_end(&all->item[k], all->item[k].low).text);
  else
    snprintf(out.text, sizeof out.text, "%.200s on", from.text);
  return out;
}

/* "; more than old from 0.18 (0.177–0.182) on", where that is certain; else "". */
static reach_line crossing_clause(const reach_result *result, size_t o) {
  reach_line out = {""};
  const reach_response *r = &result->response;
  const reach_crossings *all = &r->line[o].crossings;
  size_t i = 0;
  while (i < all->n && !all->item[i].is_certain) i++;
  if (i == all->n) return out;
  const reach_crossing *c = &all->item[i];
  reach_line where = stretch(all, i);
  if (r->minus >= 0)
    snprintf(out.text, sizeof out.text, "; %s from %.320s", c->after > 0 ? "positive" : "negative",
             where.text);
  else
    snprintf(out.text, sizeof out.text, "; %s than %.300s from %.320s",
             c->after > 0 ? "more" : "less",
             reach_name_shown(result, result->scenario->baseline, name_width).text, where.text);
  return out;
}

reach_line reach_headline_response(const reach_result *result) {
  const reach_response *r = &result->response;
  size_t o = reach_response_focus(result);
  const reach_response_line *line = &r->line[o];
  const char *key = reach_param_table[r->param].key, *which = r->wants_least ? "lower" : "better";
  reach_line out, measure = reach_response_measure(r), crossing = crossing_clause(result, o);
  reach_line name = reach_name_shown(result, o, name_width);
  bool is_one = n_moved(r) == 1 && r->n_organizations == 1;
  char of[220] = "";
  if (!is_one) snprintf(of, sizeof of, " of %.200s", name.text);
  if (line->best >= r->n_values) {
    snprintf(out.text, sizeof out.text, "%.200s exists at no value of %s", measure.text, key);
  } else if (!line->has_effect || line->is_flat) {
    snprintf(out.text, sizeof out.text, "%s makes no difference to %.200s", key, measure.text);
  } else if (reach_response_is_open(r, o)) {
    snprintf(out.text, sizeof out.text, "No value of %s is clearly %s for %.200s%s%.300s", key,
             which, measure.text, of, crossing.text);
  } else {
    const reach_summary *s = &reach_response_at(r, line->best, o)->score;
    snprintf(out.text, sizeof out.text, "%s at %.100s%s: %.100s%s %s%.400s",
             r->wants_least ? "Least" : "Best", reach_response_best(r, o).text,
             reach_response_end(r, o), measure.text, of,
             reach_number_estimate(s->mean, s->ci_low, s->ci_high).text, crossing.text);
  }
  return out;
}

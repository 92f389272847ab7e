/* How many people of the work network have the message. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/headline.h"

static const double name_width = 15; /* em */
static const double whole_from = 10; /* people are whole from here on */

int reach_measure_at_work(const reach_result *result) {
  return result->scenario->is_network ? REACH_MEASURE_reach : REACH_MEASURE_internal_reach;
}

static bool is_clear(const reach_comparison *c) {
  return c->difference_ci_low > 0 || c->difference_ci_high < 0;
}

static const reach_comparison *comparison_of(const reach_result *result, size_t o) {
  return &result->answer[o].comparison[reach_measure_at_work(result)];
}

size_t reach_focus_at_work(const reach_result *result) {
  size_t best = SIZE_MAX;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!result->answer[o].portrait || o == result->scenario->baseline) continue;
    const reach_comparison *c = comparison_of(result, o);
    const reach_comparison *b = best == SIZE_MAX ? NULL : comparison_of(result, best);
    bool is_clearer = b && is_clear(c) && !is_clear(b);
    bool is_alike = b && is_clear(c) == is_clear(b);
    if (!b || is_clearer || (is_alike && fabs(c->difference) > fabs(b->difference))) best = o;
  }
  return best == SIZE_MAX ? result->scenario->baseline : best;
}

/* "612 of 1,000 associates (598–626)". */
static reach_line share_words(const reach_result *result, size_t o, bool with_noun) {
  const reach_summary *s = &result->answer[o].summary[reach_measure_at_work(result)];
  reach_line out, interval = {""};
  int decimals = reach_number_decimals(s->mean, s->ci_low, s->ci_high);
  if (decimals > 1) decimals = 1;
  double n_people = result->answer[o].portrait->map->n_people;
  bool reads_as_all = s->mean < n_people && round(s->mean) >= n_people;
  if (decimals > 0 && s->mean >= whole_from && !reads_as_all) decimals = 0;
  if (reach_number_has_range(fmax(s->ci_low, 0), s->ci_high, decimals))
    snprintf(interval.text, sizeof interval.text, " (%.60s)",
             reach_number_range(fmax(s->ci_low, 0), s->ci_high, decimals).text);
  snprintf(out.text, sizeof out.text, "%.60s of %.40s%s%.70s",
           reach_number_grouped(s->mean, decimals).text,
           reach_number_grouped(result->answer[o].portrait->map->n_people, 0).text,
           !with_noun                     ? ""
           : result->scenario->is_network ? " people"
                                          : " associates",
           interval.text);
  return out;
}

reach_line reach_headline_network(const reach_result *result) {
  size_t o = reach_focus_at_work(result), b = result->scenario->baseline;
  reach_line out, name = reach_name_shown(result, o, name_width);
  if (!result->answer[o].portrait) {
    for (o = 0; !result->answer[o].portrait;) o++;
    name = reach_name_shown(result, o, name_width);
    b = o;
  }
  bool is_alone = o == b || !result->answer[b].portrait;
  bool is_one = result->scenario->n_organizations == 1;
  const char *where = result->scenario->is_network ? "" : "At work ";
  reach_line mine = share_words(result, o, true);
  if (is_alone) {
    snprintf(out.text, sizeof out.text, "%s%.200s have the message%s%.200s", where, mine.text,
             is_one ? "" : " in ", is_one ? "" : name.text);
    return out;
  }
  reach_line theirs = share_words(result, b, false);
  reach_line base = reach_name_shown(result, b, name_width);
  const reach_comparison *c = comparison_of(result, o);
  if (!is_clear(c) && c->difference == 0 && c->difference_ci_high == c->difference_ci_low)
    snprintf(out.text, sizeof out.text, "%s%.200s have the message, as many in %.200s as in %.200s",
             where, mine.text, name.text, base.text);
  else if (!is_clear(c))
    snprintf(out.text, sizeof out.text, "No clear difference%s: %.200s in %.200s, %.200s in %.200s",
             *where ? " at work" : "", mine.text, name.text, theirs.text, base.text);
  else
    snprintf(out.text, sizeof out.text, "%s%.200s have the message in %.200s, %.200s in %.200s",
             where, mine.text, name.text, theirs.text, base.text);
  return out;
}

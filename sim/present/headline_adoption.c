/* How many come to take part, and what bars the others, as sentences. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/adopters.h"
#include "present/headline.h"

static const double name_width = 15; /* em */

static bool has_programme(const reach_result *result, size_t o) {
  return result->answer[o].uptake.curve != NULL;
}

static const reach_comparison *comparison_of(const reach_result *result, size_t o) {
  return &result->answer[o].comparison[REACH_MEASURE_adoption];
}

static bool is_clear(const reach_comparison *c) {
  return c->difference_ci_low > 0 || c->difference_ci_high < 0;
}

static double share_of(const reach_result *result, size_t o) {
  return result->answer[o].summary[REACH_MEASURE_adoption].mean;
}

size_t reach_most_adoption(const reach_result *result) {
  size_t best = SIZE_MAX;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!has_programme(result, o)) continue;
    if (best == SIZE_MAX || share_of(result, o) > share_of(result, best)) best = o;
  }
  return best;
}

/* That which other charts speak of, if it has a programme. */
static size_t focus_of(const reach_result *result) {
  size_t focus = reach_focus(result);
  return has_programme(result, focus) ? focus : reach_most_adoption(result);
}

/* "23.0 %"; with_interval: "23.0 % (21.6–24.4)". */
static reach_number share_words(const reach_result *result, size_t o, bool with_interval) {
  const reach_summary *s = &result->answer[o].summary[REACH_MEASURE_adoption];
  int decimals = reach_number_decimals(100 * s->mean, 100 * s->ci_low, 100 * s->ci_high);
  decimals = decimals < 0 ? 0 : decimals > 1 ? 1 : decimals;
  reach_number share = reach_number_percent(s->mean, decimals), out = share;
  double low = fmax(100 * s->ci_low, 0), high = fmin(100 * s->ci_high, 100);
  if (with_interval && reach_number_has_range(low, high, decimals))
    snprintf(out.text, sizeof out.text, "%.20s (%.30s)", share.text,
             reach_number_range(low, high, decimals).text);
  return out;
}

static reach_number weeks_of(const reach_result *result, size_t o) {
  unsigned n = result->answer[o].uptake.n_weeks;
  reach_number out;
  snprintf(out.text, sizeof out.text, "%u week%s", n, n == 1 ? "" : "s");
  return out;
}

reach_line reach_headline_adoption(const reach_result *result) {
  size_t o = focus_of(result), b = result->scenario->baseline;
  if (o == SIZE_MAX) return (reach_line){""};
  reach_line out, mine = reach_name_shown(result, o, name_width);
  reach_line theirs = reach_name_shown(result, b, name_width);
  reach_number weeks = weeks_of(result, o);
  if (result->scenario->n_organizations == 1)
    snprintf(out.text, sizeof out.text, "After %s %s of associates take part", weeks.text,
             share_words(result, o, true).text);
  else if (o == b || !has_programme(result, b))
    snprintf(out.text, sizeof out.text, "After %s %s of associates take part in %.200s", weeks.text,
             share_words(result, o, true).text, mine.text);
  else if (!is_clear(comparison_of(result, o)))
    snprintf(out.text, sizeof out.text,
             "After %s as many take part in %.200s as in %.200s: %s of associates, and %s",
             weeks.text, mine.text, theirs.text, share_words(result, o, true).text,
             share_words(result, b, true).text);
  else
    snprintf(out.text, sizeof out.text, "After %s %s take part in %.200s, %s in %.200s", weeks.text,
             share_words(result, o, true).text, mine.text, share_words(result, b, false).text,
             theirs.text);
  return out;
}

reach_line reach_headline_barrier(const reach_result *result) {
  size_t o = reach_most_adoption(result);
  if (o == SIZE_MAX) return (reach_line){""};
  const reach_answer *answer = &result->answer[o];
  reach_line out, barrier = reach_barrier_words(answer);
  char in[260] = "";
  char *others = strchr(barrier.text, ',');
  if (others) *others = '\0'; /* the first one is enough */
  if (result->scenario->n_organizations > 1)
    snprintf(in, sizeof in, " in %.250s", reach_name_shown(result, o, name_width).text);
  if (*barrier.text)
    snprintf(out.text, sizeof out.text, "What bars most%.250s: %.200s; %s take part", in,
             barrier.text, share_words(result, o, true).text);
  else
    snprintf(out.text, sizeof out.text, "Nobody is barred%.250s: %s take part", in,
             share_words(result, o, true).text);
  return out;
}

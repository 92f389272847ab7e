/* How many ideas come in, and how good those implemented are, as sentences. */
#include <math.h>
#include <stdio.h>

#include "present/extremes.h"
#include "present/headline.h"
#include "present/idea_figures.h"

static const double name_width = 15; /* em */

static const reach_summary *summary_of(const reach_result *result, size_t o, int measure) {
  return &result->answer[o].summary[measure];
}

/* Whom the organization with most ideas is held against: the baseline, if it has a programme and is
 * another; SIZE_MAX = nobody. */
static size_t other_than(const reach_result *result, size_t focus) {
  size_t baseline = result->scenario->baseline;
  return baseline != focus && reach_ideas_months(result, baseline) ? baseline : SIZE_MAX;
}

static reach_number estimate(const reach_summary *s) {
  int decimals = reach_number_decimals(s->mean, s->ci_low, s->ci_high);
  reach_number value = reach_number_grouped(s->mean, decimals), out = value;
  if (reach_number_has_range(s->ci_low, s->ci_high, decimals))
    snprintf(out.text, sizeof out.text, "%.20s (%.38s)", value.text,
             reach_number_range(s->ci_low, s->ci_high, decimals).text);
  return out;
}

static reach_number share_words(const reach_result *result, size_t o) {
  double share = summary_of(result, o, REACH_MEASURE_implemented_share)->mean;
  if (isnan(share)) return (reach_number){"nothing"};
  return reach_number_percent(share, share < 0.1 ? 1 : 0);
}

reach_line reach_headline_ideas(const reach_result *result) {
  size_t o = reach_most_ideas(result);
  if (o == SIZE_MAX) return (reach_line){""};
  size_t b = other_than(result, o);
  reach_line out, mine = reach_name_shown(result, o, name_width);
  unsigned months = reach_ideas_months(result, o);
  reach_number ideas = estimate(summary_of(result, o, REACH_MEASURE_ideas));
  bool is_one = result->scenario->n_organizations == 1;
  int n = snprintf(out.text, sizeof out.text,
                   "In %u month%s %.300s sends %s ideas, of which %s are implemented", months,
                   months == 1 ? "" : "s", is_one ? "the company" : mine.text, ideas.text,
                   share_words(result, o).text);
  if (b == SIZE_MAX) return out;
  snprintf(out.text + n, sizeof out.text - (size_t)n, "; %.300s sends %s, of which %s are",
           reach_name_shown(result, b, name_width).text,
           reach_number_estimate(summary_of(result, b, REACH_MEASURE_ideas)->mean,
                                 summary_of(result, b, REACH_MEASURE_ideas)->ci_low,
                                 summary_of(result, b, REACH_MEASURE_ideas)->ci_high)
               .text,
           share_words(result, b).text);
  return out;
}

static double good_of(const reach_result *result, size_t o) {
  return summary_of(result, o, REACH_MEASURE_good_ideas)->mean;
}

/* With the most good ideas, of equal ones the focus. */
static size_t best_of(const reach_result *result) {
  size_t best = reach_most_ideas(result), focus = reach_focus(result);
  if (best != SIZE_MAX && reach_ideas_months(result, focus)) best = focus;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (reach_ideas_months(result, o) && good_of(result, o) > good_of(result, best)) best = o;
  return best;
}

/* Clearly more or less than the baseline, though it was picked from all with a programme? */
static bool is_clear(const reach_result *result, size_t o) {
  const reach_comparison *c = &result->answer[o].comparison[REACH_MEASURE_good_ideas];
  size_t n = 0;
  for (size_t other = 0; other < result->scenario->n_organizations; other++)
    n += other != result->scenario->baseline && reach_ideas_months(result, other) > 0;
  double wider = reach_extremes_wider(result, n);
  return c->difference - wider * (c->difference - c->difference_ci_low) > 0 ||
         c->difference + wider * (c->difference_ci_high - c->difference) < 0;
}

/* The same number in every replicate. */
static bool is_same(const reach_comparison *c) {
  bool is_any = c->difference_ci_low < 0 || c->difference_ci_high > 0;
  return c->difference >= 0 && c->difference <= 0 && !is_any;
}

reach_line reach_headline_idea_quality(const reach_result *result) {
  size_t o = best_of(result);
  if (o == SIZE_MAX) return (reach_line){""};
  size_t b = other_than(result, o);
  reach_line out, mine = reach_name_shown(result, o, name_width);
  const reach_summary *good = summary_of(result, o, REACH_MEASURE_good_ideas);
  bool is_one = result->scenario->n_organizations == 1;
  if (b != SIZE_MAX && !is_clear(result, o)) {
    reach_line other = reach_name_shown(result, b, name_width);
    if (is_same(&result->answer[o].comparison[REACH_MEASURE_good_ideas]))
      snprintf(out.text, sizeof out.text, "%.300s implements as many good ideas as %.300s: %s",
               mine.text, other.text, estimate(good).text);
    else
      snprintf(out.text, sizeof out.text,
               "No clear difference: %.300s implements %s good ideas, %.300s %s", mine.text,
               estimate(good).text, other.text,
               estimate(summary_of(result, b, REACH_MEASURE_good_ideas)).text);
    return out;
  }
  int n = snprintf(out.text, sizeof out.text, "%.300s implements %s good ideas",
                   is_one ? "The company" : mine.text, estimate(good).text);
  if (b == SIZE_MAX) return out;
  const reach_summary *less = summary_of(result, b, REACH_MEASURE_good_ideas);
  snprintf(out.text + n, sizeof out.text - (size_t)n, ", %.300s %s",
           reach_name_shown(result, b, name_width).text,
           reach_number_estimate(less->mean, less->ci_low, less->ci_high).text);
  return out;
}

#include "present/headline.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/sweep_plot.h"
#include "study/sensitivity.h"
#include "study/solution.h"

static const double name_width = 15; /* em: two names and a sentence make two lines */

enum outcome { MORE, FEWER, UNCLEAR, SAME, UNKNOWN };

static enum outcome outcome_of(const reach_comparison *c) {
  if (!isfinite(c->ratio) || !isfinite(c->ratio_ci_low) || !isfinite(c->ratio_ci_high))
    return UNKNOWN;
  if (c->ratio_ci_low == 1 && c->ratio_ci_high == 1) return SAME;
  if (c->ratio_ci_low > 1) return MORE;
  return c->ratio_ci_high < 1 ? FEWER : UNCLEAR;
}

/* How far from 1, clear differences first; -1 where there is no ratio. */
static double contrast_of(const reach_comparison *c) {
  static const double clear_first = 1e6, no_log_of_zero = 1e-300;
  enum outcome outcome = outcome_of(c);
  if (outcome == UNKNOWN) return -1;
  return fabs(log(fmax(c->ratio, no_log_of_zero))) +
         (outcome == MORE || outcome == FEWER ? clear_first : 0);
}

size_t reach_focus(const reach_result *result) {
  if (result->sweep) return reach_sweep_plot_of(result).focus;
  if (result->sensitivity) return result->sensitivity->inquiry.organization;
  if (result->solution) return result->solution->organization;
  size_t best = result->scenario->baseline;
  double most = -2;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (o == result->scenario->baseline) continue;
    double here = contrast_of(&result->answer[o].comparison[REACH_MEASURE_reach]);
    if (here >= most) best = o;
    most = fmax(most, here);
  }
  return best;
}

reach_number reach_people_in_words(double mean, double low, double high) {
  reach_number out = {"nobody"};
  if (mean == 0) return out;
  int decimals = reach_number_decimals(mean, low, high);
  reach_number value = reach_number_grouped(mean, decimals);
  const char *noun = strcmp(value.text, "1") ? "people" : "person";
  if (reach_number_has_range(fmax(low, 0), high, decimals))
    snprintf(out.text, sizeof out.text, "%.20s %s (%.32s)", value.text, noun,
             reach_number_range(fmax(low, 0), high, decimals).text);
  else
    snprintf(out.text, sizeof out.text, "%.40s %s", value.text, noun);
  return out;
}

reach_ratio_words reach_ratio_in_words(const reach_comparison *c) {
  static const double rounding_noise = 1e-9;
  int decimals = reach_number_ratio_decimals(c->ratio, c->ratio_ci_low, c->ratio_ci_high);
  reach_ratio_words out = {reach_number_times(c->ratio, decimals), {""}};
  if (c->ratio_ci_high > c->ratio_ci_low) {
    snprintf(out.interval.text, sizeof out.interval.text, " (%.60s)",
             reach_number_range(fmax(c->ratio_ci_low, 0), c->ratio_ci_high, decimals).text);
  } else if (c->ratio_ci_high == c->ratio_ci_low) {
    double unit = pow(10, decimals);
    reach_number plain = out.times;
    if (fabs(c->ratio - round(c->ratio * unit) / unit) <= rounding_noise * c->ratio)
      snprintf(out.times.text, sizeof out.times.text, "exactly %.50s", plain.text);
  }
  return out;
}

/* What a comparison speaks of. */
typedef struct {
  reach_line focus, base;      /* names */
  reach_number reached, based; /* "128,200 people (...)" */
  const reach_summary *focus_reach, *base_reach;
  const reach_comparison *ratio;
  char lead[32], after[32]; /* "In 30 days ", " in 30 days"; both may be empty */
} contrast;

/* Both organizations in people, where no ratio can be stated. */
static reach_line without_ratio(const contrast *w) {
  reach_line out;
  const char *f = w->focus.text, *b = w->base.text;
  if (w->focus_reach->mean == 0 && w->base_reach->mean == 0)
    snprintf(out.text, sizeof out.text, "Nobody is reached%s, neither by %.200s nor by %.200s",
             w->after, f, b);
  else if (w->base_reach->mean == 0)
    snprintf(out.text, sizeof out.text, "%s%.200s reaches %s, %.200s nobody", w->lead, f,
             w->reached.text, b);
  else
    snprintf(out.text, sizeof out.text, "%s%.200s reaches %s, %.200s %s: %s", w->lead, f,
             w->reached.text, b, w->based.text,
             w->focus_reach->n < 2 ? "one replicate, no interval" : "no ratio is certain");
  return out;
}

static reach_line with_ratio(const contrast *w, enum outcome outcome) {
  reach_line out;
  reach_ratio_words r = reach_ratio_in_words(w->ratio);
  const char *f = w->focus.text;
  if (w->focus_reach->mean == 0)
    snprintf(out.text, sizeof out.text, "%s%.200s reaches nobody, %.200s %s", w->lead, f,
             w->base.text, w->based.text);
  else if (outcome == SAME)
    snprintf(out.text, sizeof out.text, "%s%.200s reaches exactly as many people as %.200s",
             w->lead, f, w->base.text);
  else if (outcome == UNCLEAR)
    snprintf(out.text, sizeof out.text,
             "No clear difference%s: %.200s reaches %s as many people as %.200s%s", w->after, f,
             r.times.text, w->base.text, r.interval.text);
  else
    snprintf(out.text, sizeof out.text, "%s%.200s reaches %s as many people as %.200s%s%s", w->lead,
             f, r.times.text, w->base.text, r.interval.text,
             outcome == FEWER ? ": fewer, not more" : "");
  return out;
}

static reach_line comparison_sentence(const reach_result *result, unsigned n_days) {
  size_t o = reach_focus(result), b = result->scenario->baseline;
  contrast w = {.focus = reach_name_shown(result, o, name_width),
                .base = reach_name_shown(result, b, name_width),
                .focus_reach = &result->answer[o].summary[REACH_MEASURE_reach],
                .base_reach = &result->answer[b].summary[REACH_MEASURE_reach],
                .ratio = &result->answer[o].comparison[REACH_MEASURE_reach]};
  const reach_summary *f = w.focus_reach, *base = w.base_reach;
  w.reached = reach_people_in_words(f->mean, f->ci_low, f->ci_high);
  w.based = reach_people_in_words(base->mean, base->ci_low, base->ci_high);
  if (n_days) {
    snprintf(w.lead, sizeof w.lead, "In %u day%s ", n_days, n_days == 1 ? "" : "s");
    snprintf(w.after, sizeof w.after, " in %u day%s", n_days, n_days == 1 ? "" : "s");
  }
  enum outcome outcome = outcome_of(w.ratio);
  return outcome == UNKNOWN ? without_ratio(&w) : with_ratio(&w, outcome);
}

static reach_line alone_sentence(const reach_result *result, unsigned n_days) {
  const char *given = result->scenario->organization[0].name;
  bool is_unnamed = !strcmp(given, "company") || !strcmp(given, "network");
  const reach_summary *s = &result->answer[0].summary[REACH_MEASURE_reach];
  reach_line out, name = reach_name_shown(result, 0, name_width);
  char after[32] = "";
  if (n_days) snprintf(after, sizeof after, " in %u day%s", n_days, n_days == 1 ? "" : "s");
  snprintf(out.text, sizeof out.text, "%.200s reaches %s%s", is_unnamed ? "The message" : name.text,
           reach_people_in_words(s->mean, s->ci_low, s->ci_high).text, after);
  return out;
}

reach_line reach_headline_multiplier(const reach_result *result) {
  return result->scenario->n_organizations > 1 ? comparison_sentence(result, 0)
                                               : alone_sentence(result, 0);
}

reach_line reach_headline_over_time(const reach_result *result) {
  return result->scenario->n_organizations > 1 ? comparison_sentence(result, result->n_days)
                                               : alone_sentence(result, result->n_days);
}

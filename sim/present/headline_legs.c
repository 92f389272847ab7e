/* Whom trust makes believe, as a sentence. */
#include <math.h>
#include <stdio.h>

#include "present/headline.h"

static const double name_width = 13; /* em */
enum { DIGITS = 3 };

static const reach_comparison *ratio_of(const reach_result *result, size_t o) {
  return &result->answer[o].comparison[REACH_MEASURE_accepted_reach];
}

static const reach_summary *believers_of(const reach_result *result, size_t o) {
  return &result->answer[o].summary[REACH_MEASURE_accepted_reach];
}

static bool is_clear(const reach_comparison *c) {
  return c->ratio_ci_low > 1 || c->ratio_ci_high < 1;
}

/* How far from the baseline, clear differences first; -1 where there is no ratio. */
static double contrast_of(const reach_comparison *c) {
  static const double clear_first = 1e6, no_log_of_zero = 1e-300;
  if (!isfinite(c->ratio)) return -1;
  return fabs(log(fmax(c->ratio, no_log_of_zero))) + (is_clear(c) ? clear_first : 0);
}

static size_t focus_of(const reach_result *result) {
  size_t baseline = result->scenario->baseline, best = baseline;
  double most = -2;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (o == baseline) continue;
    double here = contrast_of(ratio_of(result, o));
    if (here > most) most = here, best = o;
  }
  return best;
}

/* True where the senders are not all believed as the company is. */
static bool has_own_trust(const reach_result *result, size_t o) {
  return result->answer[o].each.n > 0;
}

/* Of those who speak: the company, or its associates by legs of their own. */
static reach_number trust_of(const reach_result *result, size_t o) {
  const reach_answer *answer = &result->answer[o];
  double trust = has_own_trust(result, o) ? answer->each.mean : answer->trust;
  return reach_number_grouped(trust, reach_number_digits(trust, DIGITS));
}

static reach_number people_of(const reach_result *result, size_t o) {
  const reach_summary *s = believers_of(result, o);
  return reach_people_in_words(s->mean, s->ci_low, s->ci_high);
}

static size_t n_without_believers(const reach_result *result) {
  size_t n = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    n += believers_of(result, o)->mean == 0;
  return n;
}

static reach_line without_ratio(const reach_result *result, size_t o, const char *f,
                                const char *b) {
  reach_line out;
  size_t baseline = result->scenario->baseline;
  double most = 0;
  for (size_t i = 0; i < result->scenario->n_organizations; i++)
    if (believers_of(result, i)->mean > most) most = believers_of(result, i)->mean, o = i;
  if (most == 0)
    snprintf(out.text, sizeof out.text, "Nobody believes it");
  else
    snprintf(out.text, sizeof out.text, "%.200s is believed by %s, %.200s by %s",
             reach_name_shown(result, o, name_width).text, people_of(result, o).text,
             o == baseline ? f : b, people_of(result, baseline).text);
  return out;
}

/* True where there are more, or fewer, believers for the number of people who are reached rather
 * than for the share of them who believe. */
static bool is_by_reach(const reach_result *result, size_t o) {
  double reached = result->answer[o].comparison[REACH_MEASURE_reach].ratio;
  double believers = ratio_of(result, o)->ratio;
  if (!isfinite(reached) || reached <= 0 || believers <= 0) return false;
  return fabs(log(reached)) > fabs(log(believers / reached));
}

/* What makes the difference. */
static reach_line reason_for(const reach_result *result, size_t o) {
  reach_line out;
  size_t baseline = result->scenario->baseline;
  const reach_comparison *reach = &result->answer[o].comparison[REACH_MEASURE_reach];
  bool is_mean = has_own_trust(result, o) || has_own_trust(result, baseline);
  if (is_by_reach(result, o))
    snprintf(out.text, sizeof out.text, "; it reaches %s as many",
             reach_ratio_in_words(reach).times.text);
  else
    snprintf(out.text, sizeof out.text, ": a %strust of %s, not %s", is_mean ? "mean " : "",
             trust_of(result, o).text, trust_of(result, baseline).text);
  return out;
}

reach_line reach_headline_legs(const reach_result *result) {
  reach_line out;
  size_t o = focus_of(result), baseline = result->scenario->baseline;
  reach_line f = reach_name_shown(result, o, name_width);
  reach_line b = reach_name_shown(result, baseline, name_width);
  if (o == baseline) {
    snprintf(out.text, sizeof out.text, "With a %strust of %s the message is believed by %s",
             has_own_trust(result, o) ? "mean " : "", trust_of(result, o).text,
             people_of(result, o).text);
    return out;
  }
  const reach_comparison *c = ratio_of(result, o);
  if (!isfinite(c->ratio)) return without_ratio(result, o, f.text, b.text);
  reach_ratio_words r = reach_ratio_in_words(c);
  size_t n_nobody = n_without_believers(result);
  if (c->ratio_ci_low == 1 && c->ratio_ci_high == 1)
    snprintf(out.text, sizeof out.text, "%.200s is believed by exactly as many people as %.200s",
             f.text, b.text);
  else if (n_nobody > 1)
    snprintf(out.text, sizeof out.text, "%zu of %zu are believed by nobody, %.200s by %s", n_nobody,
             result->scenario->n_organizations, b.text, people_of(result, baseline).text);
  else if (believers_of(result, o)->mean == 0)
    snprintf(out.text, sizeof out.text, "%.200s is believed by nobody, %.200s by %s", f.text,
             b.text, people_of(result, baseline).text);
  else if (!is_clear(c))
    snprintf(out.text, sizeof out.text,
             "No clear difference: %.200s is believed by %s as many people as %.200s%s", f.text,
             r.times.text, b.text, r.interval.text);
  else
    snprintf(out.text, sizeof out.text, "%.200s is believed by %s as many people as %.200s%s%.200s",
             f.text, r.times.text, b.text, r.interval.text, reason_for(result, o).text);
  return out;
}

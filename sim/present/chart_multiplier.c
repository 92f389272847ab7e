/* Final reach of every organization as a bar with the interval of its mean, and its ratio
 * to the baseline. */
#include <math.h>

#include "present/chart_bars.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/headline.h"

bool reach_chart_multiplier_applies(const reach_result *result) {
  return result->scenario->n_organizations > 1;
}

static const reach_summary *reach_of(const reach_result *result, size_t organization) {
  return &result->answer[organization].summary[REACH_MEASURE_reach];
}

void reach_chart_multiplier_data(const reach_result *result, FILE *csv) {
  fputs("organization,reach,reach_ci_low,reach_ci_high,ratio,ratio_ci_low,ratio_ci_high,n\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = reach_of(result, o);
    const reach_comparison *c = &result->answer[o].comparison[REACH_MEASURE_reach];
    bool is_baseline = o == result->scenario->baseline;
    fprintf(csv, "%zu", o);
    reach_chart_cell(csv, s->mean);
    reach_chart_cell(csv, s->ci_low);
    reach_chart_cell(csv, s->ci_high);
    reach_chart_cell(csv, is_baseline ? NAN : c->ratio);
    reach_chart_cell(csv, is_baseline ? NAN : c->ratio_ci_low);
    reach_chart_cell(csv, is_baseline ? NAN : c->ratio_ci_high);
    fprintf(csv, ",%llu\n", (unsigned long long)s->n);
  }
}

/* The people reached and what that is of the baseline. */
static reach_bar bar_of(const reach_result *result, size_t o) {
  const reach_summary *s = reach_of(result, o);
  const reach_comparison *c = &result->answer[o].comparison[REACH_MEASURE_reach];
  reach_bar bar = {.end = reach_bar_end(s), .strong = reach_bar_people(s)};
  reach_ratio_words r = reach_ratio_in_words(c);
  if (o == result->scenario->baseline)
    snprintf(bar.weak.text, sizeof bar.weak.text, "baseline");
  else if (!isfinite(c->ratio))
    snprintf(bar.weak.text, sizeof bar.weak.text, "no certain ratio");
  else
    snprintf(bar.weak.text, sizeof bar.weak.text, "%s%s", r.times.text, r.interval.text);
  return bar;
}

void reach_chart_multiplier_compose(reach_page *page) {
  reach_bars_compose(page, bar_of, "People reached");
}

static bool has_ratio_interval(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_comparison *c = &result->answer[o].comparison[REACH_MEASURE_reach];
    if (o != result->scenario->baseline && c->ratio_ci_high > c->ratio_ci_low) return true;
  }
  return false;
}

reach_line reach_chart_multiplier_subtitle(const reach_result *result) {
  reach_line out, base = reach_name_shown(result, result->scenario->baseline, 15);
  char horizon[40] = "";
  if (result->n_days)
    snprintf(horizon, sizeof horizon, " within %u day%s", result->n_days,
             result->n_days == 1 ? "" : "s");
  snprintf(out.text, sizeof out.text, "%s%s: mean of %s%s. × = ratio of means to %.200s%s.",
           reach_metric_words(result), horizon, reach_replicates_words(result->n_replicates).text,
           reach_bars_have_whiskers(result, REACH_MEASURE_reach) ? "; whisker = its 95 % interval"
                                                                 : "",
           base.text, has_ratio_interval(result) ? " with its 95 % interval" : "");
  return out;
}

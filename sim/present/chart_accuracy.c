/* What is left of the story: people reached as a pale bar, those whose first copy was intact as a
 * full one before it. */
#include <math.h>

#include "present/chart_bars.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/departments.h"
#include "present/headline.h"

/* Of an organization that reaches anybody. */
static bool loses_something(const reach_answer *a) {
  return a->summary[REACH_MEASURE_accurate_reach].mean < a->summary[REACH_MEASURE_reach].mean;
}

bool reach_chart_accuracy_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (loses_something(&result->answer[o])) return true;
  return false; /* nothing is ever changed: reach says it all */
}

void reach_chart_accuracy_data(const reach_result *result, FILE *csv) {
  fputs("organization,reach,accurate_reach,accurate_reach_ci_low,accurate_reach_ci_high,share,"
        "share_ci_low,share_ci_high\n",
        csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_answer *a = &result->answer[o];
    const reach_summary *s = &a->summary[REACH_MEASURE_accurate_reach];
    const double value[] = {a->summary[REACH_MEASURE_reach].mean,
                            s->mean,
                            s->ci_low,
                            s->ci_high,
                            a->accuracy.ratio,
                            a->accuracy.ratio_ci_low,
                            a->accuracy.ratio_ci_high};
    fprintf(csv, "%zu", o);
    for (size_t i = 0; i < sizeof value / sizeof *value; i++) reach_chart_cell(csv, value[i]);
    fputc('\n', csv);
  }
}

/* "979 of 1,394" and "70.2 % (69.1–71.3)". */
static reach_bar bar_of(const reach_result *result, size_t o) {
  const reach_answer *a = &result->answer[o];
  const reach_summary *reach = &a->summary[REACH_MEASURE_reach];
  const reach_summary *accurate = &a->summary[REACH_MEASURE_accurate_reach];
  reach_share share = reach_share_accurate(a);
  reach_bar bar = {.end = fmax(reach->mean, reach_bar_end(accurate))};
  if (!(reach->mean > 0)) {
    snprintf(bar.strong.text, sizeof bar.strong.text, "nobody");
    return bar;
  }
  if (loses_something(a))
    snprintf(bar.strong.text, sizeof bar.strong.text, "%.60s of %.60s",
             reach_bar_people(accurate).text, reach_bar_people(reach).text);
  else
    snprintf(bar.strong.text, sizeof bar.strong.text, "all %.60s", reach_bar_people(reach).text);
  if (loses_something(a) && isfinite(share.share))
    snprintf(bar.weak.text, sizeof bar.weak.text, "%s",
             reach_share_words_with_interval(&share).text);
  return bar;
}

void reach_chart_accuracy_compose(reach_page *page) {
  reach_bars_compose(page, bar_of, "People reached");
}

reach_line reach_chart_accuracy_subtitle(const reach_result *result) {
  reach_line out;
  snprintf(out.text, sizeof out.text,
           "%s. Full bar: those whose first copy was intact, %% = their share with its 95 %% "
           "interval; pale: the others. Mean of %s%s.",
           reach_metric_words(result), reach_replicates_words(result->n_replicates).text,
           reach_bars_have_whiskers(result, REACH_MEASURE_accurate_reach)
               ? ", whisker = 95 % interval"
               : "");
  return out;
}

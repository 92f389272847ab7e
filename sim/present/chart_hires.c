/* Who is hired, and at what price: those who came by themselves as a pale bar, before it those who
 * were referred as a full one. */
#include <math.h>
#include <string.h>

#include "present/chart_bars.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/headline.h"

bool reach_chart_hires_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].summary[REACH_MEASURE_hires].mean > 0) return true;
  return false;
}

void reach_chart_hires_data(const reach_result *result, FILE *csv) {
  fputs("organization,hires,hires_ci_low,hires_ci_high,referral_hires,cost_per_hire,"
        "cost_per_hire_ci_low,cost_per_hire_ci_high,days_to_hire\n",
        csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = result->answer[o].summary;
    const reach_summary *hires = &s[REACH_MEASURE_hires], *cost = &s[REACH_MEASURE_cost_per_hire];
    if (!hires->n) continue;
    const double value[] = {hires->mean,
                            hires->ci_low,
                            hires->ci_high,
                            s[REACH_MEASURE_referral_hires].mean,
                            cost->n ? cost->mean : NAN,
                            cost->n ? cost->ci_low : NAN,
                            cost->n ? cost->ci_high : NAN,
                            s[REACH_MEASURE_days_to_hire].mean};
    fprintf(csv, "%zu", o);
    for (size_t i = 0; i < sizeof value / sizeof *value; i++) reach_chart_cell(csv, value[i]);
    fputc('\n', csv);
  }
}

static bool has_money(const reach_summary *s) {
  return s[REACH_MEASURE_cost_per_hire].n && isfinite(s[REACH_MEASURE_cost_per_hire].mean);
}

/* "11.3 hired, 5.9 by referral" and "5,250 each, 48 days". */
static reach_bar bar_of(const reach_result *result, size_t o) {
  const reach_summary *s = result->answer[o].summary, *hires = &s[REACH_MEASURE_hires];
  const reach_summary *days = &s[REACH_MEASURE_days_to_hire];
  const reach_summary *cost = &s[REACH_MEASURE_cost_per_hire];
  reach_bar bar = {.end = hires->n ? reach_bar_end(hires) : 0};
  if (!hires->n || !(hires->mean > 0)) {
    snprintf(bar.strong.text, sizeof bar.strong.text, hires->n ? "nobody" : "no recruiting");
    return bar;
  }
  snprintf(bar.strong.text, sizeof bar.strong.text, "%.60s", reach_bar_people(hires).text);
  reach_number price = reach_number_grouped(
      cost->mean, reach_number_price_decimals(cost->mean, cost->ci_low, cost->ci_high));
  reach_number wait = reach_number_estimate(days->mean, days->ci_low, days->ci_high);
  if (has_money(s))
    snprintf(bar.weak.text, sizeof bar.weak.text, "%.40s each, %.40s days", price.text, wait.text);
  else
    snprintf(bar.weak.text, sizeof bar.weak.text, "%.40s days", wait.text);
  return bar;
}

void reach_chart_hires_compose(reach_page *page) {
  reach_bars_compose(page, bar_of, "People hired");
}

reach_line reach_chart_hires_subtitle(const reach_result *result) {
  bool is_priced = false, is_referred = false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = result->answer[o].summary;
    is_priced = is_priced || has_money(s);
    is_referred = is_referred || s[REACH_MEASURE_referral_hires].mean > 0;
  }
  reach_line out;
  snprintf(
      out.text, sizeof out.text,
      "%s%s the days from application to offer. Mean of %s, whisker = 95 %% interval of hires.",
      is_referred ? "Full bar: those who were referred; pale: who came by themselves. " : "",
      is_priced ? "Behind it what a hire costs, and" : "Behind it",
      reach_replicates_words(result->n_replicates).text);
  return out;
}

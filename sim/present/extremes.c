#include "present/extremes.h"

#include <math.h>
#include <stdio.h>

#include "study/statistics.h"

reach_extremes reach_extremes_of(const reach_result *result, int measure) {
  reach_extremes e = {0};
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = &result->answer[o].summary[measure];
    if (!s->n || !isfinite(s->mean)) continue;
    e.n++;
    if (!e.low || s->mean < e.low->mean) e.low = s, e.least = o;
    if (!e.high || s->mean > e.high->mean) e.high = s, e.most = o;
  }
  return e;
}

double reach_extremes_wider(const reach_result *result, size_t n) {
  double degrees = (double)(result->n_networks > 1 ? result->n_networks : result->n_replicates) - 1;
  return degrees > 0 ? reach_t95_together(degrees, n) / reach_t95(degrees) : NAN;
}

bool reach_extremes_are_apart(const reach_result *result, const reach_extremes *e) {
  double wider = reach_extremes_wider(result, e->n);
  return e->low->mean + wider * (e->low->ci_high - e->low->mean) <
         e->high->mean - wider * (e->high->mean - e->high->ci_low);
}

reach_number reach_extremes_words(const reach_summary *s) {
  reach_number out;
  int decimals = reach_number_price_decimals(s->mean, s->ci_low, s->ci_high);
  double low = fmax(s->ci_low, 0);
  if (reach_number_has_range(low, s->ci_high, decimals))
    snprintf(out.text, sizeof out.text, "%.24s (%.32s)",
             reach_number_grouped(s->mean, decimals).text,
             reach_number_range(low, s->ci_high, decimals).text);
  else
    out = reach_number_grouped(s->mean, decimals);
  return out;
}

#include "present/sensitivity_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/claim_words.h"

reach_line reach_sensitivity_subject(const reach_sensitivity *s) {
  reach_line out;
  const reach_question *q = &s->inquiry.question;
  const reach_scenario *scenario = s->design.scenario;
  const char *own = scenario->organization[s->inquiry.organization].name;
  const char *base = scenario->organization[s->inquiry.baseline].name;
  snprintf(out.text, sizeof out.text, "%s%s%s of %.200s%s%.200s",
           reach_measure_table[q->measure].name, q->per >= 0 ? " per " : "",
           q->per >= 0 ? reach_measure_table[q->per].name : "", reach_line_clean(own).text,
           s->aspect == REACH_ASPECT_RATIO        ? ", times that of "
           : s->aspect == REACH_ASPECT_DIFFERENCE ? ", less that of "
                                                  : "",
           s->aspect == REACH_ASPECT_MEAN ? "" : reach_line_clean(base).text);
  return out;
}

reach_line reach_lever_name(const reach_sensitivity *s, const reach_lever *lever) {
  return reach_line_clean(s->design.axis[lever->axis].key);
}

reach_number reach_lever_value(const reach_sensitivity *s, const reach_lever *lever, double value) {
  if (isnan(value)) return (reach_number){"–"};
  return reach_assumption_value(s->design.axis[lever->axis].param, value);
}

reach_line reach_lever_range(const reach_sensitivity *s, const reach_lever *lever) {
  enum { MOST_LISTED = 4 };
  const reach_axis *axis = &s->design.axis[lever->axis];
  reach_line out = {""};
  if (axis->is_interval || axis->n_values > MOST_LISTED) {
    double from = axis->is_interval ? axis->from : reach_axis_value(axis, 0);
    double to = axis->is_interval ? axis->to : reach_axis_value(axis, axis->n_values - 1);
    snprintf(out.text, sizeof out.text, "%s to %s", reach_lever_value(s, lever, from).text,
             reach_lever_value(s, lever, to).text);
    return out;
  }
  for (uint64_t i = 0; i < axis->n_values; i++) {
    size_t used = strlen(out.text);
    snprintf(out.text + used, sizeof out.text - used, "%s%s", i ? ", " : "",
             reach_lever_value(s, lever, reach_axis_value(axis, i)).text);
  }
  return out;
}

reach_number reach_sensitivity_result(const reach_sensitivity *s, reach_aspect_value value) {
  if (isnan(value.at)) return (reach_number){"–"};
  return reach_aspect_words(value, s->aspect);
}

/* Indices are shares; effects have the unit of the result. */
static bool is_times(const reach_sensitivity *s) {
  return s->aspect == REACH_ASPECT_RATIO && s->method != REACH_SENSITIVITY_SOBOL;
}

static int decimals_of(const reach_sensitivity *s, const reach_estimated *e) {
  enum { OF_SHARES = 2 };
  if (s->method == REACH_SENSITIVITY_SOBOL) return OF_SHARES;
  return is_times(s) ? reach_number_ratio_decimals(e->at, e->ci_low, e->ci_high)
                     : reach_number_decimals(e->at, e->ci_low, e->ci_high);
}

reach_line reach_estimated_words(const reach_sensitivity *s, const reach_estimated *e) {
  reach_line out;
  if (isnan(e->at)) return (reach_line){"–"};
  int decimals = decimals_of(s, e);
  reach_number at =
      is_times(s) ? reach_number_times(e->at, decimals) : reach_number_grouped(e->at, decimals);
  bool has_range =
      e->ci_low < e->ci_high && reach_number_has_range(e->ci_low, e->ci_high, decimals);
  snprintf(out.text, sizeof out.text, "%s%s%s%s", at.text, has_range ? " (" : "",
           has_range ? reach_number_range(e->ci_low, e->ci_high, decimals).text : "",
           has_range ? ")" : "");
  return out;
}

reach_line reach_lever_rank(const reach_lever *lever) {
  reach_line out;
  if (lever->rank_best == lever->rank_worst)
    snprintf(out.text, sizeof out.text, "%u", lever->rank);
  else
    snprintf(out.text, sizeof out.text, "%u (%u–%u)", lever->rank, lever->rank_best,
             lever->rank_worst);
  return out;
}

/* What the number of the first says, such as "0.43× to 1.87×". */
static reach_line main_words(const reach_sensitivity *s, const reach_lever *lever) {
  reach_line out;
  const reach_estimated *e = reach_lever_main(s, lever);
  if (s->method == REACH_SENSITIVITY_SOBOL) {
    snprintf(out.text, sizeof out.text, "%s of the variance",
             reach_number_percent(fmin(e->at, 1), 0).text);
  } else if (s->method == REACH_SENSITIVITY_MORRIS) {
    snprintf(out.text, sizeof out.text, "it moves the result by %.60s",
             reach_estimated_words(s, &(reach_estimated){e->at, NAN, NAN, NAN, NAN}).text);
  } else {
    reach_aspect_value a = lever->low.result, b = lever->high.result;
    bool is_first_low = !(b.at < a.at);
    snprintf(out.text, sizeof out.text, "%s to %s",
             reach_sensitivity_result(s, is_first_low ? a : b).text,
             reach_sensitivity_result(s, is_first_low ? b : a).text);
  }
  return out;
}

reach_line reach_sensitivity_headline(const reach_sensitivity *s) {
  reach_line out;
  const reach_lever *first = &s->lever[0];
  const reach_estimated *e = reach_lever_main(s, first);
  if (!(e->at > 0) || !(e->ci_high > 0)) {
    snprintf(out.text, sizeof out.text, "%s",
             isnan(e->at) ? "What matters cannot be told: results are missing, or all are alike"
                          : "Nothing that was varied changes the result");
    return out;
  }
  if (first->rank_worst == 1 || s->design.n_axes == 1)
    snprintf(out.text, sizeof out.text, "What matters most is %.300s: %.200s",
             reach_lever_name(s, first).text, main_words(s, first).text);
  else
    snprintf(out.text, sizeof out.text,
             "What matters most is not clear: it may be any of %u, first of them %.300s (%.200s)",
             first->rank_worst, reach_lever_name(s, first).text, main_words(s, first).text);
  return out;
}

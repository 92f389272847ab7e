#include "present/sweep_words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "present/chart_series.h"
#include "present/names.h"

static const double name_em = 13;

void reach_line_add(reach_line *line, const char *format, ...) {
  va_list arguments;
  size_t used = strlen(line->text);
  va_start(arguments, format);
  vsnprintf(line->text + used, sizeof line->text - used, format, arguments);
  va_end(arguments);
}

void reach_signs_add(reach_signs *t, uint64_t point, reach_score score) {
  t->n_all++;
  if (!isfinite(score.value)) return;
  int sign = reach_score_sign(score);
  t->n_more += sign == 1;
  t->n_fewer += sign == -1;
  t->n_unclear += sign == 0;
  if (!t->n || score.value < t->least.value) t->least = score, t->least_at = point;
  if (!t->n || score.value > t->most.value) t->most = score, t->most_at = point;
  t->n++;
}

void reach_break_even_start(reach_break_even *b) {
  *b = (reach_break_even){.at = NAN, .low = NAN, .high = NAN, .below = NAN, .above = NAN};
}

/* Where a straight line between two values is 1; NaN where it is not. */
static double meets_one(double x1, double y1, double x2, double y2) {
  if ((y1 < 1) == (y2 < 1)) return NAN;
  return x1 + (1 - y1) / (y2 - y1) * (x2 - x1);
}

/* Signs may only go -1 ... 0 ... 1, or the other way. */
static void follow_sign(reach_break_even *b, int sign) {
  enum { UNKNOWN = 2 };
  if (sign == UNKNOWN) b->is_broken = true;
  if (!b->n) b->first_sign = sign;
  bool is_back = b->n && (sign - b->last_sign) * b->first_sign > 0;
  if (is_back || (b->n && !b->first_sign)) b->is_broken = true;
  b->last_sign = sign;
}

void reach_break_even_add(reach_break_even *b, double value, reach_score s) {
  follow_sign(b, reach_score_sign(s));
  int sign = reach_score_sign(s);
  if (sign == b->first_sign) b->below = value;
  if (sign == -b->first_sign && isnan(b->above)) b->above = value;
  if (b->n) {
    double at = meets_one(b->before, b->score.value, value, s.value);
    double one = meets_one(b->before, b->score.low, value, s.low);
    double other = meets_one(b->before, b->score.high, value, s.high);
    if (isfinite(at)) b->at = at, b->n_crossed++;
    b->low = fmin(b->low, fmin(one, other)); /* NaN is none */
    b->high = fmax(b->high, fmax(one, other));
  }
  b->before = value;
  b->score = s;
  b->n++;
}

bool reach_break_even_is_certain(const reach_break_even *b) {
  return !b->is_broken && b->n_crossed == 1 && b->first_sign * b->last_sign == -1 &&
         b->low <= b->at && b->at <= b->high;
}

/* The key without the organization, where the sentence names it. */
static reach_line key_of(const reach_sweep_plot *plot, size_t axis) {
  const char *key = plot->design->axis[axis].key;
  const char *name = plot->result->scenario->organization[plot->focus].name;
  size_t n = strlen(name);
  if (strncmp(key, name, n) == 0 && key[n] == '.') key += n + 1;
  return reach_line_clean(key);
}

/* "12.1 % (11.5–12.8 %)". */
static reach_line crossing_words(const reach_sweep_plot *plot, size_t axis,
                                 const reach_break_even *b) {
  const char *unit = reach_param_table[plot->design->axis[axis].param].unit;
  bool is_share = strcmp(unit, "share") == 0;
  double scale = is_share ? 100 : 1;
  double at = b->at * scale, low = b->low * scale, high = b->high * scale;
  int decimals = reach_number_decimals(at, low, high);
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s%s", reach_number_grouped(at, decimals).text,
           is_share ? " %" : "");
  if (reach_number_has_range(low, high, decimals))
    reach_line_add(&out, " (%s%s)", reach_number_range(low, high, decimals).text,
                   is_share ? " %" : "");
  return out;
}

typedef struct {
  reach_line more, fewer; /* "reaches more people than traditional" */
} verbs;

static verbs verbs_of(const reach_sweep_plot *plot) {
  verbs out = {{""}, {""}};
  reach_line base = reach_name_shown(plot->result, plot->result->scenario->baseline, name_em);
  if (plot->view->measure == REACH_MEASURE_reach) {
    reach_line_add(&out.more, "reaches more people than %.200s", base.text);
    reach_line_add(&out.fewer, "reaches fewer people than %.200s", base.text);
    return out;
  }
  reach_line measure = reach_shown_measure(plot);
  reach_line_add(&out.more, "has more %.100s than %.200s", measure.text, base.text);
  reach_line_add(&out.fewer, "has less %.100s than %.200s", measure.text, base.text);
  return out;
}

static reach_line focus_of(const reach_sweep_plot *plot) {
  return reach_name_shown(plot->result, plot->focus, name_em);
}

/* "between 10 % and 30 %". */
static reach_line bracket_words(const reach_sweep_plot *plot, size_t axis,
                                const reach_break_even *b) {
  reach_line out = {""};
  reach_line_add(&out, "between %.60s", reach_sweep_axis_words(plot->design, axis, b->below).text);
  reach_line_add(&out, " and %.60s", reach_sweep_axis_words(plot->design, axis, b->above).text);
  return out;
}

reach_line reach_sweep_crossing(const reach_sweep_plot *plot, size_t axis,
                                const reach_break_even *found, bool is_fine) {
  reach_line out = {""};
  verbs v = verbs_of(plot);
  bool is_rising = found->last_sign > 0;
  reach_line_add(&out, "%.200s %.400s %s %.200s %.200s%s", focus_of(plot).text, v.more.text,
                 is_rising ? "from" : "up to", key_of(plot, axis).text,
                 is_fine ? crossing_words(plot, axis, found).text
                         : bracket_words(plot, axis, found).text,
                 is_rising ? " on" : "");
  return out;
}

static const char *count_words(uint64_t n) {
  static _Thread_local reach_number out;
  out = reach_number_grouped((double)n, 0);
  return out.text;
}

static reach_line ratios_found(const reach_sweep_plot *plot, const reach_signs *t) {
  reach_line out = {""}, focus = focus_of(plot);
  verbs v = verbs_of(plot);
  uint64_t most = t->n_more >= t->n_fewer ? t->n_more : t->n_fewer;
  const char *mostly = t->n_more >= t->n_fewer ? v.more.text : v.fewer.text;
  bool is_of_people = plot->view->measure == REACH_MEASURE_reach;
  const char *other = t->n_more < t->n_fewer ? "more" : is_of_people ? "fewer" : "less";
  uint64_t n_other = t->n_more + t->n_fewer - most;
  if (!most) {
    reach_line_add(&out, "At none of %s point%s there is a clear difference: %.200s is %s to %s",
                   count_words(t->n), t->n == 1 ? "" : "s", focus.text,
                   reach_sweep_score_words(plot, t->least).text,
                   reach_sweep_score_words(plot, t->most).text);
    return out;
  }
  if (most == t->n_all && t->n_all == 1)
    reach_line_add(&out, "%.200s %.400s: %s", focus.text, mostly,
                   reach_sweep_score_words(plot, t->most).text);
  else if (most == t->n_all)
    reach_line_add(&out, "%.200s %.400s at all %s points", focus.text, mostly, count_words(most));
  else
    reach_line_add(&out, "%.200s clearly %.400s at %s of %s points", focus.text, mostly,
                   count_words(most), reach_number_grouped((double)t->n_all, 0).text);
  if (n_other) reach_line_add(&out, ", clearly %s at %s", other, count_words(n_other));
  return out;
}

/* "participation 1 %, contacts.mean 20". */
static reach_line place_words(const reach_sweep_plot *plot, uint64_t point, const size_t *axis,
                              size_t n_axes) {
  reach_line out = {""};
  for (size_t i = 0; i < n_axes; i++) {
    double value = plot->design->kind->value(plot->design, point, axis[i]);
    if (isnan(value)) value = reach_sweep_axis_own(plot->design, axis[i]);
    reach_line_add(&out, "%s%.150s %.60s", i ? ", " : "", key_of(plot, axis[i]).text,
                   reach_sweep_axis_words(plot->design, axis[i], value).text);
  }
  return out;
}

/* A mean to the digits that its interval allows. */
static reach_line mean_words(const reach_sweep_plot *plot, reach_score s) {
  reach_line out;
  const char *unit = reach_measure_table[plot->view->measure].unit;
  bool is_share = strcmp(unit, "share") == 0;
  double scale = is_share ? 100 : 1;
  snprintf(out.text, sizeof out.text, "%s%s",
           reach_number_estimate(s.value * scale, s.low * scale, s.high * scale).text,
           is_share ? " %" : "");
  return out;
}

static reach_line ratio_words(reach_score s) {
  enum { DIGITS = 3 };
  int decimals = reach_number_ratio_decimals(s.value, s.low, s.high);
  int most = reach_number_digits(s.value, DIGITS);
  if (decimals > most && most >= 0) decimals = most;
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_number_times(s.value, decimals).text);
  return out;
}

reach_line reach_sweep_score_words(const reach_sweep_plot *plot, reach_score score) {
  return plot->is_ratio ? ratio_words(score) : mean_words(plot, score);
}

static reach_line means_found(const reach_sweep_plot *plot, const reach_signs *t,
                              const size_t *axis, size_t n_axes) {
  reach_line out = {""}, measure = reach_shown_measure(plot);
  bool is_one = plot->view->n_organizations == 1;
  if (!is_one) reach_line_add(&measure, " of %.200s", focus_of(plot).text);
  if (t->n == 1) {
    reach_line_add(&out, "%.300s is %s at %.400s", measure.text, mean_words(plot, t->least).text,
                   place_words(plot, t->least_at, axis, n_axes).text);
  } else if (!(t->most.value > t->least.value)) {
    reach_line_add(&out, "%.300s is %s at all points", measure.text,
                   mean_words(plot, t->least).text);
  } else if (t->least.high >= t->most.low) {
    reach_line_add(&out, "No clear difference in %.300s between any two of %s points", measure.text,
                   count_words(t->n));
  } else {
    bool has_interval = isfinite(t->least.high) && isfinite(t->most.low);
    reach_line_add(&out, "%.300s goes from %s at %.250s", measure.text,
                   mean_words(plot, t->least).text,
                   place_words(plot, t->least_at, axis, n_axes).text);
    reach_line_add(&out, " to %s at %.250s%s", mean_words(plot, t->most).text,
                   place_words(plot, t->most_at, axis, n_axes).text,
                   has_interval ? "" : " (one replicate, no interval)");
  }
  return out;
}

reach_line reach_sweep_found(const reach_sweep_plot *plot, const reach_signs *t, const size_t *axis,
                             size_t n_axes) {
  return plot->is_ratio ? ratios_found(plot, t) : means_found(plot, t, axis, n_axes);
}

reach_line reach_sweep_found_of_all(const reach_result *result) {
  reach_sweep_plot plot = reach_sweep_plot_of(result);
  size_t n_above = 0, n_all = 0, last = 0;
  for (size_t o = 0; o < plot.view->n_organizations; o++) {
    bool is_above = false, has_any = false;
    for (uint64_t i = 0; i < plot.design->n_points && o != result->scenario->baseline; i++) {
      reach_score s = reach_sweep_score(&plot, i, o);
      has_any = has_any || isfinite(s.value);
      is_above = is_above || reach_score_sign(s) == 1;
    }
    n_all += has_any;
    n_above += is_above;
    if (is_above) last = o;
  }
  reach_line out = {""};
  plot.focus = last;
  verbs v = verbs_of(&plot);
  if (n_above == 1)
    reach_line_add(&out, "Of %zu organizations only %.200s clearly %.400s at any point", n_all,
                   focus_of(&plot).text, v.more.text);
  else
    reach_line_add(
        &out, "%s%zu of %zu organizations clearly %s %.300s at some point", "", n_above, n_all,
        plot.view->measure == REACH_MEASURE_reach ? "reach more people than" : "have more",
        plot.view->measure == REACH_MEASURE_reach
            ? reach_name_shown(result, result->scenario->baseline, name_em).text
            : v.more.text + strlen("has more "));
  return out;
}

reach_line reach_sweep_shown(const reach_sweep_plot *plot, bool is_of_all) {
  reach_line out = {""}, measure = reach_shown_measure(plot);
  const char *unit = reach_measure_table[plot->view->measure].unit;
  reach_line base = reach_name_shown(plot->result, plot->result->scenario->baseline, name_em);
  if (plot->is_ratio)
    reach_line_add(&out, "Ratio of mean %.100s (%s), %.200s to %.200s.", measure.text, unit,
                   is_of_all ? "each organization" : focus_of(plot).text, base.text);
  else if (plot->view->n_organizations > 1 && !is_of_all)
    reach_line_add(&out, "Mean %.100s (%s) of %.200s.", measure.text, unit, focus_of(plot).text);
  else
    reach_line_add(&out, "Mean %.100s (%s).", measure.text, unit);
  return out;
}

reach_line reach_sweep_points(const reach_sweep_plot *plot) {
  reach_line out = {""};
  const reach_design *design = plot->design;
  reach_line_add(&out, "%s point%s of %s%s, the same random numbers at all",
                 count_words(design->n_points), design->n_points == 1 ? "" : "s",
                 design->precision.is_asked ? "at most " : "",
                 reach_replicates_words(design->n_replicates).text);
  return out;
}

reach_line reach_sweep_others(const reach_sweep_plot *plot, const uint64_t *index,
                              const size_t *shown, size_t n_shown) {
  reach_line out = {""};
  const reach_design *design = plot->design;
  bool is_grid = reach_design_is_grid(design);
  for (size_t d = 0, n = 0; d < design->n_axes; d++) {
    bool is_shown = !reach_sweep_axis_varies(design, d);
    for (size_t i = 0; i < n_shown; i++) is_shown = is_shown || shown[i] == d;
    if (is_shown) continue;
    reach_line_add(&out,
                   n++       ? ", %.150s"
                   : is_grid ? " Elsewhere %.150s"
                             : " Also varied: %.150s",
                   reach_line_clean(design->axis[d].key).text);
    if (is_grid)
      reach_line_add(
          &out, " = %.60s",
          reach_sweep_axis_words(design, d, reach_axis_value(&design->axis[d], index[d])).text);
  }
  if (*out.text) reach_line_add(&out, ".");
  return out;
}

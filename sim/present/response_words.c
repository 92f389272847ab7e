#include "present/response_words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "present/claim_words.h"
#include "present/headline.h"

enum { MOST_GROUPS = 3, MOST_CROSSINGS = 3 };
static const double name_em = 16;
static const double no_width = 1e-6; /* of an interval, beside its ends */

__attribute__((format(printf, 2, 3))) static void add(reach_line *to, const char *format, ...) {
  va_list arguments;
  size_t used = strlen(to->text);
  va_start(arguments, format);
  vsnprintf(to->text + used, sizeof to->text - used, format, arguments);
  va_end(arguments);
}

/* The name of a measure without its underscores. */
static reach_line plain_name(int measure) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_measure_table[measure].name);
  for (char *c = out.text; *c; c++)
    if (*c == '_') *c = ' ';
  return out;
}

reach_line reach_response_measure(const reach_response *r) {
  reach_line out = plain_name(r->measure);
  if (r->minus >= 0) add(&out, " less %.200s", plain_name(r->minus).text);
  return out;
}

static bool is_moved(const reach_response *r, size_t o) {
  return r->line[o].has_effect && !r->line[o].is_flat;
}

static bool is_certain(const reach_response *r, size_t o) {
  const reach_crossings *all = &r->line[o].crossings;
  for (size_t i = 0; i < all->n; i++)
    if (all->item[i].is_certain) return true;
  return false;
}

size_t reach_response_focus(const reach_result *result) {
  const reach_response *r = &result->response;
  size_t focus = reach_focus(result);
  bool is_of_reach = r->measure == REACH_MEASURE_reach && r->minus < 0;
  for (size_t o = 0; o < r->n_organizations && !is_of_reach; o++)
    if (is_moved(r, o) && is_certain(r, o)) return o;
  if (is_moved(r, focus)) return focus;
  for (size_t o = 0; o < r->n_organizations; o++)
    if (is_moved(r, o)) return o;
  return focus;
}

/* "0.1, 0.5–0.7": values that may be best, neighbours together. */
static void add_candidates(reach_line *to, const reach_response *r, size_t o) {
  size_t n_groups = 0;
  for (size_t i = 0; i < r->n_values; i++) {
    size_t last = i;
    if (!reach_response_at(r, i, o)->may_be_best) continue;
    while (last + 1 < r->n_values && reach_response_at(r, last + 1, o)->may_be_best) last++;
    if (n_groups++ == MOST_GROUPS) {
      add(to, ", …");
      return;
    }
    add(to, "%s%s", n_groups > 1 ? ", " : "", reach_plain_number(r->value[i]).text);
    if (last > i) add(to, "–%s", reach_plain_number(r->value[last]).text);
    i = last;
  }
}

reach_line reach_response_best(const reach_response *r, size_t o) {
  reach_line out = {""};
  const reach_response_line *line = &r->line[o];
  if (line->best >= r->n_values || reach_response_is_open(r, o)) return out;
  add(&out, "%s", reach_plain_number(r->value[line->best]).text);
  if (line->n_best < 2) return out;
  add(&out, " (");
  add_candidates(&out, r, o);
  add(&out, ")");
  return out;
}

const char *reach_response_end(const reach_response *r, size_t o) {
  size_t best = r->line[o].best;
  if (best == 0) return ", the smallest tried";
  return best + 1 == r->n_values ? ", the largest tried" : "";
}

reach_line reach_crossing_words(const reach_crossing *c) {
  reach_line out = {""};
  bool has_width = c->high - c->low > no_width * fmax(fabs(c->low), fabs(c->high));
  int decimals = reach_number_decimals(isnan(c->at) ? c->low : c->at, c->low, c->high);
  if (!isnan(c->at) && !has_width)
    add(&out, "%s", reach_plain_number(c->at).text);
  else if (!isnan(c->at))
    add(&out, "%s (%s)", reach_number_grouped(c->at, decimals).text,
        reach_number_range(c->low, c->high, decimals).text);
  else
    add(&out, "%s", reach_number_range(c->low, c->high, decimals).text);
  return out;
}

reach_number reach_crossing_end(const reach_crossing *c, double end) {
  bool has_width = c->high - c->low > no_width * fmax(fabs(c->low), fabs(c->high));
  if (!has_width) return reach_plain_number(end);
  return reach_number_grouped(end, reach_number_decimals(end, c->low, c->high));
}

/* What a sign speaks of: "more than old", "negative". */
static void add_side(reach_line *to, const reach_result *result, int sign) {
  reach_line base = reach_name_shown(result, result->scenario->baseline, name_em);
  if (result->response.minus < 0)
    add(to, "%s than %.200s", sign > 0 ? "more" : "less", base.text);
  else
    add(to, "%s", sign > 0 ? "positive" : "negative");
}

/* One that reaches the first or the last value, or has the same sign on both sides. */
static void add_unclear(reach_line *to, const reach_result *result, const reach_crossing *c) {
  reach_crossing range = *c;
  range.at = NAN;
  if (!c->before && c->after) {
    add_side(to, result, c->after);
    add(to, " above %.100s", reach_crossing_end(c, c->high).text);
  } else if (c->before && !c->after) {
    add_side(to, result, c->before);
    add(to, " below %.100s", reach_crossing_end(c, c->low).text);
  } else if (c->high > c->low) {
    add(to, "no clear difference at %.100s", reach_crossing_words(&range).text);
  } else {
    add(to, "no difference at %.100s", reach_plain_number(c->low).text);
  }
}

static void add_crossing(reach_line *to, const reach_result *result, const reach_crossing *c) {
  if (!c->is_certain && c->before * c->after >= 0) {
    add_unclear(to, result, c);
    return;
  }
  if (!c->is_certain) add(to, "maybe ");
  add_side(to, result, c->after);
  add(to, " from %.100s on", reach_crossing_words(c).text);
}

static void add_crossings(reach_line *to, const reach_result *result, size_t o) {
  const reach_crossings *all = &result->response.line[o].crossings;
  if (!result->response.line[o].has_difference || (!all->n && !all->sign)) return;
  add(to, "; ");
  if (!all->n) {
    add_side(to, result, all->sign);
    add(to, " at all values");
  } else if (all->is_open) {
    add(to, "not clearly ");
    add_side(to, result, 1);
    add(to, " or %s at any value", result->response.minus < 0 ? "less" : "negative");
  }
  for (size_t i = 0; i < all->n && !all->is_open; i++) {
    if (i == MOST_CROSSINGS) {
      add(to, ", …");
      return;
    }
    const reach_crossing *c = &all->item[i];
    add(to, "%s", i ? ", " : "");
    if (i && c->before && !c->after) /* what is so was said before */
      add(to, "but not clearly above %.100s", reach_crossing_end(c, c->low).text);
    else
      add_crossing(to, result, c);
  }
}

reach_line reach_response_words(const reach_result *result, size_t o) {
  const reach_response *r = &result->response;
  const reach_response_line *line = &r->line[o];
  reach_line out = {""};
  if (line->best >= r->n_values)
    add(&out, "exists at no value");
  else if (!line->has_effect)
    add(&out, "stays what it is");
  else if (line->is_flat)
    add(&out, "is the same at all values");
  else if (reach_response_is_open(r, o))
    add(&out, "is clearly %s at no value", r->wants_least ? "least" : "best");
  else
    add(&out, "is %s at %.200s%s", r->wants_least ? "least" : "best",
        reach_response_best(r, o).text, reach_response_end(r, o));
  add_crossings(&out, result, o);
  return out;
}

reach_sentence reach_response_sentence(const reach_result *result) {
  reach_sentence out = {""};
  const reach_response *r = &result->response;
  if (!r->n_values) return out;
  size_t o = reach_response_focus(result);
  snprintf(out.text, sizeof out.text, "Response to %s: %.300s of %.200s %.1000s.",
           reach_param_table[r->param].key, reach_response_measure(r).text,
           reach_name_shown(result, o, name_em).text, reach_response_words(result, o).text);
  return out;
}

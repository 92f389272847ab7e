/* What the ladder leaves, as a sentence. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/headline.h"
#include "present/rungs.h"

static const double name_width = 15; /* em */

enum verdict { ABOVE, BELOW, UNCLEAR, EQUAL, UNKNOWN };

static enum verdict verdict_of(const reach_comparison *c) {
  if (!isfinite(c->ratio) || !isfinite(c->ratio_ci_low) || !isfinite(c->ratio_ci_high))
    return UNKNOWN;
  if (c->ratio_ci_low == 1 && c->ratio_ci_high == 1) return EQUAL;
  if (c->ratio_ci_low > 1) return ABOVE;
  return c->ratio_ci_high < 1 ? BELOW : UNCLEAR;
}

typedef struct {
  reach_line focus, base; /* names */
  char after[24];         /* "after 5 steps" */
  char had[80];           /* "18.75×"; "" = there was no ratio */
  bool has_grown;
  bool is_belief; /* fewer believe it than it reaches: what is left is not reach */
  const reach_comparison *last;
  const reach_summary *focus_people, *base_people;
} ending;

static const char *verb_of(const ending *e) {
  return e->is_belief ? "is believed by" : "reaches";
}

static reach_line without_ratio(const ending *e) {
  reach_line out;
  const reach_summary *f = e->focus_people, *b = e->base_people;
  if (f->mean == 0 && b->mean == 0) {
    snprintf(out.text, sizeof out.text, "Nobody is left %s, neither of %.200s nor of %.200s",
             e->after, e->focus.text, e->base.text);
    return out;
  }
  reach_number reached = reach_people_in_words(f->mean, f->ci_low, f->ci_high);
  reach_number based = reach_people_in_words(b->mean, b->ci_low, b->ci_high);
  bool is_by = e->is_belief;
  snprintf(out.text, sizeof out.text, "%s %.200s %s %s, %.200s %s%s%s", e->after, e->focus.text,
           verb_of(e), reached.text, e->base.text, is_by ? "by " : "", based.text,
           f->n < 2      ? ": one replicate, no interval"
           : b->mean > 0 ? ": no ratio is certain"
                         : "");
  out.text[0] = 'A';
  return out;
}

static reach_line with_ratio(const ending *e, enum verdict verdict) {
  reach_line out;
  reach_ratio_words r = reach_ratio_in_words(e->last);
  const char *f = e->focus.text, *b = e->base.text;
  const char *fewer = verdict == BELOW ? ": fewer than " : "", *whom = verdict == BELOW ? b : "";
  if (verdict == EQUAL)
    snprintf(out.text, sizeof out.text, "A%s %.200s %s exactly as many people as %.200s",
             e->after + 1, f, verb_of(e), b);
  else if (verdict == UNCLEAR)
    snprintf(out.text, sizeof out.text,
             "No clear difference %s: %.200s %s %s%s as many people as "
             "%.200s",
             e->after, f, verb_of(e), r.times.text, r.interval.text, b);
  else if (!*e->had)
    snprintf(out.text, sizeof out.text, "A%s %.200s %s %s%s as many people as %.200s", e->after + 1,
             f, verb_of(e), r.times.text, r.interval.text, b);
  else if (e->has_grown)
    snprintf(out.text, sizeof out.text, "%.200s's %s becomes %s%s %s%s%.200s", f, e->had,
             r.times.text, r.interval.text, e->after, fewer, whom);
  else
    snprintf(out.text, sizeof out.text, "Of %.200s's %s, %s%s is left %s%s%.200s", f, e->had,
             r.times.text, r.interval.text, e->after, fewer, whom);
  return out;
}

/* "; Pilot ends below Traditional", "; 2 others end below Traditional". */
static void add_others_below(const reach_result *result, size_t focus, reach_line *to) {
  size_t n_below = 0, last = 0, stage = reach_stages(result) - 1;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (o == focus || o == result->scenario->baseline) continue;
    if (verdict_of(reach_stage_ratio(result, stage, o)) != BELOW) continue;
    n_below++;
    last = o;
  }
  if (!n_below) return;
  reach_line name = reach_name_shown(result, last, name_width);
  reach_line base = reach_name_shown(result, result->scenario->baseline, name_width);
  size_t n = strlen(to->text);
  if (n_below == 1)
    snprintf(to->text + n, sizeof to->text - n, "; %.200s ends below %.200s", name.text, base.text);
  else
    snprintf(to->text + n, sizeof to->text - n, "; %zu others end below %.200s", n_below,
             base.text);
}

static reach_line alone(const reach_result *result, const char *after) {
  reach_line out;
  const reach_summary *first = reach_stage_people(result, 0, 0);
  const reach_summary *last = reach_stage_people(result, reach_stages(result) - 1, 0);
  reach_number had = reach_people_in_words(first->mean, NAN, NAN);
  int decimals = reach_number_decimals(last->mean, last->ci_low, last->ci_high);
  reach_number left = reach_number_grouped(last->mean, decimals), range = {""};
  if (last->ci_high > last->ci_low)
    snprintf(range.text, sizeof range.text, " (%.55s)",
             reach_number_range(fmax(last->ci_low, 0), last->ci_high, decimals).text);
  if (!last->n)
    snprintf(out.text, sizeof out.text, "There is nobody to reach %s", after);
  else if (last->mean == 0)
    snprintf(out.text, sizeof out.text, "Of %s nobody is left %s", had.text, after);
  else if (last->mean > first->mean) /* by chains of people whom those addressed told */
    snprintf(out.text, sizeof out.text, "From %s addressed it grows to %s%s %s", had.text,
             left.text, range.text, after);
  else
    snprintf(out.text, sizeof out.text, "Of %s addressed, %s%s %s left %s", had.text, left.text,
             range.text, strcmp(left.text, "1") ? "are" : "is", after);
  return out;
}

reach_line reach_headline_ladder(const reach_result *result) {
  size_t f = reach_focus(result), b = result->scenario->baseline;
  size_t last = reach_stages(result) - 1, n_steps = result->n_rungs - 1;
  ending e = {.focus = reach_name_shown(result, f, name_width),
              .base = reach_name_shown(result, b, name_width),
              .last = reach_stage_ratio(result, last, f),
              .is_belief = reach_stage_start(result) > 0,
              .focus_people = reach_stage_people(result, last, f),
              .base_people = reach_stage_people(result, last, b)};
  snprintf(e.after, sizeof e.after, "after %zu step%s", n_steps, n_steps == 1 ? "" : "s");
  if (f == b) return alone(result, e.after);
  size_t start = reach_stage_start(result);
  const reach_comparison *first = reach_stage_ratio(result, start, f);
  if (isfinite(first->ratio)) {
    int decimals =
        reach_number_ratio_decimals(first->ratio, first->ratio_ci_low, first->ratio_ci_high);
    snprintf(e.had, sizeof e.had, "%s", reach_number_times(first->ratio, decimals).text);
    e.has_grown = e.last->ratio > first->ratio;
  }
  enum verdict verdict = verdict_of(e.last);
  reach_line out = verdict == UNKNOWN ? without_ratio(&e) : with_ratio(&e, verdict);
  add_others_below(result, f, &out);
  return out;
}

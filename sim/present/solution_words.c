#include "present/solution_words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "present/claim_words.h"
#include "present/headline.h"

static const double name_em = 16, key_em = 24;
enum { MOST_CROSSINGS = 4 };

__attribute__((format(printf, 2, 3))) static void add(reach_sentence *to, const char *format, ...) {
  va_list arguments;
  size_t used = strlen(to->text);
  va_start(arguments, format);
  vsnprintf(to->text + used, sizeof to->text - used, format, arguments);
  va_end(arguments);
}

static bool is_share(const reach_solution *s) {
  return strcmp(reach_param_table[s->axis.param].unit, "share") == 0;
}

reach_number reach_solution_value(const reach_solution *s, double value, double low, double high) {
  const double percent = is_share(s) ? 100 : 1;
  int decimals = reach_number_decimals(percent * value, percent * low, percent * high);
  if (is_share(s)) return reach_number_percent(value, decimals > 0 ? decimals : 0);
  return low < high ? reach_number_grouped(value, decimals) : reach_plain_number(value);
}

reach_number reach_solution_range(const reach_solution *s, double low, double high) {
  const double percent = is_share(s) ? 100 : 1;
  int decimals = reach_number_decimals(percent * (low + high) / 2, percent * low, percent * high);
  if (is_share(s) && decimals < 0) decimals = 0;
  reach_number out = reach_number_range(percent * low, percent * high, decimals);
  size_t used = strlen(out.text);
  if (is_share(s)) snprintf(out.text + used, sizeof out.text - used, " %%");
  return out;
}

reach_line reach_solution_axis(const reach_solution *s) {
  bool is_own = s->axis.organizations == (uint64_t)1 << s->organization;
  const char *key = is_own ? reach_param_table[s->axis.param].key : s->axis.key;
  return reach_line_squeezed(reach_line_clean(key).text, key_em, false);
}

reach_line reach_solution_measure(const reach_solution *s) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_measure_table[s->measure].name);
  for (char *c = out.text; *c; c++)
    if (*c == '_') *c = ' ';
  return out;
}

reach_line reach_solution_goal(const reach_result *result, bool is_base_form) {
  const reach_solution *s = result->solution;
  reach_line out, measure = reach_solution_measure(s);
  const char *has = is_base_form ? "have" : "has", *limit = s->is_at_most ? "most" : "least";
  const char *target = "";
  reach_number number = {""};
  if (s->goal != REACH_SOLVE_BREAK_EVEN) {
    number = reach_plain_number(s->target);
    target = number.text;
  }
  if (s->goal == REACH_SOLVE_MEAN) {
    snprintf(out.text, sizeof out.text, "%s a mean %.200s of at %s %s", has, measure.text, limit,
             target);
  } else if (s->goal == REACH_SOLVE_TARGET) {
    snprintf(out.text, sizeof out.text, "%s a %.200s of at %s %s with probability %s", has,
             measure.text, limit, target, reach_plain_number(s->probability).text);
  } else {
    reach_line against = reach_name_shown(result, s->against, name_em);
    if (s->factor > 1 || s->factor < 1)
      snprintf(out.text, sizeof out.text, "%s %s times the %.200s of %.300s", has,
               reach_plain_number(s->factor).text, measure.text, against.text);
    else
      snprintf(out.text, sizeof out.text, "%s %.300s on %.200s", is_base_form ? "equal" : "equals",
               against.text, measure.text);
  }
  return out;
}

reach_line reach_solution_where(const reach_solution *s, const reach_root *r,
                                const char *interval) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%.300s %s", reach_solution_axis(s).text,
           reach_solution_value(s, r->at, r->low, r->high).text);
  size_t used = strlen(out.text);
  if (interval && r->high > r->low)
    snprintf(out.text + used, sizeof out.text - used, " (%s%s)", interval,
             reach_solution_range(s, r->low, r->high).text);
  return out;
}

bool reach_solution_is_more_above(const reach_solution *s, const reach_root *r) {
  bool is_upwards = r->after ? r->after > 0 : r->before < 0;
  return is_upwards != s->is_at_most;
}

const reach_solution_point *reach_solution_own(const reach_solution *s) {
  for (size_t i = 0; i < s->solved.n_tried; i++)
    if (s->point[i].value >= s->own && s->point[i].value <= s->own) return &s->point[i];
  return NULL;
}

/* "participation from 0 % to 100 %" */
static reach_line tried_words(const reach_solution *s) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%.300s from %s to %s", reach_solution_axis(s).text,
           reach_solution_value(s, s->from, s->from, s->from).text,
           reach_solution_value(s, s->to, s->to, s->to).text);
  return out;
}

/* "0.85 times (0.84–0.86)" */
static reach_line ratio_words(const reach_solution_point *p) {
  reach_line out;
  reach_ratio_words words = reach_ratio_in_words(&p->comparison);
  snprintf(out.text, sizeof out.text, "%s%s", words.times.text, words.interval.text);
  return out;
}

/* What was seen at a value: "its reach is 12,300 (12,100–12,500)", or the ratio. */
static void add_seen(reach_sentence *to, const reach_solution *s, size_t i) {
  const reach_solution_point *p = &s->point[i];
  const reach_judgement *score = &s->solved.tried[i].score;
  if (s->goal == REACH_SOLVE_BREAK_EVEN && !isnan(p->comparison.ratio)) {
    add(to, "%.200s", ratio_words(p).text);
  } else if (s->goal == REACH_SOLVE_TARGET) {
    reach_number share = reach_number_percent(score->mean + s->probability, 1);
    add(to, "%s of replicates, mean %s", share.text,
        reach_number_estimate(p->own.mean, p->own.ci_low, p->own.ci_high).text);
  } else {
    int decimals = reach_number_decimals(p->own.mean, p->own.ci_low, p->own.ci_high);
    add(to, "%s", reach_number_grouped(p->own.mean, decimals).text);
    if (reach_number_has_range(p->own.ci_low, p->own.ci_high, decimals))
      add(to, " (%s)", reach_number_range(p->own.ci_low, p->own.ci_high, decimals).text);
  }
}

/* The tried value nearest to the goal, from the side on which all are. */
static size_t nearest(const reach_solution *s) {
  const reach_solved *solved = &s->solved;
  size_t found = solved->best;
  for (size_t i = 0; i < solved->n_tried && solved->answer == REACH_SOLVED_EVERYWHERE; i++)
    if (solved->tried[i].score.mean < solved->tried[found].score.mean) found = i;
  return found;
}

static void add_found(reach_sentence *to, const reach_result *result, const reach_root *r) {
  const reach_solution *s = result->solution;
  bool is_more = reach_solution_is_more_above(s, r);
  reach_line where = reach_solution_where(s, r, "95 % interval ");
  const char *may = r->is_certain ? "" : "may ";
  reach_line goal = reach_solution_goal(result, !r->is_certain);
  if (s->goal == REACH_SOLVE_BREAK_EVEN)
    add(to, " %s%.600s at %.500s: below it has %s, above it %s", may, goal.text, where.text,
        is_more ? "less" : "more", is_more ? "more" : "less");
  else if (is_more != s->is_at_most)
    add(to, " %s%.600s from %.500s on", may, goal.text, where.text);
  else
    add(to, " %s%.600s up to %.500s", may, goal.text, where.text);
}

/* Fewer replicates cannot show a probability, even if all of them reach the target. */
static void add_needed(reach_sentence *to, const reach_solution *s) {
  if (s->goal != REACH_SOLVE_TARGET || s->n_networks > 1) return;
  uint64_t n_scan = (uint64_t)s->scenario->organization[0].params.solve_scan;
  bool has_own = s->own >= s->from && s->own <= s->to;
  uint64_t needed = reach_judge_needs(s->probability, n_scan + has_own);
  if (needed > s->n_replicates)
    add(to, "; to be sure of this probability takes %s replicates at least",
        reach_number_grouped((double)needed, 0).text);
}

/* One crossing that is not certain, or cannot be placed. */
static void add_maybe(reach_sentence *to, const reach_result *result, const reach_root *r) {
  const reach_solution *s = result->solution;
  if (isnan(r->at))
    add(to, " may %.600s at %.300s %s", reach_solution_goal(result, true).text,
        reach_solution_axis(s).text, reach_solution_range(s, r->low, r->high).text);
  else
    add_found(to, result, r);
  if (r->is_open_low)
    add(to, "; or below %s, which was not tried",
        reach_solution_value(s, s->from, s->from, s->from).text);
  if (r->is_open_high)
    add(to, "; or above %s, which was not tried",
        reach_solution_value(s, s->to, s->to, s->to).text);
  add_needed(to, s);
}

static void add_not(reach_sentence *to, const reach_result *result) {
  const reach_solution *s = result->solution;
  bool is_below = s->solved.answer == REACH_SOLVED_NOWHERE;
  size_t best = nearest(s);
  if (s->goal == REACH_SOLVE_BREAK_EVEN)
    add(to, " does not %.600s at any %.400s: it has %s throughout, nearest at ",
        reach_solution_goal(result, true).text, tried_words(s).text,
        is_below != s->is_at_most ? "less" : "more");
  else if (is_below)
    add(to, " does not %.600s at any %.400s: the best seen is at ",
        reach_solution_goal(result, true).text, tried_words(s).text);
  else
    add(to, " %.600s at every %.400s: the worst seen is at ",
        reach_solution_goal(result, false).text, tried_words(s).text);
  double value = s->point[best].value;
  add(to, "%s, ", reach_solution_value(s, value, value, value).text);
  add_seen(to, s, best);
}

static void add_undecided(reach_sentence *to, const reach_result *result) {
  const reach_solution *s = result->solution;
  add(to, ": whether it %.600s at %.400s cannot be told from %s replicate%s",
      reach_solution_goal(result, false).text, tried_words(s).text,
      reach_number_grouped((double)s->n_replicates, 0).text, s->n_replicates == 1 ? "" : "s");
  add_needed(to, s);
}

reach_sentence reach_solution_sentence(const reach_result *result) {
  const reach_solution *s = result->solution;
  reach_sentence out = {""};
  const reach_root *root = reach_solved_root(&s->solved);
  add(&out, "%.400s",
      reach_line_sentence(reach_name_shown(result, s->organization, name_em).text).text);
  switch (s->solved.answer) {
  case REACH_SOLVED_FOUND:
    add_found(&out, result, root);
    break;
  case REACH_SOLVED_MAY_BE:
    add_maybe(&out, result, root);
    break;
  case REACH_SOLVED_NOWHERE:
  case REACH_SOLVED_EVERYWHERE:
    add_not(&out, result);
    break;
  case REACH_SOLVED_MISSING:
    add(&out, " has no %.200s at any %.400s", reach_solution_measure(s).text, tried_words(s).text);
    break;
  default:
    add_undecided(&out, result);
  }
  add(&out, ".");
  return out;
}

reach_sentence reach_solution_own_sentence(const reach_result *result) {
  const reach_solution *s = result->solution;
  const reach_solution_point *own = reach_solution_own(s);
  reach_sentence out = {""};
  if (isnan(s->own)) return out;
  add(&out, "The scenario has %s", reach_solution_value(s, s->own, s->own, s->own).text);
  if (own && own->own.n) {
    add(&out, ": ");
    add_seen(&out, s, (size_t)(own - s->point));
    if (s->goal == REACH_SOLVE_BREAK_EVEN && !isnan(own->comparison.ratio))
      add(&out, " the %.200s of %.300s", reach_solution_measure(s).text,
          reach_name_shown(result, s->against, name_em).text);
  }
  add(&out, ".");
  return out;
}

reach_sentence reach_solution_more_sentence(const reach_result *result) {
  const reach_solution *s = result->solution;
  const reach_root *first = reach_solved_root(&s->solved);
  reach_sentence out = {""};
  size_t n = 0;
  for (size_t i = 0; i < s->solved.n_roots; i++) {
    const reach_root *r = &s->solved.root[i];
    if (r == first) continue;
    if (n++ == MOST_CROSSINGS) {
      add(&out, ", ...");
      break;
    }
    const char *before = n > 1 ? ", " : r->is_certain ? "It crosses again at " : "It may cross at ";
    if (isnan(r->at))
      add(&out, "%s%s", before, reach_solution_range(s, r->low, r->high).text);
    else
      add(&out, "%s%s (%s)", before, reach_solution_value(s, r->at, r->low, r->high).text,
          reach_solution_range(s, r->low, r->high).text);
  }
  if (n) add(&out, ".");
  return out;
}

reach_sentence reach_solution_cost_sentence(const reach_result *result) {
  const reach_solution *s = result->solution;
  reach_sentence out = {""};
  if (s->least < 0 || s->solved.cheapest >= s->solved.n_tried) return out;
  const reach_tried *t = &s->solved.tried[s->solved.cheapest];
  reach_line least;
  snprintf(least.text, sizeof least.text, "%s", reach_measure_table[s->least].name);
  for (char *c = least.text; *c; c++)
    if (*c == '_') *c = ' ';
  add(&out, "The least %.200s that reaches it is %s, at %.300s %s.", least.text,
      reach_number_estimate(t->cost, t->cost_low, t->cost_high).text, reach_solution_axis(s).text,
      reach_solution_value(s, t->value, t->value, t->value).text);
  return out;
}

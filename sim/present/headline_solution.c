/* At which value a goal is reached, as a sentence. */
#include <math.h>
#include <stdio.h>

#include "present/headline.h"
#include "present/solution_words.h"

static const double name_width = 16; /* em */

static reach_line found(const reach_result *result, const reach_root *r) {
  const reach_solution *s = result->solution;
  reach_line out, where;
  bool is_limit = s->goal != REACH_SOLVE_BREAK_EVEN;
  bool is_from = reach_solution_is_more_above(s, r) != s->is_at_most;
  if (isnan(r->at))
    snprintf(where.text, sizeof where.text, "%.300s %s", reach_solution_axis(s).text,
             reach_solution_range(s, r->low, r->high).text);
  else
    where = reach_solution_where(s, r, "");
  const char *word = !is_limit || isnan(r->at) ? "at" : is_from ? "from" : "up to";
  snprintf(out.text, sizeof out.text, "%s%.400s %s %.400s%s", r->is_certain ? "" : "may ",
           reach_solution_goal(result, !r->is_certain).text, word, where.text,
           is_limit && is_from && !isnan(r->at) ? " on" : "");
  return out;
}

reach_line reach_headline_solution(const reach_result *result) {
  const reach_solution *s = result->solution;
  const reach_root *root = reach_solved_root(&s->solved);
  reach_line out, name = reach_name_shown(result, s->organization, name_width);
  reach_line goal = reach_solution_goal(result, false), plain = reach_solution_goal(result, true);
  reach_line axis = reach_solution_axis(s);
  reach_number from = reach_solution_value(s, s->from, s->from, s->from),
               to = reach_solution_value(s, s->to, s->to, s->to);
  bool is_everywhere = s->solved.answer == REACH_SOLVED_EVERYWHERE;
  if (s->solved.answer == REACH_SOLVED_UNDECIDED)
    snprintf(out.text, sizeof out.text, "Whether %.200s %.400s cannot be told", name.text,
             goal.text);
  else if (root)
    snprintf(out.text, sizeof out.text, "%.200s %.800s", name.text, found(result, root).text);
  else if (is_everywhere && s->goal != REACH_SOLVE_BREAK_EVEN)
    snprintf(out.text, sizeof out.text, "%.200s %.400s at every %.200s from %s to %s", name.text,
             goal.text, axis.text, from.text, to.text);
  else
    snprintf(out.text, sizeof out.text, "%.200s does not %.400s at any %.200s from %s to %s",
             name.text, plain.text, axis.text, from.text, to.text);
  return out;
}

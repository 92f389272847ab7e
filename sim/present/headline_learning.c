/* What learning makes of competency, as a sentence. */
#include <math.h>
#include <stdio.h>

#include "present/headline.h"

static const double name_width = 13; /* em */
enum { DECIMALS = 2 };

/* An organization that learns; its legs at both ends of the programme. */
typedef struct {
  size_t organization; /* SIZE_MAX: there is none */
  reach_grown start, end;
  unsigned n_weeks;
} learner;

static learner learner_of(const reach_result *result, size_t o) {
  const reach_growth *growth = &result->answer[o].legs.growth;
  return (learner){o, growth->start, reach_growth_end(growth), growth->n_weeks};
}

static double gain_of(const learner *l) {
  return l->end.competency - l->start.competency;
}

/* The one that gains most; or, where `is_idle`, the one that knows most and gains nothing. */
static learner find(const reach_result *result, bool is_idle) {
  learner best = {.organization = SIZE_MAX};
  double most = -1;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!result->answer[o].legs.growth.by_learning) continue;
    learner here = learner_of(result, o);
    if (is_idle && gain_of(&here) > 0) continue;
    double value = is_idle ? here.end.knowledge : gain_of(&here);
    if (value > most) most = value, best = here;
  }
  return best;
}

static reach_number share_of(double value) {
  return reach_number_grouped(value, DECIMALS);
}

reach_line reach_headline_learning(const reach_result *result) {
  reach_line out;
  learner best = find(result, false), idle = find(result, true);
  char weeks[40];
  snprintf(weeks, sizeof weeks, "In %u week%s", best.n_weeks, best.n_weeks == 1 ? "" : "s");
  bool is_one = result->scenario->n_organizations == 1;
  if (is_one && gain_of(&best) > 0) {
    snprintf(out.text, sizeof out.text, "%s competency grows from %s to %s", weeks,
             share_of(best.start.competency).text, share_of(best.end.competency).text);
    return out;
  }
  if (!(gain_of(&best) > 0)) {
    snprintf(out.text, sizeof out.text,
             "%s %.300s comes to know %s of what there is to know, and its competency stays at %s",
             weeks,
             is_one ? "the company" : reach_name_shown(result, idle.organization, name_width).text,
             share_of(idle.end.knowledge).text, share_of(idle.end.competency).text);
    return out;
  }
  int n = snprintf(out.text, sizeof out.text, "%s %.300s brings competency from %s to %s", weeks,
                   reach_name_shown(result, best.organization, name_width).text,
                   share_of(best.start.competency).text, share_of(best.end.competency).text);
  if (idle.organization == SIZE_MAX) return out;
  snprintf(out.text + n, sizeof out.text - (size_t)n, "; %.300s knows %s and stays at %s",
           reach_name_shown(result, idle.organization, name_width).text,
           share_of(idle.end.knowledge).text, share_of(idle.end.competency).text);
  return out;
}

/* A question of the checklist counts 1 if all of its statements are true (all-of), or the share of
 * them that are (partial-credit); a leg is the mean of its questions. */
#include "world/legs.h"

#include <math.h>

#include "scenario/number.h"

const char *const reach_leg_name[REACH_N_LEGS] = {"sincerity", "competency", "reliability"};

const int reach_leg_param[REACH_N_LEGS] = {
    REACH_PARAM_trust_sincerity, REACH_PARAM_trust_competency, REACH_PARAM_trust_reliability};

enum { DIGITS = 12 }; /* so that a mean of thirds reads the same however it was added up */

static double question(const reach_list *answers, int rule) {
  size_t n_true = 0;
  for (size_t i = 0; i < answers->n_items; i++) n_true += answers->item[i] != 0;
  if (rule == REACH_CHECKLIST_ALL_OF) return n_true == answers->n_items;
  return (double)n_true / (double)answers->n_items;
}

static double mean(const reach_list *const *questions, size_t n, int rule) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += question(questions[i], rule);
  return reach_number_rounded(sum / (double)n, DIGITS);
}

static void ask(const reach_params *p, reach_legs *legs) {
  const reach_list *const sincerity[] = {&p->trust_checklist_interest, &p->trust_checklist_openness,
                                         &p->trust_checklist_consistency};
  const reach_list *const competency[] = {&p->trust_checklist_learning,
                                          &p->trust_checklist_ownership};
  legs->leg[REACH_LEG_SINCERITY] =
      mean(sincerity, sizeof sincerity / sizeof *sincerity, p->trust_checklist_rule);
  legs->leg[REACH_LEG_COMPETENCY] =
      mean(competency, sizeof competency / sizeof *competency, p->trust_checklist_rule);
  legs->from[REACH_LEG_SINCERITY] = legs->from[REACH_LEG_COMPETENCY] = REACH_FROM_CHECKLIST;
}

reach_legs reach_legs_of(const reach_params *p) {
  reach_legs legs = {.leg = {p->trust_sincerity, p->trust_competency, p->trust_reliability}};
  if (p->trust_checklist_interest.n_items) ask(p, &legs);
  return legs;
}

void reach_legs_use(const reach_legs *legs, reach_params *params) {
  params->trust_sincerity = legs->leg[REACH_LEG_SINCERITY];
  params->trust_competency = legs->leg[REACH_LEG_COMPETENCY];
  params->trust_reliability = legs->leg[REACH_LEG_RELIABILITY];
}

bool reach_legs_are_made(const reach_legs *legs) {
  for (int i = 0; i < REACH_N_LEGS; i++)
    if (legs->from[i]) return true;
  return false;
}

const char *reach_leg_source(const reach_legs *legs, int leg, bool is_given) {
  static const char *const made[] = {NULL, "checklist"};
  if (legs->from[leg]) return made[legs->from[leg]];
  return is_given ? "scenario" : "default";
}

double reach_legs_weakest(const reach_legs *legs) {
  return fmin(legs->leg[REACH_LEG_SINCERITY],
              fmin(legs->leg[REACH_LEG_COMPETENCY], legs->leg[REACH_LEG_RELIABILITY]));
}

const char *reach_leg_status(double leg) {
  const double even = 0.5; /* assumed: below, it lets people down more often than not */
  return leg <= 0 ? "broken" : leg < even ? "weak" : "sound";
}

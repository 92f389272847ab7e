/* A question of the checklist counts 1 if all of its statements are true (all-of), or the share of
 * them that are (partial-credit); a leg is the mean of its questions. Where practices
 * speak for a leg too, it is the mean of both. What is made of them grows over the programme; what
 * people see of it is last. */
#include "world/legs.h"

#include <math.h>

#include "scenario/number.h"

const char *const reach_leg_name[REACH_N_LEGS] = {"sincerity", "competency", "reliability"};

const int reach_leg_param[REACH_N_LEGS] = {
    REACH_PARAM_trust_sincerity, REACH_PARAM_trust_competency, REACH_PARAM_trust_reliability};

enum { DIGITS = 12 }; /* so that a mean of thirds reads the same however it was added up */

double reach_legs_question(const reach_list *answers, int rule) {
  size_t n_true = 0;
  for (size_t i = 0; i < answers->n_items; i++) n_true += answers->item[i] != 0;
  if (rule == REACH_CHECKLIST_ALL_OF) return n_true == answers->n_items;
  return (double)n_true / (double)answers->n_items;
}

static double mean(const reach_list *const *questions, size_t n, int rule) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += reach_legs_question(questions[i], rule);
  return sum / (double)n;
}

/* What speaks for a leg already counts as much as what is added. */
static void add(reach_legs *legs, int leg, double value, unsigned from) {
  legs->leg[leg] =
      reach_number_rounded(legs->from[leg] ? (legs->leg[leg] + value) / 2 : value, DIGITS);
  legs->from[leg] |= from;
}

static void ask(const reach_params *p, reach_legs *legs) {
  const reach_list *const sincerity[] = {&p->trust_checklist_interest, &p->trust_checklist_openness,
                                         &p->trust_checklist_consistency};
  const reach_list *const competency[] = {&p->trust_checklist_learning,
                                          &p->trust_checklist_ownership};
  add(legs, REACH_LEG_SINCERITY,
      mean(sincerity, sizeof sincerity / sizeof *sincerity, p->trust_checklist_rule),
      REACH_FROM_CHECKLIST);
  add(legs, REACH_LEG_COMPETENCY,
      mean(competency, sizeof competency / sizeof *competency, p->trust_checklist_rule),
      REACH_FROM_CHECKLIST);
}

static int work_out(const reach_params *p, reach_practices *practices, reach_legs *legs,
                    reach_report *report) {
  if (p->trust_checklist_interest.n_items) ask(p, legs);
  if (!p->trust_practices || !*p->trust_practices) return 0;
  const reach_practice_terms terms = {p->trust_practices_as_of, p->trust_overdue_credit};
  int status = reach_practices_read(p->trust_practices, &terms, practices, report);
  if (status) return status;
  add(legs, REACH_LEG_COMPETENCY, practices->competency, REACH_FROM_PRACTICES);
  add(legs, REACH_LEG_RELIABILITY, practices->reliability, REACH_FROM_PRACTICES);
  return 0;
}

/* Over the weeks of the programme, from what the legs are so far. */
static void grow(const reach_params *p, reach_legs *legs) {
  double *leg = legs->leg;
  legs->growth = reach_growth_of(p, leg[REACH_LEG_COMPETENCY], leg[REACH_LEG_RELIABILITY]);
  reach_grown grown = reach_growth_end(&legs->growth);
  if (legs->growth.by_learning) {
    leg[REACH_LEG_COMPETENCY] = reach_number_rounded(grown.competency, DIGITS);
    legs->from[REACH_LEG_COMPETENCY] |= REACH_FROM_LEARNING;
  }
  if (legs->growth.by_opportunities) {
    leg[REACH_LEG_RELIABILITY] = reach_number_rounded(grown.reliability, DIGITS);
    legs->from[REACH_LEG_RELIABILITY] |= REACH_FROM_OPPORTUNITIES;
  }
}

/* perceived + t (actual - perceived), in the form that is exact at both ends. */
static void look(const reach_params *p, reach_legs *legs) {
  const double perceived[REACH_N_LEGS] = {
      p->trust_perceived_sincerity, p->trust_perceived_competency, p->trust_perceived_reliability};
  double t = p->trust_transparency;
  legs->is_perceived = p->trust_judged_by == REACH_JUDGED_BY_PERCEPTION;
  for (int i = 0; i < REACH_N_LEGS; i++) {
    double seen = (1 - t) * perceived[i] + t * legs->leg[i];
    legs->seen[i] = legs->is_perceived ? reach_number_rounded(seen, DIGITS) : legs->leg[i];
  }
}

int reach_legs_find_with(const reach_params *p, reach_practices *practices, reach_legs *legs,
                         reach_report *report) {
  *practices = (reach_practices){0};
  *legs = (reach_legs){.leg = {p->trust_sincerity, p->trust_competency, p->trust_reliability}};
  int status = work_out(p, practices, legs, report);
  if (status) return status;
  grow(p, legs);
  look(p, legs);
  return 0;
}

int reach_legs_find(const reach_params *p, reach_legs *legs, reach_report *report) {
  reach_practices practices;
  int status = reach_legs_find_with(p, &practices, legs, report);
  reach_practices_free(&practices);
  return status;
}

void reach_legs_use(const reach_legs *legs, reach_params *params) {
  params->trust_sincerity = legs->seen[REACH_LEG_SINCERITY];
  params->trust_competency = legs->seen[REACH_LEG_COMPETENCY];
  params->trust_reliability = legs->seen[REACH_LEG_RELIABILITY];
}

bool reach_legs_are_made(const reach_legs *legs) {
  for (int i = 0; i < REACH_N_LEGS; i++)
    if (legs->from[i]) return true;
  return legs->is_perceived;
}

bool reach_legs_grow(const reach_legs *legs) {
  return legs->growth.by_learning || legs->growth.by_opportunities;
}

#define GROWN(origin)                                                                              \
  { origin, origin ", learning", origin ", opportunities" }

const char *reach_leg_source(const reach_legs *legs, int leg, bool is_given) {
  enum { DEFAULT, GIVEN, MADE, N_ORIGINS = MADE + 3, N_GROWN = 3 };
  static const char *const words[N_ORIGINS][N_GROWN] = {GROWN("default"), GROWN("scenario"),
                                                        GROWN("checklist"), GROWN("practices"),
                                                        GROWN("checklist and practices")};
  const unsigned makers = REACH_FROM_CHECKLIST | REACH_FROM_PRACTICES;
  unsigned from = legs->from[leg], made_by = from & makers;
  int grown = from & REACH_FROM_LEARNING ? 1 : from & REACH_FROM_OPPORTUNITIES ? 2 : 0;
  return words[made_by ? MADE + made_by - 1 : is_given ? GIVEN : DEFAULT][grown];
}

double reach_legs_weakest(const reach_legs *legs) {
  return fmin(legs->leg[REACH_LEG_SINCERITY],
              fmin(legs->leg[REACH_LEG_COMPETENCY], legs->leg[REACH_LEG_RELIABILITY]));
}

const char *reach_leg_status(double leg) {
  const double even = 0.5; /* assumed: below, it lets people down more often than not */
  return leg <= 0 ? "broken" : leg < even ? "weak" : "sound";
}

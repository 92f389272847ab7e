/* The legs of trust in a company: as the scenario gives them, or as the trustability checklist and
 * the table of practices make them, and as the weeks of a programme let them grow. */
#ifndef REACH_WORLD_LEGS_H
#define REACH_WORLD_LEGS_H

#include "base/report.h"
#include "scenario/params.h"
#include "world/growth.h"
#include "world/practices.h"

enum { REACH_LEG_SINCERITY, REACH_LEG_COMPETENCY, REACH_LEG_RELIABILITY, REACH_N_LEGS };

/* Where a leg comes from; none of them: the scenario gives it. */
enum {
  REACH_FROM_CHECKLIST = 1,
  REACH_FROM_PRACTICES = 2,
  REACH_FROM_LEARNING = 4,
  REACH_FROM_OPPORTUNITIES = 8
};

typedef struct {
  double leg[REACH_N_LEGS];    /* as they are: share, 0..1 */
  unsigned from[REACH_N_LEGS]; /* set of the above */
  reach_growth growth;         /* from what they were before the programme */
  bool is_perceived;           /* hearers go by something else: */
  double seen[REACH_N_LEGS];   /* the legs that hearers go by */
} reach_legs;

/* "checklist", "practices", "checklist and practices", "scenario" (is_given) or "default": where a
 * leg comes from, in words; "scenario, learning" where it grew. */
const char *reach_leg_source(const reach_legs *legs, int leg, bool is_given);

/* The parameters of the legs. */
extern const int reach_leg_param[REACH_N_LEGS];
extern const char *const reach_leg_name[REACH_N_LEGS];

/* Reads trust.practices where there is one, into `practices`, which the caller frees.
 * Returns 0, or what reach_practices_read returns. */
int reach_legs_find_with(const reach_params *params, reach_practices *practices, reach_legs *legs,
                         reach_report *report);
/* The same without the practices. */
int reach_legs_find(const reach_params *params, reach_legs *legs, reach_report *report);

/* What an answered question of the checklist counts, 0..1. */
double reach_legs_question(const reach_list *answers, int rule);

/* Puts those that hearers go by in the place of the parameters'. */
void reach_legs_use(const reach_legs *legs, reach_params *params);

/* Whether a checklist, practices, a programme or perception make legs: otherwise they are what the
 * scenario says. */
bool reach_legs_are_made(const reach_legs *legs);
/* Whether one of them may grow over the weeks of a programme. */
bool reach_legs_grow(const reach_legs *legs);

/* One word about a leg: sound, weak (below 0.5) or broken (0). The company's word is that of its
 * weakest leg: a stool stands on all three. */
const char *reach_leg_status(double leg);
double reach_legs_weakest(const reach_legs *legs);

#endif

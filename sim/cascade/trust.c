#include "cascade/trust.h"

#include <math.h>
#include <stdlib.h>

#include "world/department_legs.h"

static double rule_of(int rule, const double leg[REACH_N_LEGS]) {
  double s = leg[REACH_LEG_SINCERITY], c = leg[REACH_LEG_COMPETENCY],
         r = leg[REACH_LEG_RELIABILITY];
  switch (rule) {
  case REACH_TRUST_WEAKEST_LEG:
    return fmin(s, fmin(c, r));
  case REACH_TRUST_MEAN:
    return (s + c + r) / REACH_N_LEGS;
  default:
    return s * c * r;
  }
}

static void legs_of_company(const reach_params *p, double leg[REACH_N_LEGS]) {
  leg[REACH_LEG_SINCERITY] = p->trust_sincerity;
  leg[REACH_LEG_COMPETENCY] = p->trust_competency;
  leg[REACH_LEG_RELIABILITY] = p->trust_reliability;
}

double reach_trust(const reach_params *p) {
  double leg[REACH_N_LEGS];
  legs_of_company(p, leg);
  return rule_of(p->trust_rule, leg);
}

static void fill(const reach_params *p, const reach_world *world,
                 const reach_department_legs *by_department, double *trust_of) {
  double company[REACH_N_LEGS], own[REACH_N_LEGS];
  legs_of_company(p, company);
  for (uint32_t u = 0; u < world->n_associates; u++) {
    uint32_t d = reach_world_department(world, u);
    for (int i = 0; i < REACH_N_LEGS; i++) {
      const double *of_person = world->roster.leg[i], *of_department = by_department->leg[i];
      own[i] = of_person ? of_person[u] : NAN;
      if (isnan(own[i]) && of_department) own[i] = of_department[d];
      if (isnan(own[i])) own[i] = company[i];
    }
    trust_of[u] = rule_of(p->trust_rule, own);
  }
}

int reach_trust_of_each(const reach_params *p, const reach_world *world, double **trust_of,
                        reach_report *report) {
  reach_department_legs by_department = {{NULL}};
  bool has_own = *p->trust_departments;
  *trust_of = NULL;
  for (int i = 0; i < REACH_N_LEGS; i++) has_own |= world->roster.leg[i] != NULL;
  if (!has_own) return 0;
  int status = 0;
  if (*p->trust_departments)
    status = reach_department_legs_read(p->trust_departments, &world->departments, &by_department,
                                        report);
  if (!status) {
    *trust_of = malloc(world->n_associates * sizeof **trust_of);
    if (*trust_of)
      fill(p, world, &by_department, *trust_of);
    else
      status = reach_report_no_memory(report, "trust in associates");
  }
  reach_department_legs_free(&by_department);
  return status;
}

reach_trust_spread reach_trust_spread_of(const double *trust_of, uint32_t n) {
  if (!trust_of || !n) return (reach_trust_spread){0};
  reach_trust_spread spread = {.n = n, .least = trust_of[0], .most = trust_of[0]};
  for (uint32_t u = 0; u < n; u++) {
    spread.n_lost += trust_of[u] <= 0;
    spread.mean += trust_of[u];
    spread.least = fmin(spread.least, trust_of[u]);
    spread.most = fmax(spread.most, trust_of[u]);
  }
  spread.mean /= n;
  return spread;
}

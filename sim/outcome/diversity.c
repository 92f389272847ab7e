/* Groups as an outcome: who is reached, who applies and who is hired, by group; and indices of
 * that. docs/model.md, Groups and diversity. */
#include "outcome/diversity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cascade/people.h"
#include "outcome/kinds.h"
#include "outcome/recruiting.h"

/* Whose shares are told. The first two have everybody, the last three are pools of recruiting. */
enum { MARKET, ASSOCIATES, REACHED, REFERRAL, PULL, APPLICANTS, HIRES, N_SERIES };
static const char *const series_name[N_SERIES] = {"market", "associates", "reached", "referral",
                                                  "pull",   "applicants", "hires"};
enum { BLAU, IQV, DISTANCE, N_INDICES };
static const char *const index_name[N_INDICES] = {"blau", "iqv", "distance"};
/* People referred, by department of the referrer: who applied, and who of these was hired. */
enum { REFERRED_BY, HIRED_BY, N_BY };
static const char *const by_name[N_BY] = {"referred_by", "hired_by"};
/* Departments are told one by one where they and the groups make no more cells than this. */
enum { MOST_DEPARTMENT_CELLS = 900 };

typedef struct {
  const reach_groups *groups;           /* borrowed from the world */
  const reach_departments *departments; /* likewise */
  unsigned n_departments;               /* told one by one; 0: too many, or no recruiting */
  char **name;                          /* [groups->n] borrowed from the scenario */
  bool is_recruiting;
} diversity;

typedef struct {
  reach_pool pool[N_SERIES];
  reach_namings namings;
} tally;

static unsigned departments_told(const reach_plan *plan, unsigned n_groups) {
  unsigned n = plan->world->departments.n_departments;
  return n * n_groups <= MOST_DEPARTMENT_CELLS ? n : 0;
}

static bool is_on(const reach_params *p) {
  return p->groups_names.n_items > 0;
}

static unsigned most_cells(const reach_params *p) {
  return N_SERIES * ((unsigned)p->groups_names.n_items + N_INDICES) + N_BY * MOST_DEPARTMENT_CELLS;
}

static int prepare(const reach_params *p, const reach_plan *plan, void *model,
                   reach_report *report) {
  diversity *d = model;
  (void)report;
  *d = (diversity){.groups = &plan->world->market.groups,
                   .departments = &plan->world->departments,
                   .name = p->groups_names.name,
                   .is_recruiting = p->recruiting_model != REACH_RECRUITING_NONE};
  if (d->is_recruiting) d->n_departments = departments_told(plan, d->groups->n);
  return 0;
}

/* --- Cells: shares of groups; indices of each pool; referrals by department of the referrer -----
 */

static unsigned n_shares(const diversity *d) {
  return N_SERIES * d->groups->n;
}

static unsigned n_cells(const void *model) {
  const diversity *d = model;
  return n_shares(d) + N_SERIES * N_INDICES + N_BY * d->n_departments * d->groups->n;
}

static void name(reach_cell_label *label, const char *table, const char *series, const char *item,
                 const char *unit) {
  snprintf(label->table, sizeof label->table, "%s", table);
  snprintf(label->series, sizeof label->series, "%s", series);
  snprintf(label->item, sizeof label->item, "%s", item);
  label->x = NAN;
  label->unit = unit;
}

static void label_of(const void *model, unsigned cell, reach_cell_label *label) {
  const diversity *d = model;
  unsigned n = d->groups->n;
  if (cell < n_shares(d)) {
    name(label, "group", series_name[cell / n], d->name[cell % n], "share");
  } else if ((cell -= n_shares(d)) < N_SERIES * N_INDICES) {
    name(label, "diversity", series_name[cell / N_INDICES], index_name[cell % N_INDICES], "index");
  } else {
    cell -= N_SERIES * N_INDICES;
    unsigned department = cell / n % d->n_departments;
    name(label, by_name[cell / n / d->n_departments], d->departments->name[department],
         d->name[cell % n], "people");
  }
}

static void fill_pools(const diversity *d, const tally *t, double *cell) {
  unsigned n = d->groups->n;
  for (unsigned s = 0; s < N_SERIES; s++)
    for (unsigned g = 0; g < n; g++)
      cell[s * n + g] = t->pool[s].n ? (double)t->pool[s].of[g] / (double)t->pool[s].n : NAN;
  cell += n_shares(d);
  for (unsigned s = 0; s < N_SERIES; s++) {
    cell[s * N_INDICES + BLAU] = reach_pool_blau(&t->pool[s]);
    cell[s * N_INDICES + IQV] = reach_pool_iqv(&t->pool[s]);
    cell[s * N_INDICES + DISTANCE] = reach_pool_distance(&t->pool[s], d->groups->market);
  }
}

/* --- Counting --------------------------------------------------------------------------------- */

static void count_everybody(const diversity *d, const reach_people *people, tally *t) {
  const reach_world *world = people->plan->world;
  for (unsigned g = 0; g < d->groups->n && !world->market.separate; g++) {
    t->pool[MARKET].of[g] = reach_groups_size(d->groups, g);
    t->pool[MARKET].n += t->pool[MARKET].of[g];
  }
  for (uint32_t u = 0; u < world->n_associates; u++)
    reach_pool_add(&t->pool[ASSOCIATES], reach_people_group(people, u));
}

static void count_reached(const reach_occasion *now, const reach_people *people, tally *t) {
  const reach_touched *touched = &now->workspace->touched;
  for (size_t i = 0; i < touched->n; i++) {
    uint64_t person = touched->person[i].person;
    if (!reach_people_is_associate(people, person))
      reach_pool_add(&t->pool[REACHED], reach_people_group(people, person));
  }
}

static void count_candidate(const diversity *d, const reach_people *people,
                            const reach_candidate *c, tally *t, double *by_department) {
  if (c->person == REACH_NOBODY) return;
  unsigned group = reach_people_group(people, c->person);
  bool is_referred = c->source == REACH_REFERRAL;
  reach_pool_add(&t->pool[is_referred ? REFERRAL : PULL], group);
  reach_pool_add(&t->pool[APPLICANTS], group);
  if (c->step == REACH_STEP_HIRED) reach_pool_add(&t->pool[HIRES], group);
  if (!is_referred) return;
  reach_namings_add(&t->namings, reach_people_group(people, c->referrer), group);
  if (!d->n_departments) return;
  unsigned n = d->groups->n, at = c->department * n + group;
  by_department[REFERRED_BY * d->n_departments * n + at]++;
  if (c->step == REACH_STEP_HIRED) by_department[HIRED_BY * d->n_departments * n + at]++;
}

static void measure_pools(const diversity *d, const tally *t, double *m) {
  const double *market = d->groups->market;
  m[REACH_MEASURE_referral_diversity] = reach_pool_diversity(&t->pool[REFERRAL]);
  m[REACH_MEASURE_pull_diversity] = reach_pool_diversity(&t->pool[PULL]);
  m[REACH_MEASURE_pool_diversity] = reach_pool_diversity(&t->pool[APPLICANTS]);
  m[REACH_MEASURE_hire_diversity] = reach_pool_diversity(&t->pool[HIRES]);
  m[REACH_MEASURE_referral_distance] = reach_pool_distance(&t->pool[REFERRAL], market);
  m[REACH_MEASURE_referral_homophily] = reach_namings_homophily(&t->namings, market);
  m[REACH_MEASURE_referral_ei] = reach_namings_ei(&t->namings);
}

/* The market of separate audiences has no end, so its shares are those asked for. */
static void fill_market(const diversity *d, const reach_market *market, double *cell) {
  for (unsigned g = 0; g < d->groups->n && market->separate; g++)
    cell[MARKET * d->groups->n + g] = d->groups->market[g];
}

static int play(const void *model, const reach_occasion *now, void *scratch, double *measure,
                double *cell) {
  const diversity *d = model;
  const reach_recruits *recruits = now->left[REACH_OUTCOME_recruiting];
  tally *t = scratch;
  unsigned first = n_shares(d) + N_SERIES * N_INDICES, n = n_cells(d);
  reach_people people = reach_people_open(now->plan, now->replicate);
  memset(t, 0, sizeof *t);
  for (unsigned s = 0; s < N_SERIES; s++) t->pool[s].n_groups = d->groups->n;
  t->namings.n_groups = d->groups->n;
  for (unsigned i = first; i < n; i++) cell[i] = 0;
  count_everybody(d, &people, t);
  count_reached(now, &people, t);
  for (size_t i = 0; recruits && i < recruits->n_candidates; i++)
    count_candidate(d, &people, &recruits->candidate[i], t, cell + first);
  fill_pools(d, t, cell);
  fill_market(d, &now->plan->world->market, cell);
  measure_pools(d, t, measure);
  return 0;
}

const reach_outcome_kind reach_outcome_diversity = {.name = "groups",
                                                    .model_size = sizeof(diversity),
                                                    .scratch_size = sizeof(tally),
                                                    .is_on = is_on,
                                                    .most_cells = most_cells,
                                                    .prepare = prepare,
                                                    .n_cells = n_cells,
                                                    .label = label_of,
                                                    .play = play};

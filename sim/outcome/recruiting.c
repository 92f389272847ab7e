/* Recruiting as an outcome: the funnels of recruiting.h over what the cascade left, as measures and
 * cells. */
#include "outcome/recruiting.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>

#include "outcome/kinds.h"

enum { TAIL_WEEKS = 26, N_YEARS = 4, ALL = REACH_N_SOURCES }; /* offers after the last week */

static const double days_per_week = 7;
static const char *const series_name[] = {"pull", "referral", "all"};

int reach_recruiting_init(reach_recruiting *m, const reach_params *p, reach_report *report) {
  double visits = p->recruiting_pull_visits, start = p->recruiting_pull_start;
  double finish = p->recruiting_pull_finish;
  *m = (reach_recruiting){
      .n_weeks = (uint32_t)p->recruiting_weeks,
      .qualified = p->recruiting_qualified,
      .bar =
          p->recruiting_qualified > 0 ? gsl_cdf_ugaussian_Qinv(p->recruiting_qualified) : INFINITY,
      .readings = (double)p->recruiting_readings,
      .interviews = (double)p->recruiting_interviews,
      .openings = (double)p->recruiting_openings,
      .departments_asked = p->recruiting_departments_asked,
      .eligible = p->recruiting_referral_eligible,
      .looking = p->recruiting_referral_looking,
      .asked = p->recruiting_referral_asked,
      .applies = p->recruiting_referral_applies,
      .likeness = p->recruiting_referral_likeness,
      .source = {{p->recruiting_pull_shortlist, p->recruiting_pull_interview,
                  p->recruiting_pull_offer, p->recruiting_pull_accept, p->recruiting_pull_days,
                  p->recruiting_pull_kept},
                 {p->recruiting_referral_shortlist, p->recruiting_referral_interview,
                  p->recruiting_referral_offer, p->recruiting_referral_accept,
                  p->recruiting_referral_days, p->recruiting_referral_kept}},
      .has_cost = p->recruiting_account == REACH_RECRUITING_COST,
      .fixed_cost = p->recruiting_fixed_cost,
      .advert_cost = p->recruiting_advert_cost,
      .reading_cost = p->recruiting_reading_cost,
      .interview_cost = p->recruiting_interview_cost,
      .agency_fee = p->recruiting_agency_fee,
      .bonus = p->recruiting_bonus};
  if (!(p->recruiting_qualified < 1)) m->bar = -INFINITY;
  const double mean[] = {visits * start * finish, visits * start * (1 - finish),
                         visits * (1 - start)};
  reach_law *law[] = {&m->applications, &m->unfinished, &m->visits};
  int status = 0;
  for (size_t i = 0; i < sizeof law / sizeof *law && !status; i++)
    status = reach_law_init(law[i], REACH_LAW_POISSON, mean[i], 0, 0, report);
  return status;
}

void reach_recruiting_free(reach_recruiting *m) {
  reach_law_free(&m->applications);
  reach_law_free(&m->unfinished);
  reach_law_free(&m->visits);
}

/* --- Cells: the funnel, weeks, years, money, one after the other ------------------------------ */

typedef struct {
  const char *item;
  double x;
  int series;
} stage;

/* Before they apply; then the steps of each source, and of both. */
static const stage before[] = {{"visited", 1, REACH_PULL},     {"started", 2, REACH_PULL},
                               {"reached", 1, REACH_REFERRAL}, {"eligible", 2, REACH_REFERRAL},
                               {"looking", 3, REACH_REFERRAL}, {"asked", 4, REACH_REFERRAL}};
static const char *const step_name[REACH_N_STEPS] = {
    "applied", "qualified", "read", "shortlisted", "interviewed", "offered", "hired"};
static const char *const cost_name[] = {"fixed",      "adverts", "reading",
                                        "interviews", "agency",  "bonuses"};

enum {
  N_BEFORE = sizeof before / sizeof *before,
  N_COSTS = sizeof cost_name / sizeof *cost_name,
  FIRST_STEP_X = 5,
  N_FUNNEL = N_BEFORE + (REACH_N_SOURCES + 1) * REACH_N_STEPS,
  N_KEPT = REACH_N_SOURCES * N_YEARS,
  N_FIXED_CELLS = N_FUNNEL + N_KEPT + N_COSTS
};

static unsigned weeks_shown(uint32_t n_weeks) {
  return n_weeks + TAIL_WEEKS;
}

static unsigned n_cells(const void *model) {
  const reach_recruiting *m = model;
  return N_FIXED_CELLS + REACH_N_SOURCES * weeks_shown(m->n_weeks);
}

static unsigned most_cells(const reach_params *p) {
  return N_FIXED_CELLS + REACH_N_SOURCES * weeks_shown((uint32_t)p->recruiting_weeks);
}

static void name(reach_cell_label *label, const char *table, const char *series, const char *item,
                 double x, const char *unit) {
  snprintf(label->table, sizeof label->table, "%s", table);
  snprintf(label->series, sizeof label->series, "%s", series);
  snprintf(label->item, sizeof label->item, "%s", item);
  label->x = x;
  label->unit = unit;
}

static void label_of(const void *model, unsigned cell, reach_cell_label *label) {
  const reach_recruiting *m = model;
  unsigned weeks = weeks_shown(m->n_weeks);
  if (cell < N_BEFORE) {
    const stage *s = &before[cell];
    name(label, "funnel", series_name[s->series], s->item, s->x, "people");
  } else if (cell < N_FUNNEL) {
    unsigned step = (cell - N_BEFORE) % REACH_N_STEPS;
    name(label, "funnel", series_name[(cell - N_BEFORE) / REACH_N_STEPS], step_name[step],
         FIRST_STEP_X + step, "people");
  } else if ((cell -= N_FUNNEL) < N_KEPT) {
    name(label, "kept", series_name[cell / N_YEARS], "kept", cell % N_YEARS, "people");
  } else if ((cell -= N_KEPT) < N_COSTS) {
    name(label, "cost", "all", cost_name[cell], NAN, "money");
  } else {
    cell -= N_COSTS;
    name(label, "week", series_name[cell / weeks], "hires", 1 + cell % weeks, "people");
  }
}

static double *fill_funnel(const reach_recruits *r, double *cell) {
  const uint64_t early[N_BEFORE] = {r->visits,   r->started, r->can_be_referred,
                                    r->eligible, r->looking, r->asked};
  for (int i = 0; i < N_BEFORE; i++) *cell++ = (double)early[i];
  double *all = cell + REACH_N_SOURCES * REACH_N_STEPS;
  for (int step = 0; step < REACH_N_STEPS; step++) all[step] = 0;
  for (int source = 0; source < REACH_N_SOURCES; source++)
    for (int step = 0; step < REACH_N_STEPS; step++) {
      *cell++ = (double)r->step[source][step];
      all[step] += (double)r->step[source][step];
    }
  return cell + REACH_N_STEPS;
}

/* Candidates who came to an offer stand first; after them nobody is hired. */
static bool came_to_an_offer(const reach_recruits *r, size_t i) {
  return i < r->n_candidates && !isnan(r->candidate[i].offer_day);
}

static double *fill_kept(const reach_recruiting *m, const reach_recruits *r, double *cell) {
  double share[N_KEPT];
  for (int i = 0; i < N_KEPT; i++) {
    cell[i] = 0;
    share[i] = reach_recruiting_kept(m, i / N_YEARS, i % N_YEARS);
  }
  for (size_t i = 0; came_to_an_offer(r, i); i++) {
    const reach_candidate *c = &r->candidate[i];
    if (c->step != REACH_STEP_HIRED) continue;
    for (int y = 0; y < N_YEARS; y++) {
      int k = c->source * N_YEARS + y;
      cell[k] += c->stays < share[k];
    }
  }
  return cell + N_KEPT;
}

static double *fill_costs(const reach_recruiting *m, const reach_recruits *r, double *cell) {
  const double cost[N_COSTS] = {
      m->fixed_cost,
      m->advert_cost * m->n_weeks,
      m->reading_cost * (double)r->n_read,
      m->interview_cost * (double)r->n_interviewed,
      m->agency_fee * (double)r->step[REACH_PULL][REACH_STEP_HIRED],
      m->bonus * (double)r->step[REACH_REFERRAL][REACH_STEP_HIRED],
  };
  for (int i = 0; i < N_COSTS; i++) *cell++ = m->has_cost ? cost[i] : NAN;
  return cell;
}

static void fill_weeks(const reach_recruiting *m, const reach_recruits *r, double *cell) {
  unsigned weeks = weeks_shown(m->n_weeks);
  for (unsigned i = 0; i < REACH_N_SOURCES * weeks; i++) cell[i] = 0;
  for (size_t i = 0; came_to_an_offer(r, i); i++) {
    const reach_candidate *c = &r->candidate[i];
    double week = fmin(floor(c->offer_day / days_per_week), weeks - 1);
    if (c->step == REACH_STEP_HIRED) cell[c->source * weeks + (unsigned)week]++;
  }
}

/* --- Measures --------------------------------------------------------------------------------- */

static void measure_hires(const reach_recruiting *m, const reach_recruits *r, double *measure) {
  double n = 0, days = 0, fit = 0, kept = 0;
  for (size_t i = 0; came_to_an_offer(r, i); i++) {
    const reach_candidate *c = &r->candidate[i];
    if (c->step != REACH_STEP_HIRED) continue;
    n++;
    days += c->offer_day - c->day;
    fit += c->fit;
    kept += c->stays < reach_recruiting_kept(m, c->source, 1);
  }
  measure[REACH_MEASURE_hires] = n;
  measure[REACH_MEASURE_days_to_hire] = n > 0 ? days / n : NAN;
  measure[REACH_MEASURE_hire_fit] = n > 0 ? fit / n : NAN;
  measure[REACH_MEASURE_kept_after_year] = kept;
}

static double ratio_or_none(double above, double below) {
  return below > 0 ? above / below : NAN;
}

static void measure_all(const reach_recruiting *m, const reach_recruits *r, const double *cost,
                        double *measure) {
  const uint64_t *pull = r->step[REACH_PULL], *referral = r->step[REACH_REFERRAL];
  double applicants = (double)r->n_candidates, money = 0;
  double qualified = (double)(pull[REACH_STEP_QUALIFIED] + referral[REACH_STEP_QUALIFIED]);
  for (int i = 0; i < N_COSTS; i++) money += cost[i];
  measure_hires(m, r, measure);
  double hires = measure[REACH_MEASURE_hires];
  measure[REACH_MEASURE_candidates_reached] = (double)(r->visits + r->can_be_referred);
  measure[REACH_MEASURE_applicants] = applicants;
  measure[REACH_MEASURE_referral_applicants] = (double)referral[REACH_STEP_APPLIED];
  measure[REACH_MEASURE_qualified_applicants] = qualified;
  measure[REACH_MEASURE_unqualified_applicants] = applicants - qualified;
  measure[REACH_MEASURE_unqualified_share] = ratio_or_none(applicants - qualified, applicants);
  measure[REACH_MEASURE_interviews] = (double)r->n_interviewed;
  measure[REACH_MEASURE_referral_hires] = (double)referral[REACH_STEP_HIRED];
  measure[REACH_MEASURE_applicants_per_hire] = ratio_or_none(applicants, hires);
  measure[REACH_MEASURE_recruiting_cost] = money;
  measure[REACH_MEASURE_cost_per_hire] = ratio_or_none(money, hires);
}

static int play(const void *model, const reach_occasion *now, void *scratch, double *measure,
                double *cell) {
  const reach_recruiting *m = model;
  reach_recruits *r = scratch;
  uint64_t most = now->workspace->most_people;
  reach_recruits_clear(r);
  int status =
      reach_recruiting_attract(m, now->plan, now->replicate, most, now->workspace->stop, r);
  if (!status)
    status =
        reach_recruiting_refer(m, now->plan, now->replicate, &now->workspace->touched, most, r);
  if (status) return status;
  reach_recruiting_hire(m, now->plan->dynamics_seed, now->replicate, r);
  double *costs = fill_kept(m, r, fill_funnel(r, cell));
  fill_weeks(m, r, fill_costs(m, r, costs));
  measure_all(m, r, costs, measure);
  return 0;
}

/* --- The kind --------------------------------------------------------------------------------- */

static bool is_on(const reach_params *p) {
  return p->recruiting_model == REACH_RECRUITING_FUNNELS;
}

/* Room for those who come by themselves; people who are referred are few beside those touched. */
static double scratch_bytes(const reach_params *p) {
  const double grown = 2; /* room doubles */
  double a_week = p->recruiting_pull_visits * p->recruiting_pull_start * p->recruiting_pull_finish;
  return grown * a_week * (double)p->recruiting_weeks * (double)sizeof(reach_candidate);
}

static int prepare(const reach_params *p, const reach_plan *plan, void *model,
                   reach_report *report) {
  (void)plan;
  return reach_recruiting_init(model, p, report);
}

static void free_model(void *model) {
  reach_recruiting_free(model);
}

static void free_scratch(void *scratch) {
  reach_recruits_free(scratch);
}

const reach_outcome_kind reach_outcome_recruiting = {.name = "recruiting",
                                                     .model_size = sizeof(reach_recruiting),
                                                     .scratch_size = sizeof(reach_recruits),
                                                     .is_on = is_on,
                                                     .most_cells = most_cells,
                                                     .scratch_bytes = scratch_bytes,
                                                     .prepare = prepare,
                                                     .free_model = free_model,
                                                     .free_scratch = free_scratch,
                                                     .n_cells = n_cells,
                                                     .label = label_of,
                                                     .play = play};

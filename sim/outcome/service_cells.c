/* What service tells beside its measures: what became of the complaints, who heard what, how it
 * went day by day, and who waited how long. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/report.h"
#include "outcome/service.h"

enum { N_DECILES = 10 };
static const double hours_per_day = 24;

enum {
  CASES_ALL,
  CASES_IN_TIME,
  CASES_SOLVED,
  CASES_ESCALATED,
  CASES_ABUSED,
  CASES_LET_DOWN,
  CASES_TOLD,
  N_CASES
};
static const char *const case_name[N_CASES] = {
    "all", "answered in time", "solved at first contact", "escalated", "abused", "let down",
    "told"};
enum { ONLY_MESSAGE, HEARD_BOTH, ONLY_COMPLAINT, N_HEARD };
static const char *const heard_name[N_HEARD] = {"message only", "both", "complaint only"};
enum { WAITING, TOLD, HEARD, N_SERIES };
static const char *const series_name[N_SERIES] = {"waiting", "told", "heard"};
static const char *const series_unit[N_SERIES] = {"complaints", "complaints", "people"};
enum { BY_IMPACT, BY_VALUE, N_RANKS };
static const char *const rank_name[N_RANKS] = {"impact", "value"};

unsigned reach_service_n_cells(const void *model) {
  const reach_service *service = model;
  return N_CASES + N_HEARD + N_SERIES * service->n_moments + N_RANKS * N_DECILES;
}

static void name_it(reach_cell_label *label, const char *table, const char *series,
                    const char *item, const char *unit) {
  *label = (reach_cell_label){.x = NAN, .unit = unit};
  snprintf(label->table, sizeof label->table, "%s", table);
  snprintf(label->series, sizeof label->series, "%s", series);
  snprintf(label->item, sizeof label->item, "%s", item);
}

static double day_of(const reach_service *service, unsigned moment) {
  return service->rule.days * moment / (service->n_moments - 1);
}

void reach_service_label(const void *model, unsigned cell, reach_cell_label *label) {
  const reach_service *service = model;
  if (cell < N_CASES) {
    name_it(label, "cases", "", case_name[cell], "complaints");
    return;
  }
  cell -= N_CASES;
  if (cell < N_HEARD) {
    name_it(label, "people", "", heard_name[cell], "people");
    return;
  }
  cell -= N_HEARD;
  if (cell < N_SERIES * service->n_moments) {
    unsigned series = cell / service->n_moments;
    name_it(label, "day", series_name[series], "", series_unit[series]);
    label->x = day_of(service, cell % service->n_moments);
    return;
  }
  cell -= N_SERIES * service->n_moments;
  name_it(label, "wait", rank_name[cell / N_DECILES], "", "hours");
  label->x = cell % N_DECILES + 1;
}

static void count_cases(const reach_service *service, const reach_service_scratch *s,
                        const double *measure, double *cell) {
  for (int i = 0; i < N_CASES; i++) cell[i] = 0;
  cell[CASES_ALL] = (double)s->complaints.n;
  cell[CASES_TOLD] = measure[REACH_MEASURE_complaints_told];
  for (size_t i = 0; i < s->complaints.n; i++) {
    const reach_complaint *it = &s->complaints.item[i];
    cell[CASES_IN_TIME] += it->is_in_time;
    cell[CASES_SOLVED] += it->is_solved;
    cell[CASES_ESCALATED] += it->is_escalated;
    cell[CASES_ABUSED] += it->is_abused;
    cell[CASES_LET_DOWN] += it->let_down <= service->rule.days;
  }
}

static void count_people(const reach_service_scratch *s, const double *measure, double *cell) {
  double both = (double)s->n_both;
  cell[ONLY_MESSAGE] = measure[REACH_MEASURE_reach] - both;
  cell[HEARD_BOTH] = both;
  cell[ONLY_COMPLAINT] = (double)s->negative_reach - both;
}

/* Adds `change` from the first moment on that is not before `day`. */
static void step(const reach_service *service, double *series, double day, double change) {
  double at = ceil(day / service->rule.days * (service->n_moments - 1));
  if (!(at < service->n_moments)) return;
  unsigned moment = (unsigned)at; /* rounding must not put it a moment off */
  while (moment > 0 && day_of(service, moment - 1) >= day) moment--;
  while (moment < service->n_moments && day_of(service, moment) < day) moment++;
  if (moment < service->n_moments) series[moment] += change;
}

static void add_up(double *series, unsigned n) {
  for (unsigned m = 1; m < n; m++) series[m] += series[m - 1];
}

static void follow_days(const reach_service *service, const reach_service_scratch *s,
                        double *cell) {
  unsigned n = service->n_moments;
  double *waiting = cell + WAITING * n, *told = cell + TOLD * n, *heard = cell + HEARD * n;
  for (unsigned i = 0; i < N_SERIES * n; i++) cell[i] = 0;
  for (size_t i = 0; i < s->complaints.n; i++) {
    step(service, waiting, s->complaints.at_desk[i].arrival, 1);
    step(service, waiting, s->complaints.at_desk[i].taken_up, -1);
  }
  for (size_t i = 0; i < s->n_releases; i++) step(service, told, s->release[i].day, 1);
  const reach_touched *touched = &s->spread.touched;
  for (size_t i = 0; i < touched->n; i++) step(service, heard, touched->person[i].day, 1);
  add_up(waiting, n);
  add_up(told, n);
  add_up(heard, n);
}

typedef struct reach_service_rank {
  double key;
  size_t index;
} rank;

int reach_service_rank_room(reach_service_scratch *s, size_t n) {
  if (n <= s->rank_capacity) return 0;
  rank *ranks = realloc(s->rank, 2 * n * sizeof *ranks);
  if (ranks) s->rank = ranks;
  double *wait = realloc(s->wait, 2 * n * sizeof *wait);
  if (wait) s->wait = wait;
  if (!ranks || !wait) return REACH_NO_MEMORY;
  s->rank_capacity = 2 * n;
  return 0;
}

static int compare(const void *a, const void *b) {
  const rank *x = a, *y = b;
  if (x->key < y->key || x->key > y->key) return x->key < y->key ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static void wait_by_rank(const reach_service_scratch *s, int by, double *cell) {
  size_t n = s->complaints.n, count[N_DECILES] = {0};
  for (size_t i = 0; i < n; i++) {
    const reach_complaint *it = &s->complaints.item[i];
    s->rank[i] = (rank){by == BY_IMPACT ? it->impact : it->value, i};
  }
  if (n) qsort(s->rank, n, sizeof *s->rank, compare);
  for (int d = 0; d < N_DECILES; d++) cell[d] = 0;
  for (size_t i = 0; i < n; i++) {
    const reach_desk_case *it = &s->complaints.at_desk[s->rank[i].index];
    size_t decile = i * N_DECILES / n;
    cell[decile] += hours_per_day * (it->taken_up - it->arrival);
    count[decile]++;
  }
  for (int d = 0; d < N_DECILES; d++)
    cell[d] = count[d] && isfinite(cell[d]) ? cell[d] / (double)count[d] : NAN;
}

void reach_service_cells(const reach_service *service, const reach_service_scratch *s,
                         const double *measure, double *cell) {
  count_cases(service, s, measure, cell);
  cell += N_CASES;
  count_people(s, measure, cell);
  cell += N_HEARD;
  follow_days(service, s, cell);
  cell += N_SERIES * service->n_moments;
  for (int by = 0; by < N_RANKS; by++, cell += N_DECILES) wait_by_rank(s, by, cell);
}

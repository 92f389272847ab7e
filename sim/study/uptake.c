#include "study/uptake.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/statistics.h"

/* All people are in one where there are none, or too many to tell of. */
static uint32_t n_departments(const reach_plan *plan) {
  uint32_t n = plan->world->departments.n_departments;
  return n && n <= REACH_MOST_DEPARTMENTS ? n : 1;
}

unsigned reach_uptake_n_bins(const reach_plan *plan) {
  return plan->adoption.is_on ? (n_departments(plan) + 1) * REACH_N_BARRIERS : 0;
}

size_t reach_uptake_n_shares(const reach_plan *plan) {
  return plan->adoption.is_on ? (size_t)(plan->adoption.n_weeks + 1) * REACH_N_ADOPTION : 0;
}

/* The stage that bars most, of several the first. */
static int most_frequent(const uint64_t *count) {
  int most = REACH_NO_BARRIER;
  for (int j = 0; j < REACH_N_STAGES; j++)
    if (count[j] && (most == REACH_NO_BARRIER || count[j] > count[most])) most = j;
  return most;
}

static bool has_people(const uint64_t *count) {
  for (int j = 0; j < REACH_N_BARRIERS; j++)
    if (count[j]) return true;
  return false;
}

void reach_uptake_count(const reach_plan *plan, const reach_adopters *adopters, uint64_t *count) {
  uint32_t n = n_departments(plan);
  memset(count, 0, reach_uptake_n_bins(plan) * sizeof *count);
  for (uint32_t u = 0; u < adopters->n_people; u++) {
    uint32_t department = n > 1 ? plan->world->departments.department[u] : 0;
    count[(size_t)department * REACH_N_BARRIERS + adopters->barrier[u]]++;
  }
  uint64_t *barred = count + (size_t)n * REACH_N_BARRIERS;
  for (uint32_t d = 0; d < n; d++) {
    const uint64_t *row = count + (size_t)d * REACH_N_BARRIERS;
    if (has_people(row)) barred[most_frequent(row)]++;
  }
}

void reach_uptake_keep(const reach_plan *plan, const reach_adopters *adopters, uint64_t r,
                       uint64_t n, double *share) {
  size_t n_shares = reach_uptake_n_shares(plan);
  for (size_t i = 0; i < n_shares; i++)
    share[i * n + r] = (double)adopters->by_week[i] / adopters->n_people;
}

static int answer_curve(const double *share, uint64_t n, const volatile sig_atomic_t *stop,
                        reach_uptake *uptake) {
  size_t n_shares = (size_t)(uptake->n_weeks + 1) * REACH_N_ADOPTION;
  uptake->curve = calloc(n_shares, sizeof *uptake->curve);
  if (!uptake->curve) return REACH_NO_MEMORY;
  for (size_t i = 0; i < n_shares; i++) {
    reach_summary s;
    if (stop && *stop) return REACH_INTERRUPTED + *stop;
    if (reach_summary_of(share + i * n, n, 1, &s)) return REACH_NO_MEMORY;
    uptake->curve[i] = (reach_band){s.mean, s.p05, s.median, s.p95};
  }
  return 0;
}

int reach_uptake_answer(const reach_plan *plan, const double *share, const reach_tally *barrier,
                        uint64_t n_replicates, const volatile sig_atomic_t *stop,
                        reach_uptake *uptake) {
  *uptake = (reach_uptake){0};
  if (!plan->adoption.is_on) return 0;
  uptake->n_weeks = plan->adoption.n_weeks;
  uptake->n_departments = n_departments(plan);
  uptake->n_people = plan->world->n_associates;
  uptake->barrier = calloc(barrier->n_bins, sizeof *uptake->barrier);
  if (!uptake->barrier) return REACH_NO_MEMORY;
  for (unsigned b = 0; b < barrier->n_bins; b++)
    uptake->barrier[b] = reach_tally_bin(barrier, b, n_replicates);
  uptake->barred = uptake->barrier + (size_t)uptake->n_departments * REACH_N_BARRIERS;
  return answer_curve(share, n_replicates, stop, uptake);
}

void reach_uptake_free(reach_uptake *uptake) {
  free(uptake->curve);
  free(uptake->barrier);
  *uptake = (reach_uptake){0};
}

reach_uptake_row reach_uptake_row_of(const reach_answer *answer, uint32_t department) {
  if (department < answer->n_departments && answer->n_departments == answer->uptake.n_departments)
    return (reach_uptake_row){department, answer->department[department].name,
                              answer->department[department].n_people};
  return (reach_uptake_row){department, "all", answer->uptake.n_people};
}

reach_bin reach_uptake_share(const reach_uptake *uptake, reach_uptake_row row, int stage) {
  const reach_bin *bin =
      &uptake->barrier[(size_t)row.department * REACH_N_BARRIERS + (size_t)stage];
  double people = (double)row.n_people;
  return (reach_bin){bin->mean / people, fmax(bin->ci_low, 0) / people,
                     fmin(bin->ci_high, people) / people};
}

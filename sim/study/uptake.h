/* Adoption over all replicates: shares by week, barriers by department. */
#ifndef REACH_STUDY_UPTAKE_H
#define REACH_STUDY_UPTAKE_H

#include "cascade/plan.h"
#include "study/study.h"
#include "study/tally.h"

/* Bins of the barriers of one organization: a row of REACH_N_BARRIERS for each department, and one
 * of departments; 0 where adoption is off. */
unsigned reach_uptake_n_bins(const reach_plan *plan);
/* Numbers kept of one replicate: [n_weeks + 1][REACH_N_ADOPTION] shares; 0 where adoption is off.
 */
size_t reach_uptake_n_shares(const reach_plan *plan);

/* Counts associates by department and barrier, and departments by their most frequent one, into
 * count[reach_uptake_n_bins]. */
void reach_uptake_count(const reach_plan *plan, const reach_adopters *adopters, uint64_t *count);
/* Puts replicate r of n into share[reach_uptake_n_shares][n]. */
void reach_uptake_keep(const reach_plan *plan, const reach_adopters *adopters, uint64_t r,
                       uint64_t n, double *share);

/* What the replicates say together. Returns 0, REACH_NO_MEMORY or REACH_INTERRUPTED + signal; free
 * is legal after failure. */
int reach_uptake_answer(const reach_plan *plan, const double *share, const reach_tally *barrier,
                        uint64_t n_replicates, const volatile sig_atomic_t *stop,
                        reach_uptake *uptake);
void reach_uptake_free(reach_uptake *uptake);

#endif

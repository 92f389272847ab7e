/* Sobol indices from the results at the points of a Saltelli design (design_saltelli.c), with
 * bootstrap intervals. docs/model.md, section "Sensitivity". Saltelli et al. 2010, Computer Physics
 * Communications 181, table 2 (b) and (f); Jansen 1999. */
#ifndef REACH_STUDY_INDICES_H
#define REACH_STUDY_INDICES_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A number with its plain interval of 95 %, and with the wider one of which all d hold together;
 * NaN: does not exist. */
typedef struct {
  double at, ci_low, ci_high, together_low, together_high;
} reach_estimated;

typedef struct {
  reach_estimated first, total;
  uint64_t n; /* rows that it is made of */
} reach_index;

/* Results of d parameters in n rows; NaN = missing. */
typedef struct {
  const double *a, *b; /* [n] */
  const double *ab;    /* [d][n]: of A with the value of B of that parameter */
  uint64_t n;
  size_t d;
} reach_index_results;

/* Fewer rows make no index. */
enum { REACH_LEAST_ROWS = 8 };

/* The numbers alone, without intervals. O(n d). */
void reach_indices_estimate(const reach_index_results *results, reach_index *index,
                            double *variance);

/* Fills index[d], and the variance of the results at A and B. O(2,000 n d). Nothing but NaN where
 * the results do not vary. Returns 0, REACH_NO_MEMORY or REACH_INTERRUPTED + signal; `stop` may be
 * NULL. */
int reach_indices_find(const reach_index_results *results, uint64_t rng_seed,
                       const volatile sig_atomic_t *stop, reach_index *index, double *variance);

#endif

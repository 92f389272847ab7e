/* Functions whose Sobol indices are known, for the self-test and the tests. */
#ifndef REACH_STUDY_KNOWN_INDICES_H
#define REACH_STUDY_KNOWN_INDICES_H

#include <stddef.h>

enum { REACH_MOST_KNOWN_INPUTS = 20 };

/* x[d] in [0, 1]. */
typedef double reach_known_function(const double *x, size_t d);

/* Ishigami and Homma 1990, a = 7, b = .1, of three inputs from -pi to pi. */
double reach_known_ishigami(const double *x, size_t d);
/* Sobol's g function with a_i = 0, 1, 4.5, 9, 99, 99, ... (Saltelli, Sobol 1995). */
double reach_known_g(const double *x, size_t d);
/* The sum of i x_i, i = 1 .. d. */
double reach_known_linear(const double *x, size_t d);

/* Their indices: of input i alone, and with all others. */
double reach_known_ishigami_first(size_t i);
double reach_known_ishigami_total(size_t i);
double reach_known_g_first(size_t i, size_t d);
double reach_known_g_total(size_t i, size_t d);
double reach_known_linear_index(size_t i, size_t d);

/* What the program says of Ishigami's function at 2^14 rows; NaN = out of memory. */
double reach_known_first(size_t i);
double reach_known_total(size_t i);

/* Results of a function at the points of a Saltelli design of n rows: a[n], b[n], ab[d][n] one
 * after the other; free. NULL = out of memory. */
double *reach_known_results(reach_known_function *function, size_t d, size_t n,
                            unsigned long long rng_seed);

#endif

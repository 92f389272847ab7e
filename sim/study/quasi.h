/* Sobol's sequence by GSL, shifted at random modulo 1 (Cranley, Patterson 1976).
 *
 * In Gray code order draw k is the exclusive or of the direction numbers of the bits of
 * k ^ (k >> 1). Draw 2^j is made of numbers j and j - 1, which gives all of them, so that any
 * point can be had in any order. */
#ifndef REACH_STUDY_QUASI_H
#define REACH_STUDY_QUASI_H

#include <stddef.h>
#include <stdint.h>

enum { REACH_MOST_DIMENSIONS = 40 }; /* of GSL's */

/* Direction numbers for the first n_points points, [n_dimensions][64]; free. NULL = out of memory.
 * O(n_points). */
uint64_t *reach_quasi_directions(size_t n_dimensions, uint64_t n_points);

/* Coordinate of a point in [0, 1), shifted by draw 0 of stream "sweep.shift", entity `dimension`.
 */
double reach_quasi_at(const uint64_t *direction, uint64_t point, size_t dimension,
                      uint64_t rng_seed);

#endif

/* Series of numbers packed into bytes, the same on every machine. A series is a byte that says how,
 * then: nothing (all missing), one number (all the same), whole numbers below 2^32 in 4 bytes each,
 * or numbers of 8 bytes (IEEE 754), little end first. Nothing is lost; -0 becomes 0. */
#ifndef REACH_STORE_PACKED_H
#define REACH_STORE_PACKED_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes at most of n_series with n numbers each. */
size_t reach_packed_most(size_t n_series, size_t n);
/* value[n_series][n], NaN = missing; returns the bytes used of `out`. */
size_t reach_packed_write(const double *value, size_t n_series, size_t n, unsigned char *out);
/* Series s goes to value + s * stride, if it is wanted[s] (NULL: all are). False where the bytes
 * are not those of so many numbers. */
bool reach_packed_read(const unsigned char *bytes, size_t n_bytes, size_t n_series, size_t n,
                       const bool *wanted, double *value, size_t stride);

#endif

/* Numbers as a scenario writes them: plain decimal notation and nothing else. */
#ifndef REACH_SCENARIO_NUMBER_H
#define REACH_SCENARIO_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { REACH_WHY_SIZE = 400 };

/* Reads [sign] digits [. digits] [e [sign] digits]; finite; -0 becomes 0. On failure `why`
 * says what is wrong with the text and how to write it. */
bool reach_number_read(const char *text, double *value, char why[REACH_WHY_SIZE]);

/* Reads a whole number 0 .. 2^64-1, digit for digit. */
bool reach_seed_read(const char *text, uint64_t *value, char why[REACH_WHY_SIZE]);

/* The value to so many significant digits: what logarithms of different processors agree on. */
double reach_number_rounded(double value, int n_digits);

/* The shortest decimal notation that reads back to the same number. */
void reach_number_write(double value, char out[32]);

#endif

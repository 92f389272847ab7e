/* Numbers as people read them: 1,125,000 · 18.75× · 5.8–6.2 · 12.9 % · 20 million.
 * As many digits as the interval allows; a number that does not exist is an en dash. */
#ifndef REACH_PRESENT_NUMBER_H
#define REACH_PRESENT_NUMBER_H

#include <stdbool.h>

typedef struct {
  char text[64];
} reach_number;

/* Thousands grouped; `decimals` below 0 rounds to tens (-1), hundreds (-2), ... */
reach_number reach_number_grouped(double value, int decimals);

/* Decimals that the interval's half-width allows: its first digit (its first two when it
 * begins with 1) is the last one shown, at least two and at most six significant digits of
 * the value. Without an interval, or where it has no width: the fewest decimals (up to 3)
 * that show the value exactly, else three significant digits. */
int reach_number_decimals(double value, double low, double high);

/* Decimals that show the value to so many significant digits. */
int reach_number_digits(double value, int digits);

/* As reach_number_decimals, but four significant digits at most. */
int reach_number_price_decimals(double value, double low, double high);

/* As reach_number_decimals, but four significant digits at most (three below 1): nobody reads more
 * on a stage; and enough of them that a limit beside 1 never reads as 1. */
int reach_number_ratio_decimals(double ratio, double low, double high);

/* The value to the digits that its interval allows. */
reach_number reach_number_estimate(double value, double low, double high);

/* Do both ends read differently? */
bool reach_number_has_range(double low, double high, int decimals);
/* "5.8–6.2". */
reach_number reach_number_range(double low, double high, int decimals);

/* "18.75×". */
reach_number reach_number_times(double ratio, int decimals);

/* share 0..1 as "12.9 %". */
reach_number reach_number_percent(double share, int decimals);

/* "200,000", "1.5 million", "20 billion": for axes and sizes, to three digits. */
reach_number reach_number_size(double value);

#endif

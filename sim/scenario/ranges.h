/* The ranges of ranges.def, and the low and the high value of an assumption. */
#ifndef REACH_SCENARIO_RANGES_H
#define REACH_SCENARIO_RANGES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  int param;
  double low, high;
  const char *source;
} reach_range;

enum {
#define REACH_TRIED(field)
#define REACH_RANGE(field, ...) REACH_RANGE_##field,
#include "scenario/ranges.def"
#undef REACH_RANGE
#undef REACH_TRIED
  REACH_N_RANGES
};

extern const reach_range reach_range_table[REACH_N_RANGES];

/* The stated range of a parameter, NULL = none. */
const reach_range *reach_range_of(int param);

/* Is every word of this choice tried? */
bool reach_range_tries(int param);

/* What a parameter (REAL or COUNT) that has this value is set to: the ends of its stated range
 * where the value lies in it; else half and twice the value, rounded where it counts, within what
 * is allowed. An end that is the value itself is NaN. Gives the stated range, NULL = none was used.
 */
const reach_range *reach_range_ends(int param, double value, double *low, double *high);

#endif

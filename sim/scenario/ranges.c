#include "scenario/ranges.h"

#include <math.h>

#include "scenario/params.h"

const reach_range reach_range_table[REACH_N_RANGES] = {
#define REACH_TRIED(field)
#define REACH_RANGE(field, low, high, source) {REACH_PARAM_##field, low, high, source},
#include "scenario/ranges.def"
#undef REACH_RANGE
#undef REACH_TRIED
};

static const int tried[] = {
#define REACH_RANGE(field, low, high, source)
#define REACH_TRIED(field) REACH_PARAM_##field,
#include "scenario/ranges.def"
#undef REACH_TRIED
#undef REACH_RANGE
};

bool reach_range_tries(int param) {
  for (size_t i = 0; i < sizeof tried / sizeof *tried; i++)
    if (tried[i] == param) return true;
  return false;
}

const reach_range *reach_range_of(int param) {
  for (int i = 0; i < REACH_N_RANGES; i++)
    if (reach_range_table[i].param == param) return &reach_range_table[i];
  return NULL;
}

static double end_of(const reach_param *row, double value, double end) {
  if (row->kind == REACH_COUNT) end = round(end);
  end = fmin(fmax(end, row->least), row->most);
  return end < value || end > value ? end : NAN;
}

const reach_range *reach_range_ends(int param, double value, double *low, double *high) {
  const reach_param *row = &reach_param_table[param];
  const reach_range *range = reach_range_of(param);
  if (range && (value < range->low || value > range->high)) range = NULL;
  *low = end_of(row, value, range ? range->low : value / 2);
  *high = end_of(row, value, range ? range->high : value * 2);
  return range;
}

#include "present/measure_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* As many decimals as the interval allows, but no more than a reader of the measure wants. */
static int decimals_of(const reach_summary *s, int digits) {
  static const double large_enough_for_whole_numbers = 100;
  enum { SMALL_COUNT_DIGITS = 2 };
  int most = digits;
  if (most < SMALL_COUNT_DIGITS && fabs(s->mean) < large_enough_for_whole_numbers)
    most = SMALL_COUNT_DIGITS;
  int decimals = reach_number_decimals(s->mean, s->ci_low, s->ci_high);
  return decimals < most ? decimals : most;
}

/* The interval without what no measure can be: below 0 (of what comes back, below -1: nothing
 * does), a share above 1. */
static void possible_ends(const reach_summary *s, const char *unit, double *low, double *high) {
  double least = strcmp(unit, reach_measure_table[REACH_MEASURE_roi].unit) == 0 ? -1 : 0;
  *low = s->mean >= least ? fmax(s->ci_low, least) : s->ci_low;
  bool is_above = strcmp(unit, "share") == 0 && s->mean <= 1 && s->ci_high > 1;
  *high = is_above ? 1 : s->ci_high; /* not fmin: of one replicate it does not exist */
}

reach_grid_cell reach_measure_words(const reach_summary *s, int measure) {
  reach_grid_cell cell = {.range = {""}};
  int decimals = decimals_of(s, reach_measure_table[measure].digits);
  cell.value = reach_number_grouped(s->n ? s->mean : NAN, decimals);
  double low, high;
  possible_ends(s, reach_measure_table[measure].unit, &low, &high);
  if (s->n && high > low) {
    bool is_visible = strcmp(reach_number_grouped(low, decimals).text,
                             reach_number_grouped(high, decimals).text) != 0;
    reach_number range = reach_number_range(low, high, decimals);
    if (is_visible) snprintf(cell.range.text, sizeof cell.range.text, "(%.60s)", range.text);
  }
  return cell;
}

static bool exists_somewhere(const reach_result *result, int measure) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].summary[measure].n) return true;
  return false;
}

/* In a bare network every copy is intact and believed: these are reach, in other words. */
static bool repeats_reach(const reach_result *result, int measure) {
  bool is_of_quality = measure == REACH_MEASURE_accurate_reach ||
                       measure == REACH_MEASURE_accepted_reach ||
                       measure == REACH_MEASURE_effective_reach;
  return result->scenario->is_network && is_of_quality;
}

bool reach_measure_is_shown(const reach_result *result, int measure) {
  return exists_somewhere(result, measure) && !repeats_reach(result, measure);
}

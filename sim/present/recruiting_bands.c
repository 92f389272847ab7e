/* CEB 2011 (65 % of applicants are not qualified); Lever 2016 (applicants for a hire: 16 by
 * referral, 152 by career site, 100 in all); Sullivan 2013 (100 by career site); Jobvite 2012
 * (somebody referred is hired 8.8 times as often), Lever 2016 (9.5). The bands are 15 % wider: each
 * is of one vendor. */
#include "present/recruiting_bands.h"

#include <math.h>

#include "present/block.h"
#include "present/columns.h"
#include "present/sentence.h"

enum { UNQUALIFIED, PULLED_A_HIRE, REFERRED_A_HIRE, RATE_RATIO, N_ROWS };
enum { INDENT = 2 };

static const double within = 0.15;
static const char rushed[] =
    "who comes by itself is kept waiting until there is no time left, or no opening; try more "
    "recruiting.readings, interviews or openings";

static const struct {
  const char *what, *published;
  double least, most;     /* as published */
  const char *low, *high; /* why it is missed */
} row_table[N_ROWS] = {
    {"by themselves: not qualified", "65 %", 0.65, 0.65, "try a smaller recruiting.qualified",
     "try a larger recruiting.qualified"},
    {"by themselves: applicants for a hire", "100-152", 100, 152,
     "more come to a hire than is usual; try smaller rates in recruiting.pull", rushed},
    {"referred: applicants for a hire", "16", 16, 16,
     "more come to a hire than is usual; try smaller rates in recruiting.referral",
     "fewer come to a hire than is usual: referrers name anybody, or there is no time or opening "
     "for those whom they name"},
    {"referred: hired so many times as often", "8-10", 8, 10,
     "referrers name people who are little better than those who come by themselves; try a larger "
     "recruiting.referral.likeness",
     rushed},
};

static double people(const reach_result *result, size_t o, const char *series, const char *item) {
  const reach_cell *cell =
      reach_answer_cell(&result->answer[o], "recruiting", "funnel", series, item, NAN);
  return cell ? cell->summary.mean : NAN;
}

static double applicants_a_hire(const reach_result *result, size_t o, const char *series) {
  double hired = people(result, o, series, "hired");
  return hired > 0 ? people(result, o, series, "applied") / hired : NAN;
}

/* Ratios of means; NaN where nobody applies, or is hired. */
static double value_of(const reach_result *result, size_t o, size_t row) {
  double applied = people(result, o, "pull", "applied");
  switch (row) {
  case UNQUALIFIED:
    return applied > 0 ? 1 - people(result, o, "pull", "qualified") / applied : NAN;
  case PULLED_A_HIRE:
    return applicants_a_hire(result, o, "pull");
  case REFERRED_A_HIRE:
    return applicants_a_hire(result, o, "referral");
  default:
    return applicants_a_hire(result, o, "pull") / applicants_a_hire(result, o, "referral");
  }
}

/* Half of the interval of those hired, relative to them: what chance alone may do. */
static double noise(const reach_result *result, size_t o, const char *series) {
  const reach_cell *cell =
      reach_answer_cell(&result->answer[o], "recruiting", "funnel", series, "hired", NAN);
  if (!cell || !(cell->summary.mean > 0) || !isfinite(cell->summary.ci_low)) return 0;
  return (cell->summary.mean - cell->summary.ci_low) / cell->summary.mean;
}

static double noise_of(const reach_result *result, size_t o, size_t row) {
  double pull = noise(result, o, "pull"), referral = noise(result, o, "referral");
  const double of[N_ROWS] = {0, pull, referral, hypot(pull, referral)};
  return of[row];
}

/* -1 below the band, 1 above it, chance apart. */
static int side_of(const reach_result *result, size_t o, size_t row) {
  double value = value_of(result, o, row), slack = within + noise_of(result, o, row);
  if (value < row_table[row].least * (1 - slack)) return -1;
  return value > row_table[row].most * (1 + slack);
}

static reach_grid_cell cell_of(const reach_result *result, size_t o, size_t row) {
  enum { DIGITS = 3, SHARE_DECIMALS = 1 };
  double value = value_of(result, o, row);
  if (isnan(value)) return reach_block_number(NAN);
  reach_grid_cell cell = {row == UNQUALIFIED
                              ? reach_number_percent(value, SHARE_DECIMALS)
                              : reach_number_grouped(value, reach_number_digits(value, DIGITS)),
                          {""}};
  if (side_of(result, o, row)) snprintf(cell.range.text, sizeof cell.range.text, "(missed)");
  return cell;
}

/* One reason for each figure that is missed: that of the first organization that misses it. */
static void print_why(FILE *out, const reach_result *result) {
  const char *last = NULL;
  for (size_t row = 0; row < N_ROWS; row++) {
    size_t n = result->scenario->n_organizations, o = 0;
    while (o < n && !side_of(result, o, row)) o++;
    if (o == n) continue;
    const char *why = side_of(result, o, row) < 0 ? row_table[row].low : row_table[row].high;
    if (why == last) continue;
    reach_sentence line;
    snprintf(line.text, sizeof line.text, "Why missed, %s: %s.", row_table[row].what, why);
    fprintf(out, "%*s", INDENT, "");
    reach_print_wrapped(out, line.text, INDENT);
    last = why;
  }
}

void reach_recruiting_bands_print(FILE *out, const reach_result *result, const char *const *name,
                                  bool has_color) {
  bool is_any = false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    is_any = is_any || people(result, o, "all", "applied") > 0;
  if (!is_any) return;
  reach_block_row row[N_ROWS];
  for (size_t i = 0; i < N_ROWS; i++)
    row[i] = (reach_block_row){{row_table[i].what, row_table[i].published}, NULL, cell_of, i};
  reach_block block = {"Recruiting beside published figures", "", row, N_ROWS};
  reach_block_print(out, &block, result, name, has_color);
  print_why(out, result);
}

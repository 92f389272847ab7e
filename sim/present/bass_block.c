#include "present/bass_block.h"

#include <math.h>

#include "present/block.h"

enum { DIGITS = 3 };

/* "0.0300 (±0.0012)", to the digits of the standard error. */
static reach_grid_cell with_error(double value, double error) {
  if (!(error > 0)) return reach_block_number(value);
  int decimals = reach_number_digits(error, 2);
  reach_grid_cell cell = {reach_number_grouped(value, decimals), {""}};
  snprintf(cell.range.text, sizeof cell.range.text, "(±%.40s)",
           reach_number_grouped(error, decimals).text);
  return cell;
}

static reach_grid_cell innovation(const reach_result *result, const reach_answer *answer) {
  (void)result;
  return with_error(answer->bass.curve.innovation, answer->bass.fit.innovation_error);
}

static reach_grid_cell imitation(const reach_result *result, const reach_answer *answer) {
  (void)result;
  return with_error(answer->bass.curve.imitation, answer->bass.fit.imitation_error);
}

static reach_grid_cell market(const reach_result *result, const reach_answer *answer) {
  (void)result;
  const reach_bass_fit *fit = &answer->bass.fit;
  return fit->n_periods ? with_error(fit->market, fit->market_error) : reach_block_number(NAN);
}

static reach_grid_cell peak(const reach_result *result, const reach_answer *answer) {
  (void)result;
  return reach_block_number(reach_bass_peak_day(&answer->bass.curve));
}

static reach_grid_cell peak_share(const reach_result *result, const reach_answer *answer) {
  (void)result;
  const reach_bass *curve = &answer->bass.curve;
  return reach_block_number(reach_bass_share(curve, reach_bass_peak_day(curve)));
}

static reach_grid_cell curve_at_end(const reach_result *result, const reach_answer *answer) {
  const double nobody = 1e-6;
  double people = answer->bass.people * reach_bass_share(&answer->bass.curve, result->n_days);
  return reach_block_number(people < nobody ? 0 : people);
}

static reach_grid_cell simulated(const reach_result *result, const reach_answer *answer) {
  (void)result;
  return reach_block_number(answer->summary[REACH_MEASURE_reach].mean);
}

static bool is_fitted(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].bass.fit.n_periods) return true;
  return false;
}

static bool has_end(const reach_result *result) {
  return result->n_days > 0;
}

enum { INNOVATION, IMITATION, MARKET, PEAK, PEAK_SHARE, CURVE_AT_END, SIMULATED };

static reach_grid_cell cell_of(const reach_result *result, size_t o, size_t part) {
  static reach_grid_cell (*const cell[])(const reach_result *, const reach_answer *) = {
      innovation, imitation, market, peak, peak_share, curve_at_end, simulated};
  const reach_answer *answer = &result->answer[o];
  return answer->bass.people > 0 ? cell[part](result, answer) : reach_block_number(NAN);
}

static const reach_block_row rows[] = {
    {{"innovation p", "per day"}, NULL, cell_of, INNOVATION},
    {{"imitation q", "per day"}, NULL, cell_of, IMITATION},
    {{"market size m of the series", "adopters"}, is_fitted, cell_of, MARKET},
    {{"day of most adoptions", "days"}, NULL, cell_of, PEAK},
    {{"share who have adopted by then", "share"}, NULL, cell_of, PEAK_SHARE},
    {{"adopters by the end", "people"}, has_end, cell_of, CURVE_AT_END},
    {{"simulated on this network", "people"}, has_end, cell_of, SIMULATED},
};

/* A standard error as large as the number itself says that the series does not tell it. */
static bool is_open(const reach_answer *answer) {
  const reach_bass_fit *fit = &answer->bass.fit;
  if (!fit->n_periods) return false;
  return fit->innovation_error >= answer->bass.curve.innovation ||
         fit->imitation_error >= answer->bass.curve.imitation || fit->market_error >= fit->market;
}

void reach_bass_print(FILE *out, const reach_result *result, const char *const *name,
                      bool has_color) {
  size_t n = result->scenario->n_organizations;
  bool is_played = false;
  for (size_t o = 0; o < n; o++) is_played = is_played || result->answer[o].bass.people > 0;
  if (!is_played) return;
  reach_block block = {"Bass's curve: as many people who all know each other",
                       is_fitted(result) ? " (± = standard error of the fit)" : "", rows,
                       sizeof rows / sizeof *rows};
  reach_block_print(out, &block, result, name, has_color);
  bool has_open = false;
  for (size_t o = 0; o < n; o++) has_open = has_open || is_open(&result->answer[o]);
  if (has_open)
    fputs("  A standard error as large as its number: the series leaves that number open.\n", out);
}

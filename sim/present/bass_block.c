#include "present/bass_block.h"

#include <math.h>

#include "present/grid.h"

enum { DIGITS = 3 };

static reach_grid_cell plain(double value) {
  reach_grid_cell cell = {reach_number_grouped(value, reach_number_digits(value, DIGITS)), {""}};
  return cell;
}

/* "0.0300 (±0.0012)", to the digits of the standard error. */
static reach_grid_cell with_error(double value, double error) {
  if (!(error > 0)) return plain(value);
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
  return fit->n_periods ? with_error(fit->market, fit->market_error) : plain(NAN);
}

static reach_grid_cell peak(const reach_result *result, const reach_answer *answer) {
  (void)result;
  return plain(reach_bass_peak_day(&answer->bass.curve));
}

static reach_grid_cell peak_share(const reach_result *result, const reach_answer *answer) {
  (void)result;
  const reach_bass *curve = &answer->bass.curve;
  return plain(reach_bass_share(curve, reach_bass_peak_day(curve)));
}

static reach_grid_cell curve_at_end(const reach_result *result, const reach_answer *answer) {
  const double nobody = 1e-6;
  double people = answer->bass.people * reach_bass_share(&answer->bass.curve, result->n_days);
  return plain(people < nobody ? 0 : people);
}

static reach_grid_cell simulated(const reach_result *result, const reach_answer *answer) {
  (void)result;
  return plain(answer->summary[REACH_MEASURE_reach].mean);
}

static bool always(const reach_result *result) {
  (void)result;
  return true;
}

static bool is_fitted(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].bass.fit.n_periods) return true;
  return false;
}

static bool has_end(const reach_result *result) {
  return result->n_days > 0;
}

static const struct {
  reach_grid_row words;
  bool (*applies)(const reach_result *);
  reach_grid_cell (*cell)(const reach_result *, const reach_answer *);
} rows[] = {
    {{"innovation p", "per day"}, always, innovation},
    {{"imitation q", "per day"}, always, imitation},
    {{"market size m of the series", "adopters"}, is_fitted, market},
    {{"day of most adoptions", "days"}, always, peak},
    {{"share who have adopted by then", "share"}, always, peak_share},
    {{"adopters by the end", "people"}, has_end, curve_at_end},
    {{"simulated on this network", "people"}, has_end, simulated},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

typedef struct {
  const reach_result *result;
  size_t row[N_ROWS]; /* those that apply */
} shown;

static reach_grid_cell cell_of(const void *context, size_t row, size_t o) {
  const shown *all = context;
  const reach_answer *answer = &all->result->answer[o];
  return answer->bass.people > 0 ? rows[all->row[row]].cell(all->result, answer) : plain(NAN);
}

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
  shown all = {.result = result};
  reach_grid grid = {.n_columns = n,
                     .heading = n > 1 ? name : NULL,
                     .cell = cell_of,
                     .context = &all,
                     .has_color = has_color};
  for (size_t r = 0; r < N_ROWS; r++) {
    if (!rows[r].applies(result)) continue;
    all.row[grid.n_rows] = r;
    grid.row[grid.n_rows++] = rows[r].words;
  }
  fprintf(out, "\n%sBass's curve: as many people who all know each other%s%s\n",
          has_color ? "\x1b[1m" : "", has_color ? "\x1b[0m" : "",
          is_fitted(result) ? " (± = standard error of the fit)" : "");
  reach_grid_print(out, &grid);
  bool has_open = false;
  for (size_t o = 0; o < n; o++) has_open = has_open || is_open(&result->answer[o]);
  if (has_open)
    fputs("  A standard error as large as its number: the series leaves that number open.\n", out);
}

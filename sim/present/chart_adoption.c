/* Who takes part, by week: the median share and the band of replicates from the 5th to the 95th
 * percentile for each organization with a programme. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/headline.h"

static const double percent = 100;

bool reach_chart_adoption_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].uptake.curve && result->answer[o].uptake.n_weeks) return true;
  return false;
}

static const reach_band *week_of(const reach_result *result, size_t o, unsigned week) {
  const reach_band *curve = result->answer[o].uptake.curve;
  return &curve[(size_t)week * REACH_N_ADOPTION + REACH_ADOPTION_PARTICIPATION];
}

/* Weeks of an organization without a programme: none. */
static unsigned weeks_shown(const reach_result *result, size_t o) {
  return result->answer[o].uptake.curve ? result->answer[o].uptake.n_weeks + 1 : 0;
}

void reach_chart_adoption_data(const reach_result *result, FILE *csv) {
  fputs("organization,week,mean,p05,median,p95\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    for (unsigned week = 0; week < weeks_shown(result, o); week++) {
      const reach_band *b = week_of(result, o, week);
      fprintf(csv, "%zu,%u", o, week);
      reach_chart_cell(csv, percent * b->mean);
      reach_chart_cell(csv, percent * b->p05);
      reach_chart_cell(csv, percent * b->median);
      reach_chart_cell(csv, percent * b->p95);
      fputc('\n', csv);
    }
  }
}

static reach_line tick_percent(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s",
           reach_number_percent(value / percent, value > 0 && value < 1 ? 1 : 0).text);
  return out;
}

static reach_line value_at_end(const reach_band *b) {
  reach_line out;
  int decimals = b->p95 > 0 && percent * b->p95 < 10 ? 1 : 0;
  reach_number median = reach_number_percent(b->median, decimals);
  if (b->p95 > b->p05)
    snprintf(out.text, sizeof out.text, "%s (%s)", median.text,
             reach_number_range(percent * b->p05, percent * b->p95, decimals).text);
  else
    snprintf(out.text, sizeof out.text, "%s", median.text);
  return out;
}

/* The end of the line of an organization, and the largest share it shows. */
static reach_end end_of(const reach_result *result, size_t o, double *most) {
  unsigned n = weeks_shown(result, o);
  reach_end end = {o, {"participation given"}, NAN};
  for (unsigned week = 0; week < n; week++) {
    const reach_band *b = week_of(result, o, week);
    *most = fmax(*most, percent * fmax(b->median, b->p95));
  }
  if (n) end.at = percent * week_of(result, o, n - 1)->median;
  if (n) end.value = value_at_end(week_of(result, o, n - 1));
  return end;
}

void reach_chart_adoption_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  double most = 0;
  unsigned last = 1;
  for (size_t o = 0; o < n; o++) {
    end[o] = end_of(result, o, &most);
    if (weeks_shown(result, o) > last + 1) last = weeks_shown(result, o) - 1;
  }
  const double nobody = 1; /* an axis needs a length */
  reach_axis_reserve_x(page);
  page->x_least = 0;
  page->x_most = last;
  reach_ends_reserve(page, end, n);
  reach_axis_y(page, most > 0 ? most : nobody, tick_percent);
  reach_axis_x_numbers(page, true, reach_tick_people);
  reach_axis_x_title(page, "Weeks of the programme; the message starts at its end");
  reach_ends_place(page, end, n);
  free(end);
}

/* Do replicates differ at the end of any line? */
static bool has_bands(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    unsigned n = weeks_shown(result, o);
    if (n && week_of(result, o, n - 1)->p95 > week_of(result, o, n - 1)->p05) return true;
  }
  return false;
}

reach_line reach_chart_adoption_subtitle(const reach_result *result) {
  bool is_many = result->scenario->n_organizations > REACH_FEW_LINES;
  reach_line out, bands = {""};
  if (has_bands(result))
    snprintf(bands.text, sizeof bands.text, "; band%s and brackets = 5 to 95 %% of %s",
             is_many ? "s (of the two compared)" : "",
             reach_replicates_words(result->n_replicates).text);
  snprintf(out.text, sizeof out.text,
           "Share of associates who take part, by week of the programme. Line = median%.300s. "
           "Headline: mean%s.",
           bands.text, *bands.text ? " with its 95 % interval" : "");
  return out;
}

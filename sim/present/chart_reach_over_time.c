/* Reach by day: the median and the band of replicates from the 5th to the 95th percentile
 * for each organization. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"

enum { MOST_POINTS = 730 }; /* of a line: more is not seen, and makes heavy pictures */

bool reach_chart_time_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (!result->answer[o].curve) return false;
  return result->n_days > 0;
}

static bool is_same(const reach_bass_answer *a, const reach_bass_answer *b) {
  for (double day = 1; day <= 2; day++) { /* two points tell both rates */
    double difference = reach_bass_share(&a->curve, day) - reach_bass_share(&b->curve, day);
    if (difference < 0 || difference > 0) return false;
  }
  return !(a->people < b->people || a->people > b->people);
}

/* Of many organizations only the two that are compared have their curves drawn, as their bands. */
static bool is_drawn(const reach_result *result, size_t o) {
  enum reach_ink ink = reach_series_ink(result, o);
  bool is_compared = ink == REACH_INK_FOCUS || ink == REACH_INK_BASELINE;
  return result->answer[o].bass.people > 0 &&
         (is_compared || result->scenario->n_organizations <= REACH_FEW_LINES);
}

/* Is an earlier curve the same? */
static bool is_repeated(const reach_result *result, size_t o) {
  for (size_t earlier = 0; earlier < o; earlier++)
    if (is_drawn(result, earlier) &&
        is_same(&result->answer[earlier].bass, &result->answer[o].bass))
      return true;
  return false;
}

/* Bass's curve of an organization by a day, in people; NaN where none is drawn. */
static double bass_people(const reach_result *result, size_t o, double day) {
  const reach_bass_answer *bass = &result->answer[o].bass;
  if (!is_drawn(result, o) || is_repeated(result, o)) return NAN;
  return bass->people * reach_bass_share(&bass->curve, day);
}

static bool has_bass(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (is_drawn(result, o)) return true;
  return false;
}

/* A curve has its organization's colour, unless others have the same curve. */
static bool is_shared(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (is_drawn(result, o) && is_repeated(result, o)) return true;
  return false;
}

void reach_chart_time_data(const reach_result *result, FILE *csv) {
  unsigned stride = (result->n_days + MOST_POINTS - 1) / MOST_POINTS;
  fputs("organization,day,mean,p05,median,p95,bass\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    for (unsigned day = 0;; day = day + stride < result->n_days ? day + stride : result->n_days) {
      const reach_band *b = &result->answer[o].curve[day];
      fprintf(csv, "%zu,%u", o, day);
      reach_chart_cell(csv, b->mean);
      reach_chart_cell(csv, b->p05);
      reach_chart_cell(csv, b->median);
      reach_chart_cell(csv, b->p95);
      reach_chart_cell(csv, bass_people(result, o, day));
      fputc('\n', csv);
      if (day == result->n_days) break;
    }
  }
}

static reach_line value_at_end(const reach_band *b) {
  reach_line out;
  bool is_exact = !(b->p95 > b->p05);
  int decimals = is_exact ? reach_number_decimals(b->median, b->p05, b->p95)
                          : reach_number_digits(b->median, 3);
  if (decimals > 0 && b->median >= 10) decimals = 0; /* people */
  reach_number value = reach_number_grouped(b->median, decimals);
  if (!is_exact)
    snprintf(out.text, sizeof out.text, "%s (%s)", value.text,
             reach_number_range(b->p05, b->p95, decimals).text);
  else
    snprintf(out.text, sizeof out.text, "%s", value.text);
  return out;
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  const reach_band *one = result->answer[a].curve, *other = result->answer[b].curve;
  return memcmp(one, other, (result->n_days + 1) * sizeof *one) == 0;
}

void reach_chart_time_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  double most = 0;
  for (size_t o = 0; o < n; o++) {
    const reach_band *curve = result->answer[o].curve;
    for (unsigned day = 0; day <= result->n_days; day++)
      most = fmax(most, fmax(curve[day].median, curve[day].p95));
    most = fmax(most, bass_people(result, o, result->n_days)); /* NaN is none */
    end[o] = (reach_end){o, value_at_end(&curve[result->n_days]), curve[result->n_days].median};
  }
  page->has_curve = has_bass(result);
  if (is_shared(result)) page->curve_ink = REACH_INK_TEXT;
  reach_axis_reserve_x(page);
  page->x_least = 0;
  page->x_most = result->n_days;
  reach_twins_find(page, same_line);
  n = reach_twins_merge(page, end, n);
  reach_ends_reserve(page, end, n);
  reach_axis_y(page, most, reach_tick_people);
  reach_axis_x_numbers(page, true, reach_tick_people);
  reach_axis_x_title(page, "Days since the start");
  reach_ends_place(page, end, n);
  free(end);
}

/* Do replicates differ at the end of any line? */
static bool has_bands(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_band *end = &result->answer[o].curve[result->n_days];
    if (end->p95 > end->p05) return true;
  }
  return false;
}

reach_line reach_chart_time_subtitle(const reach_result *result) {
  reach_line out;
  size_t n = result->scenario->n_organizations;
  bool is_many = n > REACH_FEW_LINES;
  reach_line bands = {""};
  if (has_bands(result))
    snprintf(bands.text, sizeof bands.text, "%s = 5 to 95 %% of %s",
             is_many ? "; bands (of the two compared) and brackets" : "; band and brackets",
             reach_replicates_words(result->n_replicates).text);
  snprintf(out.text, sizeof out.text, "%s, by day. Line = median%.200s.%s Headline: %s%s.",
           reach_metric_words(result), bands.text,
           has_bass(result) ? " Dotted = Bass's curve: where everybody knows everybody." : "",
           n > 1 ? "ratio of means" : "mean", has_bands(result) ? " with its 95 % interval" : "");
  return out;
}

/* All organizations step by step, as lines; on a logarithmic axis where the figures are far apart.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_steps.h"
#include "present/chart_twins.h"
#include "present/headline.h"

static const double value_size = 0.5, reference_size = 0.54, value_gap = 0.007;
static const double lift = 0.7;     /* of a line: from a point to the middle of its number */
static const double not_apart = 20; /* times: lines further down lie on each other without */
enum { MOST_WRITTEN = 4 };

bool reach_chart_ladder_applies(const reach_result *result) {
  return reach_stages(result) &&
         (result->scenario->n_organizations > 1 || !reach_chart_waterfall_applies(result));
}

void reach_chart_ladder_data(const reach_result *result, FILE *csv) {
  fputs("organization,stage,people,people_ci_low,people_ci_high\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    for (size_t s = 0; s < reach_stages(result); s++) {
      const reach_summary *people = reach_stage_people(result, s, o);
      fprintf(csv, "%zu,%zu", o, s);
      reach_chart_cell(csv, people->mean);
      reach_chart_cell(csv, people->ci_low);
      reach_chart_cell(csv, people->ci_high);
      fputc('\n', csv);
    }
  }
}

/* Height of an organization's line at a stage; the lower edge stands for 0. */
static double height_of(const reach_page *page, size_t stage, size_t o) {
  double mean = reach_stage_people(page->result, stage, o)->mean;
  return reach_page_y(page, fmax(mean, page->y_least));
}

/* Height of the line at screen x. */
static double height_at(const reach_page *page, double x, size_t o, size_t n_stages) {
  double column = (page->right - page->left) / (double)n_stages;
  double along = fmin(fmax((x - page->left) / column - 0.5, 0), (double)n_stages - 1);
  size_t s = (size_t)along;
  if (s + 1 >= n_stages) return height_of(page, n_stages - 1, o);
  double part = along - (double)s;
  return (1 - part) * height_of(page, s, o) + part * height_of(page, s + 1, o);
}

/* Smallest distance from a text between x1 and x2 in the middle of y to any line. */
static double clearance(const reach_page *page, double x1, double x2, double y, size_t n_stages) {
  enum { N_PROBES = 24 };
  double least = 1;
  for (size_t o = 0; o < page->result->scenario->n_organizations; o++) {
    double before = height_at(page, x1, o, n_stages);
    for (int i = 0; i <= N_PROBES; i++) {
      double here = height_at(page, x1 + (x2 - x1) * i / N_PROBES, o, n_stages);
      least = fmin(least, fabs(here - y));
      if ((before - y) * (here - y) < 0) least = 0;
      before = here;
    }
  }
  return least;
}

/* Does the whisker of any organization at the stage run through a text there? */
static bool is_struck(const reach_page *page, size_t stage, double x1, double x2, double y,
                      double height) {
  static const double head = 0.003; /* half of a whisker's end, a little more */
  double x = reach_page_x(page, (double)stage);
  if (x2 < x - head || x1 > x + head) return false;
  for (size_t o = 0; o < page->result->scenario->n_organizations; o++) {
    const reach_summary *s = reach_stage_people(page->result, stage, o);
    if (!(s->ci_low < s->ci_high)) continue;
    double low = reach_page_y(page, fmax(s->ci_low, page->y_least));
    double high = reach_page_y(page, s->ci_high);
    if (y + height * 0.4 > low && y - height * 0.4 < high) return true;
  }
  return false;
}

/* Beside, above or below its point, where no line and no other text is; else not at all. */
static void write_value(reach_page *page, const reach_steps *steps, size_t stage, size_t o,
                        double reference) {
  reach_number text = reach_steps_value(reach_stage_people(page->result, stage, o));
  reach_font font = {value_size, true, REACH_LEFT, reach_series_ink(page->result, o)};
  double width = reach_text_width(text.text, font), height = reach_text_height(value_size);
  double x = reach_page_x(page, (double)stage), y = height_of(page, stage, o);
  const reach_summary *people = reach_stage_people(page->result, stage, o);
  bool has_whisker = people->ci_low < people->ci_high;
  double above = has_whisker ? reach_page_y(page, people->ci_high) : y;
  double below = has_whisker ? reach_page_y(page, fmax(people->ci_low, page->y_least)) : y;
  double over = fmax(y, fabs(reference - y) < 2 * height ? reference : y) + lift * height;
  double up = lift * height, centre = x - width / 2, right = x + value_gap,
         before = x - width - value_gap;
  const double left[] = {centre, right, centre, before, right, before, right, before, centre};
  const double at[] = {above + up, y + up, below - up, y - up, y, y, y - up, y + up, over};
  for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
    bool is_inside = left[i] >= page->left && left[i] + width <= page->right &&
                     at[i] > page->bottom + height / 2 && at[i] < page->top;
    bool is_on_reference = stage && fabs(at[i] - reference) < height * 0.45;
    if (!is_inside || is_on_reference ||
        reach_page_is_taken(page, left[i], left[i] + width, at[i], height))
      continue;
    if (is_struck(page, stage, left[i], left[i] + width, at[i], height)) continue;
    if (clearance(page, left[i], left[i] + width, at[i], steps->n_stages) < height * 0.42) continue;
    reach_page_label(page, text.text, left[i], at[i], font);
    return;
  }
}

/* The values of a stage, each once: the focus and the baseline first. */
static void write_values(reach_page *page, const reach_steps *steps, size_t stage,
                         double reference) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations, focus = reach_focus(result);
  size_t order[MOST_WRITTEN], n_order = 0;
  order[n_order++] = focus;
  if (focus != result->scenario->baseline) order[n_order++] = result->scenario->baseline;
  for (size_t o = 0; o < n && n_order < MOST_WRITTEN; o++)
    if (o != focus && o != result->scenario->baseline) order[n_order++] = o;
  for (size_t i = 0; i < n_order && i < n; i++) {
    bool is_new = isfinite(reach_stage_people(result, stage, order[i])->mean);
    for (size_t k = 0; k < i && is_new; k++)
      is_new = strcmp(reach_steps_value(reach_stage_people(result, stage, order[i])).text,
                      reach_steps_value(reach_stage_people(result, stage, order[k])).text) != 0;
    if (is_new) write_value(page, steps, stage, order[i], reference);
  }
}

/* What the baseline began with, across all steps; its text where there is most room. */
static void write_reference(reach_page *page, const reach_steps *steps, double y) {
  const reach_result *result = page->result;
  size_t baseline = result->scenario->baseline;
  const reach_summary *first = reach_stage_people(result, 0, baseline);
  reach_font font = {reference_size, false, REACH_LEFT, REACH_INK_BASELINE};
  reach_line text, name = reach_name_shown(result, baseline, 12);
  double height = reach_text_height(reference_size);
  snprintf(text.text, sizeof text.text, "%.300s, gross: %.40s", name.text,
           reach_steps_value(first).text);
  reach_page_rule(page, (reach_rule){page->left, y, page->right, y, REACH_INK_BASELINE, 0.9, 3});
  double width = reach_text_width(text.text, font), best = 0, best_x = 0, best_y = 0;
  enum { N_PLACES = 40 };
  for (int i = 0; i <= N_PLACES; i++) {
    double x = page->right - width - value_gap -
               (page->right - page->left - width - 2 * value_gap) * i / N_PLACES;
    for (int side = 1; side >= -1; side -= 2) {
      double at = y + side * height * 0.62;
      if (at < page->bottom + height / 2 || at > page->top - height / 2) continue;
      if (reach_page_is_taken(page, x, x + width, at, height)) continue;
      double room = fmin(clearance(page, x, x + width, at, steps->n_stages), height * 1.2);
      if (room <= best * 1.001) continue;
      best = room, best_x = x, best_y = at;
    }
  }
  if (best > height * 0.4) reach_page_label(page, text.text, best_x, best_y, font);
}

/* The height of that line; NaN where there is none. */
static double reference_height(const reach_page *page) {
  const reach_scenario *scenario = page->result->scenario;
  double first = reach_stage_people(page->result, 0, scenario->baseline)->mean;
  return scenario->n_organizations > 1 && first > 0 ? reach_page_y(page, first) : NAN;
}

static reach_end end_of(const reach_result *result, size_t o) {
  const reach_summary *last = reach_stage_people(result, reach_stages(result) - 1, o);
  reach_end end = {o, {""}, last->mean};
  snprintf(end.value.text, sizeof end.value.text, "%.40s left",
           reach_number_estimate(last->mean, last->ci_low, last->ci_high).text);
  return end;
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  for (size_t s = 0; s < reach_stages(result); s++)
    if (!reach_same_summary(reach_stage_people(result, s, a), reach_stage_people(result, s, b)))
      return false;
  return true;
}

void reach_chart_ladder_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_steps steps;
  reach_steps_span span = reach_steps_span_of(result, NULL);
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  for (size_t o = 0; o < n; o++) end[o] = end_of(result, o);
  reach_twins_find(page, same_line);
  size_t n_ends = reach_twins_merge(page, end, n);
  page->is_y_log = span.most > 0 && reach_steps_are_far_apart(span, not_apart);
  reach_steps_reserve(page, &steps, span, end, n_ends, 0);
  for (size_t o = 0; o < n_ends && page->is_y_log; o++) end[o].at = fmax(end[o].at, page->y_least);
  reach_steps_write(page, &steps);
  reach_ends_place(page, end, n_ends);
  double reference = reference_height(page);
  for (size_t s = 0; s + 1 < steps.n_stages && n <= MOST_WRITTEN && steps.has_figures; s++)
    write_values(page, &steps, s, reference);
  if (isfinite(reference)) write_reference(page, &steps, reference);
  free(end);
}

reach_line reach_chart_ladder_subtitle(const reach_result *result) {
  reach_line out, base = reach_name_shown(result, result->scenario->baseline, 15);
  size_t focus = reach_focus(result);
  char ratio[500] = "";
  if (focus != result->scenario->baseline)
    snprintf(ratio, sizeof ratio, " Ratio: %.200s to %.200s.",
             reach_name_shown(result, focus, 15).text, base.text);
  snprintf(out.text, sizeof out.text,
           "Gross contacts, then people who believed the message and had it right%s. Mean of %s, "
           "whisker = 95 %% interval.%s",
           reach_steps_are_far_apart(reach_steps_span_of(result, NULL), not_apart)
               ? " (logarithmic)"
               : "",
           reach_replicates_words(result->n_replicates).text, ratio);
  return out;
}

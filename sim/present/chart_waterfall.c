/* The focus and the baseline step by step, as bars on a linear axis: what is left, and above it,
 * pale, what the step took away. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_steps.h"
#include "present/headline.h"

/* Shares of a step's column; bar_half as in the script. */
static const double bar_shift = 0.42, bar_half = 0.19, touch_gap = 0.02, line_gap = 0.012;
static const double value_size = 0.62, least_value_size = 0.4, reference_size = 0.56;
static const double alone_room = 0.48, free_room = 0.29; /* half the width of a number, at most */
static const double least_margin = 0.11;                 /* of the page, for the reference */
static const double headroom = 1.05;
static const double not_seen = 100; /* times the lowest bar: it is as thin as a line */
static const double lift = 0.62; /* of a line: from the end of a bar to the middle of its number */

/* The organizations that have bars: the baseline on the left, the focus beside it. */
typedef struct {
  size_t n, organization[2];
} pair;

static pair pair_of(const reach_result *result) {
  size_t focus = reach_focus(result), baseline = result->scenario->baseline;
  return (pair){focus == baseline ? 1 : 2, {baseline, focus}};
}

static double place_of(const pair *p, size_t k) {
  return ((double)k - (double)(p->n - 1) / 2) * bar_shift;
}

static reach_steps_span span_of(const reach_result *result) {
  size_t n = result->scenario->n_organizations;
  reach_steps_span all = {INFINITY, 0, false};
  bool *is_meant = calloc(n, sizeof *is_meant);
  if (!is_meant) return all;
  pair p = pair_of(result);
  for (size_t k = 0; k < p.n; k++) is_meant[p.organization[k]] = true;
  all = reach_steps_span_of(result, is_meant);
  free(is_meant);
  return all;
}

bool reach_chart_waterfall_applies(const reach_result *result) {
  if (!reach_stages(result)) return false;
  reach_steps_span span = span_of(result);
  return span.most > 0 && !reach_steps_are_far_apart(span, not_seen);
}

void reach_chart_waterfall_data(const reach_result *result, FILE *csv) {
  pair p = pair_of(result);
  fputs("organization,stage,x,people,people_ci_low,people_ci_high,before,kept,kept_ci_low,"
        "kept_ci_high,ratio,ratio_ci_low,ratio_ci_high\n",
        csv);
  for (size_t k = 0; k < p.n; k++) {
    size_t o = p.organization[k];
    for (size_t s = 0; s < reach_stages(result); s++) {
      const reach_summary *people = reach_stage_people(result, s, o);
      const reach_comparison *ratio = reach_stage_ratio(result, s, o);
      reach_comparison kept = reach_stage_kept(result, s, o);
      double before = s ? reach_stage_people(result, s - 1, o)->mean : NAN;
      const double cell[] = {(double)s + place_of(&p, k),
                             people->mean,
                             people->ci_low,
                             people->ci_high,
                             before,
                             kept.ratio,
                             kept.ratio_ci_low,
                             kept.ratio_ci_high,
                             ratio->ratio,
                             ratio->ratio_ci_low,
                             ratio->ratio_ci_high};
      fprintf(csv, "%zu,%zu", o, s);
      for (size_t i = 0; i < sizeof cell / sizeof *cell; i++) reach_chart_cell(csv, cell[i]);
      fputc('\n', csv);
    }
  }
}

/* The number above the bar of organization k of the pair. */
typedef struct {
  reach_number text;
  double x, y; /* the end of the bar */
  double room; /* width that neither bars nor numbers beside it take */
} bar_number;

/* Height of the bar with what the step took. */
static double whole_bar(const reach_result *result, size_t stage, size_t o) {
  double people = reach_stage_people(result, stage, o)->mean;
  return stage ? fmax(people, reach_stage_people(result, stage - 1, o)->mean) : people;
}

static bar_number number_of(const reach_page *page, const reach_steps *steps, const pair *p,
                            size_t stage, size_t k) {
  const reach_result *result = page->result;
  const reach_summary *people = reach_stage_people(result, stage, p->organization[k]);
  double end = isfinite(people->ci_high) ? fmax(people->mean, people->ci_high) : people->mean;
  bar_number out = {reach_steps_value(people), reach_page_x(page, (double)stage + place_of(p, k)),
                    reach_page_y(page, end), steps->column * 2 * alone_room};
  if (p->n == 1) return out;
  double beside = reach_page_y(page, whole_bar(result, stage, p->organization[1 - k]));
  bool is_free = beside + 3 * reach_text_height(value_size) < out.y; /* nothing beside it */
  out.room = steps->column * 2 * (is_free ? free_room : bar_shift - bar_half - touch_gap);
  return out;
}

/* Size at which all numbers have room; 0 = there is none. */
static double number_size(const reach_page *page, const reach_steps *steps, const pair *p) {
  double size = value_size;
  for (size_t k = 0; k < p->n; k++) {
    for (size_t s = 0; s < steps->n_stages; s++) {
      bar_number number = number_of(page, steps, p, s, k);
      reach_font unit = {.size = 1, .is_bold = true};
      size = fmin(size, number.room / reach_text_width(number.text.text, unit));
    }
  }
  return size >= least_value_size ? size : 0;
}

/* Numbers, and lines from what is left to what the next step begins with. */
static void write_bars(reach_page *page, const reach_steps *steps, const pair *p, double line) {
  double size = number_size(page, steps, p), height = reach_text_height(size);
  for (size_t k = 0; k < p->n; k++) {
    enum reach_ink ink = reach_series_ink(page->result, p->organization[k]);
    for (size_t s = 0; s < steps->n_stages; s++) {
      double mean = reach_stage_people(page->result, s, p->organization[k])->mean;
      if (!isfinite(mean)) continue;
      double x = (double)s + place_of(p, k), y = reach_page_y(page, mean);
      bar_number number = number_of(page, steps, p, s, k);
      if (s + 1 < steps->n_stages)
        reach_page_rule(page, (reach_rule){reach_page_x(page, x + bar_half), y,
                                           reach_page_x(page, x + 1 - bar_half), y, ink, 0.7, 3});
      double at = number.y + lift * height;
      if (fabs(at - line) < lift * height) at = line + lift * height;
      if (size > 0)
        reach_page_label(page, number.text.text, number.x, at,
                         (reach_font){size, true, REACH_CENTRE, ink});
    }
  }
}

/* What the baseline began with, across all steps. */
static double write_reference(reach_page *page, const pair *p, double below) {
  reach_line line[2];
  const reach_summary *first = reach_stage_people(page->result, 0, p->organization[0]);
  if (p->n == 1 || !isfinite(first->mean)) return -1;
  double y = reach_page_y(page, first->mean), height = reach_text_height(reference_size);
  double x = page->right + line_gap, at = fmin(y, below - height);
  reach_font font = {reference_size, false, REACH_LEFT, REACH_INK_BASELINE};
  reach_line name = reach_name_shown(page->result, p->organization[0],
                                     reach_text_em(page->edge - x, reference_size));
  reach_page_rule(page, (reach_rule){page->left, y, page->right, y, REACH_INK_BASELINE, 1, 2});
  snprintf(line[0].text, sizeof line[0].text, "%.900s", name.text);
  snprintf(line[1].text, sizeof line[1].text, "gross: %.40s", reach_steps_value(first).text);
  for (int k = 0; k < 2; k++)
    reach_page_label(page, line[k].text, x, at + (0.5 - k) * height, font);
  return y;
}

void reach_chart_waterfall_compose(reach_page *page) {
  const reach_result *result = page->result;
  pair p = pair_of(result);
  reach_steps steps;
  reach_end end[2];
  for (size_t k = 0; k < p.n; k++) {
    const reach_summary *last =
        reach_stage_people(result, reach_stages(result) - 1, p.organization[k]);
    end[k] = (reach_end){p.organization[k], {""}, 0};
    snprintf(end[k].value.text, sizeof end[k].value.text, "%.40s left",
             reach_number_estimate(last->mean, last->ci_low, last->ci_high).text);
  }
  reach_steps_span span = span_of(result);
  span.most *= headroom; /* for the number above it */
  reach_steps_reserve(page, &steps, span, end, p.n, least_margin);
  reach_steps_write(page, &steps);
  reach_keys_place(page, end, p.n, false);
  double line = write_reference(page, &p, reach_keys_bottom(page, end, p.n));
  write_bars(page, &steps, &p, line);
}

reach_line reach_chart_waterfall_subtitle(const reach_result *result) {
  reach_line out;
  pair p = pair_of(result);
  reach_line base = reach_name_shown(result, p.organization[0], 15);
  reach_line focus = reach_name_shown(result, p.organization[p.n - 1], 15);
  char ratio[500] = "";
  if (p.n > 1) snprintf(ratio, sizeof ratio, " Ratio: %.200s to %.200s.", focus.text, base.text);
  snprintf(out.text, sizeof out.text,
           "Gross contacts, then people who believed the message and had it right. Pale: what the "
           "step takes away. Mean of %s, whisker = 95 %% interval.%s",
           reach_replicates_words(result->n_replicates).text, ratio);
  return out;
}

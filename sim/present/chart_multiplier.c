/* Final reach of every organization as a bar with the interval of its mean, and its ratio
 * to the baseline. */
#include <math.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/headline.h"

static const double name_column = 0.24, label_gap = 0.012; /* of the page */
enum { ROOMY_ROWS = 6 };

bool reach_chart_multiplier_applies(const reach_result *result) {
  return result->scenario->n_organizations > 1;
}

static const reach_summary *reach_of(const reach_result *result, size_t organization) {
  return &result->answer[organization].summary[REACH_MEASURE_reach];
}

void reach_chart_multiplier_data(const reach_result *result, FILE *csv) {
  fputs("organization,reach,reach_ci_low,reach_ci_high,ratio,ratio_ci_low,ratio_ci_high,n\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = reach_of(result, o);
    const reach_comparison *c = &result->answer[o].comparison[REACH_MEASURE_reach];
    bool is_baseline = o == result->scenario->baseline;
    fprintf(csv, "%zu", o);
    reach_chart_cell(csv, s->mean);
    reach_chart_cell(csv, s->ci_low);
    reach_chart_cell(csv, s->ci_high);
    reach_chart_cell(csv, is_baseline ? NAN : c->ratio);
    reach_chart_cell(csv, is_baseline ? NAN : c->ratio_ci_low);
    reach_chart_cell(csv, is_baseline ? NAN : c->ratio_ci_high);
    fprintf(csv, ",%llu\n", (unsigned long long)s->n);
  }
}

/* "128,200 people" and what it is of the baseline, for the end of a bar. */
typedef struct {
  reach_line people, ratio;
  double width; /* on the screen */
} bar_words;

static bar_words words_of(const reach_result *result, size_t o, double size) {
  bar_words out;
  const reach_summary *s = reach_of(result, o);
  const reach_comparison *c = &result->answer[o].comparison[REACH_MEASURE_reach];
  reach_ratio_words r = reach_ratio_in_words(c);
  snprintf(out.people.text, sizeof out.people.text, "%s",
           reach_number_estimate(s->mean, s->ci_low, s->ci_high).text);
  if (o == result->scenario->baseline)
    snprintf(out.ratio.text, sizeof out.ratio.text, "baseline");
  else if (!isfinite(c->ratio))
    snprintf(out.ratio.text, sizeof out.ratio.text, "no certain ratio");
  else
    snprintf(out.ratio.text, sizeof out.ratio.text, "%s%s", r.times.text, r.interval.text);
  reach_font bold = {.size = size, .is_bold = true}, plain = {.size = size * 0.85};
  double above = reach_text_width(out.people.text, bold);
  double below = reach_text_width(out.ratio.text, plain);
  bool is_roomy = result->scenario->n_organizations <= ROOMY_ROWS;
  out.width = is_roomy ? fmax(above, below) : above + label_gap + below;
  return out;
}

static double bar_end(const reach_summary *s) {
  return isfinite(s->ci_high) ? fmax(s->mean, s->ci_high) : s->mean;
}

/* Type size of rows that fit. */
static double row_size(const reach_page *page) {
  size_t n = page->result->scenario->n_organizations;
  double room = (page->top - page->bottom) / (double)n;
  double lines = n <= ROOMY_ROWS ? 2.1 : 1.1;
  return fmin(0.9, room / (lines * reach_text_height(1)));
}

static void set_x_range(reach_page *page, double size) {
  const reach_result *result = page->result;
  double most = 0, x_most = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    double end = bar_end(reach_of(result, o));
    double room = REACH_PAGE_RIGHT - page->left - 2 * label_gap - words_of(result, o, size).width;
    most = fmax(most, end);
    x_most = fmax(x_most, end * (page->right - page->left) / fmax(room, 0.1));
  }
  page->x_least = 0;
  page->x_most = x_most > 0 ? x_most : 1;
  reach_axis_x_grid(page, most > 0 ? most : 1, reach_tick_people);
}

/* In one line where that fits, else in two that are as large as the row allows. */
static void write_name(reach_page *page, size_t o, double y, double size, double column) {
  const reach_result *result = page->result;
  double row = (page->top - page->bottom) / (double)result->scenario->n_organizations;
  double smaller = fmin(size, row / (2.05 * reach_text_height(1)));
  reach_line name = reach_line_clean(result->scenario->organization[o].name), line[2];
  bool is_short =
      reach_text_width(name.text, (reach_font){.size = size, .is_bold = true}) <= column;
  size_t n_lines = 1;
  line[0] = name;
  if (!is_short) {
    size = smaller;
    n_lines = reach_name_wrapped(result, o, reach_text_em(column, size), line);
  }
  double pitch = reach_text_height(size);
  for (size_t k = 0; k < n_lines; k++)
    reach_page_label(page, line[k].text, page->left - label_gap,
                     y + pitch * ((double)(n_lines - 1) / 2 - (double)k),
                     (reach_font){size, true, REACH_RIGHT, reach_series_ink(result, o)});
}

static void write_row(reach_page *page, size_t o, double size, double column) {
  const reach_result *result = page->result;
  double y = reach_page_y(page, (double)result->scenario->n_organizations - 1 - (double)o);
  enum reach_ink ink = reach_series_ink(result, o);
  bool is_roomy = result->scenario->n_organizations <= ROOMY_ROWS;
  write_name(page, o, y, size, column);
  double pitch = reach_text_height(size);
  bar_words words = words_of(result, o, size);
  double x = reach_page_x(page, bar_end(reach_of(result, o))) + label_gap;
  reach_font bold = {size, true, REACH_LEFT, ink};
  reach_font plain = {size * 0.85, false, REACH_LEFT, REACH_INK_MUTED};
  reach_page_label(page, words.people.text, x, is_roomy ? y + pitch * 0.48 : y, bold);
  if (!is_roomy) x += reach_text_width(words.people.text, bold) + label_gap / 2;
  reach_page_label(page, words.ratio.text, x, is_roomy ? y - pitch * 0.48 : y, plain);
}

void reach_chart_multiplier_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_axis_reserve_x(page);
  double size = row_size(page), widest = 0;
  for (size_t o = 0; o < n; o++) {
    reach_line name = reach_line_clean(result->scenario->organization[o].name);
    widest = fmax(widest, reach_text_width(name.text, (reach_font){.size = size, .is_bold = true}));
  }
  double column = fmin(widest, name_column);
  page->left = REACH_PAGE_LEFT + column + label_gap;
  page->y_least = -0.5;
  page->y_most = (double)n - 0.5;
  set_x_range(page, size);
  for (size_t o = 0; o < n; o++) write_row(page, o, size, column);
  reach_axis_x_title(page, "People reached");
}

/* Is any interval of a mean wide enough to be seen? */
static bool has_whiskers(const reach_result *result) {
  static const double visible = 0.004; /* of the longest bar */
  double most = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    most = fmax(most, bar_end(reach_of(result, o)));
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = reach_of(result, o);
    if (s->ci_high - s->ci_low > visible * most) return true;
  }
  return false;
}

static bool has_ratio_interval(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_comparison *c = &result->answer[o].comparison[REACH_MEASURE_reach];
    if (o != result->scenario->baseline && c->ratio_ci_high > c->ratio_ci_low) return true;
  }
  return false;
}

reach_line reach_chart_multiplier_subtitle(const reach_result *result) {
  reach_line out, base = reach_name_shown(result, result->scenario->baseline, 15);
  char horizon[40] = "";
  if (result->n_days)
    snprintf(horizon, sizeof horizon, " within %u day%s", result->n_days,
             result->n_days == 1 ? "" : "s");
  snprintf(out.text, sizeof out.text, "%s%s: mean of %s%s. × = ratio of means to %.200s%s.",
           reach_metric_words(result), horizon, reach_replicates_words(result->n_replicates).text,
           has_whiskers(result) ? "; whisker = its 95 % interval" : "", base.text,
           has_ratio_interval(result) ? " with its 95 % interval" : "");
  return out;
}

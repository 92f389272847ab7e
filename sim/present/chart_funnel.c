/* From everybody reached to those hired, step by step: a line for each organization on a
 * logarithmic axis, and where there is room a thin one of those among them who were referred. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"

static const double stage_size = 0.62, figure_size = 0.58, least_stage_size = 0.4;
static const double line_gap = 0.008, heading_room = 0.125, fill = 0.94; /* of a column */
enum { MOST_ROWS = 4 };

/* Items of the funnel's cells; the first is the measure candidates_reached. */
static const char *const stage_name[] = {"reached",     "applied",     "qualified", "read",
                                         "shortlisted", "interviewed", "offered",   "hired"};
enum { N_STAGES = sizeof stage_name / sizeof *stage_name };

/* NULL where there is none. */
static const reach_summary *people_at(const reach_result *result, size_t o, const char *series,
                                      int stage) {
  const reach_answer *a = &result->answer[o];
  if (stage == 0 && series[0] == 'a') {
    const reach_summary *reached = &a->summary[REACH_MEASURE_candidates_reached];
    return reached->n ? reached : NULL;
  }
  const reach_cell *cell =
      reach_answer_cell(a, "recruiting", "funnel", series, stage_name[stage], NAN);
  return cell ? &cell->summary : NULL;
}

static double mean_at(const reach_result *result, size_t o, const char *series, int stage) {
  const reach_summary *s = people_at(result, o, series, stage);
  return s ? s->mean : NAN;
}

static bool has_line(const reach_result *result, size_t o) {
  return mean_at(result, o, "all", 1) > 0;
}

/* Some of those hired were referred, and not all of them. */
static bool has_both_sources(const reach_result *result, size_t o) {
  return mean_at(result, o, "referral", 1) > 0 &&
         mean_at(result, o, "referral", 1) < mean_at(result, o, "all", 1);
}

static bool shows_sources(const reach_result *result) {
  if (result->scenario->n_organizations > REACH_MOST_BARS) return false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (has_both_sources(result, o)) return true;
  return false;
}

bool reach_chart_funnel_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (has_line(result, o)) return true;
  return false;
}

void reach_chart_funnel_data(const reach_result *result, FILE *csv) {
  bool has_sources = shows_sources(result);
  fputs("organization,stage,people,people_ci_low,people_ci_high,referred\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    bool has_referred = has_sources && has_both_sources(result, o);
    for (int s = 0; s < N_STAGES && has_line(result, o); s++) {
      const reach_summary *people = people_at(result, o, "all", s);
      fprintf(csv, "%zu,%d", o, s);
      reach_chart_cell(csv, people->mean);
      reach_chart_cell(csv, people->ci_low);
      reach_chart_cell(csv, people->ci_high);
      reach_chart_cell(csv, has_referred ? mean_at(result, o, "referral", s) : NAN);
      fputc('\n', csv);
    }
  }
}

/* Smallest number above 0, and largest, of all lines. */
static void span_of(const reach_result *result, double *least, double *most) {
  static const char *const series[] = {"all", "referral"};
  *least = INFINITY, *most = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    for (int k = 0; k < (shows_sources(result) && has_both_sources(result, o) ? 2 : 1); k++)
      for (int s = 0; s < N_STAGES; s++) {
        double mean = mean_at(result, o, series[k], s);
        if (mean > 0) *least = fmin(*least, mean), *most = fmax(*most, mean);
      }
}

static reach_end end_of(const reach_result *result, size_t o) {
  const reach_summary *hires = &result->answer[o].summary[REACH_MEASURE_hires];
  const reach_summary *each = &result->answer[o].summary[REACH_MEASURE_applicants_per_hire];
  reach_end end = {o, {"nobody hired"}, has_line(result, o) ? hires->mean : NAN};
  if (hires->mean > 0 && isfinite(each->mean))
    snprintf(end.value.text, sizeof end.value.text, "%.40s hired, 1 of %.40s",
             reach_number_estimate(hires->mean, hires->ci_low, hires->ci_high).text,
             reach_number_estimate(each->mean, each->ci_low, each->ci_high).text);
  return end;
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  if (has_line(result, a) != has_line(result, b)) return false;
  for (int s = 0; s < N_STAGES && has_line(result, a); s++)
    if (!reach_same_summary(people_at(result, a, "all", s), people_at(result, b, "all", s)))
      return false;
  return true;
}

/* Organizations whose numbers stand below the stages: those with lines, where they are few. */
static size_t rows_of(const reach_page *page, size_t row[MOST_ROWS]) {
  size_t n = 0;
  for (size_t o = 0; o < page->result->scenario->n_organizations; o++) {
    if (!has_line(page->result, o) || !reach_twins_has_line(page, o)) continue;
    if (n == MOST_ROWS) return 0;
    row[n++] = o;
  }
  return n;
}

static reach_line figure_of(const reach_result *result, size_t o, int stage) {
  reach_line out;
  const reach_summary *s = people_at(result, o, "all", stage);
  snprintf(out.text, sizeof out.text, "%s",
           reach_number_estimate(s->mean, s->ci_low, s->ci_high).text);
  return out;
}

/* Type size at which texts of a row fit their columns; at most `size`. */
static double fitting(double size, double column, const reach_line *text, bool is_bold) {
  double unit = reach_text_width(text->text, (reach_font){.size = 1, .is_bold = is_bold});
  return unit > 0 ? fmin(size, column * fill / unit) : size;
}

/* Lines that the names of stages stand on: on a narrow page every other one is lower. */
static int stage_lines(const reach_page *page) {
  return page->width < 1 ? 2 : 1;
}

static void write_stages(reach_page *page, double size) {
  double y = page->bottom - line_gap - reach_text_height(size) / 2;
  for (int s = 0; s < N_STAGES; s++)
    reach_page_label(page, stage_name[s], reach_page_x(page, s),
                     y - reach_text_height(size) * (s % stage_lines(page)),
                     (reach_font){size, false, REACH_CENTRE, REACH_INK_TEXT});
}

static void write_rows(reach_page *page, const size_t *row, size_t n, double stages, double size) {
  double top = page->bottom - 2 * line_gap - reach_text_height(stages) * stage_lines(page);
  for (size_t k = 0; k < n; k++) {
    double y = top - reach_text_height(figure_size) * ((double)k + 0.5);
    enum reach_ink ink = reach_series_ink(page->result, row[k]);
    double em = reach_text_em(page->left - line_gap - REACH_PAGE_LEFT, figure_size);
    if (page->result->scenario->n_organizations > 1)
      reach_page_label(page, reach_name_shown(page->result, row[k], em).text, REACH_PAGE_LEFT, y,
                       (reach_font){figure_size, true, REACH_LEFT, ink});
    for (int s = 0; s < N_STAGES; s++)
      reach_page_label(page, figure_of(page->result, row[k], s).text, reach_page_x(page, s), y,
                       (reach_font){size, true, REACH_CENTRE, ink});
  }
}

static void compose(reach_page *page, reach_end *end, size_t n_ends) {
  size_t row[MOST_ROWS], n_rows = rows_of(page, row);
  double least, most, stages = stage_size, figures = figure_size;
  page->bottom += 2 * line_gap + reach_text_height(stage_size) * stage_lines(page) +
                  reach_text_height(figure_size) * (double)n_rows;
  page->x_least = -0.5;
  page->x_most = N_STAGES - 0.5;
  reach_ends_reserve(page, end, n_ends);
  span_of(page->result, &least, &most);
  page->is_y_log = true;
  reach_axis_y_beside(page, least, most, n_rows ? heading_room * page->width : 0,
                      reach_tick_people);
  double column = (page->right - page->left) / N_STAGES;
  for (int s = 0; s < N_STAGES; s++) {
    reach_line name = reach_line_clean(stage_name[s]);
    stages = fitting(stages, column * stage_lines(page), &name, false);
    for (size_t k = 0; k < n_rows; k++) {
      reach_line figure = figure_of(page->result, row[k], s);
      figures = fitting(figures, column, &figure, true);
    }
  }
  write_stages(page, fmax(stages, least_stage_size));
  write_rows(page, row, n_rows, stage_size, figures);
  for (size_t i = 0; i < n_ends; i++) end[i].at = fmax(end[i].at, page->y_least);
  reach_ends_place(page, end, n_ends);
}

void reach_chart_funnel_compose(reach_page *page) {
  size_t n = page->result->scenario->n_organizations, n_ends = 0;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  reach_twins_find(page, same_line);
  for (size_t o = 0; o < n; o++)
    if (has_line(page->result, o)) end[n_ends++] = end_of(page->result, o);
  n_ends = reach_twins_merge(page, end, n_ends);
  compose(page, end, n_ends);
  free(end);
}

reach_line reach_chart_funnel_subtitle(const reach_result *result) {
  reach_line out;
  snprintf(
      out.text, sizeof out.text,
      "People at each step of recruiting, logarithmic; reached: visits of the site, and people "
      "who can be referred.%s Mean of %s, whisker = 95 %% interval.",
      shows_sources(result) ? " Thin, with rings: the referred among them." : "",
      reach_replicates_words(result->n_replicates).text);
  return out;
}

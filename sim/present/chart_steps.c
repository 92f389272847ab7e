#include "present/chart_steps.h"

#include <math.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_series.h"
#include "present/headline.h"

static const double figure_size = 0.62, share_size = 0.54, number_size = 0.4;
static const double line_gap = 0.006, heading_room = 0.125;
static const double fill = 0.94; /* of a column */

/* From roomy to small; names that do not fit the last one give way to numbers. */
static const double name_sizes[] = {0.66, 0.58, 0.5, 0.44};
enum { N_NAME_SIZES = sizeof name_sizes / sizeof *name_sizes, MOST_NAME_LINES = 2 };
static const double least_name_em = 4;

reach_steps_span reach_steps_span_of(const reach_result *result, const bool *is_meant) {
  reach_steps_span out = {INFINITY, 0, false};
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    for (size_t s = 0; s < reach_stages(result); s++) {
      const reach_summary *people = reach_stage_people(result, s, o);
      if ((is_meant && !is_meant[o]) || !isfinite(people->mean)) continue;
      out.has_zero = out.has_zero || people->mean <= 0;
      if (people->mean > 0) out.least = fmin(out.least, people->mean);
      out.most = fmax(out.most, people->mean);
      if (isfinite(people->ci_high)) out.most = fmax(out.most, people->ci_high);
    }
  }
  return out;
}

bool reach_steps_are_far_apart(reach_steps_span span, double times) {
  return span.most > 0 && (span.has_zero || span.most / span.least > times);
}

reach_number reach_steps_value(const reach_summary *s) {
  int decimals = reach_number_decimals(s->mean, s->ci_low, s->ci_high);
  int enough = reach_number_digits(s->mean, 4);
  return reach_number_grouped(s->mean, decimals < enough ? decimals : enough);
}

/* Three digits are enough here, unless the ratio is exact or would read as 1. */
static reach_line ratio_words(const reach_comparison *r) {
  reach_line out = {"–"};
  if (!isfinite(r->ratio)) return out;
  int decimals = reach_number_ratio_decimals(r->ratio, r->ratio_ci_low, r->ratio_ci_high);
  int enough = reach_number_digits(r->ratio, 3);
  bool is_near_one = fabs(r->ratio - 1) < 0.05;
  if (r->ratio_ci_high > r->ratio_ci_low && !is_near_one && enough < decimals)
    decimals = enough > 0 ? enough : 0;
  snprintf(out.text, sizeof out.text, "%s", reach_number_times(r->ratio, decimals).text);
  return out;
}

static reach_line figure_words(const reach_result *result, const reach_steps_row *row, size_t stage,
                               bool is_short) {
  if (row->is_ratio) return ratio_words(reach_stage_ratio(result, stage, row->organization));
  reach_comparison kept = reach_stage_kept(result, stage, row->organization);
  reach_line out = {""};
  if (!stage || !isfinite(kept.ratio)) return out;
  int decimals = reach_number_digits(100 * kept.ratio, 3);
  reach_number words = reach_number_percent(kept.ratio, decimals > 0 ? decimals : 0);
  const double hundred_point_five = 1.005; /* less reads as 100 % */
  snprintf(out.text, sizeof out.text, "%s%s",
           kept.ratio < hundred_point_five ? ""
           : is_short                      ? "to "
                                           : "grows to ",
           words.text);
  return out;
}

static void add_kept_row(reach_steps *steps, const reach_result *result, size_t organization) {
  reach_steps_row *row = &steps->row[steps->n_rows++];
  bool is_alone = result->scenario->n_organizations == 1;
  double em = reach_text_em(heading_room, share_size) - reach_line_width(" keeps", false);
  row->organization = organization;
  row->font = (reach_font){share_size, false, REACH_CENTRE, reach_series_ink(result, organization)};
  snprintf(row->heading.text, sizeof row->heading.text, "%.900s",
           is_alone ? "Keeps" : reach_name_shown(result, organization, em).text);
  if (!is_alone) strcat(row->heading.text, " keeps");
}

static void plan_rows(reach_steps *steps, const reach_result *result) {
  size_t focus = reach_focus(result), baseline = result->scenario->baseline;
  if (focus != baseline) {
    steps->row[steps->n_rows++] =
        (reach_steps_row){.heading = {"Ratio"},
                          .font = {figure_size, true, REACH_CENTRE, REACH_INK_TEXT},
                          .organization = focus,
                          .is_ratio = true};
    add_kept_row(steps, result, focus);
  }
  add_kept_row(steps, result, baseline);
}

/* Lines that the name takes at most `em` wide; one more than allowed where a word is longer. */
static size_t lines_of(const char *name, double em) {
  reach_line line[MOST_NAME_LINES + 1];
  for (const char *word = name; *word; word += strspn(word, " ")) {
    reach_line one;
    size_t n = strcspn(word, " ");
    snprintf(one.text, sizeof one.text, "%.*s", (int)n, word);
    if (reach_line_width(one.text, false) > em) return MOST_NAME_LINES + 1;
    word += n;
  }
  return reach_line_wrap(name, em, false, MOST_NAME_LINES + 1, line);
}

/* The most lines that a name takes in columns of a width. */
static size_t most_lines(const reach_page *page, const reach_steps *steps, double column,
                         double size) {
  size_t most = 1;
  for (size_t s = 0; s < steps->n_stages; s++) {
    reach_line name = reach_stage_name(page->result, s);
    size_t n = lines_of(name.text, reach_text_em(column * fill, size));
    most = n > most ? n : most;
  }
  return most;
}

static bool figures_fit(const reach_page *page, const reach_steps *steps, double column,
                        bool is_short) {
  for (size_t i = 0; i < steps->n_rows; i++) {
    for (size_t s = 0; s < steps->n_stages; s++) {
      reach_line words = figure_words(page->result, &steps->row[i], s, is_short);
      if (reach_text_width(words.text, steps->row[i].font) > column * fill) return false;
    }
  }
  return true;
}

static void plan_columns(reach_page *page, reach_steps *steps) {
  steps->column = (page->right - page->left) / (double)steps->n_stages;
  for (size_t i = 0; i < N_NAME_SIZES && steps->name_size <= 0; i++) {
    bool is_last = i + 1 == N_NAME_SIZES;
    if (reach_text_em(steps->column * fill, name_sizes[i]) < least_name_em) continue;
    if (is_last || most_lines(page, steps, steps->column, name_sizes[i]) <= steps->n_lines)
      steps->name_size = name_sizes[i];
  }
  steps->is_short = !figures_fit(page, steps, steps->column, false);
  steps->has_figures = steps->n_rows > 0 && figures_fit(page, steps, steps->column, true);
}

static double table_height(const reach_steps *steps) {
  double height = (double)steps->n_lines * reach_text_height(name_sizes[0]);
  for (size_t i = 0; i < steps->n_rows; i++) height += reach_text_height(steps->row[i].font.size);
  return height + 2 * line_gap + reach_text_height(share_size);
}

/* Rows and lines that fit beside ends of about this width; the height of the table. */
static double plan_table(const reach_page *page, reach_steps *steps, double widest, double most) {
  double numbers = reach_text_width(reach_tick_people(most).text, (reach_font){.size = 0.8});
  double beside = fmax(fmin(widest, heading_room), numbers) + 2 * line_gap;
  double column = (page->right - REACH_PAGE_LEFT - beside) / (double)steps->n_stages;
  steps->n_lines = most_lines(page, steps, column, name_sizes[0]) > 1 ? MOST_NAME_LINES : 1;
  if (!figures_fit(page, steps, column, true)) steps->n_rows = 0;
  if (reach_text_em(column * fill, name_sizes[N_NAME_SIZES - 1]) < least_name_em)
    steps->n_lines = 1; /* numbers instead */
  return table_height(steps);
}

void reach_steps_reserve(reach_page *page, reach_steps *steps, reach_steps_span span,
                         const reach_end *end, size_t n_ends, double margin) {
  *steps = (reach_steps){.n_stages = reach_stages(page->result)};
  plan_rows(steps, page->result);
  double widest = 0;
  for (size_t i = 0; i < steps->n_rows; i++)
    widest = fmax(widest, reach_text_width(steps->row[i].heading.text, steps->row[i].font));
  reach_ends_reserve(page, end, n_ends);
  page->bottom += plan_table(page, steps, widest, span.most);
  reach_ends_reserve(page, end, n_ends); /* less height, other type */
  page->right = fmin(page->right, page->edge - margin);
  reach_axis_y_beside(page, span.least, span.most, fmin(widest, heading_room), reach_tick_people);
  page->x_least = -0.5;
  page->x_most = (double)steps->n_stages - 0.5;
  plan_columns(page, steps);
}

static void write_name(reach_page *page, const reach_steps *steps, size_t stage, double top) {
  reach_line line[MOST_NAME_LINES];
  double size = steps->name_size > 0 ? steps->name_size : number_size;
  size_t n = 1;
  if (steps->name_size > 0)
    n = reach_line_wrap(reach_stage_name(page->result, stage).text,
                        reach_text_em(steps->column * fill, size), false, steps->n_lines, line);
  else
    snprintf(line[0].text, sizeof line[0].text, "%s", reach_stage_number(page->result, stage).text);
  for (size_t k = 0; k < n; k++)
    reach_page_label(page, line[k].text, reach_page_x(page, (double)stage),
                     top - ((double)k + 0.5) * reach_text_height(size),
                     (reach_font){size, false, REACH_CENTRE, REACH_INK_TEXT});
}

static void write_row(reach_page *page, const reach_steps *steps, const reach_steps_row *row,
                      double y) {
  reach_font heading = row->font;
  heading.align = REACH_RIGHT;
  for (size_t s = 0; s < steps->n_stages; s++) {
    reach_line words = figure_words(page->result, row, s, steps->is_short);
    if (*words.text)
      reach_page_label(page, words.text, reach_page_x(page, (double)s), y, row->font);
  }
  reach_page_label(page, row->heading.text, page->left - line_gap, y, heading);
}

void reach_steps_write(reach_page *page, const reach_steps *steps) {
  double y = page->bottom - line_gap;
  for (size_t s = 0; s < steps->n_stages; s++) write_name(page, steps, s, y);
  y -= (double)steps->n_lines * reach_text_height(name_sizes[0]);
  for (size_t i = 0; i < steps->n_rows && steps->has_figures; i++) {
    double height = reach_text_height(steps->row[i].font.size);
    write_row(page, steps, &steps->row[i], y - height / 2);
    y -= height;
  }
  const char *title =
      steps->name_size > 0
          ? "Each step on top of those before it: what it leaves depends on their order"
          : "Steps as in ladder.csv, each on top of those before it: what they leave depends on "
            "their order";
  reach_axis_title(page, title, y - line_gap - reach_text_height(share_size) / 2,
                   (reach_font){share_size, false, REACH_CENTRE, REACH_INK_MUTED});
}

/* What a claim rests on: a bar for each assumption from the result as it is to that at its low and
 * at its high value, the longest on top. */
#include <math.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/claim_words.h"
#include "present/headline.h"
#include "study/claim.h"

enum { MOST_ROWS = 10, MOST_LIMITS = 2 };
static const double wide_text = 0.66, narrow_text = 0.56, wide_heading = 0.6, narrow_heading = 0.52;
static const double name_column = 0.27, gap = 0.012; /* of the page */
static const double name_em = 16;
static const double least_plot = 0.31, least_names = 0.1;

static const reach_one_at_a_time *all_of(const reach_result *result) {
  return &result->claim.assumptions;
}

static double text_size(const reach_page *page) {
  return page->width < 1 ? narrow_text : wide_text;
}

static double heading_size(const reach_page *page) {
  return page->width < 1 ? narrow_heading : wide_heading;
}

/* Those that change anything. */
static size_t n_rows(const reach_result *result) {
  size_t n = 0;
  while (n < MOST_ROWS && n < all_of(result)->n_items && all_of(result)->item[n].effect > 0) n++;
  return n;
}

bool reach_chart_assumptions_applies(const reach_result *result) {
  return result->claim.is_made && n_rows(result) > 0;
}

static double as_it_is(const reach_result *result) {
  return reach_finding_aspect(&all_of(result)->as_it_is, all_of(result)->aspect).at;
}

void reach_chart_assumptions_data(const reach_result *result, FILE *csv) {
  fputs("organization,row,as_it_is,low_value,low,high_value,high\n", csv);
  for (size_t i = 0; i < n_rows(result); i++) {
    const reach_assumption *a = &all_of(result)->item[i];
    fprintf(csv, "%zu,%zu", result->scenario->claim.organization, i);
    reach_chart_cell(csv, as_it_is(result));
    reach_chart_cell(csv, a->low.value);
    reach_chart_cell(csv, reach_assumption_result(&a->low, all_of(result)->aspect));
    reach_chart_cell(csv, a->high.value);
    reach_chart_cell(csv, reach_assumption_result(&a->high, all_of(result)->aspect));
    fputc('\n', csv);
  }
}

/* "0.03: 0.43×" */
static reach_line end_words(const reach_result *result, int param, const reach_range_end *end) {
  reach_line out = {""};
  if (isnan(end->value)) return out;
  reach_number value = reach_assumption_value(param, end->value);
  if (!end->is_played)
    snprintf(out.text, sizeof out.text, "%s: impossible", value.text);
  else
    snprintf(out.text, sizeof out.text, "%s: %s", value.text,
             reach_aspect_words(reach_finding_aspect(&end->finding, all_of(result)->aspect),
                                all_of(result)->aspect)
                 .text);
  return out;
}

static reach_font end_font(const reach_page *page, const reach_range_end *end, enum reach_ink ink) {
  bool turns = reach_claim_turns(&page->result->claim, end);
  return (reach_font){text_size(page), turns, REACH_LEFT, ink};
}

static const char *const headings[] = {"low value: result", "high value: result"};
static const enum reach_ink inks[] = {REACH_INK_BASELINE, REACH_INK_FOCUS};

/* Width of the words at the low (0) or high (1) ends. */
static double ends_width(const reach_page *page, size_t which) {
  const reach_result *result = page->result;
  double widest = reach_text_width(headings[which],
                                   (reach_font){heading_size(page), true, REACH_LEFT, inks[which]});
  for (size_t i = 0; i < n_rows(result); i++) {
    const reach_assumption *a = &all_of(result)->item[i];
    const reach_range_end *end = which ? &a->high : &a->low;
    widest = fmax(widest, reach_text_width(end_words(result, a->param, end).text,
                                           end_font(page, end, inks[which])));
  }
  return widest;
}

/* Where the claim's verdict changes, in what the axis shows; up to two places. */
static size_t limits_of(const reach_result *result, double limit[MOST_LIMITS]) {
  const reach_question *q = &result->claim.question;
  bool has_two = q->relation >= REACH_CLAIM_SAME && (q->factor > 1 || q->factor < 1);
  double scale = q->is_against_value ? q->value : 1;
  if (all_of(result)->aspect == REACH_ASPECT_DIFFERENCE) {
    limit[0] = 0;
    return q->factor > 1 || q->factor < 1 ? 0 : 1;
  }
  limit[0] = q->factor * scale;
  limit[1] = scale / q->factor;
  return has_two ? 2 : 1;
}

/* Rows 1 apart from n - 1, on top, down to 0; few ones are no thicker than FEW are. The plot takes
 * their number from y_most. */
static void set_y_range(reach_page *page) {
  enum { FEW = 4 };
  double n = (double)n_rows(page->result);
  page->y_most = n - 0.5;
  page->y_least = page->y_most - fmax(n, FEW);
}

static void set_x_range(reach_page *page) {
  const reach_result *result = page->result;
  double low = as_it_is(result), high = low, limit[MOST_LIMITS];
  for (size_t i = 0; i < n_rows(result); i++) {
    const reach_assumption *a = &all_of(result)->item[i];
    double one = reach_assumption_result(&a->low, all_of(result)->aspect);
    double other = reach_assumption_result(&a->high, all_of(result)->aspect);
    low = fmin(low, fmin(one, other));
    high = fmax(high, fmax(one, other));
  }
  double span = high - low;
  size_t n = limits_of(result, limit);
  for (size_t i = 0; i < n; i++) {
    if (limit[i] < low - span / 2 || limit[i] > high + span / 2) continue;
    low = fmin(low, limit[i]);
    high = fmax(high, limit[i]);
  }
  enum { STEPS = 5 };
  double step = reach_round_step(high - low, STEPS);
  page->x_least = floor(low / step) * step;
  page->x_most = ceil(high / step) * step;
}

static reach_line tick_number(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_plain_number(value).text);
  return out;
}

static reach_tick_words *tick_of(enum reach_aspect aspect) {
  return aspect == REACH_ASPECT_RATIO ? reach_tick_times : tick_number;
}

/* An upright line with a word above it, on that side of it where there is room. */
static void write_mark(reach_page *page, double at, const char *text, double y,
                       enum reach_align side, int dash) {
  reach_font font = {heading_size(page), false, side, REACH_INK_TEXT};
  double x = reach_page_x(page, at), width = reach_text_width(text, font);
  double top = y + reach_text_height(heading_size(page)) / 2, beside = gap / 3;
  if (x < page->left || x > page->right) return;
  reach_page_rule(page, (reach_rule){x, page->bottom, x, top, REACH_INK_TEXT, 0.9, dash});
  if (x - width < REACH_PAGE_LEFT) font.align = REACH_LEFT;
  if (x + width > page->right + gap) font.align = REACH_RIGHT;
  reach_page_label(page, text, font.align == REACH_LEFT ? x + beside : x - beside, y, font);
}

static void write_marks(reach_page *page) {
  const reach_result *result = page->result;
  double line = reach_text_height(heading_size(page)), limit[MOST_LIMITS];
  reach_aspect_value base = reach_finding_aspect(&all_of(result)->as_it_is, all_of(result)->aspect);
  reach_line text;
  size_t n = limits_of(result, limit);
  snprintf(text.text, sizeof text.text, "as it is: %s",
           reach_aspect_words(base, all_of(result)->aspect).text);
  double low = page->top + line * 0.5, high = page->top + line * 1.5;
  bool is_between = n == MOST_LIMITS; /* a low word would stand across the line of a limit */
  write_mark(page, base.at, text.text, is_between ? high : low,
             n && limit[0] > base.at ? REACH_RIGHT : REACH_LEFT, 1);
  for (size_t i = 0; i < n; i++) {
    snprintf(text.text, sizeof text.text, "claimed: %.60s",
             tick_of(all_of(result)->aspect)(limit[i]).text);
    write_mark(page, limit[i], text.text, is_between ? low : high,
               limit[i] > base.at ? REACH_LEFT : REACH_RIGHT, 2);
  }
}

static void write_row(reach_page *page, size_t i, double column, const double x[2]) {
  const reach_result *result = page->result;
  const reach_assumption *a = &all_of(result)->item[i];
  const reach_range_end *end[] = {&a->low, &a->high};
  double y = reach_page_y(page, (double)(n_rows(result) - 1 - i));
  reach_line name = reach_assumption_words(result, a);
  name = reach_line_squeezed(name.text, reach_text_em(column, text_size(page)), false);
  reach_page_label(page, name.text, page->left - gap, y,
                   (reach_font){text_size(page), false, REACH_RIGHT, REACH_INK_TEXT});
  for (size_t e = 0; e < 2; e++)
    reach_page_label(page, end_words(result, a->param, end[e]).text, x[e], y,
                     end_font(page, end[e], inks[e]));
}

static double names_width(const reach_page *page) {
  const reach_result *result = page->result;
  double widest = 0;
  for (size_t i = 0; i < n_rows(result); i++) {
    reach_line name = reach_assumption_words(result, &all_of(result)->item[i]);
    widest = fmax(widest, reach_text_width(name.text, (reach_font){.size = text_size(page)}));
  }
  return fmin(widest, name_column);
}

static const char *axis_title(const reach_result *result, reach_line *out) {
  const reach_scenario *scenario = result->scenario;
  const reach_question *q = &result->claim.question;
  enum reach_aspect aspect = all_of(result)->aspect;
  reach_line own = reach_name_shown(result, scenario->claim.organization, name_em);
  reach_line base = reach_name_shown(result, scenario->claim.baseline, name_em);
  snprintf(out->text, sizeof out->text, "%s%s%s of %.200s%s%.200s",
           reach_measure_table[q->measure].name, q->per >= 0 ? " per " : "",
           q->per >= 0 ? reach_measure_table[q->per].name : "", own.text,
           aspect == REACH_ASPECT_RATIO        ? ", times that of "
           : aspect == REACH_ASPECT_DIFFERENCE ? ", less that of "
                                               : "",
           aspect == REACH_ASPECT_MEAN ? "" : base.text);
  return out->text;
}

void reach_chart_assumptions_compose(reach_page *page) {
  const reach_result *result = page->result;
  reach_line title;
  double line = reach_text_height(heading_size(page));
  double width[] = {ends_width(page, 0), ends_width(page, 1)};
  double x[] = {page->edge - width[1] - 2 * gap - width[0], page->edge - width[1]};
  double room = x[0] - 3 * gap - least_plot * page->width - REACH_PAGE_LEFT;
  double column = fmin(names_width(page), fmax(room, least_names));
  reach_axis_reserve_x(page);
  page->top -= 2 * line;
  page->left = REACH_PAGE_LEFT + column + gap;
  page->right = x[0] - 2 * gap;
  set_y_range(page);
  set_x_range(page);
  write_marks(page);
  for (size_t e = 0; e < 2; e++)
    reach_page_label(page, headings[e], x[e], page->top + line * 0.5,
                     (reach_font){heading_size(page), true, REACH_LEFT, inks[e]});
  for (size_t i = 0; i < n_rows(result); i++) write_row(page, i, column, x);
  reach_axis_x_numbers(page, false, tick_of(all_of(result)->aspect));
  reach_axis_x_title(page, axis_title(result, &title));
}

reach_line reach_headline_assumptions(const reach_result *result) {
  static const char *const verdict[] = {"Undecided", "Supported", "Not supported"};
  reach_line out;
  const reach_one_at_a_time *all = all_of(result);
  const reach_assumption *a = &all->item[0];
  const reach_range_end *end[] = {&a->low, &a->high};
  enum reach_aspect aspect = reach_question_aspect(&result->claim.question, &result->claim.finding);
  reach_number least, most,
      base = reach_aspect_words(reach_finding_aspect(&result->claim.finding, aspect), aspect);
  double low = INFINITY, high = -INFINITY;
  const reach_finding *findings[] = {&all->as_it_is, end[0]->is_played ? &end[0]->finding : NULL,
                                     end[1]->is_played ? &end[1]->finding : NULL};
  for (size_t i = 0; i < 3; i++) {
    if (!findings[i]) continue;
    reach_aspect_value v = reach_finding_aspect(findings[i], all->aspect);
    if (v.at < low) low = v.at, least = reach_aspect_words(v, all->aspect);
    if (v.at > high) high = v.at, most = reach_aspect_words(v, all->aspect);
  }
  snprintf(out.text, sizeof out.text, "%s (%.60s); what matters most is %.300s: %.60s to %.60s",
           verdict[result->claim.finding.verdict], base.text,
           reach_assumption_words(result, a).text, least.text, most.text);
  return out;
}

/* Does any end shown have another verdict? */
static bool has_turns(const reach_result *result) {
  for (size_t i = 0; i < n_rows(result); i++) {
    const reach_assumption *a = &all_of(result)->item[i];
    if (reach_claim_turns(&result->claim, &a->low) || reach_claim_turns(&result->claim, &a->high))
      return true;
  }
  return false;
}

reach_line reach_chart_assumptions_subtitle(const reach_result *result) {
  reach_line out;
  const reach_params *p = &result->scenario->organization[0].params;
  snprintf(out.text, sizeof out.text,
           "Claim: \"%.500s\". Each assumption at its low and at its high value, all else as it "
           "is; mean of %s.%s",
           reach_line_clean(p->claim_text).text,
           reach_replicates_words(all_of(result)->n_replicates).text,
           has_turns(result) ? " Bold: another verdict." : "");
  return out;
}

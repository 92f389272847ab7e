/* Who hears it inside the company: the share of each department that has the message, a row of
 * points with intervals for each department. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/departments.h"
#include "present/headline.h"

/* With more departments only those at both ends are shown. */
enum { MOST_ROWS = 25, ROWS_AT_END = 12, X_STEPS = 5 };

/* Of the page; names have less room beside a key of organizations. */
static const double name_column = 0.24, narrow_column = 0.19, label_gap = 0.012;
static const double largest_size = 0.8, value_share = 0.85, whose_width = 24; /* em */
static const double whose_size = 0.6;
static const double rounding_noise = 1e-9;
static const double row_share = 0.6; /* of a row, for the points of all organizations */

bool reach_chart_internal_applies(const reach_result *result) {
  return reach_focus_inside(result) != SIZE_MAX;
}

/* The rows from the top. */
typedef struct {
  reach_share row[MOST_ROWS];
  size_t n;
  size_t gap;   /* the row that stands for those left out; n = there is none */
  size_t n_all; /* departments with people */
  bool is_short_of_memory;
} rows;

static rows rows_of(const reach_result *result) {
  rows r = {.n = 0};
  reach_share *share = reach_shares_sorted(&result->answer[reach_focus_inside(result)], &r.n_all);
  if (!share) return (rows){.is_short_of_memory = true};
  bool is_cut = r.n_all > MOST_ROWS;
  r.n = is_cut ? MOST_ROWS : r.n_all;
  r.gap = is_cut ? ROWS_AT_END : r.n;
  for (size_t i = 0; i < r.n; i++) r.row[i] = share[i > r.gap ? r.n_all - (r.n - i) : i];
  free(share);
  return r;
}

/* The share of an organization in a row; false where it has no such department. */
static bool find_share(const reach_result *result, const rows *r, size_t i, size_t o,
                       reach_share *share) {
  const reach_answer *of = &result->answer[reach_focus_inside(result)], *a = &result->answer[o];
  if (i == r->gap) return false;
  uint32_t like = r->row[i].department;
  uint32_t d = reach_department_of(a, of->department[like].name, like);
  if (d == a->n_departments || !a->department[d].n_people) return false;
  *share = reach_share_of(a, d);
  return true;
}

static double row_y(const rows *r, size_t i, size_t o, size_t n_organizations) {
  double shift =
      ((double)(n_organizations - 1) / 2 - (double)o) * row_share / (double)n_organizations;
  return (double)(r->n - 1 - i) + shift;
}

void reach_chart_internal_data(const reach_result *result, FILE *csv) {
  rows r = rows_of(result);
  size_t n = result->scenario->n_organizations;
  fputs("organization,row,share,share_ci_low,share_ci_high\n", csv);
  for (size_t o = 0; o < n; o++) {
    for (size_t i = 0; i < r.n; i++) {
      reach_share s;
      if (!find_share(result, &r, i, o, &s)) continue;
      fprintf(csv, "%zu", o);
      reach_chart_cell(csv, row_y(&r, i, o, n));
      reach_chart_cell(csv, s.share);
      reach_chart_cell(csv, s.low);
      reach_chart_cell(csv, s.high);
      fputc('\n', csv);
    }
  }
}

static reach_line tick_percent(double share) {
  reach_line out;
  double percent = 100 * share;
  int decimals = percent > 0 && percent < 1 ? reach_number_digits(percent, 1) : 0;
  if (percent >= 1 && fabs(percent - round(percent)) > 1e-6) decimals = 1;
  snprintf(out.text, sizeof out.text, "%s", reach_number_percent(share, decimals).text);
  return out;
}

/* The right end of what is drawn in a row. */
static double row_end(const reach_result *result, const rows *r, size_t i) {
  double end = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    reach_share s;
    if (!find_share(result, r, i, o, &s)) continue;
    end = fmax(end, isfinite(s.high) ? fmax(s.high, s.share) : s.share);
  }
  return end;
}

static reach_line words_between(const rows *r) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "… %s departments between …",
           reach_number_grouped((double)(r->n_all - r->n + 1), 0).text);
  return out;
}

static reach_line name_of(const reach_result *result, const rows *r, size_t i, double em) {
  if (i == r->gap) return reach_line_shortened(words_between(r).text, em, false);
  return reach_department_words(&result->answer[reach_focus_inside(result)], r->row[i].department,
                                em, false);
}

/* "37 %", "100 %, starts here". */
static reach_number value_of(const reach_result *result, const rows *r, size_t i) {
  const reach_answer *answer = &result->answer[reach_focus_inside(result)];
  reach_number out, share = reach_share_words_among(&r->row[i], r->row, r->n);
  bool starts = answer->department[r->row[i].department].n_start > 0;
  snprintf(out.text, sizeof out.text, "%.40s%s", share.text, starts ? ", starts here" : "");
  return out;
}

/* Whose the numbers are, above them. */
static void write_whose(reach_page *page) {
  const reach_result *result = page->result;
  size_t focus = reach_focus_inside(result);
  reach_line words;
  if (result->scenario->n_organizations < 2) return;
  snprintf(words.text, sizeof words.text, "Numbers: %.900s",
           reach_name_shown(result, focus, whose_width).text);
  reach_page_label(page, words.text, page->right, page->top + reach_text_height(whose_size) / 2,
                   (reach_font){whose_size, false, REACH_RIGHT, reach_series_ink(result, focus)});
}

/* The name left of each row, and the share of the organization that the headline speaks of. */
static void write_rows(reach_page *page, const rows *r, double size, double column) {
  const reach_result *result = page->result;
  enum reach_ink ink = reach_series_ink(result, reach_focus_inside(result));
  for (size_t i = 0; i < r->n; i++) {
    double y = reach_page_y(page, (double)(r->n - 1 - i));
    enum reach_ink name_ink = i == r->gap ? REACH_INK_MUTED : REACH_INK_TEXT;
    reach_page_label(page, name_of(result, r, i, reach_text_em(column, size)).text,
                     page->left - label_gap, y, (reach_font){size, false, REACH_RIGHT, name_ink});
    if (i == r->gap) continue;
    double end = reach_page_x(page, row_end(result, r, i));
    reach_page_rule(page, (reach_rule){page->left, y, end, y, REACH_INK_GRID, 0.5, 1});
    reach_page_label(page, value_of(result, r, i).text, end + label_gap, y,
                     (reach_font){size * value_share, false, REACH_LEFT, ink});
  }
}

/* Names and the share of the whole company. */
static void write_key(const reach_result *result, reach_end *end) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_answer *a = &result->answer[o];
    double people = 0, reached = 0;
    for (uint32_t d = 0; d < a->n_departments; d++) {
      people += (double)a->department[d].n_people;
      reached += a->department[d].reached.mean;
    }
    end[o] = (reach_end){o, {"no departments"}, 0};
    reach_share all = {0, reached / people, NAN, NAN};
    if (people > 0)
      snprintf(end[o].value.text, sizeof end[o].value.text, "%s of all",
               reach_share_words(&all).text);
  }
}

static void place(reach_page *page, const rows *r) {
  const reach_result *result = page->result;
  double room = (page->top - page->bottom) / (double)r->n;
  double size = fmin(largest_size, room / (1.15 * reach_text_height(1)));
  double names = 0, values = 0, most = 0;
  for (size_t i = 0; i < r->n; i++) {
    reach_font font = {.size = size};
    names = fmax(names, reach_text_width(name_of(result, r, i, 1000).text, font));
    font.size *= value_share;
    if (i != r->gap) values = fmax(values, reach_text_width(value_of(result, r, i).text, font));
    most = fmax(most, row_end(result, r, i));
  }
  bool has_key = result->scenario->n_organizations > 1;
  double column = fmin(names, page->width * (has_key ? narrow_column : name_column));
  page->left = REACH_PAGE_LEFT + column + label_gap;
  write_whose(page);
  page->right -= values + label_gap;
  page->y_least = -0.5;
  page->y_most = (double)r->n - 0.5;
  page->x_least = 0;
  double step = reach_round_step(most > 0 ? most : 1, X_STEPS);
  page->x_most = most > 0 ? ceil(most / step - rounding_noise) * step : 1;
  reach_axis_x_grid(page, page->x_most, tick_percent);
  write_rows(page, r, size, column);
}

void reach_chart_internal_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  rows r = rows_of(result);
  reach_end *end = calloc(n, sizeof *end);
  if (!end || r.is_short_of_memory) {
    page->is_short_of_memory = true;
    free(end);
    return;
  }
  reach_axis_reserve_x(page);
  write_key(result, end);
  if (n > 1) reach_keys_reserve(page, end, n, false);
  double right = page->right;
  place(page, &r);
  reach_axis_x_title(page, "Share of the department that has the message");
  double plot_right = page->right;
  page->right = right;
  if (n > 1) reach_keys_place(page, end, n, false);
  page->right = plot_right;
  free(end);
}

reach_line reach_chart_internal_subtitle(const reach_result *result) {
  reach_line out, start = reach_start_words(result);
  rows r = rows_of(result);
  char shown[200] = "";
  if (r.gap < r.n)
    snprintf(shown, sizeof shown,
             " Of %s departments, the %d with the largest share and the %d with the smallest.",
             reach_number_grouped((double)r.n_all, 0).text, ROWS_AT_END, ROWS_AT_END);
  snprintf(out.text, sizeof out.text,
           "%s who have the message, starting ones%s%.60s%s included: mean of %s, "
           "whisker = 95 %% interval.%s",
           result->scenario->is_network ? "People" : "Associates", *start.text ? " (" : "",
           start.text, *start.text ? ")" : "", reach_replicates_words(result->n_replicates).text,
           shown);
  return out;
}

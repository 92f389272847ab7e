/* What bars those who do not take part: a lying bar for each organization with a programme, and for
 * each department of one of them, cut by the first stage that is not passed. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/departments.h"
#include "present/headline.h"

/* Of more departments those with the most and the fewest participants are shown. */
enum { MOST_ROWS = 18, MOST_ORGANIZATIONS = 12 };

static const double name_column = 0.24, label_gap = 0.012; /* of the page */
static const double largest_size = 0.8, value_share = 0.85, key_size = 0.62;

enum row_kind { ROW_SHARES, ROW_HEADING, ROW_GAP };

typedef struct {
  enum row_kind kind;
  size_t organization;
  bool is_department;
  uint32_t department;
} bar;

/* The rows from the top. */
typedef struct {
  bar row[MOST_ROWS];
  size_t n, focus, n_left_out;
  bool is_short_of_memory;
} rows;

bool reach_chart_barrier_applies(const reach_result *result) {
  return reach_most_adoption(result) != SIZE_MAX;
}

/* Share of the row's people at a barrier. */
static double share_at(const reach_result *result, const bar *row, int stage) {
  const reach_answer *answer = &result->answer[row->organization];
  const reach_uptake *uptake = &answer->uptake;
  if (row->is_department)
    return reach_uptake_share(uptake, reach_uptake_row_of(answer, row->department), stage).mean;
  double people = 0;
  for (uint32_t d = 0; d < uptake->n_departments; d++)
    people += uptake->barrier[(size_t)d * REACH_N_BARRIERS + (size_t)stage].mean;
  return people / (double)uptake->n_people;
}

typedef struct {
  uint32_t department;
  double share;
} ranked;

static int larger_first(const void *a, const void *b) {
  const ranked *x = a, *y = b;
  if (x->share > y->share || x->share < y->share) return x->share > y->share ? -1 : 1;
  return (x->department > y->department) - (x->department < y->department);
}

static ranked *rank_departments(const reach_result *result, size_t focus, size_t *n) {
  const reach_answer *answer = &result->answer[focus];
  ranked *all = calloc((size_t)answer->uptake.n_departments + 1, sizeof *all);
  *n = 0;
  for (uint32_t d = 0; all && d < answer->uptake.n_departments; d++) {
    bar row = {ROW_SHARES, focus, true, d};
    if (reach_uptake_row_of(answer, d).n_people)
      all[(*n)++] = (ranked){d, share_at(result, &row, REACH_NO_BARRIER)};
  }
  if (all) qsort(all, *n, sizeof *all, larger_first);
  return all;
}

static void add_departments(const reach_result *result, rows *r) {
  size_t n, room = MOST_ROWS - r->n - 1;
  if (result->answer[r->focus].uptake.n_departments < 2) return;
  ranked *all = rank_departments(result, r->focus, &n);
  r->is_short_of_memory = !all;
  r->row[r->n++] = (bar){ROW_HEADING, r->focus, false, 0};
  size_t shown = n > room ? room - 1 : n, first = n > room ? shown / 2 : n;
  r->n_left_out = all ? n - shown : 0;
  for (size_t i = 0; all && i < shown; i++) {
    if (i == first) r->row[r->n++] = (bar){ROW_GAP, r->focus, false, 0};
    uint32_t d = all[i < first ? i : n - (shown - i)].department;
    r->row[r->n++] = (bar){ROW_SHARES, r->focus, true, d};
  }
  free(all);
}

static rows rows_of(const reach_result *result) {
  rows r = {.focus = reach_most_adoption(result)};
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].uptake.curve && (r.n < MOST_ORGANIZATIONS || o == r.focus))
      r.row[r.n++] = (bar){ROW_SHARES, o, false, 0};
  add_departments(result, &r);
  return r;
}

void reach_chart_barrier_data(const reach_result *result, FILE *csv) {
  rows r = rows_of(result);
  fputs("organization,row,part,from,to\n", csv);
  for (size_t i = 0; i < r.n; i++) {
    double from = 0;
    for (int part = 0; part < REACH_N_BARRIERS && r.row[i].kind == ROW_SHARES; part++) {
      double to = from + share_at(result, &r.row[i], REACH_NO_BARRIER - part);
      fprintf(csv, "%zu,%zu,%d", r.row[i].organization, r.n - 1 - i, part + 1);
      reach_chart_cell(csv, from);
      reach_chart_cell(csv, to);
      fputc('\n', csv);
      from = to;
    }
  }
}

static reach_line tick_percent(double share) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_number_percent(share, 0).text);
  return out;
}

static reach_line name_of(const reach_result *result, const rows *r, size_t i, double em) {
  const bar *row = &r->row[i];
  reach_line out;
  bool is_alone = result->scenario->n_organizations == 1;
  if (row->is_department)
    return reach_department_words(&result->answer[row->organization], row->department, em, false);
  if (row->kind == ROW_GAP)
    snprintf(out.text, sizeof out.text, "… %zu between …", r->n_left_out);
  else if (is_alone)
    snprintf(out.text, sizeof out.text,
             row->kind == ROW_HEADING ? "Its departments" : "All associates");
  else if (row->kind == ROW_HEADING)
    snprintf(out.text, sizeof out.text, "%.900s: departments",
             reach_name_shown(result, row->organization, fmax(em - 7, 4)).text);
  else
    return reach_name_shown(result, row->organization, em);
  return reach_line_shortened(out.text, em, false);
}

static reach_number value_of(const reach_result *result, const bar *row) {
  double share = share_at(result, row, REACH_NO_BARRIER);
  const double few = 0.1, hardly = 0.9995;
  int decimals = share > 0 && (share < few || (share < 1 && share > hardly)) ? 1 : 0;
  return reach_number_percent(share, decimals);
}

static const char *key_word(int part) {
  return part ? reach_adoption_word[REACH_NO_BARRIER - part] : "none: all passed";
}

/* A piece of colour, long enough to be seen, before each word. */
static void write_key(reach_page *page, double left) {
  static const enum reach_ink ink[REACH_N_BARRIERS] = {REACH_INK_STARTS,   REACH_INK_ONE_HOP,
                                                       REACH_INK_TWO_HOPS, REACH_INK_MORE_HOPS,
                                                       REACH_INK_BASELINE, REACH_INK_NOT_REACHED};
  const double piece = 0.018, gap = 0.006, between = 0.018, thick = 9;
  double y = page->top + reach_text_height(key_size) * 0.75;
  reach_font font = {key_size, false, REACH_LEFT, REACH_INK_TEXT};
  double fixed = REACH_N_BARRIERS * (piece + gap + between), words = 0;
  for (int part = 0; part < REACH_N_BARRIERS; part++)
    words += reach_text_width(key_word(part), font);
  double room = page->edge - REACH_PAGE_LEFT - fixed;
  if (words > room) font.size *= room / words;
  double x = fmax(REACH_PAGE_LEFT, fmin(left, page->edge - fixed - fmin(words, room)));
  for (int part = 0; part < REACH_N_BARRIERS; part++) {
    const char *word = key_word(part);
    reach_page_rule(page, (reach_rule){x, y, x + piece, y, ink[part], thick, 1});
    reach_page_label(page, word, x + piece + gap, y, font);
    x += piece + gap + reach_text_width(word, font) + between;
  }
}

static void write_rows(reach_page *page, const rows *r, double size, double column) {
  for (size_t i = 0; i < r->n; i++) {
    const bar *row = &r->row[i];
    double y = reach_page_y(page, (double)(r->n - 1 - i));
    bool is_whole = row->kind == ROW_SHARES && !row->is_department;
    reach_font font = {size, false, REACH_RIGHT,
                       row->kind == ROW_SHARES ? REACH_INK_TEXT : REACH_INK_MUTED};
    font.is_bold = is_whole && page->result->scenario->n_organizations > 1;
    reach_page_label(page, name_of(page->result, r, i, reach_text_em(column, size)).text,
                     page->left - label_gap, y, font);
    if (row->kind != ROW_SHARES) continue;
    reach_page_label(page, value_of(page->result, row).text, page->right + label_gap, y,
                     (reach_font){size * value_share, false, REACH_LEFT, REACH_INK_TEXT});
  }
}

void reach_chart_barrier_compose(reach_page *page) {
  const reach_result *result = page->result;
  const double key_lines = 1.6;
  rows r = rows_of(result);
  if (r.is_short_of_memory) {
    page->is_short_of_memory = true;
    return;
  }
  reach_axis_reserve_x(page);
  page->top -= reach_text_height(key_size) * key_lines;
  double room = (page->top - page->bottom) / (double)r.n;
  double size = fmin(largest_size, room / (1.15 * reach_text_height(1))), names = 0;
  for (size_t i = 0; i < r.n; i++)
    names = fmax(names, reach_text_width(name_of(result, &r, i, 1000).text,
                                         (reach_font){.size = size, .is_bold = true}));
  double column = fmin(names, name_column * page->width);
  page->left = REACH_PAGE_LEFT + column + label_gap;
  page->right -= reach_text_width("99.9 %", (reach_font){.size = size * value_share}) + label_gap;
  page->y_least = -0.5;
  page->y_most = (double)r.n - 0.5;
  page->x_least = 0;
  page->x_most = 1;
  reach_axis_x_grid(page, 1, tick_percent);
  write_rows(page, &r, size, column);
  reach_axis_x_title(page, "Share of associates by their barrier; on the right: who have none");
  write_key(page, page->left);
}

reach_line reach_chart_barrier_subtitle(const reach_result *result) {
  reach_line out;
  snprintf(out.text, sizeof out.text,
           "A barrier is the first stage of adoption that is not passed when the message starts. "
           "Mean of %s.%s",
           reach_replicates_words(result->n_replicates).text,
           result->answer[reach_most_adoption(result)].uptake.n_departments > 1
               ? " Headline: the most frequent barrier of each department."
               : "");
  return out;
}

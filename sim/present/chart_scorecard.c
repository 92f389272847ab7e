/* Scorecards side by side: a row for each leg of trust, question and business practice, a column
 * for each organization with the company's status on top; scores as bars. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/headline.h"
#include "present/scorecard_rows.h"

enum { FEW_COLUMNS = 4, MANY_COLUMNS = 6, MOST_COLUMNS = 10 };

static const double only_label_column = 0.5, most_label_column = 0.42, many_label_column = 0.28,
                    least_label_column = 0.2; /* of the page */
static const double share_of_columns = 0.075; /* what a column needs at least */
static const double gap = 0.008;              /* between label, bar and number */
static const double group_gap = 0.45, bar_height = 0.62, thin = 0.6; /* of a row */
static const double largest = 0.86, item_share = 0.86;               /* type sizes */
static const double largest_name = 0.8, indent = 0.014;

static size_t n_columns(const reach_result *result) {
  size_t n = result->scenario->n_organizations;
  return n < MOST_COLUMNS ? n : MOST_COLUMNS;
}

bool reach_chart_scorecard_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (reach_legs_are_made(&result->answer[o].legs)) return true;
  return false;
}

static bool is_head(const reach_scorecard_row *row) {
  return row->kind == REACH_ROW_LEG || row->kind == REACH_ROW_TRUST;
}

/* From the top, in rows: the middle of row i; of i = n the height of all. */
static double middle_of(const reach_scorecard_rows *rows, size_t i) {
  double y = 0;
  for (size_t k = 0; k <= i && k < rows->n; k++)
    y += (k < i ? 1 : 0.5) + (is_head(&rows->row[k]) ? group_gap : 0);
  return y;
}

/* 0 broken, 1 weak, 2 sound; trust has none: 3. */
enum { N_STATUSES = 3 };

static int status_of(double score) {
  static const char *const word[] = {"broken", "weak", "sound"};
  for (int i = 0; i < 2; i++)
    if (!strcmp(reach_leg_status(score), word[i])) return i;
  return 2;
}

static enum reach_ink ink_of(double score) {
  static const enum reach_ink ink[] = {REACH_INK_BROKEN, REACH_INK_WEAK, REACH_INK_SOUND};
  return ink[status_of(score)];
}

void reach_chart_scorecard_data(const reach_result *result, FILE *csv) {
  reach_scorecard_rows rows;
  reach_scorecard_rows_find(result, &rows);
  fputs("organization,row,score,status,from,to\n", csv);
  for (size_t o = 0; o < n_columns(result); o++) {
    for (size_t i = 0; i < rows.n; i++) {
      double score = reach_scorecard_row_value(result, &rows.row[i], o);
      double half = bar_height / 2 * (is_head(&rows.row[i]) ? 1 : thin);
      if (isnan(score)) continue;
      fprintf(csv, "%zu,%zu", o, i);
      reach_chart_cell(csv, score);
      fprintf(csv, ",%d", rows.row[i].kind == REACH_ROW_TRUST ? N_STATUSES : status_of(score));
      reach_chart_cell(csv, middle_of(&rows, i) - half);
      reach_chart_cell(csv, middle_of(&rows, i) + half);
      fputc('\n', csv);
    }
  }
}

static reach_line label_of(const reach_scorecard_row *row) {
  reach_line out;
  char leg[40];
  snprintf(leg, sizeof leg, "%s", reach_leg_name[row->leg]);
  leg[0] = (char)(leg[0] - 'a' + 'A');
  if (row->kind == REACH_ROW_ITEM) return reach_line_clean(row->item.name);
  if (row->kind == REACH_ROW_LEG)
    snprintf(out.text, sizeof out.text, "%s", leg);
  else if (row->kind == REACH_ROW_SEEN)
    snprintf(out.text, sizeof out.text, "as hearers see it");
  else
    snprintf(out.text, sizeof out.text, "Trust");
  return out;
}

/* "Ada, 2026-03-31, overdue": whose practice it is, and until when; what kind of item. */
static reach_line remark_of(const reach_scorecard_row *row) {
  reach_line out = {""};
  const reach_item *item = &row->item;
  if (row->kind != REACH_ROW_ITEM) return out;
  if (!row->is_alike) {
    snprintf(out.text, sizeof out.text, "owners or dates differ");
    return out;
  }
  reach_line owner = reach_line_shortened(reach_line_clean(item->owner).text, 10, false);
  snprintf(out.text, sizeof out.text, "%.300s%s%s%.20s%s", owner.text,
           *item->owner && *item->due ? ", " : "", *item->due ? "due " : "", item->due,
           item->is_overdue ? ": overdue" : "");
  return out;
}

static double size_of(const reach_scorecard_row *row, double size) {
  return is_head(row) ? size : size * item_share;
}

static reach_font label_font(const reach_scorecard_row *row, double size) {
  return (reach_font){size_of(row, size), is_head(row), REACH_LEFT, REACH_INK_TEXT};
}

static reach_font remark_font(const reach_scorecard_row *row, double size) {
  enum reach_ink ink = row->item.is_overdue ? REACH_INK_WARNING : REACH_INK_MUTED;
  return (reach_font){size_of(row, size) * item_share, false, REACH_RIGHT, ink};
}

static double indent_of(const reach_scorecard_row *row) {
  return is_head(row) ? 0 : indent;
}

static double label_column(const reach_page *page, const reach_scorecard_rows *rows, double size) {
  size_t n = n_columns(page->result);
  double widest = 0, room = page->edge - REACH_PAGE_LEFT - (double)n * share_of_columns;
  for (size_t i = 0; i < rows->n; i++) {
    const reach_scorecard_row *row = &rows->row[i];
    double remark = reach_text_width(remark_of(row).text, remark_font(row, size));
    double own = reach_text_width(label_of(row).text, label_font(row, size));
    widest = fmax(widest, indent_of(row) + own + (remark > 0 ? gap + remark : 0));
  }
  double most = n == 1            ? only_label_column
                : n > FEW_COLUMNS ? many_label_column
                                  : most_label_column;
  return fmin(widest, fmax(least_label_column, fmin(room, most)));
}

/* The remark ends at the edge of the column. What does not fit is cut: the name to half of the
 * room, then the remark. */
static void write_label(reach_page *page, const reach_scorecard_row *row, double y, double size,
                        double column) {
  reach_font font = label_font(row, size), beside = remark_font(row, size);
  reach_line label = label_of(row), remark = remark_of(row);
  double room = column - indent_of(row), own = reach_text_width(label.text, font);
  double taken = *remark.text ? gap + reach_text_width(remark.text, beside) : 0;
  double least = fmin(own, fmax(room - taken, room / 2));
  label = reach_line_shortened(label.text, reach_text_em(least, font.size) + 0.01, font.is_bold);
  reach_page_label(page, label.text, REACH_PAGE_LEFT + indent_of(row), y, font);
  double left = room - reach_text_width(label.text, font) - gap;
  if (!*remark.text || left <= 0) return;
  remark = reach_line_shortened(remark.text, reach_text_em(left, beside.size) + 0.01, false);
  reach_page_label(page, remark.text, REACH_PAGE_LEFT + column, y, beside);
}

/* Screen width of a column, and of its bars at a score of 1. */
typedef struct {
  double left, width, bar;
} columns;

static columns columns_of(const reach_page *page, double labels, double size) {
  columns c = {.left = REACH_PAGE_LEFT + labels + 2 * gap};
  double number = reach_text_width("0.00", (reach_font){.size = size, .is_bold = true});
  c.width = (page->edge - c.left) / (double)n_columns(page->result);
  c.bar = fmax(c.width - number - 3 * gap, c.width / 6);
  return c;
}

/* The names of organizations, each with the one status of its company. */
static void write_heads(reach_page *page, const columns *c) {
  const reach_result *result = page->result;
  size_t n = n_columns(result), most_lines = 1;
  bool has_names = result->scenario->n_organizations > 1;
  double size = largest_name * (n <= FEW_COLUMNS ? 1 : n <= MANY_COLUMNS ? 0.75 : 0.62);
  double em = reach_text_em(c->width - 2 * gap, size), height = reach_text_height(size);
  for (size_t o = 0; o < n && has_names; o++) {
    reach_line line[2];
    size_t n_lines = reach_name_wrapped(result, o, em, line);
    if (n_lines > most_lines) most_lines = n_lines;
  }
  double names = has_names ? height * (double)most_lines : 0;
  for (size_t o = 0; o < n; o++) {
    double x = c->left + (double)o * c->width,
           weakest = reach_legs_weakest(&result->answer[o].legs);
    reach_line line[2];
    size_t n_lines = has_names ? reach_name_wrapped(result, o, em, line) : 0;
    for (size_t k = 0; k < n_lines; k++)
      reach_page_label(page, line[k].text, x,
                       page->top - height * ((double)(most_lines - n_lines + k) + 0.5),
                       (reach_font){size, true, REACH_LEFT, REACH_INK_TEXT});
    reach_page_label(page, reach_leg_status(weakest), x, page->top - names - height * 0.55,
                     (reach_font){size * 1.15, true, REACH_LEFT, ink_of(weakest)});
  }
  double y = page->top - names - height * 0.55;
  reach_page_label(page, "Company", REACH_PAGE_LEFT, y,
                   (reach_font){size, true, REACH_LEFT, REACH_INK_TEXT});
  page->top -= names + height * 1.4;
}

static void write_numbers(reach_page *page, const reach_scorecard_rows *rows, const columns *c,
                          double size) {
  for (size_t o = 0; o < n_columns(page->result); o++) {
    for (size_t i = 0; i < rows->n; i++) {
      const reach_scorecard_row *row = &rows->row[i];
      double score = reach_scorecard_row_value(page->result, row, o);
      double x = c->left + (double)o * c->width, y = reach_page_y(page, middle_of(rows, i));
      reach_font font = label_font(row, size);
      font.ink = row->kind == REACH_ROW_TRUST ? REACH_INK_MUTED : ink_of(score);
      if (!isnan(score))
        reach_page_label(page, reach_score_words(score).text, x + c->bar + gap / 2, y, font);
    }
  }
}

static void write_rules(reach_page *page, const reach_scorecard_rows *rows) {
  for (size_t i = 0; i < rows->n; i++) {
    if (!is_head(&rows->row[i])) continue;
    double y = reach_page_y(page, middle_of(rows, i) - 0.5 - group_gap / 2);
    reach_page_rule(page, (reach_rule){REACH_PAGE_LEFT, y, page->edge, y, REACH_INK_GRID, 0.7, 1});
  }
}

void reach_chart_scorecard_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_scorecard_rows rows;
  reach_scorecard_rows_find(result, &rows);
  page->panel = calloc(n, sizeof *page->panel);
  if (!page->panel) {
    page->is_short_of_memory = true;
    return;
  }
  double all = middle_of(&rows, rows.n), head = 2.4 * reach_text_height(largest_name);
  double size = fmin(largest, (page->top - page->bottom - head) / all / reach_text_height(1.02));
  double labels = label_column(page, &rows, size);
  columns c = columns_of(page, labels, size);
  write_heads(page, &c);
  page->left = REACH_PAGE_LEFT;
  page->x_least = page->left;
  page->x_most = page->right = page->edge;
  page->y_least = fmax(all, (page->top - page->bottom) / reach_text_height(largest * 1.3));
  page->y_most = 0;
  for (size_t o = 0; o < n_columns(result); o++)
    page->panel[o] = (reach_panel){c.left + (double)o * c.width, 0, c.bar, 0};
  for (size_t i = 0; i < rows.n; i++)
    write_label(page, &rows.row[i], reach_page_y(page, middle_of(&rows, i)), size, labels);
  write_numbers(page, &rows, &c, size);
  write_rules(page, &rows);
}

reach_line reach_chart_scorecard_subtitle(const reach_result *result) {
  reach_line out, first = {""};
  reach_scorecard_rows rows;
  reach_scorecard_rows_find(result, &rows);
  if (result->scenario->n_organizations > MOST_COLUMNS)
    snprintf(first.text, sizeof first.text, " The first %d of %zu organizations.",
             (int)MOST_COLUMNS, result->scenario->n_organizations);
  snprintf(out.text, sizeof out.text,
           "Scores from 0 to 1, below each leg of trust what it is made of%s. Sound: from 0.5 on, "
           "weak: below, broken: at 0; a company is what its weakest leg is.%.100s",
           rows.has_more ? " (the items that lack most)" : "", first.text);
  return out;
}

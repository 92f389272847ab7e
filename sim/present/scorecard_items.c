#include "present/scorecard_items.h"

#include <math.h>
#include <string.h>

#include "present/columns.h"
#include "present/lettering.h"
#include "present/number.h"
#include "world/scorecard.h"

enum { MOST_SHOWN = 12, DIGITS = 3, INDENT = 2, GAP = 2 };
static const double widest_name = 24, widest_owner = 12; /* em: about 40 and 20 columns */

enum { LEG, ITEM, SCORE, WEIGHT, LACKS, OWNER, DUE, N_COLUMNS };
static const struct {
  const char *heading;
  int to_right;
} columns[N_COLUMNS] = {[LEG] = {"leg", 0},       [ITEM] = {"item", 0},   [SCORE] = {"score", 1},
                        [WEIGHT] = {"weight", 1}, [LACKS] = {"lacks", 1}, [OWNER] = {"owner", 0},
                        [DUE] = {"due", 0}};

static size_t count(const reach_result *result, size_t o) {
  return reach_scorecard_count(&result->scenario->organization[o].params,
                               &result->answer[o].practices);
}

static reach_item item_of(const reach_result *result, size_t o, size_t i) {
  return reach_scorecard_item(&result->scenario->organization[o].params,
                              &result->answer[o].practices, i);
}

static bool is_same_item(const reach_item *a, const reach_item *b) {
  if (a->kind != b->kind || a->leg != b->leg || strcmp(a->name, b->name) != 0) return false;
  if (strcmp(a->owner, b->owner) != 0 || strcmp(a->due, b->due) != 0) return false;
  if (a->is_overdue != b->is_overdue) return false;
  return !(a->score < b->score || a->score > b->score || a->gap < b->gap || a->gap > b->gap);
}

bool reach_scorecard_items_are_same(const reach_result *result, size_t a, size_t b) {
  size_t n = count(result, a);
  if (n != count(result, b)) return false;
  for (size_t i = 0; i < n; i++) {
    reach_item mine = item_of(result, a, i), theirs = item_of(result, b, i);
    if (!is_same_item(&mine, &theirs)) return false;
  }
  return true;
}

/* Those with the largest gaps, equal ones in their order. Returns their number, sets that of all
 * items that lack something. */
static size_t worst_of(const reach_result *result, size_t o, reach_item worst[MOST_SHOWN],
                       size_t *n_lacking) {
  size_t n = 0, all = count(result, o);
  *n_lacking = 0;
  for (size_t i = 0; i < all; i++) {
    reach_item item = item_of(result, o, i);
    if (!(item.gap > 0)) continue;
    ++*n_lacking;
    size_t at = n < MOST_SHOWN ? n++ : MOST_SHOWN;
    for (; at > 0 && worst[at - 1].gap < item.gap; at--)
      if (at < MOST_SHOWN) worst[at] = worst[at - 1];
    if (at < MOST_SHOWN) worst[at] = item;
  }
  return n;
}

static reach_line number(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s",
           reach_number_grouped(value, reach_number_digits(value, DIGITS)).text);
  return out;
}

static reach_line exact(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_number_estimate(value, NAN, NAN).text);
  return out;
}

static reach_line due_of(const reach_item *item) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%.20s%s", item->due, item->is_overdue ? " overdue" : "");
  return out;
}

static reach_line cell_of(const reach_item *item, int column) {
  switch (column) {
  case LEG:
    return reach_line_clean(reach_leg_name[item->leg]);
  case ITEM:
    return reach_line_shortened(reach_line_clean(item->name).text, widest_name, false);
  case SCORE:
    return number(item->score);
  case WEIGHT:
    return exact(item->weight);
  case LACKS:
    return number(item->gap);
  case OWNER:
    return reach_line_shortened(reach_line_clean(item->owner).text, widest_owner, false);
  default:
    return due_of(item);
  }
}

/* 0: nobody has anything in this column. */
static size_t width_of(const reach_item *item, size_t n, int column) {
  size_t widest = 0;
  for (size_t i = 0; i < n; i++) {
    size_t width = reach_columns(cell_of(&item[i], column).text);
    if (width > widest) widest = width;
  }
  size_t heading = reach_columns(columns[column].heading);
  return widest && widest < heading ? heading : widest;
}

/* No item: the headings. */
static void print_row(FILE *out, const reach_item *item, const size_t width[N_COLUMNS]) {
  size_t blank = INDENT;
  for (int c = 0; c < N_COLUMNS; c++) {
    reach_line text = item ? cell_of(item, c) : reach_line_clean(columns[c].heading);
    size_t own = reach_columns(text.text);
    if (!width[c]) continue;
    size_t rest = width[c] > own ? width[c] - own : 0;
    if (own) {
      fprintf(out, "%*s%s", (int)(blank + (columns[c].to_right ? rest : 0)), "", text.text);
      blank = columns[c].to_right ? GAP : GAP + rest;
    } else {
      blank += GAP + rest;
    }
  }
  fputc('\n', out);
}

static void print_rows(FILE *out, const reach_item *item, size_t n) {
  size_t width[N_COLUMNS];
  for (int c = 0; c < N_COLUMNS; c++) width[c] = width_of(item, n, c);
  for (size_t row = 0; row <= n; row++) print_row(out, row ? &item[row - 1] : NULL, width);
}

/* An earlier organization with the same items, or itself. */
static size_t first_with(const reach_result *result, size_t o) {
  size_t first = 0;
  while (first < o && !reach_scorecard_items_are_same(result, first, o)) first++;
  return first;
}

static void print_heading(FILE *out, const reach_result *result, size_t o, const char *const *name,
                          bool has_color) {
  size_t n = result->scenario->n_organizations, more = 0;
  for (size_t other = o + 1; other < n; other++) more += first_with(result, other) == o;
  fprintf(out, "\n%sWhat the legs lack, item by item", has_color ? "\x1b[1m" : "");
  if (n > 1 && more + 1 < n) fprintf(out, ": %s", name[o]);
  if (more && more + 1 < n) fprintf(out, " and %zu other%s", more, more > 1 ? "s" : "");
  fputs(has_color ? "\x1b[0m\n" : "\n", out);
}

static void print_rest(FILE *out, size_t n_less, size_t n_complete) {
  if (n_less)
    fprintf(out, "%*s%s more, which lack less: scorecard.csv\n", INDENT, "",
            reach_number_grouped((double)n_less, 0).text);
  if (n_complete)
    fprintf(out, "%*s%s item%s nothing\n", INDENT, "",
            reach_number_grouped((double)n_complete, 0).text,
            n_complete == 1 ? " lacks" : "s lack");
}

void reach_scorecard_items_print(FILE *out, const reach_result *result, const char *const *name,
                                 bool has_color) {
  reach_item worst[MOST_SHOWN];
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    if (!count(result, o) || first_with(result, o) < o) continue;
    size_t n_lacking, n = worst_of(result, o, worst, &n_lacking), all = count(result, o);
    print_heading(out, result, o, name, has_color);
    if (n) print_rows(out, worst, n);
    print_rest(out, n_lacking - n, all - n_lacking);
  }
}

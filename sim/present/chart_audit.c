/* The contacts that a reach calculator states, those it has, and what is left of them: bars that
 * lie, of the organization in which fewest look. */
#include <math.h>

#include "present/audit_words.h"
#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/headline.h"

enum { STATED, CONTACTS, FIRST_STEP }; /* rows; then the steps that are shown */

static const int shown[] = {REACH_AUDIT_UNIQUE, REACH_AUDIT_SEEN, REACH_AUDIT_BELIEVED};
enum { N_SHOWN = sizeof shown / sizeof *shown, MOST_ROWS = FIRST_STEP + N_SHOWN };

static const char *const name_of[MOST_ROWS] = {"The calculator says", "Its table adds up to",
                                               "Different people", "See the message", "Believe it"};

static const double name_column = 0.22, label_gap = 0.012; /* of the page */
static const double weak_share = 0.85;                     /* of the size of the strong text */

/* Where words leave the bars less than this, they are smaller. */
static const double least_bars = 0.12, least_size = 0.5, smaller_step = 0.96;

typedef struct {
  int what;
  double people, low, high;
  reach_bin inflation;
} bar;

/* The bars from the top down. What the calculator says is left out where it says nothing. */
static size_t bars_of(const reach_result *result, bar out[MOST_ROWS]) {
  const reach_calculator *table = &result->audit.table;
  const reach_audit_answer *a = &result->audit.answer[reach_audit_focus(result)];
  const reach_bin none = {NAN, NAN, NAN};
  double stated = table->stated[REACH_AUDIT_CONTACTS], right = table->right[REACH_AUDIT_CONTACTS];
  size_t n = 0;
  if (isfinite(stated)) out[n++] = (bar){STATED, stated, stated, stated, none};
  out[n++] = (bar){CONTACTS, right, right, right, none};
  for (int i = 0; i < N_SHOWN; i++) {
    const reach_summary *s = &a->step[shown[i]];
    if (isfinite(s->mean))
      out[n++] = (bar){FIRST_STEP + i, s->mean, s->ci_low, s->ci_high, a->inflation[shown[i]]};
  }
  return n;
}

bool reach_chart_audit_applies(const reach_result *result) {
  return result->audit.is_made;
}

/* `organization` is -1 for what the calculator says. */
void reach_chart_audit_data(const reach_result *result, FILE *csv) {
  bar rows[MOST_ROWS];
  size_t n = bars_of(result, rows), focus = reach_audit_focus(result);
  fputs("organization,row,people,people_ci_low,people_ci_high,inflation,inflation_ci_low,"
        "inflation_ci_high\n",
        csv);
  for (size_t i = 0; i < n; i++) {
    const bar *b = &rows[i];
    fprintf(csv, "%d,%zu", b->what < FIRST_STEP ? -1 : (int)focus, n - 1 - i);
    const double number[] = {
        b->people, b->low, b->high, b->inflation.mean, b->inflation.ci_low, b->inflation.ci_high};
    for (size_t k = 0; k < sizeof number / sizeof *number; k++) reach_chart_cell(csv, number[k]);
    fputc('\n', csv);
  }
}

static reach_line weak_words(const reach_result *result, const bar *b) {
  reach_line out = {""};
  const double *right = result->audit.table.right;
  double off = b->people - right[REACH_AUDIT_CONTACTS];
  if (b->what >= FIRST_STEP && isfinite(b->inflation.mean))
    snprintf(out.text, sizeof out.text, "inflated %.100s", reach_audit_times(&b->inflation).text);
  if (b->what == STATED && fabs(off) >= 1)
    snprintf(out.text, sizeof out.text, "%s too %s", reach_number_grouped(fabs(off), 0).text,
             off < 0 ? "few" : "many");
  return out;
}

static reach_line strong_words(const bar *b) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s",
           b->what < FIRST_STEP ? reach_audit_number(b->people).text
                                : reach_number_estimate(b->people, b->low, b->high).text);
  return out;
}

static double end_of(const bar *b) {
  return isfinite(b->high) ? fmax(b->people, b->high) : b->people;
}

static reach_font font_of(const reach_result *result, const bar *b, double size) {
  enum reach_ink ink =
      b->what < FIRST_STEP ? REACH_INK_MUTED : reach_series_ink(result, reach_audit_focus(result));
  return (reach_font){size, true, REACH_LEFT, ink};
}

static reach_font weak_font(double size) {
  return (reach_font){size * weak_share, false, REACH_LEFT, REACH_INK_MUTED};
}

/* What is left beside the words of the widest row. */
static double bars_room(const reach_page *page, const bar *rows, size_t n, double size) {
  double widest = 0;
  for (size_t i = 0; i < n; i++) {
    reach_line strong = strong_words(&rows[i]), weak = weak_words(page->result, &rows[i]);
    widest = fmax(widest, reach_text_width(strong.text, font_of(page->result, &rows[i], size)));
    widest = fmax(widest, reach_text_width(weak.text, weak_font(size)));
  }
  return page->edge - page->left - 2 * label_gap - widest;
}

/* So that the words behind the longest bars stay on the page. */
static void set_x_range(reach_page *page, const bar *rows, size_t n, double size) {
  double most = 0, x_most = 0;
  for (size_t i = 0; i < n; i++) {
    double strong =
        reach_text_width(strong_words(&rows[i]).text, font_of(page->result, &rows[i], size));
    double weak = reach_text_width(weak_words(page->result, &rows[i]).text, weak_font(size));
    double room = page->edge - page->left - 2 * label_gap - fmax(strong, weak);
    room = fmax(room, least_bars);
    most = fmax(most, end_of(&rows[i]));
    x_most = fmax(x_most, end_of(&rows[i]) * (page->right - page->left) / room);
  }
  page->x_least = 0;
  page->x_most = x_most > 0 ? x_most : 1;
  reach_axis_x_grid(page, most > 0 ? most : 1, reach_tick_people);
}

static void write_row(reach_page *page, const bar *b, double row, double size) {
  double y = reach_page_y(page, row), half_pitch = reach_text_height(size) / 2;
  double x = reach_page_x(page, end_of(b)) + label_gap;
  reach_font strong = font_of(page->result, b, size), name = strong;
  reach_line weak = weak_words(page->result, b);
  double up = *weak.text ? half_pitch : 0;
  name.align = REACH_RIGHT;
  reach_page_label(page, name_of[b->what], page->left - label_gap, y, name);
  reach_page_label(page, strong_words(b).text, x, y + up, strong);
  if (*weak.text) reach_page_label(page, weak.text, x, y - up, weak_font(size));
}

void reach_chart_audit_compose(reach_page *page) {
  double size = 0.9;
  bar rows[MOST_ROWS];
  size_t n = bars_of(page->result, rows);
  reach_axis_reserve_x(page);
  page->left = REACH_PAGE_LEFT + name_column + label_gap;
  page->y_least = -0.5;
  page->y_most = (double)n - 0.5;
  while (size > least_size && bars_room(page, rows, n, size) < least_bars) size *= smaller_step;
  set_x_range(page, rows, n, size);
  for (size_t i = 0; i < n; i++) write_row(page, &rows[i], (double)(n - 1 - i), size);
  reach_axis_x_title(page, "Contacts and people");
}

reach_line reach_chart_audit_subtitle(const reach_result *result) {
  reach_line out;
  size_t focus = reach_audit_focus(result);
  const reach_summary *seen = &result->audit.answer[focus].step[REACH_AUDIT_SEEN];
  static const double visible = 0.004; /* of the longest bar */
  double width = seen->ci_high - seen->ci_low,
         all = result->audit.table.right[REACH_AUDIT_CONTACTS];
  char whose[240] = "";
  if (result->scenario->n_organizations > 1)
    snprintf(whose, sizeof whose, "%.200s: ", reach_name_shown(result, focus, 15).text);
  snprintf(out.text, sizeof out.text, "%smean of %s. Inflated: contacts / people%s%s.", whose,
           reach_replicates_words(result->n_replicates).text, width > 0 ? " (95 % interval)" : "",
           width > visible * all ? "; whisker = 95 %" : "");
  return out;
}

/* What was solved: the measure along the parameter, or the share that reaches the target; the goal;
 * and where it begins to be reached, with its interval. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/headline.h"
#include "present/solution_words.h"

enum { OWN, AGAINST, MOST_LINES, SOLID = 1, DASHED = 2, DOTTED = 3, MOST_SHOWN = 4 };
static const double number_size = 0.8, name_size = 0.72, root_size = 0.72;
static const double name_gap = 0.012, leader = 0.02, widest_names = 0.2;
static const double margin = 0.02; /* of the axis, so that no mark is cut */
/* Where all is above this share of the largest, an axis from 0 would show a straight line. */
static const double far_from_0 = 0.6;

typedef struct {
  double mean, low, high;
} height;

static const reach_solution *solution_of(const reach_page *page) {
  return page->result->solution;
}

static int n_lines(const reach_solution *s) {
  return s->goal == REACH_SOLVE_BREAK_EVEN ? MOST_LINES : AGAINST;
}

static height height_of(const reach_solution *s, int line, size_t i) {
  const reach_solution_point *p = &s->point[i];
  const reach_judgement *score = &s->solved.tried[i].score;
  const reach_summary *shown = line == OWN ? &p->own : &p->against;
  if (s->goal == REACH_SOLVE_TARGET)
    return (height){score->mean + s->probability, fmax(0, score->low + s->probability),
                    fmin(1, score->high + s->probability)};
  return (height){shown->mean, shown->ci_low, shown->ci_high};
}

/* The height that is to be reached; NaN: that of another organization is. */
static double goal_of(const reach_solution *s) {
  return s->goal == REACH_SOLVE_TARGET ? s->probability : s->target;
}

bool reach_chart_solution_applies(const reach_result *result) {
  return result->solution->solved.answer != REACH_SOLVED_MISSING;
}

void reach_chart_solution_data(const reach_result *result, FILE *csv) {
  const reach_solution *s = result->solution;
  fputs("organization,line,value,mean,mean_ci_low,mean_ci_high,is_scenario\n", csv);
  for (int k = 0; k < n_lines(s); k++) {
    for (size_t i = 0; i < s->solved.n_tried; i++) {
      height h = height_of(s, k, i);
      fprintf(csv, "%zu,%d", k == OWN ? s->organization : s->against, k);
      reach_chart_cell(csv, s->point[i].value);
      reach_chart_cell(csv, h.mean);
      reach_chart_cell(csv, h.low);
      reach_chart_cell(csv, h.high);
      fprintf(csv, ",%d\n", k == OWN && &s->point[i] == reach_solution_own(s));
    }
  }
}

static enum reach_ink ink_of(const reach_page *page, int line) {
  const reach_solution *s = solution_of(page);
  return reach_series_ink(page->result, line == OWN ? s->organization : s->against);
}

/* Of lines, bands and goal; from 0 unless all is far from it. */
static height extent_of(const reach_solution *s) {
  height e = {NAN, goal_of(s), goal_of(s)};
  for (int k = 0; k < n_lines(s); k++) {
    for (size_t i = 0; i < s->solved.n_tried; i++) {
      height h = height_of(s, k, i);
      e.low = fmin(e.low, isfinite(h.low) ? h.low : h.mean);
      e.high = fmax(e.high, isfinite(h.high) ? h.high : h.mean);
    }
  }
  if (!(e.low > far_from_0 * e.high && e.high > e.low)) e.low = fmin(e.low, 0);
  e.high = fmax(e.high, 0);
  return e;
}

static reach_line tick_plain(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s%s", value < 0 ? "−" : "",
           reach_number_size(fabs(value)).text);
  return out;
}

static reach_line tick_percent(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s%.4g %%", value < 0 ? "−" : "", fabs(100 * value));
  return out;
}

static bool is_share(const char *unit) {
  return strcmp(unit, "share") == 0;
}

static reach_tick_words *ticks_of(const reach_solution *s) {
  bool is_percent = s->goal == REACH_SOLVE_TARGET || is_share(reach_measure_table[s->measure].unit);
  return is_percent ? tick_percent : tick_plain;
}

/* Height of a line at screen x, straight between its points; NaN beyond them. */
static double line_at(const reach_page *page, int line, double x) {
  const reach_solution *s = solution_of(page);
  double left_x = NAN, left_y = NAN;
  for (size_t i = 0; i < s->solved.n_tried; i++) {
    double mean = height_of(s, line, i).mean, here = reach_page_x(page, s->point[i].value);
    if (!isfinite(mean)) continue;
    double y = reach_page_y(page, mean);
    if (here >= x && isnan(left_x)) return here > x ? NAN : y;
    if (here >= x) return left_y + (y - left_y) * (x - left_x) / (here - left_x);
    left_x = here, left_y = y;
  }
  return NAN;
}

/* Smallest distance on the screen from height y to a line, or the goal, between x1 and x2. */
static double clearance(const reach_page *page, double x1, double x2, double y) {
  enum { N_PROBES = 32 };
  const reach_solution *s = solution_of(page);
  double least = isnan(goal_of(s)) ? 1 : fabs(reach_page_y(page, goal_of(s)) - y);
  for (int k = 0; k < n_lines(s); k++) {
    double before = NAN;
    for (int i = 0; i <= N_PROBES; i++) {
      double apart = line_at(page, k, x1 + (x2 - x1) * i / N_PROBES) - y;
      if (isfinite(apart)) least = fmin(least, before * apart < 0 ? 0 : fabs(apart));
      before = apart;
    }
  }
  return least;
}

/* Beside the line of a root, where there is most room. */
static void write_root(reach_page *page, double x, const char *text) {
  enum { HEIGHTS = 40 };
  static const double beside = 0.008, lowest = 1.2; /* lines */
  reach_font font = {root_size, true, REACH_LEFT, REACH_INK_TEXT};
  double width = reach_text_width(text, font), line = reach_text_height(root_size);
  double best = -2, best_y = page->bottom, best_x = x;
  for (int k = 0; k < 2 * HEIGHTS; k++) {
    double left = k % 2 ? x - beside - width : x + beside;
    double y =
        page->bottom + lowest * line + (page->top - page->bottom - 2 * line) * (k / 2) / HEIGHTS;
    bool is_out = left < page->left || left + width > page->right ||
                  reach_page_is_taken(page, left, left + width, y, line);
    double room = is_out ? -1 : fmin(clearance(page, left, left + width, y), line);
    if (room <= best + 1e-9) continue;
    best = room;
    best_y = y;
    best_x = left;
  }
  if (best >= 0) reach_page_label(page, text, best_x, best_y, font);
}

static void draw_root(reach_page *page, const reach_root *r) {
  static const double thin = 1.1, thick = 4;
  const reach_solution *s = solution_of(page);
  double low = reach_page_x(page, r->low), high = reach_page_x(page, r->high);
  reach_page_rule(
      page, (reach_rule){low, page->bottom, high, page->bottom, REACH_INK_TEXT, thick, SOLID});
  if (isnan(r->at)) return;
  double x = reach_page_x(page, r->at), y = line_at(page, OWN, x);
  reach_page_rule(page, (reach_rule){x, page->bottom, x, y, REACH_INK_TEXT, thin, DOTTED});
  char text[200];
  int n = snprintf(text, sizeof text, "%s", reach_solution_value(s, r->at, r->low, r->high).text);
  if (r->high > r->low)
    snprintf(text + n, sizeof text - (size_t)n, " (%s)",
             reach_solution_range(s, r->low, r->high).text);
  write_root(page, x, text);
}

/* What stands at the right end of the plot: names of lines, and the goal. */
typedef struct {
  reach_line text;
  double at; /* data y */
  enum reach_ink ink;
} ending;

static double last_of(const reach_solution *s, int line) {
  double last = NAN;
  for (size_t i = 0; i < s->solved.n_tried; i++)
    if (isfinite(height_of(s, line, i).mean)) last = height_of(s, line, i).mean;
  return last;
}

static size_t endings_of(const reach_page *page, ending out[MOST_LINES + 1]) {
  const reach_solution *s = solution_of(page);
  double em = reach_text_em(widest_names, name_size);
  size_t n = 0;
  for (int k = 0; k < n_lines(s); k++) {
    size_t o = k == OWN ? s->organization : s->against;
    if (isfinite(last_of(s, k)))
      out[n++] = (ending){reach_name_shown(page->result, o, em), last_of(s, k), ink_of(page, k)};
  }
  if (isnan(goal_of(s))) return n;
  reach_line words;
  snprintf(words.text, sizeof words.text, "%s %.200s",
           s->goal == REACH_SOLVE_TARGET ? "wanted" : "target", ticks_of(s)(goal_of(s)).text);
  out[n++] = (ending){words, goal_of(s), REACH_INK_TEXT};
  return n;
}

static double endings_width(const ending *end, size_t n) {
  double widest = 0;
  for (size_t i = 0; i < n; i++)
    widest = fmax(widest, reach_text_width(end[i].text.text,
                                           (reach_font){.size = name_size, .is_bold = true}));
  return widest;
}

/* Moved apart where they would collide. */
static void write_endings(reach_page *page, const ending *end, size_t n) {
  double y[MOST_LINES + 1], line = reach_text_height(name_size);
  for (size_t i = 0; i < n; i++) y[i] = reach_page_y(page, end[i].at);
  if (reach_spread(y, n, line, page->bottom + line / 2, page->top)) page->is_short_of_memory = true;
  for (size_t i = 0; i < n; i++) {
    double at = reach_page_y(page, end[i].at);
    if (fabs(at - y[i]) > line / 4)
      reach_page_rule(page, (reach_rule){page->right + name_gap / 4, at,
                                         page->right + leader - name_gap / 4, y[i], end[i].ink, 0.6,
                                         SOLID});
    reach_page_label(page, end[i].text.text, page->right + leader, y[i],
                     (reach_font){name_size, true, REACH_LEFT, end[i].ink});
  }
}

static void write_parameter(reach_page *page) {
  const reach_solution *s = solution_of(page);
  const reach_param *row = &reach_param_table[s->axis.param];
  double em = reach_text_em(page->right - page->left, number_size);
  char text[600];
  int n = snprintf(text, sizeof text, "%.200s", reach_line_clean(s->axis.key).text);
  size_t sentence = strcspn(row->help, ".;:");
  snprintf(text + n, sizeof text - (size_t)n, ": %.*s", (int)sentence, row->help);
  if (reach_line_width(text, false) > em) text[n] = '\0';
  reach_axis_x_title(page, reach_line_shortened(text, em, false).text);
}

static void write_numbers(reach_page *page) {
  enum { STEPS = 8, MOST_NUMBERS = 2 * STEPS + 2 };
  const reach_solution *s = solution_of(page);
  const reach_param *row = &reach_param_table[s->axis.param];
  double at[MOST_NUMBERS], step = reach_round_step(s->to - s->from, STEPS);
  if (row->kind == REACH_COUNT) step = fmax(1, step);
  const double nothing = 1e-9; /* of a step */
  size_t n = 0;
  for (double k = ceil(s->from / step - nothing); n < MOST_NUMBERS; k++) {
    if (k * step > s->to + nothing * step) break;
    at[n++] = k * step;
  }
  reach_axis_x_at(page, at, n, is_share(row->unit) ? tick_percent : tick_plain);
}

static void draw_lines(reach_page *page) {
  static const double wide = 1.6;
  const reach_solution *s = solution_of(page);
  for (int k = 0; k < n_lines(s); k++) {
    size_t o = k == OWN ? s->organization : s->against;
    reach_curve curve = {reach_line_clean(s->scenario->organization[o].name), ink_of(page, k), wide,
                         reach_series_dash(page->result, o)};
    reach_page_curve(page, &curve);
  }
  if (isnan(goal_of(s))) return;
  double y = reach_page_y(page, goal_of(s));
  reach_page_rule(page, (reach_rule){page->left, y, page->right, y, REACH_INK_TEXT, 1.2, DASHED});
}

void reach_chart_solution_compose(reach_page *page) {
  const reach_solution *s = solution_of(page);
  ending end[MOST_LINES + 1];
  size_t n = endings_of(page, end), n_shown = 0;
  height e = extent_of(s);
  reach_axis_reserve_x(page);
  page->x_least = s->from - margin * (s->to - s->from);
  page->x_most = s->to + margin * (s->to - s->from);
  page->right = page->edge - endings_width(end, n) - leader;
  if (e.low < 0 || e.low > 0)
    reach_axis_y_between(page, e.low, e.high, ticks_of(s));
  else
    reach_axis_y(page, e.high, ticks_of(s));
  write_numbers(page);
  write_parameter(page);
  draw_lines(page);
  write_endings(page, end, n);
  for (size_t i = 0; i < s->solved.n_roots && n_shown < MOST_SHOWN; i++, n_shown++)
    draw_root(page, &s->solved.root[i]);
}

reach_line reach_chart_solution_subtitle(const reach_result *result) {
  const reach_solution *s = result->solution;
  reach_line out, what;
  if (s->goal == REACH_SOLVE_TARGET)
    snprintf(what.text, sizeof what.text, "Share of replicates with %.200s of at %s %.100s",
             reach_solution_measure(s).text, s->is_at_most ? "most" : "least",
             tick_plain(s->target).text);
  else
    snprintf(what.text, sizeof what.text, "Mean %.200s (%s)", reach_solution_measure(s).text,
             reach_measure_table[s->measure].unit);
  snprintf(out.text, sizeof out.text,
           "%.400s; bands%s = 95 %% interval; %s a value, the same random numbers at all.%s%s",
           what.text, s->solved.n_roots ? " and bar" : "",
           reach_replicates_words(s->n_replicates).text,
           reach_solution_own(s) ? " Ring: the scenario." : "",
           extent_of(s).low > 0 ? " The axis does not begin at 0." : "");
  return out;
}

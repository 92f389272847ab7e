/* How often people hear it: mean people by number of exposures, and what planners' formulas expect
 * of the same exposures for the organization that the headline speaks of. Bars
 * side by side for up to three organizations; points where counts span decades, on a logarithmic
 * axis; lines for more organizations. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"
#include "present/planners.h"

enum { MOST_WRITTEN = 15, LEAST_SHOWN = 2, MOST_NUMBERS = 20 };

static const double place_share = 0.6;   /* of a number of exposures, for all its points */
static const double half_a_person = 0.5; /* fewer are not on a logarithmic axis */
/* Counts that span more have a logarithmic axis, unless more than two numbers of exposures have
 * this share of the tallest; then those with the smaller share are shown. */
static const double decades = 100, visible = 0.05, visible_beside = 0.005;
static const double value_size = 0.6, key_size = 0.54;
static const double value_gap = 0.007, sample_width = 0.02, line_width = 0.9;

/* How a formula's line looks, as in the script: dotted, dashed, dash-dot; never solid, as that of
 * an organization may be. */
static const int dash_of[REACH_N_FORMULAS] = {3, 2, 4};

bool reach_chart_frequency_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].at_least[2].mean > 0) return true; /* else there is nothing to see */
  return false;
}

static double expected(const reach_result *result, size_t o, int formula, unsigned f) {
  const reach_answer *a = &result->answer[o];
  bool is_said = o == reach_focus(result) && reach_answer_is_planned(a);
  return is_said ? a->planned[formula].frequency[f] : NAN;
}

/* The most people, of any organization or formula shown, who hear it f times. */
static double most_people(const reach_result *result, unsigned f) {
  double most = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    most = fmax(most, result->answer[o].frequency[f].mean);
    for (int i = 0; i < REACH_N_FORMULAS; i++) most = fmax(most, expected(result, o, i, f));
  }
  return most;
}

/* What the axes show: exposures 1 .. last. */
typedef struct {
  unsigned last;
  bool is_log;     /* people on a logarithmic axis */
  double tallest;  /* people */
  bool has_beyond; /* some people hear it more often than `last` times */
} extent;

/* Half a person and more where counts span decades; where the first few are alike, those that can
 * be seen beside the tallest. */
static extent extent_of(const reach_result *result) {
  extent e = {.last = LEAST_SHOWN};
  unsigned n_visible = 0, last = LEAST_SHOWN;
  double least = INFINITY;
  for (unsigned f = 1; f < REACH_MAX_BINS; f++) e.tallest = fmax(e.tallest, most_people(result, f));
  for (unsigned f = 1; f < REACH_MAX_BINS; f++) {
    double people = most_people(result, f);
    if (people >= visible * e.tallest) n_visible++;
    if (people >= half_a_person) {
      if (f > last) last = f;
      least = fmin(least, people);
    }
    if (people >= visible_beside * e.tallest && f > e.last) e.last = f;
  }
  e.is_log = n_visible <= LEAST_SHOWN && e.tallest >= decades * least;
  if (e.is_log) e.last = last;
  e.has_beyond = last > e.last;
  return e;
}

void reach_chart_frequency_data(const reach_result *result, FILE *csv) {
  unsigned last = extent_of(result).last;
  fputs("organization,exposures,people,people_ci_low,people_ci_high", csv);
  for (int i = 0; i < REACH_N_FORMULAS; i++) fprintf(csv, ",%s", reach_formula_table[i].name);
  fputc('\n', csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    for (unsigned f = 1; f <= last; f++) {
      const reach_bin *b = &result->answer[o].frequency[f];
      fprintf(csv, "%zu,%u", o, f);
      reach_chart_cell(csv, b->mean);
      reach_chart_cell(csv, b->ci_low);
      reach_chart_cell(csv, b->ci_high);
      for (int i = 0; i < REACH_N_FORMULAS; i++) reach_chart_cell(csv, expected(result, o, i, f));
      fputc('\n', csv);
    }
  }
}

/* Least and most people that a point or line shows. */
typedef struct {
  double least, most;
} range;

static void widen(range *r, double value) {
  if (!(value >= half_a_person)) return;
  r->least = fmin(r->least, value);
  r->most = fmax(r->most, value);
}

static range people_shown(const reach_result *result, unsigned last) {
  range r = {INFINITY, 0};
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    for (unsigned f = 1; f <= last; f++) {
      const reach_bin *b = &result->answer[o].frequency[f];
      widen(&r, b->mean);
      if (isfinite(b->ci_high)) widen(&r, b->ci_high);
      if (b->ci_low < b->ci_high && b->mean >= half_a_person)
        widen(&r, fmax(b->ci_low, half_a_person)); /* a whisker ends where its interval does */
      for (int i = 0; i < REACH_N_FORMULAS; i++) widen(&r, expected(result, o, i, f));
    }
  }
  return r.most > 0 ? r : (range){1, 1};
}

static void set_y_axis(reach_page *page, const extent *e) {
  range r = people_shown(page->result, e->last);
  double least = r.least < 1 ? half_a_person : pow(10, floor(log10(r.least)));
  if (e->is_log)
    reach_axis_y_log(page, least, r.most, reach_tick_people);
  else
    reach_axis_y(page, r.most * 1.05, reach_tick_people);
}

static void write_numbers(reach_page *page, unsigned last) {
  static const reach_font font = {0.8, false, REACH_CENTRE, REACH_INK_MUTED};
  unsigned stride = (unsigned)fmax(1, reach_round_step(last, MOST_NUMBERS));
  for (unsigned f = stride > 1 ? stride : 1; f <= last; f += stride) {
    char text[40];
    snprintf(text, sizeof text, "%u%s", f, f + 1 == REACH_MAX_BINS ? "+" : "");
    reach_page_label(page, text, reach_page_x(page, f), reach_axis_x_number_y(page), font);
  }
}

/* To three digits, or fewer where the interval is wide. */
static reach_number value_words(const reach_bin *b) {
  int decimals = reach_number_decimals(b->mean, b->ci_low, b->ci_high);
  int enough = reach_number_digits(b->mean, 3);
  return reach_number_grouped(b->mean, decimals < enough ? decimals : enough);
}

static bool has_lines(const reach_result *result) {
  return result->scenario->n_organizations > REACH_MOST_BARS;
}

static bool has_bars(const reach_page *page) {
  return !page->is_y_log && page->result->scenario->n_organizations <= REACH_MOST_BARS;
}

/* Above a bar; beside a point, on the side where formulas' lines are not: they fall from the point
 * of the focus to the right. */
static void write_value(reach_page *page, const reach_bin *b, double x, size_t o) {
  double height = reach_text_height(value_size);
  reach_font font = {value_size, false, REACH_CENTRE, reach_series_ink(page->result, o)};
  double top = isfinite(b->ci_high) ? fmax(b->ci_high, b->mean) : b->mean;
  double y = reach_page_y(page, has_bars(page) ? top : b->mean) + height * 0.65;
  if (!has_bars(page)) {
    bool is_left = o < reach_focus(page->result);
    font.align = is_left ? REACH_RIGHT : REACH_LEFT;
    x += is_left ? -value_gap : value_gap;
  }
  reach_page_label(page, value_words(b).text, x, y, font);
}

/* The mean at every bar or point, where there are few, it fits and no line crosses it. */
static void write_values(reach_page *page, unsigned last) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  double step = place_share / (double)n, widest = 0;
  bool is_crossed = has_bars(page) && reach_answer_is_planned(&result->answer[reach_focus(result)]);
  if (n > REACH_MOST_BARS || n * last > MOST_WRITTEN || is_crossed) return;
  for (size_t o = 0; o < n; o++)
    for (unsigned f = 1; f <= last; f++)
      widest = fmax(widest, reach_text_width(value_words(&result->answer[o].frequency[f]).text,
                                             (reach_font){.size = value_size}));
  if (widest + 2 * value_gap > reach_page_x(page, step) - reach_page_x(page, 0)) return;
  for (size_t o = 0; o < n; o++) {
    for (unsigned f = 1; f <= last; f++) {
      const reach_bin *b = &result->answer[o].frequency[f];
      if (!(b->mean >= half_a_person)) continue;
      double x = reach_page_x(page, f + ((double)o - (double)(n - 1) / 2) * step);
      write_value(page, b, x, o);
    }
  }
}

/* People who hear it f times: of an organization, or (formula >= 0) what that expects. */
static double drawn_people(const reach_result *result, size_t o, int formula, unsigned f) {
  double people =
      formula < 0 ? result->answer[o].frequency[f].mean : expected(result, o, formula, f);
  return people >= half_a_person ? people : NAN;
}

/* Does any line go through the box? */
static bool is_crossed(const reach_page *page, unsigned last, double left, double right, double y,
                       double height) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  for (size_t o = 0; o < n; o++) {
    double shift =
        has_lines(result) ? 0 : ((double)o - (double)(n - 1) / 2) * place_share / (double)n;
    for (int formula = has_lines(result) ? -1 : 0; formula < REACH_N_FORMULAS; formula++) {
      for (unsigned f = 1; f < last; f++) {
        double here = drawn_people(result, o, formula, f);
        double next = drawn_people(result, o, formula, f + 1);
        if (isnan(here) || isnan(next)) continue;
        reach_rule s = {reach_page_x(page, f + shift),
                        reach_page_y(page, here),
                        reach_page_x(page, f + 1 + shift),
                        reach_page_y(page, next),
                        0,
                        0,
                        0};
        if (reach_rule_crosses(&s, left, right, y, height)) return true;
      }
    }
  }
  return false;
}

/* Writes the name of the beta-binomial line right or left of x where it fits and no line crosses
 * it. */
static bool write_nearest(reach_page *page, unsigned last, double x, double y,
                          enum reach_align align) {
  const char *name = reach_formula_table[REACH_FORMULA_beta_binomial].words;
  reach_font font = {key_size, false, align, REACH_INK_MUTED};
  double width = reach_text_width(name, font), height = reach_text_height(key_size);
  double left = align == REACH_LEFT ? x : x - width, right = left + width;
  y = fmax(y, page->bottom + height / 2);
  if (left < page->left || right > page->right) return false;
  if (reach_page_is_taken(page, left, right, y, height)) return false;
  if (is_crossed(page, last, left, right, y, height * 0.8)) return false;
  reach_page_label(page, name, x, y, font);
  return true;
}

/* That line is near to what was simulated: it has its name below its end, or, between points, where
 * it falls to the last one; none on bars, and none where other lines are in the way. */
static void name_nearest(reach_page *page, const extent *shown) {
  const reach_result *result = page->result;
  size_t focus = reach_focus(result), n = result->scenario->n_organizations;
  double place = ((double)focus - (double)(n - 1) / 2) * place_share / (double)n;
  double x = 0, y = 0, before_x = 0, before_y = 0, height = reach_text_height(key_size);
  for (unsigned f = 1; f <= shown->last; f++) {
    double people = expected(result, focus, REACH_FORMULA_beta_binomial, f);
    if (!(people >= half_a_person)) continue;
    before_x = x, before_y = y;
    x = reach_page_x(page, f + (has_lines(result) ? 0 : place));
    y = reach_page_y(page, people);
  }
  if (has_bars(page) || x <= 0) return;
  if (write_nearest(page, shown->last, x + value_gap, y - height / 2, REACH_LEFT)) return;
  if (write_nearest(page, shown->last, x - value_gap, y - height, REACH_RIGHT)) return;
  if (before_x <= 0) return;
  double x_between = (x + before_x) / 2, y_between = (y + before_y) / 2;
  if (write_nearest(page, shown->last, x_between + value_gap, y_between + height / 2, REACH_LEFT))
    return;
  write_nearest(page, shown->last, x_between - value_gap, y_between - height / 2, REACH_RIGHT);
}

/* "2.3 times on average". */
static reach_line average_words(const reach_answer *answer) {
  reach_line out;
  const reach_summary *all = &answer->summary[REACH_MEASURE_impressions];
  double people = answer->at_least[1].mean;
  if (people > 0)
    snprintf(out.text, sizeof out.text, "%s times on average",
             reach_number_grouped(all->mean / people, 2).text);
  else
    snprintf(out.text, sizeof out.text, "nobody");
  return out;
}

/* Would its line lie under that of the other formula, for all that can be seen? */
static bool looks_like(const reach_answer *answer, int formula, int other) {
  const double visible_apart = 0.01; /* of a value, and of the tallest on an axis of people */
  for (unsigned f = 1; f < REACH_MAX_BINS; f++) {
    double a = answer->planned[formula].frequency[f], b = answer->planned[other].frequency[f];
    if (fmax(a, b) >= half_a_person && !(fabs(a - b) <= visible_apart * fmax(a, b))) return false;
  }
  return true;
}

/* The first formula that has the same line; itself where there is none. */
static int twin_of(const reach_answer *answer, int formula) {
  int other = 0;
  while (other < formula && !looks_like(answer, formula, other)) other++;
  return other;
}

/* "random duplication: 11,113 (+2.7 %)": people reached and by how much that misses. */
static reach_line formula_words(const reach_answer *answer, int formula) {
  reach_line out;
  const reach_summary *s = &answer->summary[REACH_MEASURE_reach];
  double simulated = s->mean, reach = answer->planned[formula].reach;
  int decimals = reach_number_decimals(simulated, s->ci_low, s->ci_high);
  int twin = twin_of(answer, formula);
  if (isfinite(reach) && twin != formula)
    snprintf(out.text, sizeof out.text, "%s: as %s", reach_formula_table[formula].words,
             reach_formula_table[twin].words);
  else if (!isfinite(reach))
    snprintf(out.text, sizeof out.text, "%s: no answer", reach_formula_table[formula].words);
  else
    snprintf(out.text, sizeof out.text, "%s: %s (%s)", reach_formula_table[formula].words,
             reach_number_grouped(reach, decimals).text,
             reach_planners_error(reach, simulated).text);
  return out;
}

/* Heading, what was simulated and a line for each formula. */
enum { N_LEGEND = REACH_N_FORMULAS + 2 };

static size_t legend(const reach_result *result, reach_line *line) {
  size_t o = reach_focus(result);
  const reach_answer *answer = &result->answer[o];
  if (!reach_answer_is_planned(answer)) return 0;
  double em = 14;
  if (result->scenario->n_organizations > 1)
    snprintf(line[0].text, sizeof line[0].text, "Reach of %.300s",
             reach_name_shown(result, o, em).text);
  else
    snprintf(line[0].text, sizeof line[0].text, "Reach");
  const reach_summary *s = &answer->summary[REACH_MEASURE_reach];
  snprintf(line[1].text, sizeof line[1].text, "simulated: %s",
           reach_number_estimate(s->mean, s->ci_low, s->ci_high).text);
  for (int i = 0; i < REACH_N_FORMULAS; i++) line[i + 2] = formula_words(answer, i);
  return N_LEGEND;
}

static double legend_width(const reach_line *line, size_t n) {
  double widest = 0;
  for (size_t i = 0; i < n; i++)
    widest = fmax(widest, reach_text_width(line[i].text, (reach_font){.size = key_size}) +
                              (i ? sample_width + value_gap : 0));
  return widest;
}

static void write_legend(reach_page *page, const reach_line *line, size_t n, double top) {
  double x = reach_keys_left(page, has_lines(page->result)), pitch = reach_text_height(key_size);
  for (size_t i = 0; i < n; i++) {
    double y = top - ((double)i + 0.5) * pitch, indent = i ? sample_width + value_gap : 0;
    if (i == 1)
      reach_page_label(page, "•", x + sample_width / 2, y,
                       (reach_font){1, true, REACH_CENTRE, REACH_INK_FOCUS});
    if (i > 1)
      reach_page_rule(page, (reach_rule){x, y, x + sample_width, y, REACH_INK_TEXT, line_width,
                                         dash_of[i - 2]});
    reach_page_label(page, line[i].text, x + indent, y,
                     (reach_font){key_size, false, REACH_LEFT, REACH_INK_MUTED});
  }
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  for (unsigned f = 0; f < REACH_MAX_BINS; f++)
    if (!reach_same_bin(&result->answer[a].frequency[f], &result->answer[b].frequency[f]))
      return false;
  return true;
}

void reach_chart_frequency_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_line line[N_LEGEND];
  size_t n_lines = legend(result, line);
  extent shown = extent_of(result);
  unsigned last = shown.last;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  for (size_t o = 0; o < n; o++) end[o] = (reach_end){o, average_words(&result->answer[o]), 0};
  if (has_lines(result)) reach_twins_find(page, same_line);
  size_t n_keys = n > 1 ? reach_twins_merge(page, end, n) : 0;
  reach_axis_reserve_x(page);
  double top = page->top, room = (double)(n_lines + 1) * reach_text_height(key_size);
  page->bottom += n_lines ? room : 0; /* keys leave room for the legend below them */
  if (n_keys) reach_keys_reserve(page, end, n_keys, has_lines(result));
  double bottom_of_keys = reach_keys_bottom(page, end, n_keys);
  page->right =
      fmin(page->right,
           page->edge - legend_width(line, n_lines) -
               (n_lines ? reach_keys_left(page, has_lines(page->result)) - page->right : 0));
  if (n_keys) reach_keys_place(page, end, n_keys, has_lines(result));
  page->bottom -= n_lines ? room : 0;
  set_y_axis(page, &shown);
  write_legend(page, line, n_lines,
               n_keys ? bottom_of_keys - reach_text_height(key_size) / 2 : top);
  page->x_least = 0.5;
  page->x_most = last + 0.5;
  write_numbers(page, last);
  write_values(page, last);
  name_nearest(page, &shown);
  reach_axis_x_title(page,
                     shown.has_beyond && !shown.is_log
                         ? "Times that a person heard it (beyond: less than 0.5 % of the most)"
                         : "Times that a person heard it");
  free(end);
}

reach_line reach_chart_frequency_subtitle(const reach_result *result) {
  reach_line out;
  bool has_formulas = reach_answer_is_planned(&result->answer[reach_focus(result)]);
  snprintf(out.text, sizeof out.text,
           "%s by how often they took the message in: mean of %s, whisker = 95 %% interval.%s",
           result->scenario->is_network ? "People" : "People of the market",
           reach_replicates_words(result->n_replicates).text,
           has_formulas ? " Lines: what planners' formulas make of as many exposures." : "");
  return out;
}

/* What trust stands on and whom it makes believe: for each organization the legs that hearers go
 * by, the trust they make, and those who believe among those reached. */
#include <math.h>

#include "present/chart_bars.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/headline.h"

/* Of the page: legs and trust. plots/trust-legs.gp has the same shares of it. */
static const double wide_room = 0.37, narrow_room = 0.29, header_size = 0.68, number_share = 0.72,
                    label_gap = 0.006;
static const double n_columns = 3.5;        /* the last one, of the trust, is narrower */
static const double space_share = 1.0 / 37; /* between trust and the bars, of the legs */
static const double track = 0.62;           /* of a column; the rest is for its number */
enum { DIGITS = 3, DECIMALS = 2 };
enum { MOST_RATIOS = 6 }; /* more rows have no second line for them */

static const reach_legs *legs_of(const reach_result *result, size_t o) {
  return &result->answer[o].legs;
}

/* Where legs are the same everywhere, and given, there is nothing to compare. */
bool reach_chart_legs_applies(const reach_result *result) {
  const reach_legs *first = legs_of(result, 0);
  if (result->scenario->is_network) return false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_legs *legs = legs_of(result, o);
    if (reach_legs_are_made(legs)) return true;
    for (int i = 0; i < REACH_N_LEGS; i++)
      if (legs->seen[i] != first->seen[i]) return true;
  }
  return false;
}

/* A leg before the programme; NAN where none let it grow, or where nobody sees it. */
static double leg_before(const reach_legs *legs, int leg) {
  const reach_growth *growth = &legs->growth;
  if (legs->is_perceived) return NAN;
  if (leg == REACH_LEG_COMPETENCY && growth->by_learning) return growth->start.competency;
  if (leg == REACH_LEG_RELIABILITY && growth->by_opportunities) return growth->start.reliability;
  return NAN;
}

static double leg_as_it_is(const reach_legs *legs, int leg) {
  return legs->is_perceived ? legs->leg[leg] : NAN;
}

void reach_chart_legs_data(const reach_result *result, FILE *csv) {
  fputs("organization", csv);
  for (int i = 0; i < REACH_N_LEGS; i++)
    fprintf(csv, ",%s,%s_as_it_is,%s_before", reach_leg_name[i], reach_leg_name[i],
            reach_leg_name[i]);
  fputs(",trust,reach,accepted_reach,accepted_reach_ci_low,accepted_reach_ci_high\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_answer *a = &result->answer[o];
    const reach_summary *s = &a->summary[REACH_MEASURE_accepted_reach];
    fprintf(csv, "%zu", o);
    for (int i = 0; i < REACH_N_LEGS; i++) {
      reach_chart_cell(csv, a->legs.seen[i]);
      reach_chart_cell(csv, leg_as_it_is(&a->legs, i));
      reach_chart_cell(csv, leg_before(&a->legs, i));
    }
    reach_chart_cell(csv, a->trust);
    reach_chart_cell(csv, a->summary[REACH_MEASURE_reach].mean);
    reach_chart_cell(csv, s->mean);
    reach_chart_cell(csv, s->ci_low);
    reach_chart_cell(csv, s->ci_high);
    fputc('\n', csv);
  }
}

/* "1,081 of 3,250", and what the first is of the baseline's. */
static reach_bar bar_of(const reach_result *result, size_t o) {
  const reach_answer *a = &result->answer[o];
  const reach_summary *reach = &a->summary[REACH_MEASURE_reach];
  const reach_summary *accepted = &a->summary[REACH_MEASURE_accepted_reach];
  const reach_comparison *c = &a->comparison[REACH_MEASURE_accepted_reach];
  reach_bar bar = {.end = fmax(fmax(reach->mean, 0), reach_bar_end(accepted))};
  snprintf(bar.strong.text, sizeof bar.strong.text, "%.60s of %.60s",
           accepted->mean > 0 ? reach_bar_people(accepted).text : "0",
           reach_bar_people(reach).text);
  size_t n = result->scenario->n_organizations;
  if (n == 1 || n > MOST_RATIOS) return bar;
  reach_ratio_words r = reach_ratio_in_words(c);
  if (o == result->scenario->baseline)
    snprintf(bar.weak.text, sizeof bar.weak.text, "baseline");
  else if (isfinite(c->ratio) && accepted->mean > 0)
    snprintf(bar.weak.text, sizeof bar.weak.text, "%s%s", r.times.text, r.interval.text);
  return bar;
}

/* Width of the legs, trust included. */
static double room_of(const reach_page *page) {
  return page->width < 1 ? narrow_room : wide_room;
}

/* Screen x of a share on the track of a column. */
static double x_on(const reach_page *page, double left, int column, double share) {
  return left + room_of(page) * (column + track * share) / n_columns;
}

/* "0", "<0.01", "0.40", "1": what is neither nothing nor all does not look so. */
static void write_share(reach_page *page, double share, int decimals, double x, double y,
                        reach_font font) {
  const double least = pow(10, -decimals);
  reach_number text = {"0"};
  if (share == 0)
    font.ink = REACH_INK_WARNING;
  else if (share == 1)
    text = (reach_number){"1"};
  else if (share < least)
    snprintf(text.text, sizeof text.text, "<%.40s", reach_number_grouped(least, decimals).text);
  else
    text = reach_number_grouped(fmin(share, 1 - least), decimals);
  reach_page_label(page, text.text, x, y, font);
}

static void write_legs(reach_page *page, size_t o, double left, double size) {
  const reach_legs *legs = legs_of(page->result, o);
  double y = reach_page_y(page, (double)(page->result->scenario->n_organizations - 1 - o));
  double smaller = size * number_share;
  for (int i = 0; i < REACH_N_LEGS; i++) {
    write_share(page, legs->seen[i], DECIMALS, x_on(page, left, i, 1) + label_gap, y,
                (reach_font){smaller, false, REACH_LEFT, REACH_INK_TEXT});
  }
  write_share(page, page->result->answer[o].trust, DIGITS, x_on(page, left, REACH_N_LEGS, 0), y,
              (reach_font){smaller, true, REACH_LEFT, REACH_INK_TEXT});
}

static void write_headers(reach_page *page, double left) {
  static const char *const header[] = {"Sincerity", "Competency", "Reliability", "Trust"};
  double y = page->top + reach_text_height(header_size) * 0.6, size = header_size;
  for (int i = 0; i <= REACH_N_LEGS; i++) {
    double width = reach_text_width(header[i], (reach_font){.size = 1, .is_bold = true});
    size = fmin(size, (room_of(page) / n_columns - label_gap) / width);
  }
  for (int i = 0; i <= REACH_N_LEGS; i++)
    reach_page_label(page, header[i], x_on(page, left, i, 0), y,
                     (reach_font){size, true, REACH_LEFT, REACH_INK_MUTED});
}

/* The plot area begins with the legs: bars stand at x >= 0, legs below. */
static void widen(reach_page *page, double left) {
  double people_per_width = (page->x_most - page->x_least) / (page->right - page->left);
  page->x_least -= people_per_width * (page->left - left);
  page->left = left;
}

void reach_chart_legs_compose(reach_page *page) {
  const double room = room_of(page), space = room * space_share;
  page->top -= reach_text_height(header_size) * 1.2;
  double size = reach_bars_compose_beside(page, bar_of, "People reached", room + space);
  double left = page->left - room - space;
  write_headers(page, left);
  for (size_t o = 0; o < page->result->scenario->n_organizations; o++)
    write_legs(page, o, left, size);
  widen(page, left);
}

static bool is_any(const reach_result *result, double (*value)(const reach_legs *, int)) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    for (int i = 0; i < REACH_N_LEGS; i++)
      if (isfinite(value(legs_of(result, o), i))) return true;
  return false;
}

reach_line reach_chart_legs_subtitle(const reach_result *result) {
  reach_line out;
  bool is_own = false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    is_own = is_own || result->answer[o].each.n;
  snprintf(
      out.text, sizeof out.text, "%s from 0 to 1%s%s. %s; full bar: who believe it. Mean of %s%s.",
      is_own ? "The company's legs (associates have their own)" : "Legs of trust",
      is_any(result, leg_as_it_is) ? ", as people see them; line: as they are" : "",
      is_any(result, leg_before) ? "; notch or pale end: before the programme" : "",
      reach_metric_words(result), reach_replicates_words(result->n_replicates).text,
      reach_bars_have_whiskers(result, REACH_MEASURE_accepted_reach) ? ", whisker = 95 % interval"
                                                                     : "");
  return out;
}

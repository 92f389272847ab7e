/* Complaints by day, in two strips: above, people who heard of one so far; below, those that
 * wait. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"

/* Strips of the plot area, whose y goes from 0 to 1. */
typedef struct {
  const char *series; /* of the cells of service by day */
  double from, to;
  const char *title;
} strip;
enum { HEARD, WAITING, N_STRIPS };
static const strip strips[N_STRIPS] = {
    {"heard", 0.46, 1, "People who heard of a complaint so far"},
    {"waiting", 0, 0.34, "Complaints that wait"},
};

/* The days of an organization. */
typedef struct {
  const reach_cell *cell; /* [n]; NULL: it plays no complaints */
  unsigned n;
} days;

static days days_of(const reach_result *result, size_t o, int of) {
  const reach_answer *answer = &result->answer[o];
  const char *series = strips[of].series;
  days out = {reach_answer_cell(answer, "service", "day", series, NULL, NAN), 0};
  const reach_cell *end = answer->cell + answer->n_cells;
  for (const reach_cell *c = out.cell; c && c < end && !strcmp(c->label.series, series); c++)
    out.n++;
  return out;
}

static double most_of(const reach_result *result, int of) {
  double most = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    days d = days_of(result, o, of);
    for (unsigned i = 0; i < d.n; i++) most = fmax(most, d.cell[i].summary.mean);
  }
  return most;
}

bool reach_chart_complaints_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (days_of(result, o, HEARD).n) return true;
  return false;
}

/* Where a value stands in the plot area. */
static double place(int of, double value, double edge) {
  return strips[of].from + (strips[of].to - strips[of].from) * value / edge;
}

void reach_chart_complaints_data(const reach_result *result, FILE *csv) {
  double edge[N_STRIPS];
  for (int of = 0; of < N_STRIPS; of++) edge[of] = reach_axis_y_edge(most_of(result, of));
  fputs("organization,day,heard,waiting,heard_at,waiting_at\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    days heard = days_of(result, o, HEARD), waiting = days_of(result, o, WAITING);
    for (unsigned i = 0; i < heard.n && i < waiting.n; i++) {
      fprintf(csv, "%zu,%.17g", o, heard.cell[i].label.x);
      reach_chart_cell(csv, heard.cell[i].summary.mean);
      reach_chart_cell(csv, waiting.cell[i].summary.mean);
      reach_chart_cell(csv, place(HEARD, heard.cell[i].summary.mean, edge[HEARD]));
      reach_chart_cell(csv, place(WAITING, waiting.cell[i].summary.mean, edge[WAITING]));
      fputc('\n', csv);
    }
  }
}

static bool same_days(const reach_result *result, size_t a, size_t b, int of) {
  days one = days_of(result, a, of), other = days_of(result, b, of);
  if (one.n != other.n) return false;
  for (unsigned i = 0; i < one.n; i++)
    if (!reach_same_summary(&one.cell[i].summary, &other.cell[i].summary)) return false;
  return true;
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  return same_days(result, a, b, HEARD) && same_days(result, a, b, WAITING);
}

/* "23,500 (23,200–23,900)" */
static reach_end end_of(const reach_result *result, size_t o) {
  days d = days_of(result, o, HEARD);
  reach_end end = {o, {""}, NAN};
  if (!d.n) return end;
  const reach_summary *s = &d.cell[d.n - 1].summary;
  int decimals = reach_number_decimals(s->mean, s->ci_low, s->ci_high);
  double low = fmax(s->ci_low, 0);
  end.at = s->mean;
  if (reach_number_has_range(low, s->ci_high, decimals))
    snprintf(end.value.text, sizeof end.value.text, "%s (%s)",
             reach_number_grouped(s->mean, decimals).text,
             reach_number_range(low, s->ci_high, decimals).text);
  else
    snprintf(end.value.text, sizeof end.value.text, "%s",
             reach_number_grouped(s->mean, decimals).text);
  return end;
}

/* Width of the longest number of a y axis. */
static double widest_number(double most) {
  const reach_font font = {0.8, false, REACH_RIGHT, REACH_INK_MUTED};
  double edge = reach_axis_y_edge(most), step = reach_round_step(most, 5), widest = 0;
  for (double at = 0; at <= edge; at += step)
    widest = fmax(widest, reach_text_width(reach_tick_people(at).text, font));
  return widest;
}

/* Makes a strip the plot area; the title stands above it. */
static void enter(reach_page *page, int of, double bottom, double top, double room) {
  const reach_font font = {0.68, false, REACH_LEFT, REACH_INK_MUTED};
  page->bottom = bottom + (top - bottom) * strips[of].from;
  page->top = bottom + (top - bottom) * strips[of].to;
  reach_axis_y_beside(page, 0, most_of(page->result, of), room, reach_tick_people);
  reach_page_label(page, strips[of].title, page->left,
                   page->top + reach_text_height(font.size) * 0.75, font);
}

static void compose(reach_page *page, reach_end *end) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  for (size_t o = 0; o < n; o++) end[o] = end_of(result, o);
  page->x_least = 0;
  page->x_most = result->n_days;
  page->top -= reach_text_height(0.8);
  reach_axis_reserve_x(page);
  reach_twins_find(page, same_line);
  n = reach_twins_merge(page, end, n);
  reach_ends_reserve(page, end, n);
  double bottom = page->bottom, top = page->top;
  double room =
      fmax(widest_number(most_of(result, HEARD)), widest_number(most_of(result, WAITING)));
  enter(page, HEARD, bottom, top, room);
  reach_ends_place(page, end, n);
  enter(page, WAITING, bottom, top, room);
  reach_axis_x_numbers(page, true, reach_tick_people);
  reach_axis_x_title(page, "Days since the start");
  page->bottom = bottom;
  page->top = top;
  page->y_least = 0;
  page->y_most = 1;
}

void reach_chart_complaints_compose(reach_page *page) {
  reach_end *end = calloc(page->result->scenario->n_organizations + 1, sizeof *end);
  if (end)
    compose(page, end);
  else
    page->is_short_of_memory = true;
  free(end);
}

reach_line reach_chart_complaints_subtitle(const reach_result *result) {
  reach_line out;
  snprintf(
      out.text, sizeof out.text,
      "Lines = means over %s, brackets = 95 %% intervals. Who waits too long for an answer or a "
      "solution tells others, or posts it.",
      reach_replicates_words(result->n_replicates).text);
  return out;
}

/* Learning: competency and knowledge of each organization by week of the programme. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"

enum { DECIMALS = 2 };

static const reach_growth *growth_of(const reach_result *result, size_t o) {
  return &result->answer[o].legs.growth;
}

static unsigned weeks_of(const reach_result *result) {
  unsigned n_weeks = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (growth_of(result, o)->by_learning && growth_of(result, o)->n_weeks > n_weeks)
      n_weeks = growth_of(result, o)->n_weeks;
  return n_weeks;
}

bool reach_chart_learning_applies(const reach_result *result) {
  return weeks_of(result) > 0;
}

void reach_chart_learning_data(const reach_result *result, FILE *csv) {
  unsigned n_weeks = weeks_of(result);
  fputs("organization,week,competency,knowledge\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_growth *growth = growth_of(result, o);
    reach_grown now = growth->start;
    for (unsigned week = 0; week <= n_weeks; week++) {
      if (week > 0 && week <= growth->n_weeks) now = reach_growth_next(growth, now);
      fprintf(csv, "%zu,%u", o, week);
      reach_chart_cell(csv, now.competency);
      reach_chart_cell(csv, growth->by_learning ? now.knowledge : NAN);
      fputc('\n', csv);
    }
  }
}

static reach_line tick_share(double share) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s",
           reach_number_grouped(share, share > 0 && share < 1).text);
  return out;
}

/* "0.58, knows 0.79" */
static reach_end end_of(const reach_result *result, size_t o) {
  const reach_growth *growth = growth_of(result, o);
  reach_grown last = reach_growth_end(growth);
  reach_end end = {o, {""}, last.competency};
  snprintf(end.value.text, sizeof end.value.text, "%.40s",
           reach_number_grouped(last.competency, DECIMALS).text);
  if (growth->by_learning)
    snprintf(end.value.text, sizeof end.value.text, "%.40s, knows %.40s",
             reach_number_grouped(last.competency, DECIMALS).text,
             reach_number_grouped(last.knowledge, DECIMALS).text);
  return end;
}

static bool is_same(double a, double b) {
  return !(a < b || a > b);
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  const reach_growth *one = growth_of(result, a), *other = growth_of(result, b);
  if (one->by_learning != other->by_learning || one->n_weeks != other->n_weeks) return false;
  bool begins_alike = is_same(one->start.competency, other->start.competency) &&
                      is_same(one->start.knowledge, other->start.knowledge);
  return begins_alike && is_same(one->stays_unknown, other->stays_unknown) &&
         is_same(one->is_mastered, other->is_mastered);
}

void reach_chart_learning_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  for (size_t o = 0; o < n; o++) end[o] = end_of(result, o);
  reach_axis_reserve_x(page);
  page->x_least = 0;
  page->x_most = weeks_of(result);
  reach_twins_find(page, same_line);
  n = reach_twins_merge(page, end, n);
  reach_ends_reserve(page, end, n);
  reach_axis_y(page, 1, tick_share);
  reach_axis_x_numbers(page, true, reach_tick_people);
  reach_axis_x_title(page, "Weeks of the programme");
  reach_ends_place(page, end, n);
  free(end);
}

reach_line reach_chart_learning_subtitle(const reach_result *result) {
  reach_line out;
  (void)result;
  snprintf(
      out.text, sizeof out.text,
      "Line = competency, what people can do; dotted = knowledge: shares from 0 to 1, before the "
      "message starts. Worked out from the scenario: replicates do not differ.");
  return out;
}

/* Sobol indices: two bars for each parameter with their intervals, what it explains alone and what
 * together with the others, the largest on top. */
#include <math.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_levers.h"
#include "present/chart_series.h"

bool reach_chart_sobol_applies(const reach_result *result) {
  const reach_sensitivity *s = result->sensitivity;
  return s->method == REACH_SENSITIVITY_SOBOL && reach_levers_shown(result) > 0;
}

void reach_chart_sobol_data(const reach_result *result, FILE *csv) {
  fputs("row,first,first_ci_low,first_ci_high,total,total_ci_low,total_ci_high\n", csv);
  for (size_t i = 0; i < reach_levers_shown(result); i++) {
    const reach_index *index = &result->sensitivity->lever[i].sobol;
    const reach_estimated *e[] = {&index->first, &index->total};
    fprintf(csv, "%zu", i);
    for (size_t k = 0; k < 2; k++) {
      reach_chart_cell(csv, e[k]->at);
      reach_chart_cell(csv, e[k]->ci_low);
      reach_chart_cell(csv, e[k]->ci_high);
    }
    fputc('\n', csv);
  }
}

static reach_line first_words(const reach_sensitivity *s, const reach_lever *lever) {
  return reach_estimated_words(s, &lever->sobol.first);
}

static reach_line total_words(const reach_sensitivity *s, const reach_lever *lever) {
  return reach_estimated_words(s, &lever->sobol.total);
}

static const reach_lever_column columns[] = {
    {"range", reach_lever_range, REACH_INK_MUTED},
    {"alone", first_words, REACH_INK_FOCUS},
    {"with others", total_words, REACH_INK_BASELINE},
};

static reach_line tick_percent(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_number_percent(value, 0).text);
  return out;
}

/* From 0, or the lowest end of an interval, to the highest one. */
static void set_x_range(reach_page *page) {
  double low = 0, high = 0.1;
  for (size_t i = 0; i < reach_levers_shown(page->result); i++) {
    const reach_index *index = &page->result->sensitivity->lever[i].sobol;
    low = fmin(low, fmin(index->first.ci_low, index->first.at));
    high = fmax(high, fmax(index->total.ci_high, index->first.ci_high));
  }
  page->x_least = low;
  page->x_most = high;
}

static void write_zero(reach_page *page) {
  double x = reach_page_x(page, 0);
  reach_page_rule(page, (reach_rule){x, page->bottom, x, page->top, REACH_INK_MUTED, 0.7, 1});
}

void reach_chart_sobol_compose(reach_page *page) {
  reach_line title;
  reach_levers_compose(page, columns, sizeof columns / sizeof *columns, 1);
  set_x_range(page);
  reach_levers_x_axis(page, tick_percent);
  write_zero(page);
  snprintf(title.text, sizeof title.text, "share of the variance of %.900s",
           reach_sensitivity_subject(page->result->sensitivity).text);
  reach_axis_x_title(page, title.text);
}

reach_line reach_chart_sobol_subtitle(const reach_result *result) {
  reach_line out;
  const reach_sensitivity *s = result->sensitivity;
  snprintf(out.text, sizeof out.text,
           "Sobol indices over the ranges shown, with bootstrap intervals of 95 %%%.60s; %.40s "
           "rows, mean "
           "of %.60s at each point.",
           reach_levers_left_out(result).text,
           reach_number_grouped((double)s->design.n_wanted, 0).text,
           reach_replicates_words(s->design.n_replicates).text);
  return out;
}

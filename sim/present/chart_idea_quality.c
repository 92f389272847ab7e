/* How good ideas are: how many there are of each quality, those implemented as a line and all
 * different ones dotted, on a logarithmic axis, since few are chosen of many. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"
#include "present/idea_figures.h"

static const double least_ideas = 1; /* shown, for a unit of quality */
static const double line_text = 0.6;
enum { DECIMALS = 2 };

bool reach_chart_quality_applies(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (reach_ideas_months(result, o) &&
        result->answer[o].summary[REACH_MEASURE_ideas_implemented].mean > 0)
      return true;
  return false;
}

/* Ideas of both groups by quality, for a unit of it. */
typedef struct {
  const reach_cell *staff, *customers;
  unsigned n;
  double width;
} classes;

static classes classes_of(const reach_result *result, size_t o, const char *item) {
  classes c = {.n = 0};
  c.staff = reach_ideas_classes(result, o, "staff", item, &c.n);
  c.customers = reach_ideas_classes(result, o, "customers", item, &c.n);
  if (c.n > 1) c.width = c.staff[1].label.x - c.staff[0].label.x;
  return c;
}

static double density(const classes *c, unsigned i) {
  double ideas = (c->staff[i].summary.mean + c->customers[i].summary.mean) / c->width;
  return ideas >= least_ideas ? ideas : NAN;
}

void reach_chart_quality_data(const reach_result *result, FILE *csv) {
  fputs("organization,quality,distinct,implemented\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    classes distinct = classes_of(result, o, "distinct");
    classes implemented = classes_of(result, o, "implemented");
    for (unsigned i = 0; i < distinct.n; i++) {
      fprintf(csv, "%zu", o);
      reach_chart_cell(csv, distinct.staff[i].label.x);
      reach_chart_cell(csv, density(&distinct, i));
      reach_chart_cell(csv, density(&implemented, i));
      fputc('\n', csv);
    }
  }
}

/* "mean 1.49, best 3.86" */
static reach_end end_of(const reach_result *result, size_t o) {
  const reach_summary *s = result->answer[o].summary;
  const reach_summary *mean = &s[REACH_MEASURE_idea_quality];
  reach_end end = {o, {"implements none"}, NAN};
  if (!reach_ideas_months(result, o)) return end;
  end.at = 0;
  if (mean->n > 0)
    snprintf(end.value.text, sizeof end.value.text, "mean %.40s, best %.40s",
             reach_number_grouped(mean->mean, DECIMALS).text,
             reach_number_grouped(s[REACH_MEASURE_best_idea_quality].mean, DECIMALS).text);
  return end;
}

static bool same_classes(const reach_result *result, size_t a, size_t b, const char *item) {
  classes one = classes_of(result, a, item), other = classes_of(result, b, item);
  if (!one.n || one.n != other.n) return false;
  for (unsigned i = 0; i < one.n; i++)
    if (!reach_same_summary(&one.staff[i].summary, &other.staff[i].summary) ||
        !reach_same_summary(&one.customers[i].summary, &other.customers[i].summary))
      return false;
  return true;
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  return same_classes(result, a, b, "distinct") && same_classes(result, a, b, "implemented");
}

/* Where lines are; most: the highest. */
static double find_range(reach_page *page) {
  double most = 10 * least_ideas;
  page->x_least = INFINITY, page->x_most = -INFINITY;
  for (size_t o = 0; o < page->result->scenario->n_organizations; o++) {
    classes c = classes_of(page->result, o, "distinct");
    for (unsigned i = 0; i < c.n; i++) {
      double ideas = density(&c, i);
      if (isnan(ideas)) continue;
      most = fmax(most, ideas);
      page->x_least = fmin(page->x_least, floor(c.staff[i].label.x));
      page->x_most = fmax(page->x_most, ceil(c.staff[i].label.x));
    }
  }
  if (!(page->x_least < page->x_most)) page->x_least = 0, page->x_most = 1;
  return most;
}

/* Where good ideas begin, if they begin at the same quality for all. */
static void place_good(reach_page *page) {
  const reach_scenario *scenario = page->result->scenario;
  double good = NAN;
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    if (!reach_ideas_months(page->result, o)) continue;
    double from = scenario->organization[o].params.ideas_good_from;
    if (!isnan(good) && (from < good || from > good)) return;
    good = from;
  }
  if (!(good > page->x_least && good < page->x_most)) return;
  double x = reach_page_x(page, good);
  reach_page_rule(page, (reach_rule){x, page->bottom, x, page->top, REACH_INK_MUTED, 0.7, 3});
  reach_font font = {line_text, false, REACH_LEFT, REACH_INK_MUTED};
  double height = reach_text_height(line_text);
  if (x + reach_text_width("  good ideas", font) < page->right)
    reach_page_label(page, "good ideas", x + 0.006, page->top - height / 2, font);
}

static reach_line tick_quality(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_number_grouped(value, 0).text);
  return out;
}

void reach_chart_quality_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  for (size_t o = 0; o < n; o++) end[o] = end_of(result, o);
  double most = find_range(page);
  reach_axis_reserve_x(page);
  reach_twins_find(page, same_line);
  n = reach_twins_merge(page, end, n);
  size_t k = 0;
  for (size_t i = 0; i < n; i++)
    if (!isnan(end[i].at)) end[k++] = end[i];
  reach_keys_reserve(page, end, k, true);
  reach_axis_y_log(page, least_ideas, most, reach_tick_people);
  reach_axis_x_numbers(page, true, tick_quality);
  reach_axis_x_title(page, "Quality of an idea");
  place_good(page);
  reach_keys_place(page, end, k, true);
  free(end);
}

reach_line reach_chart_quality_subtitle(const reach_result *result) {
  reach_line out;
  snprintf(
      out.text, sizeof out.text,
      "Ideas for a unit of quality: line = implemented, dotted = all different ones%s. Staff's "
      "ideas have mean 0 and deviation 1 unless said otherwise. Mean of %s.",
      result->scenario->n_organizations > REACH_FEW_LINES ? " of the two compared" : "",
      reach_replicates_words(result->n_replicates).text);
  return out;
}

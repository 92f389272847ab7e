/* Ideas sent by month of the programme: the median and the band of replicates from the 5th to the
 * 95th percentile for each organization, beside IdeaStorm's two published counts. */
#include <math.h>
#include <stdlib.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_series.h"
#include "present/chart_twins.h"
#include "present/headline.h"
#include "present/idea_figures.h"

/* Published counts are shown where the lines have anything to do with them: from half of the
 * smaller to ten times the larger. */
static const double near_below = 5000, near_above = 160000;

static const double too_long = 1e7; /* for all its digits and a range */

static const double mark_size = 0.006, mark_gap = 0.012, mark_text = 0.6;

bool reach_chart_ideas_applies(const reach_result *result) {
  return reach_most_ideas(result) != SIZE_MAX;
}

static unsigned last_month(const reach_result *result) {
  unsigned last = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (reach_ideas_months(result, o) > last) last = reach_ideas_months(result, o);
  return last;
}

void reach_chart_ideas_data(const reach_result *result, FILE *csv) {
  static const char *const item[] = {"distinct", "reviewed", "implemented"};
  fputs("organization,month,mean,p05,median,p95,distinct,reviewed,implemented\n", csv);
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    unsigned n_months = reach_ideas_months(result, o);
    for (unsigned month = 0; n_months && month <= n_months; month++) {
      const reach_summary *s = &reach_ideas_at(result, o, "ideas", month)->summary;
      fprintf(csv, "%zu,%u", o, month);
      reach_chart_cell(csv, s->mean);
      reach_chart_cell(csv, s->p05);
      reach_chart_cell(csv, s->median);
      reach_chart_cell(csv, s->p95);
      for (size_t i = 0; i < sizeof item / sizeof *item; i++)
        reach_chart_cell(csv, reach_ideas_at(result, o, item[i], month)->summary.mean);
      fputc('\n', csv);
    }
  }
}

/* "16,370 (16,210–16,520)" */
static reach_end end_of(const reach_result *result, size_t o, double *most) {
  unsigned n_months = reach_ideas_months(result, o);
  reach_end end = {o, {"no programme"}, NAN};
  if (!n_months) return end;
  const reach_summary *s = &reach_ideas_at(result, o, "ideas", n_months)->summary;
  int decimals = s->median < 10 ? 1 : 0;
  *most = fmax(*most, fmax(s->median, s->p95));
  end.at = s->median;
  if (s->median >= too_long)
    snprintf(end.value.text, sizeof end.value.text, "%s", reach_number_size(s->median).text);
  else if (s->p95 > s->p05)
    snprintf(end.value.text, sizeof end.value.text, "%.40s (%.60s)",
             reach_number_grouped(s->median, decimals).text,
             reach_number_range(s->p05, s->p95, decimals).text);
  else
    snprintf(end.value.text, sizeof end.value.text, "%s",
             reach_number_grouped(s->median, decimals).text);
  return end;
}

static bool same_line(const reach_result *result, size_t a, size_t b) {
  unsigned n_months = reach_ideas_months(result, a);
  if (!n_months || reach_ideas_months(result, b) != n_months) return false;
  const reach_cell *one = reach_ideas_at(result, a, "ideas", 0);
  const reach_cell *other = reach_ideas_at(result, b, "ideas", 0);
  for (unsigned month = 0; month <= n_months; month++)
    if (!reach_same_summary(&one[month].summary, &other[month].summary)) return false;
  return true;
}

static bool has_storm(double most) {
  return most >= near_below && most <= near_above;
}

/* Does a line go through the box from x1 to x2 whose middle is y? */
static bool is_crossed(const reach_page *page, double x1, double x2, double y, double height) {
  const reach_result *result = page->result;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    unsigned n_months = reach_ideas_months(result, o);
    const reach_cell *cell = n_months ? reach_ideas_at(result, o, "ideas", 0) : NULL;
    for (unsigned m = 1; cell && m <= n_months; m++) {
      reach_rule piece = {.x1 = reach_page_x(page, m - 1),
                          .y1 = reach_page_y(page, cell[m - 1].summary.median),
                          .x2 = reach_page_x(page, m),
                          .y2 = reach_page_y(page, cell[m].summary.median)};
      if (reach_rule_crosses(&piece, x1, x2, y, height)) return true;
    }
  }
  return false;
}

static void place_diamond(reach_page *page, double x, double y) {
  double wide = mark_size, tall = mark_size * REACH_PAGE_ASPECT;
  const double corner[][2] = {{-wide, 0}, {0, tall}, {wide, 0}, {0, -tall}, {-wide, 0}};
  for (int i = 0; i < 4; i++)
    reach_page_rule(page, (reach_rule){x + corner[i][0], y + corner[i][1], x + corner[i + 1][0],
                                       y + corner[i + 1][1], REACH_INK_TEXT, 1.4, 1});
}

/* A diamond, and its text where no line is in the way, if there is such a place: above to the left,
 * below to the right, above to the right. */
static void place_storm(reach_page *page, const reach_storm *storm) {
  double x = reach_page_x(page, storm->month), y = reach_page_y(page, storm->ideas);
  place_diamond(page, x, y);
  reach_line text;
  snprintf(text.text, sizeof text.text, "IdeaStorm, %s: %s", storm->source,
           reach_number_grouped(storm->ideas, 0).text);
  reach_font font = {mark_text, false, REACH_LEFT, REACH_INK_TEXT};
  double width = reach_text_width(text.text, font), height = reach_text_height(mark_text);
  const double place[][2] = {
      {-mark_gap - width, 1}, {mark_gap, -1}, {mark_gap, 1}, {mark_gap, 2}}; /* in heights */
  for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
    double left = x + place[i][0], middle = y + place[i][1] * height;
    bool is_inside = left > page->left && left + width < page->right &&
                     middle - height > page->bottom && middle + height / 2 < page->top + height;
    if (!is_inside || is_crossed(page, left, left + width, middle, height) ||
        reach_page_is_taken(page, left, left + width, middle, height))
      continue;
    font.align = i == 0 ? REACH_RIGHT : REACH_LEFT;
    reach_page_label(page, text.text, i == 0 ? left + width : left, middle, font);
    return;
  }
}

void reach_chart_ideas_compose(reach_page *page) {
  const reach_result *result = page->result;
  size_t n = result->scenario->n_organizations;
  reach_end *end = calloc(n, sizeof *end);
  if (!end) {
    page->is_short_of_memory = true;
    return;
  }
  const double nothing = 1; /* an axis needs a length */
  double most = 0;
  for (size_t o = 0; o < n; o++) end[o] = end_of(result, o, &most);
  page->x_least = 0;
  page->x_most = last_month(result);
  bool shows_storm = has_storm(most);
  for (int i = 0; i < REACH_N_STORM && shows_storm; i++)
    if (reach_storm_table[i].month <= page->x_most) most = fmax(most, reach_storm_table[i].ideas);
  reach_axis_reserve_x(page);
  reach_twins_find(page, same_line);
  n = reach_twins_merge(page, end, n);
  reach_ends_reserve(page, end, n);
  reach_axis_y(page, most > 0 ? most : nothing, reach_tick_people);
  reach_axis_x_numbers(page, true, reach_tick_people);
  reach_axis_x_title(page, "Months of the programme");
  for (int i = 0; i < REACH_N_STORM && shows_storm; i++)
    if (reach_storm_table[i].month <= page->x_most) place_storm(page, &reach_storm_table[i]);
  reach_ends_place(page, end, n);
  free(end);
}

reach_line reach_chart_ideas_subtitle(const reach_result *result) {
  reach_line out;
  double most = 0;
  for (size_t o = 0; o < result->scenario->n_organizations; o++) end_of(result, o, &most);
  bool shows_storm = has_storm(most) && last_month(result) >= reach_storm_table[0].month;
  bool is_many = result->scenario->n_organizations > REACH_FEW_LINES;
  snprintf(out.text, sizeof out.text,
           "Ideas sent so far, duplicates included, by month of the programme. Line = median; %s = "
           "5 to 95 %% of %s.%s",
           is_many ? "bands (of the two compared) and brackets" : "band and brackets",
           reach_replicates_words(result->n_replicates).text,
           shows_storm ? " Diamond = published count of Dell's community." : "");
  return out;
}

/* Morris: every parameter as a dot, how much it moves the result against how much that depends on
 * the others. Names beside the dots where there is room, those that matter most first. */
#include <math.h>

#include "present/chart_axis.h"
#include "present/chart_kinds.h"
#include "present/chart_levers.h"
#include "present/chart_series.h"
#include "present/claim_words.h"

static const double text_size = 0.6, dot = 0.008; /* half of it, of the page */
static const double name_em = 18;
enum { STEPS = 5 };

static size_t n_dots(const reach_result *result) {
  const reach_sensitivity *s = result->sensitivity;
  size_t n = 0;
  while (n < s->design.n_axes && !isnan(s->lever[n].morris.mu_star.at) &&
         !isnan(s->lever[n].morris.sigma))
    n++;
  return n;
}

bool reach_chart_morris_applies(const reach_result *result) {
  return result->sensitivity->method == REACH_SENSITIVITY_MORRIS && n_dots(result) > 0;
}

void reach_chart_morris_data(const reach_result *result, FILE *csv) {
  fputs("row,mu_star,mu_star_ci_low,mu_star_ci_high,sigma,mu\n", csv);
  for (size_t i = 0; i < n_dots(result); i++) {
    const reach_effects *e = &result->sensitivity->lever[i].morris;
    fprintf(csv, "%zu", i);
    reach_chart_cell(csv, e->mu_star.at);
    reach_chart_cell(csv, e->mu_star.ci_low);
    reach_chart_cell(csv, e->mu_star.ci_high);
    reach_chart_cell(csv, e->sigma);
    reach_chart_cell(csv, e->mu);
    fputc('\n', csv);
  }
}

static reach_line tick_number(double value) {
  reach_line out;
  snprintf(out.text, sizeof out.text, "%s", reach_plain_number(value).text);
  return out;
}

static reach_tick_words *tick_of(const reach_page *page) {
  return page->result->sensitivity->aspect == REACH_ASPECT_RATIO ? reach_tick_times : tick_number;
}

static void set_ranges(reach_page *page, double *most_sigma) {
  double most = 0;
  *most_sigma = 0;
  for (size_t i = 0; i < n_dots(page->result); i++) {
    const reach_effects *e = &page->result->sensitivity->lever[i].morris;
    most = fmax(most, fmax(e->mu_star.at, e->mu_star.ci_high));
    *most_sigma = fmax(*most_sigma, e->sigma);
  }
  if (!(most > 0)) most = 1;
  if (!(*most_sigma > 0)) *most_sigma = most;
  double step = reach_round_step(most, STEPS);
  page->x_least = 0;
  page->x_most = ceil(most / step) * step;
}

/* Above this line what a parameter does depends on the others more than on itself. */
static void write_diagonal(reach_page *page) {
  reach_font font = {text_size, false, REACH_RIGHT, REACH_INK_MUTED};
  double end = fmin(page->x_most, page->y_most);
  double x = reach_page_x(page, end), y = reach_page_y(page, end);
  reach_page_rule(page, (reach_rule){reach_page_x(page, 0), reach_page_y(page, 0), x, y,
                                     REACH_INK_MUTED, 0.7, 2});
  double line = reach_text_height(text_size);
  bool is_at_top = y > page->top - line;
  reach_page_label(page, "sigma = mu*", is_at_top ? x - dot : page->right,
                   is_at_top ? page->top - line / 2 : y + line * 0.7, font);
}

/* Is the box free of names, the dashed line (the last one) and all dots but number `own`? */
static bool is_free(const reach_page *page, size_t own, double x1, double x2, double y,
                    bool may_cross) {
  const reach_sensitivity *s = page->result->sensitivity;
  double height = reach_text_height(text_size), half = height / 2 + dot;
  if (x1 < page->left || x2 > page->edge || y - height / 2 < page->bottom) return false;
  if (!may_cross && reach_rule_crosses(&page->rule[page->n_rules - 1], x1, x2, y, height))
    return false;
  if (y + height / 2 > page->top || reach_page_is_taken(page, x1, x2, y, height)) return false;
  for (size_t i = 0; i < n_dots(page->result); i++) {
    double x = reach_page_x(page, s->lever[i].morris.mu_star.at);
    double at = reach_page_y(page, s->lever[i].morris.sigma);
    if (i != own && x > x1 - dot && x < x2 + dot && fabs(at - y) < half) return false;
  }
  return true;
}

/* Above, below, to the right or to the left; nowhere where all that is taken. */
static bool write_name(reach_page *page, size_t i, bool may_cross) {
  const reach_sensitivity *s = page->result->sensitivity;
  const reach_effects *e = &s->lever[i].morris;
  reach_line name = reach_line_squeezed(reach_lever_name(s, &s->lever[i]).text, name_em, false);
  reach_font font = {text_size, false, REACH_LEFT,
                     i < REACH_LEVERS_NAMED ? REACH_INK_TEXT : REACH_INK_MUTED};
  double width = reach_text_width(name.text, font), line = reach_text_height(text_size);
  double x = reach_page_x(page, e->mu_star.at), y = reach_page_y(page, e->sigma);
  double away = 1.5 * dot;
  double up = line * 0.85;
  const double place[][2] = {{x - width / 2, y + up}, {x - width / 2, y - up},
                             {x - dot, y + up},       {x - dot, y - up},
                             {x + away, y},           {x - away - width, y}};
  for (size_t p = 0; p < sizeof place / sizeof *place; p++) {
    if (!is_free(page, i, place[p][0], place[p][0] + width, place[p][1], may_cross)) continue;
    reach_page_label(page, name.text, place[p][0], place[p][1], font);
    return true;
  }
  return false;
}

void reach_chart_morris_compose(reach_page *page) {
  const reach_sensitivity *s = page->result->sensitivity;
  reach_line title;
  double most_sigma;
  reach_axis_reserve_x(page);
  page->right = page->edge - 2 * dot;
  set_ranges(page, &most_sigma);
  reach_axis_y(page, most_sigma, tick_of(page));
  write_diagonal(page);
  for (size_t i = 0; i < n_dots(page->result); i++)
    if (!write_name(page, i, false) && i < REACH_LEVERS_NAMED) write_name(page, i, true);
  reach_axis_x_numbers(page, false, tick_of(page));
  snprintf(title.text, sizeof title.text, "mu*: mean change of %.900s over the whole range",
           reach_sensitivity_subject(s).text);
  reach_axis_x_title(page, title.text);
}

reach_line reach_chart_morris_subtitle(const reach_result *result) {
  reach_line out;
  const reach_sensitivity *s = result->sensitivity;
  snprintf(
      out.text, sizeof out.text,
      "Upwards: sigma, how much that differs with the others, or bends. %.40s trajectories, mean "
      "of %.60s; 95 %% intervals.",
      reach_number_grouped((double)s->design.n_wanted, 0).text,
      reach_replicates_words(s->design.n_replicates).text);
  return out;
}

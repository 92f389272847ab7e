#include "present/solution_block.h"

#include <math.h>

#include "present/columns.h"
#include "present/grid.h"
#include "present/headline.h"
#include "present/solution_words.h"

enum { INDENT = 2, MOST_ROWS = 24, N_COLUMNS = 3 };

#define BOLD "\x1b[1m"
#define PLAIN "\x1b[0m"

/* The rows: the values of the scan, and the roots. */
typedef struct {
  const reach_result *result;
  size_t point[MOST_ROWS], n;
  reach_number label[MOST_ROWS];
} shown;

static bool is_root(const reach_solution *s, double value) {
  for (size_t i = 0; i < s->solved.n_roots; i++)
    if (s->solved.root[i].at >= value && s->solved.root[i].at <= value) return true;
  return false;
}

static void pick(shown *all) {
  const reach_solution *s = all->result->solution;
  for (size_t i = 0; i < s->solved.n_tried && all->n < MOST_ROWS; i++) {
    const reach_tried *t = &s->solved.tried[i];
    if (!t->is_scan && !is_root(s, t->value) && i != s->solved.cheapest) continue;
    all->label[all->n] = reach_solution_value(s, t->value, t->value, t->value);
    all->point[all->n++] = i;
  }
}

static reach_grid_cell mean_cell(double mean, double low, double high) {
  int decimals = reach_number_decimals(mean, low, high);
  reach_grid_cell out = {reach_number_grouped(mean, decimals), {""}};
  if (reach_number_has_range(low, high, decimals))
    snprintf(out.range.text, sizeof out.range.text, "(%.60s)",
             reach_number_range(low, high, decimals).text);
  return out;
}

/* How the goal stands at a value: the ratio, or the share of replicates that reach the target. */
static reach_grid_cell goal_cell(const reach_solution *s, size_t i) {
  const reach_solution_point *p = &s->point[i];
  const reach_judgement *score = &s->solved.tried[i].score;
  reach_grid_cell out = {{""}, {""}};
  if (s->goal == REACH_SOLVE_TARGET) {
    out.value = reach_number_percent(score->mean + s->probability, 1);
  } else if (s->goal == REACH_SOLVE_BREAK_EVEN && !isnan(p->comparison.ratio)) {
    reach_ratio_words words = reach_ratio_in_words(&p->comparison);
    out.value = words.times;
    out.range = words.interval;
  } else {
    out = mean_cell(score->mean, score->low, score->high);
  }
  return out;
}

static reach_grid_cell cell(const void *context, size_t row, size_t column) {
  const shown *all = context;
  const reach_solution *s = all->result->solution;
  const reach_solution_point *p = &s->point[all->point[row]];
  const reach_tried *t = &s->solved.tried[all->point[row]];
  if (column == 0) return mean_cell(p->own.n ? p->own.mean : NAN, p->own.ci_low, p->own.ci_high);
  if (column == 1) return goal_cell(s, all->point[row]);
  if (s->goal == REACH_SOLVE_BREAK_EVEN)
    return mean_cell(p->against.n ? p->against.mean : NAN, p->against.ci_low, p->against.ci_high);
  return mean_cell(t->cost, t->cost_low, t->cost_high);
}

static void print_values(FILE *out, const reach_result *result, bool has_color) {
  const reach_solution *s = result->solution;
  const double name_em = 12;
  static const char *const of_goal[] = {"ratio", "less target", "reach it"};
  reach_line own = reach_name_shown(result, s->organization, name_em), other = {""};
  bool has_against = s->goal == REACH_SOLVE_BREAK_EVEN;
  if (has_against)
    other = reach_name_shown(result, s->against, name_em);
  else if (s->least >= 0)
    snprintf(other.text, sizeof other.text, "%s", reach_measure_table[s->least].name);
  const char *heading[N_COLUMNS] = {own.text, of_goal[s->goal], other.text};
  shown all = {.result = result};
  pick(&all);
  reach_grid grid = {.n_columns = has_against || s->least >= 0 ? N_COLUMNS : N_COLUMNS - 1,
                     .heading = heading,
                     .cell = cell,
                     .context = &all,
                     .has_color = has_color};
  for (size_t i = 0; i < all.n; i++)
    grid.row[grid.n_rows++] = (reach_grid_row){all.label[i].text, ""};
  fprintf(out, "\n%s%s%s: mean %s at values of it; all %zu are in solve_points.csv\n",
          has_color ? BOLD : "", reach_solution_axis(s).text, has_color ? PLAIN : "",
          reach_solution_measure(s).text, s->solved.n_tried);
  reach_grid_print(out, &grid);
}

static void paragraph(FILE *out, const char *text, bool is_bold) {
  if (!*text) return;
  fprintf(out, "%s%*s", is_bold ? BOLD : "", INDENT, "");
  reach_print_wrapped(out, text, INDENT);
  if (is_bold) fputs(PLAIN, out);
}

void reach_solution_print(FILE *out, const reach_result *result,
                          const reach_table_options *options) {
  const reach_scenario *scenario = result->scenario;
  const reach_params *params = &scenario->organization[scenario->baseline].params;
  const char *title = *params->title ? params->title : scenario->name;
  fputs(options->has_color ? BOLD : "", out);
  reach_print_wrapped(out, reach_line_clean(title).text, 0);
  fputs(options->has_color ? PLAIN : "", out);
  fprintf(out, "%s\n\n", reach_sentence_setting(result).text);
  paragraph(out, reach_solution_sentence(result).text, options->has_color);
  paragraph(out, reach_solution_cost_sentence(result).text, options->has_color);
  paragraph(out, reach_solution_own_sentence(result).text, false);
  paragraph(out, reach_solution_more_sentence(result).text, false);
  print_values(out, result, options->has_color);
  fputc('\n', out);
  paragraph(out, reach_sentence_scope(result).text, false);
  fputc('\n', out);
  if (options->folder) fprintf(out, "Results: %s\n", reach_line_clean(options->folder).text);
  if (options->charts) fprintf(out, "Charts:  %s\n", reach_line_clean(options->charts).text);
}

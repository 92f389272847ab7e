#include "present/response_block.h"

#include <math.h>

#include "present/claim_words.h"
#include "present/columns.h"
#include "present/grid.h"
#include "present/response_words.h"

enum { MOST_SHOWN = 21, INDENT = 4 };

/* The rows of the grid: all values, or as many evenly among them. */
typedef struct {
  const reach_result *result;
  size_t value[MOST_SHOWN], n;
  reach_number label[MOST_SHOWN];
} shown;

static void pick(shown *s) {
  const reach_response *r = &s->result->response;
  s->n = r->n_values < MOST_SHOWN ? r->n_values : MOST_SHOWN;
  for (size_t i = 0; i < s->n; i++) {
    s->value[i] = s->n == r->n_values ? i : i * (r->n_values - 1) / (s->n - 1);
    s->label[i] = reach_plain_number(r->value[s->value[i]]);
  }
}

static reach_grid_cell score_cell(const void *context, size_t row, size_t o) {
  const shown *all = context;
  const reach_response *r = &all->result->response;
  const reach_response_cell *cell = reach_response_at(r, all->value[row], o);
  const reach_summary *s = &cell->score;
  int decimals = reach_number_decimals(s->mean, s->ci_low, s->ci_high);
  reach_grid_cell out = {reach_number_grouped(s->mean, decimals), {""}};
  bool is_marked = cell->may_be_best && r->line[o].has_effect && !reach_response_is_open(r, o);
  bool is_best = is_marked && r->line[o].best == all->value[row];
  const char *mark = is_best ? " *" : is_marked ? " ·" : "";
  if (s->ci_high > s->ci_low)
    snprintf(out.range.text, sizeof out.range.text, "(%.50s)%s",
             reach_number_range(s->ci_low, s->ci_high, decimals).text, mark);
  else
    snprintf(out.range.text, sizeof out.range.text, "%s", is_marked ? mark + 1 : "");
  return out;
}

static bool has_marks(const reach_response *r) {
  for (size_t o = 0; o < r->n_organizations; o++)
    if (r->line[o].has_effect && *reach_response_best(r, o).text) return true;
  return false;
}

void reach_response_print(FILE *out, const reach_result *result, const char *const *name,
                          bool has_color) {
  const reach_response *r = &result->response;
  shown all = {.result = result};
  if (!r->n_values) return;
  pick(&all);
  const reach_param *row = &reach_param_table[r->param];
  reach_grid grid = {.n_columns = r->n_organizations,
                     .heading = r->n_organizations > 1 ? name : NULL,
                     .cell = score_cell,
                     .context = &all,
                     .has_color = has_color};
  for (size_t i = 0; i < all.n; i++)
    grid.row[grid.n_rows++] = (reach_grid_row){all.label[i].text, row->unit};
  fprintf(out, "\n%sResponse to %s%s: mean %s, %s replicate%s a value\n",
          has_color ? "\x1b[1m" : "", row->key, has_color ? "\x1b[0m" : "",
          reach_response_measure(r).text, reach_number_grouped((double)r->n_replicates, 0).text,
          r->n_replicates == 1 ? "" : "s");
  reach_grid_print(out, &grid);
  if (all.n < r->n_values) fputs("  and more in response.csv\n", out);
  if (has_marks(r))
    fputs(
        "  * the best mean; · may be best too: no other value is clearly better (95 % together)\n",
        out);
  for (size_t o = 0; o < r->n_organizations; o++) {
    reach_sentence line;
    snprintf(line.text, sizeof line.text, "%.300s%s %.1000s.",
             r->n_organizations > 1 ? name[o] : reach_response_measure(r).text,
             r->n_organizations > 1 ? ":" : "", reach_response_words(result, o).text);
    fputs("  ", out);
    reach_print_wrapped(out, line.text, INDENT);
  }
}

#include "present/rungs.h"

#include <math.h>
#include <string.h>

#include "present/columns.h"
#include "present/grid.h"
#include "present/headline.h"

enum { MOST_ORGANIZATIONS = 64 };
static const double name_em = 13;

/* Is the effective reach of the scenario itself another number than its gross contacts? */
static bool has_start(const reach_result *result) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_summary *s = result->rung[0].answer[o].summary;
    const reach_summary *gross = &s[REACH_LADDER_GROSS], *left = &s[REACH_LADDER_EFFECTIVE];
    if (!(gross->mean >= left->mean && gross->mean <= left->mean)) return true;
  }
  return false;
}

size_t reach_stages(const reach_result *result) {
  return result->n_rungs ? result->n_rungs + has_start(result) : 0;
}

typedef struct {
  size_t rung;
  int what; /* of reach_ladder_measure */
} figure;

static figure figure_of(const reach_result *result, size_t stage) {
  if (stage == 0) return (figure){0, REACH_LADDER_GROSS};
  return (figure){stage - has_start(result), REACH_LADDER_EFFECTIVE};
}

reach_line reach_stage_name(const reach_result *result, size_t stage) {
  figure f = figure_of(result, stage);
  if (stage == 0) return (reach_line){"gross contacts"};
  return f.rung ? reach_line_clean(result->rung[f.rung].name) : (reach_line){"start"};
}

reach_number reach_stage_number(const reach_result *result, size_t stage) {
  reach_number out = {"gross"};
  if (stage >= reach_stage_start(result))
    snprintf(out.text, sizeof out.text, "%zu", stage - reach_stage_start(result));
  return out;
}

size_t reach_stage_start(const reach_result *result) {
  return has_start(result);
}

const reach_summary *reach_stage_people(const reach_result *result, size_t stage, size_t o) {
  figure f = figure_of(result, stage);
  return &result->rung[f.rung].answer[o].summary[f.what];
}

const reach_comparison *reach_stage_ratio(const reach_result *result, size_t stage, size_t o) {
  figure f = figure_of(result, stage);
  return &result->rung[f.rung].answer[o].comparison[f.what];
}

reach_comparison reach_stage_kept(const reach_result *result, size_t stage, size_t o) {
  reach_comparison none = {NAN, NAN, NAN, NAN, NAN, NAN};
  if (stage == 0) return none;
  figure f = figure_of(result, stage);
  if (f.rung) return result->rung[f.rung].answer[o].change[f.what];
  double before = reach_stage_people(result, 0, o)->mean;
  if (before > 0) none.ratio = reach_stage_people(result, stage, o)->mean / before;
  return none;
}

typedef struct {
  const reach_result *result;
  size_t baseline;
} columns;

static reach_grid_cell stage_cell(const void *context, size_t row, size_t o) {
  const columns *c = context;
  const reach_summary *s = reach_stage_people(c->result, row, o);
  const reach_comparison *r = reach_stage_ratio(c->result, row, o);
  reach_grid_cell cell = {reach_number_estimate(s->n ? s->mean : NAN, s->ci_low, s->ci_high), {""}};
  if (o == c->baseline || !isfinite(r->ratio)) return cell;
  int decimals = reach_number_ratio_decimals(r->ratio, r->ratio_ci_low, r->ratio_ci_high);
  snprintf(cell.range.text, sizeof cell.range.text, "(%.40s)",
           reach_number_times(r->ratio, decimals).text);
  return cell;
}

/* Does no organization keep more or less of the stage before, in any replicate? */
static bool changes_nothing(const reach_result *result, size_t stage) {
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    reach_comparison kept = reach_stage_kept(result, stage, o);
    bool is_whole = kept.ratio_ci_low >= 1 && kept.ratio_ci_high <= 1;
    if (!is_whole) return false;
  }
  return stage > reach_stage_start(result);
}

static void print_idle_steps(FILE *out, const reach_result *result) {
  for (size_t s = 0; s < reach_stages(result); s++) {
    reach_line words;
    if (!changes_nothing(result, s)) continue;
    snprintf(words.text, sizeof words.text, "The step %.900s changes nothing in any replicate.",
             reach_stage_name(result, s).text);
    fputs("  ", out);
    reach_print_wrapped(out, words.text, 2);
  }
}

void reach_rungs_print(FILE *out, const reach_result *result, const char *const *name,
                       bool has_color) {
  size_t n = reach_stages(result), n_organizations = result->scenario->n_organizations;
  if (!n) return;
  columns context = {result, result->scenario->baseline};
  reach_names stages = {reach_stage_name, result, n};
  reach_line label[REACH_GRID_ROWS];
  reach_grid grid = {.n_columns = n_organizations,
                     .heading = n_organizations > 1 ? name : NULL,
                     .cell = stage_cell,
                     .context = &context,
                     .has_color = has_color};
  for (size_t s = 0; s < n && s < REACH_GRID_ROWS; s++) {
    label[s] = reach_names_shown(&stages, s, name_em, false);
    grid.row[grid.n_rows++] = (reach_grid_row){label[s].text, "people"};
  }
  fprintf(out, "\n%sLadder: effective reach after each step%s%s%s%s\n", has_color ? "\x1b[1m" : "",
          n_organizations > 1 ? " (times that of " : "",
          n_organizations > 1 ? name[context.baseline] : "", n_organizations > 1 ? ")" : "",
          has_color ? "\x1b[0m" : "");
  reach_grid_print(out, &grid);
  fputs("  Each step is on top of those before it; what it leaves depends on their order.\n", out);
  print_idle_steps(out, result);
  if (n > REACH_GRID_ROWS) fputs("  More steps in ladder.csv.\n", out);
}

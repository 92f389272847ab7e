#include "present/audit_block.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "present/audit_words.h"
#include "present/block.h"
#include "present/columns.h"
#include "present/names.h"

enum { MOST_ORGANIZATIONS = 64, INDENT = 2, MOST_LINES = 20 };
static const double name_em = 14, name_of_line_em = 12;

#define BOLD "\x1b[1m"
#define PLAIN "\x1b[0m"

/* The rows of the arithmetic: cells of text, as wide as the widest. */
enum { LINE, WHAT, STATED, RIGHT, VERDICT, N_CELLS };

typedef struct {
  char text[N_CELLS][160];
} numbers_row;

static numbers_row row_of(const reach_calculator *table, const reach_audit_check *check) {
  const reach_audit_row *row = &table->row[check->row];
  reach_line clean = reach_line_clean(row->name);
  reach_line name = reach_line_shortened(clean.text, name_of_line_em, false);
  numbers_row out;
  snprintf(out.text[LINE], sizeof out.text[LINE], "%" PRIu64 ":%" PRIu32, row->line, check->place);
  snprintf(out.text[WHAT], sizeof out.text[WHAT], "%.100s%s%s", name.text, *name.text ? ": " : "",
           reach_audit_title[check->column]);
  snprintf(out.text[STATED], sizeof out.text[STATED], "%s", reach_audit_number(check->stated).text);
  snprintf(out.text[RIGHT], sizeof out.text[RIGHT], "%s", reach_audit_number(check->right).text);
  snprintf(out.text[VERDICT], sizeof out.text[VERDICT], "%s (%s)",
           reach_audit_verdict_name[check->verdict], reach_audit_rule_of(table, check).text);
  return out;
}

static void print_row(FILE *out, const numbers_row *row, const size_t width[N_CELLS]) {
  for (int c = 0; c < N_CELLS; c++) {
    fputs(c ? "  " : "  ", out);
    reach_print_padded(out, row->text[c], c == VERDICT ? 0 : width[c], c == STATED || c == RIGHT);
  }
  fputc('\n', out);
}

/* Which checks are shown: all of few, else mistakes first. */
static size_t choose(const reach_calculator *table, size_t shown[MOST_LINES]) {
  size_t n = 0;
  bool all = table->n_checks <= MOST_LINES;
  for (size_t i = 0; i < table->n_checks && n < MOST_LINES; i++)
    if (all || table->check[i].verdict == REACH_AUDIT_WRONG) shown[n++] = i;
  return n;
}

static void print_numbers(FILE *out, const reach_calculator *table, bool has_color) {
  static const numbers_row title = {{"line", "number", "stated", "right", "verdict"}};
  numbers_row row[MOST_LINES + 1] = {title};
  size_t shown[MOST_LINES], n = choose(table, shown), width[N_CELLS] = {0};
  for (size_t i = 0; i < n; i++) row[i + 1] = row_of(table, &table->check[shown[i]]);
  for (size_t i = 0; i <= n; i++)
    for (int c = 0; c < N_CELLS; c++) {
      size_t columns = reach_columns(row[i].text[c]);
      if (columns > width[c]) width[c] = columns;
    }
  fprintf(out,
          "\n%sArithmetic of %s%s: %zu right, %zu rounded, %zu wrong, %zu made of wrong ones\n",
          has_color ? BOLD : "", reach_line_clean(table->path).text, has_color ? PLAIN : "",
          table->n_of[REACH_AUDIT_RIGHT], table->n_of[REACH_AUDIT_ROUNDED],
          table->n_of[REACH_AUDIT_WRONG], table->n_of[REACH_AUDIT_FOLLOWS]);
  for (size_t i = 0; n && i <= n; i++) print_row(out, &row[i], width);
  if (table->n_checks > n) fprintf(out, "  (all %zu: audit.csv)\n", table->n_checks);
}

static reach_grid_cell with_range(double mean, double low, double high) {
  int decimals = reach_number_decimals(mean, low, high);
  reach_grid_cell cell = {reach_number_grouped(mean, decimals), {""}};
  if (reach_number_has_range(low, high, decimals))
    snprintf(cell.range.text, sizeof cell.range.text, "(%.60s)",
             reach_number_range(low, high, decimals).text);
  return cell;
}

static reach_grid_cell summary_cell(const reach_summary *s) {
  return with_range(s->mean, s->ci_low, s->ci_high);
}

static reach_grid_cell stated_cell(const reach_result *result, size_t o, size_t column) {
  (void)o;
  return (reach_grid_cell){reach_audit_number(result->audit.table.stated[column]), {""}};
}

static reach_grid_cell right_cell(const reach_result *result, size_t o, size_t column) {
  (void)o;
  return (reach_grid_cell){reach_audit_number(result->audit.table.right[column]), {""}};
}

static reach_grid_cell step_cell(const reach_result *result, size_t o, size_t step) {
  return summary_cell(&result->audit.answer[o].step[step]);
}

static reach_grid_cell inflation_cell(const reach_result *result, size_t o, size_t step) {
  const reach_bin *x = &result->audit.answer[o].inflation[step];
  int decimals = reach_number_ratio_decimals(x->mean, x->ci_low, x->ci_high);
  reach_grid_cell cell = {reach_number_grouped(x->mean, decimals), {""}};
  if (reach_number_has_range(x->ci_low, x->ci_high, decimals))
    snprintf(cell.range.text, sizeof cell.range.text, "(%.60s)",
             reach_number_range(x->ci_low, x->ci_high, decimals).text);
  return cell;
}

enum { SHOWN, WORTH, RETURN };

static reach_grid_cell money_cell(const reach_result *result, size_t o, size_t what) {
  const reach_audit_answer *a = &result->audit.answer[o];
  const reach_summary *of[] = {&a->impressions, &a->value, &a->roi};
  return summary_cell(of[what]);
}

static bool has_stated(const reach_result *result) {
  return isfinite(result->audit.table.stated[REACH_AUDIT_CONTACTS]);
}

static bool has_value(const reach_result *result) {
  return isfinite(result->audit.table.right[REACH_AUDIT_VALUE]);
}

static bool has_roi(const reach_result *result) {
  return isfinite(result->audit.table.right[REACH_AUDIT_ROI]);
}

static bool is_addressed_apart(const reach_result *result) {
  double contacts = result->audit.table.right[REACH_AUDIT_CONTACTS];
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (fabs(result->audit.answer[o].step[REACH_AUDIT_ADDRESSED].mean - contacts) >= 1) return true;
  return false;
}

static const reach_block_row rows[] = {
    {{"contacts, as stated", "contacts"}, has_stated, stated_cell, REACH_AUDIT_CONTACTS},
    {{"contacts, as they are", "contacts"}, NULL, right_cell, REACH_AUDIT_CONTACTS},
    {{"addressed in the simulation", "contacts"},
     is_addressed_apart,
     step_cell,
     REACH_AUDIT_ADDRESSED},
    {{"different people among them", "people"}, NULL, step_cell, REACH_AUDIT_UNIQUE},
    {{"people who see it", "people"}, NULL, step_cell, REACH_AUDIT_SEEN},
    {{"people who believe it", "people"}, NULL, step_cell, REACH_AUDIT_BELIEVED},
    {{"inflation: contacts / people", "times"}, NULL, inflation_cell, REACH_AUDIT_UNIQUE},
    {{"contacts / who see it", "times"}, NULL, inflation_cell, REACH_AUDIT_SEEN},
    {{"contacts / who believe it", "times"}, NULL, inflation_cell, REACH_AUDIT_BELIEVED},
    {{"impressions by the table", "exposures"}, NULL, right_cell, REACH_AUDIT_IMPRESSIONS},
    {{"impressions, simulated", "exposures"}, NULL, money_cell, SHOWN},
    {{"media value by the table", "money"}, has_value, right_cell, REACH_AUDIT_VALUE},
    {{"media value, simulated", "money"}, has_value, money_cell, WORTH},
    {{"return by the table", "times cost"}, has_roi, right_cell, REACH_AUDIT_ROI},
    {{"return, simulated", "times cost"}, has_roi, money_cell, RETURN},
};

void reach_audit_print(FILE *out, const reach_result *result, const char *const *name,
                       bool has_color) {
  static const reach_block steps = {"What is left of the contacts", "", rows,
                                    sizeof rows / sizeof *rows};
  if (!result->audit.is_made) return;
  print_numbers(out, &result->audit.table, has_color);
  reach_block_print(out, &steps, result, name, has_color);
}

static void paragraph(FILE *out, const char *text) {
  if (!*text) return;
  fprintf(out, "%*s", INDENT, "");
  reach_print_wrapped(out, text, INDENT);
}

void reach_audit_print_answer(FILE *out, const reach_result *result,
                              const reach_table_options *options) {
  reach_line shown[MOST_ORGANIZATIONS];
  const char *names[MOST_ORGANIZATIONS];
  for (size_t o = 0; o < result->scenario->n_organizations && o < MOST_ORGANIZATIONS; o++) {
    shown[o] = reach_name_shown(result, o, name_em);
    names[o] = shown[o].text;
  }
  fputs(options->has_color ? BOLD : "", out);
  reach_print_wrapped(out, reach_audit_sentence(result).text, 0);
  fputs(options->has_color ? PLAIN : "", out);
  fprintf(out, "%s\n", reach_sentence_setting(result).text);
  reach_audit_print(out, result, names, options->has_color);
  fputc('\n', out);
  paragraph(out, reach_sentence_assumptions(result->scenario).text);
  paragraph(out, reach_sentence_scope(result).text);
  fputc('\n', out);
  if (options->folder) fprintf(out, "Results: %s\n", reach_line_clean(options->folder).text);
  if (options->charts) fprintf(out, "Charts:  %s\n", reach_line_clean(options->charts).text);
  if (options->page) fprintf(out, "Page:    %s\n", reach_line_clean(options->page).text);
}

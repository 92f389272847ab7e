/* The tables of an audit: its arithmetic number by number, and its contacts step by step. */
#include <math.h>

#include "store/csv.h"
#include "store/tables.h"

void reach_table_write_audit(const reach_result *result, reach_file *file) {
  const reach_calculator *table = &result->audit.table;
  reach_csv_header(file, "line,column,name,quantity,stated,right,difference,verdict,computed");
  for (size_t i = 0; i < table->n_checks; i++) {
    const reach_audit_check *check = &table->check[i];
    const reach_audit_row *row = &table->row[check->row];
    reach_csv_count(file, row->line);
    reach_csv_count(file, check->place);
    reach_csv_text(file, row->name);
    reach_csv_text(file, reach_audit_title[check->column]);
    reach_csv_number(file, check->stated);
    reach_csv_number(file, check->right);
    reach_csv_number(file, check->stated - check->right);
    reach_csv_text(file, reach_audit_verdict_name[check->verdict]);
    reach_csv_text(file, reach_audit_rule_of(table, check).text);
    reach_csv_end_row(file);
  }
}

/* A row of the second table; the inflation is that of the contacts, or NaN. */
typedef struct {
  const char *quantity, *unit;
  int column; /* of the calculator's table */
  const reach_summary *simulated;
  reach_bin inflation;
} line;

static void write_line(const reach_result *result, size_t o, const line *l, reach_file *file) {
  const reach_calculator *table = &result->audit.table;
  const reach_summary *s = l->simulated;
  reach_csv_text(file, result->scenario->organization[o].name);
  reach_csv_text(file, l->quantity);
  reach_csv_text(file, l->unit);
  const double number[] = {table->stated[l->column],
                           table->right[l->column],
                           s->mean,
                           s->ci_low,
                           s->ci_high,
                           l->inflation.mean,
                           l->inflation.ci_low,
                           l->inflation.ci_high};
  for (size_t i = 0; i < sizeof number / sizeof *number; i++) reach_csv_number(file, number[i]);
  reach_csv_end_row(file);
}

void reach_table_write_audit_reach(const reach_result *result, reach_file *file) {
  static const reach_bin none = {NAN, NAN, NAN};
  reach_csv_header(file, "organization,quantity,unit,stated,right,mean,ci_low,ci_high,inflation,"
                         "inflation_ci_low,inflation_ci_high");
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_audit_answer *a = &result->audit.answer[o];
    for (int step = 0; step < REACH_N_AUDIT_STEPS; step++)
      write_line(result, o,
                 &(line){reach_audit_step_name[step], "people", REACH_AUDIT_CONTACTS,
                         &a->step[step], a->inflation[step]},
                 file);
    const line money[] = {
        {"impressions", "exposures", REACH_AUDIT_IMPRESSIONS, &a->impressions, none},
        {"value", "money", REACH_AUDIT_VALUE, &a->value, none},
        {"roi", "times cost", REACH_AUDIT_ROI, &a->roi, none}};
    for (size_t i = 0; i < sizeof money / sizeof *money; i++)
      write_line(result, o, &money[i], file);
  }
}

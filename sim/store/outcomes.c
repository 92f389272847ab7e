/* What outcomes tell beside their measures. */
#include "store/csv.h"
#include "store/tables.h"

static void write_summary(const reach_summary *s, reach_file *file) {
  const double value[] = {s->mean, s->ci_low, s->ci_high, s->sd, s->p05, s->median, s->p95};
  for (size_t i = 0; i < sizeof value / sizeof *value; i++) reach_csv_number(file, value[i]);
  reach_csv_count(file, s->n);
}

void reach_table_write_outcomes(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,outcome,table,series,item,x,unit,mean,ci_low,ci_high,sd,p05,"
                         "median,p95,n");
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_answer *answer = &result->answer[o];
    for (unsigned c = 0; c < answer->n_cells; c++) {
      const reach_cell *cell = &answer->cell[c];
      reach_csv_text(file, result->scenario->organization[o].name);
      reach_csv_text(file, cell->outcome);
      reach_csv_text(file, cell->label.table);
      reach_csv_text(file, cell->label.series);
      reach_csv_text(file, cell->label.item);
      reach_csv_number(file, cell->label.x);
      reach_csv_text(file, cell->label.unit);
      write_summary(&cell->summary, file);
      reach_csv_end_row(file);
    }
  }
}

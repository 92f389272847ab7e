/* The response to a parameter, as tables. */
#include <math.h>

#include "scenario/words.h"
#include "store/csv.h"
#include "store/tables.h"

static const char *organization_name(const reach_result *result, size_t o) {
  return result->scenario->organization[o].name;
}

static void numbers(reach_file *file, size_t n, const double *number) {
  for (size_t i = 0; i < n; i++) reach_csv_number(file, number[i]);
}

static void write_key(const reach_response *r, size_t value, reach_file *file) {
  reach_csv_text(file, reach_param_table[r->param].key);
  reach_csv_number(file, r->value[value]);
}

static void write_differences(const reach_comparison *c, reach_file *file) {
  numbers(file, 3, (double[]){c->difference, c->difference_ci_low, c->difference_ci_high});
}

static void write_measure(const reach_response_cell *cell, int m, reach_file *file) {
  const reach_summary *s = &cell->summary[m];
  const reach_comparison *c = &cell->comparison[m];
  reach_csv_text(file, reach_measure_table[m].name);
  reach_csv_text(file, reach_measure_table[m].unit);
  numbers(file, 7, (double[]){s->mean, s->ci_low, s->ci_high, s->sd, s->p05, s->median, s->p95});
  reach_csv_count(file, s->n);
  numbers(file, 3, (double[]){c->ratio, c->ratio_ci_low, c->ratio_ci_high});
  write_differences(c, file);
}

void reach_table_write_response(const reach_result *result, reach_file *file) {
  const reach_response *r = &result->response;
  reach_csv_header(file, "key,value,organization,measure,unit,mean,ci_low,ci_high,sd,p05,median,"
                         "p95,n,ratio,ratio_ci_low,ratio_ci_high,difference,difference_ci_low,"
                         "difference_ci_high");
  for (size_t i = 0; i < r->n_values; i++) {
    for (size_t o = 0; o < r->n_organizations; o++) {
      if (reach_folder_stopped(file->folder)) return;
      for (int m = 0; m < REACH_N_MEASURES; m++) {
        write_key(r, i, file);
        reach_csv_text(file, organization_name(result, o));
        write_measure(reach_response_at(r, i, o), m, file);
        reach_csv_end_row(file);
      }
    }
  }
}

/* What is looked at: measure, minus, goal. */
static void write_question(const reach_response *r, reach_file *file) {
  reach_words goals;
  reach_words_split(&goals, reach_param_table[REACH_PARAM_response_goal].unit);
  reach_csv_text(file, reach_measure_table[r->measure].name);
  reach_csv_text(file, r->minus < 0 ? "" : reach_measure_table[r->minus].name);
  reach_csv_text(file, goals.word[r->wants_least ? REACH_GOAL_LEAST : REACH_GOAL_MOST]);
}

void reach_table_write_response_best(const reach_result *result, reach_file *file) {
  const reach_response *r = &result->response;
  reach_csv_header(file, "organization,key,value,measure,minus,goal,mean,ci_low,ci_high,difference,"
                         "difference_ci_low,difference_ci_high,is_best,may_be_best");
  for (size_t o = 0; o < r->n_organizations; o++) {
    for (size_t i = 0; i < r->n_values; i++) {
      const reach_response_cell *cell = reach_response_at(r, i, o);
      reach_csv_text(file, organization_name(result, o));
      write_key(r, i, file);
      write_question(r, file);
      numbers(file, 3, (double[]){cell->score.mean, cell->score.ci_low, cell->score.ci_high});
      write_differences(&cell->score_comparison, file);
      reach_csv_text(file, r->line[o].best == i ? "true" : "false");
      reach_csv_text(file, cell->may_be_best ? "true" : "false");
      reach_csv_end_row(file);
    }
  }
}

/* One row of a sign that changes, or that does not (crossing NULL). */
static void write_crossing(const reach_result *result, size_t o, const reach_crossing *crossing,
                           reach_file *file) {
  const reach_response *r = &result->response;
  int sign = r->line[o].crossings.sign;
  const reach_crossing none = {NAN, NAN, NAN, sign, sign, false};
  const reach_crossing *c = crossing ? crossing : &none;
  reach_csv_text(file, organization_name(result, o));
  reach_csv_text(file, r->minus < 0 ? organization_name(result, result->scenario->baseline) : "");
  reach_csv_text(file, reach_param_table[r->param].key);
  write_question(r, file);
  reach_csv_text(file, !crossing ? "does not cross" : c->is_certain ? "crosses" : "may cross");
  numbers(file, 5, (double[]){c->at, c->low, c->high, c->before, c->after});
  reach_csv_end_row(file);
}

void reach_table_write_response_crossing(const reach_result *result, reach_file *file) {
  const reach_response *r = &result->response;
  reach_csv_header(file, "organization,baseline,key,measure,minus,goal,verdict,at,ci_low,ci_high,"
                         "sign_before,sign_after");
  for (size_t o = 0; o < r->n_organizations; o++) {
    const reach_crossings *all = &r->line[o].crossings;
    if (!r->line[o].has_difference) continue;
    for (size_t i = 0; i < all->n; i++) write_crossing(result, o, &all->item[i], file);
    if (!all->n && all->sign) write_crossing(result, o, NULL, file);
  }
}

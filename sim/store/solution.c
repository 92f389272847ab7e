/* What was solved, as tables. */
#include <math.h>

#include "scenario/words.h"
#include "store/csv.h"
#include "store/solution.h"
#include "store/tables.h"
#include "study/solution.h"

const char *reach_solution_answer_name(reach_solved_answer answer) {
  static const char *const names[REACH_N_SOLVED] = {
      [REACH_SOLVED_FOUND] = "found",         [REACH_SOLVED_MAY_BE] = "may be found",
      [REACH_SOLVED_NOWHERE] = "not reached", [REACH_SOLVED_EVERYWHERE] = "reached everywhere",
      [REACH_SOLVED_UNDECIDED] = "undecided", [REACH_SOLVED_MISSING] = "no such measure"};
  return names[answer];
}

const char *reach_solution_word(int param, int value) {
  static const char *const goals[] = {"break-even", "mean", "target"};
  static const char *const sides[] = {"at-least", "at-most"};
  return param == REACH_PARAM_solve_goal ? goals[value] : sides[value];
}

static void numbers(reach_file *file, size_t n, const double *number) {
  for (size_t i = 0; i < n; i++) reach_csv_number(file, number[i]);
}

static void boolean(reach_file *file, bool is_so) {
  reach_csv_text(file, is_so ? "true" : "false");
}

static const char *organization_name(const reach_solution *s, size_t o) {
  return s->scenario->organization[o].name;
}

static void write_question(const reach_solution *s, reach_file *file) {
  bool has_against = s->goal == REACH_SOLVE_BREAK_EVEN;
  reach_csv_text(file, s->axis.key);
  numbers(file, 3, (double[]){s->from, s->to, s->own});
  reach_csv_text(file, reach_solution_word(REACH_PARAM_solve_goal, s->goal));
  reach_csv_text(file, reach_measure_table[s->measure].name);
  reach_csv_text(file, organization_name(s, s->organization));
  reach_csv_text(file, has_against ? organization_name(s, s->against) : "");
  reach_csv_text(file, reach_solution_word(REACH_PARAM_solve_side, s->is_at_most));
  numbers(file, 3, (double[]){s->factor, s->target, s->probability});
  reach_csv_count(file, s->n_replicates);
}

static void write_found(const reach_solution *s, const reach_root *root, reach_file *file) {
  static const reach_root none = {.at = NAN, .low = NAN, .high = NAN};
  const reach_root *r = root ? root : &none;
  bool is_found = root && root->is_certain;
  reach_csv_text(file, reach_solution_answer_name(is_found ? REACH_SOLVED_FOUND
                                                  : root   ? REACH_SOLVED_MAY_BE
                                                           : s->solved.answer));
  numbers(file, 5, (double[]){r->at, r->low, r->high, r->before, r->after});
  boolean(file, r->is_open_low);
  boolean(file, r->is_open_high);
}

/* The value with the largest mean score, and the cheapest that reaches the goal. */
static void write_best(const reach_solution *s, reach_file *file) {
  const reach_solved *solved = &s->solved;
  size_t best = solved->best, cheapest = solved->cheapest;
  bool has_best = best < solved->n_tried, has_cheapest = cheapest < solved->n_tried;
  numbers(
      file, 2,
      (double[]){has_best ? s->point[best].value : NAN, has_best ? s->point[best].own.mean : NAN});
  reach_csv_text(file, s->least < 0 ? "" : reach_measure_table[s->least].name);
  const reach_tried none = {.value = NAN, .cost = NAN, .cost_low = NAN, .cost_high = NAN};
  const reach_tried *t = has_cheapest ? &solved->tried[cheapest] : &none;
  numbers(file, 4, (double[]){t->value, t->cost, t->cost_low, t->cost_high});
}

static void write_row(const reach_solution *s, const reach_root *root, reach_file *file) {
  write_question(s, file);
  write_found(s, root, file);
  write_best(s, file);
  reach_csv_end_row(file);
}

void reach_table_write_solution(const reach_result *result, reach_file *file) {
  const reach_solution *s = result->solution;
  reach_csv_header(file,
                   "axis,from,to,scenario_value,goal,measure,organization,against,side,factor,"
                   "target,probability,replicates,answer,value,ci_low,ci_high,sign_below,"
                   "sign_above,may_lie_below,may_lie_above,best_value,best_mean,least,"
                   "least_value,least_mean,least_ci_low,least_ci_high");
  for (size_t i = 0; i < s->solved.n_roots; i++) write_row(s, &s->solved.root[i], file);
  if (!s->solved.n_roots) write_row(s, NULL, file);
}

void reach_table_write_solution_points(const reach_result *result, reach_file *file) {
  const reach_solution *s = result->solution;
  reach_csv_header(file, "axis,value,is_scan,n,mean,ci_low,ci_high,against_mean,against_ci_low,"
                         "against_ci_high,ratio,ratio_ci_low,ratio_ci_high,score,score_ci_low,"
                         "score_ci_high,sign,least_mean,least_ci_low,least_ci_high");
  for (size_t i = 0; i < s->solved.n_tried; i++) {
    const reach_solution_point *p = &s->point[i];
    const reach_tried *t = &s->solved.tried[i];
    reach_csv_text(file, s->axis.key);
    reach_csv_number(file, p->value);
    boolean(file, t->is_scan);
    reach_csv_count(file, p->own.n);
    numbers(file, 6,
            (double[]){p->own.mean, p->own.ci_low, p->own.ci_high, p->against.mean,
                       p->against.ci_low, p->against.ci_high});
    numbers(
        file, 3,
        (double[]){p->comparison.ratio, p->comparison.ratio_ci_low, p->comparison.ratio_ci_high});
    numbers(file, 4, (double[]){t->score.mean, t->score.low, t->score.high, t->score.clear});
    numbers(file, 3, (double[]){t->cost, t->cost_low, t->cost_high});
    reach_csv_end_row(file);
  }
}

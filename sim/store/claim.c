/* The claim of a scenario and the assumptions it rests on, as tables. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "scenario/value.h"
#include "scenario/words.h"
#include "store/csv.h"
#include "store/tables.h"
#include "study/claim.h"

static void numbers(reach_file *file, size_t n, const double *number) {
  for (size_t i = 0; i < n; i++) reach_csv_number(file, number[i]);
}

static void blanks(reach_file *file, size_t n) {
  for (size_t i = 0; i < n; i++) reach_csv_text(file, "");
}

/* A text that was made for this cell, or NULL where memory was short. */
static void made_text(reach_file *file, char *text) {
  if (text)
    reach_csv_text(file, text);
  else if (!file->error)
    file->error = ENOMEM;
  free(text);
}

/* The word of a choice. */
static void choice(reach_file *file, int param, int value) {
  reach_words words;
  reach_words_split(&words, reach_param_table[param].unit);
  reach_csv_text(file, words.word[value]);
}

/* A value of a parameter, or nothing. */
static void write_setting(int param, double value, reach_file *file) {
  if (reach_param_table[param].kind == REACH_CHOICE && !isnan(value))
    choice(file, param, (int)value);
  else
    reach_csv_number(file, value);
}

/* The names of the organizations, joined by a semicolon. */
static void organizations(const reach_result *result, uint64_t which, reach_file *file) {
  char *names = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&names, &n);
  const char *separator = "";
  for (size_t o = 0; out && o < result->scenario->n_organizations; o++) {
    if (!(which >> o & 1)) continue;
    fprintf(out, "%s%s", separator, result->scenario->organization[o].name);
    separator = "; ";
  }
  if (out) fclose(out);
  made_text(file, names);
}

/* What is compared and with what. */
static void write_question(const reach_result *result, reach_file *file) {
  const reach_scenario *scenario = result->scenario;
  const reach_params *p = &scenario->organization[0].params;
  const reach_question *q = &result->claim.question;
  reach_csv_text(file, p->claim_text);
  reach_csv_text(file, reach_verdict_name(result->claim.finding.verdict));
  reach_csv_text(file, reach_measure_table[q->measure].name);
  reach_csv_text(file, q->per >= 0 ? reach_measure_table[q->per].name : "");
  reach_csv_text(file, scenario->organization[scenario->claim.organization].name);
  choice(file, REACH_PARAM_claim_relation, q->relation);
  reach_csv_number(file, q->factor);
  reach_csv_text(file,
                 q->is_against_value ? "" : scenario->organization[scenario->claim.baseline].name);
  if (q->is_against_value)
    reach_csv_number(file, q->value);
  else
    blanks(file, 1);
  reach_csv_text(file, p->claim_step);
}

static unsigned turns(const reach_claim_answer *claim) {
  unsigned n = 0;
  for (size_t i = 0; i < claim->assumptions.n_items; i++) {
    const reach_assumption *a = &claim->assumptions.item[i];
    n += reach_claim_turns(claim, &a->low);
    n += reach_claim_turns(claim, &a->high);
  }
  return n;
}

void reach_table_write_claim(const reach_result *result, reach_file *file) {
  const reach_claim_answer *claim = &result->claim;
  const reach_one_at_a_time *all = &claim->assumptions;
  const reach_finding *f = &claim->finding;
  const reach_comparison *c = &f->comparison;
  bool is_alone = claim->question.is_against_value;
  reach_csv_header(file, "claim,verdict,measure,per,organization,relation,factor,baseline,value,"
                         "step,mean,ci_low,ci_high,baseline_mean,ratio,ratio_ci_low,ratio_ci_high,"
                         "difference,difference_ci_low,difference_ci_high,n,assumption,of,low,high,"
                         "at_low,at_high,turns");
  write_question(result, file);
  numbers(file, 3, (double[]){f->own.mean, f->own.ci_low, f->own.ci_high});
  if (is_alone)
    blanks(file, 4);
  else
    numbers(file, 4, (double[]){f->other.mean, c->ratio, c->ratio_ci_low, c->ratio_ci_high});
  numbers(file, 3, (double[]){c->difference, c->difference_ci_low, c->difference_ci_high});
  reach_csv_count(file, f->own.n);
  if (all->n_items && all->item[0].effect > 0) {
    const reach_assumption *a = &all->item[0];
    reach_csv_text(file, reach_param_table[a->param].key);
    organizations(result, a->organizations, file);
    write_setting(a->param, a->low.value, file);
    write_setting(a->param, a->high.value, file);
    numbers(file, 2,
            (double[]){reach_assumption_result(&a->low, all->aspect),
                       reach_assumption_result(&a->high, all->aspect)});
  } else {
    blanks(file, 6);
  }
  reach_csv_count(file, turns(claim));
  reach_csv_end_row(file);
}

static void write_end(const reach_claim_answer *claim, int param, const reach_range_end *end,
                      reach_file *file) {
  write_setting(param, end->value, file);
  if (!end->is_played) {
    blanks(file, 4);
    reach_csv_text(file, end->why);
    return;
  }
  reach_aspect_value at = reach_finding_aspect(&end->finding, claim->assumptions.aspect);
  numbers(file, 3, (double[]){at.at, at.ci_low, at.ci_high});
  reach_csv_text(file, claim->is_made ? reach_verdict_name(end->finding.verdict) : "");
  blanks(file, 1);
}

/* As a scenario would say it. */
static void write_value(const reach_result *result, const reach_assumption *a, reach_file *file) {
  char *value = NULL;
  size_t n = 0, first = 0;
  while (!(a->organizations >> first & 1)) first++;
  FILE *out = open_memstream(&value, &n);
  reach_scenario there = reach_scenario_rung(result->scenario, result->scenario->claim.rung);
  const reach_organization *organization = &there.organization[first];
  if (out) {
    reach_value_write(&reach_param_table[a->param], &organization->params, out);
    fclose(out);
  }
  made_text(file, value);
  reach_csv_text(file, organization->given[a->param] ? "scenario" : "default");
}

/* How an assumption was tried, or cells left blank. */
static void write_trial(const reach_claim_answer *claim, const reach_assumption *a,
                        reach_file *file) {
  const reach_one_at_a_time *all = &claim->assumptions;
  static const char *const aspects[] = {"mean", "ratio", "difference"};
  enum { N_CELLS = 16 };
  if (!all->n_replicates) {
    blanks(file, N_CELLS);
    return;
  }
  reach_csv_text(file, a->range ? a->range->source : "");
  reach_csv_text(file, aspects[all->aspect]);
  numbers(file, 2, (double[]){reach_finding_aspect(&all->as_it_is, all->aspect).at, a->effect});
  write_end(claim, a->param, &a->low, file);
  write_end(claim, a->param, &a->high, file);
}

void reach_table_write_assumptions(const reach_result *result, reach_file *file) {
  const reach_one_at_a_time *all = &result->claim.assumptions;
  reach_csv_header(file, "assumption,organizations,value,from,unit,note,range,result,as_it_is,"
                         "effect,low,at_low,at_low_ci_low,at_low_ci_high,verdict_at_low,"
                         "why_not_low,high,at_high,at_high_ci_low,at_high_ci_high,verdict_at_high,"
                         "why_not_high");
  for (size_t i = 0; i < all->n_items; i++) {
    const reach_assumption *a = &all->item[i];
    const reach_param *row = &reach_param_table[a->param];
    reach_csv_text(file, row->key);
    organizations(result, a->organizations, file);
    write_value(result, a, file);
    reach_csv_text(file, row->kind == REACH_CHOICE ? "" : row->unit);
    reach_csv_text(file, row->source);
    write_trial(&result->claim, a, file);
    reach_csv_end_row(file);
  }
}

#include "study/audit.h"

#include <math.h>
#include <stdlib.h>

#include "study/statistics.h"
#include "study/study.h"

const char *const reach_audit_step_name[REACH_N_AUDIT_STEPS] = {"addressed", "people", "seen",
                                                                "believed"};

static const int measure_of[REACH_N_AUDIT_STEPS] = {
    REACH_MEASURE_gross_contacts, -1, REACH_MEASURE_reach, REACH_MEASURE_accepted_reach};

/* gross contacts less those that are the same people, replicate by replicate */
static int summarize_unique(const reach_result *result, size_t o, reach_summary *summary) {
  const double *gross = reach_result_values(result, o, REACH_MEASURE_gross_contacts);
  const double *overlap = reach_result_values(result, o, REACH_MEASURE_overlap);
  double *people = malloc(result->n_replicates * sizeof *people);
  if (!people) return REACH_NO_MEMORY;
  for (uint64_t r = 0; r < result->n_replicates; r++)
    people[r] = gross[r] > 0 ? gross[r] * (1 - overlap[r]) : gross[r];
  int status = reach_summary_of(people, result->n_replicates, result->n_networks, summary);
  free(people);
  return status;
}

/* Contacts without chance over a mean with an interval. */
static reach_bin inflation(double contacts, const reach_summary *people) {
  reach_bin none = {NAN, NAN, NAN};
  if (!(people->mean > 0)) return none;
  double low = people->ci_high > 0 ? contacts / people->ci_high : NAN;
  return (reach_bin){contacts / people->mean, low,
                     people->ci_low > 0 ? contacts / people->ci_low : NAN};
}

/* a + b x of whatever x sums up. */
static reach_summary scaled(const reach_summary *x, double a, double b) {
  return (reach_summary){.mean = a + b * x->mean,
                         .ci_low = a + b * x->ci_low,
                         .ci_high = a + b * x->ci_high,
                         .sd = b * x->sd,
                         .p05 = a + b * x->p05,
                         .median = a + b * x->median,
                         .p95 = a + b * x->p95,
                         .n = isnan(a + b * x->mean) ? 0 : x->n};
}

static void answer_money(const double *right, reach_audit_answer *answer) {
  double price = right[REACH_AUDIT_VALUE] / right[REACH_AUDIT_IMPRESSIONS];
  double cost = right[REACH_AUDIT_COST];
  if (!(right[REACH_AUDIT_IMPRESSIONS] > 0)) price = NAN;
  answer->value = scaled(&answer->impressions, 0, price);
  answer->roi = scaled(&answer->value, -1, cost > 0 ? 1 / cost : NAN);
}

static int answer_organization(reach_result *result, size_t o) {
  reach_audit_answer *answer = &result->audit.answer[o];
  const double *right = result->audit.table.right;
  const reach_summary *summary = result->answer[o].summary;
  for (int step = 0; step < REACH_N_AUDIT_STEPS; step++)
    if (measure_of[step] >= 0) answer->step[step] = summary[measure_of[step]];
  int status = summarize_unique(result, o, &answer->step[REACH_AUDIT_UNIQUE]);
  for (int step = 0; step < REACH_N_AUDIT_STEPS; step++)
    answer->inflation[step] = inflation(right[REACH_AUDIT_CONTACTS], &answer->step[step]);
  answer->impressions = summary[REACH_MEASURE_impressions];
  answer_money(right, answer);
  return status;
}

int reach_audit_find(reach_result *result, reach_report *report) {
  const reach_scenario *scenario = result->scenario;
  const char *path = scenario->organization[0].params.audit_table;
  if (!*path) return 0;
  reach_audit *audit = &result->audit;
  int status = reach_calculator_read(path, &audit->table, report);
  audit->answer = calloc(scenario->n_organizations, sizeof *audit->answer);
  if (!status && !audit->answer) status = reach_report_no_memory(report, "an audit");
  for (size_t o = 0; o < scenario->n_organizations && !status; o++)
    if ((status = answer_organization(result, o))) reach_report_no_memory(report, "an audit");
  audit->is_made = !status;
  return status;
}

void reach_audit_free(reach_audit *audit) {
  reach_calculator_free(&audit->table);
  free(audit->answer);
  *audit = (reach_audit){0};
}

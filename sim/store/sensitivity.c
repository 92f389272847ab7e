#include "store/sensitivity.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "outcome/measures.h"
#include "scenario/words.h"
#include "store/csv.h"
#include "store/file.h"
#include "store/sweep_folder.h"

static const char *const aspects[] = {"mean", "ratio", "difference"};
static const char *const methods[] = {"one-at-a-time", "morris", "sobol"};

static void numbers(reach_file *file, size_t n, const double *number) {
  for (size_t i = 0; i < n; i++) reach_csv_number(file, number[i]);
}

static void blanks(reach_file *file, size_t n) {
  for (size_t i = 0; i < n; i++) reach_csv_text(file, "");
}

/* A value of a parameter: a number, or a word. */
static void value(reach_file *file, int param, double at) {
  const reach_param *row = &reach_param_table[param];
  if (row->kind != REACH_CHOICE || isnan(at)) {
    reach_csv_number(file, at);
    return;
  }
  reach_words words;
  reach_words_split(&words, row->unit);
  reach_csv_text(file, words.word[(size_t)at]);
}

static void estimated(reach_file *file, const reach_estimated *e) {
  numbers(file, 3, (double[]){e->at, e->ci_low, e->ci_high});
}

/* Names of the organizations, joined by a semicolon. */
static void organizations(const reach_sensitivity *s, uint64_t which, reach_file *file) {
  const reach_scenario *scenario = s->design.scenario;
  char *names = NULL;
  size_t n = 0;
  FILE *out = open_memstream(&names, &n);
  const char *separator = "";
  for (size_t o = 0; out && o < scenario->n_organizations; o++) {
    if (!(which >> o & 1)) continue;
    fprintf(out, "%s%s", separator, scenario->organization[o].name);
    separator = "; ";
  }
  if (out && !fclose(out) && names)
    reach_csv_text(file, names);
  else if (!file->error)
    file->error = ENOMEM;
  free(names);
}

static void question(const reach_sensitivity *s, reach_file *file) {
  const reach_question *q = &s->inquiry.question;
  const reach_scenario *scenario = s->design.scenario;
  reach_csv_text(file, methods[s->method]);
  reach_csv_text(file, reach_measure_table[q->measure].name);
  reach_csv_text(file, q->per >= 0 ? reach_measure_table[q->per].name : "");
  reach_csv_text(file, scenario->organization[s->inquiry.organization].name);
  reach_csv_text(file, q->is_against_value ? "" : scenario->organization[s->inquiry.baseline].name);
  reach_csv_text(file, aspects[s->aspect]);
  reach_csv_number(file, s->as_it_is.at);
}

/* Why this range. */
static const char *range_words(const reach_sensitivity *s, const reach_lever *lever) {
  if (!s->is_of_assumptions) return "given";
  if (lever->range) return lever->range->source;
  int param = s->design.axis[lever->axis].param;
  return reach_range_tries(param) ? "every word" : "from half to twice the value";
}

static void lever_range(const reach_sensitivity *s, const reach_lever *lever, reach_file *file) {
  const reach_axis *axis = &s->design.axis[lever->axis];
  const reach_param *row = &reach_param_table[axis->param];
  bool is_listed = !axis->is_interval;
  reach_csv_text(file, axis->key);
  reach_csv_text(file, row->key);
  organizations(s, axis->organizations, file);
  reach_csv_text(file, row->kind == REACH_CHOICE ? "" : row->unit);
  value(file, axis->param, lever->value);
  value(file, axis->param, is_listed ? reach_axis_value(axis, 0) : axis->from);
  value(file, axis->param, is_listed ? reach_axis_value(axis, axis->n_values - 1) : axis->to);
  if (is_listed)
    reach_csv_count(file, axis->n_values);
  else
    blanks(file, 1);
  reach_csv_text(file, range_words(s, lever));
}

static void end(int param, const reach_lever_end *e, reach_file *file) {
  value(file, param, e->value);
  numbers(file, 3, (double[]){e->result.at, e->result.ci_low, e->result.ci_high});
}

/* Cells of the other methods are empty. */
static void found(const reach_sensitivity *s, const reach_lever *lever, reach_file *file) {
  enum { OF_ENDS = 11, OF_MORRIS = 5, OF_SOBOL = 6 };
  int param = s->design.axis[lever->axis].param;
  if (s->method == REACH_SENSITIVITY_ONE_AT_A_TIME) {
    end(param, &lever->low, file);
    end(param, &lever->high, file);
    estimated(file, &lever->effect);
    blanks(file, OF_MORRIS + OF_SOBOL + 1);
  } else if (s->method == REACH_SENSITIVITY_MORRIS) {
    blanks(file, OF_ENDS);
    estimated(file, &lever->morris.mu_star);
    numbers(file, 2, (double[]){lever->morris.mu, lever->morris.sigma});
    blanks(file, OF_SOBOL);
    reach_csv_count(file, lever->morris.n);
  } else {
    blanks(file, OF_ENDS + OF_MORRIS);
    estimated(file, &lever->sobol.first);
    estimated(file, &lever->sobol.total);
    reach_csv_count(file, lever->sobol.n);
  }
  reach_csv_count(file, lever->n_missing);
  reach_csv_number(file, s->noise_share);
}

static void write_rows(const reach_sensitivity *s, reach_file *file) {
  reach_csv_header(file,
                   "rank,rank_best,rank_worst,parameter,key,organizations,unit,value,from,to,"
                   "values,range,method,measure,per,organization,baseline,result,as_it_is,low,"
                   "at_low,at_low_ci_low,at_low_ci_high,high,at_high,at_high_ci_low,"
                   "at_high_ci_high,effect,effect_ci_low,effect_ci_high,mu_star,mu_star_ci_low,"
                   "mu_star_ci_high,mu,sigma,first,first_ci_low,first_ci_high,total,total_ci_low,"
                   "total_ci_high,n,missing,noise_share");
  for (size_t i = 0; i < s->design.n_axes; i++) {
    const reach_lever *lever = &s->lever[i];
    reach_csv_count(file, lever->rank);
    reach_csv_count(file, lever->rank_best);
    reach_csv_count(file, lever->rank_worst);
    lever_range(s, lever, file);
    question(s, file);
    found(s, lever, file);
    reach_csv_end_row(file);
  }
}

int reach_sensitivity_write(const reach_sensitivity *s, reach_folder *folder,
                            reach_report *report) {
  reach_file file;
  int status = reach_file_create(&file, folder, REACH_SENSITIVITY_NAME, report);
  if (status) return status;
  write_rows(s, &file);
  status = reach_file_stage(&file, report);
  return status ? status : reach_folder_replace(folder, report);
}

/* --- JSON ------------------------------------------------------------------------------------ */

static json_t *value_json(int param, double at) {
  const reach_param *row = &reach_param_table[param];
  if (row->kind != REACH_CHOICE || isnan(at)) return reach_json_number(at);
  reach_words words;
  reach_words_split(&words, row->unit);
  return json_string(words.word[(size_t)at]);
}

static json_t *estimated_json(const reach_estimated *e) {
  return json_pack("{so so so}", "value", reach_json_number(e->at), "ci_low",
                   reach_json_number(e->ci_low), "ci_high", reach_json_number(e->ci_high));
}

static json_t *end_json(int param, const reach_lever_end *e) {
  return json_pack("{so so so so}", "value", value_json(param, e->value), "result",
                   reach_json_number(e->result.at), "ci_low", reach_json_number(e->result.ci_low),
                   "ci_high", reach_json_number(e->result.ci_high));
}

static json_t *found_json(const reach_sensitivity *s, const reach_lever *lever) {
  int param = s->design.axis[lever->axis].param;
  if (s->method == REACH_SENSITIVITY_ONE_AT_A_TIME)
    return json_pack("{so so so}", "low", end_json(param, &lever->low), "high",
                     end_json(param, &lever->high), "effect", estimated_json(&lever->effect));
  if (s->method == REACH_SENSITIVITY_MORRIS)
    return json_pack("{so so so so}", "mu_star", estimated_json(&lever->morris.mu_star), "mu",
                     reach_json_number(lever->morris.mu), "sigma",
                     reach_json_number(lever->morris.sigma), "n",
                     reach_json_count(lever->morris.n));
  return json_pack("{so so so}", "first", estimated_json(&lever->sobol.first), "total",
                   estimated_json(&lever->sobol.total), "n", reach_json_count(lever->sobol.n));
}

static json_t *lever_json(const reach_sensitivity *s, const reach_lever *lever) {
  const reach_axis *axis = &s->design.axis[lever->axis];
  double to = axis->is_interval ? axis->to : reach_axis_value(axis, axis->n_values - 1);
  double from = axis->is_interval ? axis->from : reach_axis_value(axis, 0);
  json_t *out = json_pack(
      "{so so so so so so so ss so}", "parameter", reach_json_string(axis->key), "rank",
      reach_json_count(lever->rank), "rank_best", reach_json_count(lever->rank_best), "rank_worst",
      reach_json_count(lever->rank_worst), "value", value_json(axis->param, lever->value), "from",
      value_json(axis->param, from), "to", value_json(axis->param, to), "range",
      range_words(s, lever), "missing", reach_json_count(lever->n_missing));
  json_t *more = found_json(s, lever);
  bool is_short = !out || !more || json_object_update(out, more);
  json_decref(more);
  if (!is_short) return out;
  json_decref(out);
  return NULL;
}

char *reach_sensitivity_json(const reach_sensitivity *s) {
  const reach_scenario *scenario = s->design.scenario;
  const reach_question *q = &s->inquiry.question;
  json_t *levers = json_array(), *untried = json_array();
  for (size_t i = 0; i < s->design.n_axes; i++)
    json_array_append_new(levers, lever_json(s, &s->lever[i]));
  for (size_t i = 0; i < s->n_untried; i++)
    json_array_append_new(untried, json_string(reach_param_table[s->untried[i]].key));
  bool is_whole = json_array_size(levers) == s->design.n_axes;
  json_t *out = json_pack(
      "{so so so ss ss so so so ss so so so so so so so}", "scenario",
      reach_json_string(scenario->name), "seed",
      reach_json_count(scenario->organization[0].params.run_seed), "replicates",
      reach_json_count(s->design.n_replicates), "method", methods[s->method], "measure",
      reach_measure_table[q->measure].name, "per",
      q->per >= 0 ? json_string(reach_measure_table[q->per].name) : json_null(), "organization",
      reach_json_string(scenario->organization[s->inquiry.organization].name), "baseline",
      q->is_against_value ? json_null()
                          : reach_json_string(scenario->organization[s->inquiry.baseline].name),
      "result", aspects[s->aspect], "points", reach_json_count(s->design.n_points),
      "points_missing", reach_json_count(s->n_missing), "as_it_is",
      reach_json_number(s->as_it_is.at), "mean", reach_json_number(s->mean), "noise_share",
      reach_json_number(s->noise_share), "parameters", levers, "not_varied", untried);
  if (is_whole) return reach_json_text(out);
  json_decref(out);
  return NULL;
}

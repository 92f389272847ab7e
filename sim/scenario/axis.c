#include "scenario/axis.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/utf8.h"
#include "scenario/value.h"
#include "scenario/words.h"

/* Steps are sums of decimal numbers: 3 x 0.1 is meant as 0.3. */
enum { DIGITS = 15 };
/* So near to a whole number of steps the last one ends at `to`. */
static const double step_tolerance = 1e-9;

__attribute__((format(printf, 3, 4))) static int object(char why[REACH_WHY_SIZE], int status,
                                                        const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(why, REACH_WHY_SIZE, format, arguments);
  va_end(arguments);
  return status;
}

/* "social." of "social.participation": the longest name that fits, since names may have points. */
static const char *skip_name(const reach_scenario *scenario, const char *key, size_t *found) {
  const char *rest = key;
  size_t longest = 0;
  for (size_t o = 0; o < scenario->n_organizations; o++) {
    const char *name = scenario->organization[o].name;
    size_t n = strlen(name);
    if (strncmp(key, name, n) != 0 || key[n] != '.' || n < longest) continue;
    *found = o;
    longest = n;
    rest = key + n + 1;
  }
  return rest;
}

static int refuse_key(const reach_scenario *scenario, const char *key, char why[REACH_WHY_SIZE]) {
  size_t o;
  const char *rest = skip_name(scenario, key, &o);
  if (reach_key_is_block(rest))
    return object(why, REACH_INVALID, "a block of keys; name one of its keys");
  const char *nearest = reach_param_nearest(rest);
  char whole[REACH_KEY_SIZE];
  if (nearest)
    snprintf(whole, sizeof whole, "%.*s%.60s", (int)(rest - key < 60 ? rest - key : 0), key,
             nearest);
  return object(why, REACH_INVALID, "unknown parameter %s%s", reach_show(key).text,
                reach_hint_for(nearest ? whole : NULL).text);
}

/* What the whole study has in common can vary only where it shapes what is played. */
static bool is_for_sweeps(int param) {
  static const char block[] = "run.";
  const reach_param *row = &reach_param_table[param];
  bool is_number = row->kind == REACH_REAL || row->kind == REACH_COUNT || row->kind == REACH_CHOICE;
  if (!is_number || param == REACH_PARAM_run_replicates) return false;
  return row->place != REACH_PLACE_STUDY || strncmp(row->key, block, strlen(block)) == 0;
}

static int check_param(const reach_scenario *scenario, int param, char why[REACH_WHY_SIZE]) {
  const reach_param *row = &reach_param_table[param];
  if (param == REACH_PARAM_run_replicates)
    return object(why, REACH_INVALID, "every point has sweep.replicates; it is no axis");
  if (!is_for_sweeps(param))
    return object(why, REACH_INVALID,
                  "%s cannot be an axis (allowed: numbers and choices of "
                  "organizations, or of run; no seeds)",
                  row->key);
  if (row->place == (scenario->is_network ? REACH_PLACE_COMPANY : REACH_PLACE_NETWORK))
    return object(why, REACH_INVALID, "%s belongs to a %s, and this scenario is none", row->key,
                  scenario->is_network ? "company" : "bare network");
  return 0;
}

static uint64_t everybody_without_own(const reach_scenario *scenario, int param) {
  uint64_t all = 0;
  for (size_t o = 0; o < scenario->n_organizations; o++)
    if (!scenario->organization[o].is_own[param]) all |= (uint64_t)1 << o;
  return all;
}

static int find_key(const reach_scenario *scenario, const char *key, reach_axis *axis,
                    char why[REACH_WHY_SIZE]) {
  static const char prefix[] = "organizations.";
  const char *at = strncmp(key, prefix, strlen(prefix)) ? key : key + strlen(prefix);
  size_t o = scenario->n_organizations;
  axis->param = at == key ? reach_key_find(key) : -1;
  if (axis->param < 0) axis->param = reach_key_find(skip_name(scenario, at, &o));
  if (axis->param < 0) return refuse_key(scenario, at, why);
  int status = check_param(scenario, axis->param, why);
  if (status) return status;
  bool is_for_all = reach_param_table[axis->param].place == REACH_PLACE_STUDY;
  if (o < scenario->n_organizations && is_for_all)
    return object(why, REACH_INVALID, "%s holds for the whole scenario, not for one organization",
                  reach_param_table[axis->param].key);
  if (o < scenario->n_organizations)
    axis->organizations = (uint64_t)1 << o;
  else
    axis->organizations = everybody_without_own(scenario, axis->param);
  if (axis->organizations) return 0;
  return object(why, REACH_INVALID,
                "every organization gives a value of its own; name one of them: %.60s.%s",
                scenario->organization[0].name, key);
}

int reach_axis_read_key(const reach_scenario *scenario, const char *text, size_t n,
                        reach_axis *axis, char why[REACH_WHY_SIZE]) {
  *axis = (reach_axis){.key = strndup(text, n)};
  return axis->key ? find_key(scenario, axis->key, axis, why) : REACH_NO_MEMORY;
}

int reach_axis_read_value(const reach_axis *axis, const char *text, size_t n, double *value,
                          char why[REACH_WHY_SIZE]) {
  const reach_param *row = &reach_param_table[axis->param];
  reach_raw raw = {0};
  reach_params *scratch = calloc(1, sizeof *scratch);
  reach_objection objection = {.why = ""};
  int status = scratch ? reach_raw_add(&raw, text, n, true, (reach_position){0}) : REACH_NO_MEMORY;
  if (!status && !n) {
    status = REACH_INVALID;
    snprintf(objection.why, sizeof objection.why, "a value is missing");
  }
  if (!status) status = reach_value_read(row, &raw, scratch, &objection);
  if (!status) {
    const char *field = (const char *)scratch + row->offset;
    *value = row->kind == REACH_CHOICE  ? *(const int *)field
             : row->kind == REACH_COUNT ? (double)*(const int64_t *)field
                                        : *(const double *)field;
  }
  if (status == REACH_INVALID) snprintf(why, REACH_WHY_SIZE, "%s", objection.why);
  reach_raw_free(&raw);
  free(scratch);
  return status;
}

static int refuse_twin(const reach_axis *axis, char why[REACH_WHY_SIZE]) {
  char word[REACH_AXIS_WORD_SIZE];
  for (uint64_t i = 1; i < axis->n_values; i++)
    for (uint64_t k = 0; k < i; k++) {
      if (axis->value[k] < axis->value[i] || axis->value[k] > axis->value[i]) continue;
      reach_axis_write(axis, axis->value[i], word);
      return object(why, REACH_INVALID, "%s is listed twice", word);
    }
  return 0;
}

static int read_listed(reach_axis *axis, const char *spec, char why[REACH_WHY_SIZE]) {
  enum { MOST_LISTED = 10000 };
  size_t n = 1;
  for (const char *c = spec; *c; c++) n += *c == ',';
  if (n > MOST_LISTED)
    return object(why, REACH_TOO_BIG, "%zu values (allowed at most %d in a list)", n, MOST_LISTED);
  axis->value = calloc(n, sizeof *axis->value);
  if (!axis->value) return REACH_NO_MEMORY;
  axis->n_values = n;
  for (size_t i = 0; i < n; i++) {
    size_t length = strcspn(spec, ",");
    int status = reach_axis_read_value(axis, spec, length, &axis->value[i], why);
    if (status) return status;
    spec += length + 1;
  }
  return refuse_twin(axis, why);
}

static int read_all_words(reach_axis *axis) {
  reach_words words;
  reach_words_split(&words, reach_param_table[axis->param].unit);
  axis->value = calloc(words.n_words, sizeof *axis->value);
  if (!axis->value) return REACH_NO_MEMORY;
  axis->n_values = words.n_words;
  for (size_t i = 0; i < words.n_words; i++) axis->value[i] = (double)i;
  return 0;
}

static int count_steps(reach_axis *axis, const char *word, char why[REACH_WHY_SIZE]) {
  if (!reach_number_read(word, &axis->step, why)) return REACH_INVALID;
  if (!(axis->step > 0))
    return object(why, REACH_INVALID, "a step of %s leads nowhere (allowed above 0)",
                  reach_show(word).text);
  bool is_whole = axis->step >= floor(axis->step) && axis->step <= floor(axis->step);
  if (reach_param_table[axis->param].kind == REACH_COUNT && !is_whole)
    return object(why, REACH_INVALID, "the step %s must be a whole number", reach_show(word).text);
  double steps = (axis->to - axis->from) / axis->step, nearest = round(steps);
  bool ends_at_to = fabs(steps - nearest) <= step_tolerance * fmax(1, nearest);
  double n = (ends_at_to ? nearest : floor(steps)) + 1;
  if (!(n <= REACH_MOST_ON_AXIS))
    return object(why, REACH_TOO_BIG, "%.6g values (allowed at most %d)", n, REACH_MOST_ON_AXIS);
  axis->n_values = (uint64_t)n;
  if (!ends_at_to) axis->to = reach_number_rounded(axis->from + (n - 1) * axis->step, DIGITS);
  return 0;
}

/* "from:to" or "from:to:step" */
static int read_range(reach_axis *axis, const char *spec, char why[REACH_WHY_SIZE]) {
  size_t n = strcspn(spec, ":");
  const char *end = spec + n + 1;
  size_t n_end = strcspn(end, ":");
  if (reach_param_table[axis->param].kind == REACH_CHOICE)
    return object(why, REACH_INVALID, "words have no range; list them, or write * for all");
  int status = reach_axis_read_value(axis, spec, n, &axis->from, why);
  if (!status) status = reach_axis_read_value(axis, end, n_end, &axis->to, why);
  if (status) return status;
  if (axis->from > axis->to)
    return object(why, REACH_INVALID, "it begins above its end: write the smaller number first");
  axis->is_interval = !end[n_end];
  if (axis->is_interval) return 0;
  if (strchr(end + n_end + 1, ':'))
    return object(why, REACH_INVALID, "one colon too many (allowed from:to:step)");
  return count_steps(axis, end + n_end + 1, why);
}

int reach_axis_read(const reach_scenario *scenario, const char *text, reach_axis *axis,
                    char why[REACH_WHY_SIZE]) {
  const char *equals = strchr(text, '=');
  *axis = (reach_axis){0};
  if (!equals || equals == text)
    return object(why, REACH_INVALID, "KEY=VALUES is expected, such as participation=0:1:0.1");
  int status = reach_axis_read_key(scenario, text, (size_t)(equals - text), axis, why);
  if (status) return status;
  bool is_choice = reach_param_table[axis->param].kind == REACH_CHOICE;
  if (is_choice && strcmp(equals + 1, "*") == 0) return read_all_words(axis);
  return strchr(equals, ':') ? read_range(axis, equals + 1, why)
                             : read_listed(axis, equals + 1, why);
}

void reach_axis_free(reach_axis *axis) {
  free(axis->key);
  free(axis->value);
  *axis = (reach_axis){0};
}

double reach_axis_value(const reach_axis *axis, uint64_t i) {
  if (axis->value) return axis->value[i];
  if (i + 1 == axis->n_values) return axis->to;
  return reach_number_rounded(axis->from + (double)i * axis->step, DIGITS);
}

double reach_axis_spread(const reach_axis *axis, double u) {
  bool is_count = reach_param_table[axis->param].kind == REACH_COUNT;
  if (!axis->is_interval)
    return reach_axis_value(
        axis, (uint64_t)fmin(floor(u * (double)axis->n_values), (double)axis->n_values - 1));
  if (is_count) return fmin(axis->from + floor(u * (axis->to - axis->from + 1)), axis->to);
  return fmin(axis->from + u * (axis->to - axis->from), axis->to);
}

void reach_axis_write(const reach_axis *axis, double value, char out[REACH_AXIS_WORD_SIZE]) {
  const reach_param *row = &reach_param_table[axis->param];
  if (row->kind == REACH_CHOICE) {
    reach_words words;
    reach_words_split(&words, row->unit);
    snprintf(out, REACH_AXIS_WORD_SIZE, "%s", words.word[(size_t)value]);
  } else if (row->kind == REACH_COUNT) {
    snprintf(out, REACH_AXIS_WORD_SIZE, "%lld", (long long)value);
  } else {
    reach_number_write(value, out);
  }
}

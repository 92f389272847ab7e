/* The tables of a page. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/claim_words.h"
#include "present/claims.h"
#include "present/headline.h"
#include "present/measure_words.h"
#include "present/story_parts.h"
#include "scenario/use.h"
#include "scenario/value.h"
#include "store/json.h"

enum { MOST_THAT_MATTER = 5 };

json_t *reach_story_table(const char *id, const char *title, const char *note, json_t *columns,
                          json_t *rows) {
  return json_pack("{ss ss so so so}", "id", id, "title", title, "note", reach_json_string(note),
                   "columns", columns, "rows", rows);
}

json_t *reach_story_column(const char *text, bool is_number) {
  return json_pack("{ss sb}", "text", text, "number", is_number);
}

json_t *reach_story_name(const char *name, bool is_number) {
  return json_pack("{so sb sb}", "text", reach_json_string(reach_line_clean(name).text), "number",
                   is_number, "name", true);
}

void reach_story_add_text(json_t *row, const char *text) {
  json_array_append_new(row, reach_json_string(text));
}

void reach_story_add_name(json_t *row, const char *name) {
  json_array_append_new(row, json_pack("{so sb}", "t", reach_json_string(name), "name", true));
}

/* A number as it is read, its range, and what it is sorted by. */
void reach_story_add_number(json_t *row, const char *text, const char *range, double value) {
  json_array_append_new(
      row, json_pack("{ss ss so}", "t", text, "r", range, "v", reach_json_number(value)));
}

void reach_story_add_mean(json_t *row, const reach_summary *s, int measure) {
  reach_grid_cell cell = reach_measure_words(s, measure);
  reach_story_add_number(row, cell.value.text, cell.range.text, s->n ? s->mean : NAN);
}

static void add_measure_name(json_t *row, int measure) {
  const reach_measure *m = &reach_measure_table[measure];
  json_array_append_new(row, json_pack("{ss ss}", "t", m->name, "h", m->help));
}

json_t *reach_story_measures(const reach_result *result) {
  json_t *columns = json_array(), *rows = json_array();
  const reach_scenario *s = result->scenario;
  json_array_append_new(columns, reach_story_column("Measure", false));
  json_array_append_new(columns, reach_story_column("Unit", false));
  for (size_t o = 0; o < s->n_organizations; o++)
    json_array_append_new(columns, reach_story_name(s->organization[o].name, true));
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    if (!reach_measure_is_shown(result, m)) continue;
    json_t *row = json_array();
    add_measure_name(row, m);
    reach_story_add_text(row, reach_measure_table[m].unit);
    for (size_t o = 0; o < s->n_organizations; o++)
      reach_story_add_mean(row, &result->answer[o].summary[m], m);
    json_array_append_new(rows, row);
  }
  return reach_story_table("measures", "All measures",
                           result->n_replicates > 1
                               ? "Means over replicates; in parentheses their 95 % intervals."
                               : "One replicate, no intervals.",
                           columns, rows);
}

void reach_story_add_ratio(json_t *row, const reach_comparison *c) {
  if (!isfinite(c->ratio)) {
    reach_story_add_number(row, "–", "", NAN);
    return;
  }
  reach_ratio_words words = reach_ratio_in_words(c);
  reach_story_add_number(row, words.times.text, words.interval.text, c->ratio);
}

static void add_difference(json_t *row, const reach_comparison *c) {
  double d = c->difference, low = c->difference_ci_low, high = c->difference_ci_high;
  if (!isfinite(d)) {
    reach_story_add_number(row, "–", "", NAN);
    return;
  }
  int decimals = reach_number_decimals(d, low, high);
  char text[80], range[80] = "";
  snprintf(text, sizeof text, "%s%s", d > 0 ? "+" : "", reach_number_grouped(d, decimals).text);
  if (high > low && reach_number_has_range(low, high, decimals))
    snprintf(range, sizeof range, "(%.30s to %.30s)", reach_number_grouped(low, decimals).text,
             reach_number_grouped(high, decimals).text);
  reach_story_add_number(row, text, range, d);
}

static bool is_comparable(const reach_result *result, size_t o, int m) {
  const reach_comparison *c = &result->answer[o].comparison[m];
  return o != result->scenario->baseline && (isfinite(c->ratio) || isfinite(c->difference)) &&
         result->answer[o].summary[m].n && reach_measure_is_shown(result, m);
}

json_t *reach_story_comparisons(const reach_result *result) {
  const reach_scenario *s = result->scenario;
  if (s->n_organizations < 2) return NULL;
  json_t *columns = json_array(), *rows = json_array();
  json_array_append_new(columns, reach_story_column("Measure", false));
  json_array_append_new(columns, reach_story_column("Organization", false));
  json_array_append_new(columns, reach_story_column("Ratio", true));
  json_array_append_new(columns, reach_story_column("Difference", true));
  for (int m = 0; m < REACH_N_MEASURES; m++) {
    for (size_t o = 0; o < s->n_organizations; o++) {
      if (!is_comparable(result, o, m)) continue;
      json_t *row = json_array();
      add_measure_name(row, m);
      reach_story_add_name(row, reach_line_clean(s->organization[o].name).text);
      reach_story_add_ratio(row, &result->answer[o].comparison[m]);
      add_difference(row, &result->answer[o].comparison[m]);
      json_array_append_new(rows, row);
    }
  }
  char note[1200];
  snprintf(note, sizeof note,
           "Held against %.1000s, replicate by replicate with the same luck; in parentheses "
           "95 %% intervals.",
           reach_line_clean(s->organization[s->baseline].name).text);
  return reach_story_table("comparison", "Compared with the baseline", note, columns, rows);
}

json_t *reach_story_matters(const reach_result *result) {
  static const char *const heads[] = {"Assumption", "As it is", "Low: result", "High: result"};
  const reach_claim_answer *claim = &result->claim;
  const reach_one_at_a_time *all = &claim->assumptions;
  size_t n_played = 0;
  for (size_t i = 0; i < all->n_items; i++)
    n_played += all->item[i].low.is_played || all->item[i].high.is_played;
  if (!n_played) return NULL;
  json_t *columns = json_array(), *rows = json_array();
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    json_array_append_new(columns, reach_story_column(heads[i], false));
  for (size_t i = 0; i < n_played && i < MOST_THAT_MATTER; i++) {
    const reach_assumption *a = &all->item[i];
    json_t *row = json_array();
    json_array_append_new(row, json_pack("{so ss}", "t",
                                         reach_json_string(reach_assumption_words(result, a).text),
                                         "h", reach_param_table[a->param].help));
    reach_story_add_text(row,
                         isnan(a->value) ? "–" : reach_assumption_value(a->param, a->value).text);
    reach_story_add_text(row, reach_claim_end_words(claim, a->param, &a->low).text);
    reach_story_add_text(row, reach_claim_end_words(claim, a->param, &a->high).text);
    json_array_append_new(rows, row);
  }
  char note[200];
  snprintf(note, sizeof note,
           "One at a time, all else as it is: %zu of %zu that were tried, %s replicate%s each.",
           json_array_size(rows), n_played, reach_number_grouped((double)all->n_replicates, 0).text,
           all->n_replicates == 1 ? "" : "s");
  return reach_story_table("matters", "The assumptions that matter most", note, columns, rows);
}

/* A value as a scenario writes it; "" = out of memory. */
static reach_line value_of(const reach_params *params, int param) {
  reach_line out = {""};
  char *text = NULL;
  size_t n = 0;
  FILE *stream = open_memstream(&text, &n);
  if (!stream) return out;
  reach_value_write(&reach_param_table[param], params, stream);
  if (!fclose(stream) && text) out = reach_line_clean(text);
  free(text);
  return out;
}

/* The organizations that share this value of the first of them that uses it. */
static uint64_t sharing(const reach_scenario *s, uint64_t left, int param, size_t *first) {
  uint64_t which = 0;
  for (*first = 0; !(left >> *first & 1);) ++*first;
  for (size_t o = *first; o < s->n_organizations; o++)
    if (left >> o & 1 &&
        reach_value_same(&reach_param_table[param], &s->organization[*first].params,
                         &s->organization[o].params))
      which |= UINT64_C(1) << o;
  return which;
}

static void add_organizations(json_t *row, const reach_scenario *s, uint64_t which,
                              uint64_t using) {
  reach_line out = {""};
  for (size_t o = 0; o < s->n_organizations; o++) {
    size_t used = strlen(out.text);
    if (which >> o & 1)
      snprintf(out.text + used, sizeof out.text - used, "%s%.200s", used ? ", " : "",
               reach_line_clean(s->organization[o].name).text);
  }
  if (which == using && s->n_organizations > 1)
    reach_story_add_text(row, "all");
  else
    reach_story_add_name(row, out.text);
}

static void add_value_row(json_t *rows, const reach_scenario *s, int i, uint64_t which,
                          uint64_t using, size_t first) {
  const reach_param *param = &reach_param_table[i];
  json_t *row = json_array();
  bool has_unit = param->kind != REACH_CHOICE && param->kind != REACH_CHANNELS;
  json_array_append_new(row, json_pack("{ss ss}", "t", param->key, "h", param->help));
  add_organizations(row, s, which, using);
  reach_story_add_name(row, value_of(&s->organization[first].params, i).text);
  reach_story_add_text(row, has_unit ? param->unit : "");
  reach_story_add_text(row, s->organization[first].given[i] ? "scenario" : "default");
  reach_story_add_text(row, param->grade);
  reach_story_add_text(row, param->source);
  json_array_append_new(rows, row);
}

json_t *reach_story_assumptions(const reach_result *result) {
  static const char *const heads[] = {"Parameter", "Organizations", "Value", "Unit",
                                      "From",      "Grade",         "Source"};
  const reach_scenario *s = result->scenario;
  json_t *columns = json_array(), *rows = json_array();
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    json_array_append_new(columns, reach_story_column(heads[i], false));
  for (int i = 0; i < REACH_N_PARAMS; i++) {
    if (!*reach_param_table[i].grade) continue;
    uint64_t using = 0;
    for (size_t o = 0; o < s->n_organizations; o++)
      if (reach_param_is_in_use(s, o, i)) using |= UINT64_C(1) << o;
    for (uint64_t left = using; left;) {
      size_t first;
      uint64_t which = sharing(s, left, i, &first);
      add_value_row(rows, s, i, which, using, first);
      left &= ~which;
    }
  }
  return reach_story_table(
      "assumptions", "Everything that was assumed",
      "Grades of evidence: A peer-reviewed, B figure of the industry, C secondary source, "
      "X assumption without a published value. The source says what is known of the default.",
      columns, rows);
}

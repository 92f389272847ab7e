/* The page of a sweep: what its charts say, sliders, a table of points. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "present/chart.h"
#include "present/headline.h"
#include "present/sentence.h"
#include "present/story.h"
#include "present/story_parts.h"
#include "store/digest.h"
#include "store/json.h"

enum { N_SENTENCES = 3, MOST_ROWS = 200 };
static const double name_em = 15;

static uint64_t n_missing(const reach_sweep_view *view) {
  uint64_t n = 0;
  for (uint64_t i = 0; i < view->design->n_points; i++)
    n += !view->summary[i * view->n_organizations].n;
  return n;
}

/* Where the ratio of an organization is smallest and largest; NULL = it has none. */
static const reach_comparison *extreme(const reach_sweep_view *view, size_t o, int sign) {
  const reach_comparison *best = NULL;
  for (uint64_t i = 0; i < view->design->n_points; i++) {
    const reach_comparison *c = &view->comparison[i * view->n_organizations + o];
    if (!view->summary[i * view->n_organizations + o].n || !isfinite(c->ratio)) continue;
    if (!best || sign * c->ratio > sign * best->ratio) best = c;
  }
  return best;
}

/* "Over 441 points Social reaches 0.4× (0.39–0.41) to 2.7× (...) as many people as traditional." */
static void say_extent(json_t *list, const reach_result *result, const reach_sweep_view *view,
                       size_t o) {
  const reach_comparison *least = extreme(view, o, -1), *most = extreme(view, o, 1);
  reach_sentence out;
  if (!least || !most) return;
  reach_ratio_words low = reach_ratio_in_words(least), high = reach_ratio_in_words(most);
  snprintf(out.text, sizeof out.text,
           "Over %s points %.300s reaches %s%s to %s%s as many people as %.300s.",
           reach_number_grouped((double)view->design->n_points, 0).text,
           reach_name_shown(result, o, name_em).text, low.times.text, low.interval.text,
           high.times.text, high.interval.text,
           reach_name_shown(result, result->scenario->baseline, name_em).text);
  reach_story_say(list, out.text);
}

static json_t *answer_of(const reach_result *result, const reach_sweep_view *view) {
  json_t *list = json_array();
  for (const reach_chart *c = reach_chart_table; c->name; c++)
    if (reach_chart_applies(c, result) && json_array_size(list) + 1 < N_SENTENCES)
      reach_story_say_headline(list, reach_chart_headline(c, result).text);
  for (size_t o = 0; o < view->n_organizations && json_array_size(list) < N_SENTENCES; o++)
    if (o != result->scenario->baseline) say_extent(list, result, view, o);
  return list;
}

static json_t *warnings_of(const reach_result *result, const reach_sweep_view *view) {
  json_t *list = json_array();
  uint64_t n = n_missing(view), n_points = view->design->n_points;
  const char *note = result->scenario->organization[0].params.note;
  char text[300];
  snprintf(text, sizeof text,
           "%s of %s points have no answer: they failed, or are not played to their end.",
           reach_number_grouped((double)n, 0).text, reach_number_grouped((double)n_points, 0).text);
  if (n) reach_story_say(list, text);
  snprintf(
      text, sizeof text,
      "There are more points than a page should carry, so it has no sliders; 'orgreach export' "
      "writes all of them as tables.");
  if (n_points * view->n_organizations > REACH_MOST_EXPLORED) reach_story_say(list, text);
  if (note) reach_story_say(list, reach_line_clean(note).text);
  return list;
}

static void add_point(json_t *rows, const reach_sweep_view *view, uint64_t point, size_t o) {
  const reach_design *design = view->design;
  size_t i = point * view->n_organizations + o;
  json_t *row = json_array();
  for (size_t d = 0; d < design->n_axes; d++) {
    char word[REACH_AXIS_WORD_SIZE] = "as in the scenario";
    double value = design->kind->value(design, point, d);
    if (!isnan(value)) reach_axis_write(&design->axis[d], value, word);
    reach_story_add_number(row, word, "", value);
  }
  reach_story_add_name(row, reach_line_clean(design->scenario->organization[o].name).text);
  reach_story_add_mean(row, &view->summary[i], view->measure);
  if (o == design->scenario->baseline)
    reach_story_add_number(row, "baseline", "", NAN);
  else
    reach_story_add_ratio(row, &view->comparison[i]);
  json_array_append_new(rows, row);
}

json_t *reach_story_points(const reach_sweep_view *view) {
  const reach_design *design = view->design;
  json_t *columns = json_array(), *rows = json_array();
  uint64_t most = MOST_ROWS / view->n_organizations, n = design->n_points;
  char note[300];
  for (size_t d = 0; d < design->n_axes; d++)
    json_array_append_new(columns, reach_story_name(design->axis[d].key, true));
  json_array_append_new(columns, reach_story_column("Organization", false));
  json_array_append_new(columns, reach_story_column(reach_measure_table[view->measure].name, true));
  json_array_append_new(columns, reach_story_column("Ratio to the baseline", true));
  for (uint64_t point = 0; point < n && point < most; point++)
    for (size_t o = 0; o < view->n_organizations; o++) add_point(rows, view, point, o);
  snprintf(
      note, sizeof note,
      "Means, in parentheses their 95 %% intervals. %s%s of %s points; 'orgreach export' writes "
      "all measures of all points as tables.",
      n > most ? "The first " : "All ", reach_number_grouped((double)(n > most ? most : n), 0).text,
      reach_number_grouped((double)n, 0).text);
  return reach_story_table("points", "Points", note, columns, rows);
}

static json_t *reproduce_of(const reach_result *result, const reach_design *design,
                            const char *resolved) {
  char digest[REACH_DIGEST_LENGTH + 1];
  reach_digest_of(resolved, strlen(resolved), digest);
  return json_pack("{ss so so ss}", "command", "orgreach sweep scenario.yaml", "seed",
                   reach_json_count(result->scenario->organization[0].params.run_seed),
                   "replicates", reach_json_count(design->n_replicates), "sha256", digest);
}

static json_t *setting_of(const reach_result *result, const reach_design *design) {
  char text[200];
  snprintf(text, sizeof text, "A sweep: %s points, %s replicates each, seed %llu",
           reach_number_grouped((double)design->n_points, 0).text,
           reach_number_grouped((double)design->n_replicates, 0).text,
           (unsigned long long)result->scenario->organization[0].params.run_seed);
  return json_string(text);
}

static json_t *tables_of(const reach_result *result, const reach_sweep_view *view) {
  return json_pack("[o, o]", reach_story_points(view), reach_story_assumptions(result));
}

json_t *reach_story_of_sweep(const reach_result *result, const reach_sweep_view *view,
                             size_t n_views, const char *resolved) {
  errno = 0;
  const reach_scenario *s = result->scenario;
  const reach_design *design = view->design;
  const char *title = s->organization[0].params.title;
  bool is_small = design->n_points * view->n_organizations <= REACH_MOST_EXPLORED;
  if (!title || !*title) title = s->name;
  return reach_story_whole(
      json_pack("{si ss ss so so so so so so so so so so so}", "format", REACH_STORY_FORMAT,
                "program", "orgreach", "version", ORGREACH_VERSION, "title",
                reach_json_string(reach_line_clean(title).text), "scenario",
                reach_json_string(reach_line_clean(s->name).text), "setting",
                setting_of(result, design), "names", reach_story_names(result), "answer",
                answer_of(result, view), "warnings", warnings_of(result, view), "explorer",
                is_small ? reach_story_explorer(view, n_views) : json_null(), "charts",
                reach_story_charts(result), "tables", tables_of(result, view), "limits",
                reach_story_limits(result), "reproduce", reproduce_of(result, design, resolved)));
}

#include "present/story.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "present/audit_words.h"
#include "present/chart.h"
#include "present/claim_words.h"
#include "present/headline.h"
#include "present/measure_words.h"
#include "present/response_words.h"
#include "present/sentence.h"
#include "present/story_parts.h"
#include "store/digest.h"
#include "store/json.h"

enum { N_SENTENCES = 3 };

void reach_story_say(json_t *list, const char *sentence) {
  if (*sentence) json_array_append_new(list, reach_json_string(sentence));
}

/* With a capital, as a headline begins. */
static void say_first(json_t *list, const char *sentence) {
  reach_line begin = reach_line_sentence(sentence);
  reach_sentence whole;
  snprintf(whole.text, sizeof whole.text, "%s", sentence);
  whole.text[0] = begin.text[0]; /* only a letter of ASCII changes */
  reach_story_say(list, whole.text);
}

void reach_story_say_headline(json_t *list, const char *headline) {
  reach_sentence sentence;
  size_t i;
  json_t *said;
  snprintf(sentence.text, sizeof sentence.text, "%s.", headline);
  json_array_foreach(list, i, said) {
    if (!strcmp(json_string_value(said), sentence.text)) return;
  }
  if (*headline) reach_story_say(list, sentence.text);
}

/* Where a claim speaks of hires, ideas or service, what was found of it is the answer. */
static bool is_about_outcome(const reach_result *result) {
  if (!result->claim.is_made || result->claim.question.measure == REACH_MEASURE_reach) return false;
  for (size_t o = 0; o < result->scenario->n_organizations; o++)
    if (result->answer[o].n_cells) return true;
  return false;
}

static void say_reach(json_t *list, const reach_result *result) {
  say_first(list, result->scenario->n_organizations == 1
                      ? reach_sentence_alone(result).text
                      : reach_sentence_comparison(result, reach_focus(result)).text);
}

/* The verdict on the claim with its numbers, without conditions. */
static void say_verdict(json_t *list, const reach_result *result) {
  static const char said[] = " is claimed";
  reach_sentence whole = reach_claim_sentence(result);
  const char *claim = result->scenario->organization[0].params.claim_text;
  size_t quoted = claim ? strlen(reach_line_clean(claim).text) : 0;
  if (quoted > strlen(whole.text)) quoted = 0;
  char *end = strstr(whole.text + quoted, said);
  if (end) snprintf(end + strlen(said), 2, ".");
  reach_story_say(list, whole.text);
}

/* Charts whose headline says of reach what the first sentence says, or only how it comes about. */
static bool is_detail(const reach_chart *chart) {
  static const char *const names[] = {"reach-over-time", "multiplier",    "reach-by-hop",
                                      "work-network",    "who-told-whom", "theory"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(chart->name, names[i])) return true;
  return false;
}

/* Three sentences: what is asked first, then what the scenario asks besides, then what the charts
 * say. */
static json_t *answer_of(const reach_result *result) {
  json_t *list = json_array();
  bool is_reach_first = !is_about_outcome(result);
  reach_story_say(list, reach_audit_sentence(result).text);
  if (is_reach_first) say_reach(list, result);
  say_verdict(list, result);
  if (!is_reach_first) say_reach(list, result);
  reach_story_say(list, reach_sentence_ladder(result).text);
  reach_story_say(list, reach_response_sentence(result).text);
  for (const reach_chart *c = reach_chart_table; c->name && json_array_size(list) < N_SENTENCES;
       c++)
    if (reach_chart_applies(c, result) && !is_detail(c))
      reach_story_say_headline(list, reach_chart_headline(c, result).text);
  while (json_array_size(list) > N_SENTENCES) json_array_remove(list, N_SENTENCES);
  return list;
}

static json_t *warnings_of(const reach_result *result) {
  json_t *list = json_array();
  const reach_scenario *s = result->scenario;
  const char *note = s->organization[s->baseline].params.note;
  for (size_t o = 0; o < s->n_organizations; o++)
    reach_story_say(list, reach_sentence_supercritical(result, o).text);
  if (note) reach_story_say(list, reach_line_clean(note).text);
  if (result->n_replicates < 2) reach_story_say(list, reach_sentence_scope(result).text);
  return list;
}

static json_t *organizations_of(const reach_result *result) {
  json_t *list = json_array();
  const reach_scenario *s = result->scenario;
  for (size_t o = 0; o < s->n_organizations; o++) {
    const reach_summary *reach = &result->answer[o].summary[REACH_MEASURE_reach];
    reach_grid_cell cell = reach_measure_words(reach, REACH_MEASURE_reach);
    reach_line name = reach_line_clean(s->organization[o].name);
    json_array_append_new(list,
                          json_pack("{so ss ss sb}", "name", reach_json_string(name.text), "figure",
                                    cell.value.text, "range", cell.range.text, "is_baseline",
                                    s->n_organizations > 1 && o == s->baseline));
  }
  return list;
}

/* The texts of a chart, and where in its picture they are not. */
static json_t *chart_of(const reach_chart *chart, const reach_result *result) {
  reach_page page;
  reach_line headline = reach_chart_headline(chart, result);
  reach_line subtitle = reach_chart_subtitle(chart, result);
  reach_page_start(&page, result, headline.text, subtitle.text);
  json_t *out = json_pack(
      "{ss so so so so sf sf}", "name", chart->name, "headline", reach_json_string(headline.text),
      "warning", reach_json_string(reach_headline_warning(result).text), "subtitle",
      reach_json_string(subtitle.text), "caption",
      reach_json_string(reach_page_caption(result).text), "top", page.top + REACH_PAGE_PLOT_GAP,
      "bottom", page.bottom - REACH_PAGE_PLOT_GAP);
  bool is_short = page.is_short_of_memory;
  reach_page_free(&page);
  if (!is_short) return out;
  json_decref(out);
  return NULL;
}

json_t *reach_story_charts(const reach_result *result) {
  json_t *list = json_array();
  for (const reach_chart *c = reach_chart_table; c->name; c++) {
    if (!reach_chart_applies(c, result)) continue;
    if (!json_array_append_new(list, chart_of(c, result))) continue;
    json_decref(list);
    return NULL;
  }
  return list;
}

static json_t *tables_of(const reach_result *result) {
  json_t *list = json_array();
  json_t *made[] = {reach_story_measures(result), reach_story_comparisons(result),
                    reach_story_matters(result), reach_story_assumptions(result)};
  for (size_t i = 0; i < sizeof made / sizeof *made; i++)
    if (made[i]) json_array_append_new(list, made[i]);
  return list;
}

/* The words that people gave, as they stand in sentences: clean, and at times shortened. */
json_t *reach_story_names(const reach_result *result) {
  json_t *list = json_array();
  const reach_scenario *s = result->scenario;
  const reach_params *p = &s->organization[0].params;
  for (size_t o = 0; o < s->n_organizations; o++) {
    static const double width = 15; /* of names in headlines */
    reach_story_say(list, reach_line_clean(s->organization[o].name).text);
    reach_story_say(list, reach_name_shown(result, o, width).text);
    reach_story_say(list, reach_line_sentence(reach_name_shown(result, o, width).text).text);
  }
  reach_story_say(list, reach_line_clean(s->name).text);
  if (p->claim_text) reach_story_say(list, reach_line_clean(p->claim_text).text);
  for (size_t r = 1; r < result->n_rungs; r++)
    reach_story_say(list, reach_line_clean(result->rung[r].name).text);
  return list;
}

static json_t *reproduce_of(const reach_result *result, const char *resolved) {
  char digest[REACH_DIGEST_LENGTH + 1];
  reach_digest_of(resolved, strlen(resolved), digest);
  return json_pack("{ss so so ss}", "command", "orgreach run scenario.yaml", "seed",
                   reach_json_count(result->scenario->organization[0].params.run_seed),
                   "replicates", reach_json_count(result->n_replicates), "sha256", digest);
}

json_t *reach_story_whole(json_t *story) {
  if (errno != ENOMEM) return story;
  json_decref(story);
  return NULL;
}

json_t *reach_story_of(const reach_result *result, const char *resolved) {
  errno = 0;
  const reach_scenario *s = result->scenario;
  const char *title = s->organization[0].params.title;
  if (!title || !*title) title = s->name;
  return reach_story_whole(json_pack(
      "{si ss ss so so so so so so so so so so so so}", "format", REACH_STORY_FORMAT, "program",
      "orgreach", "version", ORGREACH_VERSION, "title",
      reach_json_string(reach_line_clean(title).text), "scenario",
      reach_json_string(reach_line_clean(s->name).text), "setting",
      reach_json_string(reach_sentence_setting(result).text), "names", reach_story_names(result),
      "answer", answer_of(result), "warnings", warnings_of(result), "claim",
      reach_json_string(reach_claim_sentence(result).text), "organizations",
      organizations_of(result), "charts", reach_story_charts(result), "tables", tables_of(result),
      "limits", reach_story_limits(result), "reproduce", reproduce_of(result, resolved)));
}

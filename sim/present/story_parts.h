/* The parts of a story (story.h). As in store/json.c, a failed allocation makes a null pointer that
 * reaches the top. */
#ifndef REACH_PRESENT_STORY_PARTS_H
#define REACH_PRESENT_STORY_PARTS_H

#include <jansson.h>

#include "study/study.h"
#include "study/sweep_view.h"

/* Tables: of measures; of the comparison with the baseline (NULL: there is one organization); of
 * the assumptions that matter most (NULL: none were played); of all that has a grade of evidence.
 */
json_t *reach_story_measures(const reach_result *result);
json_t *reach_story_comparisons(const reach_result *result);
json_t *reach_story_matters(const reach_result *result);
json_t *reach_story_assumptions(const reach_result *result);

/* What the model does not know, of what this scenario uses; sentences. */
json_t *reach_story_limits(const reach_result *result);

/* The story, unless memory was short since errno was set to 0: a list that could not grow leaves no
 * other trace. */
json_t *reach_story_whole(json_t *story);

/* The texts of all charts that apply, and the names that stand in sentences. */
json_t *reach_story_charts(const reach_result *result);
json_t *reach_story_names(const reach_result *result);
/* Adds a sentence; nothing of an empty one; a headline as a sentence, unless it is there. */
void reach_story_say(json_t *list, const char *sentence);
void reach_story_say_headline(json_t *list, const char *headline);

/* What the sliders of a sweep's page need: axes, organizations and the measures of n views of one
 * design, the first of reach:
 * {grid, axes[{key, help, unit, words, whole, values[]}], organizations[], baseline, places,
 *  measures[{name, unit, digits, ratio, help, data}]}. */
json_t *reach_story_explorer(const reach_sweep_view *view, size_t n_views);
/* A table of the points: values, reach, its ratio to the baseline. */
json_t *reach_story_points(const reach_sweep_view *view);

/* Takes over `rows` and `columns`. */
json_t *reach_story_table(const char *id, const char *title, const char *note, json_t *columns,
                          json_t *rows);
json_t *reach_story_column(const char *text, bool is_number);
/* Cells: a text; a name that somebody gave; a number as it is read, its range, and what it is
 * sorted by; a mean, and a ratio. */
void reach_story_add_text(json_t *row, const char *text);
void reach_story_add_name(json_t *row, const char *name);
void reach_story_add_number(json_t *row, const char *text, const char *range, double value);
void reach_story_add_mean(json_t *row, const reach_summary *summary, int measure);
void reach_story_add_ratio(json_t *row, const reach_comparison *comparison);
/* A column under a name that somebody gave. */
json_t *reach_story_name(const char *name, bool is_number);

#endif

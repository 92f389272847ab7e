/* The parts of a story (story.h). As in store/json.c, a failed allocation makes a null pointer that
 * reaches the top. */
#ifndef REACH_PRESENT_STORY_PARTS_H
#define REACH_PRESENT_STORY_PARTS_H

#include <jansson.h>

#include "study/study.h"

/* Tables: of measures; of the comparison with the baseline (NULL: there is one organization); of
 * the assumptions that matter most (NULL: none were played); of all that has a grade of evidence.
 */
json_t *reach_story_measures(const reach_result *result);
json_t *reach_story_comparisons(const reach_result *result);
json_t *reach_story_matters(const reach_result *result);
json_t *reach_story_assumptions(const reach_result *result);

/* What the model does not know, of what this scenario uses; sentences. */
json_t *reach_story_limits(const reach_result *result);

/* Takes over `rows` and `columns`. */
json_t *reach_story_table(const char *id, const char *title, const char *note, json_t *columns,
                          json_t *rows);
json_t *reach_story_column(const char *text, bool is_number);
/* A column under a name that somebody gave. */
json_t *reach_story_name(const char *name, bool is_number);

#endif

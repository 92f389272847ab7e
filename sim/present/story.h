/* What the page of a result says, as one JSON object in words and rounded numbers. `orgreach run`
 * keeps it as report.json; the page (webpage.h) is made of it and of the charts, by `run` and by
 * `orgreach report` alike. */
#ifndef REACH_PRESENT_STORY_H
#define REACH_PRESENT_STORY_H

#include <jansson.h>

#include "study/study.h"
#include "study/sweep_view.h"

enum { REACH_STORY_FORMAT = 1 };

/* {format, program, version, title, scenario, setting, names[], answer[], warnings[], claim,
 *  organizations[{name, figure, range, is_baseline}],
 *  charts[{name, headline, warning, subtitle, caption, top, bottom}],
 *  tables[{id, title, note, columns[{text, number, name}], rows[[cell]]}], limits[],
 *  reproduce{command, seed, replicates, sha256}}
 * where a cell is a text or {t: text, r: its range, v: number to sort by, h: help, name: somebody
 * gave it}.
 * `resolved` is the text of scenario.yaml. NULL = out of memory. */
json_t *reach_story_of(const reach_result *result, const char *resolved);

/* The same of a sweep, without organizations[] and claim, and with explorer (story_parts.h), which
 * is null where there are more points than a page should carry. `result` has the sweep; the n views
 * are of its design, one measure each, the first of reach. */
enum { REACH_MOST_EXPLORED = 25000 }; /* points times organizations */
json_t *reach_story_of_sweep(const reach_result *result, const reach_sweep_view *view,
                             size_t n_views, const char *resolved);

#endif

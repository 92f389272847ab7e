/* What the page of a result says, as one JSON object in words and rounded numbers. `orgreach run`
 * keeps it as report.json; the page (webpage.h) is made of it and of the charts, by `run` and by
 * `orgreach report` alike. */
#ifndef REACH_PRESENT_STORY_H
#define REACH_PRESENT_STORY_H

#include <jansson.h>

#include "study/study.h"

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

#endif

/* report.html: one page that needs nothing else. It is made of report.json (story.h) and of the
 * charts of the same folder; whoever may have changed these, nothing in them runs. */
#ifndef REACH_PRESENT_WEBPAGE_H
#define REACH_PRESENT_WEBPAGE_H

#include <jansson.h>

#include "present/html.h"
#include "store/folder.h"

/* Stages report.json and report.html, which the folder's next publication gives their names. The
 * same story and charts make the same bytes. Charts that are missing leave a line that says so.
 * Returns 0, REACH_CANNOT_WRITE, REACH_NO_MEMORY or REACH_INTERRUPTED + signal. Takes over `story`,
 * which may be NULL: out of memory. */
int reach_webpage_stage(json_t *story, reach_folder *folder, reach_report *report);

/* Stages report.html alone. Likewise. */
int reach_webpage_stage_alone(json_t *story, reach_folder *folder, reach_report *report);

/* Reads report.json again and stages report.html alone. REACH_UNREADABLE where there is none, or
 * it is damaged or of another version. */
int reach_webpage_stage_again(reach_folder *folder, reach_report *report);

/* The story in report.json; the caller's. REACH_UNREADABLE as above. */
int reach_webpage_read_story(const reach_folder *folder, json_t **story, reach_report *report);

/* The page itself. */
int reach_webpage_make(const json_t *story, const reach_folder *folder, reach_html *html,
                       reach_report *report);

#endif

/* The sections of a page. All take what a story says, and show nothing of what it does not. */
#ifndef REACH_PRESENT_WEBPAGE_PARTS_H
#define REACH_PRESENT_WEBPAGE_PARTS_H

#include <jansson.h>

#include "present/html.h"
#include "store/folder.h"

typedef struct {
  const json_t *story;
  const reach_folder *folder; /* of charts/ and of the files; NULL = there is none */
  reach_html *html;
  reach_report *report;
  const char **name; /* [n_names] that stand in sentences; borrowed from the story; owned */
  size_t n_names;
} reach_webpage;

/* A member that is a text; "" where there is none. */
const char *reach_webpage_text(const json_t *object, const char *member);

void reach_webpage_begin_section(reach_webpage *page, const char *id, const char *title);
void reach_webpage_end_section(reach_webpage *page);
/* <p class="class">sentence</p>; nothing of an empty one. */
void reach_webpage_paragraph(reach_webpage *page, const char *class, const char *sentence);

void reach_webpage_answer(reach_webpage *page);
/* What explorer.js makes sliders of. */
void reach_webpage_explorer(reach_webpage *page);
/* Returns what reading the pictures returns; missing ones are said on the page. */
int reach_webpage_charts(reach_webpage *page);
/* The table of the story with this id, if it has one. */
void reach_webpage_table(reach_webpage *page, const char *id);
void reach_webpage_limits(reach_webpage *page);
/* With the sizes and SHA-256 of the files that a run writes. */
int reach_webpage_reproduce(reach_webpage *page);

#endif

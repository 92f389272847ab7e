/* A deck of a result folder: a title, a slide for each chart, and what the numbers rest on, with
 * notes that have the numbers. Made of report.json (story.h) and of the pictures in charts/, as
 * Markdown, of which pandoc makes a PowerPoint file. Whoever may have changed these, no text of
 * them is markup. */
#ifndef REACH_PRESENT_SLIDES_H
#define REACH_PRESENT_SLIDES_H

#include <jansson.h>
#include <signal.h>
#include <stdbool.h>

#include "store/folder.h"

/* What reads the Markdown: no HTML, no TeX, nothing but what is written here. */
#define REACH_SLIDES_FORMAT                                                                        \
  "markdown_strict-raw_html+all_symbols_escapable+yaml_metadata_block+fenced_divs+pipe_tables"

/* Zeroed: pandoc on PATH, a minute, not to be stopped. */
typedef struct {
  const char *path;                  /* where to look for pandoc; NULL: the environment's PATH */
  double seconds;                    /* time limit; 0: the default */
  const volatile sig_atomic_t *stop; /* may be NULL */
} reach_slides_options;

/* The Markdown. Charts whose picture is not among the n `pictures` are left out, with a line that
 * says so. Caller frees; NULL = out of memory. */
char *reach_slides_markdown(const json_t *story, const char *const *pictures, size_t n_pictures);

/* Stages slides.md, and slides.pptx where pandoc is there (*has_deck). The same story and pictures
 * make the same bytes. Returns 0; REACH_UNREADABLE where there is no story; REACH_CHARTS_FAILED
 * when pandoc fails or hangs, and the Markdown is staged alone; REACH_CANNOT_WRITE, REACH_NO_MEMORY
 * or REACH_INTERRUPTED + signal. */
int reach_slides_stage(reach_folder *folder, const reach_slides_options *options, bool *has_deck,
                       reach_report *report);

#endif

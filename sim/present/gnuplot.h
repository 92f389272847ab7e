/* Runs gnuplot on one script, or pandoc on a text: no shell, a clean environment, a private work
 * folder, a time limit. gnuplot can run commands that a script names, so only scripts of our own
 * (see chart_script.h) may come here. */
#ifndef REACH_PRESENT_GNUPLOT_H
#define REACH_PRESENT_GNUPLOT_H

#include <limits.h>
#include <signal.h>
#include <stddef.h>

#include "base/report.h"
#include "present/child.h"

typedef struct {
  char path[PATH_MAX];               /* absolute */
  const char *program;               /* "pandoc"; NULL: gnuplot */
  char *const *argument;             /* of the program, ended by NULL; NULL: those of gnuplot */
  double seconds;                    /* time limit of one drawing */
  const volatile sig_atomic_t *stop; /* may be NULL */
} reach_gnuplot;

/* One script that is being drawn. */
typedef struct {
  const reach_gnuplot *gnuplot;
  char folder[PATH_MAX]; /* private, removed at the end; "" = none */
  reach_child child;
  double started;
  char said[600]; /* what it wrote there, on one line */
  size_t n_said;
} reach_drawing;

/* Finds gnuplot in the folders of `search_path` (NULL: the environment's PATH); relative
 * ones are passed over. Returns 0 or REACH_CHARTS_FAILED. */
int reach_gnuplot_find(reach_gnuplot *gnuplot, const char *search_path, reach_report *report);

/* A file of the work folder. */
typedef struct {
  const char *name, *text; /* the name may be "charts/reach.png" */
  size_t n;
} reach_drawing_file;

/* Writes the files into a new private folder and starts gnuplot there on the first of them (or the
 * program with its arguments).
 * Returns 0, REACH_CHARTS_FAILED or REACH_NO_MEMORY. */
int reach_drawing_start(reach_drawing *drawing, const reach_gnuplot *gnuplot,
                        const reach_drawing_file *file, size_t n_files, reach_report *report);

/* Waits for its end. Returns 0; REACH_CHARTS_FAILED when it failed or took too long, with
 * what it said; REACH_INTERRUPTED + signal. `name` is for the message. */
int reach_drawing_wait(reach_drawing *drawing, const char *name, reach_report *report);

/* Kills gnuplot if it still runs, and removes the work folder. Legal on a zeroed drawing. */
void reach_drawing_end(reach_drawing *drawing);

#endif

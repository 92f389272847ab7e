/* Charts of a finished result: DIR/charts/NAME.{png,svg,pdf}, NAME.csv with the numbers and
 * NAME.gp, which draws the three pictures again without the program. */
#ifndef REACH_PRESENT_CHART_H
#define REACH_PRESENT_CHART_H

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/report.h"
#include "present/chart_page.h"
#include "present/lettering.h"
#include "study/study.h"

/* One kind of chart. Its drawing commands are plots/NAME.gp. */
typedef struct {
  const char *name, *summary;
  bool (*applies)(const reach_result *result);
  reach_line (*headline)(const reach_result *result);
  reach_line (*subtitle)(const reach_result *result); /* metric, unit, band, n */
  bool shows_ladder;                                  /* else the scenario before its first step */
  /* Tidy numbers with a header line; organizations are numbered 0, 1, ... */
  void (*write_data)(const reach_result *result, FILE *csv);
  /* Places the axes and every text, see chart_page.h. */
  void (*compose)(reach_page *page);
  reach_subject of;  /* which results it is of, */
  const char *needs; /* and what these must have: "needs ..." */
} reach_chart;

extern const reach_chart reach_chart_table[]; /* ended by a null name */

/* What stands above the picture. Of the second: where a ladder follows, that its steps are not
 * in it. */
reach_line reach_chart_headline(const reach_chart *chart, const reach_result *result);
reach_line reach_chart_subtitle(const reach_chart *chart, const reach_result *result);

/* Is there something to draw? */
bool reach_chart_applies(const reach_chart *chart, const reach_result *result);

/* Zeroed: light theme, 16:9, gnuplot on PATH, two minutes for a chart, not to be stopped. */
typedef struct {
  const char *theme;                 /* "light" or "dark"; NULL: light, or what the .gp says */
  const char *aspect;                /* of reach_shape_name; NULL: "16:9", or what the .gp says */
  unsigned formats;                  /* bits of reach_picture_format; 0: all */
  const char *path;                  /* where to look for gnuplot; NULL: the environment's PATH */
  double seconds;                    /* time limit of one chart; 0: the default */
  const volatile sig_atomic_t *stop; /* set from a signal handler: stop soon; may be NULL */
} reach_chart_options;

/* Writes and draws every chart that applies to the result into dir/charts, which is made if
 * it is missing. Returns 0; REACH_CHARTS_FAILED when gnuplot is missing or fails (data and
 * scripts are kept, the message says how to draw them again); REACH_CANNOT_WRITE;
 * REACH_NO_MEMORY; REACH_INTERRUPTED + signal. `options` may be NULL. */
int reach_charts_draw(const reach_result *result, const char *dir, reach_report *report);
int reach_charts_draw_with(const reach_result *result, const char *dir,
                           const reach_chart_options *options, reach_report *report);

/* Draws dir/charts/NAME.gp of every known chart again; a theme or aspect that is given is kept in
 * it. Texts, colours, ranges and positions in the upper part of the script may have been edited;
 * the drawing commands below them must be the program's own, so that a script from elsewhere cannot
 * run commands. REACH_UNREADABLE when there is none; else as above. */
int reach_charts_redraw(const char *dir, reach_report *report);
int reach_charts_redraw_with(const char *dir, const reach_chart_options *options,
                             reach_report *report);

/* Two lines for each chart: name, summary; what it needs. */
void reach_charts_list(FILE *out);

#endif

/* The script of a chart: assignments (texts, colours, ranges, positions), a line of equal
 * signs, then the drawing commands of plots/style.gp and plots/NAME.gp. */
#ifndef REACH_PRESENT_CHART_SCRIPT_H
#define REACH_PRESENT_CHART_SCRIPT_H

#include <stddef.h>

#include "base/report.h"
#include "present/chart_page.h"

/* The whole script of a chart; caller frees. NULL when out of memory. */
char *reach_script_make(const reach_page page[REACH_N_SHAPES], const char *name, const char *theme,
                        const char *aspect);

/* A script that may be run: the assignments of `text` (n bytes, the file `place`) if each
 * line is one, of a known name, a number or single-quoted text; and our own drawing
 * commands, which those in `text` must equal. `theme` and `aspect` replace those of the text unless
 * NULL.
 * Caller frees. Returns 0, REACH_CHARTS_FAILED (it is not such a script) or REACH_NO_MEMORY. */
int reach_script_check(const char *text, size_t n, const char *place, const char *name,
                       const char *theme, const char *aspect, char **script, reach_report *report);

/* The assignments of a checked script with the drawing commands of another plots/NAME.gp, for a GIF
 * and an SVG. Caller frees; NULL when out of memory. */
char *reach_script_with(const char *script, const char *name);

#endif

/* The work network day by day: charts/work-network-animated.gif, which plays once and ends on the
 * finished picture, and .svg, which does so by styles and stands still where the reader wants no
 * motion. */
#ifndef REACH_PRESENT_ANIMATION_H
#define REACH_PRESENT_ANIMATION_H

#include <stdbool.h>
#include <stddef.h>

#include "present/chart.h"

extern const char *const reach_animation_name[]; /* file names in charts/, ended by NULL */
enum { REACH_N_ANIMATIONS = 2 };

/* Draws both from the chart work-network of dir/charts, as its script says; theme and aspect as for
 * reach_charts_redraw_with, but nothing is kept. REACH_UNREADABLE where there is no such chart, or
 * it has no days; REACH_CHARTS_FAILED when gnuplot is missing or fails; else as above. */
int reach_charts_animate(const char *dir, const reach_chart_options *options, reach_report *report);

/* The SVG that plots/work-network-animated.gp draws, with the style that makes its parts appear one
 * after another. Caller frees. NULL = it is not such a picture, or (*is_short) out of memory. */
char *reach_animation_style(const char *svg, bool *is_short);

#endif

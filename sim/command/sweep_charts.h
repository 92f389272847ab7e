/* Charts of a sweep that was played. */
#ifndef REACH_COMMAND_SWEEP_CHARTS_H
#define REACH_COMMAND_SWEEP_CHARTS_H

#include "present/chart.h"
#include "store/folder.h"
#include "study/design.h"

/* The measure with this name; NULL: what the claim speaks about, without one reach. */
int reach_sweep_measure(const reach_scenario *scenario, const char *name);

/* Draws what there is of the measure into charts/ of the folder. Where nothing can be drawn that is
 * said on standard error, and is no failure. Errors as reach_sweep_view_read and
 * reach_charts_draw_with. */
int reach_sweep_draw(const reach_folder *folder, const reach_design *design, int measure,
                     const reach_chart_options *options, bool *has_drawn, reach_report *report);

#endif

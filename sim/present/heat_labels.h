/* Labels of lines of equal value: on the line, where it is far from others, or not at all. */
#ifndef REACH_PRESENT_HEAT_LABELS_H
#define REACH_PRESENT_HEAT_LABELS_H

#include "present/chart_page.h"
#include "present/heat.h"

/* Colour of text and lines on a shade of the map. */
enum reach_ink reach_heat_ink(double shade);

/* Where in a smooth panel the scenario itself lies; false where it does not. */
bool reach_heat_own(const reach_heat *heat, size_t panel, reach_vertex *own);

/* Labels in a pane that shows a panel: break-even, round values, where the scenario itself is. */
void reach_heat_labels_place(reach_page *page, const reach_heat *heat, size_t panel,
                             const reach_pane *pane);

#endif

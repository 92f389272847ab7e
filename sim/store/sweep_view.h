/* What charts of a sweep show, read from its database: one measure at every point. */
#ifndef REACH_STORE_SWEEP_VIEW_H
#define REACH_STORE_SWEEP_VIEW_H

#include "store/folder.h"
#include "study/sweep_view.h"

/* Nobody looks at more points at a time; they would need too much memory, and time to draw. */
enum { REACH_MOST_VIEWED = 200000 }; /* points times organizations */

bool reach_sweep_view_fits(const reach_design *design);

/* Reads a measure of all points that have an answer from the database in `folder`. Memory is
 * O(points · organizations), for the one measure only. Returns 0; REACH_UNREADABLE where the
 * database is damaged, missing, or of another design; REACH_NO_MEMORY; REACH_INTERRUPTED + signal
 * of the folder. Free is legal after failure. */
int reach_sweep_view_read(const reach_folder *folder, const reach_design *design, int measure,
                          reach_sweep_view *view, reach_report *report);
void reach_sweep_view_free(reach_sweep_view *view);

/* Makes a scenario that was loaded from scenario.yaml of the folder fit for reach_design_open:
 * gives it the name that it had, and tells which values its organizations had of their own, as far
 * as axes ask. Errors as above. */
int reach_sweep_view_restore(const reach_folder *folder, reach_scenario *scenario,
                             reach_report *report);

#endif

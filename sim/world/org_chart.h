/* Who reports to whom, from two columns of words: everybody's id and the manager's. */
#ifndef REACH_WORLD_ORG_CHART_H
#define REACH_WORLD_ORG_CHART_H

#include "world/columns.h"
#include "world/directory.h"

/* The columns' first two are these; a roster may have none of the second. */
enum { REACH_CHART_ID, REACH_CHART_MANAGER };

/* Everybody by id, at whose own number an id stands. REACH_UNREADABLE, with its place, where an id
 * is empty or stands twice. Caller frees, also on failure. O(n log n). */
int reach_chart_ids(const reach_columns *columns, reach_directory *ids, reach_report *report);

/* The number of everybody's manager; a head's is its own. REACH_UNREADABLE, with the place, where
 * there is no such person, or where a way up does not end. manager[n_rows]. O(n log n). */
int reach_chart_managers(const reach_columns *columns, const reach_directory *ids,
                         uint32_t *manager, reach_report *report);

#endif

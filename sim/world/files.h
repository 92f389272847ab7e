/* Are the files there that a scenario names? */
#ifndef REACH_WORLD_FILES_H
#define REACH_WORLD_FILES_H

#include "base/report.h"
#include "scenario/scenario.h"

/* One line for each file that cannot be opened and that an organization uses, on any rung: where
 * the scenario names it, the key, the file, the reason. Returns 0, REACH_UNREADABLE or
 * REACH_NO_MEMORY. What is in the files is looked at where they are read. */
int reach_files_find(const reach_scenario *scenario, reach_report *report);
/* Is one of them missing that tells how many associates there are? */
bool reach_files_lack_people(const reach_scenario *scenario);

#endif

/* The page of a sweep that was played. */
#ifndef REACH_COMMAND_SWEEP_REPORT_H
#define REACH_COMMAND_SWEEP_REPORT_H

#include "store/folder.h"

/* Stages report.html with sliders for what the sweep in the folder varied. `measure`, which may be
 * NULL, is what its charts show. Returns 0; REACH_UNREADABLE where nothing was played, or the
 * database or the scenario is damaged; REACH_TOO_BIG where it has more points than can be shown;
 * REACH_CANNOT_WRITE; REACH_NO_MEMORY; REACH_INTERRUPTED + signal. */
int reach_sweep_report_stage(reach_folder *folder, const char *measure, reach_report *report);

#endif

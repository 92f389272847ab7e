/* The folder of a sweep: scenario.yaml, the database, tables that were exported. */
#ifndef REACH_STORE_SWEEP_FOLDER_H
#define REACH_STORE_SWEEP_FOLDER_H

#include "store/folder.h"
#include "store/inputs.h"

#define REACH_SWEEP_POINTS_NAME "points.csv"
#define REACH_SWEEP_SUMMARY_NAME "summary.csv"
#define REACH_SWEEP_COMPARISON_NAME "comparison.csv"
#define REACH_SWEEP_FAILURES_NAME "failures.csv"
#define REACH_SENSITIVITY_NAME "sensitivity.csv"

/* May a sweep of the scenario with this resolved text go into the folder, or go on there? As
 * reach_folder_claim and reach_inputs_protect; `force` removes the results that are there. Leaves
 * scenario.yaml behind. */
int reach_sweep_folder_claim(reach_folder *folder, const char *resolved, const reach_inputs *inputs,
                             bool force, reach_report *report);

/* Removes the database and the tables of a sweep. REACH_CANNOT_WRITE. */
int reach_sweep_folder_clear(const reach_folder *folder, reach_report *report);

#endif

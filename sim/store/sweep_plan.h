/* The head of a sweep's database: tables, what the sweep is of, its axes and points. */
#ifndef REACH_STORE_SWEEP_PLAN_H
#define REACH_STORE_SWEEP_PLAN_H

#include "store/sweep_store.h"

/* Writes the head into an empty database, whole or not at all; of one that has a head: REACH_USAGE
 * unless it is of the same sweep. */
int reach_sweep_plan_write(reach_database *db, const reach_design *design,
                           const reach_sweep_identity *identity, reach_report *report);

/* Notes that all is done. */
int reach_sweep_plan_finish(reach_database *db, reach_report *report);

#endif

/* A sweep in its database, sweep.sqlite of the result folder. The numbers of every replicate are
 * packed (packed.h) in `runs`, a row for each point and block; what is made of them stands in tidy
 * tables that any program reads: points (a column for each axis), measures, comparisons, failures,
 * manifest. Rows carry a SHA-256 where a flipped bit would go unnoticed. */
#ifndef REACH_STORE_SWEEP_STORE_H
#define REACH_STORE_SWEEP_STORE_H

#include "store/database.h"
#include "store/inputs.h"
#include "study/sweep.h"

#define REACH_SWEEP_NAME "sweep.sqlite"

extern const reach_database_kind reach_sweep_kind;

/* What a sweep is of. All borrowed, and it must live as long as the store. */
typedef struct {
  const char *resolved; /* text of scenario.yaml */
  const reach_inputs *inputs;
  const char *command;         /* repeats the scenario: "orgreach run s.yaml --replicates 100" */
  const char *const *argument; /* the command line; ended by NULL */
} reach_sweep_identity;

typedef struct reach_sweep_store reach_sweep_store;

/* Begins a sweep in the folder, or continues the one that is there. REACH_USAGE where that is of
 * another scenario, of other input files or by another version; REACH_UNREADABLE where it is
 * damaged. Close is legal after failure (*store may be NULL then). */
int reach_sweep_store_open(const reach_folder *folder, const reach_design *design,
                           const reach_sweep_identity *identity, reach_sweep_store **store,
                           reach_report *report);

/* For reach_sweep_run. */
reach_sweep_sink reach_sweep_store_sink(reach_sweep_store *store);

/* Points that failed, in their order. */
typedef void reach_sweep_failure_tell(void *context, uint64_t point, const char *reason,
                                      const char *command);
int reach_sweep_store_failures(reach_sweep_store *store, reach_sweep_failure_tell *tell,
                               void *context, reach_report *report);

/* Points with an answer, of a sweep that asks for a precision. */
typedef struct {
  uint64_t n_reached, n_at_most, n_missing; /* at most replicates; without the measure */
} reach_sweep_precise;
int reach_sweep_store_precise(reach_sweep_store *store, reach_sweep_precise *counts,
                              reach_report *report);

/* What was kept so far is on the disk. */
int reach_sweep_store_commit(reach_sweep_store *store, reach_report *report);
/* Says that all is done, and leaves a single file. */
int reach_sweep_store_finish(reach_sweep_store *store, reach_report *report);
void reach_sweep_store_close(reach_sweep_store *store);

#endif

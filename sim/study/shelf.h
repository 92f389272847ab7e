/* Worlds that points of a sweep share: whoever needs one takes it, builds it where it is not there,
 * and gives it back. The shelf holds a fixed number; the one that was not used for longest goes. */
#ifndef REACH_STUDY_SHELF_H
#define REACH_STUDY_SHELF_H

#include <pthread.h>

#include "scenario/variant.h"
#include "study/stage.h"

/* The worlds of a point. */
typedef struct {
  reach_variant variant;
  reach_stage stage;
  bool is_taken, is_ready; /* taken: in use or being built */
  bool is_probe;           /* without all networks: only where work ties are not used */
  unsigned n_users;
  uint64_t last_used;
} reach_shelved;

typedef struct {
  reach_shelved *item; /* [n_items] */
  size_t n_items;
  const reach_scenario *scenario; /* borrowed */
  uint64_t n_replicates;
  reach_variant base_variant; /* of the scenario itself, whose work ties others may borrow */
  reach_stage base;
  bool is_open, has_base, uses_ties; /* open: they were built, or cannot be */
  uint64_t n_takes;
  const volatile sig_atomic_t *stop;
  pthread_mutex_t lock;
  pthread_cond_t changed;
} reach_shelf;

/* Room for n_items, at least one for every thread that takes, for points of n_replicates. The
 * scenario's own worlds are built when the first worlds are taken; what is wrong with those is no
 * error. Free is legal after failure. 0 or REACH_NO_MEMORY. */
int reach_shelf_init(reach_shelf *shelf, const reach_scenario *scenario, uint64_t n_replicates,
                     size_t n_items, const volatile sig_atomic_t *stop, reach_report *report);
void reach_shelf_free(reach_shelf *shelf);

/* A stage for the scenario of a point on worlds of the shelf; `worlds` is to be given back after
 * the stage was freed, also after failure (it may be NULL). Any thread. Errors as reach_stage_set.
 */
int reach_shelf_stage(reach_shelf *shelf, const reach_scenario *scenario, reach_stage *stage,
                      reach_shelved **worlds, reach_report *report);
void reach_shelf_give_back(reach_shelf *shelf, reach_shelved *worlds);

#endif

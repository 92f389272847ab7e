/* Who is reached in the end by the independent cascade on a bare network, and in which round:
 * nothing of days, copies and repeats. The draws are those of the event engine, so the people are
 * the same ones, at a fraction of the cost: a bit for each person instead of an entry in a table.
 * Memory: 4 bytes and a bit for each person and thread. Cost: tellings; nothing for people who are
 * not reached. See docs/model.md, section 3. */
#ifndef REACH_CASCADE_FINAL_SIZE_H
#define REACH_CASCADE_FINAL_SIZE_H

#include <signal.h>

#include "cascade/plan.h"

typedef struct {
  uint64_t *is_reached; /* bits [n_people]; none is set between replicates */
  uint32_t *reached;    /* [n_reached <= n_people] by round */
  uint32_t *round_end;  /* [n_rounds]: reached[] up to here have it by round 0, 1, ... */
  uint32_t n_reached, n_rounds;
  uint64_t n_tellings; /* ticks: somebody who is picked twice by one speaker counts twice */
  uint32_t n_people, rounds_capacity;
} reach_final_size;

void reach_final_size_free(reach_final_size *final);

/* Plays replicate `replicate`. Zeroed before the first call; kept from replicate to replicate.
 * Returns 0, REACH_NO_MEMORY or REACH_INTERRUPTED + signal. `stop` may be NULL. */
int reach_final_size_run(const reach_plan *plan, uint32_t replicate,
                         const volatile sig_atomic_t *stop, reach_final_size *final);

#endif

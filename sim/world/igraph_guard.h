/* igraph made safe: it must not abort, its randomness must be ours, and it is not made for threads.
 * Only files of world/ include this. */
#ifndef REACH_WORLD_IGRAPH_GUARD_H
#define REACH_WORLD_IGRAPH_GUARD_H

#include <igraph.h>
#include <setjmp.h>
#include <signal.h>

#include "base/random.h"
#include "base/report.h"
#include "world/ties.h"

/* What igraph draws from. */
typedef struct {
  reach_stream stream;
  uint64_t occasion;
} reach_igraph_source;

typedef struct {
  igraph_error_handler_t *error_handler;
  igraph_warning_handler_t *warning_handler;
  igraph_fatal_handler_t *fatal_handler;
  igraph_interruption_handler_t *interruption_handler;
  igraph_rng_t rng;
  igraph_rng_t *previous_rng;
  reach_igraph_source source;
  const volatile sig_atomic_t *stop; /* may be NULL */
  jmp_buf rescue;                    /* where igraph gives up */
} reach_igraph_guard;

/* Work with igraph; returns 0 or a status, as all of this. */
typedef int reach_igraph_work(void *context, reach_igraph_guard *guard, reach_report *report);

/* Does the work while igraph returns error codes, draws from guard->source (first of `stream`) and
 * looks at `stop`: a signal number ends the call. One at a time in the whole process: handlers and
 * memory of igraph are global; another thread's work waits. Where igraph asserts instead of
 * returning, as igraph_sbm_game does when memory is short, the work is left where it stands, and
 * REACH_NO_MEMORY or REACH_INTERNAL is returned; what igraph and the work's own variables held
 * then stays taken. Work does not call this again. */
int reach_igraph_run(reach_igraph_work *work, void *context, reach_stream stream,
                     const volatile sig_atomic_t *stop, reach_report *report);

/* The report line for an igraph error: REACH_NO_MEMORY, REACH_INTERRUPTED + signal or
 * REACH_INTERNAL. */
int reach_igraph_failed(igraph_error_t error, const char *what, reach_report *report);

/* For loops of the work's own: REACH_INTERRUPTED + signal, with its report line, after a stop. */
int reach_igraph_look_for_a_stop(reach_report *report);

/* All pairs of an igraph network. Caller frees *pairs, also on failure. */
int reach_igraph_pairs(const igraph_t *graph, reach_pairs *pairs, reach_report *report);
/* The ties of an igraph network, directed if it is. Caller frees *ties, also on failure. */
int reach_igraph_ties(const igraph_t *graph, reach_ties *ties, reach_report *report);
/* The undirected, simple igraph network of ties. Caller destroys *graph on success. */
int reach_igraph_of_ties(const reach_ties *ties, igraph_t *graph, reach_report *report);

#endif

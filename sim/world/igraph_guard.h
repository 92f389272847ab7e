/* igraph made safe: it must not abort, and its randomness must be ours.
 * Not thread-safe (igraph is not): call from one thread. Only files of world/ include this. */
#ifndef REACH_WORLD_IGRAPH_GUARD_H
#define REACH_WORLD_IGRAPH_GUARD_H

#include <igraph.h>
#include <signal.h>

#include "base/random.h"
#include "base/report.h"
#include "world/ties.h"

/* What igraph draws from. */
typedef struct {
  reach_stream stream;
  uint64_t occasion;
} reach_igraph_source;

/* Between these two, igraph returns error codes and draws from `stream`. Where igraph itself
 * asserts instead, as igraph_sbm_game does when memory is short, the program ends with
 * REACH_NO_MEMORY and one line: igraph cannot go on, and a fatal handler must not return. */
typedef struct {
  igraph_error_handler_t *error_handler;
  igraph_warning_handler_t *warning_handler;
  igraph_fatal_handler_t *fatal_handler;
  igraph_rng_t rng;
  igraph_rng_t *previous_rng;
  reach_igraph_source source;
} reach_igraph_guard;

/* `stop` (may be NULL) is looked at while igraph works: a signal number ends the call. igraph keeps
 * its handlers in global variables, and so does this one. */
void reach_igraph_enter(reach_igraph_guard *guard, reach_stream stream,
                        const volatile sig_atomic_t *stop);
void reach_igraph_leave(reach_igraph_guard *guard);

/* The report line for an igraph error: REACH_NO_MEMORY, REACH_INTERRUPTED + signal or
 * REACH_INTERNAL. */
int reach_igraph_failed(igraph_error_t error, const char *what, reach_report *report);

/* All pairs of an igraph network. Caller frees *pairs, also on failure. */
int reach_igraph_pairs(const igraph_t *graph, reach_pairs *pairs, reach_report *report);
/* The undirected, simple igraph network of ties. Caller destroys *graph on success. */
int reach_igraph_of_ties(const reach_ties *ties, igraph_t *graph, reach_report *report);

#endif

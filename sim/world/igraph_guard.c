#include "world/igraph_guard.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

static igraph_error_t source_init(void **state) {
  *state = NULL;
  return IGRAPH_SUCCESS;
}

static void source_destroy(void *state) {
  (void)state;
}

static igraph_error_t source_seed(void *state, igraph_uint_t seed) {
  (void)state, (void)seed;
  return IGRAPH_SUCCESS;
}

static igraph_uint_t source_get(void *state) {
  reach_igraph_source *source = state;
  return reach_draw_bits(source->stream, source->occasion++);
}

static const igraph_rng_type_t source_type = {.name = "orgreach stream",
                                              .bits = 64,
                                              .init = source_init,
                                              .destroy = source_destroy,
                                              .seed = source_seed,
                                              .get = source_get};

/* igraph is one for all threads; its handlers get no context. */
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static reach_igraph_guard *at_work; /* whose turn it is */

/* A fatal handler must not return. */
static void give_up(const char *reason, const char *file, int line) {
  (void)reason, (void)file, (void)line;
  longjmp(at_work->rescue, 1);
}

static igraph_error_t look_for_a_stop(void *unused) {
  (void)unused;
  if (!at_work->stop || !*at_work->stop) return IGRAPH_SUCCESS;
  IGRAPH_FINALLY_FREE();
  return IGRAPH_INTERRUPTED;
}

/* False where a stop came first. */
static bool wait_for_turn(const volatile sig_atomic_t *stop) {
  const long second_ns = 1000000000, look_every_ns = 50000000;
  struct timespec until;
  do {
    if (stop && *stop) return false;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += look_every_ns;
    if (until.tv_nsec >= second_ns) until.tv_sec++, until.tv_nsec -= second_ns;
  } while (pthread_mutex_clocklock(&turn, CLOCK_MONOTONIC, &until));
  return true;
}

static void enter(reach_igraph_guard *guard) {
  at_work = guard;
  guard->interruption_handler = igraph_set_interruption_handler(look_for_a_stop);
  guard->error_handler = igraph_set_error_handler(igraph_error_handler_ignore);
  guard->warning_handler = igraph_set_warning_handler(igraph_warning_handler_ignore);
  guard->fatal_handler = igraph_set_fatal_handler(give_up);
  guard->rng = (igraph_rng_t){.type = &source_type, .state = &guard->source, .is_seeded = true};
  guard->previous_rng = igraph_rng_default();
  igraph_rng_set_default(&guard->rng);
}

static void leave(reach_igraph_guard *guard) {
  igraph_rng_set_default(guard->previous_rng);
  igraph_set_error_handler(guard->error_handler);
  igraph_set_warning_handler(guard->warning_handler);
  igraph_set_fatal_handler(guard->fatal_handler);
  igraph_set_interruption_handler(guard->interruption_handler);
  at_work = NULL;
  pthread_mutex_unlock(&turn);
}

/* After a jump out of igraph: its list of what to free may be half written, so it is forgotten. */
static int rescued(reach_report *report) {
  bool is_short = errno == ENOMEM;
  IGRAPH_FINALLY_CLEAN(IGRAPH_FINALLY_STACK_SIZE());
  if (is_short) return reach_report_no_memory(report, "work ties");
  return reach_report_add(report, REACH_INTERNAL, "igraph gave up on a network of ties");
}

int reach_igraph_run(reach_igraph_work *work, void *context, reach_stream stream,
                     const volatile sig_atomic_t *stop, reach_report *report) {
  reach_igraph_guard guard = {.source = {stream, 0}, .stop = stop};
  int status;
  if (!wait_for_turn(stop))
    return reach_report_add(report, REACH_INTERRUPTED + *stop, "stopped by a signal");
  enter(&guard);
  if (setjmp(guard.rescue))
    status = rescued(report);
  else
    status = work(context, &guard, report);
  leave(&guard);
  return status;
}

int reach_igraph_failed(igraph_error_t error, const char *what, reach_report *report) {
  if (error == IGRAPH_ENOMEM) return reach_report_no_memory(report, what);
  if (error == IGRAPH_INTERRUPTED)
    return reach_report_add(report, REACH_INTERRUPTED + (at_work->stop ? *at_work->stop : 0),
                            "stopped by a signal");
  return reach_report_add(report, REACH_INTERNAL, "%s: igraph: %s", what, igraph_strerror(error));
}

int reach_igraph_look_for_a_stop(reach_report *report) {
  if (!at_work->stop || !*at_work->stop) return 0;
  return reach_igraph_failed(IGRAPH_INTERRUPTED, "", report);
}

int reach_igraph_pairs(const igraph_t *graph, reach_pairs *pairs, reach_report *report) {
  *pairs = (reach_pairs){.n_people = (uint32_t)igraph_vcount(graph)};
  int status = 0;
  for (igraph_integer_t e = 0; e < igraph_ecount(graph) && !status; e++)
    status = reach_pairs_add(pairs, (uint32_t)IGRAPH_FROM(graph, e), (uint32_t)IGRAPH_TO(graph, e),
                             report);
  return status;
}

int reach_igraph_ties(const igraph_t *graph, reach_ties *ties, reach_report *report) {
  reach_pairs pairs;
  int status = reach_igraph_pairs(graph, &pairs, report);
  if (!status) status = reach_ties_build(&pairs, igraph_is_directed(graph), ties, report);
  reach_pairs_free(&pairs);
  return status;
}

/* Each unordered pair once: u < v, or v -> u where only that direction exists. */
static igraph_error_t undirected_pairs(const reach_ties *ties, igraph_vector_int_t *edges) {
  for (uint32_t u = 0; u < ties->n_people; u++)
    for (uint32_t i = ties->first[u]; i < ties->first[u + 1]; i++) {
      uint32_t v = ties->target[i];
      if (!reach_ties_is_pair(ties, u, i)) continue;
      igraph_error_t error = igraph_vector_int_push_back(edges, (igraph_integer_t)u);
      if (!error) error = igraph_vector_int_push_back(edges, (igraph_integer_t)v);
      if (error) return error;
    }
  return IGRAPH_SUCCESS;
}

int reach_igraph_of_ties(const reach_ties *ties, igraph_t *graph, reach_report *report) {
  igraph_vector_int_t edges;
  igraph_error_t error = igraph_vector_int_init(&edges, 0);
  if (error) return reach_igraph_failed(error, "measuring a network", report);
  error = undirected_pairs(ties, &edges);
  if (!error)
    error = igraph_create(graph, &edges, (igraph_integer_t)ties->n_people, IGRAPH_UNDIRECTED);
  igraph_vector_int_destroy(&edges);
  return error ? reach_igraph_failed(error, "measuring a network", report) : 0;
}

#include "world/igraph_guard.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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

/* Without allocating. Results are safe: files appear whole or not at all. */
static void give_up(const char *reason, const char *file, int line) {
  bool is_short = errno == ENOMEM;
  char text[256];
  int n = snprintf(text, sizeof text, "orgreach: %s: igraph: %s (%s:%d)\n",
                   is_short ? "out of memory for work ties" : "internal error", reason, file, line);
  if (n >= (int)sizeof text) n = sizeof text - 1;
  ssize_t written = write(STDERR_FILENO, text, (size_t)n);
  _exit(written < 0 || is_short ? REACH_NO_MEMORY : REACH_INTERNAL);
}

static const volatile sig_atomic_t *watched; /* igraph's handler gets no context */

static igraph_error_t look_for_a_stop(void *unused) {
  (void)unused;
  if (!watched || !*watched) return IGRAPH_SUCCESS;
  IGRAPH_FINALLY_FREE();
  return IGRAPH_INTERRUPTED;
}

void reach_igraph_enter(reach_igraph_guard *guard, reach_stream stream,
                        const volatile sig_atomic_t *stop) {
  watched = stop;
  igraph_set_interruption_handler(look_for_a_stop);
  guard->error_handler = igraph_set_error_handler(igraph_error_handler_ignore);
  guard->warning_handler = igraph_set_warning_handler(igraph_warning_handler_ignore);
  guard->fatal_handler = igraph_set_fatal_handler(give_up);
  guard->source.stream = stream;
  guard->source.occasion = 0;
  guard->rng = (igraph_rng_t){.type = &source_type, .state = &guard->source, .is_seeded = true};
  guard->previous_rng = igraph_rng_default();
  igraph_rng_set_default(&guard->rng);
}

void reach_igraph_leave(reach_igraph_guard *guard) {
  igraph_rng_set_default(guard->previous_rng);
  igraph_set_error_handler(guard->error_handler);
  igraph_set_warning_handler(guard->warning_handler);
  igraph_set_fatal_handler(guard->fatal_handler);
  igraph_set_interruption_handler(NULL);
  watched = NULL;
}

int reach_igraph_failed(igraph_error_t error, const char *what, reach_report *report) {
  if (error == IGRAPH_ENOMEM) return reach_report_no_memory(report, what);
  if (error == IGRAPH_INTERRUPTED)
    return reach_report_add(report, REACH_INTERRUPTED + (watched ? *watched : 0),
                            "stopped by a signal");
  return reach_report_add(report, REACH_INTERNAL, "%s: igraph: %s", what, igraph_strerror(error));
}

int reach_igraph_pairs(const igraph_t *graph, reach_pairs *pairs, reach_report *report) {
  *pairs = (reach_pairs){.n_people = (uint32_t)igraph_vcount(graph)};
  int status = 0;
  for (igraph_integer_t e = 0; e < igraph_ecount(graph) && !status; e++)
    status = reach_pairs_add(pairs, (uint32_t)IGRAPH_FROM(graph, e), (uint32_t)IGRAPH_TO(graph, e),
                             report);
  return status;
}

static int compare_ids(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static bool has_arc(const reach_ties *ties, uint32_t from, uint32_t to) {
  return bsearch(&to, ties->target + ties->first[from], reach_ties_degree(ties, from), sizeof to,
                 compare_ids) != NULL;
}

/* Each unordered pair once: u < v, or v -> u where only that direction exists. */
static igraph_error_t undirected_pairs(const reach_ties *ties, igraph_vector_int_t *edges) {
  for (uint32_t u = 0; u < ties->n_people; u++)
    for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++) {
      uint32_t v = ties->target[i];
      if (v < u && (!ties->directed || has_arc(ties, v, u))) continue;
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

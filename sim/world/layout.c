#include "world/layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "world/igraph_guard.h"
#include "world/pack.h"

/* Of Fruchterman and Reingold: enough that more changes nothing one sees. */
enum { ROUNDS = 150, EXACT_ROUNDS_A_PERSON = 50 };
static const double inner_share = 0.88; /* of a disc's radius: people do not touch its edge */
static const double margin = 0.02;      /* around people who are laid out together */

static const char what[] = "the layout of a network";

bool reach_layout_is_readable(const reach_ties *ties) {
  uint64_t n_ties = ties->directed ? ties->n_arcs : ties->n_arcs / 2;
  return ties->n_people > 0 && ties->n_people <= REACH_LAYOUT_MOST_PEOPLE &&
         n_ties <= REACH_LAYOUT_MOST_TIES;
}

static igraph_error_t spring(const igraph_t *graph, const igraph_vector_t *weight,
                             igraph_matrix_t *place) {
  return igraph_layout_fruchterman_reingold(graph, place, false, ROUNDS,
                                            sqrt((double)igraph_vcount(graph)),
                                            IGRAPH_LAYOUT_AUTOGRID, weight, 0, 0, 0, 0);
}

typedef struct {
  double distance;
  uint32_t index;
} remote;

static int nearer_first(const void *a, const void *b) {
  const remote *left = a, *right = b;
  if (left->distance != right->distance) return left->distance < right->distance ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}

/* The same on every processor, as hypot need not be. */
static double length(double x, double y) {
  return sqrt(x * x + y * y);
}

/* Moves n >= 2 places along the rays from their middle so that they fill a disc of radius 1
 * around 0 evenly: people without ties, whom springs drive far away, come to stand at its rim. */
static int fill_disc(igraph_matrix_t *place, uint32_t n) {
  remote *order = malloc(n * sizeof *order);
  if (!order) return REACH_NO_MEMORY;
  double x = 0, y = 0;
  for (uint32_t i = 0; i < n; i++) {
    x += MATRIX(*place, i, 0) / n;
    y += MATRIX(*place, i, 1) / n;
  }
  for (uint32_t i = 0; i < n; i++) {
    MATRIX(*place, i, 0) -= x;
    MATRIX(*place, i, 1) -= y;
    order[i] = (remote){length(MATRIX(*place, i, 0), MATRIX(*place, i, 1)), i};
  }
  qsort(order, n, sizeof *order, nearer_first);
  for (uint32_t rank = 0; rank < n; rank++) {
    const remote *r = &order[rank];
    double radius = sqrt((rank + 0.5) / n);
    double factor = r->distance > 0 ? radius / r->distance : 0;
    MATRIX(*place, r->index, 0) *= factor;
    MATRIX(*place, r->index, 1) *= factor;
  }
  free(order);
  return 0;
}

/* People `member` (ascending) of one department into its disc. */
static int place_department(const igraph_t *graph, const igraph_vector_int_t *member,
                            const reach_disc *disc, reach_layout *layout, reach_report *report) {
  uint32_t n = (uint32_t)igraph_vector_int_size(member);
  igraph_t inside;
  igraph_matrix_t place;
  igraph_error_t error = igraph_matrix_init(&place, n, 2);
  if (error) return reach_igraph_failed(error, what, report);
  int status = 0;
  if (n > 1) {
    error = igraph_induced_subgraph(graph, &inside, igraph_vss_vector(member),
                                    IGRAPH_SUBGRAPH_CREATE_FROM_SCRATCH);
    if (!error) {
      error = spring(&inside, NULL, &place);
      igraph_destroy(&inside);
    }
    if (error) status = reach_igraph_failed(error, what, report);
    if (!error && fill_disc(&place, n)) status = reach_report_no_memory(report, what);
  }
  for (uint32_t i = 0; i < n && !status; i++) {
    layout->x[VECTOR(*member)[i]] = disc->x + MATRIX(place, i, 0) * disc->radius * inner_share;
    layout->y[VECTOR(*member)[i]] = disc->y + MATRIX(place, i, 1) * disc->radius * inner_share;
  }
  igraph_matrix_destroy(&place);
  return status;
}

/* Departments as points: springs as strong as the share of possible ties between them. */
static igraph_error_t place_discs(const reach_ties *ties, const reach_departments *d,
                                  igraph_matrix_t *place, double *tally) {
  uint32_t n = d->n_departments;
  igraph_t graph;
  igraph_vector_t weight;
  for (uint32_t u = 0; u < ties->n_people; u++)
    for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++)
      tally[d->department[u] * n + d->department[ties->target[i]]]++;
  igraph_error_t error = igraph_full(&graph, n, IGRAPH_UNDIRECTED, IGRAPH_NO_LOOPS);
  if (error) return error;
  igraph_integer_t n_pairs = igraph_ecount(&graph);
  error = igraph_vector_init(&weight, n_pairs);
  if (!error) {
    double most = 0;
    for (igraph_integer_t e = 0; e < n_pairs; e++) {
      uint32_t a = (uint32_t)IGRAPH_FROM(&graph, e), b = (uint32_t)IGRAPH_TO(&graph, e);
      VECTOR(weight)[e] = tally[a * n + b] + tally[b * n + a];
      most = fmax(most, VECTOR(weight)[e]);
    }
    const double least = 0.01; /* of the strongest: springs must have some strength */
    for (igraph_integer_t e = 0; e < n_pairs; e++)
      VECTOR(weight)[e] = most > 0 ? fmax(VECTOR(weight)[e] / most, least) : 1;
    error = n > 1 ? spring(&graph, &weight, place) : igraph_matrix_resize(place, n, 2);
    igraph_vector_destroy(&weight);
  }
  igraph_destroy(&graph);
  return error;
}

/* Areas by people, places by springs, then side by side. */
static int make_discs(const reach_ties *ties, const reach_departments *d, reach_layout *layout,
                      reach_report *report) {
  uint32_t n = d->n_departments;
  igraph_matrix_t place;
  double *tally = calloc((size_t)n * n, sizeof *tally);
  layout->disc = calloc(n, sizeof *layout->disc);
  if (!tally || !layout->disc) {
    free(tally);
    return reach_report_no_memory(report, what);
  }
  igraph_error_t error = igraph_matrix_init(&place, n, 2);
  if (!error) {
    error = place_discs(ties, d, &place, tally);
    layout->n_discs = n;
    for (uint32_t u = 0; u < ties->n_people; u++) layout->disc[d->department[u]].radius++;
    for (uint32_t i = 0; i < n && !error; i++) {
      reach_disc *disc = &layout->disc[i];
      *disc = (reach_disc){MATRIX(place, i, 0), MATRIX(place, i, 1), sqrt(disc->radius)};
    }
    if (!error) reach_pack(layout->disc, n, REACH_LAYOUT_HEIGHT);
    igraph_matrix_destroy(&place);
  }
  free(tally);
  return error ? reach_igraph_failed(error, what, report) : 0;
}

static int place_by_department(const igraph_t *graph, const reach_ties *ties,
                               const reach_departments *d, reach_layout *layout,
                               reach_report *report) {
  int status = make_discs(ties, d, layout, report);
  for (uint32_t i = 0; i < d->n_departments && !status; i++) {
    igraph_vector_int_t member;
    igraph_error_t error = igraph_vector_int_init(&member, 0);
    if (error) return reach_igraph_failed(error, what, report);
    for (uint32_t u = 0; u < ties->n_people && !error; u++)
      if (d->department[u] == i) error = igraph_vector_int_push_back(&member, u);
    status = error ? reach_igraph_failed(error, what, report)
                   : place_department(graph, &member, &layout->disc[i], layout, report);
    igraph_vector_int_destroy(&member);
  }
  return status;
}

/* From `low` .. `high` to the middle of 0 .. width, less the margin. */
static void stretch(double *value, uint32_t n, double width) {
  double low = INFINITY, high = -INFINITY;
  for (uint32_t i = 0; i < n; i++) {
    low = fmin(low, value[i]);
    high = fmax(high, value[i]);
  }
  double factor = high > low ? (width - 2 * margin) / (high - low) : 0;
  for (uint32_t i = 0; i < n; i++) value[i] = width / 2 + (value[i] - (low + high) / 2) * factor;
}

static int place_together(const igraph_t *graph, reach_layout *layout, reach_report *report) {
  uint32_t n = layout->n_people;
  bool is_exact = n <= REACH_LAYOUT_MOST_EXACT;
  igraph_matrix_t place;
  igraph_error_t error = igraph_matrix_init(&place, n, 2);
  if (error) return reach_igraph_failed(error, what, report);
  if (n > 1) error = spring(graph, NULL, &place);
  if (n > 1 && is_exact && !error) /* from there: its own start takes cosines, which may differ */
    error = igraph_layout_kamada_kawai(graph, &place, true, EXACT_ROUNDS_A_PERSON * n, 0, n, NULL,
                                       0, 0, 0, 0);
  int status = error ? reach_igraph_failed(error, what, report) : 0;
  if (!status && !is_exact && fill_disc(&place, n)) status = reach_report_no_memory(report, what);
  for (uint32_t u = 0; u < n && !status; u++) {
    layout->x[u] = MATRIX(place, u, 0);
    layout->y[u] = MATRIX(place, u, 1);
  }
  stretch(layout->x, n, 1);
  stretch(layout->y, n, REACH_LAYOUT_HEIGHT);
  igraph_matrix_destroy(&place);
  return status;
}

/* What place_all works on. */
typedef struct {
  const reach_ties *ties;
  const reach_departments *departments;
  reach_layout *layout;
} task;

static int place_all(void *context, reach_igraph_guard *guard, reach_report *report) {
  (void)guard;
  const task *t = context;
  bool has_groups = t->departments->department && t->departments->n_departments > 1 &&
                    t->departments->n_departments <= REACH_LAYOUT_MOST_DISCS;
  igraph_t graph;
  int status = reach_igraph_of_ties(t->ties, &graph, report);
  if (status) return status;
  status = has_groups ? place_by_department(&graph, t->ties, t->departments, t->layout, report)
                      : place_together(&graph, t->layout, report);
  igraph_destroy(&graph);
  return status;
}

int reach_layout_make(const reach_ties *ties, const reach_departments *departments,
                      reach_stream stream, const volatile sig_atomic_t *stop, reach_layout *layout,
                      reach_report *report) {
  *layout = (reach_layout){.n_people = ties->n_people};
  layout->x = calloc(ties->n_people, sizeof *layout->x);
  layout->y = calloc(ties->n_people, sizeof *layout->y);
  if (!layout->x || !layout->y) return reach_report_no_memory(report, what);
  task mine = {ties, departments, layout};
  return reach_igraph_run(place_all, &mine, stream, stop, report);
}

static void *copy_of(const void *memory, size_t n) {
  void *copy = malloc(n ? n : 1);
  if (copy && n) memcpy(copy, memory, n);
  return copy;
}

int reach_layout_copy(const reach_layout *from, reach_layout *to, reach_report *report) {
  *to = (reach_layout){.n_people = from->n_people, .n_discs = from->n_discs};
  to->x = copy_of(from->x, from->n_people * sizeof *from->x);
  to->y = copy_of(from->y, from->n_people * sizeof *from->y);
  to->disc = copy_of(from->disc, from->n_discs * sizeof *from->disc);
  return to->x && to->y && to->disc ? 0 : reach_report_no_memory(report, what);
}

void reach_layout_free(reach_layout *layout) {
  free(layout->x);
  free(layout->y);
  free(layout->disc);
  *layout = (reach_layout){0};
}

#include "world/switching.h"

#include <stdlib.h>

#include "world/igraph_guard.h"

typedef struct {
  uint32_t person, left; /* ties still to be made */
} need;

static int most_needed_first(const void *a, const void *b) {
  const need *x = a, *y = b;
  if (x->left != y->left) return x->left > y->left ? -1 : 1;
  return (x->person > y->person) - (x->person < y->person);
}

/* The end of the run of equal needs in which place i stands. */
static uint32_t run_end(const need *list, uint32_t i, uint32_t n) {
  uint32_t low = i, high = n - 1;
  while (low < high) {
    uint32_t middle = high - (high - low) / 2;
    if (list[middle].left == list[i].left)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

/* Gives the first person its ties to the most needy others; the list stays sorted, since of
 * equals the last ones are taken. */
static int tie_first(need *list, uint32_t i, uint32_t n, reach_pairs *pairs, reach_report *report) {
  uint32_t wanted = list[i].left, last = i + wanted, end = run_end(list, last, n), taken = 0;
  uint32_t in_run = 0;
  while (in_run < wanted && list[last - in_run].left == list[last].left) in_run++;
  int status = 0;
  for (uint32_t j = i + 1; taken < wanted - in_run && !status; j++, taken++) {
    status = reach_pairs_add(pairs, list[i].person, list[j].person, report);
    list[j].left--;
  }
  for (uint32_t j = end; taken < wanted && !status; j--, taken++) {
    status = reach_pairs_add(pairs, list[i].person, list[j].person, report);
    list[j].left--;
  }
  return status;
}

static int make(uint32_t n_people, const uint32_t *degree, reach_pairs *pairs,
                reach_report *report) {
  need *list = malloc(n_people * sizeof *list);
  if (!list) return reach_report_no_memory(report, "a network of ties");
  for (uint32_t u = 0; u < n_people; u++) list[u] = (need){u, degree[u]};
  qsort(list, n_people, sizeof *list, most_needed_first);
  int status = 0;
  for (uint32_t i = 0; i < n_people && list[i].left && !status; i++)
    status = tie_first(list, i, n_people, pairs, report);
  free(list);
  return status;
}

static bool is_tied(const reach_ties *ties, uint32_t u, uint32_t v) {
  if (reach_ties_degree(ties, u) > reach_ties_degree(ties, v)) {
    uint32_t kept = u;
    u = v, v = kept;
  }
  for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++)
    if (ties->target[i] == v) return true;
  return false;
}

static void replace(reach_ties *ties, uint32_t u, uint32_t old, uint32_t new) {
  uint64_t i = ties->first[u];
  while (ties->target[i] != old) i++;
  ties->target[i] = new;
}

/* u-v and x-y become u-y and x-v, unless one of those is there or leads to oneself. Rows are not
 * ascending while this goes on. */
static void switch_pair(reach_ties *ties, const uint32_t *owner, uint64_t a, uint64_t b) {
  uint32_t u = owner[a], v = ties->target[a], x = owner[b], y = ties->target[b];
  if (u == x || v == y || u == y || v == x || is_tied(ties, u, y) || is_tied(ties, x, v)) return;
  ties->target[a] = y;
  ties->target[b] = v;
  replace(ties, v, u, x);
  replace(ties, y, x, u);
}

static int switch_all(reach_ties *ties, reach_report *report) {
  const uint64_t per_tie = 10; /* Milo et al. 2003 find no more change after about as many */
  const uint64_t between_looks = 1 << 14; /* some milliseconds */
  uint32_t *owner = malloc((ties->n_arcs + 1) * sizeof *owner);
  if (!owner) return reach_report_no_memory(report, "a network of ties");
  for (uint32_t u = 0; u < ties->n_people; u++)
    for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++) owner[i] = u;
  igraph_integer_t last = (igraph_integer_t)ties->n_arcs - 1;
  int status = 0;
  for (uint64_t i = 0; i < per_tie * ties->n_arcs / 2 && !status; i++) {
    if (i % between_looks == 0) status = reach_igraph_look_for_a_stop(report);
    uint64_t a = (uint64_t)igraph_rng_get_integer(igraph_rng_default(), 0, last);
    uint64_t b = (uint64_t)igraph_rng_get_integer(igraph_rng_default(), 0, last);
    switch_pair(ties, owner, a, b);
  }
  free(owner);
  return status;
}

/* Rows in ascending order again. */
static int sort(reach_ties *ties, reach_report *report) {
  reach_pairs pairs = {.n_people = ties->n_people};
  int status = 0;
  for (uint32_t u = 0; u < ties->n_people && !status; u++)
    for (uint64_t i = ties->first[u]; i < ties->first[u + 1] && !status; i++)
      if (ties->target[i] > u) status = reach_pairs_add(&pairs, u, ties->target[i], report);
  reach_ties_free(ties);
  if (!status) status = reach_ties_build(&pairs, false, ties, report);
  reach_pairs_free(&pairs);
  return status;
}

int reach_switching_draw(uint32_t n_people, const uint32_t *degree, reach_ties *ties,
                         reach_report *report) {
  reach_pairs pairs = {.n_people = n_people};
  int status = make(n_people, degree, &pairs, report);
  if (!status) status = reach_ties_build(&pairs, false, ties, report);
  reach_pairs_free(&pairs);
  if (!status && ties->n_arcs) status = switch_all(ties, report);
  if (!status) status = sort(ties, report);
  return status;
}

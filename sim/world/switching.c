#include "world/switching.h"

#include <stdlib.h>

#include "world/igraph_guard.h"
#include "world/pair_set.h"

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

/* A tie as one of its people has it. */
typedef struct {
  uint32_t owner, target;
  uint64_t back; /* place of the same tie as the other has it */
} arc;

/* Both directions of a tie find each other: the rows of earlier people hold the later ones in the
 * order in which these come. */
static int arcs_init(const reach_ties *ties, arc *arcs, reach_pair_set *pairs,
                     reach_report *report) {
  uint64_t *next = malloc((ties->n_people + 1ULL) * sizeof *next);
  if (!next) return reach_report_no_memory(report, "a network of ties");
  for (uint32_t u = 0; u < ties->n_people; u++) next[u] = ties->first[u];
  for (uint32_t u = 0; u < ties->n_people; u++)
    for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++) {
      uint32_t v = ties->target[i];
      arcs[i].owner = u;
      arcs[i].target = v;
      if (v < u) continue;
      arcs[i].back = next[v]++;
      arcs[arcs[i].back].back = i;
      reach_pair_set_add(pairs, u, v);
    }
  free(next);
  return 0;
}

/* u-v and x-y become u-y and x-v, unless one of those is there or leads to oneself. Rows are not
 * ascending while this goes on. */
static void switch_pair(arc *arcs, reach_pair_set *pairs, uint64_t a, uint64_t b) {
  uint32_t u = arcs[a].owner, v = arcs[a].target, x = arcs[b].owner, y = arcs[b].target;
  if (u == x || v == y || u == y || v == x) return;
  if (reach_pair_set_has(pairs, u, y) || reach_pair_set_has(pairs, x, v)) return;
  reach_pair_set_remove(pairs, u, v);
  reach_pair_set_remove(pairs, x, y);
  reach_pair_set_add(pairs, u, y);
  reach_pair_set_add(pairs, x, v);
  uint64_t of_v = arcs[a].back, of_y = arcs[b].back;
  arcs[a] = (arc){u, y, of_y};
  arcs[of_y] = (arc){y, u, a};
  arcs[b] = (arc){x, v, of_v};
  arcs[of_v] = (arc){v, x, b};
}

/* Places of memory that a switch will ask for are fetched some switches ahead: waiting for them one
 * by one takes four times as long. */
enum { N_AHEAD = 32 };

static void fetch(const arc *arcs, const reach_pair_set *pairs, uint64_t a, uint64_t b) {
  uint32_t u = arcs[a].owner, v = arcs[a].target, x = arcs[b].owner, y = arcs[b].target;
  reach_pair_set_fetch(pairs, u, y);
  reach_pair_set_fetch(pairs, x, v);
  reach_pair_set_fetch(pairs, u, v);
  reach_pair_set_fetch(pairs, x, y);
  __builtin_prefetch(&arcs[arcs[a].back]);
  __builtin_prefetch(&arcs[arcs[b].back]);
}

static void switch_some(arc *arcs, uint64_t n_arcs, unsigned n, reach_pair_set *pairs) {
  uint64_t place[2 * N_AHEAD];
  for (unsigned i = 0; i < 2 * n; i++) {
    place[i] =
        (uint64_t)igraph_rng_get_integer(igraph_rng_default(), 0, (igraph_integer_t)n_arcs - 1);
    __builtin_prefetch(&arcs[place[i]]);
  }
  for (unsigned i = 0; i < n; i++) fetch(arcs, pairs, place[2 * i], place[2 * i + 1]);
  for (unsigned i = 0; i < n; i++) switch_pair(arcs, pairs, place[2 * i], place[2 * i + 1]);
}

static int switch_arcs(arc *arcs, uint64_t n_arcs, reach_pair_set *pairs, reach_report *report) {
  const uint64_t per_tie = 10; /* Milo et al. 2003 find no more change after about as many */
  const uint64_t between_looks = 1 << 14; /* some milliseconds; a multiple of N_AHEAD */
  uint64_t n_switches = per_tie * n_arcs / 2;
  int status = 0;
  for (uint64_t i = 0; i < n_switches && !status; i += N_AHEAD) {
    if (i % between_looks == 0) status = reach_igraph_look_for_a_stop(report);
    uint64_t left = n_switches - i;
    switch_some(arcs, n_arcs, left < N_AHEAD ? (unsigned)left : N_AHEAD, pairs);
  }
  return status;
}

static int switch_all(reach_ties *ties, reach_report *report) {
  reach_pair_set pairs = {0};
  arc *arcs = malloc(ties->n_arcs * sizeof *arcs);
  int status = 0;
  if (!arcs || reach_pair_set_init(&pairs, ties->n_arcs / 2))
    status = reach_report_no_memory(report, "a network of ties");
  if (!status) status = arcs_init(ties, arcs, &pairs, report);
  if (!status) status = switch_arcs(arcs, ties->n_arcs, &pairs, report);
  for (uint64_t i = 0; i < ties->n_arcs && !status; i++) ties->target[i] = arcs[i].target;
  reach_pair_set_free(&pairs);
  free(arcs);
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

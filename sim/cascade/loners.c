#include "cascade/loners.h"

#include <stdbool.h>
#include <stdlib.h>

static int compare_ids(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* Marks those of seed[n_seeds] to whom an arc leads. */
static void mark_told(const reach_plan *plan, const reach_ties *ties, bool *is_told) {
  for (uint64_t i = 0; i < ties->n_arcs; i++) {
    const uint32_t *found =
        bsearch(&ties->target[i], plan->seed, plan->n_seeds, sizeof *plan->seed, compare_ids);
    if (found) is_told[found - plan->seed] = true;
  }
}

static void find_range(const reach_ties *ties, reach_loners *loners) {
  loners->least_id = ties->n_people;
  for (uint32_t u = 0; u < ties->n_people; u++) {
    if (!reach_ties_degree(ties, u)) continue;
    if (u < loners->least_id) loners->least_id = u;
    loners->most_id = u;
  }
  for (uint64_t i = 0; i < ties->n_arcs && ties->directed; i++) {
    if (ties->target[i] < loners->least_id) loners->least_id = ties->target[i];
    if (ties->target[i] > loners->most_id) loners->most_id = ties->target[i];
  }
}

reach_loners reach_plan_loners(const reach_plan *plan) {
  reach_loners loners = {0};
  const reach_ties *ties = plan->world->network;
  if (plan->seed_choice != REACH_SEED_LISTED || !plan->world->n_networks || !ties->n_arcs)
    return loners;
  bool *is_told = calloc(plan->n_seeds, sizeof *is_told);
  if (!is_told) return loners; /* what it is for is a warning */
  if (ties->directed) mark_told(plan, ties, is_told);
  for (uint64_t i = 0; i < plan->n_seeds; i++) {
    if (is_told[i] || reach_ties_degree(ties, plan->seed[i])) continue;
    if (!loners.n++) loners.first = plan->seed[i];
  }
  if (loners.n) find_range(ties, &loners);
  free(is_told);
  return loners;
}

#include "world/ties.h"

#include <stdlib.h>
#include <string.h>

int reach_pairs_add(reach_pairs *pairs, uint32_t from, uint32_t to, reach_report *report) {
  if (pairs->n == pairs->capacity) {
    uint64_t capacity = pairs->capacity ? 2 * pairs->capacity : 1024;
    uint32_t *grown_from = realloc(pairs->from, capacity * sizeof *grown_from);
    if (grown_from) pairs->from = grown_from;
    uint32_t *grown_to = realloc(pairs->to, capacity * sizeof *grown_to);
    if (grown_to) pairs->to = grown_to;
    if (!grown_from || !grown_to) return reach_report_no_memory(report, "a list of ties");
    pairs->capacity = capacity;
  }
  pairs->from[pairs->n] = from;
  pairs->to[pairs->n] = to;
  pairs->n++;
  return 0;
}

void reach_pairs_free(reach_pairs *pairs) {
  free(pairs->from);
  free(pairs->to);
  *pairs = (reach_pairs){0};
}

/* Counting sort: row[i] of the arcs key -> value, given `count` pairs in the order of `value`,
 * leaves each row ascending. first[] is filled as offsets. */
static void sort_into_rows(const uint32_t *key, const uint32_t *value, uint64_t count,
                           uint32_t n_people, uint32_t *first, uint32_t *row) {
  memset(first, 0, ((size_t)n_people + 1) * sizeof *first);
  for (uint64_t i = 0; i < count; i++) first[key[i] + 1]++;
  for (uint32_t u = 0; u < n_people; u++) first[u + 1] += first[u];
  for (uint64_t i = 0; i < count; i++) row[first[key[i]]++] = value[i];
  memmove(first + 1, first, n_people * sizeof *first);
  first[0] = 0;
}

/* Drops equal neighbours within each row. */
static void drop_repeats(reach_ties *ties) {
  uint32_t kept = 0, begin = 0;
  for (uint32_t u = 0; u < ties->n_people; u++) {
    uint32_t end = ties->first[u + 1];
    uint32_t row = kept;
    for (uint32_t i = begin; i < end; i++) {
      bool repeats = kept > row && ties->target[kept - 1] == ties->target[i];
      if (!repeats) ties->target[kept++] = ties->target[i];
    }
    begin = end;
    ties->first[u + 1] = kept;
  }
  ties->n_arcs = kept;
}

static uint64_t arcs_without_loops(const reach_pairs *pairs, bool directed, uint32_t *from,
                                   uint32_t *to) {
  uint64_t n = 0;
  for (uint64_t i = 0; i < pairs->n; i++) {
    if (pairs->from[i] == pairs->to[i]) continue;
    from[n] = pairs->from[i], to[n] = pairs->to[i], n++;
    if (!directed) from[n] = pairs->to[i], to[n] = pairs->from[i], n++;
  }
  return n;
}

static int check_size(const reach_pairs *pairs, bool directed, reach_report *report) {
  uint64_t most = directed ? REACH_MOST_ARCS : REACH_MOST_ARCS / 2;
  if (pairs->n <= most) return 0;
  return reach_report_add(
      report, REACH_TOO_BIG, "a network of %llu ties is too big: the largest that fits has %llu%s",
      (unsigned long long)pairs->n, (unsigned long long)most, directed ? "" : " undirected ones");
}

int reach_ties_build(const reach_pairs *pairs, bool directed, reach_ties *ties,
                     reach_report *report) {
  uint32_t n_people = pairs->n_people;
  *ties = (reach_ties){0};
  int status = check_size(pairs, directed, report);
  if (status) return status;
  uint64_t most = (directed ? 1 : 2) * pairs->n + 1;
  uint32_t *from = malloc(most * sizeof *from), *to = malloc(most * sizeof *to);
  uint32_t *by_target_from = calloc(most, sizeof *from), *by_target_to = calloc(most, sizeof *to);
  *ties = (reach_ties){.n_people = n_people, .directed = directed, .n_lines = pairs->n};
  ties->first = calloc((size_t)n_people + 1, sizeof *ties->first);
  if (!from || !to || !by_target_from || !by_target_to || !ties->first) {
    status = reach_report_no_memory(report, "a network of ties");
    goto out;
  }
  uint64_t n = arcs_without_loops(pairs, directed, from, to);
  ties->n_loops = pairs->n - (directed ? n : n / 2);
  /* first by target, then (stably) by source: rows come out ascending */
  sort_into_rows(to, from, n, n_people, ties->first, by_target_from);
  for (uint32_t u = 0; u < n_people; u++)
    for (uint64_t i = ties->first[u]; i < ties->first[u + 1]; i++) by_target_to[i] = u;
  sort_into_rows(by_target_from, by_target_to, n, n_people, ties->first, to);
  ties->target = to;
  to = NULL;
  drop_repeats(ties);
out:
  free(from);
  free(to);
  free(by_target_from);
  free(by_target_to);
  if (status) reach_ties_free(ties);
  return status;
}

void reach_ties_free(reach_ties *ties) {
  free(ties->first);
  free(ties->target);
  *ties = (reach_ties){0};
}

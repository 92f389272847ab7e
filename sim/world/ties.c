/* Pairs to rows by counting sort, twice: into rows by hearer, and from there, hearer by hearer,
 * into rows by teller, which so come out ascending, repeats in the order in which they were given.
 */
#include "world/ties.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static int grow(reach_pairs *pairs, bool has_probability, reach_report *report) {
  uint64_t capacity = pairs->capacity ? 2 * pairs->capacity : 1024;
  uint32_t *from = realloc(pairs->from, capacity * sizeof *from);
  if (from) pairs->from = from;
  uint32_t *to = realloc(pairs->to, capacity * sizeof *to);
  if (to) pairs->to = to;
  float *probability =
      has_probability ? realloc(pairs->probability, capacity * sizeof *probability) : NULL;
  if (probability) pairs->probability = probability;
  if (!from || !to || (has_probability && !probability))
    return reach_report_no_memory(report, "a list of ties");
  pairs->capacity = capacity;
  return 0;
}

int reach_pairs_add(reach_pairs *pairs, uint32_t from, uint32_t to, reach_report *report) {
  int status = pairs->n == pairs->capacity ? grow(pairs, false, report) : 0;
  if (status) return status;
  pairs->from[pairs->n] = from;
  pairs->to[pairs->n] = to;
  pairs->n++;
  return 0;
}

int reach_pairs_add_with(reach_pairs *pairs, uint32_t from, uint32_t to, float probability,
                         reach_report *report) {
  int status = pairs->n == pairs->capacity ? grow(pairs, true, report) : 0;
  if (status) return status;
  pairs->probability[pairs->n] = probability;
  return reach_pairs_add(pairs, from, to, report);
}

void reach_pairs_free(reach_pairs *pairs) {
  free(pairs->from);
  free(pairs->to);
  free(pairs->probability);
  *pairs = (reach_pairs){0};
}

/* Gives back the room to grow. */
static void trim(reach_pairs *pairs) {
  uint64_t n = pairs->n ? pairs->n : 1;
  uint32_t *from = pairs->from ? realloc(pairs->from, n * sizeof *from) : NULL;
  if (from) pairs->from = from;
  uint32_t *to = pairs->to ? realloc(pairs->to, n * sizeof *to) : NULL;
  if (to) pairs->to = to;
  float *probability =
      pairs->probability ? realloc(pairs->probability, n * sizeof *probability) : NULL;
  if (probability) pairs->probability = probability;
}

/* Arcs in rows. */
typedef struct {
  uint32_t *first; /* [n_people + 1] */
  uint32_t *item;
  float *probability; /* of each item, or NULL */
} rows;

static void rows_free(rows *r) {
  free(r->first);
  free(r->item);
  free(r->probability);
}

/* Room for n_arcs, whose numbers by row stand in first[1 ..]: they become offsets. */
static int rows_open(rows *r, uint32_t n_people, uint64_t n_arcs, bool has_probability) {
  for (uint32_t u = 0; u < n_people; u++) r->first[u + 1] += r->first[u];
  r->item = reach_memory_table((n_arcs + 1) * sizeof *r->item);
  if (has_probability) r->probability = malloc((n_arcs + 1) * sizeof *r->probability);
  return !r->item || (has_probability && !r->probability) ? REACH_NO_MEMORY : 0;
}

/* first[row] is where the next item of the row goes. */
static void rows_put(rows *r, uint32_t row, uint32_t item, const float *probability) {
  uint32_t at = r->first[row]++;
  r->item[at] = item;
  if (probability) r->probability[at] = *probability;
}

/* After all were put first[row] is the end of the row. */
static void rows_close(rows *r, uint32_t n_people) {
  memmove(r->first + 1, r->first, n_people * sizeof *r->first);
  r->first[0] = 0;
}

static bool is_tie(const reach_pairs *pairs, uint64_t i, reach_tie_rule rule) {
  return rule.keeps_loops || pairs->from[i] != pairs->to[i];
}

static bool goes_both_ways(const reach_pairs *pairs, uint64_t i, reach_tie_rule rule) {
  return !rule.is_directed && pairs->from[i] != pairs->to[i];
}

/* Tellers by hearer, in the order of the pairs. */
static int rows_by_hearer(const reach_pairs *pairs, reach_tie_rule rule, rows *r) {
  uint64_t n_arcs = 0;
  r->first = reach_memory_cleared_table(((size_t)pairs->n_people + 1) * sizeof *r->first);
  if (!r->first) return REACH_NO_MEMORY;
  for (uint64_t i = 0; i < pairs->n; i++) {
    if (!is_tie(pairs, i, rule)) continue;
    r->first[pairs->to[i] + 1]++;
    n_arcs++;
    if (!goes_both_ways(pairs, i, rule)) continue;
    r->first[pairs->from[i] + 1]++;
    n_arcs++;
  }
  int status = rows_open(r, pairs->n_people, n_arcs, pairs->probability);
  for (uint64_t i = 0; i < pairs->n && !status; i++) {
    if (!is_tie(pairs, i, rule)) continue;
    const float *p = pairs->probability ? &pairs->probability[i] : NULL;
    rows_put(r, pairs->to[i], pairs->from[i], p);
    if (goes_both_ways(pairs, i, rule)) rows_put(r, pairs->from[i], pairs->to[i], p);
  }
  rows_close(r, pairs->n_people);
  return status;
}

/* The same arcs by teller; undirected, everybody has as many of both kinds. */
static int rows_turned(const rows *by_hearer, uint32_t n_people, bool is_directed, rows *r) {
  uint64_t n_arcs = by_hearer->first[n_people];
  r->first = reach_memory_cleared_table(((size_t)n_people + 1) * sizeof *r->first);
  if (!r->first) return REACH_NO_MEMORY;
  for (uint64_t i = 0; i < n_arcs && is_directed; i++) r->first[by_hearer->item[i] + 1]++;
  for (uint32_t u = 0; u < n_people && !is_directed; u++)
    r->first[u + 1] = by_hearer->first[u + 1] - by_hearer->first[u];
  int status = rows_open(r, n_people, n_arcs, by_hearer->probability);
  for (uint32_t v = 0; v < n_people && !status; v++)
    for (uint32_t i = by_hearer->first[v]; i < by_hearer->first[v + 1]; i++)
      rows_put(r, by_hearer->item[i], v,
               by_hearer->probability ? &by_hearer->probability[i] : NULL);
  rows_close(r, n_people);
  return status;
}

/* Counts ties that are there already, and drops them unless they are kept. */
static void drop_repeats(reach_ties *ties, reach_tie_rule rule) {
  uint32_t n_kept = 0, begin = 0;
  for (uint32_t u = 0; u < ties->n_people; u++) {
    uint32_t end = ties->first[u + 1], row = n_kept;
    for (uint32_t i = begin; i < end; i++) {
      uint32_t v = ties->target[i];
      bool is_repeat = n_kept > row && ties->target[n_kept - 1] == v;
      ties->n_repeats += is_repeat && (rule.is_directed || u <= v); /* undirected: seen twice */
      if (is_repeat && !rule.keeps_repeats) continue;
      if (ties->probability) ties->probability[n_kept] = ties->probability[i];
      ties->target[n_kept++] = v;
    }
    begin = end;
    ties->first[u + 1] = n_kept;
  }
  ties->n_arcs = n_kept;
}

/* Gives back what repeats took; a smaller piece of memory is not refused. */
static void shrink(reach_ties *ties) {
  if (!ties->n_repeats) return;
  uint32_t *target = realloc(ties->target, (ties->n_arcs + 1) * sizeof *target);
  if (target) ties->target = target;
  if (!ties->probability) return;
  float *probability = realloc(ties->probability, (ties->n_arcs + 1) * sizeof *probability);
  if (probability) ties->probability = probability;
}

static int check_size(const reach_pairs *pairs, bool directed, reach_report *report) {
  uint64_t most = directed ? REACH_MOST_ARCS : REACH_MOST_ARCS / 2;
  if (pairs->n <= most) return 0;
  return reach_report_add(
      report, REACH_TOO_BIG, "a network of %llu ties is too big: the largest that fits has %llu%s",
      (unsigned long long)pairs->n, (unsigned long long)most, directed ? "" : " undirected ones");
}

int reach_ties_build_by(reach_pairs *pairs, reach_tie_rule rule, reach_ties *ties,
                        reach_report *report) {
  *ties =
      (reach_ties){.n_people = pairs->n_people, .directed = rule.is_directed, .n_lines = pairs->n};
  rows by_hearer = {0}, by_teller = {0};
  int status = check_size(pairs, rule.is_directed, report);
  if (!status) {
    trim(pairs);
    for (uint64_t i = 0; i < pairs->n; i++) ties->n_loops += pairs->from[i] == pairs->to[i];
    status = rows_by_hearer(pairs, rule, &by_hearer);
    reach_pairs_free(pairs);
    if (!status) status = rows_turned(&by_hearer, ties->n_people, rule.is_directed, &by_teller);
    if (status) status = reach_report_no_memory(report, "a network of ties");
  }
  reach_pairs_free(pairs);
  rows_free(&by_hearer);
  if (status) {
    rows_free(&by_teller);
    return status;
  }
  ties->first = by_teller.first;
  ties->target = by_teller.item;
  ties->probability = by_teller.probability;
  drop_repeats(ties, rule);
  ties->has_loops = rule.keeps_loops && ties->n_loops;
  ties->has_repeats = rule.keeps_repeats && ties->n_repeats;
  shrink(ties);
  return 0;
}

int reach_ties_build(reach_pairs *pairs, bool directed, reach_ties *ties, reach_report *report) {
  return reach_ties_build_by(pairs, (reach_tie_rule){.is_directed = directed}, ties, report);
}

static int compare_ids(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static bool has_arc(const reach_ties *ties, uint32_t from, uint32_t to) {
  return bsearch(&to, ties->target + ties->first[from], reach_ties_degree(ties, from), sizeof to,
                 compare_ids) != NULL;
}

/* The first from the lower to the higher person, or the first where there is none. */
bool reach_ties_is_pair(const reach_ties *ties, uint32_t u, uint32_t arc) {
  uint32_t v = ties->target[arc];
  bool is_repeat = arc > ties->first[u] && ties->target[arc - 1] == v;
  if (v == u || is_repeat) return false;
  return v > u || (ties->directed && !has_arc(ties, v, u));
}

void reach_ties_free(reach_ties *ties) {
  free(ties->first);
  free(ties->target);
  free(ties->probability);
  *ties = (reach_ties){0};
}

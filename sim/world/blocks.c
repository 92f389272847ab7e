#include "world/blocks.h"

#include <stdlib.h>

#include "world/igraph_guard.h"

static uint32_t person_of(const uint32_t *member, uint32_t first, igraph_integer_t i) {
  return member ? member[first + (uint32_t)i] : first + (uint32_t)i;
}

/* G(n, p) of Gilbert 1959 among the n people from place `first` of `member`. */
static int draw(const uint32_t *member, uint32_t first, uint32_t n, double p, reach_pairs *pairs,
                reach_report *report) {
  if (p <= 0 || n < 2) return 0;
  igraph_t graph;
  igraph_error_t error = igraph_erdos_renyi_game_gnp(&graph, (igraph_integer_t)n, p,
                                                     IGRAPH_UNDIRECTED, IGRAPH_NO_LOOPS);
  if (error) return reach_igraph_failed(error, "random work ties", report);
  int status = 0;
  for (igraph_integer_t e = 0; e < igraph_ecount(&graph) && !status; e++)
    status = reach_pairs_add(pairs, person_of(member, first, IGRAPH_FROM(&graph, e)),
                             person_of(member, first, IGRAPH_TO(&graph, e)), report);
  igraph_destroy(&graph);
  return status;
}

int reach_random_draw(uint32_t n_people, double across, reach_pairs *pairs, reach_report *report) {
  return draw(NULL, 0, n_people, across, pairs, report);
}

int reach_blocks_draw(const reach_sizes *sizes, const uint32_t *member,
                      const reach_tie_chance *chance, const char *key, reach_pairs *pairs,
                      reach_report *report) {
  if (!(chance->inside <= 1 && chance->across <= 1))
    return reach_report_add(report, REACH_INVALID,
                            "%s: %.4g ties to one's own department are wanted, but it has only "
                            "%.4g colleagues on average",
                            key, chance->wanted, chance->room);
  int status = draw(NULL, 0, (uint32_t)sizes->n_people, chance->across, pairs, report);
  /* a second chance inside departments: 1 - (1 - across)(1 - more) = inside */
  double more = chance->across < 1 ? (chance->inside - chance->across) / (1 - chance->across) : 0;
  uint32_t first = 0;
  for (uint32_t d = 0; d < sizes->n && !status; d++) {
    status = draw(member, first, sizes->size[d], more, pairs, report);
    first += sizes->size[d];
  }
  return status;
}

/* Sizes of departments and the lines between them. */
static void count(const reach_departments *departments, const reach_pairs *lines,
                  reach_sizes *sizes) {
  const uint32_t *department = departments->department;
  for (uint64_t u = 0; u < sizes->n_people; u++) sizes->size[department[u]]++;
  for (uint64_t i = 0; i < lines->n; i++)
    ++*(department[lines->from[i]] == department[lines->to[i]] ? &sizes->lines_inside
                                                               : &sizes->lines_across);
}

/* The people of department 0, then 1, ... */
static void list_members(const reach_sizes *sizes, const uint32_t *department, uint32_t *next,
                         uint32_t *member) {
  next[0] = 0;
  for (uint32_t d = 1; d < sizes->n; d++) next[d] = next[d - 1] + sizes->size[d - 1];
  for (uint32_t u = 0; u < sizes->n_people; u++) member[next[department[u]]++] = u;
}

int reach_blocks_draw_among(const reach_params *params, const reach_departments *departments,
                            const char *key, reach_pairs *pairs, reach_report *report) {
  reach_sizes sizes = {.n_people = pairs->n_people, .n = departments->n_departments};
  sizes.size = calloc(sizes.n, sizeof *sizes.size);
  uint32_t *member = malloc(sizes.n_people * sizeof *member),
           *next = malloc(sizes.n * sizeof *next);
  int status = sizes.size && member && next ? 0 : reach_report_no_memory(report, "departments");
  if (!status) {
    count(departments, pairs, &sizes);
    list_members(&sizes, departments->department, next, member);
    reach_tie_chance chance = reach_sizes_chance(params, &sizes);
    status = reach_blocks_draw(&sizes, member, &chance, key, pairs, report);
  }
  free(member);
  free(next);
  reach_sizes_free(&sizes);
  return status;
}

#include "world/blocks.h"

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

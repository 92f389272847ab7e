/* Figures that describe a network of ties, measured with igraph on the undirected, simple
 * version of the network. */
#ifndef REACH_WORLD_STRUCTURE_H
#define REACH_WORLD_STRUCTURE_H

#include <stdint.h>

#include "base/report.h"
#include "world/ties.h"

/* One row a figure: REACH_FIGURE(name, unit) */
#define REACH_STRUCTURE_FIGURES                                                                    \
  REACH_FIGURE(nodes, "people")                                                                    \
  REACH_FIGURE(arcs, "lines") /* as read from a file, loops and repeats included */                \
  REACH_FIGURE(loops, "lines")                                                                     \
  REACH_FIGURE(ties, "ties") /* unordered pairs of different people */                             \
  REACH_FIGURE(mean_degree, "ties")                                                                \
  REACH_FIGURE(density, "share")                                                                   \
  REACH_FIGURE(largest_component, "people")                                                        \
  REACH_FIGURE(clustering, "share")   /* mean local; degree < 2 counts 0 */                        \
  REACH_FIGURE(transitivity, "share") /* 3 triangles / connected triples */                        \
  REACH_FIGURE(triangles, "triangles")                                                             \
  REACH_FIGURE(assortativity, "ratio") /* by degree */                                             \
  REACH_FIGURE(mean_path, "hops")      /* over connected pairs */                                  \
  REACH_FIGURE(diameter, "hops")                                                                   \
  REACH_FIGURE(two_hop_mean, "people") /* within two hops, mean over the largest component */      \
  REACH_FIGURE(modularity, "share")    /* by department */                                         \
  REACH_FIGURE(cross_department_share, "share") /* of ties */                                      \
  /* of a market that was made to have an overlap; not of ties */                                  \
  REACH_FIGURE(market_segments, "segments")                                                        \
  REACH_FIGURE(market_locality, "share")                                                           \
  REACH_FIGURE(overlap_people, "people")                                                           \
  REACH_FIGURE(overlap_asked, "share")                                                             \
  REACH_FIGURE(overlap_found, "share")                                                             \
  REACH_FIGURE(overlap_contacts, "people") /* of these associates, counted once for each */        \
  REACH_FIGURE(overlap_unique, "people")   /* different ones */

enum {
#define REACH_FIGURE(name, unit) REACH_FIGURE_##name,
  REACH_STRUCTURE_FIGURES
#undef REACH_FIGURE
      REACH_N_FIGURES
};

typedef struct {
  const char *name, *unit;
} reach_figure_row;

extern const reach_figure_row reach_figure_table[REACH_N_FIGURES];

/* figure[REACH_N_FIGURES]; NaN = does not exist here, or too long to compute (paths of
 * networks with people x ties > 2e8, or when with_paths is 0). `department` has an entry for
 * each person and may be NULL. */
int reach_structure_measure(const reach_ties *ties, const uint32_t *department, int with_paths,
                            double *figure, reach_report *report);

#endif

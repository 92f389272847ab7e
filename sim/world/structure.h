/* Figures that describe a network of ties, measured with igraph on the undirected, simple
 * version of the network. */
#ifndef REACH_WORLD_STRUCTURE_H
#define REACH_WORLD_STRUCTURE_H

#include <stdint.h>

#include "base/report.h"
#include "world/ties.h"

enum {
#define REACH_FIGURE(name, ...) REACH_FIGURE_##name,
#include "world/figures.def"
#undef REACH_FIGURE
  REACH_N_FIGURES
};

typedef struct {
  const char *name, *unit, *help;
} reach_figure_row;

extern const reach_figure_row reach_figure_table[REACH_N_FIGURES];

/* Only what can be counted, without igraph: people, lines, ties, mean degree, density; the others
 * are NaN. O(ties). */
void reach_structure_count(const reach_ties *ties, double *figure);

/* All of them. figure[REACH_N_FIGURES]; NaN = does not exist here, or too long to compute (paths of
 * networks with people x ties > 2e8, or when with_paths is 0). `department` has an entry for
 * each person and may be NULL. */
int reach_structure_measure(const reach_ties *ties, const uint32_t *department, int with_paths,
                            double *figure, reach_report *report);

#endif

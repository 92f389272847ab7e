/* A random simple network in which everybody has a given number of ties. igraph's ways either
 * may not end (configuration-simple), join all in one component (Viger-Latapy), or take 18 s for
 * 16,000 people (edge switching). */
#ifndef REACH_WORLD_SWITCHING_H
#define REACH_WORLD_SWITCHING_H

#include "world/ties.h"

/* Builds the network of Havel 1955 and Hakimi 1962 in O(ties), then switches pairs of ties ten
 * times their number (Milo et al. 2003). degree[n_people] must be graphical. The igraph guard is
 * entered: its stream is drawn from. Caller frees *ties, also on failure. */
int reach_switching_draw(uint32_t n_people, const uint32_t *degree, reach_ties *ties,
                         reach_report *report);

#endif

/* What of work networks a picture draws: which organizations, how large the dots are, which ties
 * and tellings. An SVG takes 100 bytes a dot and 30 a line: the limits keep it below 600 kB, up to
 * two panels of 2,000 people. */
#ifndef REACH_PRESENT_NETWORK_DOTS_H
#define REACH_PRESENT_NETWORK_DOTS_H

#include <stdbool.h>

#include "study/study.h"

/* In all panels; more tellings are a grey ball, of which only the first hops are drawn. */
enum { REACH_MOST_TIES_DRAWN = 2400, REACH_MOST_TELLINGS = 1000 };

/* Shades, as in plots/work-network.gp. */
enum {
  REACH_DOT_NOT_REACHED = 1,
  REACH_DOT_THREE_HOPS,
  REACH_DOT_TWO_HOPS,
  REACH_DOT_ONE_HOP,
  REACH_DOT_STARTS
};

int reach_dots_shade(const reach_face *face);

/* Organizations that use the ties. */
size_t reach_dots_n_portraits(const reach_result *result);

/* The first organizations that fit, the baseline and the focus among them. Sets is_drawn of all and
 * returns how many are. */
size_t reach_dots_choose(const reach_result *result, bool *is_drawn);

/* The last hop of which tellings are drawn: `most` of them, the first hop always. */
uint32_t reach_dots_last_hop(const reach_portrait *portrait, uint64_t most);

#endif

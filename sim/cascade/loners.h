/* Who is listed to start, but stands in no tie: an id that no line of the file names. */
#ifndef REACH_CASCADE_LONERS_H
#define REACH_CASCADE_LONERS_H

#include "cascade/plan.h"

typedef struct {
  uint64_t n;                 /* listed people without ties, out or in */
  uint32_t first;             /* the smallest id of them */
  uint32_t least_id, most_id; /* of people who have ties */
} reach_loners;

/* In the first network; n = 0 where nobody is listed, there are no ties, or memory is short.
 * O(listed), of a directed network O(arcs log listed), and O(people) more where there is somebody.
 */
reach_loners reach_plan_loners(const reach_plan *plan);

#endif

/* What is shown of ideas: the cells of outcomes.csv, found. */
#ifndef REACH_PRESENT_IDEA_FIGURES_H
#define REACH_PRESENT_IDEA_FIGURES_H

#include "study/study.h"

/* Months of the programme of an organization; 0 = it has none. */
unsigned reach_ideas_months(const reach_result *result, size_t organization);

/* The cell of `item` ("ideas", "distinct", "reviewed", "implemented") at the end of a month from 0
 * to the last; the cells of further months follow. NULL = there is none. */
const reach_cell *reach_ideas_at(const reach_result *result, size_t organization, const char *item,
                                 unsigned month);

/* The classes of quality of a group's ideas ("distinct", "implemented"), lowest first: *n of them.
 */
const reach_cell *reach_ideas_classes(const reach_result *result, size_t organization,
                                      const char *group, const char *item, unsigned *n);

/* The organization with most ideas, of equal ones the focus (headline.h); SIZE_MAX where none has a
 * programme. */
size_t reach_most_ideas(const reach_result *result);

/* IdeaStorm's published counts: Dell 2008, RSM Index 2011. */
enum { REACH_N_STORM = 2 };
typedef struct {
  double month, ideas, implemented_share;
  const char *source;
} reach_storm;
extern const reach_storm reach_storm_table[REACH_N_STORM];

#endif

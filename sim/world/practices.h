/* A table of business practices, each with a score, and what they make of the legs of trust. */
#ifndef REACH_WORLD_PRACTICES_H
#define REACH_WORLD_PRACTICES_H

#include <stddef.h>

#include "base/report.h"

/* One business practice. Texts are "" where the table has none. */
typedef struct {
  const char *name, *owner, *due; /* due: YYYY-MM-DD */
  double score, weight;           /* score 0..1 */
  int leg;                        /* REACH_LEG_COMPETENCY or REACH_LEG_RELIABILITY */
} reach_practice;

typedef struct {
  double competency, reliability; /* weighted means of the scores, 0..1 */
  reach_practice *row;            /* [n] in the order of the table; owned */
  size_t n;
  double weights[2]; /* sums over the rows of competency, of reliability */
  char *text;        /* that the rows point into; owned */
} reach_practices;

/* CSV with the columns practice, score (0..1), weight (0 or more), leg (competency or
 * reliability), maybe owner and due (YYYY-MM-DD). Every practice stands once, and both legs have
 * one of positive weight. O(rows log rows). Returns 0, REACH_UNREADABLE with file:line:column,
 * REACH_TOO_BIG or REACH_NO_MEMORY; then there is nothing to free. */
int reach_practices_read(const char *path, reach_practices *practices, reach_report *report);
/* Legal on a zeroed one. */
void reach_practices_free(reach_practices *practices);

#endif

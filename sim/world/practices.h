/* A table of business practices, each with a score, and what they make of the legs of trust. */
#ifndef REACH_WORLD_PRACTICES_H
#define REACH_WORLD_PRACTICES_H

#include "base/report.h"

typedef struct {
  double competency, reliability; /* weighted means of the scores, 0..1 */
} reach_practices;

/* CSV with the columns practice, score (0..1), weight (0 or more), leg (competency or
 * reliability), maybe owner and due (YYYY-MM-DD). Every practice stands once, and both legs have
 * one of positive weight. O(rows log rows). Returns 0, REACH_UNREADABLE with file:line:column,
 * REACH_TOO_BIG or REACH_NO_MEMORY. */
int reach_practices_read(const char *path, reach_practices *practices, reach_report *report);

#endif

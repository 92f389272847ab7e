/* A table of business practices, each with a score, and what they make of the legs of trust. */
#ifndef REACH_WORLD_PRACTICES_H
#define REACH_WORLD_PRACTICES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"

/* One business practice. Texts are "" where the table has none. */
typedef struct {
  const char *name, *owner, *due; /* due: YYYY-MM-DD */
  double score, weight;           /* score 0..1, as it stands in the table */
  double counted;                 /* the score that its leg is made of */
  bool is_overdue;                /* by practices_as_of; what has a score of 1 is done */
  int leg;                        /* REACH_LEG_COMPETENCY or REACH_LEG_RELIABILITY */
} reach_practice;

typedef struct {
  double competency, reliability; /* weighted means of the scores, 0..1 */
  reach_practice *row;            /* [n] in the order of the table; owned */
  size_t n;
  size_t n_overdue;
  double weights[2]; /* sums over the rows of competency, of reliability */
  char *text;        /* that the rows point into; owned */
} reach_practices;

/* How dates count. */
typedef struct {
  const char *as_of;     /* YYYY-MM-DD: what was due before is overdue; NULL or "": nothing is */
  double overdue_credit; /* what is overdue counts this share of its score, 0..1 */
} reach_practice_terms;

/* CSV with the columns practice, score (0..1), weight (0 or more), leg (competency or
 * reliability), maybe owner and due (YYYY-MM-DD). Every practice stands once, and both legs have
 * one of positive weight. O(rows log rows). Returns 0, REACH_UNREADABLE with file:line:column,
 * REACH_TOO_BIG or REACH_NO_MEMORY; then there is nothing to free. */
int reach_practices_read(const char *path, const reach_practice_terms *terms,
                         reach_practices *practices, reach_report *report);
/* Legal on a zeroed one. */
void reach_practices_free(reach_practices *practices);

#endif

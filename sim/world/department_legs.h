/* Legs of trust by department: a CSV file with the column department and any of sincerity,
 * competency, reliability. */
#ifndef REACH_WORLD_DEPARTMENT_LEGS_H
#define REACH_WORLD_DEPARTMENT_LEGS_H

#include "world/edge_list.h"
#include "world/legs.h"

typedef struct {
  double
      *leg[REACH_N_LEGS]; /* [n_departments] share, 0..1; NaN = the company's; NULL = no column */
} reach_department_legs;

/* Errors: REACH_UNREADABLE with file:line:column: column: what is wrong, REACH_NO_MEMORY. Free is
 * legal after failure. O(n log n). */
int reach_department_legs_read(const char *path, const reach_departments *departments,
                               reach_department_legs *legs, reach_report *report);
void reach_department_legs_free(reach_department_legs *legs);

#endif

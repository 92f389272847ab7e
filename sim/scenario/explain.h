/* The reference of parameters, as text. */
#ifndef REACH_SCENARIO_EXPLAIN_H
#define REACH_SCENARIO_EXPLAIN_H

#include "base/report.h"

/* Explains the parameter `name`, or all of the block `name` (such as market), or all that take the
 * word `name` (such as sir), or all when name is NULL: meaning, unit, what is allowed, default,
 * source, grade of evidence. Caller frees. NULL with a line in the report: REACH_USAGE for an
 * unknown name, REACH_NO_MEMORY. */
char *reach_explain(const char *name, reach_report *report);

#endif

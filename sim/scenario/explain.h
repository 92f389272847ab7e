/* The reference of parameters, as text. */
#ifndef REACH_SCENARIO_EXPLAIN_H
#define REACH_SCENARIO_EXPLAIN_H

#include "base/report.h"
#include "scenario/params.h"

enum { REACH_FACT_SIZE = 512 };

/* What there is to say of a parameter beside its help; "" = nothing. */
typedef struct {
  const char *unit, *fallback, *place, *source;
  const char *grade; /* "A: peer-reviewed ..." */
  char allowed[REACH_FACT_SIZE];
  char tried[REACH_FACT_SIZE]; /* "0.1 to 0.5: source" */
} reach_facts;

void reach_facts_of(const reach_param *param, reach_facts *facts);

/* Explains the parameter `name`, or all of the block `name` (such as market), or all that take the
 * word `name` (such as sir), or all when name is NULL: meaning, unit, what is allowed, default,
 * source, grade of evidence. Caller frees. NULL with a line in the report: REACH_USAGE for an
 * unknown name, REACH_NO_MEMORY. */
char *reach_explain(const char *name, reach_report *report);

#endif

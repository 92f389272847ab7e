/* The audit in a terminal. */
#ifndef REACH_PRESENT_AUDIT_BLOCK_H
#define REACH_PRESENT_AUDIT_BLOCK_H

#include <stdio.h>

#include "present/table.h"

/* The table's numbers that could be computed (of many the mistakes), then the contacts step by
 * step; name[organization] are headings. Nothing in a result without an audit. */
void reach_audit_print(FILE *out, const reach_result *result, const char *const *name,
                       bool has_color);

/* The answer of `orgreach audit`: the sentence, these two, and where the rest is. */
void reach_audit_print_answer(FILE *out, const reach_result *result,
                              const reach_table_options *options);

#endif

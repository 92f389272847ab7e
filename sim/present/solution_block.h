/* What was solved, for a reader at a terminal. */
#ifndef REACH_PRESENT_SOLUTION_BLOCK_H
#define REACH_PRESENT_SOLUTION_BLOCK_H

#include "present/table.h"

/* The answer in sentences, then the values that were tried around it. */
void reach_solution_print(FILE *out, const reach_result *result,
                          const reach_table_options *options);

#endif

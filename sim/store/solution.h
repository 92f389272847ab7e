/* What was solved as JSON, and its words. */
#ifndef REACH_STORE_SOLUTION_H
#define REACH_STORE_SOLUTION_H

#include "store/json.h"
#include "study/solve.h"

/* "found", "not reached", ... */
const char *reach_solution_answer_name(reach_solved_answer answer);
/* The word of solve.goal or solve.side. */
const char *reach_solution_word(int param, int value);

/* The answer as text that ends in a newline; caller frees. NULL when out of memory. */
char *reach_json_solution(const reach_result *result, const reach_seconds *seconds);

#endif

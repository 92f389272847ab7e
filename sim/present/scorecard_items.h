/* Questions and practices in the terminal: what legs of trust lack, item by item. */
#ifndef REACH_PRESENT_SCORECARD_ITEMS_H
#define REACH_PRESENT_SCORECARD_ITEMS_H

#include <stdbool.h>
#include <stdio.h>

#include "study/study.h"

/* A list for each organization that has items, the largest gaps first; one for those that have the
 * same. */
void reach_scorecard_items_print(FILE *out, const reach_result *result, const char *const *name,
                                 bool has_color);

/* Do two organizations have the same items, scores and all? O(items). */
bool reach_scorecard_items_are_same(const reach_result *result, size_t a, size_t b);

#endif

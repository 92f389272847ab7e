/* What only some results have, as objects of an organization: money, trust, planners' formulas,
 * adoption, departments. */
#ifndef REACH_STORE_JSON_BLOCKS_H
#define REACH_STORE_JSON_BLOCKS_H

#include "store/json.h"

/* Adds "economics", "scorecard", "planners", "adoption" and "departments" where there are any.
 * Gives up the whole, and returns NULL, when memory is short or `object` is NULL. */
json_t *reach_json_blocks(json_t *object, const reach_result *result, size_t organization);

/* A summary, a comparison: as the contract of --json has them. */
json_t *reach_json_summary(const reach_summary *summary);
json_t *reach_json_comparison(const reach_comparison *comparison);

/* Puts a new value into an object; into an array. Likewise. */
json_t *reach_json_with(json_t *object, const char *name, json_t *value);
json_t *reach_json_and(json_t *array, json_t *value);

#endif

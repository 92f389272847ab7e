/* The claim of a scenario as JSON. */
#ifndef REACH_STORE_JSON_CLAIM_H
#define REACH_STORE_JSON_CLAIM_H

#include <jansson.h>

#include "study/study.h"

/* A new object: the claim, its verdict, the numbers, the assumptions by what they change. NULL when
 * out of memory. */
json_t *reach_json_claim(const reach_result *result);

#endif

/* The response to a parameter as JSON. */
#ifndef REACH_STORE_JSON_RESPONSE_H
#define REACH_STORE_JSON_RESPONSE_H

#include "store/json.h"

/* An array with one object for each parameter that was played at several values: what was asked,
 * the organizations' best values and crossings, and every point. NULL when memory is short. */
json_t *reach_json_response(const reach_result *result);

#endif

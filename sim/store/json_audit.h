/* The audit of a reach calculator's table, as JSON. */
#ifndef REACH_STORE_JSON_AUDIT_H
#define REACH_STORE_JSON_AUDIT_H

#include "store/json.h"

/* {"table", "lines", "checked", "right", ..., "checks": [...], "totals": {...}, "organizations":
 * [...]}; of the checks at most 1,000, mistakes first. NULL when memory is short. */
json_t *reach_json_audit(const reach_result *result);

#endif

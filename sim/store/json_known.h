/* The self-test as one JSON object. */
#ifndef REACH_STORE_JSON_KNOWN_H
#define REACH_STORE_JSON_KNOWN_H

#include "study/known.h"

/* row, found and is_found are [REACH_N_KNOWN]; rows that were not asked for are left out. Text that
 * ends in a newline; caller frees. NULL when out of memory. */
char *reach_json_known(const reach_known *row, const reach_known_found *found, const bool *is_found,
                       uint64_t rng_seed);

#endif

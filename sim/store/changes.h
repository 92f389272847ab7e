/* What differs between two resolved scenarios, in the words of their keys. */
#ifndef REACH_STORE_CHANGES_H
#define REACH_STORE_CHANGES_H

#include <stddef.h>

/* "run.days was 6, market.people is new, and 2 more"; "" where nothing does. O(lines^2). Returns 0
 * or REACH_NO_MEMORY. */
int reach_changes_write(const char *before, const char *after, char *out, size_t size);

#endif

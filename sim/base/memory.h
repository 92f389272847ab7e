/* Memory for tables that are read here and there. */
#ifndef REACH_BASE_MEMORY_H
#define REACH_BASE_MEMORY_H

#include <stddef.h>

/* Memory that begins with a cache line and, where it is large, lies on huge pages if the system has
 * them: a table of millions read at random needs fewer looks into the page tables. Not cleared.
 * Freed by free(); NULL when there is none. */
void *reach_memory_table(size_t bytes);

/* The same, cleared. */
void *reach_memory_cleared_table(size_t bytes);

#endif

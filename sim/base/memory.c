#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* x86-64 and 64-bit ARM. Smaller tables would waste more than they gain. */
enum { CACHE_LINE = 64, HUGE_PAGE = 1 << 21, LEAST_HUGE_PAGES = 2 };

void *reach_memory_table(size_t bytes) {
  size_t unit = bytes >= (size_t)LEAST_HUGE_PAGES * HUGE_PAGE ? HUGE_PAGE : CACHE_LINE;
  if (bytes > SIZE_MAX - unit) return NULL;
  size_t size = (bytes / unit + 1) * unit;
  void *table = aligned_alloc(unit, size);
  if (table && unit == HUGE_PAGE) madvise(table, size, MADV_HUGEPAGE); /* as well without */
  return table;
}

void *reach_memory_cleared_table(size_t bytes) {
  void *table = reach_memory_table(bytes);
  return table ? memset(table, 0, bytes) : NULL;
}

#include "cascade/engagement.h"

#include <stdlib.h>

#include "base/report.h"

enum { FIRST_POSTERS = 256 };

void reach_engagement_free(reach_engagement *e) {
  free(e->impressions);
  *e = (reach_engagement){0};
}

int reach_engagement_add(reach_engagement *e, uint64_t associate, double impressions) {
  if (e->n && e->last == associate) {
    e->impressions[e->n - 1] += impressions;
    return 0;
  }
  if (e->n == e->capacity) {
    size_t capacity = e->capacity ? 2 * e->capacity : FIRST_POSTERS;
    double *grown = realloc(e->impressions, capacity * sizeof *grown);
    if (!grown) return REACH_NO_MEMORY;
    e->impressions = grown;
    e->capacity = capacity;
  }
  e->last = associate;
  e->impressions[e->n++] = impressions;
  return 0;
}

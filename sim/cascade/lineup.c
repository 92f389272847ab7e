#include "cascade/lineup.h"

#include <stdlib.h>

#include "base/report.h"

void reach_lineup_free(reach_lineup *lineup) {
  free(lineup->order);
  free(lineup->place);
  free(lineup->key);
  *lineup = (reach_lineup){0};
}

int reach_lineup_init(reach_lineup *lineup, uint32_t n) {
  if (lineup->n == n && lineup->key) return 0;
  reach_lineup_free(lineup);
  lineup->order = calloc((size_t)n + 1, sizeof *lineup->order);
  lineup->place = calloc((size_t)n + 1, sizeof *lineup->place);
  lineup->key = calloc((size_t)n + 1, sizeof *lineup->key);
  lineup->n = n;
  if (lineup->order && lineup->place && lineup->key) return 0;
  reach_lineup_free(lineup);
  return REACH_NO_MEMORY;
}

static int by_key(const void *left, const void *right) {
  const reach_lineup_key *a = left, *b = right;
  if (a->first < b->first || a->first > b->first) return a->first < b->first ? -1 : 1;
  if (a->second < b->second || a->second > b->second) return a->second < b->second ? -1 : 1;
  return (a->associate > b->associate) - (a->associate < b->associate);
}

void reach_lineup_sort(reach_lineup *lineup) {
  qsort(lineup->key, lineup->n, sizeof *lineup->key, by_key);
  for (uint32_t i = 0; i < lineup->n; i++) {
    lineup->order[i] = lineup->key[i].associate;
    lineup->place[lineup->order[i]] = i;
  }
}

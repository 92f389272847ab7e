/* People who are known before a file of ties is read: those of a roster, by id. */
#ifndef REACH_WORLD_KNOWN_H
#define REACH_WORLD_KNOWN_H

#include <stdbool.h>

#include "world/directory.h"

typedef struct {
  reach_directory ids;
  uint32_t n;
  bool is_numbered; /* their ids are 0, 1, 2, ... */
} reach_known;

/* `roster` has ids, and outlives it. O(n log n). Free is legal after failure. */
int reach_known_init(const reach_roster *roster, reach_known *known, reach_report *report);
void reach_known_free(reach_known *known);

/* The number of the person with this id; false where there is none. */
bool reach_known_find(const reach_known *known, const char *id, uint32_t *number);

/* What is said of a word that is nobody's id, before the word. */
#define REACH_KNOWN_REFUSAL "nobody in associates.roster has the id "

/* An edge list whose words are ids. REACH_UNREADABLE, with the place, for other words. Caller frees
 * *pairs, also on failure. */
int reach_known_read_edges(const char *path, const reach_known *known, reach_pairs *pairs,
                           reach_report *report);

#endif
